#include "sim/results/compare/direction.h"

#include <algorithm>
#include <array>

namespace icctwin {
namespace {

constexpr auto lower = std::to_array<std::string_view>({"facility_energy_kwh",
                                                        "cooling_energy_kwh",
                                                        "loss_energy_kwh",
                                                        "lighting_energy_kwh",
                                                        "idle_energy_kwh",
                                                        "pue",
                                                        "pue_category_1",
                                                        "pue_category_2",
                                                        "itue",
                                                        "tue",
                                                        "ppue_cooling",
                                                        "peak_facility_power_kw",
                                                        "peak_demand_kw",
                                                        "water_l",
                                                        "source_water_l",
                                                        "wue_l_per_kwh",
                                                        "wue_source_l_per_kwh",
                                                        "carbon_location_kg",
                                                        "carbon_market_kg",
                                                        "carbon_embodied_kg",
                                                        "carbon_fuel_kg",
                                                        "cue_kg_per_kwh",
                                                        "cue_market_kg_per_kwh",
                                                        "job_carbon_kg",
                                                        "job_carbon_market_kg",
                                                        "ere",
                                                        "gb40879_grade",
                                                        "curtailed_energy_kwh",
                                                        "battery_fade_ratio",
                                                        "battery_loss_kwh",
                                                        "generator_fuel_l",
                                                        "unserved_it_energy_kwh",
                                                        "unserved_other_energy_kwh",
                                                        "energy_per_accelerator_hour_kwh",
                                                        "node_failures",
                                                        "interruptions",
                                                        "node_down_h",
                                                        "lost_accelerator_hours",
                                                        "checkpoint_accelerator_hours",
                                                        "restart_accelerator_hours",
                                                        "network_wait_accelerator_hours",
                                                        "first_token_p95_ms",
                                                        "per_token_p95_ms",
                                                        "training_swing_kw",
                                                        "jobs_rejected",
                                                        "wait_mean_s",
                                                        "wait_p50_s",
                                                        "wait_p95_s",
                                                        "wait_max_s",
                                                        "slowdown_mean",
                                                        "chiller_hours",
                                                        "chiller_cycling_h",
                                                        "chiller_out_of_range_h",
                                                        "rejection_full_speed_h",
                                                        "loop_no_flow_h",
                                                        "junction_max_c",
                                                        "throttled_accelerator_hours",
                                                        "thermal_runaways",
                                                        "outages_over_limit",
                                                        "tank_gain_kwh",
                                                        "tank_emergency_h"});
constexpr auto lower_families = std::to_array<std::string_view>({"cost_", "capex_", "tco_"});
constexpr auto higher = std::to_array<std::string_view>({"load_factor",
                                                         "renewable_energy_kwh",
                                                         "ref",
                                                         "ref_onsite",
                                                         "heat_reused_kwh",
                                                         "erf",
                                                         "heat_revenue_cny",
                                                         "opex_revenue_cny_per_year",
                                                         "self_consumption_ratio",
                                                         "battery_ride_through_min",
                                                         "tank_ride_through_min",
                                                         "ride_through_min_s",
                                                         "utilisation",
                                                         "goodput",
                                                         "mean_time_between_interruptions_h",
                                                         "requests_served",
                                                         "output_tokens_served",
                                                         "output_tokens_per_joule",
                                                         "slo_attainment",
                                                         "tokens_trained",
                                                         "tokens_per_joule",
                                                         "tokens_per_kg_co2",
                                                         "samples_trained",
                                                         "training_mfu",
                                                         "jobs_done"});

}  // namespace

Direction better_direction(std::string_view id) {
  if (std::ranges::find(higher, id) != higher.end()) return Direction::higher;
  if (std::ranges::find(lower, id) != lower.end() || id.starts_with("opex_")) return Direction::lower;
  const auto of_family = [id](std::string_view family) { return id.starts_with(family); };
  return std::ranges::any_of(lower_families, of_family) ? Direction::lower : Direction::neither;
}

std::vector<std::string_view> judged_kpis() {
  std::vector<std::string_view> all(lower.begin(), lower.end());
  all.insert(all.end(), higher.begin(), higher.end());
  return all;
}

}  // namespace icctwin
