#pragma once
// What the parts of the window look at together: the scenario with its check, the selection, the run, and the results that are shown at an
// instant. Parts of the window never know each other; what one does, the others learn here.
#include <QObject>
#include <QStringList>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "gui/document/recovery.h"
#include "gui/document/scenario_document.h"
#include "gui/models/checker.h"
#include "gui/models/timeline.h"
#include "gui/run/run_controller.h"

namespace icctwin {
struct RackSeries;
struct RunFolder;
}  // namespace icctwin

namespace icctwin::gui {

enum class Page { overview, plan, power, cooling, network, workload, results, compare, sweep, report };

/// What the band above the page tells, with up to two ways on.
struct Notice {
  struct Offer {
    QString text;
    std::function<void()> act;
  };
  QString topic;  ///< a later notice takes the place of an earlier one of its topic
  QString text;
  std::vector<Offer> offers = {};
};

class Workbench : public QObject {
  Q_OBJECT

 public:
  explicit Workbench(QObject* parent = nullptr);
  ~Workbench() override;

  ScenarioDocument& document() { return document_; }
  const ScenarioDocument& document() const { return document_; }
  Checker& checker() { return checker_; }
  const CheckResult& check() const { return checker_.result(); }
  RunController& controller() { return controller_; }
  Recovery& recovery() { return recovery_; }
  Timeline& timeline() { return timeline_; }

  // Selection: JSON pointers of parts of the scenario, the current one first. Empty: the scenario as a whole.
  const QStringList& selection() const { return selection_; }
  /// The current part; empty: the whole scenario.
  std::string current() const { return selection_.isEmpty() ? std::string() : selection_.front().toStdString(); }
  /// A field of the current part that was asked for; empty: none.
  const std::string& current_field() const { return field_; }
  /// The inspector's current row is another one.
  void set_current_field(const std::string& pointer) { field_ = pointer; }
  void select(const QStringList& pointers);
  /// Selects the part that a place is or belongs to, and asks for the field that it is.
  void select(const std::string& pointer);
  /// Selects the parts that a change has touched: one with its field, or all of them.
  void select_changed(const QStringList& places);
  bool is_selected(const std::string& pointer) const { return selection_.contains(QString::fromStdString(pointer)); }

  // The results that are shown.

  /// Reads a run folder in the background and shows it: run_shown() follows, or a notice that says why not.
  void open_run(const QString& folder);
  bool is_reading() const { return reading_ > 0; }
  const RunFolder* run() const { return run_.get(); }
  std::shared_ptr<const RunFolder> shared_run() const { return run_; }
  /// What was missing or damaged in its folder.
  const Diagnostics& run_damage() const { return run_damage_; }
  /// Absolute path of its folder; empty: none is shown.
  const QString& run_folder() const { return run_folder_; }
  /// Name for people: "R-0003".
  QString run_name() const;
  /// The scenario is no longer the one that was run.
  bool is_out_of_date() const;
  /// Values of every rack over time of a channel ("rack_power_w"); nullptr where there are none, or until rack_series_read() says that
  /// they have been read.
  std::shared_ptr<const RackSeries> rack_series(const std::string& channel);

  // The run to which figures are compared.
  std::shared_ptr<const RunFolder> baseline() const { return baseline_; }
  /// "R-0003"; empty: there is none.
  const QString& baseline_name() const { return baseline_name_; }
  /// The run that is shown becomes the baseline; where it is, there is none any more.
  void set_baseline();

  /// Starts a run of the scenario as it is now; a notice tells why if it cannot.
  void start_run();

  void ask_page(Page page) { emit page_asked(page); }
  /// Runs side by side, the first of which is the baseline.
  void ask_comparison(const QStringList& folders) { emit comparison_asked(folders); }
  /// A sweep file, or the folder of a sweep.
  void ask_sweep(const QString& path) { emit sweep_asked(path); }
  void tell(const Notice& notice) { emit told(notice); }
  void withdraw(const QString& topic) { emit withdrawn(topic); }

 signals:
  void selection_changed();
  /// Another run is shown, or none any more.
  void run_shown();
  void baseline_changed();
  void rack_series_read(const QString& channel);
  void page_asked(icctwin::gui::Page page);
  void comparison_asked(const QStringList& folders);
  void sweep_asked(const QString& path);
  void told(const icctwin::gui::Notice& notice);
  void withdrawn(const QString& topic);
  /// A run was started, ended or deleted: lists of runs read their folder again.
  void runs_changed();

 private:
  void show_run(const QString& folder, std::shared_ptr<const RunFolder> run, const Diagnostics& damage);
  void end_run();
  /// Places that are no more leave the selection.
  void keep_selection_valid();

  ScenarioDocument document_;
  Checker checker_{document_};
  RunController controller_;
  Recovery recovery_{document_};
  Timeline timeline_;
  QStringList selection_;
  std::string field_;
  std::shared_ptr<const RunFolder> run_, baseline_;
  Diagnostics run_damage_;
  QString baseline_name_;
  QString run_folder_;
  std::map<std::string, std::shared_ptr<const RackSeries>> rack_series_;  ///< nullptr: none, or being read
  int reading_ = 0;
  quint64 asked_ = 0;
};

/// Sentences of problems for a notice.
QString sentences(const Diagnostics& problems);

}  // namespace icctwin::gui
