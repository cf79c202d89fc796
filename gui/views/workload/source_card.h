#pragma once
// A source of jobs as a card: name, sort, what it asks for, its course over the run.
#include <QAbstractButton>

#include "gui/models/workload_figures.h"

namespace icctwin::gui {

class SourceCard : public QAbstractButton {
  Q_OBJECT

 public:
  /// `share`: of the accelerator hours of all sources.
  SourceCard(const SourceFigures& source, double share, double duration_s, QWidget* parent = nullptr);

  QSize sizeHint() const override;
  const std::string& pointer() const { return pointer_; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::string pointer_;
  QString name_, sort_, jobs_, work_, remark_;
  double share_, from_ = 0, to_ = 0;  ///< submissions, as shares of the run
};

/// Outages and failures as bars on the time axis of the chart above: so far from the left and the right end of the widget.
class EventStrip : public QWidget {
  Q_OBJECT

 public:
  EventStrip(std::vector<EventSpan> events, double duration_s, int left, int right, QWidget* parent = nullptr);
  QSize sizeHint() const override;

 signals:
  void chosen(const QString& pointer);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  std::vector<EventSpan> events_;
  double duration_s_;
  int left_, right_;
  std::size_t current_ = 0;
};

}  // namespace icctwin::gui
