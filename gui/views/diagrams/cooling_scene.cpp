#include "gui/views/diagrams/cooling_scene.h"

#include <algorithm>
#include <cmath>

#include "gui/document/words.h"
#include "gui/views/diagrams/geometry.h"
#include "gui/views/diagrams/parts.h"

namespace icctwin::gui {
namespace {

// Bands by place, from the left.
constexpr double width = 1000, hall_end = 236, cdu_end = 462, plant_end = 766;
constexpr double hall_x = 16, hall_wide = 166, cdu_x = 306, cdu_wide = 144, first_y = 60;
constexpr double reuse_x = 570, free_x = 654, plates_wide = 32, plates_high = 58, down_x = 622, up_x = 562, pump_x = 536, pump_size = 26;
constexpr double chiller_x = 594, chiller_wide = 132, chiller_high = 108, chiller_top_port = 28, chiller_low_port = 80, warm_x = 750,
                 cold_x = 780, tower_x = 826, tower_wide = 40, tower_high = 56, sump_x = 846;
constexpr double pipe = 2.4, air_pipe = 5, faint = 0.62, air_opacity = 0.4;

Text kind_name(RackCoolingKind kind) {
  switch (kind) {
    case RackCoolingKind::rear_door:
      return {"rear-door exchangers", "背板换热器"};
    case RackCoolingKind::cold_plate:
      return {"cold plates", "冷板液冷"};
    case RackCoolingKind::immersion:
      return {"immersion", "浸没式液冷"};
    case RackCoolingKind::two_phase:
      return {"two-phase immersion", "两相浸没式液冷"};
    case RackCoolingKind::spray:
      return {"spray", "喷淋液冷"};
    default:
      return {"air-cooled", "风冷"};
  }
}

std::string kind_key(RackCoolingKind kind) {
  static constexpr const char* names[] = {"air", "rear_door", "cold_plate", "immersion", "two_phase", "spray"};
  return std::string("racks/") + names[static_cast<std::size_t>(kind)];
}

class CoolingScene {
 public:
  CoolingScene(const CoolingDiagram& d, const Instant& now) : d_(d), now_(now) {
    for (const CooledRacks& one : d.racks)
      if (one.liquid_w > 0) liquid_.push_back(&one);
  }

  Scene build() {
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

 private:
  double value(const char* channel, double design) const { return now_.has_run() ? now_.channel(channel) : design; }

  const Element& add(Element element, const QString& tip = {}) {
    element.tip = tip;
    bottom_ = std::max(bottom_, element.box.bottom());
    scene_.elements.push_back(std::move(element));
    return scene_.elements.back();
  }

  void pipe_of(Ink ink, Dash dash, std::string from, std::string to, std::vector<QPointF> points, bool is_return, bool arrow = true) {
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
  void technology(std::string from, std::string to, std::vector<QPointF> points, bool is_return, bool arrow = true) {
    pipe_of(Ink::technology, Dash::solid, std::move(from), std::move(to), std::move(points), is_return, arrow);
  }
  void facility(std::string from, std::string to, std::vector<QPointF> points, bool is_return, bool arrow = true) {
    pipe_of(Ink::facility, Dash::solid, std::move(from), std::move(to), std::move(points), is_return, arrow);
  }
  void chilled(std::string from, std::string to, std::vector<QPointF> points, bool is_return, bool arrow = true) {
    pipe_of(Ink::chilled, Dash::chilled, std::move(from), std::move(to), std::move(points), is_return, arrow);
  }
  void condenser(std::string from, std::string to, std::vector<QPointF> points, bool is_return, bool arrow = false) {
    pipe_of(Ink::condenser, Dash::condenser, std::move(from), std::move(to), std::move(points), is_return, arrow);
  }

  // Racks, technology loop, CDUs, facility loop.
  void liquid_side() {
    air_y_ = first_y + 170;  // the chillers stand above it
    if (!d_.facility || liquid_.empty() || d_.cdus.empty()) return;
    double y = first_y;
    for (const CooledRacks* one : liquid_) y = rack_card(*one, y) + 10;
    double cdu_y = first_y;
    for (std::size_t i = 0; i < d_.cdus.size(); ++i) cdu_y = cdu_card(i, cdu_y) + 10;
    technology_pipes();
    facility_pipes();
    air_y_ = std::max({y, cdu_y, 322.0}) + 22;
  }

  double rack_card(const CooledRacks& one, double y) {
    std::vector<ValueLine> lines = {{words({"Design heat", "设计热量"}), watts(one.liquid_w)}};
    if (liquid_.size() == 1) {
      lines.push_back({words({"Share of its heat", "占其发热量"}), percent_of(one.liquid_w / (one.liquid_w + one.air_w))});
      if (now_.has_run()) lines.push_back({words({"Hottest junction", "最高结温"}), degrees(now_.channel("junction_max_c"))});
    }
    const QString title = counted(static_cast<qsizetype>(one.racks), {"%1 rack", "%1 个机柜"}, {"%1 racks", "%1 个机柜"});
    Element made = card(kind_key(one.kind), one.pointer, {hall_x, y}, hall_wide, title, words(kind_name(one.kind)), lines);
    made.name = title + QStringLiteral(", ") + words(kind_name(one.kind));
    if (liquid_.size() == 1) made.box.setHeight(std::max(made.box.height(), 116.0));
    return add(std::move(made),
               words({"Design heat; temperatures are those of the run at the instant", "热量为设计值；温度为所选时刻仿真值"}))
        .box.bottom();
  }

  double cdu_card(std::size_t index, double y) {
    const CduBank& bank = d_.cdus[index];
    const QString title = words({"%1 × %2", "%1 × %2"})
                              .arg(bank.id.empty() ? QStringLiteral("CDU") : QString::fromStdString(bank.id).toUpper(),
                                   whole(static_cast<double>(bank.units)));
    const QString remark =
        bank.redundant > 0 ? words({"liquid to liquid, %1 + %2", "液–液，%1 + %2"})
                                 .arg(whole(static_cast<double>(bank.units - bank.redundant)), whole(static_cast<double>(bank.redundant)))
                           : words({"liquid to liquid", "液–液"});
    Element made = card(
        "cdu/" + std::to_string(index), bank.pointer, {cdu_x, y}, cdu_wide, title, remark,
        {{words({"Rating", "单台冷量"}), cooling_watts(bank.capacity_w)}, {words({"Pumps", "水泵（设计）"}), watts(bank.loop.pump_w)}});
    made.shapes.push_back({Symbol::pump_left, QRectF(cdu_x + 30, made.box.bottom() + 6, 26, 26), Ink::technology});
    made.shapes.push_back({Symbol::exchanger, QRectF(cdu_x + 82, made.box.bottom(), 28, 36), Ink::text2});
    made.box.setHeight(made.box.height() + 46);
    if (supply_beyond() || return_beyond()) made.state = State::warned;
    return add(std::move(made), words({"Limits: supply %1, return %2", "限值：供水 %1，回水 %2"})
                                    .arg(degrees(bank.supply_limit_c), degrees(bank.return_limit_c)))
        .box.bottom();
  }

  bool supply_beyond() const {
    return now_.has_run() &&
           std::ranges::any_of(d_.cdus, [&](const CduBank& one) { return now_.channel("coolant_supply_c") > one.supply_limit_c; });
  }
  bool return_beyond() const {
    return now_.has_run() &&
           std::ranges::any_of(d_.cdus, [&](const CduBank& one) { return now_.channel("coolant_return_c") > one.return_limit_c; });
  }

  const QRectF& box(const std::string& key) const { return scene_.find(key)->box; }

  // One kind of racks and one bank are joined directly, more by a pair of headers.
  void technology_pipes() {
    const double right = hall_x + hall_wide;
    if (liquid_.size() == 1 && d_.cdus.size() == 1) {
      const std::string racks = kind_key(liquid_.front()->kind);
      const double hot = first_y + 34, cold = first_y + 94;
      technology(racks, "cdu/0", {{right, hot}, {cdu_x, hot}}, true);
      technology("cdu/0", racks, {{cdu_x, cold}, {right, cold}}, false);
      hot_ = {(right + cdu_x) / 2, hot};
      cold_ = {(right + cdu_x) / 2, cold};
      return;
    }
    constexpr double supply_x = 202, return_x = 220;
    double top_supply = 1e9, top_return = 1e9, end_supply = 0, end_return = 0;
    const auto reach = [&](double supply, double back) {
      top_supply = std::min(top_supply, supply);
      end_supply = std::max(end_supply, supply);
      top_return = std::min(top_return, back);
      end_return = std::max(end_return, back);
    };
    struct Branch {
      std::string key;
      double supply, back;
    };
    std::vector<Branch> racks, cdus;
    for (const CooledRacks* one : liquid_) {
      const QRectF& at = box(kind_key(one->kind));
      racks.push_back({kind_key(one->kind), at.top() + at.height() * 0.72, at.top() + at.height() * 0.3});
      reach(racks.back().supply, racks.back().back);
    }
    for (std::size_t i = 0; i < d_.cdus.size(); ++i) {
      const std::string key = "cdu/" + std::to_string(i);
      const QRectF& at = box(key);
      cdus.push_back({key, at.top() + 94, at.top() + 34});
      reach(cdus.back().supply, cdus.back().back);
    }
    technology("", "", {{supply_x, top_supply}, {supply_x, end_supply}}, false, false);
    technology("", "", {{return_x, top_return}, {return_x, end_return}}, true, false);
    for (const Branch& one : racks) {
      technology("", one.key, {{supply_x, one.supply}, {right, one.supply}}, false, false);
      technology(one.key, "", {{right, one.back}, {return_x, one.back}}, true, false);
    }
    for (const Branch& one : cdus) {
      technology("", one.key, {{return_x, one.back}, {cdu_x, one.back}}, true);
      technology(one.key, "", {{cdu_x, one.supply}, {supply_x, one.supply}}, false);
    }
    hot_ = {(return_x + cdu_x) / 2, cdus.front().back};
    cold_ = {(return_x + cdu_x) / 2, cdus.front().supply};
  }

  /// Names stand above pumps, so that tags have room below the pipe; those of the roof below.
  void pump(const char* key, const char* pointer, const LoopSizes& loop, QPointF middle, Ink ink, const Text& name,
            bool name_above = true) {
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

  // Return through the user of heat and the free-cooling exchanger, then the trim chillers; supply through the pumps.
  void facility_pipes() {
    const double right = cdu_x + cdu_wide, warm = first_y + 34, cold = first_y + 104;
    const bool direct = d_.cdus.size() == 1;
    constexpr double warm_head = 474, cold_head = 486;
    pump("facility_pump", "/cooling/facility_loop/pump", *d_.facility, {pump_x, cold}, Ink::facility, {"Facility pumps", "一次泵"});
    if (direct) {
      facility("facility_pump", "cdu/0", {{pump_x - pump_size / 2, cold}, {right, cold}}, false);
    } else {
      double end_warm = warm, end_cold = cold;
      for (std::size_t i = 0; i < d_.cdus.size(); ++i) {
        const std::string key = "cdu/" + std::to_string(i);
        const double back = box(key).top() + 34, supply = box(key).top() + 104;
        if (i > 0) facility(key, "", {{right, back}, {warm_head, back}}, true, false);
        facility("", key, {{cold_head, supply}, {right, supply}}, false, false);
        end_warm = std::max(end_warm, back);
        end_cold = std::max(end_cold, supply);
      }
      if (end_warm > warm) facility("", "", {{warm_head, end_warm}, {warm_head, warm}}, true, false);
      facility("", "", {{cold_head, cold}, {cold_head, end_cold}}, false, false);
      facility("facility_pump", "", {{pump_x - pump_size / 2, cold}, {cold_head, cold}}, false, false);
    }
    std::string from = "cdu/0";
    double from_x = right;
    if (d_.reuse) {
      reuse(warm);
      facility(from, "reuse", {{from_x, warm}, {reuse_x, warm}}, true);
      from = "reuse";
      from_x = reuse_x + plates_wide;
    }
    exchanger("free", "/cooling/facility_loop", warm - 14, words({"free cooling", "自然冷却"}), free_value());
    facility(from, "free", {{from_x, warm}, {free_x, warm}}, true);
    warm_at_ = {d_.reuse ? (right + reuse_x) / 2 : (right + free_x) / 2, warm};
    cold_at_ = {(right + pump_x) / 2 - 10, cold};
    facility_out_ = {free_x, warm + 34};
    facility_pump_in_ = {pump_x + pump_size / 2, cold};
    if (!d_.trim) facility("free", "facility_pump", {facility_out_, {down_x, facility_out_.y()}, {down_x, cold}, facility_pump_in_}, false);
  }

  QString free_value() const { return now_.has_run() ? watts(now_.channel("economizer_heat_w")) : QString(); }

  void exchanger(const char* key, const char* pointer, double top, const QString& name, const QString& value) {
    std::vector<BesideLine> lines = {{name, false, Ink::text2}};
    if (!value.isEmpty()) lines.push_back({value, true});
    add(below(key, pointer, Symbol::exchanger, Ink::text2, QRectF(free_x, top, plates_wide, plates_high), lines),
        d_.facility && d_.chilled ? words({"Heat of both loops that is taken without chillers", "两个环路不经冷水机组带走的热量合计"})
                                  : words({"Heat that is taken without chillers", "不经冷水机组带走的热量"}));
  }

  void reuse(double warm) {
    const CoolingDiagram::Reuse& words_of = *d_.reuse;
    const QString heat = now_.has_run() ? watts(now_.channel("reused_heat_w")) : words({"up to %1", "最大 %1"}, watts(words_of.demand_w));
    Element made = below("reuse", "/cooling/heat_reuse", words_of.heat_pump ? Symbol::heat_pump : Symbol::exchanger, Ink::reuse,
                         QRectF(reuse_x, warm - 14, plates_wide, plates_high - 18),
                         {{words_of.heat_pump ? words({"heat pump", "热泵"}) : words({"heat reuse", "余热换热"}), false, Ink::text2}});
    add(std::move(made));
    Element user = beside(
        "user", "/cooling/heat_reuse", Symbol::user, Ink::reuse, QRectF(640, 28, 24, 22),
        {{heat, true}, {words({"%1 / %2 °C", "%1 / %2 °C"}).arg(whole(words_of.supply_c), whole(words_of.return_c)), false, Ink::text2}});
    user.name = words({"Heat user", "余热用户"});
    add(std::move(user), words({"Heat handed to users outside; their supply and return temperatures", "供给外部用户的热量及其供回水温度"}));
    pipe_of(Ink::reuse, Dash::reuse, "reuse", "user", {{reuse_x + plates_wide / 2, warm - 14}, {reuse_x + plates_wide / 2, 39}, {640, 39}},
            false);
  }

  // Room air, its handlers, the chilled loop.
  void air_side() {
    const double y = air_y_, hot = y + 30, cold = y + 84;
    const bool beyond = now_.has_run() && now_.channel("room_supply_c") > d_.room_limit_c;
    const auto air_racks = std::ranges::find(d_.racks, RackCoolingKind::air, &CooledRacks::kind);
    Element room = card(
        "air", air_racks != d_.racks.end() ? air_racks->pointer : "/halls", {hall_x, y}, hall_wide, words({"Air side", "机房空气侧"}),
        air_racks != d_.racks.end() ? words({"%1 air racks, building", "%1 个风冷机柜及房间"}, whole(static_cast<double>(air_racks->racks)))
                                    : words({"rest of racks, building", "机柜余热及房间"}),
        {{words({"Design heat", "设计热量"}), watts(d_.air_w)},
         {words({"Supply limit", "送风温度限值"}), degrees(d_.room_limit_c), beyond}});
    room.box.setHeight(std::max(room.box.height(), 100.0));
    if (beyond) room.state = State::warned;
    add(std::move(room), words({"Design heat: what liquid does not take, busways, lighting", "设计热量：液冷未带走部分、母线与照明"}));
    Element unit = card("crah", "/cooling/air", {cdu_x, y}, cdu_wide, words({"CRAH × %1", "末端空调 × %1"}, whole(d_.air_units)),
                        d_.outside_air ? words({"with outside air", "可引入新风"}) : words({"chilled water", "冷冻水型"}),
                        {{words({"Capacity", "冷量"}), cooling_watts(d_.air_capacity_w)},
                         {words({"Fans", "风机"}), watts(value("air_fan_power_w", d_.air_fan_w))}});
    unit.shapes.push_back({Symbol::fan, QRectF(cdu_x + cdu_wide - 32, y + 8, 24, 24), Ink::text2});
    unit.box.setHeight(std::max(unit.box.height(), 100.0));
    add(std::move(unit), d_.outside_air && now_.has_run()
                             ? words({"Heat taken by outside air: %1", "新风带走热量：%1"}, watts(now_.channel("outside_air_heat_w")))
                             : QString());
    const double right = hall_x + hall_wide;
    for (const bool warm : {true, false}) {
      Link air;
      air.ink = Ink::air;
      air.width = air_pipe;
      air.opacity = air_opacity;
      air.arrow = true;
      air.from = warm ? "air" : "crah";
      air.to = warm ? "crah" : "air";
      const double at = warm ? hot : cold;
      air.points = {{warm ? right : cdu_x, at}, {warm ? cdu_x : right, at}};
      scene_.links.push_back(air);
    }
    air_hot_ = {(right + cdu_x) / 2, hot};
    air_cold_ = {(right + cdu_x) / 2, cold};
    chilled_pipes(hot, cold);
  }

  void chilled_pipes(double warm, double cold) {
    const double right = cdu_x + cdu_wide;
    pump("chilled_pump", "/cooling/chilled_loop/pump", *d_.chilled, {pump_x, cold}, Ink::chilled, {"Chilled-water pumps", "冷冻泵"});
    chilled("chilled_pump", "crah", {{pump_x - pump_size / 2, cold}, {right, cold}}, false);
    if (d_.economizer) {
      exchanger("economizer", "/cooling/economizer", warm - 14, words({"free cooling", "自然冷却"}),
                d_.facility ? QString() : free_value());
      chilled("crah", "economizer", {{right, warm}, {free_x, warm}}, true);
    }
    chilled_in_ = {pump_x + pump_size / 2, cold};
    chilled_out_ = {d_.economizer ? free_x : right, d_.economizer ? warm + 30 : warm};
    chilled_warm_ = {(right + up_x) / 2, warm};
    chilled_cold_ = {(right + pump_x) / 2 - 10, cold};
    if (d_.chillers == 0 && d_.economizer)
      chilled("economizer", "chilled_pump", {chilled_out_, {down_x, chilled_out_.y()}, {down_x, cold}, chilled_in_}, false);
    if (d_.tank) tank(warm, cold);
  }

  void tank(double warm, double cold) {
    const double x = 580, top = cold + 34;
    const double ratio = now_.channel("tank_charge_ratio"), heat_w = now_.channel("tank_heat_w");
    std::vector<BesideLine> lines = {{words({"Tank %1 m³", "蓄冷罐 %1 m³"}, whole(d_.tank->volume_m3)), true}};
    if (now_.has_run()) {
      lines.push_back({words({"%1 cold", "蓄冷量 %1"}, percent_of(ratio)), false, Ink::text2});
      lines.push_back({heat_w < 0 ? words({"charged %1", "充冷 %1"}, watts(-heat_w)) : words({"takes %1", "放冷 %1"}, watts(heat_w)), false,
                       Ink::text2});
    }
    add(beside("tank", "/cooling/thermal_storage", Symbol::tank, Ink::chilled, QRectF(x, top, 28, 40), lines),
        words({"Heat taken by the chilled-water tank, and its cold over that of a full one", "蓄冷罐吸收的热量及蓄冷比例"}));
    chilled("tank", "", {{x, top + 30}, {up_x, top + 30}, {up_x, cold}}, false, false);
    chilled("tank", "", {{x + 14, top}, {x + 14, warm}}, true, false);
  }

  void chillers() {
    if (d_.chillers == 0) {
      if (d_.chilled && !d_.economizer)
        chilled("crah", "chilled_pump",
                {{cdu_x + cdu_wide, chilled_out_.y()}, {down_x, chilled_out_.y()}, {down_x, chilled_in_.y()}, chilled_in_}, false);
      return;
    }
    chiller_y_ = d_.facility ? std::max(196.0, air_y_ - 148) : first_y + 22;
    const double heat_w = now_.channel("chiller_heat_w"), power_w = now_.channel("chiller_power_w");
    std::vector<ValueLine> lines;
    if (now_.has_run()) {
      lines.push_back({words({"Heat", "制冷量"}), watts(heat_w)});
      lines.push_back({words({"Power", "功率"}), watts(power_w)});
      lines.push_back({words({"COP", "COP"}), power_w > 0 ? QString::number(heat_w / power_w, 'f', 1) : QStringLiteral("—")});
    } else {
      lines.push_back({words({"Capacity", "冷量"}), cooling_watts(d_.chiller_capacity_w)});
    }
    const QString title = words({"Chillers × %1", "冷水机组 × %1"}, whole(d_.chillers));
    Element made = card("chillers", "/cooling/chiller", {chiller_x, chiller_y_}, chiller_wide, title,
                        d_.trim ? words({"both loops", "两个环路"}) : words({"chilled loop", "冷冻水环路"}), lines);
    made.box.setHeight(chiller_high);
    const double y0 = chiller_y_, end = y0 + chiller_high;
    add(std::move(made), words({"Capacity of all: %1", "总冷量：%1"}, cooling_watts(d_.chiller_capacity_w)));
    if (d_.trim && d_.facility) {
      facility("free", "chillers", {facility_out_, {down_x, facility_out_.y()}, {down_x, y0}}, true, false);
      facility("chillers", "facility_pump",
               {{chiller_x, y0 + chiller_top_port}, {up_x, y0 + chiller_top_port}, {up_x, facility_pump_in_.y()}, facility_pump_in_}, false,
               false);
    }
    if (d_.chilled) {
      const std::string from = d_.economizer ? "economizer" : "crah";
      chilled(from, "chillers", {chilled_out_, {down_x, chilled_out_.y()}, {down_x, end}}, true, false);
      chilled("chillers", "chilled_pump",
              {{chiller_x, y0 + chiller_low_port}, {up_x, y0 + chiller_low_port}, {up_x, chilled_in_.y()}, chilled_in_}, false, false);
    }
  }

  // Condenser loop: cold water from the sump through pumps to exchangers and chillers, warm water up to the towers.
  void rejection() {
    const double towers_y = first_y + 8, pump_y = std::max(bottom_, air_y_ + 130) + 4;
    const int drawn = std::min(d_.cells, 3);
    Element made;
    made.key = "rejection";
    made.pointer = "/cooling/heat_rejection";
    const Symbol kind = d_.rejection == RejectionKind::tower        ? Symbol::tower
                        : d_.rejection == RejectionKind::dry_cooler ? Symbol::dry_cooler
                                                                    : Symbol::source_water;
    for (int i = 0; i < drawn; ++i)
      made.shapes.push_back({kind, QRectF(tower_x + i * (tower_wide + 10), towers_y, tower_wide, tower_high), Ink::condenser});
    const Text name = d_.rejection == RejectionKind::tower        ? Text{"Cooling tower", "冷却塔"}
                      : d_.rejection == RejectionKind::dry_cooler ? Text{"Dry cooler", "干冷器"}
                                                                  : Text{"Source water", "水源换热"};
    made.name = words(name);
    double y = towers_y + tower_high + 8;
    const double x = sump_x + 14;
    const auto line = [&](const QString& text, Face face, Ink color) {
      made.labels.push_back(text_within({x, y}, width - x - 6, text, face, color));
      y += face == Face::small ? 16 : 18;
    };
    line(d_.cells > 1 ? words({"%1, %2 cells", "%1，%2 格"}).arg(words(name), whole(d_.cells)) : words(name), Face::table_strong,
         Ink::text);
    line(words({"capacity %1", "散热能力 %1"}, cooling_watts(d_.rejection_capacity_w)), Face::small, Ink::text2);
    line(words({"fans %1", "风机 %1"}, watts(value("rejection_fan_power_w", d_.rejection_fan_w))), Face::small, Ink::text2);
    if (now_.has_run()) {
      const bool wet = d_.rejection == RejectionKind::tower;
      const double outside_c = now_.channel(wet ? "wet_bulb_c" : "dry_bulb_c");
      if (d_.rejection != RejectionKind::source_water) {
        line(wet ? words({"wet bulb %1", "湿球 %1"}, degrees(outside_c)) : words({"dry bulb %1", "干球 %1"}, degrees(outside_c)),
             Face::small, Ink::text2);
        line(words({"approach %1", "逼近度 %1"}, kelvins(now_.channel("condenser_supply_c") - outside_c)), Face::small, Ink::text2);
      }
      line(words({"make-up %1 L/s", "补水 %1 L/s"}, QString::number(now_.channel("makeup_kg_per_s"), 'f', 2)), Face::small, Ink::text2);
    }
    close_box(made);
    const double text_end = made.box.bottom();
    add(std::move(made));
    pump("condenser_pump", "/cooling/condenser_pump", d_.condenser, {814, pump_y}, Ink::condenser, {"Condenser pumps", "冷却泵"}, false);

    struct Branch {
      std::string key;
      double x, warm, cold;
    };
    std::vector<Branch> branches;
    if (d_.facility && !d_.cdus.empty()) branches.push_back({"free", free_x + plates_wide, first_y + 26, first_y + 62});
    if (d_.chillers > 0)
      branches.push_back({"chillers", chiller_x + chiller_wide, chiller_y_ + chiller_top_port, chiller_y_ + chiller_low_port});
    if (d_.chilled && d_.economizer) branches.push_back({"economizer", free_x + plates_wide, air_y_ + 22, air_y_ + 58});
    if (branches.empty()) return;
    double top_cold = branches.front().cold, low_warm = branches.back().warm;
    const double inlet = towers_y + 10;
    condenser("", "rejection", {{warm_x, std::max(low_warm, inlet)}, {warm_x, inlet}, {tower_x, inlet}}, true, true);
    condenser("rejection", "condenser_pump", {{sump_x, towers_y + tower_high}, {sump_x, pump_y}, {814 + pump_size / 2, pump_y}}, false,
              true);
    condenser("condenser_pump", "", {{814 - pump_size / 2, pump_y}, {cold_x, pump_y}, {cold_x, top_cold}}, false);
    for (const Branch& one : branches) {
      condenser(one.key, "", {{one.x, one.warm}, {warm_x, one.warm}}, true);
      condenser("", one.key, {{cold_x, one.cold}, {one.x, one.cold}}, false);
    }
    leaving_ = {sump_x, std::min(pump_y - 60, text_end + 50)};
  }

  void bands() {
    const double end = bottom_ + 10;
    const Text captions[] = {{"Hall", "主机房"}, {"CDU room", "CDU 间"}, {"Plant room", "制冷机房"}, {"Roof", "屋面"}};
    const double edges[] = {0, hall_end, cdu_end, plant_end, width};
    for (int i = 0; i < 4; ++i)
      scene_.bands.push_back({QRectF(edges[i], 6, edges[i + 1] - edges[i], end - 6), words(captions[i]), {}, false});
    scene_.bands.back().box.setWidth(width - plant_end - 0.5);
  }

  static std::vector<QString> sizes(const LoopSizes& loop) {
    std::vector<QString> lines = {flow(loop.flow_m3_per_s)};
    if (loop.pressure_pa > 0) lines.push_back(pressure(loop.pressure_pa));
    return lines;
  }

  void put(Ink edge, const char* channel, double design_c, const std::vector<QString>& lines, const std::vector<QPointF>& at,
           const Text& name, bool beyond = false) {
    Tag made = tag(edge, degrees(value(channel, design_c)), lines, beyond);
    made.tip = lines.empty() ? words(name) : words({"%1; flow and pressure at design", "%1；流量与压力为设计值"}, words(name));
    place_tag(scene_, std::move(made), at);
  }

  void tags() {
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

  void legend() {
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

  /// What is left of the cooling power is the heat pump's.
  QString heat_pump_part() const {
    if (!d_.reuse || !d_.reuse->heat_pump) return {};
    double rest_w = now_.channel("cooling_power_w");
    for (const char* part : {"chiller_power_w", "pump_power_w", "air_fan_power_w", "rejection_fan_power_w"}) rest_w -= now_.channel(part);
    return words({" + heat pump %1", " + 热泵 %1"}, watts(std::max(0.0, rest_w)));
  }

  const CoolingDiagram& d_;
  const Instant& now_;
  std::vector<const CooledRacks*> liquid_;
  Scene scene_;
  double air_y_ = first_y, chiller_y_ = 196, bottom_ = 0;
  QPointF hot_, cold_, warm_at_, cold_at_, facility_out_, facility_pump_in_, air_hot_, air_cold_, chilled_in_, chilled_out_, chilled_warm_,
      chilled_cold_, leaving_;
};

}  // namespace

Scene cooling_scene(const CoolingDiagram& d, const Instant& now) { return CoolingScene(d, now).build(); }

}  // namespace icctwin::gui
