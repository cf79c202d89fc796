#include "gui/views/plan/rack_elevation.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>
#include <cmath>

#include "gui/document/words.h"
#include "gui/models/figure_units.h"
#include "gui/views/page_parts.h"
#include "gui/views/table_delegate.h"
#include "gui/views/theme.h"
#include "sim/document/numbers.h"

namespace icctwin::gui {
namespace {

constexpr double scale_px = 34, rail_px = 12, margin_px = 12, least_unit_px = 11, unit_px = 15;

QString device_name(const RackDevice& device) {
  if (device.kind == RackDevice::Kind::network) return words({"Switches of the rack", "机柜内交换机"});
  return qstring(device.name);
}

QString device_sheet(const RackDevice& device, const SheetNames& names) {
  return device.sheet.empty() ? QString() : names.of(device.sheet);
}

QString device_power(double watts) {
  const FigureUnit unit = power_unit(watts);
  return qstring(document::Numbers(language()).with_unit(unit.shown(watts), 1, unit.name.toStdString()));
}

QString units_of(const RackDevice& device) {
  const int top = device.bottom_u + device.height_u - 1;
  return top == device.bottom_u ? QStringLiteral("U%1").arg(top) : QStringLiteral("U%1–%2").arg(device.bottom_u).arg(top);
}

}  // namespace

RackFrontView::RackFrontView(RackFront front, SheetNames names, QWidget* parent)
    : QWidget(parent), front_(std::move(front)), names_(std::move(names)) {
  setAccessibleName(words({"Front of rack %1", "机柜 %1 正面"}, qstring(front_.rack)));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize RackFrontView::sizeHint() const { return {330, static_cast<int>(front_.height_u * unit_px + 2 * margin_px)}; }

QSize RackFrontView::minimumSizeHint() const { return {260, static_cast<int>(front_.height_u * least_unit_px + 2 * margin_px)}; }

void RackFrontView::mark(int device) {
  marked_ = device;
  update();
}

QRectF RackFrontView::box(const RackDevice& device) const {
  const double unit = (height() - 2 * margin_px) / front_.height_u;
  const double top = margin_px + (front_.height_u - (device.bottom_u + device.height_u - 1)) * unit;
  return {scale_px + rail_px, top, width() - scale_px - 2 * rail_px - margin_px, device.height_u * unit};
}

void RackFrontView::paint_device(QPainter& painter, const RackDevice& device, bool marked) const {
  const Theme& t = theme();
  const QRectF at = box(device).adjusted(0.5, 1.5, -0.5, -0.5);
  painter.setPen(QPen(marked ? t.accent : t.line2, marked ? 2 : 1));
  painter.setBrush(marked ? t.selected : t.surface2);
  painter.drawRoundedRect(at, 3, 3);
  const QRectF inner = at.adjusted(10, 0, -10, 0);
  const bool two_lines = at.height() >= 34;
  painter.setFont(face(at.height() >= 15 ? Face::table_strong : Face::small));
  painter.setPen(t.text);
  const QString power = device_power(device.design_w);
  const double power_width = QFontMetricsF(face(Face::table)).horizontalAdvance(power) + 10;
  const QRectF first = two_lines ? QRectF(inner.left(), inner.center().y() - 17, inner.width(), 18) : inner;
  painter.drawText(first.adjusted(0, 0, -power_width, 0), Qt::AlignLeft | Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(device_name(device), Qt::ElideRight, static_cast<int>(first.width() - power_width)));
  painter.setFont(face(at.height() >= 15 ? Face::table : Face::small));
  painter.setPen(t.text2);
  painter.drawText(first, Qt::AlignRight | Qt::AlignVCenter, power);
  if (!two_lines) return;
  painter.setFont(face(Face::small));
  painter.setPen(t.text3);
  painter.drawText(QRectF(inner.left(), inner.center().y() + 1, inner.width(), 16), Qt::AlignLeft | Qt::AlignVCenter,
                   painter.fontMetrics().elidedText(device_sheet(device, names_), Qt::ElideRight, static_cast<int>(inner.width())));
}

void RackFrontView::paintEvent(QPaintEvent*) {
  const Theme& t = theme();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(rect(), t.surface);
  const double unit = (height() - 2 * margin_px) / front_.height_u;
  const QRectF frame(scale_px, margin_px, width() - scale_px - margin_px, height() - 2 * margin_px);
  painter.setPen(QPen(t.axis, 1));
  painter.setBrush(t.canvas);
  painter.drawRect(frame.adjusted(0.5, 0.5, -0.5, -0.5));
  painter.setFont(face(Face::small));
  // Every fifth unit is named, as on the posts of racks; where they are high enough, every one.
  const int step = unit >= 15 ? 1 : 5;
  for (int u = 1; u <= front_.height_u; ++u) {
    const double y = margin_px + (front_.height_u - u) * unit;
    painter.setPen(t.grid);
    painter.drawLine(QPointF(frame.left() + rail_px, y), QPointF(frame.right() - rail_px, y));
    if (u % step != 0 && u != 1) continue;
    painter.setPen(t.text3);
    painter.drawText(QRectF(0, y, scale_px - 6, unit), Qt::AlignRight | Qt::AlignVCenter, QString::number(u));
  }
  painter.setPen(t.line2);
  for (const double x : {frame.left() + rail_px, frame.right() - rail_px})
    painter.drawLine(QPointF(x, frame.top()), QPointF(x, frame.bottom()));
  for (std::size_t i = 0; i < front_.devices.size(); ++i) paint_device(painter, front_.devices[i], marked_ == static_cast<int>(i));
}

RackElevation::RackElevation(const RackFront& front, const SheetNames& names, std::optional<double> power_w, const QString& instant,
                             QWidget* parent)
    : QDialog(parent), view_(new RackFrontView(front, names)) {
  setObjectName(QStringLiteral("rack_elevation"));
  setWindowTitle(words({"Rack %1", "机柜 %1"}, qstring(front.rack)));
  setStyleSheet(style_sheet());
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(16, 12, 16, 12);
  column->setSpacing(10);
  QStringList facts{names.of(front.sheet), QStringLiteral("%1U").arg(front.height_u),
                    words({"design %1", "设计功率 %1"}, device_power(front.design_w))};
  if (front.rated_w > 0) facts << words({"rated %1", "额定 %1"}, device_power(front.rated_w));
  add_header(*column, qstring(front.rack), {}, facts.join(QStringLiteral(" · ")));
  if (power_w) {
    auto* now = new QHBoxLayout;
    now->setSpacing(10);
    auto* chip = new QLabel(words({"simulated", "仿真值"}));
    chip->setObjectName(QStringLiteral("simulated"));
    now->addWidget(chip);
    now->addWidget(new QLabel(words({"%1 at %2", "%2 功率 %1"}).arg(device_power(*power_w), instant)));
    now->addStretch(1);
    column->addLayout(now);
  }
  auto* row = new QHBoxLayout;
  row->setSpacing(12);
  row->addWidget(view_, 3);
  row->addWidget(make_list(front, names), 4);
  column->addLayout(row, 1);
  auto* foot = new QHBoxLayout;
  auto* note =
      new QLabel(words({"The scenario says how many devices the rack holds, not where: they are spread evenly, the first one lowest.",
                        "方案只给出机柜内设备数量，未给出位置；此处自下而上均匀排列，仅为示意。"}));
  note->setObjectName(QStringLiteral("muted"));
  note->setWordWrap(true);
  foot->addWidget(note, 1);
  auto* close = new QPushButton(words({"Close", "关闭"}));
  connect(close, &QPushButton::clicked, this, &QDialog::accept);
  foot->addWidget(close);
  column->addLayout(foot);
  resize(860, std::max(560, view_->sizeHint().height() + 130));
}

QWidget* RackElevation::make_list(const RackFront& front, const SheetNames& names) {
  auto* model = new QStandardItemModel(0, 4, this);
  model->setHorizontalHeaderLabels(
      {words({"Device", "设备"}), words({"Data sheet", "样本"}), words({"Units", "位置"}), words({"Design power", "设计功率"})});
  for (const RackDevice& device : front.devices) {
    QList<QStandardItem*> cells;
    for (const QString& text : {device_name(device), device_sheet(device, names), units_of(device), device_power(device.design_w)})
      cells << new QStandardItem(text);
    cells.last()->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    model->appendRow(cells);
  }
  model->setHeaderData(3, Qt::Horizontal, QVariant(Qt::AlignRight | Qt::AlignVCenter), Qt::TextAlignmentRole);
  QTableView* table = make_table(words({"Devices of the rack, from the top", "机柜内设备，自上而下"}), model, this);
  table->setObjectName(QStringLiteral("rack_devices"));
  fit_columns(*table, 60, 200, 110);
  table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Interactive);
  table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
  connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& now) { view_->mark(now.row()); });
  return table;
}

}  // namespace icctwin::gui
