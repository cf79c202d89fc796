#pragma once
// Power of the IT equipment, kept up as jobs come and go: node -> converter group -> rack -> CDU and center.
//
// Powers are whole microwatts, so that sums are exact in any order: permuting racks or events of one instant changes nothing. Only the
// groups of changed nodes are computed again. A job draws its accelerators, its share of the node's other parts (by places held) and of the
// losses of the converters it feeds from; what no job draws is idle power. Job powers and idle power add up to the IT power.
#include <array>
#include <cstdint>
#include <vector>

#include "sim/engine/cluster.h"
#include "sim/scenario/plan/plan.h"

namespace icctwin {

using Microwatt = std::int64_t;
constexpr double watt_per_microwatt = 1e-6;
Microwatt microwatt(double power_w);

/// Parts of the IT equipment on the direct-current side, and what converters lose.
enum class ItPart : std::size_t { accelerator, cpu, memory, nic, storage, other, fan, network_switch, supply_loss, count };
constexpr std::size_t it_part_count = static_cast<std::size_t>(ItPart::count);

/// A change of power, told to whoever integrates it.
class ItPowerListener {
 public:
  virtual ~ItPowerListener() = default;
  virtual void part_changed(ItPart part, Microwatt by) = 0;
  virtual void rack_changed(std::size_t rack, Microwatt by, Microwatt liquid_by) = 0;
  virtual void job_changed(std::uint32_t job, Microwatt before, Microwatt after) = 0;
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

  void start(std::uint32_t job, const std::vector<Share>& shares, ItPowerListener& listener);
  void end(std::uint32_t job, const std::vector<Share>& shares, ItPowerListener& listener);

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
  };
  struct Group {
    Microwatt input;
  };
  struct Rack {
    Microwatt power, liquid;
    double liquid_fraction;
  };

  void refresh(const std::vector<Share>& shares, ItPowerListener& listener);
  void refresh_group(std::size_t rack, std::size_t group_in_rack, ItPowerListener& listener);
  double accelerator_w(const NodeSpec& spec, const PlanJob& job) const;

  const Plan& plan_;
  std::vector<Node> nodes_;
  std::vector<Group> groups_;
  std::vector<Rack> racks_;
  std::vector<Microwatt> jobs_;
  Microwatt jobs_total_ = 0;
  std::array<Microwatt, it_part_count> parts_{};
};

}  // namespace icctwin
