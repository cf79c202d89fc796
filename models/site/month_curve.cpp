#include "models/site/month_curve.h"

#include <Eigen/Dense>

namespace icctwin {
namespace {

using Smoother = Eigen::Matrix<double, days_per_year, 12>;

double middle_of(int month) {
  double start = 0;
  for (int m = 0; m < month; ++m) start += days_of_month[static_cast<std::size_t>(m)];
  return start + days_of_month[static_cast<std::size_t>(month)] / 2.0;
}

// Days from the middle of a month to that of the next.
double gap_after(int month) { return month < 11 ? middle_of(month + 1) - middle_of(month) : middle_of(0) + days_per_year - middle_of(11); }

const Smoother& smoother() {
  static const Smoother result = [] {
    Smoother lines = Smoother::Zero();
    Eigen::Matrix<double, 12, 12> means = Eigen::Matrix<double, 12, 12>::Zero();
    for (int day = 0; day < days_per_year; ++day) {
      const double noon = day + 0.5;
      int before = month_of_day(day);
      if (noon < middle_of(before)) before = (before + 11) % 12;
      double passed = noon - middle_of(before);
      if (passed < 0) passed += days_per_year;
      const double share = passed / gap_after(before);
      lines(day, before) += 1 - share;
      lines(day, (before + 1) % 12) += share;
      means.row(month_of_day(day)) += lines.row(day) / days_of_month[static_cast<std::size_t>(month_of_day(day))];
    }
    return Smoother(lines * means.inverse());
  }();
  return result;
}

}  // namespace

int month_of_day(int day) {
  int month = 0;
  for (int past = 0; past + days_of_month[static_cast<std::size_t>(month)] <= day; ++month)
    past += days_of_month[static_cast<std::size_t>(month)];
  return month;
}

DayValues month_curve(const MonthValues& values) {
  const Eigen::Matrix<double, days_per_year, 1> curve = smoother() * Eigen::Map<const Eigen::Matrix<double, 12, 1>>(values.data());
  return {curve.data(), curve.data() + days_per_year};
}

MonthValues month_means(const DayValues& days) {
  MonthValues means{};
  for (int day = 0; day < days_per_year; ++day) {
    const auto month = static_cast<std::size_t>(month_of_day(day));
    means[month] += days[static_cast<std::size_t>(day)] / days_of_month[month];
  }
  return means;
}

}  // namespace icctwin
