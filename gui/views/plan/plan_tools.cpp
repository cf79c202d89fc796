// The tools of the canvas: what pressing, dragging and letting go means.
#include <QMouseEvent>
#include <QScrollBar>
#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "gui/document/words.h"
#include "gui/views/plan/plan_view.h"
#include "sim/document/numbers.h"

namespace icctwin::gui {
namespace {

constexpr int drag_px = 4;          ///< that a press may shake
constexpr double reach_px = 8;      ///< within which a neighbour draws
constexpr double around_mm = 6000;  ///< in which neighbours are looked for
constexpr double least_hall_mm = 1200, touch_mm = 1;

QString metres(double mm) { return qstring(document::Numbers(language()).with_unit(mm / 1e3, 2, "m")); }

/// Whether two share more than an edge.
bool overlaps(const QRectF& a, const QRectF& b) { return a.adjusted(touch_mm, touch_mm, -touch_mm, -touch_mm).intersects(b); }

}  // namespace

void PlanView::mousePressEvent(QMouseEvent* event) {
  pressed_at_ = event->position().toPoint();
  pressed_mm_ = mm_at(pressed_at_);
  if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && (tool_ == Tool::pan || space_))) {
    doing_ = Doing::pan;
    fitted_ = false;
    return show_cursor();
  }
  if (event->button() != Qt::LeftButton) return;
  press_with_tool(pressed_mm_);
  if (tool_ != Tool::select) return;
  const FloorHall* hall = state_.floor();
  pressed_rack_ = hall ? hall->rack_at(pressed_mm_) : -1;
  if (pressed_rack_ < 0) {
    doing_ = Doing::band;
    return;
  }
  doing_ = Doing::press;
  const std::uint32_t row = hall->racks[static_cast<std::size_t>(pressed_rack_)].row;
  if (state_.is_selected(row) || event->modifiers() & Qt::ControlModifier) return;  // decided when it is let go
  state_.choose_rows({hall->rows[row].of}, event->modifiers() & Qt::ShiftModifier ? PlanState::Choose::add : PlanState::Choose::only);
  state_.set_current_rack(pressed_rack_);
  pressed_rack_ = -1;
}

void PlanView::press_with_tool(QPointF mm) {
  switch (tool_) {
    case Tool::row:
    case Tool::pod:
      move_ghost(mm, {});
      put_down();
      break;
    case Tool::measure:
      doing_ = Doing::measure;
      marks_->gesture.measured = QLineF(mm, mm);
      break;
    case Tool::hall:
      doing_ = Doing::band;
      break;
    default:
      break;
  }
}

void PlanView::mouseMoveEvent(QMouseEvent* event) {
  const QPoint at = event->position().toPoint();
  const QPointF mm = mm_at(at);
  emit pointer_moved(mm);
  switch (doing_) {
    case Doing::pan: {
      const QPoint by = at - pressed_at_;
      horizontalScrollBar()->setValue(horizontalScrollBar()->value() - by.x());
      verticalScrollBar()->setValue(verticalScrollBar()->value() - by.y());
      pressed_at_ = at;
      return;
    }
    case Doing::press:
      if ((at - pressed_at_).manhattanLength() < drag_px || event->modifiers() & Qt::ShiftModifier) return;
      begin_drag();
      [[fallthrough]];
    case Doing::drag:
      return drag_to(mm, event->modifiers());
    case Doing::band: {
      if ((at - pressed_at_).manhattanLength() < drag_px) return;
      PlanGesture& gesture = marks_->gesture;
      gesture.band = QRectF(pressed_mm_, mm).normalized();
      gesture.band_touches = tool_ == Tool::select && mm.x() < pressed_mm_.x();
      if (tool_ == Tool::hall) {
        gesture.words = metres(gesture.band->width()) + QStringLiteral(" × ") + metres(gesture.band->height());
        gesture.words_at = mm;
      }
      return redraw();
    }
    case Doing::measure: {
      PlanGesture& gesture = marks_->gesture;
      QPointF to = mm;
      if (event->modifiers() & Qt::ShiftModifier) {  // along the nearer axis
        const QPointF by = mm - pressed_mm_;
        to = std::abs(by.x()) > std::abs(by.y()) ? QPointF(mm.x(), pressed_mm_.y()) : QPointF(pressed_mm_.x(), mm.y());
      }
      gesture.measured = QLineF(pressed_mm_, to);
      gesture.words = metres(gesture.measured->length());
      gesture.words_at = to;
      return redraw();
    }
    case Doing::nothing:
      if (tool_ == Tool::row || tool_ == Tool::pod) move_ghost(mm, event->modifiers());
  }
}

void PlanView::mouseReleaseEvent(QMouseEvent* event) {
  const Doing done = doing_;
  if (done == Doing::drag) return drop(event->modifiers());
  if (done == Doing::band) return end_band(event->modifiers());
  doing_ = Doing::nothing;
  show_cursor();
  if (done == Doing::press) click(event->modifiers());
}

void PlanView::mouseDoubleClickEvent(QMouseEvent* event) {
  const FloorHall* hall = state_.floor();
  const int rack = hall && tool_ == Tool::select ? hall->rack_at(mm_at(event->position().toPoint())) : -1;
  if (rack < 0) return mousePressEvent(event);
  state_.set_current_rack(rack);
  emit rack_opened(rack);
}

void PlanView::click(Qt::KeyboardModifiers modifiers) {
  const int rack = pressed_rack_;
  pressed_rack_ = -1;
  if (rack < 0) return;  // it was chosen when it was pressed
  const FloorHall* hall = state_.floor();
  const std::uint32_t row = hall->rows[hall->racks[static_cast<std::size_t>(rack)].row].of;
  if (modifiers & Qt::ControlModifier) {
    state_.choose_rows({row}, PlanState::Choose::toggle);
  } else if (state_.selected_rows().rows.size() > 1) {
    state_.choose_rows({row}, PlanState::Choose::only);
  } else if (state_.current_rack() == rack) {
    state_.choose_group(rack);  // once more on the same: its group within the row
  }
  if (state_.is_selected(hall->racks[static_cast<std::size_t>(rack)].row)) state_.set_current_rack(rack);
}

void PlanView::begin_drag() {
  const FloorHall* hall = state_.floor();
  if (pressed_rack_ >= 0) {
    const std::uint32_t row = hall->racks[static_cast<std::size_t>(pressed_rack_)].row;
    if (!state_.is_selected(row)) state_.choose_rows({hall->rows[row].of}, PlanState::Choose::only);
  }
  doing_ = Doing::drag;
  PlanGesture& gesture = marks_->gesture;
  gesture = {};
  for (std::uint32_t i = 0; i < hall->rows.size(); ++i)
    if (state_.is_selected(i)) gesture.moved_rows.push_back(i);
}

std::vector<QRectF> PlanView::other_rows(const std::vector<std::uint32_t>& without, const QRectF& around) const {
  const std::unordered_set<std::uint32_t> left_out(without.begin(), without.end());
  std::vector<QRectF> boxes;
  const FloorHall* hall = state_.floor();
  for (std::uint32_t i = 0; i < hall->rows.size(); ++i)
    if (hall->rows[i].box.intersects(around) && !left_out.contains(i)) boxes.push_back(hall->rows[i].box);
  return boxes;
}

QPointF PlanView::snapped(const QRectF& box, QPointF wished, const std::vector<std::uint32_t>& without, Qt::KeyboardModifiers modifiers) {
  PlanGesture& gesture = marks_->gesture;
  gesture.line_x.reset();
  gesture.line_y.reset();
  if (!state_.snapping || modifiers & Qt::AltModifier) return wished;
  const QRectF around = box.translated(wished).adjusted(-around_mm, -around_mm, around_mm, around_mm);
  const Snapped found = snap(box, wished, other_rows(without, around), QPointF(0, state_.floor()->depth_mm), reach_px / pixels_per_mm());
  gesture.line_x = found.x;
  gesture.line_y = found.y;
  return found.by;
}

void PlanView::drag_to(QPointF mm, Qt::KeyboardModifiers modifiers) {
  const FloorHall* hall = state_.floor();
  PlanGesture& gesture = marks_->gesture;
  QRectF box;
  for (const std::uint32_t row : gesture.moved_rows) box |= hall->rows[row].box;
  gesture.by = snapped(box, mm - pressed_mm_, gesture.moved_rows, modifiers);
  gesture.words = QStringLiteral("Δ %1, %2").arg(metres(gesture.by.x()), metres(-gesture.by.y()));
  if (modifiers & Qt::ControlModifier) gesture.words = words({"Copy  %1", "复制  %1"}, gesture.words);
  gesture.words_at = mm;
  find_collisions();
  redraw();
}

void PlanView::find_collisions() {
  const FloorHall* hall = state_.floor();
  PlanGesture& gesture = marks_->gesture;
  std::vector<char> moved(hall->rows.size(), 0);
  for (const std::uint32_t row : gesture.moved_rows) moved[row] = 1;
  const QRectF room(0, 0, hall->width_mm, hall->depth_mm);
  gesture.colliding.assign(gesture.moved_rows.size(), 0);
  for (std::size_t i = 0; i < gesture.moved_rows.size(); ++i) {
    const FloorRow& row = hall->rows[gesture.moved_rows[i]];
    bool collides = !room.adjusted(-touch_mm, -touch_mm, touch_mm, touch_mm).contains(row.box.translated(gesture.by));
    for (std::uint32_t r = row.first; r < row.first + row.count && !collides; ++r) {
      const QRectF box = hall->racks[r].box.translated(gesture.by);
      hall->grid.in(box, [&](std::uint32_t other) {
        collides = collides || (!moved[hall->racks[other].row] && overlaps(box, hall->racks[other].box));
      });
    }
    gesture.colliding[i] = collides ? 1 : 0;
  }
}

void PlanView::drop(Qt::KeyboardModifiers modifiers) {
  const QPointF by = marks_->gesture.by;
  cancel();
  const RowSet rows = state_.selected_rows();
  if (!(modifiers & Qt::ControlModifier)) {
    move_rows(state_.bench().document(), *state_.floor(), rows, by);
    return;
  }
  const FloorHall before = *state_.floor();  // the edit replaces it
  QStringList made;
  for (const std::string& pointer : copy_rows(state_.bench().document(), before, rows, by)) made << QString::fromStdString(pointer);
  state_.bench().select(made);
}

void PlanView::end_band(Qt::KeyboardModifiers modifiers) {
  const auto band = marks_->gesture.band;
  const bool touches = marks_->gesture.band_touches;
  cancel();
  if (tool_ == Tool::hall) {
    if (!band || band->width() < least_hall_mm || band->height() < least_hall_mm) return;
    const auto whole = [](double mm) { return std::round(mm / tile_mm) * tile_mm; };
    const std::string made = add_hall(state_.bench().document(), {}, whole(band->width()), whole(band->height()));
    set_tool(Tool::select);
    return state_.bench().select(made);
  }
  const FloorHall* hall = state_.floor();
  const auto how = modifiers & Qt::ShiftModifier     ? PlanState::Choose::add
                   : modifiers & Qt::ControlModifier ? PlanState::Choose::toggle
                                                     : PlanState::Choose::only;
  std::vector<std::uint32_t> rows;
  if (hall && band) {
    std::vector<char> found(hall->scenario_rows, 0);
    if (touches) {
      hall->grid.in(*band, [&](std::uint32_t rack) { found[hall->rows[hall->racks[rack].row].of] = 1; });
    } else {
      for (const FloorRow& row : hall->rows)
        if (row.count > 0 && band->contains(row.box)) found[row.of] = 1;
    }
    for (std::uint32_t i = 0; i < found.size(); ++i)
      if (found[i]) rows.push_back(i);
  }
  state_.choose_rows(rows, how);
}

bool PlanView::turn_ghost(double by_deg) {
  if (tool_ != Tool::row && tool_ != Tool::pod) return false;
  new_row.rotation_deg = std::fmod(new_row.rotation_deg + by_deg + 360, 360);
  move_ghost(mm_at(viewport()->mapFromGlobal(QCursor::pos())), {});
  return true;
}

void PlanView::move_ghost(QPointF mm, Qt::KeyboardModifiers modifiers) {
  const FloorHall* hall = state_.floor();
  if (!hall) return;
  const RackSize rack = sizes_of(state_.bench().document().root())(new_row.rack_type);
  const QSizeF size = tool_ == Tool::pod ? size_of_pod(new_row, rack, new_aisle_mm) : gui::size_of(new_row, rack);
  PlanGesture& gesture = marks_->gesture;
  gesture = {};
  const QRectF box(mm, size);
  const QPointF by = snapped(box, {}, {}, modifiers);
  gesture.ghosts = {box.translated(by)};
  const QRectF ghost = gesture.ghosts.front();
  gesture.ghosts_collide = !QRectF(0, 0, hall->width_mm, hall->depth_mm).adjusted(-touch_mm, -touch_mm, touch_mm, touch_mm).contains(ghost);
  hall->grid.in(ghost,
                [&](std::uint32_t other) { gesture.ghosts_collide = gesture.ghosts_collide || overlaps(ghost, hall->racks[other].box); });
  gesture.words = metres(ghost.left()) + QStringLiteral(", ") + metres(hall->depth_mm - ghost.bottom());
  gesture.words_at = mm;
  redraw();
}

void PlanView::put_down() {
  const FloorHall* shown = state_.floor();
  if (!shown || marks_->gesture.ghosts.empty() || new_row.rack_type.empty()) return;
  const QPointF at = marks_->gesture.ghosts.front().topLeft();
  const FloorHall hall = *shown;  // the edit replaces it
  ScenarioDocument& document = state_.bench().document();
  const auto made = tool_ == Tool::pod ? place_pod(document, hall, state_.hall(), new_row, new_aisle_mm, at)
                                       : place_row(document, hall, state_.hall(), new_row, at);
  QStringList pointers;
  for (const std::string& pointer : made) pointers << QString::fromStdString(pointer);
  state_.bench().select(pointers);
}

}  // namespace icctwin::gui
