#include "gui/models/results/time_ticks.h"

#include <QDate>
#include <QDateTime>
#include <cmath>

#include "gui/document/words.h"
#include "sim/document/numbers.h"

namespace icctwin::gui {
namespace {

constexpr double day_s = 86400;
constexpr double time_px = 54, weekday_px = 76, day_px = 52, month_px = 34, year_px = 40;

/// Local midnight of a date as seconds since 1970 UTC.
double start_of(const QDate& date, int utc_offset_s) {
  return static_cast<double>(QDateTime(date, QTime(0, 0), Qt::UTC).toSecsSinceEpoch()) - utc_offset_s;
}

QDate local_date(double unix_s, int utc_offset_s) {
  return QDateTime::fromSecsSinceEpoch(static_cast<qint64>(std::floor(unix_s)) + utc_offset_s, Qt::UTC).date();
}

QString month_name(const QDate& month) {
  static constexpr const char* names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  if (language() == Language::zh) return QStringLiteral("%1月").arg(month.month());
  return QString::fromLatin1(names[month.month() - 1]);
}

std::vector<TimeTick> clock_ticks(double from, double to, int offset, double step_s) {
  const document::Numbers numbers(language(), offset);
  std::vector<TimeTick> ticks;
  for (double local = std::ceil((from + offset) / step_s) * step_s; local <= to + offset; local += step_s) {
    const bool is_midnight = std::fmod(local, day_s) == 0;
    const double at = local - offset;
    const int minutes = static_cast<int>(std::lround(std::fmod(local, day_s) / 60));
    ticks.push_back({at, at,
                     is_midnight
                         ? qstring(numbers.day(at, false))
                         : QStringLiteral("%1:%2").arg(minutes / 60, 2, 10, QLatin1Char('0')).arg(minutes % 60, 2, 10, QLatin1Char('0'))});
  }
  return ticks;
}

std::vector<TimeTick> day_ticks(double from, double to, int offset, int days, bool with_weekday) {
  const document::Numbers numbers(language(), offset);
  std::vector<TimeTick> ticks;
  // Steps of a week begin on Mondays; 1 January 1970 was a Thursday.
  const qint64 first = static_cast<qint64>(std::floor((from + offset) / day_s));
  const int shift = days == 7 ? 3 : 0;
  for (qint64 day = first - (first + shift) % days; static_cast<double>(day) * day_s <= to + offset; day += days) {
    const double at = static_cast<double>(day) * day_s - offset;
    const double middle = at + day_s / 2;
    ticks.push_back({at, days == 1 ? middle : at, qstring(numbers.day(at + 1, with_weekday))});
  }
  return ticks;
}

std::vector<TimeTick> month_ticks(double from, double to, int offset, int months) {
  std::vector<TimeTick> ticks;
  const QDate begin = local_date(from, offset);
  QDate month(begin.year(), (begin.month() - 1) / months * months + 1, 1);
  for (; start_of(month, offset) <= to; month = month.addMonths(months)) {
    const double at = start_of(month, offset), next = start_of(month.addMonths(months), offset);
    if (months == 12)
      ticks.push_back({at, (at + next) / 2, QString::number(month.year())});
    else
      ticks.push_back({at, (at + (months == 1 ? next : start_of(month.addMonths(1), offset))) / 2, month_name(month)});
  }
  return ticks;
}

}  // namespace

std::vector<TimeTick> time_ticks(double from_unix_s, double to_unix_s, int utc_offset_s, double width_px) {
  const double span_s = to_unix_s - from_unix_s;
  if (!(span_s > 0) || !(width_px > 0)) return {};
  const auto fits = [&](double step_s, double px) { return span_s / step_s * px <= width_px; };
  for (const double step_s : {60.0, 300.0, 600.0, 900.0, 1800.0, 3600.0, 7200.0, 10800.0, 21600.0})
    if (span_s < 3 * day_s && fits(step_s, time_px)) return clock_ticks(from_unix_s, to_unix_s, utc_offset_s, step_s);
  if (fits(day_s, weekday_px)) return day_ticks(from_unix_s, to_unix_s, utc_offset_s, 1, true);
  for (const int days : {1, 2, 7})
    if (fits(days * day_s, day_px)) return day_ticks(from_unix_s, to_unix_s, utc_offset_s, days, false);
  for (const int months : {1, 3, 6})
    if (fits(months * 30.4 * day_s, month_px)) return month_ticks(from_unix_s, to_unix_s, utc_offset_s, months);
  if (fits(365 * day_s, year_px)) return month_ticks(from_unix_s, to_unix_s, utc_offset_s, 12);
  return {};
}

}  // namespace icctwin::gui
