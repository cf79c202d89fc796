#pragma once
// The piping diagram while it is drawn: what its parts share. Racks, CDUs and their loops stand in cooling_liquid.cpp, air, chillers and
// heat rejection in cooling_plant.cpp, tags and legend in cooling_scene.cpp.
#include <QPointF>
#include <string>
#include <vector>

#include "gui/document/words.h"
#include "gui/models/cooling_diagram.h"
#include "gui/models/instant.h"
#include "gui/views/diagrams/parts.h"
#include "gui/views/diagrams/scene.h"

namespace icctwin::gui {

class CoolingDrawing {
 public:
  CoolingDrawing(const CoolingDiagram& d, const Instant& now);
  Scene build();

 private:
  // Bands by place, from the left.
  static constexpr double width = 1000, hall_end = 236, cdu_end = 462, plant_end = 766;
  static constexpr double hall_x = 16, hall_wide = 166, cdu_x = 306, cdu_wide = 144, first_y = 60;
  static constexpr double reuse_x = 570, free_x = 654, plates_wide = 32, plates_high = 58, down_x = 622, up_x = 562, pump_x = 536,
                          pump_size = 26;
  static constexpr double chiller_x = 594, chiller_wide = 132, chiller_high = 108, chiller_top_port = 28, chiller_low_port = 80,
                          warm_x = 750, cold_x = 780, tower_x = 826, tower_wide = 40, tower_high = 56, sump_x = 846;
  static constexpr double pipe = 2.4, air_pipe = 5, faint = 0.62, air_opacity = 0.4;

  double value(const char* channel, double design) const { return now_.has_run() ? now_.channel(channel) : design; }
  const Element& add(Element element, const QString& tip = {});
  void pipe_of(Ink ink, Dash dash, std::string from, std::string to, std::vector<QPointF> points, bool is_return, bool arrow = true);
  void technology(std::string from, std::string to, std::vector<QPointF> points, bool is_return, bool arrow = true);
  void facility(std::string from, std::string to, std::vector<QPointF> points, bool is_return, bool arrow = true);
  void chilled(std::string from, std::string to, std::vector<QPointF> points, bool is_return, bool arrow = true);
  void condenser(std::string from, std::string to, std::vector<QPointF> points, bool is_return, bool arrow = false);
  // Racks, technology loop, CDUs, facility loop.
  void liquid_side();
  double rack_card(const CooledRacks& one, double y);
  double cdu_card(std::size_t index, double y);
  bool supply_beyond() const;
  bool return_beyond() const;
  const QRectF& box(const std::string& key) const { return scene_.find(key)->box; }
  // One kind of racks and one bank are joined directly, more by a pair of headers.
  void technology_pipes();
  /// Names stand above pumps, so that tags have room below the pipe; those of the roof below.
  void pump(const char* key, const char* pointer, const LoopSizes& loop, QPointF middle, Ink ink, const Text& name, bool name_above = true);
  // Return through the user of heat and the free-cooling exchanger, then the trim chillers; supply through the pumps.
  void facility_pipes();
  QString free_value() const { return now_.has_run() ? watts(now_.channel("economizer_heat_w")) : QString(); }
  void exchanger(const char* key, const char* pointer, double top, const QString& name, const QString& value);
  void reuse(double warm);
  // Room air, its handlers, the chilled loop.
  void air_side();
  void chilled_pipes(double warm, double cold);
  void tank(double warm, double cold);
  void chillers();
  // Condenser loop: cold water from the sump through pumps to exchangers and chillers, warm water up to the towers.
  void rejection();
  void bands();
  static std::vector<QString> sizes(const LoopSizes& loop);
  void put(Ink edge, const char* channel, double design_c, const std::vector<QString>& lines, const std::vector<QPointF>& at,
           const Text& name, bool beyond = false);
  void tags();
  void legend();
  /// What is left of the cooling power is the heat pump's.
  QString heat_pump_part() const;

  const CoolingDiagram& d_;
  const Instant& now_;
  std::vector<const CooledRacks*> liquid_;
  Scene scene_;
  double air_y_ = first_y, chiller_y_ = 196, bottom_ = 0;
  QPointF hot_, cold_, warm_at_, cold_at_, facility_out_, facility_pump_in_, air_hot_, air_cold_, chilled_in_, chilled_out_, chilled_warm_,
      chilled_cold_, leaving_;
};

}  // namespace icctwin::gui
