#include "models/site/water_source.h"

#include <cmath>
#include <cstddef>

#include "models/base/civil_time.h"

namespace icctwin {

double water_source_at_c(const std::vector<double>& monthly_c, double unix_s, int utc_offset_s) {
  const CivilTime now = civil_from_unix(unix_s, utc_offset_s);
  const double begin_s = unix_from_civil({now.year, now.month, 1, 0, 0, 0}, utc_offset_s);
  const double end_s = unix_from_civil({now.year + now.month / 12, now.month % 12 + 1, 1, 0, 0, 0}, utc_offset_s);
  const double place = now.month - 1 + (unix_s - begin_s) / (end_s - begin_s) + 11.5;  // months since the middle of January, a year ahead
  const auto before = static_cast<std::size_t>(place);
  const double share = place - std::floor(place);
  return monthly_c[before % 12] * (1 - share) + monthly_c[(before + 1) % 12] * share;
}

}  // namespace icctwin
