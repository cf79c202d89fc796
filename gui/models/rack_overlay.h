#pragma once
// Values of racks that the plan shows by colour, one kind at a time: sizes of the design, and results of a run at the slider's instant.
#include <QString>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "gui/models/figure_units.h"
#include "models/base/describe.h"

namespace icctwin {
struct RackSeries;
}  // namespace icctwin

namespace icctwin::gui {

struct FloorHall;
struct HallPlan;
struct RackPlace;
class Workbench;

enum class Overlay { none, power, power_share, coolant_out, junction, utilisation, design_power, liquid_share, accelerators };
constexpr int overlay_count = 9;

struct OverlayKind {
  Overlay overlay;
  Text title;
  const char* unit;     ///< as written behind numbers; a percentage has its own form, temperatures follow the system of units
  const char* channel;  ///< of the run; empty: it follows from the scenario
  bool temperature;     ///< drawn in the map of temperatures
  int decimals;
  Text limit;  ///< what a value is compared with; empty: nothing

  bool simulated() const { return *channel != 0; }
};

const OverlayKind& overlay_kind(Overlay overlay);
/// The unit that its values are shown in.
FigureUnit overlay_unit(const OverlayKind& kind);

/// What a run says of a rack at the slider's instant; nothing without a run, or where it kept no values of racks.
std::optional<double> rack_value_now(Workbench& bench, const std::string& rack, const std::string& channel);

/// Round ends of a scale that holds the values, and the step between its numbers.
struct Scale {
  double low = 0, high = 1, step = 1;

  double share(double value) const { return (value - low) / (high - low); }
};
Scale round_scale(double least, double most);

/// The values of one hall's racks.
class RackOverlay {
 public:
  /// Takes the values that are there; asks the workbench for what has to be read first.
  void show(Overlay overlay, Workbench& bench, std::size_t hall, const FloorHall& floor);
  /// Values of an instant [s after the start of the run]; true where something changed.
  bool go_to(double at_s);

  Overlay overlay() const { return overlay_; }
  const OverlayKind& kind() const { return overlay_kind(overlay_); }
  /// Of scale, values and limits: that of the system of units when the overlay was shown.
  const QString& unit() const { return unit_.name; }
  bool empty() const { return values_.empty(); }
  /// A run is shown, but it kept no values of racks, or they are still being read.
  bool missing() const { return missing_; }
  const Scale& scale() const { return scale_; }
  /// By rack of the floor; NaN: no value. Empty where the overlay has nothing to show.
  const std::vector<float>& values() const { return values_; }
  bool above_limit(std::size_t rack) const { return !limits_.empty() && values_[rack] > limits_[rack]; }
  float limit(std::size_t rack) const { return limits_.empty() ? 0 : limits_[rack]; }
  std::size_t count_above() const;
  double sum() const;
  /// Of how long the values shown are the mean [s]; 0 where they are not of a run.
  double interval_s() const;
  /// Whether adding the values up means something.
  bool has_sum() const { return overlay_ == Overlay::power || overlay_ == Overlay::design_power || overlay_ == Overlay::accelerators; }

 private:
  void take_places(const FloorHall& floor, const HallPlan* plan);
  void take_series(const RackSeries& series, const FloorHall& floor);

  Overlay overlay_ = Overlay::none;
  FigureUnit unit_;
  bool missing_ = false;
  Scale scale_;
  std::vector<float> values_, limits_, factors_;
  std::shared_ptr<const RackSeries> series_;
  std::vector<int> columns_;  ///< of the floor's racks in the series; -1: not in the run
  std::size_t row_ = 0;
};

/// What the check knows of each rack of a floor's hall; nullptr where it does not know the rack (yet).
std::vector<const RackPlace*> places_of(const FloorHall& floor, const HallPlan* plan);

}  // namespace icctwin::gui
