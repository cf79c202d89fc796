// Weather and carbon readers on arbitrary bytes: no crash, and either a usable series or an error.
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "models/site/carbon.h"
#include "models/site/weather.h"
#include "sim/scenario/site/carbon_reader.h"
#include "sim/scenario/site/grid_factor.h"
#include "sim/scenario/site/tariff_reader.h"
#include "sim/scenario/site/weather_reader.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  constexpr double start_s = 1751846400.0;  // 2025-07-07
  {
    icctwin::Diagnostics diagnostics;
    const auto series = icctwin::parse_weather(text, "fuzz", diagnostics);
    require(series.has_value() != diagnostics.has_errors());
    if (series) require(std::isfinite(icctwin::weather_at(*series, start_s, 8 * 3600).wet_bulb_c));
  }
  for (const auto basis : {icctwin::CarbonBasis::direct, icctwin::CarbonBasis::life_cycle}) {
    icctwin::Diagnostics diagnostics;
    const auto series = icctwin::parse_carbon_csv(text, basis, "fuzz", diagnostics);
    require(series.has_value() != diagnostics.has_errors());
    if (series)
      require(std::isfinite(icctwin::carbon_intensity_at(*series, start_s)) && icctwin::next_carbon_change_s(*series, start_s) > start_s);
  }
  icctwin::Diagnostics of_tables;
  icctwin::parse_grid_factors(text, "fuzz", of_tables);
  icctwin::parse_tariff_periods(text, "A", "fuzz", "/site", of_tables);
  for (const auto& problem : of_tables.problems()) icctwin::sentence(problem, icctwin::Language::zh);
  return 0;
}
