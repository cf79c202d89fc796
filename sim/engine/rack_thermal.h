#pragma once
// What happens to heat inside the racks: baths, rear doors, junctions, leakage, throttling; stepped with the plant.
//
// Baths (tanks, sumps) are well mixed and hold heat: what their fluid takes from the servers reaches the CDU later. Junctions of the
// hardest working and the mean accelerator of each rack follow coolant, flow and power with one time constant, exactly for a power held
// over the step and a coolant that changes evenly in it (against SUNDIALS CVODE: tests/reference). Where less flow raises the resistance
// of a cold plate, its metal and the coolant standing in it slow the rise: tau = tau_chip + C_plate (R - R_design). Coolant streams are
// shared out to the racks of a CDU by their design heat. A rack whose hottest junction passes the throttle temperature caps its
// accelerators at the power that holds this temperature; the cap goes when the uncapped junction would stay `hysteresis` below. Clocks fall
// within milliseconds, the cap at the end of a step: a junction told outside is never warmer than the throttle temperature, or than idle
// power makes it, and never above the limit at which a device shuts down. Leakage is solved for each accelerator where its power is made up
// (it_power.h); the coolant it sees there is renewed when it has moved by `leakage_band`: 0.2 % of the leakage. Left out: uneven flow
// between plates of a rack, conduction between neighbours. Equations and sources: models/cooling/chip.h and its neighbours.
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "sim/engine/it_power.h"
#include "sim/results/folder/run_folder.h"

namespace icctwin {

/// What the plant offers at the end of a step.
struct Surroundings {
  std::vector<double> cdu_supply_c, cdu_return_c, cdu_stream_w_per_k;  ///< by CDU
  double room_c = 0;                                                   ///< supply air
};

/// What the racks' own fluid holds back and their pumps draw in a step.
struct BathMeans {
  double stored_w = 0, pump_w = 0;
};

enum class RackAlarm : std::size_t { throttle, junction_limit, runaway, boiling, bath, count };
constexpr std::size_t rack_alarm_count = static_cast<std::size_t>(RackAlarm::count);

struct RackEvent {
  std::size_t rack = 0;
  RackAlarm alarm = RackAlarm::throttle;
  bool begins = true;
  double temperature_c = 0;
};

class RackThermal {
 public:
  explicit RackThermal(const Plan& plan);

  /// Steady baths and junctions, before the run begins.
  void settle(ItPower& power, const Surroundings& around, ItPowerListener& listener);

  // Within a step: the heat into baths, and racks whose junctions must be looked at again.
  void begin_step(const ItPower& power, double length_s);
  void rack_changed(std::size_t rack, double liquid_by_w, double rest_s);

  /// Baths over a step: replaces the servers' heat by what reaches the CDUs [W by CDU].
  BathMeans step_baths(std::vector<double>& liquid_w, double step_s);
  /// Doors, junctions and caps at the end of a step; returns the racks whose cap has changed.
  std::vector<std::size_t> step_junctions(ItPower& power, const Surroundings& around, double step_s, ItPowerListener& listener);

  double junction_max_c() const { return junction_max_c_; }  ///< of all racks; not a number without accelerators
  double junction_c(std::size_t rack) const { return racks_[rack].accelerators > 0 ? told_c(rack) : no_value; }
  double mean_junction_c(std::size_t rack) const { return racks_[rack].accelerators > 0 ? mean_c_[rack] : no_value; }
  double coolant_out_c(const ItPower& power, std::size_t rack) const;
  int throttled_accelerators() const { return throttled_accelerators_; }
  std::vector<RackEvent> take_events() { return std::exchange(events_, {}); }

  /// Everything that passed a limit so far, as problems of the run.
  void report(Diagnostics& problems) const;
  /// Times that a rack ran away.
  int runaways() const { return runaways_; }

 private:
  struct Rack {
    const RackHeat* heat = nullptr;
    const NodeSpec* node = nullptr;
    std::size_t cdu = 0;
    double stream_share = 0;  ///< of its CDU
    int accelerators = 0;
    const AirPath* air = nullptr;
    const BoilingPath* boiling = nullptr;
    bool leaks = false;
  };
  struct Bath {
    std::size_t rack = 0;
    double temperature_c = 0, in_j = 0, out_w = 0;
    double alarm_c = 0;
  };
  struct Tally {
    double rack_s = 0, highest_c = 0, first_s = -1;
    std::size_t first_rack = 0;
  };

  double stream_w_per_k(std::size_t rack) const { return racks_[rack].stream_share * around_.cdu_stream_w_per_k[racks_[rack].cdu]; }
  double source_c(std::size_t rack) const;
  void take_surroundings(const Surroundings& around);
  double throttled_c(std::size_t rack) const;
  double told_c(std::size_t rack) const;
  void step_doors(ItPower& power, ItPowerListener& listener);
  void look_again(std::size_t rack, const ItPower& power);
  void follow(double step_s);
  void step_leakage(std::size_t rack, ItPower& power, ItPowerListener& listener);
  bool step_cap(std::size_t rack, ItPower& power, ItPowerListener& listener);
  bool on(RackAlarm kind, std::size_t rack) const { return on_[static_cast<std::size_t>(kind)][rack] != 0; }
  bool any_on(RackAlarm kind) const { return racks_on_[static_cast<std::size_t>(kind)] > 0; }
  void alarm(RackAlarm kind, std::size_t rack, bool now, double temperature_c, double step_s);

  const Plan& plan_;
  std::vector<Rack> racks_;
  std::vector<std::size_t> doors_, leaky_, boiling_;
  std::vector<Bath> baths_;
  std::vector<std::size_t> bath_of_;  ///< by rack
  double pump_w_ = 0;
  Surroundings around_;
  std::vector<double> looked_stream_;  ///< by CDU, when its racks were looked at last
  std::vector<char> stale_;
  std::vector<ItPower::Hardest> hardest_;
  std::vector<double> resistance_, gain_;
  std::vector<double> source_, above_, hot_rise_, mean_rise_, hot_c_, mean_c_;  ///< coolant, its rise, the junctions' rise; by rack
  std::vector<double> throttle_c_, limit_c_;
  std::vector<double> design_resistance_, lag_s_, decay_, coolant_c_;  ///< coolant_c_: at the end of the step before
  /// What was computed last: plates alike on the same stream, as the next racks of a CDU mostly are, have the same.
  struct PlateSide {
    const RackHeat* heat = nullptr;
    double stream_w_per_k = -1;
    ChipSide side;
    double lag_s = 0, decay = 0;
  };
  PlateSide plate_side_;
  double time_s_ = 0, step_s_ = 0, junction_max_c_ = no_value;
  int throttled_accelerators_ = 0, runaways_ = 0;
  std::array<std::vector<char>, rack_alarm_count> on_;
  std::array<int, rack_alarm_count> racks_on_{};
  std::array<Tally, rack_alarm_count> tallies_;
  std::vector<RackEvent> events_;
};

/// Name of an event's kind.
std::string event_kind(const RackEvent& event);

}  // namespace icctwin
