#pragma once
// The results of one run in tabs: summary, time series, energy flow, jobs, cooling, power, cost and carbon, tables.
#include <array>
#include <memory>

#include "gui/views/panel.h"
#include "gui/views/results/result_tab.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace icctwin::gui {

class ElidedLabel;

class ResultsPage : public WorkPage {
 public:
  ResultsPage(Workbench& bench, Commands& commands, QWidget* parent = nullptr);

  void rebuild() override;
  bool wants_time() const override { return true; }
  bool wants_docks() const override { return false; }
  bool is_busy() const override { return preparing_ > 0; }
  QWidget* first_control() override;
  /// "summary", "series", "flow", "jobs", "cooling", "power", "cost" or "tables".
  bool show_tab(const QString& name) override;

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  static constexpr std::size_t tab_count = 8;

  /// Reads and sorts in a worker thread what the tabs draw.
  void prepare();
  /// The tabs were made for another run, language or look; those that are not seen wait.
  void drop_tabs();
  void build_tab();
  void show_head();
  QWidget* make_state() const;

  Commands& commands_;
  QTabBar* bar_;
  QWidget* head_;
  QLabel *title_, *simulated_;
  ElidedLabel* facts_;
  QPushButton* baseline_;
  QWidget* notes_;
  QStackedWidget* stack_;
  QWidget* state_page_ = nullptr;  ///< what stands there while there is nothing to show
  std::array<QWidget*, tab_count> tabs_{};
  std::shared_ptr<const ResultData> data_;
  ResultsState state_;
  int preparing_ = 0;
  quint64 asked_ = 0;
  bool has_failed_ = false;  ///< the last run did, and no run was shown since
};

}  // namespace icctwin::gui
