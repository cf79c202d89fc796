#pragma once
// Shows a scene: zoom at the pointer, pan, fit; keys go from element to element; the selection is told and taken by pointers.
#include <QWidget>

#include "gui/views/diagrams/painter.h"

namespace icctwin::gui {

class DiagramView : public QWidget {
  Q_OBJECT

 public:
  explicit DiagramView(QWidget* parent = nullptr);

  /// Shows another scene; place and zoom stay unless the view was fitted.
  void set_scene(Scene scene);
  const Scene& scene() const { return scene_; }

  void fit();
  /// Above zero nearer, below farther away; at the middle or at a point of the widget.
  void zoom(int steps) { zoom_at(steps, QPointF(width() / 2.0, height() / 2.0)); }
  double scale() const { return scale_; }

  /// Marks the elements that belong to these parts of the scenario.
  void show_selection(const QStringList& pointers);
  const std::string& current() const { return marks_.current; }
  /// Goes to an element, as keys and the pointer do.
  void go_to(const std::string& key);
  QPointF to_widget(QPointF scene) const { return scene * scale_ + offset_; }

  /// Writes the scene as it is into a file, SVG or PNG by its name; false if it cannot be written.
  bool save(const QString& file) const;

 signals:
  void picked(const QString& pointer);
  /// Enter or a double click on an element that folds.
  void fold_asked(const QString& key);
  void menu_asked(const QPoint& at);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void keyReleaseEvent(QKeyEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  void zoom_at(int steps, QPointF at);
  const Element* at(QPointF widget) const;
  /// To the next element in the order of the diagram; false at its end.
  bool step(int by);
  void make_visible(const QRectF& box);
  void describe_current();

  Scene scene_;
  Marks marks_;
  bool ring_ = false;  ///< the keyboard came here by keys
  double scale_ = 1;
  QPointF offset_, grabbed_;
  bool fitted_ = true, pans_ = false, space_ = false;
};

}  // namespace icctwin::gui
