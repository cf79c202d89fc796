#pragma once
// The canvas of the plan: zoom, pan, and the tools that select, move, put down and measure. Everything it changes is a command of the
// document.
#include <QGraphicsView>
#include <array>

#include "gui/models/snap.h"
#include "gui/views/plan/background_layer.h"
#include "gui/views/plan/plan_layers.h"

namespace icctwin::gui {

enum class Tool { select, pan, row, pod, measure, hall };

class PlanView : public QGraphicsView {
  Q_OBJECT

 public:
  explicit PlanView(PlanState& state, QWidget* parent = nullptr);

  Tool tool() const { return tool_; }
  void set_tool(Tool tool);
  /// What the tools for rows and pods put down.
  NewRow new_row;
  double new_aisle_mm = 1200;
  /// Turns what is about to be put down by 90 degrees to the left; false if no such tool is in use.
  bool turn_ghost(double by_deg);

  /// Pixels for a millimetre.
  double pixels_per_mm() const { return transform().m11(); }
  /// The figure behind 1: of the scale on a screen of usual pixels.
  double scale_number() const;
  void zoom_to(double pixels_per_mm, const QPoint& keep);
  void zoom_by(double factor) { zoom_to(pixels_per_mm() * factor, viewport()->rect().center()); }
  void zoom_to_scale(double number);
  void fit();
  void fit_selection();

  /// Moves the selected rows, as one command.
  void nudge(QPointF by);
  /// Selects the row before or behind the current one.
  void step_row(int by);
  /// Goes to the rack before or behind the current one of its row.
  void step_rack(int by);
  void cancel();

  QPointF mm_at(const QPoint& pixel) const { return mapToScene(pixel); }
  QPoint pixel_at(const QPointF& mm) const { return mapFromScene(mm); }
  const PlanGesture& gesture() const { return marks_->gesture; }
  const BackgroundPicture& picture() const { return picture_; }

 signals:
  void tool_changed();
  void zoom_changed();
  void pointer_moved(const QPointF& mm);
  void rack_opened(int rack);

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void keyReleaseEvent(QKeyEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool viewportEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void drawBackground(QPainter* painter, const QRectF& rect) override;
  void drawForeground(QPainter* painter, const QRectF& rect) override;

 private:
  enum class Doing { nothing, pan, press, drag, band, measure };

  std::array<PlanLayer*, 4> layers() const { return {floor_, background_, racks_, marks_}; }
  void take_floor();
  void redraw() { viewport()->update(); }
  void press_with_tool(QPointF mm);
  void begin_drag();
  void drag_to(QPointF mm, Qt::KeyboardModifiers modifiers);
  void drop(Qt::KeyboardModifiers modifiers);
  void end_band(Qt::KeyboardModifiers modifiers);
  void click(Qt::KeyboardModifiers modifiers);
  void move_ghost(QPointF mm, Qt::KeyboardModifiers modifiers);
  void put_down();
  void find_collisions();
  std::vector<QRectF> other_rows(const std::vector<std::uint32_t>& without, const QRectF& around) const;
  QPointF snapped(const QRectF& box, QPointF wished, const std::vector<std::uint32_t>& without, Qt::KeyboardModifiers modifiers);
  QString told_of(int rack) const;
  void show_cursor();

  PlanState& state_;
  FloorLayer* floor_;
  BackgroundPicture picture_;
  BackgroundLayer* background_;
  RackLayer* racks_;
  MarkLayer* marks_;
  Tool tool_ = Tool::select;
  Doing doing_ = Doing::nothing;
  bool space_ = false, fitted_ = false, ring_ = false;
  QPoint pressed_at_;
  QPointF pressed_mm_;
  int pressed_rack_ = -1;
};

}  // namespace icctwin::gui
