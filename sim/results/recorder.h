#pragma once
// Takes what the engine reports, keeps books and series, and leaves a run folder.
#include <array>
#include <filesystem>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "sim/results/books.h"
#include "sim/results/folder/run_folder.h"
#include "sim/results/limits.h"
#include "sim/scenario/plan/plan.h"

namespace icctwin {

/// State of center and plant that is shown over time; means over a step unless said otherwise.
enum class Channel : std::size_t {
  facility_power_w,
  grid_power_w,
  it_power_w,
  accelerator_power_w,
  it_other_power_w,
  loss_power_w,
  cooling_power_w,
  chiller_power_w,
  pump_power_w,
  air_fan_power_w,
  rejection_fan_power_w,
  lighting_power_w,
  pv_power_w,
  wind_power_w,
  generator_power_w,
  battery_power_w,
  battery_soc,
  pue,
  dry_bulb_c,
  wet_bulb_c,
  facility_supply_c,
  facility_return_c,
  chilled_supply_c,
  chilled_return_c,
  condenser_supply_c,
  coolant_supply_c,
  coolant_return_c,
  room_supply_c,
  room_return_c,
  free_cooling_ratio,
  economizer_heat_w,
  chiller_heat_w,
  outside_air_heat_w,
  reused_heat_w,
  tank_heat_w,
  tank_charge_ratio,
  cooling_mode,
  makeup_kg_per_s,
  carbon_kg_per_kwh,
  price_cny_per_kwh,
  accelerators_busy,
  utilisation,
  junction_max_c,
  jobs_running,
  jobs_queued,
  count
};
constexpr std::size_t channel_count = static_cast<std::size_t>(Channel::count);
using ChannelValues = std::array<double, channel_count>;

/// Temperatures that have a limit; the first one passed ends the ride-through of an outage.
enum class LimitedTemperature : std::size_t { coolant_supply, coolant_return, room_supply, count };
constexpr std::size_t limited_temperature_count = static_cast<std::size_t>(LimitedTemperature::count);

/// How near they are to their limits at the end of a step.
struct LimitWatch {
  std::array<double, limited_temperature_count> now_c{};   ///< highest of their kind
  std::array<double, limited_temperature_count> over_k{};  ///< of the place nearest to its limit; negative: below
  std::size_t hottest_cdu = 0;
};

/// What sources and storage on the site did in a step, beside the books.
struct OnsiteRecord {
  double curtailed_j = 0;
  double unserved_protected_j = 0, unserved_other_j = 0;
  double outage_s = 0;
  bool generators_on = false;
  double ride_through_s = 0;                           ///< that the battery could carry the protected load from the end of the step on
  double battery_cycles = 0, battery_faded_ratio = 0;  ///< since the beginning
};

/// One plant step.
struct StepRecord {
  double begin_s = 0, end_s = 0;
  Amounts amounts;
  ChannelValues channels{};
  bool chiller_on = false, chiller_out_of_range = false, rejection_at_full_speed = false;
  double coolant_supply_max_c = 0;
  double coolant_hot_c = 0, coolant_set_c = 0;  ///< supply and set point of the CDU farthest above its set point
  LimitWatch limits;
  LimitSet limits_left;
  double tank_ride_through_s = 0;  ///< time that the cold in the tank would carry the design load
  bool tank_emergency = false;
  int cooling_mode = 1;  ///< 1 free, 2 partly mechanical, 3 fully mechanical
  OnsiteRecord onsite;
};

/// Sums over the run that are not in the books.
struct RunTotals {
  double accelerator_s = 0;           ///< accelerators held by jobs, integrated
  double weighted_accelerator_s = 0;  ///< shares of accelerators counted as shares
  double job_energy_j = 0, job_carbon_kg = 0, job_market_kg = 0;
  double ups_output_j = 0;
  OnsiteRecord onsite;  ///< sums; the shortest ride-through; the battery's state at the end
  double chiller_s = 0, chiller_out_of_range_s = 0, full_speed_s = 0;
  std::array<double, limit_count> limit_s{};
  std::array<double, 3> mode_s{};  ///< free, partly, fully mechanical
  double economizer_j = 0, chiller_heat_j = 0, outside_air_j = 0;
  double tank_charged_j = 0, tank_discharged_j = 0, tank_emergency_s = 0;
  double tank_ride_through_s = std::numeric_limits<double>::infinity();  ///< shortest
  double coolant_supply_max_c = 0;
  int outages = 0, outages_over_limit = 0;
  double ride_through_min_s = std::numeric_limits<double>::quiet_NaN();  ///< shortest of the outages that passed a limit
  double throttled_accelerator_s = 0;                                    ///< accelerators of racks that throttle, integrated
  double junction_max_c = no_value;
  int runaways = 0;
  int interruptions = 0, node_failures = 0;  ///< of jobs; of nodes, those that only interrupt included
  double node_down_s = 0;
  double requests_asked = 0, requests = 0, requests_attained = 0, output_tokens = 0;  ///< of services
  double replica_s = 0;                                                               ///< time of replicas that are up
  double training_job_j = 0, service_job_j = 0;                                       ///< IT energy of these jobs
  double training_accelerator_s = 0, service_accelerator_s = 0;                       ///< accelerators that they hold, integrated
  double first_token_p95_s = 0, per_token_p95_s = 0;                                  ///< of the worst hour
  double training_swing_w = 0;  ///< most of all jobs that run at once, in step with each other
  double tokens = 0, samples = 0, training_flop = 0,
         training_peak_flop = 0;     ///< of described training: trained, model operations, peak while held
  double network_accelerator_s = 0;  ///< accelerators times the share by which the fabric slows their jobs, integrated
  double lost_accelerator_s = 0, checkpoint_accelerator_s = 0, restart_accelerator_s = 0;
};

/// Lengths and identity of the program that the folder states.
struct RunIdentity {
  std::string version;
  std::string scenario_argument;  ///< as given on the command line, for the line that reproduces the run
  std::vector<std::string> overrides;
};

class Recorder {
 public:
  /// Creates the folder's first files, marked partial. Throws std::runtime_error when the disk refuses.
  Recorder(const Plan& plan, RunIdentity identity, std::filesystem::path folder, const Diagnostics& problems, std::string inputs_json);
  ~Recorder();

  void step(const StepRecord& record);
  /// Mean power and utilisation of every rack over an interval of the rack series, and the temperatures at its end.
  void racks(double end_s, const std::vector<float>& power_w, const std::vector<float>& coolant_out_c, const std::vector<float>& junction_c,
             const std::vector<float>& utilisation);
  void event(double time_s, std::string kind, std::string object, std::string detail);
  Diagnostics& problems() { return problems_; }
  RunTotals& totals() { return totals_; }
  const Books& books() const { return books_; }

  /// Writes what there is so far as a partial run that opens; called now and then during long runs.
  void checkpoint(const std::vector<JobRow>& jobs, double simulated_s);
  /// Closes the books and writes the whole folder.
  void finish(RunStatus status, const std::vector<JobRow>& jobs, double simulated_s);
  const std::vector<Kpi>& kpis() const { return kpis_; }

 private:
  void write(RunStatus status, const std::vector<JobRow>& jobs, double simulated_s, const Books& books);
  void flush_output_row(double end_s);

  const Plan& plan_;
  RunIdentity identity_;
  std::filesystem::path folder_;
  Diagnostics problems_;
  std::string inputs_json_;
  Books books_;
  RunTotals totals_;
  std::vector<EventRow> events_;
  std::vector<Kpi> kpis_;
  ChannelValues sums_{};
  double row_s_ = 0, row_end_s_ = 0;
  struct Series;
  std::unique_ptr<Series> series_;
};

}  // namespace icctwin
