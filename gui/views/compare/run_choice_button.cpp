#include "gui/views/compare/run_choice_button.h"

#include <QFileDialog>
#include <QMenu>
#include <QPainter>

#include "gui/document/words.h"
#include "gui/views/plot.h"
#include "gui/views/theme.h"
#include "sim/document/numbers.h"

namespace icctwin::gui {
namespace {

constexpr int field_height = 30, mark_width = 20, arrow_width = 24, padding = 10;

}  // namespace

QString choice_text(const RunChoice& choice) {
  QString text = choice.scenario + QStringLiteral(" · ") + choice.name;
  if (choice.pue > 0) text += QStringLiteral(" · PUE ") + qstring(document::Numbers(language()).fixed(choice.pue, 3));
  if (choice.status != QStringLiteral("ok")) text += QStringLiteral(" · ") + words({"partial", "部分结果"});
  return text;
}

void fill_run_menu(QMenu& menu, const std::vector<RunChoice>& choices, const std::function<void(const QString&)>& chosen) {
  QString scenario;
  for (const RunChoice& choice : choices) {
    if (choice.scenario != scenario) menu.addSection(choice.scenario);
    scenario = choice.scenario;
    QObject::connect(menu.addAction(choice_text(choice)), &QAction::triggered, &menu, [chosen, folder = choice.folder] { chosen(folder); });
  }
  menu.addSeparator();
  QObject::connect(menu.addAction(words({"Other folder…", "其他目录…"})), &QAction::triggered, &menu,
                   [chosen, parent = menu.parentWidget()] {
                     const QString folder = QFileDialog::getExistingDirectory(parent, words({"Folder of a run", "运行结果目录"}));
                     if (!folder.isEmpty()) chosen(folder);
                   });
}

RunChoiceButton::RunChoiceButton(int run, const QString& role, const QString& name, QWidget* parent)
    : QToolButton(parent), run_(run), role_(role), name_(name) {
  setObjectName(QStringLiteral("run_choice_%1").arg(run));
  setText(role + u' ' + name);
  setAccessibleName(text());
  setToolTip(text());
  setPopupMode(QToolButton::InstantPopup);
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize RunChoiceButton::sizeHint() const {
  const int width = QFontMetrics(face(Face::body)).horizontalAdvance(role_) + QFontMetrics(face(Face::strong)).horizontalAdvance(name_);
  return {width + 2 * padding + arrow_width + (run_ >= 0 ? mark_width + 6 : 0) + 6, field_height};
}

void RunChoiceButton::paintEvent(QPaintEvent*) {
  const Theme& t = theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(hasFocus() ? t.accent : t.line2, hasFocus() ? 2 : 1));
  painter.setBrush(underMouse() ? t.hover : t.surface);
  painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
  double x = padding;
  if (run_ >= 0) {
    painter.setPen(run_pen(run_, 2));
    painter.drawLine(QPointF(x, height() / 2.0), QPointF(x + mark_width - 2, height() / 2.0));
    x += mark_width + 4;
  }
  const double role_width = QFontMetricsF(face(Face::body)).horizontalAdvance(role_) + 6;
  draw_text(painter, QRectF(x, 0, role_width, height()), role_, face(Face::body), t.text2);
  x += role_width;
  draw_cut(painter, QRectF(x, 0, width() - x - arrow_width, height()), name_, face(Face::strong), t.text);
  painter.setPen(QPen(t.text3, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  const QPointF c(width() - 14, height() / 2.0 + 0.5);
  painter.drawPolyline(QPolygonF({c + QPointF(-3.5, -2), c + QPointF(0, 1.8), c + QPointF(3.5, -2)}));
}

}  // namespace icctwin::gui
