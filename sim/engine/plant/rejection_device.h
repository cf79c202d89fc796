#pragma once
// What cools the condenser water, as it stands in one step: running tower cells, dry cooler behind its pads, or source water.
#include "models/site/weather.h"
#include "sim/scenario/plan/rejection_plan.h"

namespace icctwin {

class RejectionDevice {
 public:
  struct Point {
    double heat_w = 0, evaporation_kg_per_s = 0, air_out_c = 0;
    bool held_back = false;  ///< by the discharge limit
  };

  /// `cells` are in service, `flow` is the condenser flow as a ratio of design, `heat_w` about what is to be rejected (it chooses the tower
  /// model).
  RejectionDevice(const RejectionPlan& plan, int cells, double flow, double heat_w, const WeatherSample& weather, double source_c);

  /// Heat from water entering at a temperature, at a speed of fans or source pumps; the guess saves iterations.
  Point at(double in_c, double speed, double guess_c) const;
  /// The coldest that the water can get.
  double outdoor_c() const { return outdoor_c_; }
  /// The YorkCalc correlation was asked outside its limits, known before a point is solved.
  bool outside_york() const { return plan_.york && !york_; }
  /// Whether the approach of a solved point leaves the limits; the Merkel method then has to solve it again.
  bool leaves_york(double leaving_c, double speed) const;
  void use_merkel() { york_ = false; }
  /// Water of a point: evaporated, and where it circulates.
  double evaporation_kg_per_s(const Point& point, double speed) const;
  bool pads_wet() const { return pads_wet_; }
  double water_kg_per_s() const { return water_kg_per_s_; }
  /// Power of fans or source pumps at a speed [W].
  double drive_power_w(double speed) const;

 private:
  const RejectionPlan& plan_;
  const WeatherSample& weather_;
  double water_kg_per_s_, share_ = 1, source_c_, outdoor_c_ = 0;
  bool york_ = false, pads_wet_ = false;
};

}  // namespace icctwin
