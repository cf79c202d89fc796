#include "gui/views/diagrams/cooling_scene.h"

#include <algorithm>

#include "gui/views/diagrams/cooling_drawing.h"
#include "gui/views/diagrams/geometry.h"

namespace icctwin::gui {

CoolingDrawing::CoolingDrawing(const CoolingDiagram& d, const Instant& now) : d_(d), now_(now) {
  for (const CooledRacks& one : d.racks)
    if (one.liquid_w > 0) liquid_.push_back(&one);
}

Scene CoolingDrawing::build() {
  scene_.dots = true;
  scene_.size = QSizeF(width, 2000);  // until the legend closes it
  liquid_side();
  if (d_.chilled) air_side();
  chillers();
  rejection();
  bands();
  tags();
  legend();
  return std::move(scene_);
}

const Element& CoolingDrawing::add(Element element, const QString& tip) {
  element.tip = tip;
  bottom_ = std::max(bottom_, element.box.bottom());
  scene_.elements.push_back(std::move(element));
  return scene_.elements.back();
}

void CoolingDrawing::pipe_of(Ink ink, Dash dash, std::string from, std::string to, std::vector<QPointF> points, bool is_return,
                             bool arrow) {
  Link link;
  link.ink = ink;
  link.dash = dash;
  link.from = std::move(from);
  link.to = std::move(to);
  link.points = std::move(points);
  link.width = pipe;
  link.opacity = is_return ? faint : 1;
  link.arrow = arrow;
  scene_.links.push_back(std::move(link));
}

void CoolingDrawing::technology(std::string from, std::string to, std::vector<QPointF> points, bool is_return, bool arrow) {
  pipe_of(Ink::technology, Dash::solid, std::move(from), std::move(to), std::move(points), is_return, arrow);
}

void CoolingDrawing::facility(std::string from, std::string to, std::vector<QPointF> points, bool is_return, bool arrow) {
  pipe_of(Ink::facility, Dash::solid, std::move(from), std::move(to), std::move(points), is_return, arrow);
}

void CoolingDrawing::chilled(std::string from, std::string to, std::vector<QPointF> points, bool is_return, bool arrow) {
  pipe_of(Ink::chilled, Dash::chilled, std::move(from), std::move(to), std::move(points), is_return, arrow);
}

void CoolingDrawing::condenser(std::string from, std::string to, std::vector<QPointF> points, bool is_return, bool arrow) {
  pipe_of(Ink::condenser, Dash::condenser, std::move(from), std::move(to), std::move(points), is_return, arrow);
}

void CoolingDrawing::pump(const char* key, const char* pointer, const LoopSizes& loop, QPointF middle, Ink ink, const Text& name,
                          bool name_above) {
  Element made;
  made.key = key;
  made.pointer = pointer;
  made.name = words(name);
  made.shapes.push_back({Symbol::pump_left, QRectF(middle.x() - pump_size / 2, middle.y() - pump_size / 2, pump_size, pump_size), ink});
  const QString count = loop.standby > 0 ? words({"%1 + %2", "%1 + %2"}).arg(whole(loop.pumps), whole(loop.standby)) : whole(loop.pumps);
  const double y = name_above ? middle.y() - pump_size / 2 - 31 : middle.y() + pump_size / 2 + 2;
  made.labels.push_back(text_middle({middle.x(), y}, count, Face::table_strong));
  made.labels.push_back(text_middle({middle.x(), y + 15}, watts(loop.pump_w), Face::small, Ink::text2));
  close_box(made);
  add(std::move(made), words({"Pumps that run + standby; power at design flow", "运行 + 备用台数；功率为设计流量下"}));
}

void CoolingDrawing::exchanger(const char* key, const char* pointer, double top, const QString& name, const QString& value) {
  std::vector<BesideLine> lines = {{name, false, Ink::text2}};
  if (!value.isEmpty()) lines.push_back({value, true});
  add(below(key, pointer, Symbol::exchanger, Ink::text2, QRectF(free_x, top, plates_wide, plates_high), lines),
      d_.facility && d_.chilled ? words({"Heat of both loops that is taken without chillers", "两个环路不经冷水机组带走的热量合计"})
                                : words({"Heat that is taken without chillers", "不经冷水机组带走的热量"}));
}

void CoolingDrawing::bands() {
  const double end = bottom_ + 10;
  const Text captions[] = {{"Hall", "主机房"}, {"CDU room", "CDU 间"}, {"Plant room", "制冷机房"}, {"Roof", "屋面"}};
  const double edges[] = {0, hall_end, cdu_end, plant_end, width};
  for (int i = 0; i < 4; ++i)
    scene_.bands.push_back({QRectF(edges[i], 6, edges[i + 1] - edges[i], end - 6), words(captions[i]), {}, false});
  scene_.bands.back().box.setWidth(width - plant_end - 0.5);
}

std::vector<QString> CoolingDrawing::sizes(const LoopSizes& loop) {
  std::vector<QString> lines = {flow(loop.flow_m3_per_s)};
  if (loop.pressure_pa > 0) lines.push_back(pressure(loop.pressure_pa));
  return lines;
}

void CoolingDrawing::put(Ink edge, const char* channel, double design_c, const std::vector<QString>& lines, const std::vector<QPointF>& at,
                         const Text& name, bool beyond) {
  Tag made = tag(edge, degrees(value(channel, design_c)), lines, beyond);
  made.tip = lines.empty() ? words(name) : words({"%1; flow and pressure at design", "%1；流量与压力为设计值"}, words(name));
  place_tag(scene_, std::move(made), at);
}

void CoolingDrawing::tags() {
  if (d_.facility && !d_.cdus.empty()) {
    LoopSizes all = d_.cdus.front().loop;
    for (std::size_t i = 1; i < d_.cdus.size(); ++i) all.flow_m3_per_s += d_.cdus[i].loop.flow_m3_per_s;
    put(Ink::technology, "coolant_return_c", all.return_c, {}, {hot_}, {"Mean CDU return", "CDU 平均回水温度"}, return_beyond());
    put(Ink::technology, "coolant_supply_c", all.supply_c, sizes(all), {cold_ + QPointF(0, 0), cold_ + QPointF(8, 0)},
        {"Warmest CDU supply", "CDU 最高供水温度"}, supply_beyond());
    put(Ink::facility, "facility_return_c", d_.facility->return_c, {}, {warm_at_, warm_at_ + QPointF(24, 0)},
        {"Facility loop return", "一次侧回水温度"});
    put(Ink::facility, "facility_supply_c", d_.facility->supply_c, sizes(*d_.facility),
        {cold_at_, cold_at_ + QPointF(8, 8), {up_x, facility_pump_in_.y() + 50}}, {"Facility loop supply", "一次侧供水温度"});
  }
  if (d_.chilled) {
    put(Ink::air, "room_return_c", d_.room_return_c, {}, {air_hot_}, {"Room return air", "回风温度"});
    put(Ink::air, "room_supply_c", d_.room_supply_c, {}, {air_cold_ + QPointF(0, 0)}, {"Room supply air", "送风温度"},
        now_.has_run() && now_.channel("room_supply_c") > d_.room_limit_c);
    put(Ink::chilled, "chilled_return_c", d_.chilled->return_c, {}, {chilled_warm_, chilled_warm_ + QPointF(-20, 0)},
        {"Chilled loop return", "冷冻水回水温度"});
    put(Ink::chilled, "chilled_supply_c", d_.chilled->supply_c, sizes(*d_.chilled), {chilled_cold_, chilled_cold_ + QPointF(8, 8)},
        {"Chilled loop supply", "冷冻水供水温度"});
  }
  if (leaving_.isNull()) return;
  put(Ink::condenser, "condenser_supply_c", d_.condenser.supply_c, sizes(d_.condenser), {leaving_, leaving_ + QPointF(0, 40)},
      {"Water leaving the heat rejection", "散热设备出水温度"});
}

void CoolingDrawing::legend() {
  const auto line = [&](const Text& text, Ink ink, Dash dash, double line_width = pipe) {
    scene_.legend.push_back({LegendEntry::Kind::line, words(text), ink, dash, line_width});
  };
  if (d_.facility && !d_.cdus.empty()) {
    line({"technology cooling", "二次侧"}, Ink::technology, Dash::solid);
    line({"facility water", "一次侧"}, Ink::facility, Dash::solid);
  }
  line({"condenser water", "冷却水"}, Ink::condenser, Dash::condenser);
  if (d_.chilled) line({"chilled water", "冷冻水"}, Ink::chilled, Dash::chilled);
  if (d_.reuse) line({"heat reuse", "余热"}, Ink::reuse, Dash::reuse);
  if (d_.chilled) line({"air", "空气"}, Ink::air, Dash::solid, air_pipe);
  scene_.legend.push_back(
      {LegendEntry::Kind::text, words({"faint: return; flow and pressure: at design", "浅色为回水；流量、压力为设计值"})});
  if (supply_beyond() || return_beyond()) scene_.legend.push_back({LegendEntry::Kind::hatch, words({"beyond its limit", "超出限值"})});
  if (now_.has_run())
    scene_.sentences.push_back(words({"Cooling power %1 = chillers %2 + pumps %3 + room fans %4 + heat rejection fans %5%6",
                                      "制冷用电 %1 = 冷水机组 %2 + 水泵 %3 + 末端风机 %4 + 散热风机 %5%6"})
                                   .arg(watts(now_.channel("cooling_power_w")), watts(now_.channel("chiller_power_w")),
                                        watts(now_.channel("pump_power_w")), watts(now_.channel("air_fan_power_w")),
                                        watts(now_.channel("rejection_fan_power_w")), heat_pump_part()));
  else
    scene_.sentences.push_back(
        words({"Design heat: %1 to liquid, %2 to air", "设计热量：液冷 %1，风冷 %2"}).arg(watts(d_.liquid_w), watts(d_.air_w)));
  add_legend(scene_, width, bottom_ + 18);
}

QString CoolingDrawing::heat_pump_part() const {
  if (!d_.reuse || !d_.reuse->heat_pump) return {};
  double rest_w = now_.channel("cooling_power_w");
  for (const char* part : {"chiller_power_w", "pump_power_w", "air_fan_power_w", "rejection_fan_power_w"}) rest_w -= now_.channel(part);
  return words({" + heat pump %1", " + 热泵 %1"}, watts(std::max(0.0, rest_w)));
}

Scene cooling_scene(const CoolingDiagram& d, const Instant& now) { return CoolingDrawing(d, now).build(); }

}  // namespace icctwin::gui
