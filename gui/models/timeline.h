#pragma once
// The instant whose values plan, diagrams and charts show: one for the whole window.
#include <QObject>
#include <cstddef>
#include <vector>

namespace icctwin::gui {

class Timeline : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  /// The period of a run and the length of its output intervals [s since 1970 UTC, s]; the instant goes to the start.
  void set_period(double start_unix_s, double end_unix_s, double step_s, int utc_offset_s);
  /// No run is shown.
  void clear() { set_period(0, 0, 0, 0); }

  bool empty() const { return end_unix_s_ <= start_unix_s_; }
  double start_unix_s() const { return start_unix_s_; }
  double end_unix_s() const { return end_unix_s_; }
  double step_s() const { return step_s_; }
  int utc_offset_s() const { return utc_offset_s_; }
  double now_unix_s() const { return now_unix_s_; }
  /// Seconds since the start of the run.
  double now_s() const { return now_unix_s_ - start_unix_s_; }

  /// Goes to an instant; one outside the period goes to its nearer end.
  void set_now(double unix_s);

 signals:
  void period_changed();
  void moved();

 private:
  double start_unix_s_ = 0, end_unix_s_ = 0, step_s_ = 0, now_unix_s_ = 0;
  int utc_offset_s_ = 0;
};

/// Which of the output intervals, given by their ends, an instant lies in: the one that begins with it or before. Instants outside lie in
/// the first or last; `ends_s` must not be empty.
std::size_t interval_at(const std::vector<double>& ends_s, double at_s);
/// How long one of them is, of a run that begins at 0.
double interval_length_s(const std::vector<double>& ends_s, std::size_t interval);

}  // namespace icctwin::gui
