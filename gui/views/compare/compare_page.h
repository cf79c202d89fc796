#pragma once
// Runs side by side: indicators, inputs that differ, charts, energy flow, and which input does what.
#include <QPointer>

#include "gui/models/comparison.h"
#include "gui/models/comparison_tables.h"
#include "gui/models/explanation.h"
#include "gui/models/file_job.h"
#include "gui/views/panel.h"

class QStackedWidget;
class QTabBar;
class QVBoxLayout;

namespace icctwin::gui {

class Card;

class ComparePage : public WorkPage {
 public:
  enum Tab { kpi_tab, input_tab, chart_tab, flow_tab, explain_tab };

  ComparePage(Workbench& bench, Commands& commands, QWidget* parent = nullptr);

  void rebuild() override;
  bool wants_docks() const override { return false; }
  bool is_busy() const override { return comparison_.is_reading() || explanation_.is_active(); }
  QWidget* first_control() override;

  Comparison& comparison() { return comparison_; }
  const KpiTableModel& kpis() const { return kpis_; }
  const InputTableModel& inputs() const { return inputs_; }
  Explanation& explanation() { return explanation_; }
  void show_tab(Tab tab);
  bool show_tab(const QString& name) override;
  /// Without a question: what the command asks for, and tests.
  void write_file(const QString& format, const QString& file);
  QString command() const;
  void explain(const QList<QStringList>& groups = {});

 private:
  void add_commands(Commands& commands);
  void take_comparison();
  void follow_shown_run();
  void ask_and_write(const QString& format);
  void make_current();
  bool is_ready() const;

  QWidget* make_bar();
  void add_heading(QVBoxLayout& column);
  void add_choice(QVBoxLayout& column);
  QWidget* make_kpis();
  QWidget* make_inputs();
  QWidget* make_charts();
  QWidget* make_flow();
  QWidget* make_explained();
  Card* kpi_card();
  Card* input_card();
  Card* explain_card(bool large);
  void fill_explanation(QWidget& host, bool large);
  QString reading() const;

  Commands& commands_;
  Comparison comparison_;
  KpiTableModel kpis_;
  InputTableModel inputs_;
  Explanation explanation_;
  FileJob job_;
  QVBoxLayout* column_;
  QPointer<QWidget> content_;
  QPointer<QTabBar> tabs_;
  QPointer<QStackedWidget> stack_;
  QList<QPair<QPointer<QWidget>, bool>> explained_;
  int tab_ = kpi_tab;
  QString filter_;
  QString followed_;  ///< stands beside the baseline because it was shown, not because it was chosen
  double least_ratio_ = 0;
  QString explained_kpi_ = QStringLiteral("pue");
};

}  // namespace icctwin::gui
