#pragma once
// The layers of the plan: the floor with its grid and aisles, the racks, and what is marked on them. Each is one item that paints what is
// in sight from a spatial grid, in the detail that its size on the screen allows (visual design 8).
#include <QGraphicsItem>
#include <QPainter>
#include <memory>
#include <vector>

#include "gui/views/plan/plan_state.h"

namespace icctwin::gui {

constexpr double plan_margin_mm = 60000;  ///< around the hall, into which the view can be moved

/// The picture of a moment: pixels of the view, and what part of the floor they show.
struct PlanFrame {
  QPainter& painter;
  double scale;    ///< pixels for a millimetre
  QPointF shift;   ///< of the hall's corner [px]
  QRectF visible;  ///< [mm]

  QPointF at(const QPointF& mm) const { return {mm.x() * scale + shift.x(), mm.y() * scale + shift.y()}; }
  QRectF at(const QRectF& mm) const {
    return {mm.x() * scale + shift.x(), mm.y() * scale + shift.y(), mm.width() * scale, mm.height() * scale};
  }
  QPolygonF at(const QPolygonF& mm) const;
};

/// What is being done with the mouse or keys, drawn on top.
struct PlanGesture {
  std::vector<std::uint32_t> moved_rows;  ///< rows of the floor
  QPointF by;
  std::vector<char> colliding;  ///< by moved row
  std::optional<double> line_x, line_y;
  std::vector<QRectF> ghosts;  ///< what would be put down
  bool ghosts_collide = false;
  std::optional<QRectF> band;
  bool band_touches = false;
  std::optional<QLineF> measured;
  QString words;  ///< beside the pointer
  QPointF words_at;
};

class PlanLayer : public QGraphicsItem {
 public:
  explicit PlanLayer(PlanState& state) : state_(state) { setAcceptedMouseButtons(Qt::NoButton); }

  QRectF boundingRect() const override;
  void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;
  void place_changed() { prepareGeometryChange(); }

 protected:
  virtual void paint_frame(const PlanFrame& frame, const FloorHall& hall) = 0;
  PlanState& state_;
};

class FloorLayer : public PlanLayer {
 public:
  using PlanLayer::PlanLayer;

 protected:
  void paint_frame(const PlanFrame& frame, const FloorHall& hall) override;
};

/// Texts of cells that were laid out once (rack_layer.cpp).
class RackLabels;

class RackLayer : public PlanLayer {
 public:
  using PlanLayer::PlanLayer;

 protected:
  void paint_frame(const PlanFrame& frame, const FloorHall& hall) override;

 private:
  std::shared_ptr<RackLabels> labels_;
};

class MarkLayer : public PlanLayer {
 public:
  using PlanLayer::PlanLayer;
  PlanGesture gesture;

 protected:
  void paint_frame(const PlanFrame& frame, const FloorHall& hall) override;
};

/// Level of detail by the width of a rack on the screen.
enum class Detail { far, edges, marks, cells, strips };
Detail detail_of(double rack_px);

/// Letters of a column of tiles: A to Z, AA on.
QString column_name(int column);

/// Lines at 45 degrees in a colour.
QBrush hatch(const QColor& color, int every_px);

}  // namespace icctwin::gui
