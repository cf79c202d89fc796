#pragma once
// What a new center is made from: the choices of the wizard's pages and of `icctwin new`, each with a value that works.
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "models/base/describe.h"

namespace icctwin {

/// How many groups of a size hold a count.
constexpr int ceil_div(int count, int by) { return (count + by - 1) / by; }

enum class Rounding { racks, nodes };
enum class Redundancy { none, spare, doubled };
enum class SupplyKind { ups, hvdc, dc_800v, none };
enum class CoolingKind { air, rear_door, cold_plate, immersion };
enum class RejectionKind { tower, dry };
enum class WorkloadMix { training, inference, mixed, trace };

/// A choice by its word on the command line, with its name for people.
template <class T>
struct NamedChoice {
  T value;
  std::string_view word;
  Text name;
};

constexpr std::array<NamedChoice<Rounding>, 2> roundings = {{
    {Rounding::racks, "racks", {"Whole racks", "整机柜"}},
    {Rounding::nodes, "nodes", {"Whole servers", "整台服务器"}},
}};
constexpr std::array<NamedChoice<Redundancy>, 3> redundancies = {{
    {Redundancy::none, "N", {"N, one path, nothing spare", "N，单路，无冗余"}},
    {Redundancy::spare, "N+1", {"N+1, one path with a spare unit", "N+1，单路，一台备用"}},
    {Redundancy::doubled, "2N", {"2N, two full paths", "2N，双路独立"}},
}};
constexpr std::array<NamedChoice<SupplyKind>, 4> supplies = {{
    {SupplyKind::ups, "ups", {"UPS, 400 V AC", "UPS，交流 400 V"}},
    {SupplyKind::hvdc, "hvdc", {"HVDC 240/336 V", "高压直流 240/336 V"}},
    {SupplyKind::dc_800v, "dc_800v", {"800 V DC from medium voltage", "800 V 直流，中压直转"}},
    {SupplyKind::none, "none", {"Mains without UPS", "市电直供"}},
}};
constexpr std::array<NamedChoice<CoolingKind>, 4> coolings = {{
    {CoolingKind::air, "air", {"Air", "风冷"}},
    {CoolingKind::rear_door, "rear_door", {"Rear door", "背板换热"}},
    {CoolingKind::cold_plate, "cold_plate", {"Cold plate", "冷板液冷"}},
    {CoolingKind::immersion, "immersion", {"Immersion", "浸没液冷"}},
}};
constexpr std::array<NamedChoice<RejectionKind>, 2> rejections = {{
    {RejectionKind::tower, "tower", {"Cooling towers", "冷却塔"}},
    {RejectionKind::dry, "dry", {"Dry coolers", "干冷器"}},
}};
constexpr std::array<NamedChoice<WorkloadMix>, 4> mixes = {{
    {WorkloadMix::training, "training", {"Training", "训练"}},
    {WorkloadMix::inference, "inference", {"Inference", "推理"}},
    {WorkloadMix::mixed, "mixed", {"Training and inference", "训练与推理混合"}},
    {WorkloadMix::trace, "trace", {"Recorded week (Philly 2017)", "记录的一周（Philly 2017）"}},
}};

/// The name of a value in its table.
template <class T, std::size_t n>
constexpr const NamedChoice<T>& named(const std::array<NamedChoice<T>, n>& table, T value) {
  for (const auto& one : table)
    if (one.value == value) return one;
  return table[0];
}

struct CenterOptions {
  std::string id = "center";
  std::string name, name_zh;  ///< empty: made from the size

  int accelerators = 2000;
  std::string rack_type = "h100_8x4_cold_plate";
  Rounding rounding = Rounding::racks;
  int racks_per_row = 10;
  int rows_per_hall = 16;

  Redundancy redundancy = Redundancy::spare;
  SupplyKind supply = SupplyKind::ups;
  double battery_kwh = 0, pv_w = 0;  ///< 0: none
  bool generators = false;

  std::optional<CoolingKind> cooling;     ///< absent: as the rack type is built
  std::optional<double> liquid_fraction;  ///< of cold plates; absent: the rack type's
  int redundant_cdus = 1;
  RejectionKind rejection = RejectionKind::tower;
  std::optional<double> liquid_supply_c;  ///< absent: what the technology allows
  double air_supply_c = 24;

  int tiers = 2;  ///< of switches: 2 or 3
  bool rails = true;
  double oversubscription = 1;
  std::string switch_type = "nvidia_qm9700";

  WorkloadMix mix = WorkloadMix::training;
  double days = 7;

  bool operator==(const CenterOptions&) const = default;
};

}  // namespace icctwin
