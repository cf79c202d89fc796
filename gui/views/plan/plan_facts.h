#pragma once
// The line below the plan: scale bar, tiles, size of the hall, its racks by type.
#include <QWidget>

#include "gui/views/plan/plan_view.h"

namespace icctwin::gui {

class PlanFacts : public QWidget {
 public:
  PlanFacts(PlanState& state, PlanView& view, QWidget* parent = nullptr);

  void refresh();

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  PlanState& state_;
  PlanView& view_;
  QString facts_, place_;
};

}  // namespace icctwin::gui
