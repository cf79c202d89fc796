#include "sim/results/recorder.h"

#include <algorithm>
#include <cmath>

#include "sim/results/folder/write_folder.h"
#include "sim/results/kpis.h"
#include "sim/results/series/series_writer.h"

namespace icctwin {
namespace {

// In the order of Channel.
const std::array<SeriesChannel, channel_count> channels = {{
    {"facility_power_w", "W", "power of the facility, whoever gives it", true},
    {"grid_power_w", "W", "power bought at the utility intake", true},
    {"it_power_w", "W", "IT power at the input of racks and fabric", true},
    {"accelerator_power_w", "W", "accelerators, direct-current side", true},
    {"it_other_power_w", "W", "other IT power with server supplies", true},
    {"loss_power_w", "W", "losses of distribution, uninterruptible supply, transformers and battery", true},
    {"cooling_power_w", "W", "cooling power", true},
    {"chiller_power_w", "W", "chillers", true},
    {"pump_power_w", "W", "pumps with CDUs", true},
    {"air_fan_power_w", "W", "room air handlers", true},
    {"rejection_fan_power_w", "W", "fans of towers or dry coolers", true},
    {"lighting_power_w", "W", "lighting and other", true},
    {"pv_power_w", "W", "photovoltaics, after curtailment", true},
    {"wind_power_w", "W", "wind turbines, after curtailment", true},
    {"generator_power_w", "W", "standby generators", true},
    {"battery_power_w", "W", "battery, above zero when it discharges", true},
    {"battery_soc", "1", "state of charge of the battery", true},
    {"pue", "1", "power usage effectiveness", true},
    {"dry_bulb_c", "degC", "outdoor dry-bulb temperature", true},
    {"wet_bulb_c", "degC", "outdoor wet-bulb temperature", true},
    {"facility_supply_c", "degC", "facility loop supply", true},
    {"facility_return_c", "degC", "facility loop return", true},
    {"chilled_supply_c", "degC", "chilled loop supply", true},
    {"chilled_return_c", "degC", "chilled loop return", true},
    {"condenser_supply_c", "degC", "water leaving the heat rejection", true},
    {"coolant_supply_c", "degC", "warmest CDU supply", true},
    {"coolant_return_c", "degC", "mean CDU return", true},
    {"room_supply_c", "degC", "room supply air", true},
    {"room_return_c", "degC", "room return air", true},
    {"free_cooling_ratio", "1", "share of the loops' heat taken without chillers", true},
    {"economizer_heat_w", "W", "heat of the loops taken without chillers", true},
    {"chiller_heat_w", "W", "heat of the loops taken by chillers", true},
    {"outside_air_heat_w", "W", "heat of the room taken by outside air", true},
    {"reused_heat_w", "W", "heat handed to users outside", true},
    {"tank_heat_w", "W", "heat taken by the tank; negative while it is charged", true},
    {"tank_charge_ratio", "1", "cold in the tank over that of a full one", true},
    {"cooling_mode", "1", "1 free, 2 partly, 3 fully mechanical cooling; mean over the interval", true},
    {"makeup_kg_per_s", "kg/s", "make-up water", true},
    {"carbon_kg_per_kwh", "kg/kWh", "grid carbon intensity", true},
    {"price_cny_per_kwh", "CNY/kWh", "energy price", true},
    {"accelerators_busy", "1", "accelerators held by jobs", true},
    {"utilisation", "1", "share of accelerators held by jobs", true},
    {"junction_max_c", "degC", "hottest junction of all accelerators", true},
    {"jobs_running", "1", "jobs running", true},
    {"jobs_queued", "1", "jobs waiting", true},
}};

const std::array<SeriesChannel, 4> rack_channels = {{
    {"rack_power_w", "W", "rack input power", true},
    {"rack_coolant_out_c", "degC", "coolant leaving the rack; no value for air-cooled racks", true},
    {"rack_junction_c", "degC", "hottest junction of the rack's accelerators; no value without accelerators", true},
    {"rack_utilisation", "1", "share of the rack's accelerators held by jobs; no value without accelerators", true},
}};

void add_onsite(OnsiteRecord& total, const OnsiteRecord& step, bool first) {
  total.curtailed_j += step.curtailed_j;
  total.unserved_protected_j += step.unserved_protected_j;
  total.unserved_other_j += step.unserved_other_j;
  total.outage_s += step.outage_s;
  total.generators_on = total.generators_on || step.generators_on;
  // In an outage the battery is being used; what counts is how long it would have lasted before.
  if (first) total.ride_through_s = step.ride_through_s;
  if (step.outage_s == 0) total.ride_through_s = std::min(total.ride_through_s, step.ride_through_s);
  total.battery_cycles = step.battery_cycles;
  total.battery_faded_ratio = step.battery_faded_ratio;
}

}  // namespace

struct Recorder::Series {
  SeriesWriter writer;
};

Recorder::Recorder(const Plan& plan, RunIdentity identity, std::filesystem::path folder, const Diagnostics& problems,
                   std::string inputs_json)
    : plan_(plan),
      identity_(std::move(identity)),
      folder_(std::move(folder)),
      problems_(problems),
      inputs_json_(std::move(inputs_json)),
      books_(plan.start_unix_s, plan.utc_offset_s, plan.tariff.demand_charge_per_kw_month),
      series_(std::make_unique<Series>()) {
  row_end_s_ = plan.scenario.simulation.output_step_s;
  std::vector<std::string> rack_ids;
  if (plan.scenario.simulation.rack_series)
    for (const auto& rack : plan.racks) rack_ids.push_back(rack.id);
  write_manifest(folder_, plan_, identity_, RunStatus::partial, 0, inputs_json_, kpis_);
  write_problems(folder_, problems_);
  write_failures(folder_, plan_);
  series_->writer.open((folder_ / "series.nc").string(), plan.start_unix_s, plan.utc_offset_s, channels, rack_ids, rack_channels);
}

Recorder::~Recorder() = default;

void Recorder::step(const StepRecord& record) {
  books_.add(record.begin_s, record.end_s, record.amounts);
  const double step_s = record.end_s - record.begin_s;
  if (record.chiller_on) totals_.chiller_s += step_s;
  if (record.chiller_out_of_range) totals_.chiller_out_of_range_s += step_s;
  if (record.rejection_at_full_speed) totals_.full_speed_s += step_s;
  for (std::size_t i = 0; record.limits_left.any() && i < limit_count; ++i)
    if (record.limits_left.has(static_cast<Limit>(i))) totals_.limit_s[i] += step_s;
  totals_.mode_s[static_cast<std::size_t>(record.cooling_mode - 1)] += step_s;
  const auto value = [&](Channel channel) { return record.channels[static_cast<std::size_t>(channel)]; };
  totals_.economizer_j += value(Channel::economizer_heat_w) * step_s;
  totals_.chiller_heat_j += value(Channel::chiller_heat_w) * step_s;
  totals_.outside_air_j += value(Channel::outside_air_heat_w) * step_s;
  totals_.tank_discharged_j += std::max(0.0, value(Channel::tank_heat_w)) * step_s;
  totals_.tank_charged_j -= std::min(0.0, value(Channel::tank_heat_w)) * step_s;
  if (record.tank_emergency) totals_.tank_emergency_s += step_s;
  totals_.tank_ride_through_s = std::min(totals_.tank_ride_through_s, record.tank_ride_through_s);
  add_onsite(totals_.onsite, record.onsite, books_.booked_s() <= step_s);
  totals_.coolant_supply_max_c = std::max(totals_.coolant_supply_max_c, record.coolant_supply_max_c);
  for (std::size_t i = 0; i < channel_count; ++i) sums_[i] += record.channels[i] * step_s;
  row_s_ += step_s;
  if (record.end_s >= row_end_s_ - 1e-6) flush_output_row(record.end_s);
}

void Recorder::flush_output_row(double end_s) {
  if (row_s_ <= 0) return;
  ChannelValues means;
  for (std::size_t i = 0; i < channel_count; ++i) means[i] = sums_[i] / row_s_;
  const auto at = [&](Channel channel) -> double& { return means[static_cast<std::size_t>(channel)]; };
  // A ratio of energies, not a mean of ratios.
  at(Channel::pue) = at(Channel::it_power_w) > 0 ? at(Channel::facility_power_w) / at(Channel::it_power_w) : std::nan("");
  series_->writer.append(end_s, means);
  sums_ = {};
  row_s_ = 0;
  row_end_s_ += plan_.scenario.simulation.output_step_s;
}

void Recorder::racks(double end_s, const std::vector<float>& power_w, const std::vector<float>& coolant_out_c,
                     const std::vector<float>& junction_c, const std::vector<float>& utilisation) {
  std::vector<float> row(power_w);
  row.insert(row.end(), coolant_out_c.begin(), coolant_out_c.end());
  row.insert(row.end(), junction_c.begin(), junction_c.end());
  row.insert(row.end(), utilisation.begin(), utilisation.end());
  series_->writer.append_racks(end_s, row);
}

void Recorder::event(double time_s, std::string kind, std::string object, std::string detail) {
  events_.push_back({plan_.start_unix_s + time_s, std::move(kind), std::move(object), std::move(detail)});
}

void Recorder::checkpoint(const std::vector<JobRow>& jobs, double simulated_s) {
  Books so_far = books_;
  so_far.close();
  series_->writer.flush();
  write(RunStatus::partial, jobs, simulated_s, so_far);
}

void Recorder::finish(RunStatus status, const std::vector<JobRow>& jobs, double simulated_s) {
  flush_output_row(simulated_s);
  series_->writer.close();
  books_.close();
  write(status, jobs, simulated_s, books_);
}

void Recorder::write(RunStatus status, const std::vector<JobRow>& jobs, double simulated_s, const Books& books) {
  kpis_ = compute_kpis(plan_, books, totals_, jobs);
  write_kpis(folder_, kpis_);
  write_ledger(folder_, books);
  write_jobs(folder_, jobs, plan_.utc_offset_s);
  write_events(folder_, events_, plan_.utc_offset_s);
  write_problems(folder_, problems_);
  write_manifest(folder_, plan_, identity_, status, simulated_s, inputs_json_, kpis_);  // last: it says what the others are
}

}  // namespace icctwin
