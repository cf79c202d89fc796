#pragma once
// The electricity and heat accounts of a run, grouped as the report shows them.
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/results/folder/run_folder.h"

namespace icctwin::report {

/// Coal equivalent of electricity by its calorific value [tce/kWh]; GB/T 2589-2020, from memory: unverified.
inline constexpr double tce_per_kwh = 0.1229e-3;

/// End uses of energy, in the order and colours of visual design 1.2.
enum class EndUse : std::size_t { accelerators, other_it, losses, chillers, pumps, fans, towers, other, count };

inline constexpr std::size_t end_use_count = static_cast<std::size_t>(EndUse::count);

struct EndUseLook {
  std::string_view color;
  std::string_view text_key;  ///< key of its name in the table of texts
  bool light_text;            ///< white text has 4.5:1 on the colour
};

const EndUseLook& look(EndUse use);

/// Energy of the whole run by group [kWh]; zero where an account is absent.
struct EnergyBook {
  bool present = false;                                 ///< the ledger has an electricity book
  std::vector<std::pair<std::string, double>> sources;  ///< account and energy
  double accelerators = 0, cpu_memory = 0, server_parts = 0, server_fans = 0, network = 0, supply_loss = 0, measured = 0;
  double pdu = 0, busway = 0, ups = 0, transformer = 0, battery = 0;
  double chillers = 0, cdu_pumps = 0, plant_pumps = 0, fans = 0, towers = 0;
  double other = 0;
  double exported = 0;
  double stored = 0;  ///< rise of what the battery holds; what it gave more than it took stands among the sources

  bool has_heat = false;
  double heat_source = 0;  ///< all heat set free [kWh]
  double heat_rejected = 0, heat_ambient = 0, heat_reused = 0, heat_stored = 0;

  double input() const;
  double other_it() const { return cpu_memory + server_parts + server_fans + network + measured; }
  double it() const { return accelerators + other_it() + supply_loss; }
  double losses() const { return pdu + busway + ups + transformer + battery; }
  double cooling() const { return chillers + cdu_pumps + plant_pumps + fans + towers; }
  double use() const { return it() + losses() + cooling() + other; }
  /// (sources - uses - exported - stored) / sources [-].
  double closure() const;
  /// (heat set free - rejected - ambient - reused - stored) / heat set free [-].
  double heat_closure() const;
  std::array<double, end_use_count> end_uses() const;
};

/// Groups the accounts; an account this version does not know is counted by its prefix, "it." with the other server parts, "loss." with
/// the busways, "cooling." with the plant's pumps, any other with lighting and other, so that the sum never loses one.
EnergyBook energy_book(const RunFolder& run);
/// Of one month, "2025-07", as it stands in the ledger.
EnergyBook energy_book(const RunFolder& run, std::string_view month);

}  // namespace icctwin::report
