#pragma once
// What the parts of the plan look at together: the hall that is shown, its racks and aisles, the overlay, what is selected in it.
#include <QObject>
#include <optional>
#include <vector>

#include "gui/models/floor_edits.h"
#include "gui/models/floor_plan.h"
#include "gui/models/rack_overlay.h"
#include "gui/models/workbench.h"

namespace icctwin::gui {

class PlanState : public QObject {
  Q_OBJECT

 public:
  explicit PlanState(Workbench& bench, QObject* parent = nullptr);

  Workbench& bench() { return bench_; }
  const std::vector<FloorHall>& halls() const { return halls_; }
  std::size_t hall() const { return hall_; }
  /// The hall that is shown; nullptr where the scenario has none.
  const FloorHall* floor() const { return hall_ < halls_.size() ? &halls_[hall_] : nullptr; }
  void show_hall(std::size_t hall);
  const std::vector<FloorAisle>& aisles() const { return aisles_; }
  /// What the check knows of a rack of the hall; nullptr where it does not.
  const RackPlace* place(int rack) const;

  const RackOverlay& overlay() const { return overlay_; }
  void show_overlay(Overlay overlay);

  // Selection, as rows of the floor (copies each) and of the scenario.
  bool is_selected(std::size_t floor_row) const { return floor_row < selected_.size() && selected_[floor_row]; }
  RowSet selected_rows() const;
  /// Adds to the selection, takes from it, or begins it anew.
  enum class Choose { only, add, toggle };
  void choose_rows(const std::vector<std::uint32_t>& scenario_rows, Choose how);
  void choose_all();
  /// The group of a rack, as one part of the scenario.
  void choose_group(int rack);
  /// The rack whose values are told; -1: none.
  int current_rack() const { return current_; }
  void set_current_rack(int rack);

  /// Worst problem of a row of the scenario: 0 error, 1 warning; 2: none that is drawn.
  int severity(std::uint32_t scenario_row) const { return scenario_row < severities_.size() ? severities_[scenario_row] : 2; }

  bool grid = true, snapping = true, labels = true, values = true, background = true;
  /// Says that one of them changed.
  void tell_look() { emit look_changed(); }

 signals:
  /// Other racks, or in other places.
  void floor_changed();
  /// Another hall.
  void hall_shown();
  /// Another overlay, or other values of it.
  void overlay_changed();
  void values_changed();
  void selection_changed();
  void look_changed();

 private:
  void read();
  void take_check();
  /// What is selected in the hall; another hall is not looked for.
  void take_selection();
  /// The same, after the hall in which something is selected has been shown.
  void follow_selection();
  void show_again() { overlay_.show(overlay_.overlay(), bench_, hall_, *floor()); }

  Workbench& bench_;
  std::vector<FloorHall> halls_;
  std::size_t hall_ = 0;
  std::vector<FloorAisle> aisles_;
  std::vector<const RackPlace*> places_;
  RackOverlay overlay_;
  std::vector<char> selected_;
  std::vector<int> severities_;
  int current_ = -1;
  std::string current_id_;
};

}  // namespace icctwin::gui
