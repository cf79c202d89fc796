#include "gui/views/plan/plan_aside.h"

#include <QPainter>
#include <cmath>

#include "gui/document/words.h"
#include "gui/models/run_model.h"
#include "gui/views/plan/plan_layers.h"
#include "gui/views/theme.h"
#include "sim/document/numbers.h"
#include "sim/results/series/series_reader.h"

namespace icctwin::gui {
namespace {

using document::Numbers;

constexpr int padding = 12, line_height = 25, head_height = 30, ramp_height = 10;

QString with_unit(const Numbers& numbers, double value, int decimals, const QString& unit) {
  if (unit == u'%') return qstring(numbers.percent(value / 100, decimals));
  return unit.isEmpty() ? qstring(numbers.fixed(value, decimals)) : qstring(numbers.with_unit(value, decimals, unit.toStdString()));
}

}  // namespace

PlanAside::PlanAside(PlanState& state, QWidget* parent) : QWidget(parent), state_(state) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  for (const auto signal :
       {&PlanState::overlay_changed, &PlanState::values_changed, &PlanState::selection_changed, &PlanState::floor_changed})
    connect(&state, signal, this, &PlanAside::refresh);
  // Lines of the rack come one after the other, and need room when they do.
  connect(&state.bench(), &Workbench::rack_series_read, this, &PlanAside::refresh);
}

void PlanAside::refresh() {
  updateGeometry();
  update();
  QStringList told;
  for (const Line& line : lines()) told << line.label + u' ' + line.value + u' ' + line.remark;
  setAccessibleName(words({"Values of the rack and legend", "机柜数值与图例"}));
  setAccessibleDescription(told.join(QStringLiteral("; ")));
}

QString PlanAside::instant() const {
  const Timeline& line = state_.bench().timeline();
  return line.empty() ? QString() : qstring(Numbers(language(), line.utc_offset_s()).moment(line.now_unix_s()));
}

std::vector<PlanAside::Line> PlanAside::lines() const {
  std::vector<Line> lines;
  const int rack = state_.current_rack();
  if (rack < 0) return lines;
  const Numbers numbers(language());
  const RackPlace* place = state_.place(rack);
  if (state_.bench().run()) {
    for (const Overlay overlay : {Overlay::power, Overlay::coolant_out, Overlay::junction}) {
      const OverlayKind& kind = overlay_kind(overlay);
      const auto now = rack_value_now(state_.bench(), state_.floor()->racks[static_cast<std::size_t>(rack)].id, kind.channel);
      if (!now) continue;
      const FigureUnit unit = overlay_unit(kind);
      const double raw = *now, value = overlay == Overlay::power ? raw / 1e3 : unit.shown(raw);
      QString remark;
      if (overlay == Overlay::power && place && place->design_w > 0)
        remark = words({"%1 of design", "设计值的 %1"}, qstring(numbers.percent(raw / place->design_w, 0)));
      if (overlay == Overlay::junction && place && place->throttle_c > 0)
        remark = words({"limit %1", "限值 %1"}, qstring(numbers.fixed(unit.shown(place->throttle_c), 1)));
      lines.push_back({words(kind.title), with_unit(numbers, value, kind.decimals, unit.name), remark});
    }
  }
  if (place) {
    lines.push_back({words({"Design power", "设计功率"}), with_unit(numbers, place->design_w / 1e3, 1, "kW"),
                     place->rated_w > 0 ? words({"rated %1", "额定 %1"}, qstring(numbers.fixed(place->rated_w / 1e3, 1))) : QString()});
    if (place->accelerators > 0)
      lines.push_back({words({"Accelerators", "加速卡"}), qstring(numbers.fixed(place->accelerators, 0)),
                       words({"in %1 servers", "%1 台服务器"}, QString::number(place->nodes))});
    if (!place->cdu.empty())
      lines.push_back(
          {QStringLiteral("CDU"), QString::fromStdString(place->cdu),
           words({"liquid %1", "液冷 %1"}, qstring(numbers.percent(place->design_w > 0 ? place->liquid_w / place->design_w : 0, 0)))});
  }
  return lines;
}

int PlanAside::rack_height() const {
  const auto count = static_cast<int>(lines().size());
  return count == 0 ? 0 : head_height + count * line_height + 14;
}

int PlanAside::legend_height() const {
  const RackOverlay& overlay = state_.overlay();
  if (overlay.overlay() == Overlay::none) return 0;
  return overlay.empty() ? head_height + 58 : head_height + 108;
}

QSize PlanAside::sizeHint() const { return {270, rack_height() + legend_height()}; }

void PlanAside::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), theme().surface);
  const int rack = rack_height();
  if (rack > 0) paint_rack(painter, QRectF(0, 0, width(), rack));
  if (legend_height() > 0) paint_legend(painter, QRectF(0, rack, width(), legend_height()));
}

void PlanAside::paint_rack(QPainter& painter, const QRectF& area) const {
  const Theme& t = theme();
  painter.fillRect(QRectF(area.left(), area.top(), area.width(), head_height), t.surface2);
  painter.setPen(t.line);
  painter.drawLine(area.topLeft(), area.topRight());
  painter.setPen(t.text);
  painter.setFont(face(Face::strong));
  const QString id = QString::fromStdString(state_.floor()->racks[static_cast<std::size_t>(state_.current_rack())].id);
  const QString title = state_.bench().run() ? words({"%1 (%2)", "%1（%2）"}).arg(id, instant()) : id;
  painter.drawText(QRectF(padding, area.top(), area.width() - 2 * padding, head_height), Qt::AlignVCenter | Qt::AlignLeft, title);
  double y = area.top() + head_height + 5;
  for (const Line& line : lines()) {
    const QRectF row(padding, y, area.width() - 2 * padding, line_height);
    painter.setFont(face(Face::body));
    painter.setPen(t.text2);
    painter.drawText(row, Qt::AlignVCenter | Qt::AlignLeft, line.label);
    painter.setFont(face(Face::small));
    painter.setPen(t.text3);
    const double remark_width = 96;
    painter.drawText(row, Qt::AlignVCenter | Qt::AlignRight, line.remark);
    painter.setFont(face(Face::strong));
    painter.setPen(t.text);
    painter.drawText(row.adjusted(0, 0, -remark_width, 0), Qt::AlignVCenter | Qt::AlignRight, line.value);
    y += line_height;
  }
}

void PlanAside::paint_legend(QPainter& painter, const QRectF& area) const {
  const Theme& t = theme();
  const RackOverlay& overlay = state_.overlay();
  const OverlayKind& kind = overlay.kind();
  const Numbers numbers(language());
  painter.setPen(t.line);
  painter.drawLine(area.topLeft(), area.topRight());
  const QRectF inner(padding, area.top() + 4, area.width() - 2 * padding, area.height() - 4);
  painter.setFont(face(Face::strong));
  painter.setPen(t.text);
  const QString title = words({"Overlay: %1", "叠加图：%1"}, words(kind.title));
  painter.drawText(QRectF(inner.left(), inner.top(), inner.width(), 24), Qt::AlignVCenter | Qt::AlignLeft, title);
  if (kind.simulated()) {
    const QString chip = words({"simulated", "仿真值"});
    painter.setFont(face(Face::small));
    const double width = painter.fontMetrics().horizontalAdvance(chip) + 12.0;
    const QRectF box(inner.right() - width, inner.top() + 3, width, 18);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.axis, 1, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(t.text2);
    painter.drawText(box, Qt::AlignCenter, chip);
  }
  painter.setFont(face(Face::table));
  if (overlay.empty()) {
    painter.setPen(t.text2);
    const QString why = !state_.bench().run() ? words({"Not run yet: press F5.", "尚未运行：按 F5 开始。"})
                        : state_.bench().is_reading()
                            ? words({"Reading the values of racks…", "正在读取机柜数据…"})
                            : words({"This run kept no values of racks. Switch on “Write rack series” under Simulation and run again.",
                                     "此次运行未保存机柜数据。请在“仿真”中打开“输出机柜序列”后重新运行。"});
    painter.drawText(inner.adjusted(0, 28, 0, 0), Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop, why);
    return;
  }
  const QRectF ramp(inner.left(), inner.top() + 30, inner.width(), ramp_height);
  const auto& colors = map_colors(kind.temperature ? MapColors::temperature : MapColors::sequential);
  for (int x = 0; x < static_cast<int>(ramp.width()); ++x)
    painter.fillRect(QRectF(ramp.left() + x, ramp.top(), 1, ramp.height()),
                     colors[static_cast<std::size_t>(x * (map_levels - 1) / ramp.width())]);
  painter.setPen(t.line2);
  painter.drawRect(ramp);
  // Numbers at round steps; the last one carries the unit.
  painter.setPen(t.text2);
  painter.setFont(face(Face::small));
  const Scale& scale = overlay.scale();
  const int steps = static_cast<int>(std::lround((scale.high - scale.low) / scale.step));
  const int decimals = scale.step < 1                                         ? static_cast<int>(std::ceil(-std::log10(scale.step) - 1e-9))
                       : std::abs(scale.step - std::round(scale.step)) > 1e-9 ? 1
                                                                              : 0;
  for (int i = 0; i <= steps; ++i) {
    const double value = scale.low + i * scale.step;
    const QString text = i == steps ? with_unit(numbers, value, decimals, overlay.unit()) : qstring(numbers.fixed(value, decimals));
    const double at = ramp.left() + ramp.width() * i / steps, width = painter.fontMetrics().horizontalAdvance(text);
    const double x = std::clamp(at - width / 2, inner.left(), inner.right() - width);
    painter.drawText(QPointF(x, ramp.bottom() + 15), text);
  }
  double y = ramp.bottom() + 24;
  const QString limit = words(kind.limit);
  if (!limit.isEmpty()) {
    painter.fillRect(QRectF(inner.left(), y + 3, 22, 10), hatch(t.text, 5));
    painter.setPen(t.text);
    painter.drawRect(QRectF(inner.left(), y + 3, 22, 10));
    painter.setPen(t.text2);
    painter.drawText(QPointF(inner.left() + 28, y + 12),
                     words({"above %1: %2 racks", "超过%1：%2 架"}).arg(limit, QString::number(overlay.count_above())));
  }
  y += 19;
  painter.fillRect(QRectF(inner.left(), y + 6, 22, 3), t.text);
  painter.setPen(t.text2);
  painter.drawText(QPointF(inner.left() + 28, y + 12), words({"front of a rack", "机柜正面"}));
  y += 19;
  QStringList facts;
  if (kind.simulated()) facts << instant();
  if (overlay.interval_s() > 0) facts << words({"mean of %1", "%1均值"}, time_words(overlay.interval_s()));
  if (overlay.has_sum()) facts << words({"total %1", "合计 %1"}, with_unit(numbers, overlay.sum(), 0, overlay.unit()));
  if (kind.simulated())
    facts << words({"run %1", "结果 %1"}, state_.bench().run_name());  // last: where room is short, the run is named elsewhere too
  painter.setPen(t.text3);
  painter.drawText(QPointF(inner.left(), y + 12),
                   painter.fontMetrics().elidedText(facts.join(QStringLiteral(" · ")), Qt::ElideRight, static_cast<int>(inner.width())));
}

}  // namespace icctwin::gui
