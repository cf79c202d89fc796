#pragma once
// The line of the time slider: power of the facility, marks of what happened, days, and the handle at the instant that is shown.
#include <QWidget>
#include <vector>

#include "gui/models/run_moments.h"

namespace icctwin::gui {

class Timeline;

class TimeStrip : public QWidget {
 public:
  explicit TimeStrip(Timeline& timeline, QWidget* parent = nullptr);

  /// The sparkline: values at the ends of output intervals [s after the start]; empty: none.
  void set_series(std::vector<double> ends_s, std::vector<float> values);
  void set_moments(std::vector<Moment> moments);
  /// The instant as people read it aloud.
  void set_instant(const QString& words);
  const QString& instant() const { return instant_; }

  Timeline& timeline() const { return timeline_; }
  double x_of(double unix_s) const;
  double unix_of(double x) const;
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void go_to(double x);
  void paint_days(QPainter& painter) const;
  void paint_power(QPainter& painter) const;
  void paint_marks(QPainter& painter) const;

  Timeline& timeline_;
  std::vector<double> ends_s_;
  std::vector<float> values_;
  std::vector<Moment> moments_;
  QString instant_;
};

}  // namespace icctwin::gui
