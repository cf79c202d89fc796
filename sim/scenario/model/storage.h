#pragma once
// Battery storage (储能) and standby generators (柴发), and what the battery is for.
#include <optional>
#include <variant>
#include <vector>

#include "models/base/describe.h"

namespace icctwin {

/// Kept full for outages.
struct StandbyDispatch {
  static constexpr std::string_view tag = "standby";
  bool operator==(const StandbyDispatch&) const = default;
  static void describe(Describe<StandbyDispatch>&);
};

/// Holds the power at the intake at a limit, and charges below it.
struct PeakShavingDispatch {
  static constexpr std::string_view tag = "peak_shaving";
  double limit_w = 1e6;
  bool operator==(const PeakShavingDispatch&) const = default;
  static void describe(Describe<PeakShavingDispatch>&);
};

/// Charges in valley and deep-valley hours, discharges in peak and sharp-peak hours.
struct TariffDispatch {
  static constexpr std::string_view tag = "tariff";
  bool operator==(const TariffDispatch&) const = default;
  static void describe(Describe<TariffDispatch>&);
};

/// Charges with clean and discharges with dirty grid power; thresholds are quantiles of the run's intensity, known ahead.
struct CarbonDispatch {
  static constexpr std::string_view tag = "carbon";
  double charge_quantile = 0.25, discharge_quantile = 0.75;
  std::optional<double> charge_below_kg_per_kwh, discharge_above_kg_per_kwh;  ///< in place of the quantiles
  bool operator==(const CarbonDispatch&) const = default;
  static void describe(Describe<CarbonDispatch>&);
};

/// Stores the surplus of the sources on site and gives it back as soon as they do not suffice.
struct SelfConsumptionDispatch {
  static constexpr std::string_view tag = "self_consumption";
  bool operator==(const SelfConsumptionDispatch&) const = default;
  static void describe(Describe<SelfConsumptionDispatch>&);
};

using BatteryDispatch = std::variant<StandbyDispatch, PeakShavingDispatch, TariffDispatch, CarbonDispatch, SelfConsumptionDispatch>;

/// What the battery feeds in an outage of the grid.
enum class BackupScope { protected_load, center };
std::vector<Choice> choices_of(BackupScope);

struct BatteryPlant {
  double capacity_kwh = 1000;
  double power_w = 500e3;  ///< of the converter, either way
  double c_rate_max = 1;   ///< of the cells [1/h]
  double charge_efficiency = 0.97, discharge_efficiency = 0.97, converter_efficiency = 0.98;
  double auxiliary_ratio = 0.005;  ///< of the converter's power, always drawn
  double soc_min = 0.1, soc_max = 0.9, initial_soc = 0.5;
  double reserve_soc = 0.1;                ///< kept for outages while the grid is there
  std::optional<double> charging_limit_w;  ///< of the intake; charging stays below
  BackupScope backup = BackupScope::protected_load;
  double calendar_fade_per_year = 0.02, cycle_fade_ratio = 3.3e-5;
  BatteryDispatch dispatch = StandbyDispatch{};
  bool operator==(const BatteryPlant&) const = default;
  static void describe(Describe<BatteryPlant>&);
};

struct GeneratorPlant {
  std::optional<int> units;  ///< default: enough for the design load, and the redundant ones
  int redundant_units = 1;
  double rated_w = 2e6;
  double start_s = 30;
  double min_load_ratio = 0.3;
  double fuel_constant_l_per_kwh = 0.020, fuel_linear_l_per_kwh = 0.241, fuel_square_l_per_kwh = 0;
  double carbon_kg_per_l = 2.68;
  double price_cny_per_l = 7.5;
  bool operator==(const GeneratorPlant&) const = default;
  static void describe(Describe<GeneratorPlant>&);
};

}  // namespace icctwin
