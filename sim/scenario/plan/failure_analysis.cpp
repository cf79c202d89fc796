#include "sim/scenario/plan/failure_analysis.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <tuple>

namespace icctwin {
namespace {

Consequence of_rest(double load_w, double capacity_w) {
  if (capacity_w <= 0 && load_w > 0) return Consequence::unsupplied;
  return load_w > capacity_w * (1 + 1e-9) ? Consequence::overloaded : Consequence::carried;
}

/// What is left of a bank when one of its units fails: the rest of all paths, or the other path alone if that is more.
double rest_of_bank_w(int units, int paths, double one_w) {
  const int shared = paths * (units - 1), other_path = paths == 2 ? units : 0;
  return std::max(shared, other_path) * one_w;
}

class Analysis {
 public:
  explicit Analysis(const Plan& plan) : plan_(plan), power_(plan.power) {}

  std::vector<SingleFailure> run() {
    grid();
    const double transformer_w = power_.transformer.rated_va * power_.transformer.power_factor;
    if (power_.paths == 2) path(transformer_w);
    center("transformer", power_.paths * power_.transformer.units, power_.design_board_w,
           rest_of_bank_w(power_.transformer.units, power_.paths, transformer_w));
    if (power_.ups_unit_rated_w > 0)
      center("supply_unit", power_.paths * power_.ups_units, power_.design_supply_w,
             rest_of_bank_w(power_.ups_units, power_.paths, power_.ups_unit_rated_w));
    rows();
    if (plan_.onsite.generators) {
      const GeneratorSet& set = plan_.onsite.generators->set;
      center("generator", set.units, power_.design_total_w, (set.units - 1) * set.rated_w);
    }
    return std::move(found_);
  }

 private:
  void center(const char* element, int alike, double load_w, double capacity_w) {
    SingleFailure& failure = found_.emplace_back();
    failure.element = element;
    failure.alike = static_cast<std::size_t>(alike);
    failure.load_w = load_w;
    failure.capacity_w = capacity_w;
    failure.consequence = of_rest(load_w, capacity_w);
    // Cooling alone may hang on the transformers, and spare generators supply nobody while the grid is there.
    const bool feeds_racks = failure.element == "supply_unit" || (failure.element == "transformer" && !power_.from_medium_voltage);
    if (failure.consequence == Consequence::unsupplied && feeds_racks) failure.racks = plan_.racks.size();
  }

  void path(double transformer_w) {
    const double board_w = power_.transformer.units * transformer_w, supply_w = power_.ups_units * power_.ups_unit_rated_w;
    const bool supply_is_tighter = power_.ups_unit_rated_w > 0 && power_.design_supply_w * board_w > power_.design_board_w * supply_w;
    if (supply_is_tighter)
      center("path", power_.paths, power_.design_supply_w, supply_w);
    else
      center("path", power_.paths, power_.design_board_w, board_w);
  }

  void grid() {
    SingleFailure& failure = found_.emplace_back();
    failure.element = "grid";
    failure.load_w = power_.design_total_w;
    const OnsitePlan& onsite = plan_.onsite;
    const double protected_w = input_power_w(power_.supply, power_.design_supply_w);
    double held_s = 0;  // by the battery, with what its dispatch always leaves
    if (onsite.battery) {
      const Battery& battery = onsite.battery->battery;
      const double carried_w = (onsite.battery->feeds_center ? power_.design_total_w : protected_w) + battery.auxiliary_w;
      const double left_soc = onsite.battery->strategy == DispatchStrategy::standby ? battery.soc_max : onsite.battery->reserve_soc;
      const double usable_j = std::max(0.0, left_soc - battery.soc_min) * battery.capacity_j;
      if (battery.power_w >= carried_w) held_s = usable_j * battery.converter_efficiency * battery.discharge_efficiency / carried_w;
      failure.capacity_w = battery.power_w;
    }
    if (onsite.generators) {
      const GeneratorSet& set = onsite.generators->set;
      failure.capacity_w = set.units * set.rated_w;
      failure.consequence = set.start_s > held_s ? Consequence::unsupplied : of_rest(failure.load_w, failure.capacity_w);
    } else {
      failure.consequence = held_s > 0 ? Consequence::limited_time : Consequence::unsupplied;
      failure.lasts_s = held_s;
    }
    if (failure.consequence == Consequence::unsupplied) failure.racks = plan_.racks.size();
  }

  // Rows of the same load and busway, and racks of the same type, are one line each.
  void rows() {
    std::vector<double> spec_max_w, row_max_w(plan_.rows.size(), 0.0);
    for (const auto& spec : plan_.rack_specs) spec_max_w.push_back(uniform_rack_input_w(plan_, spec, 1, 1));
    std::vector<std::size_t> row_racks(plan_.rows.size(), 0), spec_racks(plan_.rack_specs.size(), 0);
    for (const auto& rack : plan_.racks) {
      row_max_w[rack.row] += spec_max_w[rack.spec];
      ++row_racks[rack.row];
      ++spec_racks[rack.spec];
    }
    std::map<std::tuple<double, double, std::size_t>, std::size_t> known;
    for (std::size_t r = 0; r < plan_.rows.size(); ++r) {
      const auto [place, fresh] = known.try_emplace({row_max_w[r], plan_.rows[r].busway_rated_w, row_racks[r]}, found_.size());
      if (fresh) feeder("busway", plan_.rows[r].id, 0, row_max_w[r], plan_.rows[r].busway_rated_w, row_racks[r]);
      found_[place->second].alike += static_cast<std::size_t>(power_.paths);
    }
    for (std::size_t s = 0; s < plan_.rack_specs.size(); ++s) {
      if (spec_racks[s] == 0) continue;
      const std::size_t alike = spec_racks[s] * static_cast<std::size_t>(power_.paths);
      feeder("tap_off", plan_.rack_specs[s].id, alike, spec_max_w[s], power_.tap_rated_w, 1);
      if (power_.pdu_rated_w > 0) feeder("pdu", plan_.rack_specs[s].id, alike, spec_max_w[s], power_.pdu_rated_w, 1);
    }
  }

  void feeder(const char* element, const std::string& name, std::size_t alike, double load_w, double rated_w, std::size_t racks) {
    SingleFailure& failure = found_.emplace_back();
    failure.element = element;
    failure.name = name;
    failure.alike = alike;
    failure.load_w = load_w;
    failure.capacity_w = power_.paths == 2 ? rated_w : 0.0;
    failure.consequence = of_rest(load_w, failure.capacity_w);
    if (failure.consequence == Consequence::unsupplied) failure.racks = racks;
  }

  const Plan& plan_;
  const PowerPlan& power_;
  std::vector<SingleFailure> found_;
};

struct Title {
  std::string_view name;
  Text text;
};

Text title_in(std::span<const Title> titles, std::string_view name) {
  for (const auto& title : titles)
    if (title.name == name) return title.text;
  return {name, name};
}

constexpr std::array consequences = {
    Title{"carried", {"carried by the rest", "其余可承担"}}, Title{"limited_time", {"carried for a limited time", "限时承担"}},
    Title{"overloaded", {"the rest is overloaded", "其余过载"}}, Title{"unsupplied", {"without supply", "失电"}}};

constexpr std::array elements = {
    Title{"grid", {"utility intake", "市电进线"}},         Title{"path", {"one path", "一路供电"}},
    Title{"transformer", {"a transformer", "一台变压器"}}, Title{"supply_unit", {"a unit of the uninterruptible supply", "一台不间断电源"}},
    Title{"busway", {"a busway", "一条小母线"}},           Title{"tap_off", {"a tap-off", "一个插接箱"}},
    Title{"pdu", {"a rack PDU", "一个机柜配电单元"}},      Title{"generator", {"a generator", "一台柴发"}}};

}  // namespace

std::vector<SingleFailure> single_failures(const Plan& plan) { return Analysis(plan).run(); }

std::string_view consequence_name(Consequence consequence) { return consequences[static_cast<std::size_t>(consequence)].name; }
Text consequence_title(std::string_view name) { return title_in(consequences, name); }
Text element_title(std::string_view element) { return title_in(elements, element); }

}  // namespace icctwin
