#pragma once
// Smooth daily curves through monthly values that keep the monthly means.
//
// W (365 x 12): straight lines between the middles of the months, the year closed to a ring; M: monthly means of the rows of W;
// S = W M^-1. The monthly means of S x equal x exactly. Valid for any monthly quantity; the curve may overshoot a month's value.
#include <array>
#include <vector>

namespace icctwin {

inline constexpr int days_per_year = 365, hours_per_day = 24;
inline constexpr std::array<int, 12> days_of_month = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

using MonthValues = std::array<double, 12>;
using DayValues = std::vector<double>;  ///< 365 of them

/// Month (0..11) of a day of the year (0..364).
int month_of_day(int day);

/// The smooth curve of a monthly quantity, one value a day.
DayValues month_curve(const MonthValues& values);

/// Mean of a daily quantity in every month.
MonthValues month_means(const DayValues& days);

}  // namespace icctwin
