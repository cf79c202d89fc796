#pragma once
// The plan: halls from above, edited with mouse, keys and numbers, and seen in the colours of a value.
#include <QPointer>

#include "gui/views/panel.h"
#include "gui/views/plan/plan_aside.h"
#include "gui/views/plan/plan_dialogs.h"
#include "gui/views/plan/plan_facts.h"
#include "gui/views/plan/plan_view.h"

class QAction;
class QCheckBox;
class QComboBox;
class QLabel;
class QStackedLayout;

namespace icctwin::gui {

class PlanPage : public WorkPage {
 public:
  PlanPage(Workbench& bench, Commands& commands, QWidget* parent = nullptr);
  ~PlanPage() override;

  void rebuild() override;
  bool wants_time() const override { return true; }
  bool is_busy() const override;
  QWidget* aside() override { return aside_; }
  void zoom(int steps) override;
  QWidget* first_control() override;

  PlanState& state() { return state_; }
  PlanView& view() { return *view_; }

 private:
  void add_tool_commands(Commands& commands);
  void add_view_commands(Commands& commands);
  void add_arrange_commands(Commands& commands);
  void add_nudges(Commands& commands);
  void add_background_commands(Commands& commands);
  void make_strip(Commands& commands);
  QWidget* make_empty(Commands& commands);
  void use(Tool tool);
  void update_strip();
  void update_commands();
  void step_overlay(int by);
  QStringList rack_types() const;
  /// Where something new is proposed: in the middle of what is seen, as the file counts.
  Placement proposed() const;
  void place_rows();
  void place_pods();
  void place_arrays();
  void new_hall();
  void move_by();
  void edit_background();
  void scale_background();
  /// What stands in a rack of the hall that is shown.
  void open_rack(int rack);
  void place(const Placement& placement, const std::function<std::vector<std::string>(const FloorHall&, QPointF)>& put, const QSizeF& size);
  /// An edit of the selected rows; the hall as it was is kept while it goes on.
  void edit_rows(const std::function<void(const FloorHall&, const RowSet&)>& edit);

  PlanState state_;
  PlanView* view_;
  PlanFacts* facts_;
  QPointer<PlanAside> aside_;  ///< stands elsewhere in the window
  QWidget* strip_;
  QStackedLayout* stack_;
  QComboBox *overlays_, *halls_;
  QCheckBox* values_;
  QLabel *zoom_, *overlay_label_, *empty_title_;
  std::vector<QAction*> needs_rows_, needs_hall_, needs_background_;
  std::vector<std::pair<Tool, QAction*>> tools_;
  QAction* elevation_ = nullptr;
  NewArray array_;
};

}  // namespace icctwin::gui
