#include "gui/views/icons.h"

#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

/// Paths on a grid of 20 x 20.
const QHash<QString, const char*>& paths() {
  static const QHash<QString, const char*> table = {
      {"new", "M5.5 2.5h6l3.5 3.5v11.5h-9.5zM11 2.8v3.7h3.8M10.2 9v5M7.7 11.5h5"},
      {"open", "M2.5 5.5v10.5h13l2-7.5h-12.5l-2.5 7M2.5 5.5h5l1.5 2h6.5v1"},
      {"save", "M3.5 3.5h10.5l2.5 2.5v10.5h-13zM6.5 3.8v4.2h6v-4.2M6.5 16.2v-5h7v5"},
      {"undo", "M6.5 4.5l-3.5 3.5 3.5 3.5M3.3 8h8.2a4 4 0 0 1 0 8h-4"},
      {"redo", "M13.5 4.5l3.5 3.5-3.5 3.5M16.7 8h-8.2a4 4 0 0 0 0 8h4"},
      {"check", "M3.5 10.5l4.2 4.5 8.8-10"},
      {"run", "M6 3.8l10 6.2-10 6.2z"},
      {"play", "M6.5 4.5l9 5.5-9 5.5z"},
      {"pause", "M7 5v10M13 5v10"},
      {"stop", "M5 5h10v10h-10z"},
      {"overview", "M3 3.5h6v5h-6zM11.5 3.5h5.5v13h-5.5zM3 11.5h6v5h-6z"},
      {"results", "M3 3v14h14M5.5 13l3-4 3 2.5 5-6.5"},
      {"site",
       "M10 17.5c-3.5-4-5.2-6.500-5.200-9a5.200 5.200 0 0 1 10.400 0c0 2.500-1.700 5-5.200 9zM8.200 8.500a1.800 1.800 0 1 0 3.600 0a1.800 "
       "1.800 0 1 0-3.600 0"},
      {"hall", "M3 3.5h14v13h-14zM3 10h5.500M11.500 10h5.500M10 3.500v4"},
      {"network", "M10 3.500v4M10 7.500l-5.500 6M10 7.500l5.500 6M8 2.500h4v3h-4zM2.500 13.500h4v3.500h-4zM13.500 13.500h4v3.500h-4z"},
      {"power", "M11.500 2.500l-6.500 9h4.500l-1 6 6.500-9h-4.500z"},
      {"cooling", "M10 2.800c3 3.700 4.700 6.200 4.700 8.600a4.700 4.700 0 0 1-9.400 0c0-2.400 1.700-4.900 4.700-8.600z"},
      {"load", "M3 5h9M3 10h14M3 15h6M14.500 5h2.500M11.500 15h5.500"},
      {"cost", "M5 3l5 6.500 5-6.500M10 9.500v7.500M6 10.500h8M6 13.500h8"},
      {"operate", "M4 6h7M15 6h1.500M11 6a2 2 0 1 0 4 0a2 2 0 1 0-4 0M3.500 14h2M9.500 14h7M5.500 14a2 2 0 1 0 4 0a2 2 0 1 0-4 0"},
      {"simulate", "M3.500 10a6.500 6.500 0 1 0 13 0a6.500 6.500 0 1 0-13 0M10 6v4l2.800 2"},
      {"carbon", "M4 16c0-8 4-11.500 12-12 .5 7-3 11.500-9.500 10.800M4 17c1.500-4 4-6.500 7-8"},
      {"grade", "M4 17v-5M8 17v-8M12 17v-11M16 17v-13.500"},
      {"chip",
       "M5.500 5.500h9v9h-9zM8 3v2.500M12 3v2.500M8 14.500v2.500M12 14.500v2.500M3 8h2.500M3 12h2.500M14.500 8h2.500M14.500 12h2.500"},
      {"server", "M3 4.500h14v4.500h-14zM3 11h14v4.500h-14zM5.500 6.800h.1M5.500 13.300h.1M9 6.800h5M9 13.300h5"},
      {"rack", "M5 2.500h10v15h-10zM5 6h10M5 9.500h10M5 13h10"},
      {"chiller", "M10 2.500v15M3.500 6.200l13 7.600M16.500 6.200l-13 7.600"},
      {"item", "M6 4h8v12h-8zM8.500 7.500h3M8.500 10.500h3"},
      {"close", "M5.500 5.500l9 9M14.500 5.500l-9 9"},
      {"search", "M4 9a5 5 0 1 0 10 0a5 5 0 1 0-10 0M12.700 12.700l4 4"},
      {"add", "M10 4v12M4 10h12"},
      {"info", "M3.500 10a6.500 6.500 0 1 0 13 0a6.500 6.500 0 1 0-13 0M10 9.200v4.300M10 6.400v.1"},
  };
  return table;
}

/// Renders the lines of an icon in the colours of the theme, so that icons need no change when the theme does.
class LineIcon : public QIconEngine {
 public:
  explicit LineIcon(QString name) : name_(std::move(name)) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    const Theme& t = theme();
    const bool primary = name_ == QStringLiteral("run");
    paint_icon(*painter, rect, name_,
               mode == QIcon::Disabled   ? t.axis
               : primary                 ? t.on_accent
               : state == QIcon::On      ? t.accent
               : mode == QIcon::Selected ? t.text
                                         : t.text2);
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    QPixmap picture(size);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    paint(&painter, QRect({}, size), mode, state);
    return picture;
  }
  QIconEngine* clone() const override { return new LineIcon(name_); }

 private:
  QString name_;
};

}  // namespace

QIcon icon(const QString& name) { return QIcon(new LineIcon(name)); }

void paint_icon(QPainter& painter, const QRectF& at, const QString& name, const QColor& color) {
  // By name and colour: a few dozen. Never deleted: what Qt keeps in statics of its own may be gone before them.
  static QHash<QString, QSvgRenderer*>& renderers = *new QHash<QString, QSvgRenderer*>;
  const char* path = paths().value(name);
  if (!path) return;
  QSvgRenderer*& renderer = renderers[name + color.name()];
  if (!renderer) {
    const QByteArray svg = QByteArrayLiteral("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'><path d='") + path +
                           "' fill='none' stroke-width='1.5' stroke-linejoin='round' stroke-linecap='round' stroke='" +
                           color.name().toLatin1() + "'/></svg>";
    renderer = new QSvgRenderer(svg);
  }
  renderer->render(&painter, at);
}

void paint_severity(QPainter& painter, const QRectF& at, int severity) {
  const Theme& t = theme();
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.translate(at.topLeft());
  painter.scale(at.width() / 16, at.height() / 16);
  if (severity == 0) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.error);
    painter.drawPolygon(QPolygonF({{5, 1}, {11, 1}, {15, 5}, {15, 11}, {11, 15}, {5, 15}, {1, 11}, {1, 5}}));
    painter.setPen(QPen(t.surface, 1.8, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(5.5, 5.5), QPointF(10.5, 10.5));
    painter.drawLine(QPointF(10.5, 5.5), QPointF(5.5, 10.5));
  } else {
    const QColor color = severity == 1 ? t.warning : t.hint;
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(severity == 1 ? t.warning_bg : t.hint_bg);
    if (severity == 1)
      painter.drawPolygon(QPolygonF({{8, 1.8}, {15, 14}, {1, 14}}));
    else
      painter.drawEllipse(QPointF(8, 8), 6.5, 6.5);
    painter.drawLine(QPointF(8, severity == 1 ? 6.2 : 7.6), QPointF(8, severity == 1 ? 9.6 : 11.3));
    painter.drawPoint(QPointF(8, severity == 1 ? 11.8 : 4.9));
  }
  painter.restore();
}

}  // namespace icctwin::gui
