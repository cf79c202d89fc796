#include "gui/views/plan/plan_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "gui/document/words.h"
#include "gui/views/focus.h"
#include "gui/views/theme.h"
#include "sim/document/numbers.h"

namespace icctwin::gui {
namespace {

constexpr double screen_dpi = 96, mm_per_inch = 25.4;
constexpr double nearest_px_per_mm = 2, usual_px_per_mm = 0.02;
constexpr double fit_margin_px = 40, fit_left_px = 52;
constexpr double wheel_step = 1.0015;

}  // namespace

PlanView::PlanView(PlanState& state, QWidget* parent)
    : QGraphicsView(parent),
      state_(state),
      floor_(new FloorLayer(state)),
      picture_(state),
      background_(new BackgroundLayer(state, picture_)),
      racks_(new RackLayer(state)),
      marks_(new MarkLayer(state)) {
  auto* scene = new QGraphicsScene(this);
  scene->setItemIndexMethod(QGraphicsScene::NoIndex);
  for (PlanLayer* layer : layers()) scene->addItem(layer);
  setScene(scene);
  setObjectName(QStringLiteral("plan_view"));
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
  setOptimizationFlags(DontSavePainterState | DontAdjustForAntialiasing);
  setTransformationAnchor(QGraphicsView::NoAnchor);
  setResizeAnchor(QGraphicsView::AnchorViewCenter);
  setMouseTracking(true);
  viewport()->setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setTransform(QTransform::fromScale(usual_px_per_mm, usual_px_per_mm));

  connect(&state, &PlanState::floor_changed, this, &PlanView::take_floor);
  connect(&state, &PlanState::hall_shown, this, [this] { fit(); });
  for (const auto signal :
       {&PlanState::overlay_changed, &PlanState::values_changed, &PlanState::selection_changed, &PlanState::look_changed})
    connect(&state, signal, this, &PlanView::redraw);
  connect(&state, &PlanState::selection_changed, this, [this] { setAccessibleDescription(told_of(state_.current_rack())); });
  connect(&picture_, &BackgroundPicture::changed, this, &PlanView::redraw);
  take_floor();
}

void PlanView::take_floor() {
  for (PlanLayer* layer : layers()) layer->place_changed();
  scene()->setSceneRect(floor_->boundingRect());
  marks_->gesture = {};
  doing_ = Doing::nothing;
  redraw();
}

double PlanView::scale_number() const { return screen_dpi / mm_per_inch / pixels_per_mm(); }

void PlanView::zoom_to(double pixels_per_mm, const QPoint& keep) {
  const QRectF room = scene()->sceneRect();
  const double least = std::min(viewport()->width() / room.width(), viewport()->height() / room.height());
  const double scale = std::clamp(pixels_per_mm, least, nearest_px_per_mm);
  const QPointF before = mapToScene(keep);
  setTransform(QTransform::fromScale(scale, scale));
  const QPointF off = mapFromScene(before) - QPointF(keep);
  horizontalScrollBar()->setValue(horizontalScrollBar()->value() + qRound(off.x()));
  verticalScrollBar()->setValue(verticalScrollBar()->value() + qRound(off.y()));
  emit zoom_changed();
}

void PlanView::zoom_to_scale(double number) { zoom_to(screen_dpi / mm_per_inch / number, viewport()->rect().center()); }

void PlanView::fit() {
  const FloorHall* hall = state_.floor();
  if (!hall) return;
  const double width = viewport()->width() - fit_margin_px - fit_left_px, height = viewport()->height() - 2 * fit_margin_px;
  if (width <= 0 || height <= 0) return;
  zoom_to(std::min(width / hall->width_mm, height / hall->depth_mm), viewport()->rect().center());
  const double aside_mm = (fit_left_px - fit_margin_px) / 2 / pixels_per_mm();
  centerOn(QPointF(hall->width_mm / 2 - aside_mm, hall->depth_mm / 2 - aside_mm / 2));
  fitted_ = true;
}

void PlanView::fit_selection() {
  const FloorHall* hall = state_.floor();
  const RowSet rows = state_.selected_rows();
  if (!hall || rows.empty()) return fit();
  const QRectF box = box_of(*hall, rows.rows);
  zoom_to(std::min((viewport()->width() - 2 * fit_margin_px) / box.width(), (viewport()->height() - 2 * fit_margin_px) / box.height()),
          viewport()->rect().center());
  centerOn(box.center());
  fitted_ = false;
}

void PlanView::resizeEvent(QResizeEvent* event) {
  QGraphicsView::resizeEvent(event);
  if (fitted_) fit();
}

void PlanView::wheelEvent(QWheelEvent* event) {
  const QPoint turned = event->angleDelta();
  if (event->modifiers() & Qt::ShiftModifier) {
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - (turned.y() != 0 ? turned.y() : turned.x()));
  } else {
    fitted_ = false;
    zoom_to(pixels_per_mm() * std::pow(wheel_step, turned.y()), event->position().toPoint());
  }
  event->accept();
}

void PlanView::set_tool(Tool tool) {
  cancel();
  tool_ = tool;
  show_cursor();
  emit tool_changed();
}

void PlanView::show_cursor() {
  viewport()->setCursor(doing_ == Doing::pan           ? Qt::ClosedHandCursor
                        : tool_ == Tool::pan || space_ ? Qt::OpenHandCursor
                        : tool_ == Tool::select        ? Qt::ArrowCursor
                                                       : Qt::CrossCursor);
}

void PlanView::cancel() {
  marks_->gesture = {};
  doing_ = Doing::nothing;
  show_cursor();
  redraw();
}

void PlanView::nudge(QPointF by) {
  const RowSet rows = state_.selected_rows();
  if (const FloorHall* hall = state_.floor(); hall && !rows.empty()) {
    move_rows(state_.bench().document(), *hall, rows, by);
    return;
  }
  fitted_ = false;
  horizontalScrollBar()->setValue(horizontalScrollBar()->value() + qRound(by.x() * pixels_per_mm()));
  verticalScrollBar()->setValue(verticalScrollBar()->value() + qRound(by.y() * pixels_per_mm()));
}

void PlanView::step_row(int by) {
  const FloorHall* hall = state_.floor();
  if (!hall || hall->rows.empty()) return;
  const int count = static_cast<int>(hall->rows.size());
  int at = by > 0 ? -1 : count;
  if (const int rack = state_.current_rack(); rack >= 0) {
    at = static_cast<int>(hall->racks[static_cast<std::size_t>(rack)].row);
  } else {
    for (int i = 0; i < count; ++i)
      if (state_.is_selected(static_cast<std::size_t>(i))) at = i;
  }
  const FloorRow& row = hall->rows[static_cast<std::size_t>(std::clamp(at + by, 0, count - 1))];
  state_.choose_rows({row.of}, PlanState::Choose::only);
  if (row.count > 0) state_.set_current_rack(static_cast<int>(row.first));
}

void PlanView::step_rack(int by) {
  const FloorHall* hall = state_.floor();
  const int rack = state_.current_rack();
  if (!hall || rack < 0) return step_row(by);
  const FloorRow& row = hall->rows[hall->racks[static_cast<std::size_t>(rack)].row];
  state_.set_current_rack(std::clamp(rack + by, static_cast<int>(row.first), static_cast<int>(row.first + row.count) - 1));
}

void PlanView::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Space:
      if (!event->isAutoRepeat()) space_ = true;
      show_cursor();
      break;
    case Qt::Key_Escape:
      if (doing_ != Doing::nothing)
        cancel();
      else if (tool_ != Tool::select)
        set_tool(Tool::select);
      else
        state_.bench().select(QStringList());
      break;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp: {
      const int by = event->key() == Qt::Key_PageDown ? 1 : -1;
      event->modifiers() & Qt::ShiftModifier ? step_rack(by) : step_row(by);
      break;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (tool_ == Tool::row || tool_ == Tool::pod) {
        if (marks_->gesture.ghosts.empty()) move_ghost(mm_at(viewport()->rect().center()), {});
        put_down();
      } else if (state_.current_rack() >= 0) {
        emit rack_opened(state_.current_rack());
      }
      break;
    default:
      event->ignore();  // the window's commands
  }
}

void PlanView::keyReleaseEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Space || event->isAutoRepeat()) return event->ignore();
  space_ = false;
  show_cursor();
}

void PlanView::leaveEvent(QEvent* event) {
  if (doing_ == Doing::nothing && !marks_->gesture.ghosts.empty()) {
    marks_->gesture = {};
    redraw();
  }
  QGraphicsView::leaveEvent(event);
}

QString PlanView::told_of(int rack) const {
  const FloorHall* hall = state_.floor();
  if (!hall || rack < 0) return {};
  const auto index = static_cast<std::size_t>(rack);
  QStringList lines{QString::fromStdString(hall->racks[index].id)};
  if (const RackPlace* place = state_.place(rack)) {
    lines << QString::fromStdString(place->type);
    const document::Numbers numbers(language());
    lines << words({"Design power %1", "设计功率 %1"}, qstring(numbers.with_unit(place->design_w / 1e3, 1, "kW")));
    if (!place->cdu.empty()) lines << QString::fromStdString(place->cdu);
  }
  const RackOverlay& overlay = state_.overlay();
  if (!overlay.values().empty() && !std::isnan(overlay.values()[index]))
    lines << words({"%1: %2 %3", "%1：%2 %3"})
                 .arg(words(overlay.kind().title), QString::number(overlay.values()[index], 'f', overlay.kind().decimals), overlay.unit());
  return lines.join('\n');
}

bool PlanView::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    auto* help = static_cast<QHelpEvent*>(event);
    const FloorHall* hall = state_.floor();
    const QString text = hall ? told_of(hall->rack_at(mm_at(help->pos()))) : QString();
    text.isEmpty() ? QToolTip::hideText() : QToolTip::showText(help->globalPos(), text, viewport());
    return true;
  }
  return QGraphicsView::viewportEvent(event);
}

void PlanView::focusInEvent(QFocusEvent* event) {
  ring_ = came_by_key(*event);
  redraw();
  QGraphicsView::focusInEvent(event);
}

void PlanView::focusOutEvent(QFocusEvent* event) {
  ring_ = false;
  redraw();
  QGraphicsView::focusOutEvent(event);
}

void PlanView::drawBackground(QPainter* painter, const QRectF& rect) { painter->fillRect(rect, theme().outside); }

void PlanView::drawForeground(QPainter* painter, const QRectF&) {
  if (!ring_) return;
  painter->save();
  painter->resetTransform();
  painter->setPen(QPen(theme().accent, 2));
  painter->drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
  painter->restore();
}

}  // namespace icctwin::gui
