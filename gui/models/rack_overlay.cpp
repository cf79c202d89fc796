#include "gui/models/rack_overlay.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>

#include "gui/models/floor_plan.h"
#include "gui/models/timeline.h"
#include "gui/models/workbench.h"
#include "sim/results/series/series_reader.h"

namespace icctwin::gui {
namespace {

constexpr float none = std::numeric_limits<float>::quiet_NaN();
constexpr double usual_steps = 5;
constexpr Scale whole_scale{0, 100, 20};  // of shares [%]

/// A value of the scenario for a rack, in the unit of the overlay.
float design_value(Overlay overlay, const RackPlace& place) {
  switch (overlay) {
    case Overlay::design_power:
      return static_cast<float>(place.design_w / 1e3);
    case Overlay::liquid_share:
      return place.design_w > 0 ? static_cast<float>(place.liquid_w / place.design_w * 100) : none;
    case Overlay::accelerators:
      return static_cast<float>(place.accelerators);
    default:
      return none;
  }
}

/// What a value of the run is multiplied with for the unit of the overlay, before what that counts from is added.
float factor_of(Overlay overlay, const FigureUnit& unit, const RackPlace* place) {
  if (overlay == Overlay::power) return 1e-3F;
  if (overlay == Overlay::utilisation) return 100;
  if (overlay == Overlay::power_share) return place && place->design_w > 0 ? static_cast<float>(100 / place->design_w) : none;
  return static_cast<float>(1 / unit.divisor);
}

float limit_of(Overlay overlay, const FigureUnit& unit, const RackPlace* place) {
  constexpr float unlimited = std::numeric_limits<float>::infinity();
  if (!place) return unlimited;
  switch (overlay) {
    case Overlay::power:
    case Overlay::design_power:
      return place->rated_w > 0 ? static_cast<float>(place->rated_w / 1e3) : unlimited;
    case Overlay::power_share:
      return place->rated_w > 0 && place->design_w > 0 ? static_cast<float>(place->rated_w / place->design_w * 100) : 100.5F;
    case Overlay::junction:
      return place->throttle_c > 0 ? static_cast<float>(unit.shown(place->throttle_c)) - 0.05F : unlimited;
    default:
      return unlimited;
  }
}

}  // namespace

std::optional<double> rack_value_now(Workbench& bench, const std::string& rack, const std::string& channel) {
  if (!bench.run()) return std::nullopt;
  const auto series = bench.rack_series(channel);
  if (!series || series->time_s.empty()) return std::nullopt;
  const auto found = std::ranges::find(series->rack_ids, rack);
  if (found == series->rack_ids.end()) return std::nullopt;
  const std::size_t row = interval_at(series->time_s, bench.timeline().now_s());
  const float value = series->values[row * series->rack_ids.size() + static_cast<std::size_t>(found - series->rack_ids.begin())];
  return std::isnan(value) ? std::nullopt : std::optional(static_cast<double>(value));
}

const OverlayKind& overlay_kind(Overlay overlay) {
  static constexpr std::array<OverlayKind, overlay_count> kinds = {{
      {Overlay::none, {"None", "无"}, "", "", false, 0, {}},
      {Overlay::power, {"Power", "功率"}, "kW", "rack_power_w", false, 1, {"rated power", "额定功率"}},
      {Overlay::power_share, {"Power, % of design", "功率占设计值"}, "%", "rack_power_w", false, 0, {"design power", "设计功率"}},
      {Overlay::coolant_out, {"Coolant return", "冷却液回液温度"}, "°C", "rack_coolant_out_c", true, 1, {}},
      {Overlay::junction, {"Hottest junction", "最高结温"}, "°C", "rack_junction_c", true, 0, {"throttling", "降频温度"}},
      {Overlay::utilisation, {"Accelerator utilisation", "加速卡利用率"}, "%", "rack_utilisation", false, 0, {}},
      {Overlay::design_power, {"Design power", "设计功率"}, "kW", "", false, 1, {"rated power", "额定功率"}},
      {Overlay::liquid_share, {"Share of liquid cooling", "液冷占比"}, "%", "", false, 0, {}},
      {Overlay::accelerators, {"Accelerators", "加速卡数"}, "", "", false, 0, {}},
  }};
  return kinds[static_cast<std::size_t>(overlay)];
}

FigureUnit overlay_unit(const OverlayKind& kind) {
  return kind.temperature ? temperature_unit() : FigureUnit(QString::fromUtf8(kind.unit), 1, kind.decimals);
}

Scale round_scale(double least, double most) {
  if (!(most > least)) most = least + std::max(1.0, std::abs(least) * 0.1);
  const double rough = (most - least) / usual_steps, power = std::pow(10, std::floor(std::log10(rough)));
  double step = power * 10;
  for (const double factor : {1.0, 2.0, 2.5, 5.0})
    if (power * factor >= rough * 0.999) {
      step = power * factor;
      break;
    }
  return {std::floor(least / step + 1e-9) * step, std::ceil(most / step - 1e-9) * step, step};
}

std::vector<const RackPlace*> places_of(const FloorHall& floor, const HallPlan* plan) {
  std::vector<const RackPlace*> places(floor.racks.size(), nullptr);
  if (!plan) return places;
  // Both are in the order of the scenario: only after an edit that was not checked yet has one to be looked for.
  std::unordered_map<std::string_view, const RackPlace*> by_id;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const std::string& id = floor.racks[i].id;
    if (i < plan->racks.size() && plan->racks[i].id == id) {
      places[i] = &plan->racks[i];
      continue;
    }
    if (by_id.empty())
      for (const RackPlace& place : plan->racks) by_id.emplace(place.id, &place);
    if (const auto found = by_id.find(id); found != by_id.end()) places[i] = found->second;
  }
  return places;
}

void RackOverlay::take_places(const FloorHall& floor, const HallPlan* plan) {
  const auto places = places_of(floor, plan);
  const std::size_t count = floor.racks.size();
  limits_.resize(count);
  factors_.resize(count);
  bool limited = false;
  for (std::size_t i = 0; i < count; ++i) {
    limits_[i] = limit_of(overlay_, unit_, places[i]);
    factors_[i] = factor_of(overlay_, unit_, places[i]);
    limited = limited || std::isfinite(limits_[i]);
  }
  if (!limited) limits_.clear();
  if (kind().simulated()) return;
  values_.resize(count);
  double most = 0, least = std::numeric_limits<double>::max();
  for (std::size_t i = 0; i < count; ++i) {
    values_[i] = places[i] ? design_value(overlay_, *places[i]) : none;
    if (std::isnan(values_[i])) continue;
    most = std::max<double>(most, values_[i]);
    least = std::min<double>(least, values_[i]);
  }
  scale_ = overlay_ == Overlay::liquid_share ? whole_scale : round_scale(std::min(least, most), most);
}

void RackOverlay::take_series(const RackSeries& series, const FloorHall& floor) {
  std::unordered_map<std::string_view, int> by_id;
  const std::size_t racks = series.rack_ids.size();
  for (std::size_t i = 0; i < racks; ++i) by_id.emplace(series.rack_ids[i], static_cast<int>(i));
  columns_.assign(floor.racks.size(), -1);
  std::vector<float> factor_of_column(racks, none);
  for (std::size_t i = 0; i < floor.racks.size(); ++i)
    if (const auto found = by_id.find(floor.racks[i].id); found != by_id.end()) {
      columns_[i] = found->second;
      factor_of_column[static_cast<std::size_t>(found->second)] = factors_[i];
    }
  // Over the whole run, so that the scale stands still while the slider plays.
  const auto offset = static_cast<float>(unit_.offset);
  float least = std::numeric_limits<float>::max(), most = std::numeric_limits<float>::lowest();
  for (std::size_t row = 0; row < series.time_s.size(); ++row) {
    const float* values = series.values.data() + row * racks;
    for (std::size_t i = 0; i < racks; ++i) {
      const float value = values[i] * factor_of_column[i] + offset;
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  scale_ = kind().overlay == Overlay::utilisation ? whole_scale : most >= least ? round_scale(least, most) : Scale{};
}

void RackOverlay::show(Overlay overlay, Workbench& bench, std::size_t hall, const FloorHall& floor) {
  overlay_ = overlay;
  unit_ = overlay_unit(kind());
  missing_ = false;
  series_.reset();
  for (auto* list : {&values_, &limits_, &factors_}) list->clear();
  columns_.clear();
  if (overlay == Overlay::none) return;
  const auto& plans = bench.check().halls;
  take_places(floor, hall < plans.size() ? &plans[hall] : nullptr);
  if (!kind().simulated()) return;
  series_ = bench.rack_series(kind().channel);
  missing_ = !series_ || series_->time_s.empty();
  if (missing_) {
    series_.reset();
    return;
  }
  take_series(*series_, floor);
  row_ = series_->time_s.size();  // none yet
  go_to(bench.timeline().now_s());
}

bool RackOverlay::go_to(double at_s) {
  if (!series_) return false;
  const std::size_t row = interval_at(series_->time_s, at_s);
  if (row == row_) return false;
  row_ = row;
  values_.resize(columns_.size());
  const auto offset = static_cast<float>(unit_.offset);
  const float* from = series_->values.data() + row * series_->rack_ids.size();
  for (std::size_t i = 0; i < columns_.size(); ++i) values_[i] = columns_[i] < 0 ? none : from[columns_[i]] * factors_[i] + offset;
  return true;
}

std::size_t RackOverlay::count_above() const {
  std::size_t count = 0;
  for (std::size_t i = 0; i < values_.size(); ++i) count += above_limit(i) ? 1 : 0;
  return count;
}

double RackOverlay::interval_s() const { return series_ ? interval_length_s(series_->time_s, row_) : 0; }

double RackOverlay::sum() const {
  double sum = 0;
  for (const float value : values_)
    if (!std::isnan(value)) sum += value;
  return sum;
}

}  // namespace icctwin::gui
