#pragma once
// Where the lines of a time axis stand and what is written between them, for any length of time and width.
#include <QString>
#include <vector>

namespace icctwin::gui {

struct TimeTick {
  double at_unix_s = 0;       ///< of the line
  double name_at_unix_s = 0;  ///< middle of the name; the middle of the day or month for those
  QString name;               ///< empty: none
};

/// Lines on round local times inside a period, as close as names fit upon so many pixels.
std::vector<TimeTick> time_ticks(double from_unix_s, double to_unix_s, int utc_offset_s, double width_px);

}  // namespace icctwin::gui
