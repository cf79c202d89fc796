#include "gui/views/charts/chart.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/document/words.h"
#include "gui/views/elided_label.h"
#include "gui/views/paint_card.h"
#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

constexpr int padding = 12, title_height = 24;
constexpr int dots_per_inch = 96;

QToolButton* action_button(QMenu& menu, const char* name) {
  auto* button = new QToolButton;
  button->setObjectName(QLatin1String(name));
  button->setMenu(&menu);
  button->setPopupMode(QToolButton::InstantPopup);
  return button;
}

}  // namespace

Chart::Chart(QString id, const QString& title, const QString& remark, QWidget* parent)
    : QWidget(parent), id_(std::move(id)), title_(new QLabel), remark_(new ElidedLabel({}, Face::table)), menu_(new QMenu(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(padding, 7, padding, 8);
  column->setSpacing(2);
  head_ = new QHBoxLayout;
  head_->setSpacing(8);
  title_->setFont(face(Face::strong));
  head_->addWidget(title_);
  head_->addWidget(remark_, 1);
  column->addLayout(head_);
  make_actions();
  set_title(title, remark);
}

QString Chart::title() const { return title_->text(); }

void Chart::set_title(const QString& title, const QString& remark) {
  title_->setText(title);
  setAccessibleName(title);
  remark_->set_text(remark);
}

void Chart::add_control(QWidget* control) { head_->insertWidget(head_->count() - 2, control); }

void Chart::make_actions() {
  auto* copy = new QToolButton;
  copy->setObjectName(QStringLiteral("chart_action"));
  copy->setText(words({"Copy", "复制"}));
  copy->setToolTip(words({"Copy the picture", "复制图片"}));
  const auto copy_picture = [this] { QApplication::clipboard()->setImage(picture()); };
  connect(copy, &QToolButton::clicked, this, copy_picture);
  auto* save = action_button(*menu_, "chart_action");
  save->setText(words({"Save as", "另存为"}));
  save->setToolTip(words({"Save or copy picture and data", "保存或复制图片与数据"}));
  for (QToolButton* button : {copy, save}) {
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(button->toolTip());
    head_->addWidget(button);
  }

  const auto add = [this](const Text& text, auto act) { connect(menu_->addAction(words(text)), &QAction::triggered, this, act); };
  add({"Copy picture", "复制图片"}, copy_picture);
  add({"Copy data", "复制数据"}, [this] { QApplication::clipboard()->setText(data().tsv()); });
  menu_->addSeparator();
  add({"Save as PNG, 1x…", "另存为 PNG（1 倍）…"}, [this] { ask_and_save_picture("png", 1); });
  add({"Save as PNG, 2x…", "另存为 PNG（2 倍）…"}, [this] { ask_and_save_picture("png", 2); });
  add({"Save as PNG, 4x…", "另存为 PNG（4 倍）…"}, [this] { ask_and_save_picture("png", 4); });
  add({"Save as SVG…", "另存为 SVG…"}, [this] { ask_and_save_picture("svg", 1); });
  add({"Save as PDF…", "另存为 PDF…"}, [this] { ask_and_save_picture("pdf", 1); });
  menu_->addSeparator();
  add({"Save data (CSV)…", "数据另存为（CSV）…"}, [this] { ask_and_save_data(); });
}

void Chart::set_content(QWidget* content) { static_cast<QVBoxLayout*>(layout())->addWidget(content, 1); }

int Chart::content_top() const { return padding / 2 + title_height; }

QRect Chart::content_rect(const QSize& size) const {
  return {padding, content_top(), size.width() - 2 * padding, size.height() - content_top() - 8};
}

void Chart::paint_title(QPainter& painter, const QSize& size) const {
  painter.fillRect(QRect({0, 0}, size), theme().surface);
  painter.setFont(face(Face::strong));
  painter.setPen(theme().text);
  painter.drawText(QPointF(padding, padding / 2.0 + 15), title_->text());
  const double used = padding + QFontMetricsF(face(Face::strong)).horizontalAdvance(title_->text()) + 8;
  const QFontMetricsF small(face(Face::table));
  painter.setFont(face(Face::table));
  painter.setPen(theme().text3);
  // What leaves the window says that it is no measurement.
  const QString simulated = words({"simulated, not measured", "仿真值，非实测值"});
  const double right = size.width() - padding - small.horizontalAdvance(simulated);
  painter.drawText(QPointF(right, padding / 2.0 + 15), simulated);
  painter.drawText(QPointF(used, padding / 2.0 + 15), small.elidedText(remark_->text(), Qt::ElideRight, right - used - 8));
}

QImage Chart::picture(double scale) {
  QImage image(size() * scale, QImage::Format_ARGB32_Premultiplied);
  image.fill(theme().surface);
  paint_upon(image, size(), scale);
  return image;
}

QString Chart::save_picture(const QString& file, double scale) {
  const QString ending = QFileInfo(file).suffix().toLower();
  QString refused = words({"The file could not be written: %1", "文件无法写入：%1"}, file);
  if (ending == QStringLiteral("png")) return picture(scale).save(file, "PNG") ? QString() : refused;
  if (QFile probe(file); !probe.open(QIODevice::WriteOnly)) return refused;
  if (ending == QStringLiteral("svg")) {
    QSvgGenerator svg;
    svg.setFileName(file);
    svg.setTitle(title());
    svg.setResolution(dots_per_inch);
    svg.setSize(size());
    svg.setViewBox(QRect({0, 0}, size()));
    paint_upon(svg, size(), 1);
    return {};
  }
  if (ending == QStringLiteral("pdf")) {
    QPdfWriter pdf(file);
    pdf.setTitle(title());
    pdf.setResolution(dots_per_inch);
    pdf.setPageSize(QPageSize(QSizeF(size()) * 72 / dots_per_inch, QPageSize::Point, {}, QPageSize::ExactMatch));
    pdf.setPageMargins({0, 0, 0, 0});
    paint_upon(pdf, size(), 1);
    return {};
  }
  return words({"“%1” is no kind of picture: png, svg or pdf.", "“%1”不是图片格式：可用 png、svg 或 pdf。"}, ending);
}

QString Chart::save_data(const QString& path) const {
  QFile file(path);
  const QByteArray text = data().csv();
  if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
    return words({"The file could not be written: %1", "文件无法写入：%1"}, file.errorString());
  return {};
}

void Chart::ask_and_save_picture(const char* ending, double scale) {
  const QString type = QString::fromLatin1(ending);
  QString file = QFileDialog::getSaveFileName(this, words({"Save the chart", "图另存为"}), id_ + '.' + type,
                                              type.toUpper() + QStringLiteral(" (*.") + type + ')');
  if (file.isEmpty()) return;
  if (QFileInfo(file).suffix().isEmpty()) file += '.' + type;
  tell_failure(save_picture(file, scale));
}

void Chart::ask_and_save_data() {
  const QString file = QFileDialog::getSaveFileName(this, words({"Save the data", "数据另存为"}), id_ + QStringLiteral(".csv"),
                                                    QStringLiteral("CSV (*.csv)"));
  if (!file.isEmpty()) tell_failure(save_data(file));
}

void Chart::tell_failure(const QString& reason) {
  if (!reason.isEmpty()) QMessageBox::warning(this, words({"Not saved", "未保存"}), reason);
}

void Chart::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paint_card(painter, rect());
}

void Chart::contextMenuEvent(QContextMenuEvent* event) { menu_->popup(event->globalPos()); }

}  // namespace icctwin::gui
