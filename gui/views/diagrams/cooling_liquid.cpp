// Racks, technology loop, CDUs, facility loop, heat reuse.
#include <algorithm>

#include "gui/models/units.h"
#include "gui/views/diagrams/cooling_drawing.h"

namespace icctwin::gui {
namespace {

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

}  // namespace

void CoolingDrawing::liquid_side() {
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

double CoolingDrawing::rack_card(const CooledRacks& one, double y) {
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

double CoolingDrawing::cdu_card(std::size_t index, double y) {
  const CduBank& bank = d_.cdus[index];
  const QString title =
      words({"%1 × %2", "%1 × %2"})
          .arg(bank.id.empty() ? QStringLiteral("CDU") : QString::fromStdString(bank.id).toUpper(), whole(static_cast<double>(bank.units)));
  const QString remark = bank.redundant > 0
                             ? words({"liquid to liquid, %1 + %2", "液–液，%1 + %2"})
                                   .arg(whole(static_cast<double>(bank.units - bank.redundant)), whole(static_cast<double>(bank.redundant)))
                             : words({"liquid to liquid", "液–液"});
  Element made =
      card("cdu/" + std::to_string(index), bank.pointer, {cdu_x, y}, cdu_wide, title, remark,
           {{words({"Rating", "单台冷量"}), cooling_watts(bank.capacity_w)}, {words({"Pumps", "水泵（设计）"}), watts(bank.loop.pump_w)}});
  made.shapes.push_back({Symbol::pump_left, QRectF(cdu_x + 30, made.box.bottom() + 6, 26, 26), Ink::technology});
  made.shapes.push_back({Symbol::exchanger, QRectF(cdu_x + 82, made.box.bottom(), 28, 36), Ink::text2});
  made.box.setHeight(made.box.height() + 46);
  if (supply_beyond() || return_beyond()) made.state = State::warned;
  return add(std::move(made), words({"Limits: supply %1, return %2", "限值：供水 %1，回水 %2"})
                                  .arg(degrees(bank.supply_limit_c), degrees(bank.return_limit_c)))
      .box.bottom();
}

bool CoolingDrawing::supply_beyond() const {
  return now_.has_run() &&
         std::ranges::any_of(d_.cdus, [&](const CduBank& one) { return now_.channel("coolant_supply_c") > one.supply_limit_c; });
}

bool CoolingDrawing::return_beyond() const {
  return now_.has_run() &&
         std::ranges::any_of(d_.cdus, [&](const CduBank& one) { return now_.channel("coolant_return_c") > one.return_limit_c; });
}

void CoolingDrawing::technology_pipes() {
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

void CoolingDrawing::facility_pipes() {
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

void CoolingDrawing::reuse(double warm) {
  const CoolingDiagram::Reuse& words_of = *d_.reuse;
  const QString heat = now_.has_run() ? watts(now_.channel("reused_heat_w")) : words({"up to %1", "最大 %1"}, watts(words_of.demand_w));
  Element made = below("reuse", "/cooling/heat_reuse", words_of.heat_pump ? Symbol::heat_pump : Symbol::exchanger, Ink::reuse,
                       QRectF(reuse_x, warm - 14, plates_wide, plates_high - 18),
                       {{words_of.heat_pump ? words({"heat pump", "热泵"}) : words({"heat reuse", "余热换热"}), false, Ink::text2}});
  add(std::move(made));
  Element user = beside(
      "user", "/cooling/heat_reuse", Symbol::user, Ink::reuse, QRectF(640, 28, 24, 22),
      {{heat, true},
       {figure(words_of.supply_c, "degC").number + QStringLiteral(" / ") + figure(words_of.return_c, "degC").text(), false, Ink::text2}});
  user.name = words({"Heat user", "余热用户"});
  add(std::move(user), words({"Heat handed to users outside; their supply and return temperatures", "供给外部用户的热量及其供回水温度"}));
  pipe_of(Ink::reuse, Dash::reuse, "reuse", "user", {{reuse_x + plates_wide / 2, warm - 14}, {reuse_x + plates_wide / 2, 39}, {640, 39}},
          false);
}

}  // namespace icctwin::gui
