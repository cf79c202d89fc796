#pragma once
// Time-of-use tariff: a class for every half hour of the day in every month, a price per class, and a demand charge.
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "models/base/diagnostics.h"

namespace icctwin {

/// Price class of a half hour (Chinese: 尖峰, 高峰, 平段, 低谷, 深谷).
enum class TariffClass : std::uint8_t { sharp_peak, peak, flat, valley, deep_valley };

inline constexpr std::size_t tariff_class_count = 5;
inline constexpr std::size_t half_hours_per_day = 48;

/// What a site pays for grid electricity.
///
/// Left out: holidays (deep valleys on holidays only), weather-dependent sharp peaks, periods that change within a month, power-factor
/// adjustment, transformer capacity charge.
struct Tariff {
  std::string area, currency = "CNY", source;
  bool unverified = false;                                                       ///< periods from a second-hand source
  std::array<std::array<TariffClass, half_hours_per_day>, 12> class_by_month{};  ///< local standard time
  std::array<double, tariff_class_count> energy_price_per_kwh{};                 ///< in the order of TariffClass
  double demand_charge_per_kw_month = 0;
};

/// One price at all times.
Tariff single_price_tariff(double price_per_kwh, std::string currency, std::string source);

/// Class of the half hour an instant lies in.
TariffClass tariff_class_at(const Tariff& tariff, double unix_s, int utc_offset_s);

/// Name of a class as in files: "sharp_peak", "peak", "flat", "valley", "deep_valley".
const char* tariff_class_name(TariffClass tariff_class);
std::optional<TariffClass> tariff_class_of(std::string_view name);

/// Name of the class at an instant.
const char* class_at(const Tariff& tariff, double unix_s, int utc_offset_s);

/// Energy price at an instant [currency/kWh].
double price_per_kwh_at(const Tariff& tariff, double unix_s, int utc_offset_s);

/// The next half-hour boundary at which the class differs, later than the given instant; infinity if there is none [s since
/// 1970-01-01T00:00:00Z].
double next_tariff_change_s(const Tariff& tariff, double unix_s, int utc_offset_s);

/// Reports classes in use without a price, and prices that fall where the class rises.
void check_tariff(const Tariff& tariff, const std::string& where, Diagnostics& diagnostics);

}  // namespace icctwin
