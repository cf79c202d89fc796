// Room air and its handlers, the chilled loop, chillers, heat rejection.
#include <algorithm>

#include "gui/views/diagrams/cooling_drawing.h"
#include "gui/views/diagrams/geometry.h"

namespace icctwin::gui {

void CoolingDrawing::air_side() {
  const double y = air_y_, hot = y + 30, cold = y + 84;
  const bool beyond = now_.has_run() && now_.channel("room_supply_c") > d_.room_limit_c;
  const auto air_racks = std::ranges::find(d_.racks, RackCoolingKind::air, &CooledRacks::kind);
  Element room = card(
      "air", air_racks != d_.racks.end() ? air_racks->pointer : "/halls", {hall_x, y}, hall_wide, words({"Air side", "机房空气侧"}),
      air_racks != d_.racks.end() ? words({"%1 air racks, building", "%1 个风冷机柜及房间"}, whole(static_cast<double>(air_racks->racks)))
                                  : words({"rest of racks, building", "机柜余热及房间"}),
      {{words({"Design heat", "设计热量"}), watts(d_.air_w)}, {words({"Supply limit", "送风温度限值"}), degrees(d_.room_limit_c), beyond}});
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

void CoolingDrawing::chilled_pipes(double warm, double cold) {
  const double right = cdu_x + cdu_wide;
  pump("chilled_pump", "/cooling/chilled_loop/pump", *d_.chilled, {pump_x, cold}, Ink::chilled, {"Chilled-water pumps", "冷冻泵"});
  chilled("chilled_pump", "crah", {{pump_x - pump_size / 2, cold}, {right, cold}}, false);
  if (d_.economizer) {
    exchanger("economizer", "/cooling/economizer", warm - 14, words({"free cooling", "自然冷却"}), d_.facility ? QString() : free_value());
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

void CoolingDrawing::tank(double warm, double cold) {
  const double x = 580, top = cold + 34;
  const double ratio = now_.channel("tank_charge_ratio"), heat_w = now_.channel("tank_heat_w");
  std::vector<BesideLine> lines = {{words({"Tank %1 m³", "蓄冷罐 %1 m³"}, whole(d_.tank->volume_m3)), true}};
  if (now_.has_run()) {
    lines.push_back({words({"%1 cold", "蓄冷量 %1"}, percent_of(ratio)), false, Ink::text2});
    lines.push_back(
        {heat_w < 0 ? words({"charged %1", "充冷 %1"}, watts(-heat_w)) : words({"takes %1", "放冷 %1"}, watts(heat_w)), false, Ink::text2});
  }
  add(beside("tank", "/cooling/thermal_storage", Symbol::tank, Ink::chilled, QRectF(x, top, 28, 40), lines),
      words({"Heat taken by the chilled-water tank, and its cold over that of a full one", "蓄冷罐吸收的热量及蓄冷比例"}));
  chilled("tank", "", {{x, top + 30}, {up_x, top + 30}, {up_x, cold}}, false, false);
  chilled("tank", "", {{x + 14, top}, {x + 14, warm}}, true, false);
}

void CoolingDrawing::chillers() {
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

void CoolingDrawing::rejection() {
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
  line(d_.cells > 1 ? words({"%1, %2 cells", "%1，%2 格"}).arg(words(name), whole(d_.cells)) : words(name), Face::table_strong, Ink::text);
  line(words({"capacity %1", "散热能力 %1"}, cooling_watts(d_.rejection_capacity_w)), Face::small, Ink::text2);
  line(words({"fans %1", "风机 %1"}, watts(value("rejection_fan_power_w", d_.rejection_fan_w))), Face::small, Ink::text2);
  if (now_.has_run()) {
    const bool wet = d_.rejection == RejectionKind::tower;
    const double outside_c = now_.channel(wet ? "wet_bulb_c" : "dry_bulb_c");
    if (d_.rejection != RejectionKind::source_water) {
      line(wet ? words({"wet bulb %1", "湿球 %1"}, degrees(outside_c)) : words({"dry bulb %1", "干球 %1"}, degrees(outside_c)), Face::small,
           Ink::text2);
      line(words({"approach %1", "逼近度 %1"}, kelvins(now_.channel("condenser_supply_c") - outside_c)), Face::small, Ink::text2);
    }
    line(words({"make-up %1", "补水 %1"}, make_up(now_.channel("makeup_kg_per_s"))), Face::small, Ink::text2);
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
  condenser("rejection", "condenser_pump", {{sump_x, towers_y + tower_high}, {sump_x, pump_y}, {814 + pump_size / 2, pump_y}}, false, true);
  condenser("condenser_pump", "", {{814 - pump_size / 2, pump_y}, {cold_x, pump_y}, {cold_x, top_cold}}, false);
  for (const Branch& one : branches) {
    condenser(one.key, "", {{one.x, one.warm}, {warm_x, one.warm}}, true);
    condenser("", one.key, {{cold_x, one.cold}, {one.x, one.cold}}, false);
  }
  leaving_ = {sump_x, std::min(pump_y - 60, text_end + 50)};
}

}  // namespace icctwin::gui
