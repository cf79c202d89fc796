#include "gui/models/timeline.h"

#include <algorithm>

namespace icctwin::gui {

void Timeline::set_period(double start_unix_s, double end_unix_s, double step_s, int utc_offset_s) {
  start_unix_s_ = now_unix_s_ = start_unix_s;
  end_unix_s_ = end_unix_s;
  step_s_ = step_s;
  utc_offset_s_ = utc_offset_s;
  emit period_changed();
  emit moved();
}

void Timeline::set_now(double unix_s) {
  const double to = std::clamp(unix_s, start_unix_s_, std::max(start_unix_s_, end_unix_s_));
  if (to == now_unix_s_) return;
  now_unix_s_ = to;
  emit moved();
}

std::size_t interval_at(const std::vector<double>& ends_s, double at_s) {
  const auto after = std::upper_bound(ends_s.begin(), ends_s.end(), at_s) - ends_s.begin();
  return std::min(static_cast<std::size_t>(after), ends_s.size() - 1);
}

double interval_length_s(const std::vector<double>& ends_s, std::size_t interval) {
  return ends_s[interval] - (interval > 0 ? ends_s[interval - 1] : 0);
}

}  // namespace icctwin::gui
