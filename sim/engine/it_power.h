#pragma once
// Power of the IT equipment, kept up as jobs come and go: node -> converter group -> rack -> CDU and center.
//
// Powers are whole microwatts, so that sums are exact in any order: permuting racks or events of one instant changes nothing. Only the
// groups of changed nodes are computed again. A job draws its accelerators, its share of the node's other parts (by places held) and of the
// losses of the converters it feeds from; what no job draws is idle power. Job powers and idle power add up to the IT power.
// The racks' cooling acts on it: leakage follows the junction temperature, a hot rack caps its accelerators.
#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "sim/engine/cluster.h"
#include "sim/scenario/plan/plan.h"

namespace icctwin {

using Microwatt = std::int64_t;
constexpr double watt_per_microwatt = 1e-6;
Microwatt microwatt(double power_w);

/// Parts of the IT equipment on the direct-current side, what converters lose, and racks of which only the input was measured.
enum class ItPart : std::size_t { accelerator, cpu, memory, nic, storage, other, fan, network_switch, supply_loss, measured, count };
constexpr std::size_t it_part_count = static_cast<std::size_t>(ItPart::count);

/// A change of power, told to whoever integrates it.
class ItPowerListener {
 public:
  virtual ~ItPowerListener() = default;
  virtual void part_changed(ItPart part, Microwatt by) = 0;
  virtual void rack_changed(std::size_t rack, Microwatt by, Microwatt liquid_by) = 0;
  virtual void job_changed(std::uint32_t job, Microwatt before, Microwatt after) = 0;
};

/// What the cooling of a rack means to its accelerators.
struct RackClimate {
  double coolant_c = 0, resistance_k_per_w = 0;            ///< coolant at them, and from there to the junction
  double cap_w = std::numeric_limits<double>::infinity();  ///< power at the reference temperature that keeps them cool enough
};

class ItPower {
 public:
  explicit ItPower(const Plan& plan);

  /// Powers before the first job: parts of the center, racks, and the liquid share of racks.
  Microwatt part(ItPart part) const { return parts_[static_cast<std::size_t>(part)]; }
  Microwatt rack(std::size_t rack) const { return racks_[rack].power; }
  Microwatt rack_liquid(std::size_t rack) const { return racks_[rack].liquid; }
  Microwatt job(std::uint32_t job) const { return jobs_[job]; }
  Microwatt jobs() const { return jobs_total_; }

  const RackClimate& climate(std::size_t rack) const { return racks_[rack].climate; }
  /// Power of all accelerators of a rack, of its processors.
  Microwatt rack_accelerators(std::size_t rack) const { return racks_[rack].accelerators; }
  Microwatt rack_cpus(std::size_t rack) const { return racks_[rack].cpus; }
  /// Power at the reference temperature of the hardest working accelerator of a rack, as it is and as it would be without the rack's cap
  /// [W]; and the air that its server's fans give it, over that at full load.
  struct Hardest {
    double power_w = 0, free_w = 0;
    double air_flow_ratio = 1;
  };
  Hardest hardest_accelerator(std::size_t rack) const;
  /// Jobs with places in a rack, rising.
  std::vector<std::uint32_t> jobs_on(std::size_t rack) const;
  /// Speed of a job's accelerators in a rack under all caps, 0..1.
  double speed(std::size_t rack, std::uint32_t job) const;

  void start(std::uint32_t job, const std::vector<Share>& shares, ItPowerListener& listener);
  void end(std::uint32_t job, const std::vector<Share>& shares, ItPowerListener& listener);
  /// How hard a job works its accelerators from now on; services follow the hours of the day.
  void set_utilisation(std::uint32_t job, double utilisation, const std::vector<Share>& shares, ItPowerListener& listener);
  void set_climate(std::size_t rack, const RackClimate& climate, ItPowerListener& listener);
  void set_liquid_fraction(std::size_t rack, double fraction, ItPowerListener& listener);
  /// The speed at which a job goes on as a whole: accelerators that could be faster wait, which lowers their utilisation in proportion.
  void set_pace(std::uint32_t job, double pace, const std::vector<Share>& shares, ItPowerListener& listener);
  /// Gives the racks of a measured series the powers of one of its samples.
  void play(const PlanTelemetry& telemetry, std::size_t sample, ItPowerListener& listener);

 private:
  struct Resident {
    std::uint32_t job;
    std::uint16_t places;
    Microwatt drawn;
  };
  struct Node {
    std::uint32_t rack;
    std::vector<Resident> residents;
    Microwatt accelerator, cpu, fan;
    Hardest hardest;
  };
  struct Group {
    Microwatt input;
  };
  struct Rack {
    Microwatt power, liquid, accelerators, cpus;
    double liquid_fraction;
    RackClimate climate;
  };

  void refresh(const std::vector<Share>& shares, ItPowerListener& listener);
  void refresh_group(std::size_t rack, std::size_t group_in_rack, ItPowerListener& listener);
  void update_liquid(std::size_t rack, Microwatt power_by, ItPowerListener& listener);
  /// Power at the reference temperature of an accelerator that a job holds.
  double busy_w(const Rack& rack, const NodeSpec& spec, std::uint32_t job) const;
  std::optional<double> cap_w(const Rack& rack) const;

  const Plan& plan_;
  std::vector<Node> nodes_;
  std::vector<Group> groups_;
  std::vector<Rack> racks_;
  std::vector<Microwatt> jobs_;
  std::vector<double> pace_;         ///< by job; 1: nothing holds it up
  std::vector<double> utilisation_;  ///< of the accelerators, by job
  Microwatt jobs_total_ = 0;
  std::array<Microwatt, it_part_count> parts_{};
};

}  // namespace icctwin
