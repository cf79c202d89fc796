#include "models/base/describe.h"

#include <array>

namespace icctwin::detail {

std::string_view unit_of_suffix(std::string_view key) {
  struct Suffix {
    std::string_view suffix, unit;
  };
  // Longest first: "_w_per_k" must not be read as "_k".
  static constexpr std::array suffixes = std::to_array<Suffix>({
      {"_bytes_per_s", "B/s"},
      {"_flop_per_s", "FLOP/s"},
      {"_op_per_s", "op/s"},
      {"_j_per_kg_k", "J/(kg K)"},
      {"_kg_per_m3", "kg/m3"},
      {"_kg_per_kwh", "kg/kWh"},
      {"_kg_per_s", "kg/s"},
      {"_m3_per_s", "m3/s"},
      {"_w_s_per_m3_k", "W s/(m3 K)"},
      {"_w_per_m2_k", "W/(m2 K)"},
      {"_cny_per_kwh", "CNY/kWh"},
      {"_cny_per_l", "CNY/L"},
      {"_kg_per_l", "kg/L"},
      {"_cny_per_m3", "CNY/m3"},
      {"_cny_per_year", "CNY/a"},
      {"_cny_per_t", "CNY/t"},
      {"_cny", "CNY"},
      {"_cny_per_kw_month", "CNY/(kW month)"},
      {"_l_per_kwh", "L/kWh"},
      {"_kwh_per_m2_day", "kWh/(m2 day)"},
      {"_m_per_s", "m/s"},
      {"_k_per_w", "K/W"},
      {"_w_per_k", "W/K"},
      {"_j_per_k", "J/K"},
      {"_m_per_s", "m/s"},
      {"_per_k", "1/K"},
      {"_years", "a"},
      {"_kwh", "kWh"},
      {"_bytes", "B"},
      {"_deg", "deg"},
      {"_mm", "mm"},
      {"_kg", "kg"},
      {"_va", "VA"},
      {"_pa", "Pa"},
      {"_m3", "m3"},
      {"_m2", "m2"},
      {"_w", "W"},
      {"_c", "degC"},
      {"_k", "K"},
      {"_s", "s"},
      {"_m", "m"},
      {"_j", "J"},
      {"_u", "U"},
      {"_v", "V"},
      {"_hz", "Hz"},
      {"_h", "h"},
  });
  for (const auto& one : suffixes)
    if (key.ends_with(one.suffix)) return one.unit;
  return {};
}

}  // namespace icctwin::detail
