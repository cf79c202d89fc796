#pragma once
// The halls of a center as a small drawing: walls, racks, hot aisles between the backs of rows.
#include <QWidget>
#include <vector>

#include "gui/models/checker.h"

namespace icctwin::gui {

/// Draws the halls beside each other into a rectangle, the largest that fits at one scale.
void paint_floor(QPainter& painter, const QRectF& into, const std::vector<HallPlan>& halls);

class FloorThumb : public QWidget {
 public:
  using QWidget::QWidget;
  void set_halls(const std::vector<HallPlan>& halls);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::vector<HallPlan> halls_;
};

}  // namespace icctwin::gui
