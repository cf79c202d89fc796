#pragma once
// The accounts of the books: every joule, litre, kilogram and yuan of a run is booked on one of these, once on each side.
#include <array>
#include <cstddef>
#include <string_view>

namespace icctwin {

enum class Account : std::size_t {
  grid,
  pv,
  wind,
  generator,
  unserved,  // electricity, source
  it_accelerator,
  it_cpu,
  it_memory,
  it_nic,
  it_storage,
  it_other,
  it_fan,
  it_switch,
  it_supply_loss,
  it_measured,
  it_fabric,  // electricity, use
  loss_pdu,
  loss_busway,
  loss_ups,
  loss_transformer,
  loss_battery,
  cooling_cdu_pump,
  cooling_immersion_pump,
  cooling_facility_pump,
  cooling_chilled_pump,
  cooling_condenser_pump,
  cooling_air_fan,
  cooling_chiller,
  cooling_source_pump,
  cooling_pad_pump,
  cooling_heat_pump,
  cooling_rejection_fan,
  other_lighting,
  exported,
  battery_stored,  // electricity, change of what the battery holds
  heat_it_liquid,
  heat_it_air,
  heat_building,
  heat_plant,
  heat_electrical,
  heat_environment,  // heat, source
  heat_rejected,
  heat_ambient,
  heat_reused,   // heat, use
  heat_stored,   // heat, change of what the loops hold
  heat_tank,     // and the tank
  water_makeup,  // water, source
  water_evaporation,
  water_drift,
  water_blowdown,  // water, use
  fuel_diesel,     // fuel, use
  carbon_location,
  carbon_market,
  carbon_embodied,
  carbon_fuel,  // carbon, use
  cost_energy,
  cost_demand,
  cost_fuel,
  cost_export,
  cost_water,
  cost_heat_revenue,  // cost, use
  count
};

inline constexpr std::size_t account_count = static_cast<std::size_t>(Account::count);

/// Amounts by account: J for electricity and heat, kg for water and carbon, L for fuel, CNY for cost.
class Amounts {
 public:
  double& operator[](Account account) { return values_[static_cast<std::size_t>(account)]; }
  double operator[](Account account) const { return values_[static_cast<std::size_t>(account)]; }
  Amounts& operator+=(const Amounts& other) {
    for (std::size_t i = 0; i < account_count; ++i) values_[i] += other.values_[i];
    return *this;
  }

 private:
  std::array<double, account_count> values_{};
};

struct AccountInfo {
  std::string_view book, side, name, unit;
  double unit_per_booked;  ///< factor from the booked unit (J, kg, CNY) to `unit`
};

/// How an account stands in ledger.csv.
const AccountInfo& account_info(Account account);

/// Sum of the accounts of a book's side, in the booked unit.
double side_sum(const Amounts& amounts, std::string_view book, std::string_view side);

/// Electricity that the center used, whoever gave it: sources less what was exported and what was stored [J].
double electricity_used_j(const Amounts& amounts);

/// Energy that crossed the boundary for the center: electricity used, with generators counted by their fuel (9.9 kWh/L, EN 50600-4-1) [J].
double facility_energy_j(const Amounts& amounts);

/// Imbalance of a book relative to its turnover: |source - use - stored| / source; 0 for an empty book [-].
double closure_error(const Amounts& amounts, std::string_view book);

}  // namespace icctwin
