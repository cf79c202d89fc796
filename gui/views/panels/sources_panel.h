#pragma once
// Where every input comes from: the scenario, a default, the library or a computation, and whether its source was checked.
#include "gui/models/source_model.h"
#include "gui/views/panel.h"

class QLabel;
class QLineEdit;
class QTableView;
class QToolButton;

namespace icctwin::gui {

class SourcesPanel : public Panel {
 public:
  explicit SourcesPanel(Workbench& bench, QWidget* parent = nullptr);

  ~SourcesPanel() override;

  QWidget* first_control() override;
  void rebuild() override;
  SourceModel& model() { return model_; }
  bool is_busy() const { return reading_; }

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  /// Lists the inputs of the last check in the background, if somebody looks.
  void read();
  void filter();
  void update_state();

  SourceModel model_;
  QLineEdit* search_;
  QToolButton *unverified_, *defaults_;
  QLabel *count_, *nothing_;
  QTableView* table_;
  std::string shown_;  ///< hash of the scenario whose inputs are listed
  bool reading_ = false;
};

}  // namespace icctwin::gui
