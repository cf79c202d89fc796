#pragma once
// The instants of a run that people look for: its peak, the peak of each day, limits that were passed, faults.
#include <QString>
#include <vector>

namespace icctwin {
struct RunFolder;
}  // namespace icctwin

namespace icctwin::gui {

enum class MomentKind { peak, violation, fault };

struct Moment {
  double unix_s = 0;
  MomentKind kind = MomentKind::peak;
  QString words;  ///< what happened, and to what
};

/// When the facility drew the most: the begin of that output interval; the start of the run where it has no series.
double peak_unix_s(const RunFolder& run);

/// The peak of each day of the run's clock, in order.
std::vector<double> daily_peaks(const RunFolder& run);

/// The peak, limits passed and faults, in order of time and in the window's language.
std::vector<Moment> moments_of(const RunFolder& run);

}  // namespace icctwin::gui
