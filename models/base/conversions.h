#pragma once
// Factors between units that more than one model needs; everything that is stored or handed on is SI.

namespace icctwin {

inline constexpr double s_per_min = 60, s_per_h = 3600, s_per_day = 86400, s_per_julian_year = 365.25 * s_per_day;
inline constexpr double h_per_year = 8760, months_per_year = 12;
inline constexpr double ms_per_s = 1e3;
inline constexpr double w_per_kw = 1000, j_per_kwh = 3.6e6, kwh_per_j = 1 / j_per_kwh;
inline constexpr double gib = 1024.0 * 1024 * 1024;
inline constexpr double bytes_per_gbit = 1e9 / 8;
inline constexpr double zero_celsius_k = 273.15;

}  // namespace icctwin
