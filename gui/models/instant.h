#pragma once
// The values of a run at an instant: of the facility and of its racks.
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace icctwin {
struct RackSeries;
struct RunFolder;
}  // namespace icctwin

namespace icctwin::gui {

class Instant {
 public:
  /// No run: nothing has a value.
  Instant() = default;
  Instant(std::shared_ptr<const RunFolder> run, std::shared_ptr<const RackSeries> rack_power, double at_s);

  bool has_run() const { return run_ != nullptr; }
  /// The mean of a channel over the interval; NaN where the run has no such value.
  double channel(std::string_view name) const;
  /// Power of racks together; NaN unless the run has a value for each.
  double racks_w(const std::vector<std::string>& ids) const;
  /// Of how long that power is the mean [s]: the racks' interval is longer than that of the channels. 0 where there is none.
  double racks_interval_s() const;

 private:
  std::shared_ptr<const RunFolder> run_;
  std::shared_ptr<const RackSeries> rack_power_;
  std::unordered_map<std::string_view, float> rack_w_;
  double at_s_ = 0;
};

}  // namespace icctwin::gui
