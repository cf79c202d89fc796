#pragma once
// What stands beside the plan: the values of the rack that is looked at, and the legend of the overlay.
#include <QWidget>

#include "gui/views/plan/plan_state.h"

namespace icctwin::gui {

class PlanAside : public QWidget {
 public:
  explicit PlanAside(PlanState& state, QWidget* parent = nullptr);

  QSize sizeHint() const override;
  void refresh();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Line {
    QString label, value, remark;
  };
  std::vector<Line> lines() const;
  int rack_height() const;
  int legend_height() const;
  void paint_rack(QPainter& painter, const QRectF& area) const;
  void paint_legend(QPainter& painter, const QRectF& area) const;
  QString instant() const;

  PlanState& state_;
};

}  // namespace icctwin::gui
