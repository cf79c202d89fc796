#pragma once
// What the center is to work on (负载): the sources of jobs with what they ask for over the period, trainings with their estimates,
// inference by hour, outages on the same axis.
#include "gui/models/workload_figures.h"
#include "gui/views/panel.h"

class QScrollArea;
class QVBoxLayout;

namespace icctwin::gui {

class SourceCard;

class WorkloadPage : public WorkPage {
 public:
  WorkloadPage(Workbench& bench, Commands& commands, QWidget* parent = nullptr);

  ~WorkloadPage() override;

  void rebuild() override;
  bool is_busy() const override { return reading_; }

  /// A new source of a kind ("trace", "training"), at the end; it is selected.
  void add_source(const std::string& tag);
  /// Jobs from tab-separated lines, into the selected list of jobs, the first one there is, or a new one.
  void paste_jobs(const QString& text);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void add_commands(Commands& commands);
  /// Works the figures of the last check out in the background, if somebody looks.
  void read();
  void add_buttons(QVBoxLayout& column);
  void add_demand(QVBoxLayout& column);
  void add_sources(QVBoxLayout& column);
  void add_trace(QVBoxLayout& column);
  void add_trainings(QVBoxLayout& column);
  void add_services(QVBoxLayout& column);
  void follow_selection();

  Commands& commands_;
  QScrollArea* scroll_;
  std::shared_ptr<const WorkloadFigures> figures_;
  std::vector<SourceCard*> cards_;
  std::string shown_;  ///< hash of the scenario whose figures these are
  bool reading_ = false, stale_ = false;
};

}  // namespace icctwin::gui
