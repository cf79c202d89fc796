#pragma once
// The report of a run: what it is made of at the left, the PDF as it will be at the right.
#include <QPointer>
#include <QThreadPool>

#include "gui/models/file_job.h"
#include "gui/models/report_preview.h"
#include "gui/run/run_choices.h"
#include "gui/views/panel.h"

class QFrame;
class QStackedWidget;
class QVBoxLayout;

namespace icctwin::gui {

class PdfViewer;

class ReportPage : public WorkPage {
 public:
  ReportPage(Workbench& bench, Commands& commands, QWidget* parent = nullptr);

  void rebuild() override;
  bool wants_docks() const override { return false; }
  bool is_busy() const override;
  QWidget* first_control() override;

  const ReportOptions& options() const { return options_; }
  /// Each control calls one of these; a preview is then no longer up to date.
  void set_run(const QString& folder);
  void set_kind(const QString& kind);
  void set_report_language(const QString& language);
  void set_measures(const QStringList& folders);

  void build() { preview_.build(options_); }
  const ReportPreview& preview() const { return preview_; }
  PdfViewer& viewer() { return *viewer_; }
  void write_file(const QString& format, const QString& file);
  bool is_writing() const { return job_.is_active(); }
  QString command() const;

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void add_commands(Commands& commands);
  void ask_and_write();
  void read_choices();
  QWidget* make_form();
  void show_state();
  void take_options();

  Commands& commands_;
  ReportOptions options_;
  bool language_chosen_ = false;
  ReportPreview preview_;
  FileJob job_;
  std::vector<RunChoice> choices_;
  quint64 asked_ = 0;
  QVBoxLayout* form_column_;
  QPointer<QWidget> form_;
  QStackedWidget* right_;
  QWidget* state_;
  PdfViewer* viewer_;
  QString loaded_;
  QThreadPool pool_;  ///< last: its threads end before what they report to
};

}  // namespace icctwin::gui
