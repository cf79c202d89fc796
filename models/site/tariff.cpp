#include "models/site/tariff.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "models/base/civil_time.h"

namespace icctwin {
namespace {

constexpr double half_hour_s = 1800.0;
constexpr std::array<const char*, tariff_class_count> class_names = {"sharp_peak", "peak", "flat", "valley", "deep_valley"};

struct Slot {
  std::size_t month, half_hour;  // both from 0
};

Slot slot_of(const CivilTime& civil) {
  return {static_cast<std::size_t>(civil.month - 1), static_cast<std::size_t>(civil.hour * 2 + civil.minute / 30)};
}

}  // namespace

Tariff single_price_tariff(double price_per_kwh, std::string currency, std::string source) {
  Tariff tariff;
  tariff.currency = std::move(currency);
  tariff.source = std::move(source);
  for (auto& month : tariff.class_by_month) month.fill(TariffClass::flat);
  tariff.energy_price_per_kwh.fill(price_per_kwh);
  return tariff;
}

TariffClass tariff_class_at(const Tariff& tariff, double unix_s, int utc_offset_s) {
  const Slot slot = slot_of(civil_from_unix(unix_s, utc_offset_s));
  return tariff.class_by_month[slot.month][slot.half_hour];
}

const char* tariff_class_name(TariffClass tariff_class) { return class_names[static_cast<std::size_t>(tariff_class)]; }

std::optional<TariffClass> tariff_class_of(std::string_view name) {
  for (std::size_t i = 0; i < tariff_class_count; ++i)
    if (name == class_names[i]) return static_cast<TariffClass>(i);
  return std::nullopt;
}

const char* class_at(const Tariff& tariff, double unix_s, int utc_offset_s) {
  return tariff_class_name(tariff_class_at(tariff, unix_s, utc_offset_s));
}

double price_per_kwh_at(const Tariff& tariff, double unix_s, int utc_offset_s) {
  return tariff.energy_price_per_kwh[static_cast<std::size_t>(tariff_class_at(tariff, unix_s, utc_offset_s))];
}

double next_tariff_change_s(const Tariff& tariff, double unix_s, int utc_offset_s) {
  const CivilTime civil = civil_from_unix(unix_s, utc_offset_s);
  const Slot now = slot_of(civil);
  const TariffClass current = tariff.class_by_month[now.month][now.half_hour];
  const double midnight_s = unix_from_civil({civil.year, civil.month, civil.day, 0, 0, 0}, utc_offset_s);
  const auto first_other = [&](const Slot& from) {
    const auto& day = tariff.class_by_month[from.month];
    const auto other = std::find_if(day.begin() + static_cast<std::ptrdiff_t>(from.half_hour), day.end(),
                                    [current](TariffClass c) { return c != current; });
    return static_cast<std::size_t>(other - day.begin());
  };
  const auto boundary_s = [](double day_s, std::size_t half_hour) { return day_s + static_cast<double>(half_hour) * half_hour_s; };

  if (const std::size_t today = first_other(now); today < half_hours_per_day) return boundary_s(midnight_s, today);
  if (civil.day < days_in_month(civil.year, civil.month))
    if (const std::size_t tomorrow = first_other({now.month, 0}); tomorrow < half_hours_per_day)
      return boundary_s(midnight_s + half_hours_per_day * half_hour_s, tomorrow);
  // All days of a month are alike: from here on only the first day of each month can bring another class.
  int year = civil.year, month = civil.month;
  for (int i = 0; i < 12; ++i) {
    month = month == 12 ? 1 : month + 1;
    if (month == 1) ++year;
    if (const std::size_t half_hour = first_other({static_cast<std::size_t>(month - 1), 0}); half_hour < half_hours_per_day)
      return boundary_s(unix_from_civil({year, month, 1, 0, 0, 0}, utc_offset_s), half_hour);
  }
  return std::numeric_limits<double>::infinity();
}

void check_tariff(const Tariff& tariff, const std::string& where, Diagnostics& diagnostics) {
  std::optional<std::size_t> dearer;
  for (std::size_t i = 0; i < tariff_class_count; ++i) {
    const bool used = std::ranges::any_of(
        tariff.class_by_month, [i](const auto& day) { return std::ranges::find(day, static_cast<TariffClass>(i)) != day.end(); });
    if (!used) continue;
    const double price = tariff.energy_price_per_kwh[i];
    if (!std::isfinite(price) || price <= 0) {
      diagnostics.add("E-SITE-034", where, class_names[i]);
      continue;
    }
    if (dearer && tariff.energy_price_per_kwh[*dearer] < price) diagnostics.add("W-SITE-009", where, class_names[*dearer], class_names[i]);
    dearer = i;
  }
}

}  // namespace icctwin
