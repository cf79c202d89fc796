#include "sim/results/accounts.h"

#include <algorithm>
#include <cmath>

#include "models/base/conversions.h"
#include "models/power/generator.h"

namespace icctwin {
namespace {

constexpr double l_per_kg = 1.0;  // water is booked by mass; 1 kg counts as 1 L, 0.4 % less than its volume at 20 degC

constexpr AccountInfo electricity(std::string_view side, std::string_view name) { return {"electricity", side, name, "kWh", kwh_per_j}; }
constexpr AccountInfo heat(std::string_view side, std::string_view name) { return {"heat", side, name, "kWh", kwh_per_j}; }
constexpr AccountInfo water(std::string_view side, std::string_view name) { return {"water", side, name, "L", l_per_kg}; }

// In the order of Account.
constexpr std::array<AccountInfo, account_count> infos = {
    electricity("source", "grid"),
    electricity("source", "pv"),
    electricity("source", "wind"),
    electricity("source", "generator"),
    electricity("source", "unserved"),
    electricity("use", "it.accelerator"),
    electricity("use", "it.cpu"),
    electricity("use", "it.memory"),
    electricity("use", "it.nic"),
    electricity("use", "it.storage"),
    electricity("use", "it.other"),
    electricity("use", "it.fan"),
    electricity("use", "it.switch"),
    electricity("use", "it.supply_loss"),
    electricity("use", "it.measured"),
    electricity("use", "it.fabric"),
    electricity("use", "loss.pdu"),
    electricity("use", "loss.busway"),
    electricity("use", "loss.ups"),
    electricity("use", "loss.transformer"),
    electricity("use", "loss.battery"),
    electricity("use", "cooling.cdu_pump"),
    electricity("use", "cooling.immersion_pump"),
    electricity("use", "cooling.facility_pump"),
    electricity("use", "cooling.chilled_pump"),
    electricity("use", "cooling.condenser_pump"),
    electricity("use", "cooling.air_fan"),
    electricity("use", "cooling.chiller"),
    electricity("use", "cooling.source_pump"),
    electricity("use", "cooling.pad_pump"),
    electricity("use", "cooling.heat_pump"),
    electricity("use", "cooling.rejection_fan"),
    electricity("use", "other.lighting"),
    electricity("use", "exported"),
    electricity("stored", "battery.stored"),
    heat("source", "heat.it_liquid"),
    heat("source", "heat.it_air"),
    heat("source", "heat.building"),
    heat("source", "heat.plant"),
    heat("source", "heat.electrical"),
    heat("source", "heat.environment"),
    heat("use", "heat.rejected"),
    heat("use", "heat.ambient"),
    heat("use", "heat.reused"),
    heat("stored", "heat.stored"),
    heat("stored", "heat.tank"),
    water("source", "makeup"),
    water("use", "evaporation"),
    water("use", "drift"),
    water("use", "blowdown"),
    AccountInfo{"fuel", "use", "diesel", "L", 1.0},
    AccountInfo{"carbon", "use", "location", "kg", 1.0},
    AccountInfo{"carbon", "use", "market", "kg", 1.0},
    AccountInfo{"carbon", "use", "embodied", "kg", 1.0},
    AccountInfo{"carbon", "use", "fuel", "kg", 1.0},
    AccountInfo{"cost", "use", "energy", "CNY", 1.0},
    AccountInfo{"cost", "use", "demand", "CNY", 1.0},
    AccountInfo{"cost", "use", "fuel", "CNY", 1.0},
    AccountInfo{"cost", "use", "export", "CNY", 1.0},
    AccountInfo{"cost", "use", "water", "CNY", 1.0},
    AccountInfo{"cost", "use", "heat_revenue", "CNY", 1.0},
};

}  // namespace

const AccountInfo& account_info(Account account) { return infos[static_cast<std::size_t>(account)]; }

double side_sum(const Amounts& amounts, std::string_view book, std::string_view side) {
  double sum = 0;
  for (std::size_t i = 0; i < account_count; ++i)
    if (infos[i].book == book && infos[i].side == side) sum += amounts[static_cast<Account>(i)];
  return sum;
}

double electricity_used_j(const Amounts& a) {
  return a[Account::grid] + a[Account::pv] + a[Account::wind] + a[Account::generator] + a[Account::unserved] - a[Account::exported] -
         a[Account::battery_stored];
}

double facility_energy_j(const Amounts& a) {
  return electricity_used_j(a) - a[Account::generator] + a[Account::fuel_diesel] * diesel_kwh_per_l / kwh_per_j;
}

double closure_error(const Amounts& amounts, std::string_view book) {
  const double source = side_sum(amounts, book, "source");
  const double rest = source - side_sum(amounts, book, "use") - side_sum(amounts, book, "stored");
  return source == 0 ? std::abs(rest) : std::abs(rest) / std::abs(source);
}

}  // namespace icctwin
