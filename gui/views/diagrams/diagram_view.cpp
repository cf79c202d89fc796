#include "gui/views/diagrams/diagram_view.h"

#include <QHelpEvent>
#include <QImage>
#include <QKeyEvent>
#include <QPainter>
#include <QSvgGenerator>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "gui/views/diagrams/geometry.h"
#include "gui/views/focus.h"
#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

constexpr double view_margin = 12, least_scale = 0.2, largest_scale = 6, largest_fit = 1.35, step_factor = 1.15;
constexpr int picture_scale = 2;

}  // namespace

DiagramView::DiagramView(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setContextMenuPolicy(Qt::CustomContextMenu);
  connect(this, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) { emit menu_asked(mapToGlobal(at)); });
}

void DiagramView::set_scene(Scene scene) {
  const bool first = scene_.elements.empty();
  scene_ = std::move(scene);
  if (!scene_.find(marks_.current)) marks_.current.clear();
  marks_.hovered.clear();
  if (first || fitted_) fit();
  update();
}

void DiagramView::fit() {
  fitted_ = true;
  if (scene_.size.isEmpty()) return;
  const double wide = (width() - 2 * view_margin) / scene_.size.width(), high = (height() - 2 * view_margin) / scene_.size.height();
  scale_ = std::clamp(std::min(wide, high), least_scale, largest_fit);
  offset_ = QPointF(width() - scene_.size.width() * scale_, height() - scene_.size.height() * scale_) / 2;
  offset_.setY(std::min(offset_.y(), 2 * view_margin));
  update();
}

void DiagramView::zoom_at(int steps, QPointF at) {
  const QPointF place = (at - offset_) / scale_;
  scale_ = std::clamp(scale_ * std::pow(step_factor, steps), least_scale, largest_scale);
  offset_ = at - place * scale_;
  fitted_ = false;
  update();
}

void DiagramView::show_selection(const QStringList& pointers) {
  marks_.selected.clear();
  bool current_is_selected = false;
  for (const Element& element : scene_.elements) {
    if (!pointers.contains(QString::fromStdString(element.pointer))) continue;
    marks_.selected.push_back(element.key);
    current_is_selected = current_is_selected || element.key == marks_.current;
  }
  if (!current_is_selected) marks_.current = marks_.selected.empty() ? std::string() : marks_.selected.front();
  describe_current();
  update();
}

void DiagramView::go_to(const std::string& key) {
  const Element* element = scene_.find(key);
  if (!element) return;
  marks_.current = key;
  make_visible(element->box);
  emit picked(QString::fromStdString(element->pointer));
  describe_current();
  update();
}

void DiagramView::describe_current() {
  const Element* element = scene_.find(marks_.current);
  setAccessibleDescription(element ? element->name + (element->tip.isEmpty() ? QString() : QStringLiteral("\n") + element->tip)
                                   : QString());
}

bool DiagramView::save(const QString& file) const {
  const Marks none;
  if (file.endsWith(QStringLiteral(".svg"), Qt::CaseInsensitive)) {
    QSvgGenerator svg;
    svg.setFileName(file);
    svg.setSize(scene_.size.toSize());
    svg.setViewBox(QRectF(QPointF(), scene_.size));
    svg.setTitle(accessibleName());
    QPainter painter;
    if (!painter.begin(&svg)) return false;
    painter.fillRect(QRectF(QPointF(), scene_.size), theme().canvas);
    paint_scene(painter, scene_, none);
    return painter.end();
  }
  QImage picture((scene_.size * picture_scale).toSize(), QImage::Format_RGB32);
  picture.fill(theme().canvas);
  QPainter painter(&picture);
  painter.scale(picture_scale, picture_scale);
  paint_scene(painter, scene_, none);
  painter.end();
  return picture.save(file);
}

const Element* DiagramView::at(QPointF widget) const {
  const QPointF place = (widget - offset_) / scale_;
  const Element* found = nullptr;
  for (const Element& element : scene_.elements)
    if (element.box.adjusted(-3, -3, 3, 3).contains(place)) found = &element;
  return found;
}

bool DiagramView::step(int by) {
  const auto count = static_cast<int>(scene_.elements.size());
  int index = by > 0 ? -1 : count;
  for (int i = 0; i < count; ++i)
    if (scene_.elements[static_cast<std::size_t>(i)].key == marks_.current) index = i;
  index += by;
  if (index < 0 || index >= count) return false;
  go_to(scene_.elements[static_cast<std::size_t>(index)].key);
  return true;
}

void DiagramView::make_visible(const QRectF& box) {
  const QRectF shown(to_widget(box.topLeft()), box.size() * scale_);
  const QRectF room = QRectF(rect()).adjusted(view_margin, view_margin, -view_margin, -view_margin);
  if (room.contains(shown) || fitted_) return;
  if (shown.left() < room.left()) offset_.rx() += room.left() - shown.left();
  if (shown.right() > room.right()) offset_.rx() -= shown.right() - room.right();
  if (shown.top() < room.top()) offset_.ry() += room.top() - shown.top();
  if (shown.bottom() > room.bottom()) offset_.ry() -= shown.bottom() - room.bottom();
}

bool DiagramView::event(QEvent* event) {
  if (event->type() == QEvent::KeyPress) {  // Tab goes through the elements, and at their end to the next widget
    const auto* key = static_cast<QKeyEvent*>(event);
    if ((key->key() == Qt::Key_Tab && step(1)) || (key->key() == Qt::Key_Backtab && step(-1))) {
      event->accept();
      return true;
    }
  }
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const Element* element = at(help->pos());
    QString words = element ? element->name : QString();
    if (element && !element->tip.isEmpty()) words += QStringLiteral("\n") + element->tip;
    const QPointF place = (QPointF(help->pos()) - offset_) / scale_;
    for (const Tag& tag : scene_.tags)
      if (tag.box.contains(place)) words = tag.tip;
    QToolTip::showText(help->globalPos(), words, this);
    return true;
  }
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
    marks_.focus = event->type() == QEvent::FocusIn;
    ring_ = marks_.focus && came_by_key(*static_cast<QFocusEvent*>(event));
    update();
  }
  return QWidget::event(event);
}

void DiagramView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), theme().canvas);
  painter.translate(offset_);
  painter.scale(scale_, scale_);
  paint_scene(painter, scene_, marks_);
  if (!ring_ || !marks_.current.empty()) return;
  painter.resetTransform();
  painter.setPen(QPen(theme().accent, 2));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

void DiagramView::resizeEvent(QResizeEvent*) {
  if (fitted_) fit();
}

void DiagramView::wheelEvent(QWheelEvent* event) {
  const int steps = event->angleDelta().y() / 120;
  if (steps != 0) zoom_at(steps, event->position());
  event->accept();
}

void DiagramView::mousePressEvent(QMouseEvent* event) {
  setFocus(Qt::MouseFocusReason);
  const Element* element = space_ || event->button() == Qt::MiddleButton ? nullptr : at(event->position());
  if (element) {
    if (event->button() != Qt::MiddleButton) go_to(element->key);
    return;
  }
  if (event->button() == Qt::RightButton) return;
  pans_ = true;
  grabbed_ = event->position() - offset_;
  setCursor(Qt::ClosedHandCursor);
}

void DiagramView::mouseMoveEvent(QMouseEvent* event) {
  if (pans_) {
    offset_ = event->position() - grabbed_;
    fitted_ = false;
    update();
    return;
  }
  const Element* element = at(event->position());
  const std::string key = element ? element->key : std::string();
  if (key == marks_.hovered) return;
  marks_.hovered = key;
  setCursor(element ? Qt::PointingHandCursor : Qt::ArrowCursor);
  update();
}

void DiagramView::mouseReleaseEvent(QMouseEvent*) {
  pans_ = false;
  setCursor(Qt::ArrowCursor);
}

void DiagramView::mouseDoubleClickEvent(QMouseEvent* event) {
  if (const Element* element = at(event->position()); element && element->folds) emit fold_asked(QString::fromStdString(element->key));
}

void DiagramView::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down: {
      const std::string next = neighbour(scene_, marks_.current, event->key());
      if (!next.empty()) go_to(next);
      return;
    }
    case Qt::Key_Home:
      if (!scene_.elements.empty()) go_to(scene_.elements.front().key);
      return;
    case Qt::Key_End:
      if (!scene_.elements.empty()) go_to(scene_.elements.back().key);
      return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (const Element* element = scene_.find(marks_.current); element && element->folds)
        emit fold_asked(QString::fromStdString(marks_.current));
      return;
    case Qt::Key_Menu:
      if (const Element* element = scene_.find(marks_.current)) emit menu_asked(mapToGlobal(to_widget(element->box.center()).toPoint()));
      return;
    case Qt::Key_Space:
      space_ = true;
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

void DiagramView::keyReleaseEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Space) space_ = false;
  QWidget::keyReleaseEvent(event);
}

void DiagramView::leaveEvent(QEvent*) {
  marks_.hovered.clear();
  update();
}

}  // namespace icctwin::gui
