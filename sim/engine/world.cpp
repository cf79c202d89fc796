// The state machines of a run: jobs arrive, wait, run and end; the plant steps; both meet in the books.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/base/conversions.h"
#include "sim/engine/agenda.h"
#include "sim/engine/contention.h"
#include "sim/engine/fabric/fabric_failures.h"
#include "sim/engine/facility.h"
#include "sim/engine/job_books.h"
#include "sim/engine/job_progress.h"
#include "sim/engine/node_failures.h"
#include "sim/engine/rack_thermal.h"
#include "sim/engine/random_failures.h"
#include "sim/engine/ride_through.h"
#include "sim/engine/run.h"
#include "sim/engine/scheduler.h"
#include "sim/engine/services.h"

namespace icctwin {
namespace {

constexpr double shortest_run_s = 10;  // bounded slowdown: Feitelson and Rudolph, JSSPP 1998

std::vector<std::string> host_names(const Plan& plan) {
  std::vector<std::string> names;
  names.reserve(plan.nodes);
  for (const auto& rack : plan.racks)
    for (int i = 0; i < plan.rack_specs[rack.spec].nodes; ++i) names.push_back(node_name(rack, i));
  return names;
}

class World : ItPowerListener, NodeUser, BundleUser {
 public:
  World(const Plan& plan, Recorder& recorder, const RunControl& control)
      : plan_(plan),
        recorder_(recorder),
        control_(control),
        host_names_(host_names(plan)),
        agenda_(host_names_),
        pools_(make_pools(plan)),
        policy_(find_policy(plan.scheduler)),
        it_power_(plan),
        job_books_(plan.jobs.size()),
        progress_(plan.jobs.size()),
        rack_thermal_(plan),
        facility_(plan),
        ride_through_(plan, recorder),
        failures_(plan, pools_, agenda_, *this),
        fabric_failures_(plan, agenda_, *this),
        random_failures_(plan, agenda_,
                         [this](const PlanFailureKind& kind, const Failure& failure) {
                           takes_cables(kind.scope) ? fabric_failures_.strike(kind, failure) : failures_.strike(kind, failure);
                         }),
        contention_(plan),
        services_(plan),
        outcomes_(plan.jobs.size()),
        running_index_(plan.jobs.size(), no_index) {
    rack_of_node_.reserve(plan.nodes);
    for (std::size_t r = 0; r < plan.racks.size(); ++r)
      rack_of_node_.insert(rack_of_node_.end(), static_cast<std::size_t>(plan.rack_specs[plan.racks[r].spec].nodes),
                           static_cast<std::uint32_t>(r));
    rack_held_.assign(plan.racks.size(), 0);
  }

  RunStatus run() {
    begin_means();
    facility_.settle(means_, plan_.start_unix_s);
    rack_thermal_.settle(it_power_, facility_.surroundings(), *this);
    begin_rack_interval(0);
    schedule_outages();
    random_failures_.begin();
    failures_.begin();
    fabric_failures_.begin();
    if (services_.any()) begin_service_hour(0);
    arrive_next();
    for (const PlanTelemetry& telemetry : plan_.telemetry) play_next(telemetry, sample_at(telemetry, 0) + 1);
    agenda_.at(step_end_s_, Turn::plant_step, [this] { end_step(); });
    agenda_.run();
    ride_through_.finish(simulated_s_);
    rack_thermal_.report(recorder_.problems());
    recorder_.finish(status_, job_rows(), simulated_s_);
    return status_;
  }

 private:
  static constexpr std::size_t no_index = static_cast<std::size_t>(-1);

  struct Outcome {
    enum class State { waiting, running, done, rejected } state = State::waiting;
    bool arrived = false;
    double start_s = no_value, end_s = no_value;
    double held_since_s = 0, held_s = 0;  ///< places held: since the last start, and before it
    int interruptions = 0;
    std::uint32_t first_node = 0;
    int nodes = 0;
    int accelerators = 0;
  };

  // --- Jobs -------------------------------------------------------------------------------------------------------------------------

  void arrive_next() {
    if (next_arrival_ == plan_.jobs.size()) return;
    agenda_.at(plan_.jobs[next_arrival_].submit_s, Turn::job_arrival, [this] {
      const double now_s = agenda_.now_s();
      while (next_arrival_ < plan_.jobs.size() && plan_.jobs[next_arrival_].submit_s <= now_s)
        arrive(static_cast<std::uint32_t>(next_arrival_++));
      ask_scheduler();
      arrive_next();
    });
  }

  // A measured series: every sample holds until the next one.
  void play_next(const PlanTelemetry& telemetry, std::size_t sample) {
    if (sample == telemetry.at_s.size()) return;
    agenda_.at(telemetry.at_s[sample], Turn::job_end, [this, &telemetry, sample] {
      it_power_.play(telemetry, sample, *this);
      play_next(telemetry, sample + 1);
    });
  }

  void arrive(std::uint32_t index) {
    const PlanJob& job = plan_.jobs[index];
    outcomes_[index].arrived = true;
    for (std::size_t p = 0; p < pools_.size(); ++p) {
      const bool suits = (job.node_specs >> p & 1) != 0 && (job.nodes > 0 || plan_.node_specs[p].accelerators > 0);
      if (!suits || !pools_[p].could_ever_fit(pools_[p].demand(job))) continue;
      waiting_.push_back(index);
      change_queued(+1);
      return;
    }
    outcomes_[index].state = Outcome::State::rejected;
    recorder_.event(agenda_.now_s(), "job_rejected", job.id,
                    job.nodes > 0 ? fmt::format("{} nodes are more than any pool has", job.nodes)
                                  : fmt::format("{} accelerators are more than any pool has", job.accelerators));
  }

  void ask_scheduler() {
    if (schedule_due_) return;
    schedule_due_ = true;
    agenda_.at(agenda_.now_s(), Turn::schedule, [this] {
      schedule_due_ = false;
      if (waiting_.empty()) return;
      SchedulerView view{plan_.jobs, pools_, waiting_, running_, agenda_.now_s(), failures_.returning()};
      for (auto& start : policy_(view)) start_job(std::move(start));
    });
  }

  void start_job(Start start) {
    const PlanJob& job = plan_.jobs[start.job];
    const double now_s = agenda_.now_s();
    const std::uint32_t index = start.job;
    Outcome& outcome = outcomes_[start.job];
    outcome.state = Outcome::State::running;
    if (outcome.interruptions == 0) outcome.start_s = now_s;
    outcome.held_since_s = now_s;
    outcome.accelerators = 0;
    outcome.first_node = start.shares.front().node;
    outcome.nodes = static_cast<int>(start.shares.size());
    const NodeSpec& spec = plan_.node_specs[start.pool];
    if (spec.accelerators > 0)
      for (const Share& share : start.shares) outcome.accelerators += share.places;
    change_queued(-1);
    change_running(start.job, +1);
    running_index_[start.job] = running_.size();
    const JobWork work{job.duration_s, job.checkpoint_interval_s, job.checkpoint_pause_s, job.checkpoint_delay_s,
                       job.restart_s,  job.service.has_value()};
    const double requested_s = outcome.interruptions == 0 ? job.requested_s : requested_after_restart_s(index);
    running_.push_back({start.job, start.pool, now_s + requested_s, std::move(start.shares)});
    hold(running_.back(), +1);
    swing_w_ += job.swing_w;
    recorder_.totals().training_swing_w = std::max(recorder_.totals().training_swing_w, swing_w_);
    if (job.service) {
      services_.replica_starts(*job.service);
      it_power_.set_utilisation(index, services_.utilisation(*job.service, now_s), {}, *this);
    }
    if (outcome.interruptions > 0 && job.restart_s > 0) stand_idle_for_restart(index);
    it_power_.start(index, running_.back().shares, *this);
    contention_.start(index, running_.back().shares);
    ask_network();
    const double speed = slowest_speed(running_.back());
    if (rack_thermal_.throttled_accelerators() > 0) it_power_.set_pace(index, speed, running_.back().shares, *this);
    announce_end(index, progress_.start(index, now_s, work, speed));
  }

  // Accelerators of a job that loads its checkpoint draw idle power.
  void stand_idle_for_restart(std::uint32_t index) {
    const double now_s = agenda_.now_s(), works_s = now_s + plan_.jobs[index].restart_s;
    it_power_.set_utilisation(index, 0, {}, *this);
    if (works_s >= plan_.duration_s) return;
    agenda_.at(works_s, Turn::job_end, [this, index, now_s] {
      if (running_index_[index] == no_index || outcomes_[index].held_since_s != now_s) return;  // interrupted meanwhile
      it_power_.set_utilisation(index, plan_.jobs[index].accelerator_utilisation, running_[running_index_[index]].shares, *this);
    });
  }

  // A gang goes on at the speed of its slowest share, and no faster than the fabric lets it.
  double slowest_speed(const RunningJob& running) const { return hardware_speed(running) * contention_.speed(running.job); }

  double hardware_speed(const RunningJob& running) const {
    if (rack_thermal_.throttled_accelerators() == 0) return it_power_.speed(rack_of_node_[running.shares.front().node], running.job);
    double speed = 1;
    std::size_t last_rack = no_index;
    for (const Share& share : running.shares) {
      const std::size_t rack = rack_of_node_[share.node];
      if (rack != last_rack) speed = std::min(speed, it_power_.speed(rack, running.job));
      last_rack = rack;
    }
    return speed;
  }

  // An end that a later change of speed has made void does nothing.
  void announce_end(std::uint32_t index, std::optional<double> end_s) {
    if (!end_s) return;  // it stands still
    agenda_.at(*end_s, Turn::job_end, [this, index, version = progress_.version(index)] {
      if (progress_.version(index) == version) end_job(index);
    });
  }

  // Whatever changed the speed that a job can have: what is left of it goes on at the new one, and its power follows.
  void rate_again(std::uint32_t index) {
    const RunningJob& running = running_[running_index_[index]];
    const double speed = slowest_speed(running);
    if (speed == progress_.speed(index)) return;
    it_power_.set_pace(index, speed, running.shares, *this);
    announce_end(index, progress_.change_speed(index, agenda_.now_s(), speed));
  }

  // What a job that goes on may still ask for: as its request stood to its work.
  double requested_after_restart_s(std::uint32_t index) const {
    const PlanJob& job = plan_.jobs[index];
    const double share = job.duration_s > 0 ? progress_.left_s(index) / job.duration_s : 0.0;
    return job.restart_s + job.requested_s * share;
  }

  // Changes of one instant are solved together, after the scheduler has had its say.
  void ask_network() {
    if (!contention_.changed() || network_due_) return;
    network_due_ = true;
    agenda_.at(agenda_.now_s(), Turn::network, [this] {
      network_due_ = false;
      for (const auto index : contention_.update(agenda_.now_s()))
        if (running_index_[index] != no_index) rate_again(index);
    });
  }

  void end_job(std::uint32_t index) {
    progress_.settle(index, agenda_.now_s());
    leave_places(index);
    outcomes_[index].state = Outcome::State::done;
    outcomes_[index].end_s = agenda_.now_s();
    ask_scheduler();
  }

  void leave_places(std::uint32_t index) {
    const std::size_t slot = running_index_[index];
    RunningJob ended = std::move(running_[slot]);
    if (slot + 1 != running_.size()) {
      running_[slot] = std::move(running_.back());
      running_index_[running_[slot].job] = slot;
    }
    running_.pop_back();
    running_index_[index] = no_index;
    swing_w_ -= plan_.jobs[index].swing_w;
    if (const auto service = plan_.jobs[index].service) services_.replica_ends(*service);
    job_changed(index, it_power_.job(index), 0);
    hold(ended, -1);
    pools_[ended.pool].give_back(ended.shares);
    it_power_.end(index, ended.shares, *this);
    contention_.end(index, agenda_.now_s());
    ask_network();
    change_running(index, -1);
    outcomes_[index].held_s += agenda_.now_s() - outcomes_[index].held_since_s;
  }

  // --- Services -----------------------------------------------------------------------------------------------------------------------

  void begin_service_hour(double now_s) {
    for (const RunningJob& running : running_)
      if (const auto service = plan_.jobs[running.job].service)
        it_power_.set_utilisation(running.job, services_.utilisation(*service, now_s), running.shares, *this);
    const double next_s = services_.next_hour_s(now_s);
    if (next_s < plan_.duration_s) agenda_.at(next_s, Turn::job_end, [this, next_s] { begin_service_hour(next_s); });
  }

  // --- Failures of nodes --------------------------------------------------------------------------------------------------------------

  void vacate(std::size_t node, const std::string& why) override {
    for (const auto index : it_power_.jobs_on(rack_of_node_[node])) {
      const auto& shares = running_[running_index_[index]].shares;
      if (std::ranges::find(shares, node, &Share::node) != shares.end()) interrupt_job(index, why);
    }
  }

  // The job waits again, at the place in the queue that its submission gives it.
  void interrupt_job(std::uint32_t index, const std::string& why) {
    const double now_s = agenda_.now_s();
    const double lost_before_s = progress_.times(index).lost_s;
    progress_.interrupt(index, now_s);
    leave_places(index);
    Outcome& outcome = outcomes_[index];
    outcome.state = Outcome::State::waiting;
    ++outcome.interruptions;
    ++recorder_.totals().interruptions;
    waiting_.insert(std::ranges::lower_bound(waiting_, index), index);
    change_queued(+1);
    recorder_.event(now_s, "job_interrupted", plan_.jobs[index].id,
                    fmt::format("{}, {:.0f} s of work lost", why, progress_.times(index).lost_s - lost_before_s));
    ask_scheduler();
  }

  void places_changed() override { ask_scheduler(); }

  void node_failed(std::size_t node, const std::string& why, double repair_s) override {
    ++recorder_.totals().node_failures;
    if (repair_s > 0)
      recorder_.event(agenda_.now_s(), "node_fails", host_names_[node], fmt::format("{}, {:.2f} h", why, repair_s / s_per_h));
  }

  void node_repaired(std::size_t node) override { recorder_.event(agenda_.now_s(), "node_repaired", host_names_[node], ""); }

  // --- Failures of the fabric ---------------------------------------------------------------------------------------------------------

  void capacity_changed(std::uint32_t bundle, double bytes_per_s) override {
    contention_.set_capacity(bundle, bytes_per_s);
    ask_network();
  }

  void fabric_event(const std::string& kind, const std::string& object, const std::string& detail) override {
    recorder_.event(agenda_.now_s(), kind, object, detail);
  }

  // --- Outages ------------------------------------------------------------------------------------------------------------------------

  // Steps are cut where an outage begins or ends (see next_step_end_s), so that it counts from then on and not for a whole step.
  void schedule_outages() {
    for (const PlanOutage& outage : plan_.outages) {
      agenda_.at(outage.begin_s, Turn::outage, [this, &outage] {
        ride_through_.begin(outage);
        facility_.serve(ride_through_.under_way());
      });
      if (outage.end_s >= plan_.duration_s) continue;
      agenda_.at(outage.end_s, Turn::outage, [this, &outage] {
        ride_through_.end(outage, agenda_.now_s());
        facility_.serve(ride_through_.under_way());
      });
    }
  }

  // --- What changes inside a step: each change counts for the rest of the step --------------------------------------------------------

  double rest_of_step_s() const { return step_end_s_ - agenda_.now_s(); }

  void part_changed(ItPart part, Microwatt by) override {
    part_j_[static_cast<std::size_t>(part)] += static_cast<double>(by) * watt_per_microwatt * rest_of_step_s();
  }

  void rack_changed(std::size_t rack, Microwatt by, Microwatt liquid_by) override {
    const double power_w = static_cast<double>(by) * watt_per_microwatt;
    const double liquid_w = static_cast<double>(liquid_by) * watt_per_microwatt;
    const PlanRack& place = plan_.racks[rack];
    row_uw_[place.row] += by;
    row_j_[place.row] += power_w * rest_of_step_s();
    if (plan_.cooling.cdus.units > 0 && liquid_by != 0) {
      cdu_uw_[place.cdu] += liquid_by;
      cdu_j_[place.cdu] += liquid_w * rest_of_step_s();
    }
    rack_thermal_.rack_changed(rack, liquid_w, rest_of_step_s());
    if (!rack_j_.empty()) rack_j_[rack] += power_w * (rack_interval_end_s_ - agenda_.now_s());
  }

  void job_changed(std::uint32_t job, Microwatt before, Microwatt) override { job_books_.power_changed(agenda_.now_s(), job, before); }

  void change_running(std::uint32_t job, int by) {
    const double share = plan_.jobs[job].accelerator_fraction;
    const int held = by * outcomes_[job].accelerators;
    jobs_running_ += by;
    accelerators_busy_ += held;
    weighted_busy_ += held * share;
    running_s_ += by * rest_of_step_s();
    busy_s_ += held * rest_of_step_s();
    weighted_s_ += held * share * rest_of_step_s();
  }

  /// The places of a job's shares are held from now on, or no longer.
  void hold(const RunningJob& job, int by) {
    if (plan_.node_specs[job.pool].accelerators == 0) return;
    for (const Share& share : job.shares) {
      const std::size_t rack = rack_of_node_[share.node];
      const int held = by * share.places;
      rack_held_[rack] += held;
      if (!rack_held_s_.empty()) rack_held_s_[rack] += held * (rack_interval_end_s_ - agenda_.now_s());
    }
  }

  void change_queued(int by) {
    jobs_queued_ += by;
    queued_s_ += by * rest_of_step_s();
  }

  // --- Plant steps --------------------------------------------------------------------------------------------------------------------

  // Begins the first step; its means so far are the idle center's.
  void begin_means() {
    means_.row_w.assign(plan_.rows.size(), 0);
    means_.liquid_w.assign(plan_.cooling.cdus.units, 0);
    row_uw_.assign(plan_.rows.size(), 0);
    row_j_.assign(plan_.rows.size(), 0);
    cdu_uw_.assign(plan_.cooling.cdus.units, 0);
    cdu_j_.assign(plan_.cooling.cdus.units, 0);
    for (std::size_t r = 0; r < plan_.racks.size(); ++r) {
      const PlanRack& rack = plan_.racks[r];
      row_uw_[rack.row] += it_power_.rack(r);
      if (!cdu_uw_.empty()) cdu_uw_[rack.cdu] += it_power_.rack_liquid(r);
    }
    begin_step(0);
    take_means();
  }

  double next_step_end_s(double begin_s) {
    const double grid_s = plan_.scenario.simulation.thermal_step_s;
    const auto next_grid_s = [&] { return static_cast<double>(step_number_) * grid_s; };  // not accumulated: no drift
    if (next_grid_s() <= begin_s) ++step_number_;
    double end_s = std::min(next_grid_s(), plan_.duration_s);
    for (const PlanOutage& outage : plan_.outages)
      for (const double change_s : {outage.begin_s, outage.end_s})
        if (change_s > begin_s) end_s = std::min(end_s, change_s);
    return end_s;
  }

  // Everything goes on as it is, unless a change during the step says otherwise.
  void begin_step(double begin_s) {
    step_begin_s_ = begin_s;
    step_end_s_ = next_step_end_s(begin_s);
    const double length_s = step_end_s_ - begin_s;
    for (std::size_t p = 0; p < it_part_count; ++p)
      part_j_[p] = static_cast<double>(it_power_.part(static_cast<ItPart>(p))) * watt_per_microwatt * length_s;
    for (std::size_t r = 0; r < row_j_.size(); ++r) row_j_[r] = static_cast<double>(row_uw_[r]) * watt_per_microwatt * length_s;
    for (std::size_t c = 0; c < cdu_j_.size(); ++c) cdu_j_[c] = static_cast<double>(cdu_uw_[c]) * watt_per_microwatt * length_s;
    rack_thermal_.begin_step(it_power_, length_s);
    running_s_ = jobs_running_ * length_s;
    queued_s_ = jobs_queued_ * length_s;
    busy_s_ = accelerators_busy_ * length_s;
    weighted_s_ = weighted_busy_ * length_s;
  }

  void take_means() {
    const double length_s = step_end_s_ - step_begin_s_;
    means_.rack_w = 0;
    for (std::size_t p = 0; p < it_part_count; ++p) {
      means_.part_w[p] = part_j_[p] / length_s;
      means_.rack_w += means_.part_w[p];
    }
    for (std::size_t r = 0; r < row_j_.size(); ++r) means_.row_w[r] = row_j_[r] / length_s;
    means_.liquid_total_w = 0;
    for (std::size_t c = 0; c < cdu_j_.size(); ++c) {
      means_.liquid_w[c] = cdu_j_[c] / length_s;
      means_.liquid_total_w += means_.liquid_w[c];
    }
  }

  void end_step() {
    const double length_s = step_end_s_ - step_begin_s_;
    take_means();
    StepRecord record;
    record.begin_s = step_begin_s_;
    record.end_s = step_end_s_;
    const BathMeans baths = rack_thermal_.step_baths(means_.liquid_w, length_s);
    means_.bath_stored_w = baths.stored_w;
    means_.rack_pump_w = baths.pump_w;
    facility_.step(means_, record);
    step_racks(length_s);
    const auto set = [&](Channel channel, double value) { record.channels[static_cast<std::size_t>(channel)] = value; };
    set(Channel::accelerators_busy, busy_s_ / length_s);
    set(Channel::utilisation, plan_.accelerators > 0 ? busy_s_ / length_s / static_cast<double>(plan_.accelerators) : 0.0);
    set(Channel::jobs_running, running_s_ / length_s);
    set(Channel::jobs_queued, queued_s_ / length_s);
    set(Channel::junction_max_c, rack_thermal_.junction_max_c());
    recorder_.step(record);
    RunTotals& totals = recorder_.totals();
    totals.accelerator_s += busy_s_;
    totals.weighted_accelerator_s += weighted_s_;
    services_.step(step_begin_s_, step_end_s_, totals);
    totals.node_down_s += failures_.failed_nodes() * length_s;
    totals.throttled_accelerator_s += rack_thermal_.throttled_accelerators() * length_s;
    totals.runaways = rack_thermal_.runaways();
    totals.junction_max_c = std::fmax(totals.junction_max_c, rack_thermal_.junction_max_c());
    totals.ups_output_j += ups_output_j(record);
    note_modes(record);
    ride_through_.step(record);

    const double it_j = (means_.rack_w + plan_.fabric_w) * length_s;
    // Fuel burnt on the site counts in both views.
    const auto per_it_j = [&](Account account) {
      return it_j > 0 ? (record.amounts[account] + record.amounts[Account::carbon_fuel]) / it_j : 0.0;
    };
    job_books_.end_step(step_end_s_, per_it_j(Account::carbon_location), per_it_j(Account::carbon_market), it_power_);
    simulated_s_ = step_end_s_;
    if (!rack_j_.empty() && step_end_s_ >= rack_interval_end_s_ - 1e-6) end_rack_interval();

    const Amounts& total = recorder_.books().total();
    const bool go_on = !control_.keep_going || control_.keep_going({simulated_s_, plan_.duration_s, plan_.start_unix_s, plan_.utc_offset_s,
                                                                    electricity_used_j(record.amounts) / length_s, it_j / length_s,
                                                                    electricity_used_j(total), ups_output_it_j(total)});
    if (!go_on && step_end_s_ < plan_.duration_s) {
      status_ = RunStatus::cancelled;
      recorder_.event(step_end_s_, "run_cancelled", plan_.scenario.id, "");
      agenda_.stop();
      return;
    }
    if (step_end_s_ >= plan_.duration_s) {
      agenda_.stop();
      return;
    }
    if (control_.checkpoint_due && control_.checkpoint_due()) recorder_.checkpoint(job_rows(), simulated_s_);
    begin_step(step_end_s_);
    agenda_.at(step_end_s_, Turn::plant_step, [this] { end_step(); });
  }

  // Junctions at the end of a step; jobs in racks that begin or end to throttle are rated again.
  void step_racks(double length_s) {
    std::vector<std::uint32_t> jobs;
    for (const auto rack : rack_thermal_.step_junctions(it_power_, facility_.surroundings(), length_s, *this))
      for (const auto job : it_power_.jobs_on(rack)) jobs.push_back(job);
    std::ranges::sort(jobs);
    jobs.erase(std::unique(jobs.begin(), jobs.end()), jobs.end());
    for (const auto job : jobs) rate_again(job);
    for (const auto& event : rack_thermal_.take_events())
      recorder_.event(step_end_s_, event_kind(event), plan_.racks[event.rack].id, fmt::format("{:.1f} degC", event.temperature_c));
  }

  static double ups_output_it_j(const Amounts& total) {
    double sum_j = 0;
    for (auto a = static_cast<std::size_t>(Account::it_accelerator); a <= static_cast<std::size_t>(Account::it_fabric); ++a)
      sum_j += total[static_cast<Account>(a)];
    return sum_j;
  }

  // Modes of the plant are events when they change, so that events.csv tells the story without every step.
  void note_modes(const StepRecord& record) {
    if (plan_.onsite.any()) note_onsite(record);
    const auto note = [&](bool& before, bool now, const char* began, const char* ended, const char* object) {
      if (before != now) recorder_.event(record.begin_s, now ? began : ended, object, "");
      before = now;
    };
    note(chiller_on_, record.chiller_on, "chiller_on", "chiller_off", "cooling/chiller");
    note(full_speed_, record.rejection_at_full_speed, "full_speed_begins", "full_speed_ends", "cooling/heat_rejection");
    if (record.chiller_out_of_range && !out_of_range_said_) {
      out_of_range_said_ = true;
      recorder_.problems().add("W-RUN-001", "/cooling/chiller", fmt::format("{:.0f} s", record.begin_s));
      recorder_.event(record.begin_s, "chiller_out_of_range", "cooling/chiller", "");
    }
    for (std::size_t i = 0; record.limits_left.any() && i < limit_count; ++i) {
      if (limit_said_[i] || !record.limits_left.has(static_cast<Limit>(i))) continue;
      limit_said_[i] = true;
      const LimitInfo& info = limit_info(static_cast<Limit>(i));
      recorder_.problems().add(info.code, info.pointer, fmt::format("{:.0f} s", record.begin_s));
      recorder_.event(record.begin_s, info.event, std::string(info.pointer).substr(1), "");
    }
    warm(coolant_, plan_.cooling.cdus.units > 0, record.coolant_hot_c, record.coolant_set_c, "coolant_supply", "W-RUN-002",
         "/cooling/cdu/supply_c", record.begin_s);
    warm(room_air_, plan_.cooling.air_capacity_w > 0, record.channels[static_cast<std::size_t>(Channel::room_supply_c)],
         plan_.cooling.air_supply_c, "room_supply", "W-RUN-003", "/cooling/air/supply_c", record.begin_s);
  }

  // Outages of the grid, generators, and energy that nobody gave: an event when it begins and ends, a problem the first time.
  void note_onsite(const StepRecord& record) {
    const OnsiteRecord& onsite = record.onsite;
    const auto note = [&](bool& before, bool now, const char* began, const char* ended, const char* object, const std::string& detail) {
      if (before != now) recorder_.event(record.begin_s, now ? began : ended, object, now ? detail : "");
      before = now;
    };
    const auto energy = [](double joule) { return fmt::format("{:.3g} kWh", joule * kwh_per_j); };
    note(grid_lost_, onsite.outage_s > 0, "grid_lost", "grid_back", "power/grid", "");
    note(generators_on_, onsite.generators_on, "generators_on", "generators_off", "power/generators", "");
    note(unserved_, onsite.unserved_protected_j > 0, "load_lost", "load_back", "power/ups", energy(onsite.unserved_protected_j));
    note(unserved_cooling_, onsite.unserved_other_j > 0, "cooling_power_lost", "cooling_power_back", "power/board",
         energy(onsite.unserved_other_j));
    const auto tell = [&](bool& told, double joule, const char* code) {
      if (joule <= 0 || told) return;
      told = true;
      recorder_.problems().add(code, "/operations/outages", fmt::format("{:.0f} s", record.begin_s));
    };
    tell(load_lost_told_, onsite.unserved_protected_j, "W-RUN-040");
    tell(cooling_lost_told_, onsite.unserved_other_j, "W-RUN-041");
  }

  struct Alarm {
    bool on = false, said = false;
  };

  void warm(Alarm& alarm, bool exists, double now_c, double set_c, const char* what, const char* code, const char* pointer, double time_s) {
    const bool high = exists && now_c > set_c + supply_alarm_k;
    if (high != alarm.on)
      recorder_.event(time_s, fmt::format("{}_{}", what, high ? "high" : "normal"), std::string(pointer),
                      fmt::format("{:.1f} degC", now_c));
    alarm.on = high;
    if (!high || alarm.said) return;
    alarm.said = true;
    recorder_.problems().add(code, pointer, fmt::format("{:.1f} degC", now_c), fmt::format("{:.1f} degC", set_c));
  }

  // --- Rack series --------------------------------------------------------------------------------------------------------------------

  void begin_rack_interval(double begin_s) {
    const Simulation& words = plan_.scenario.simulation;
    if (!words.rack_series) return;
    rack_interval_begin_s_ = begin_s;
    rack_interval_end_s_ = begin_s + words.rack_output_step_s;
    rack_j_.resize(plan_.racks.size());
    rack_held_s_.resize(plan_.racks.size());
    for (std::size_t r = 0; r < rack_j_.size(); ++r) {
      rack_j_[r] = static_cast<double>(it_power_.rack(r)) * watt_per_microwatt * words.rack_output_step_s;
      rack_held_s_[r] = rack_held_[r] * words.rack_output_step_s;
    }
  }

  void end_rack_interval() {
    const double length_s = rack_interval_end_s_ - rack_interval_begin_s_;
    std::vector<float> power(rack_j_.size()), outlet(rack_j_.size()), junction(rack_j_.size()), utilisation(rack_j_.size());
    for (std::size_t r = 0; r < rack_j_.size(); ++r) {
      power[r] = static_cast<float>(rack_j_[r] / length_s);
      outlet[r] = static_cast<float>(rack_thermal_.coolant_out_c(it_power_, r));
      junction[r] = static_cast<float>(rack_thermal_.junction_c(r));
      const RackSpec& spec = plan_.rack_specs[plan_.racks[r].spec];
      const int there = spec.nodes * plan_.node_specs[spec.node_spec].accelerators;
      utilisation[r] = there > 0 ? static_cast<float>(rack_held_s_[r] / length_s / there) : std::numeric_limits<float>::quiet_NaN();
    }
    recorder_.racks(rack_interval_end_s_, power, outlet, junction, utilisation);
    begin_rack_interval(rack_interval_end_s_);
  }

  // --- Results ------------------------------------------------------------------------------------------------------------------------

  std::vector<JobRow> job_rows() {
    for (const auto& one : running_) {
      job_books_.settle(one.job, it_power_.job(one.job));
      progress_.settle(one.job, simulated_s_);
    }
    std::vector<JobRow> rows;
    rows.reserve(plan_.jobs.size());
    RunTotals& totals = recorder_.totals();
    totals.job_energy_j = totals.job_carbon_kg = totals.job_market_kg = 0;
    totals.network_accelerator_s = 0;
    totals.training_job_j = totals.service_job_j = 0;
    totals.training_accelerator_s = totals.service_accelerator_s = 0;
    totals.tokens = totals.samples = totals.training_flop = totals.training_peak_flop = 0;
    totals.lost_accelerator_s = totals.checkpoint_accelerator_s = totals.restart_accelerator_s = 0;
    for (std::uint32_t j = 0; j < plan_.jobs.size(); ++j) {
      const PlanJob& job = plan_.jobs[j];
      const Outcome& outcome = outcomes_[j];
      if (!outcome.arrived) continue;  // the run ended before
      JobRow row;
      row.job_id = job.id;
      row.source = job.source;
      row.user = job.user;
      row.submit_unix_s = plan_.start_unix_s + job.submit_s;
      if (!job.service) {  // a replica runs as long as the run
        row.duration_s = job.duration_s;
        row.requested_s = job.requested_s;
      }
      row.accelerator_fraction = job.accelerator_fraction;
      row.accelerators = outcome.accelerators > 0 ? outcome.accelerators : job.accelerators;
      row.nodes = outcome.nodes > 0 ? outcome.nodes : job.nodes;
      totals.job_energy_j += job_books_.energy_j(j);
      totals.job_carbon_kg += job_books_.carbon_kg(j);
      totals.job_market_kg += job_books_.market_kg(j);
      if (outcome.state == Outcome::State::running || outcome.state == Outcome::State::done || outcome.interruptions > 0) {
        const double held_s = outcome.held_s + (outcome.state == Outcome::State::running ? simulated_s_ - outcome.held_since_s : 0.0);
        const JobTimes& times = progress_.times(j);
        if (job.service) {
          totals.service_job_j += job_books_.energy_j(j);
          totals.service_accelerator_s += outcome.accelerators * held_s;
        }
        if (job.tokens_per_s > 0) {
          totals.training_job_j += job_books_.energy_j(j);
          totals.training_accelerator_s += outcome.accelerators * held_s;
        }
        totals.tokens += job.tokens_per_s * progress_.done_s(j);
        totals.samples += job.samples_per_s * progress_.done_s(j);
        totals.training_flop += job.model_flop_per_s * progress_.done_s(j);
        totals.training_peak_flop += job.peak_flop_per_s * outcome.accelerators * held_s;
        totals.network_accelerator_s += outcome.accelerators * contention_.slowed_s(j, simulated_s_);
        totals.lost_accelerator_s += outcome.accelerators * times.lost_s;
        totals.checkpoint_accelerator_s += outcome.accelerators * times.checkpoint_s;
        totals.restart_accelerator_s += outcome.accelerators * times.restart_s;
        row.interruptions = outcome.interruptions;
        row.lost_work_s = times.lost_s;
        row.start_unix_s = plan_.start_unix_s + outcome.start_s;
        row.accelerator_hours = outcome.accelerators * held_s / s_per_h;
        row.energy_kwh = job_books_.energy_j(j) * kwh_per_j;
        row.carbon_kg = job_books_.carbon_kg(j);
        row.carbon_market_kg = job_books_.market_kg(j);
        row.first_node = host_names_[outcome.first_node];
        if (!job.carried_over) row.wait_s = outcome.start_s - job.submit_s;  // how long a carried-over job queued is not known
      }
      switch (outcome.state) {
        case Outcome::State::done: {
          row.state = JobState::done;
          row.end_unix_s = plan_.start_unix_s + outcome.end_s;
          const double run_s = outcome.end_s - outcome.start_s;
          if (!job.carried_over) row.slowdown = std::max(1.0, (row.wait_s + run_s) / std::max(run_s, shortest_run_s));
          break;
        }
        case Outcome::State::running:
          row.state = JobState::running;
          break;
        case Outcome::State::rejected:
          row.state = JobState::rejected;
          break;
        case Outcome::State::waiting:
          row.state = JobState::queued;
          break;
      }
      rows.push_back(std::move(row));
    }
    return rows;
  }

  static constexpr double supply_alarm_k = 2.0;  // coolant or air this far above its set point is told to the user

  const Plan& plan_;
  Recorder& recorder_;
  const RunControl& control_;
  std::vector<std::string> host_names_;
  Agenda agenda_;
  std::vector<Pool> pools_;
  Policy policy_;
  ItPower it_power_;
  JobBooks job_books_;
  JobProgress progress_;
  RackThermal rack_thermal_;
  std::vector<std::uint32_t> rack_of_node_;
  Facility facility_;
  RideThrough ride_through_;
  NodeFailures failures_;
  FabricFailures fabric_failures_;
  RandomFailures random_failures_;
  Contention contention_;
  Services services_;
  double swing_w_ = 0;  ///< of the described training that runs
  ItMeans means_;
  RunStatus status_ = RunStatus::ok;

  std::vector<Outcome> outcomes_;
  std::vector<std::uint32_t> waiting_;
  std::vector<RunningJob> running_;
  std::vector<std::size_t> running_index_;
  std::size_t next_arrival_ = 0;
  bool schedule_due_ = false, network_due_ = false;

  std::int64_t step_number_ = 0;
  double step_begin_s_ = 0, step_end_s_ = 0, simulated_s_ = 0;
  std::array<double, it_part_count> part_j_{};
  std::vector<Microwatt> row_uw_, cdu_uw_;
  std::vector<double> row_j_, cdu_j_;
  int jobs_running_ = 0, jobs_queued_ = 0, accelerators_busy_ = 0;
  double weighted_busy_ = 0;
  double running_s_ = 0, queued_s_ = 0, busy_s_ = 0, weighted_s_ = 0;
  bool chiller_on_ = false, full_speed_ = false, out_of_range_said_ = false;
  std::array<bool, limit_count> limit_said_{};
  bool grid_lost_ = false, generators_on_ = false, unserved_ = false, unserved_cooling_ = false;
  bool load_lost_told_ = false, cooling_lost_told_ = false;
  Alarm coolant_, room_air_;
  double rack_interval_begin_s_ = 0, rack_interval_end_s_ = 0;
  std::vector<double> rack_j_, rack_held_s_;
  std::vector<int> rack_held_;  ///< accelerators held by jobs
};

}  // namespace

RunStatus run(const Plan& plan, Recorder& recorder, const RunControl& control) { return World(plan, recorder, control).run(); }

}  // namespace icctwin
