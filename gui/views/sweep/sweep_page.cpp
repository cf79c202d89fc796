#include "gui/views/sweep/sweep_page.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QThread>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/document/words.h"
#include "gui/models/stored_scenario.h"
#include "gui/models/workbench.h"
#include "gui/views/card.h"
#include "gui/views/commands.h"
#include "gui/views/page_parts.h"
#include "sim/sweep/drive/stored_sweep.h"

namespace icctwin::gui {
namespace {

const QString topic = QStringLiteral("sweep");
constexpr int margin = 16;

std::size_t count_of(const StoredSweep& sweep, bool failed) {
  return static_cast<std::size_t>(std::count_if(sweep.table.status.begin(), sweep.table.status.end(),
                                                [&](const auto& status) { return status && (*status == RecordStatus::ok) != failed; }));
}

/// Failed runs that another start tries again; a scenario that cannot be built gives the same again.
bool has_retriable(const StoredSweep& sweep) {
  return std::any_of(sweep.table.status.begin(), sweep.table.status.end(), [](const auto& status) { return status && !is_final(*status); });
}

}  // namespace

SweepPage::SweepPage(Workbench& bench, Commands& commands, QWidget* parent)
    : WorkPage(bench, parent),
      commands_(commands),
      fields_(work_.document()),
      job_(bench),
      jobs_(std::max(1, QThread::idealThreadCount() - 1)),
      column_(new QVBoxLayout(this)) {
  column_->setContentsMargins(0, 0, 0, 0);
  column_->setSpacing(0);
  add_commands(commands);
  connect(&work_, &SweepWork::changed, this, [this] {
    if (parts_) {
      fill_parts();
      fill_plan();
      take_progress();
    }
    update_commands();
  });
  connect(&work_, &SweepWork::progressed, this, &SweepPage::take_progress);
  connect(&work_, &SweepWork::stored_read, this, &SweepPage::take_stored);
  connect(&work_, &SweepWork::picked, this, [this](qint64 run, const QString& text, const QString& problem) {
    if (!problem.isEmpty())
      return bench_.tell({topic, words({"No scenario of run %1: %2", "未能由 %1 号运行生成方案：%2"}).arg(run).arg(problem)});
    const QFileInfo sweep(work_.folder());
    open_as_current(bench_, text.toStdString(), sweep.path(), sweep.fileName() + QStringLiteral("-run-%1").arg(run));
  });
  connect(&bench, &Workbench::sweep_asked, this, [this](const QString& path) {
    if (open(path)) bench_.ask_page(Page::sweep);
  });
}

void SweepPage::add_commands(Commands& commands) {
  commands.add({"edit.sweep_variable",
                {"Use as sweep variable", "用作扫描变量"},
                {"Vary the field in a parameter sweep", "在参数扫描中改变此字段"},
                "",
                "sweep",
                "edit/4"},
               [this] { add_variable_of_scenario(); });
  commands.add({"sweep.new",
                {"New sweep…", "新建参数扫描…"},
                {"A sweep of the scenario that is open", "以当前方案新建参数扫描"},
                "Ctrl+Shift+W",
                "sweep",
                "run/4"},
               [this] {
                 make_new();
                 bench_.ask_page(Page::sweep);
               });
  commands.add({"sweep.open", {"Open sweep…", "打开参数扫描…"}, {"Open a sweep file", "打开参数扫描文件"}, "", "", "run/4"}, [this] {
    bench_.ask_page(Page::sweep);
    ask_and_open();
  });
  commands.add({"sweep.save", {"Save sweep", "保存参数扫描"}, {"Save the sweep file", "保存参数扫描文件"}, "", "", "run/4"}, [this] {
    if (const QString reason = work_.save(); !reason.isEmpty())
      bench_.tell({topic, words({"The sweep was not saved: %1", "参数扫描未能保存：%1"}, reason)});
  });
  commands.add({"sweep.undo",
                {"Undo in the sweep", "撤销扫描修改"},
                {"Take back the last change of the sweep", "撤销对扫描的上一次修改"},
                "",
                "undo",
                "run/4"},
               [this] { work_.document().undo_stack().undo(); });
  commands.add({"sweep.redo",
                {"Redo in the sweep", "重做扫描修改"},
                {"Make the change of the sweep again", "重做对扫描的修改"},
                "",
                "redo",
                "run/4"},
               [this] { work_.document().undo_stack().redo(); });
  commands.add({"sweep.start", {"Start sweep", "开始扫描"}, {"Run what has no result yet", "运行尚无结果的各次仿真"}, "F6", "run", "run/5"},
               [this] { start(); });
  commands.add({"sweep.pause",
                {"Pause sweep", "暂停扫描"},
                {"What is computed stays; starting goes on", "保留已有结果，可继续"},
                "Shift+F6",
                "stop",
                "run/5"},
               [this] { work_.pause(); });
  commands.add(
      {"sweep.estimate", {"Estimate time and disk", "估算时间与空间"}, {"Compute one run alone", "仅运行一次以估算"}, "", "", "run/5"},
      [this] { work_.start(1, true); });
  commands.add({"sweep.rerun_failed",
                {"Rerun failed", "重跑失败项"},
                {"Try again the runs that crashed or could not be written; one whose scenario cannot be built gives the same again",
                 "重试异常退出或写入失败的运行；方案本身无效的运行结果不变"},
                "",
                "",
                "run/5"},
               [this] { start(); });
  commands.add({"sweep.copy_command",
                {"Copy sweep as command", "复制扫描命令行"},
                {"Copy the icctwin sweep command", "复制 icctwin sweep 命令"},
                "",
                "",
                "run/6"},
               [this] { QApplication::clipboard()->setText(command()); });
  commands.add({"sweep.export", {"Export sweep…", "导出扫描结果…"}, {"Write the table or the report", "写出结果表或报告"}, "", "", "run/6"},
               [this] { ask_and_write(); });
  commands.add({"sweep.create_scenario",
                {"Create scenario from run", "由运行生成方案"},
                {"Open the scenario of the chosen run, unsaved", "将所选运行的方案作为未保存方案打开"},
                "",
                "",
                "run/6"},
               [this] {
                 for (const auto& view : tables_)
                   if (view && view->isVisible() && view->currentIndex().isValid())
                     return create_scenario(table_.number_at(view->currentIndex().row()));
               });
  update_commands();
}

void SweepPage::update_commands() {
  const bool open = work_.is_open(), running = work_.is_running();
  const auto stored = work_.stored();
  const auto enable = [&](const char* id, bool on) { commands_[id]->setEnabled(on); };
  enable("sweep.save", open);
  enable("sweep.undo", open && work_.document().undo_stack().canUndo());
  enable("sweep.redo", open && work_.document().undo_stack().canRedo());
  enable("sweep.start", open && !running && work_.has_variables());
  enable("sweep.estimate", open && !running && work_.has_variables());
  enable("sweep.pause", running && !work_.is_stopping());
  enable("sweep.rerun_failed", open && !running && stored && has_retriable(*stored));
  enable("sweep.copy_command", open);
  enable("sweep.export", stored != nullptr && !job_.is_active());
  enable("sweep.create_scenario", stored != nullptr);
}

QWidget* SweepPage::first_control() { return tabs_; }

bool SweepPage::open(const QString& path) {
  Diagnostics problems;
  if (!work_.open(path, problems)) {
    bench_.tell({topic, words({"Not a sweep: %1", "不是参数扫描：%1"}, sentences(problems))});
    return false;
  }
  bench_.withdraw(topic);
  part_ = "/design";
  output_ = across_ = up_ = {};
  first_axis_ = second_axis_ = -1;
  tab_asked_ = false;
  rebuild();
  return true;
}

void SweepPage::make_new() {
  if (work_.is_running()) return;
  if (!work_.make_new(bench_.document().file()))
    return bench_.tell(
        {topic, words({"Save the scenario first: a sweep reads it from its file.", "请先保存方案：参数扫描从文件读取方案。"})});
  tab_ = design_tab;
  part_ = "/design";
  rebuild();
}

void SweepPage::add_variable_of_scenario() {
  const std::string field = bench_.current_field();
  if (field.empty())
    return bench_.tell({topic, words({"Choose a field of the scenario first: in the inspector, or by search.",
                                      "请先选择方案中的字段（属性面板或搜索）。"})});
  if (!work_.is_open()) make_new();
  if (!work_.is_open()) return;
  const Place place = bench_.document().place(field);
  if (!work_.add_variable(place))
    return bench_.tell({topic, words({"This field cannot be varied: %1", "此字段不能用作变量：%1"}, qstring(field))});
  bench_.withdraw(topic);
  const Node* list = work_.document().root().member("variables");
  part_ = "/variables/" + std::to_string(list ? list->children.size() - 1 : 0);
  bench_.ask_page(Page::sweep);
  tab_ = design_tab;
  rebuild();
}

void SweepPage::start() {
  if (!work_.is_open() || work_.is_running()) return;
  const auto go = [this] {
    bench_.withdraw(topic);
    work_.start(jobs_);
    show_tab(queue_tab);
  };
  if (work_.plan().runs <= SweepWork::many_runs) return go();
  bench_.tell({topic,
               words({"The sweep asks for %1 runs.", "此扫描共需 %1 次运行。"}, QString::number(work_.plan().runs)),
               {{words({"Start them", "开始运行"}), go}}});
}

void SweepPage::create_scenario(std::int64_t run) { work_.pick(run, QFileInfo(work_.folder()).path()); }

void SweepPage::open_run(std::int64_t run) {
  const auto stored = work_.stored();
  if (!stored) return;
  const auto& runs = stored->table.runs;
  const auto found = std::find_if(runs.begin(), runs.end(), [&](const SweepRun& one) { return one.run == run; });
  if (found == runs.end()) return;
  const std::string& folder = stored->table.folders[static_cast<std::size_t>(found - runs.begin())];
  if (folder.empty())
    return bench_.tell({topic, words({"The sweep keeps no run folders. Set “Keep” to folders to open runs.",
                                      "此扫描未保留结果文件夹。将“保留”设为结果文件夹后即可打开。"})});
  bench_.open_run(work_.folder() + u'/' + qstring(folder));
  bench_.ask_page(Page::results);
}

void SweepPage::write_file(const QString& format, const QString& file) {
  if (format == QStringLiteral("csv-table")) {
    QFile::remove(file);
    if (!QFile::copy(work_.folder() + QStringLiteral("/runs.csv"), file))
      bench_.tell({topic, words({"Not written: %1", "未能写出：%1"}, file)});
    return;
  }
  QStringList words{QStringLiteral("sweep-report"), work_.folder()};
  for (const std::string& kpi : table_.kpis()) words << QStringLiteral("--kpi") << qstring(kpi);
  job_.start(words << QStringLiteral("--format") << format, file);
}

void SweepPage::ask_and_write() {
  const QString table = words({"Table of runs (*.csv)", "运行结果表 (*.csv)"});
  QString filter = table;
  QStringList filters{table};
  for (const char* format : {"xlsx", "html", "pdf"})
    filters << QStringLiteral("%1 (*.%2)").arg(QString::fromLatin1(format).toUpper(), QLatin1String(format));
  const QString file = QFileDialog::getSaveFileName(this, words({"Export the sweep as", "导出扫描结果为"}),
                                                    work_.folder() + QStringLiteral(".csv"), filters.join(QStringLiteral(";;")), &filter);
  if (file.isEmpty()) return;
  const QString suffix = QFileInfo(file).suffix().toLower();
  write_file(suffix == QStringLiteral("csv") || filter == table ? QStringLiteral("csv-table") : suffix, file);
}

void SweepPage::ask_and_open() {
  const QString file = QFileDialog::getOpenFileName(this, words({"Open a sweep", "打开参数扫描"}), bench_.document().folder(),
                                                    words({"Sweeps (*.json)", "参数扫描 (*.json)"}));
  if (!file.isEmpty()) open(file);
}

void SweepPage::take_stored() {
  const auto stored = work_.stored();
  const int columns = table_.columnCount();
  table_.show(stored, stored ? usual_kpis(*stored) : std::vector<std::string>());
  if (work_.is_running() && content_ && left_ && columns > 0 && columns == table_.columnCount()) {
    // What the user is at stays: the views follow the table, the charts are drawn anew.
    tabs_->setTabText(queue_tab, queue_title());
    take_progress();
    fill_left_chart();
    return fill_right_chart();
  }
  if (stored && !work_.is_running()) {
    const std::size_t failed = count_of(*stored, true);
    if (failed > 0) {
      Notice notice{topic,
                    words({"%1 of %2 runs failed; the table tells why.", "%2 次运行中 %1 次失败，原因见结果表。"})
                        .arg(failed)
                        .arg(stored->table.runs.size()),
                    {}};
      if (has_retriable(*stored)) notice.offers.push_back({words({"Rerun failed", "重跑失败项"}), [this] { start(); }});
      notice.offers.push_back({words({"Show them", "查看"}), [this] {
                                 which_ = SweepTableModel::Runs::failed;
                                 table_.set_filter(filter_, which_);
                                 tab_ = table_tab;
                                 rebuild();
                                 bench_.ask_page(Page::sweep);
                               }});
      if (isVisible()) bench_.tell(notice);
    }
    // What has just been opened is looked at, unless a part was asked for; what has just ended too.
    if (!tab_asked_ && tab_ == design_tab && count_of(*stored, false) > 0 && work_.how_ended() == ChildEnd::none) tab_ = result_tab;
  }
  rebuild();
}

void SweepPage::show_tab(Tab tab) {
  tab_ = tab;
  if (tabs_) tabs_->setCurrentIndex(tab);
}

bool SweepPage::show_tab(const QString& name) {
  const auto tab =
      QStringList{QStringLiteral("design"), QStringLiteral("queue"), QStringLiteral("results"), QStringLiteral("table")}.indexOf(name);
  if (tab >= 0) show_tab(static_cast<Tab>(tab));
  tab_asked_ = tab >= 0;
  return tab >= 0;
}

QString SweepPage::queue_title() const {
  QString queue = words({"Queue", "队列"});
  const auto stored = work_.stored();
  if (!stored) return queue;
  return queue + QStringLiteral(" · ") +
         words({"%1 of %2", "%1 / %2"}).arg(count_of(*stored, false) + count_of(*stored, true)).arg(stored->table.runs.size());
}

QWidget* SweepPage::make_bar() {
  auto* bar = new QWidget;
  bar->setObjectName(QStringLiteral("page_tabs"));
  bar->setAttribute(Qt::WA_StyledBackground);
  auto* row = new QHBoxLayout(bar);
  row->setContentsMargins(4, 0, margin, 1);  // the line below
  tabs_ = new QTabBar;
  tabs_->setAccessibleName(words({"Parts of the sweep", "参数扫描的各部分"}));
  tabs_->setDrawBase(false);
  tabs_->setExpanding(false);
  for (const QString& title : {words({"Design", "设计"}), queue_title(), words({"Results", "结果"}), words({"Table", "结果表"})})
    tabs_->addTab(title);
  tabs_->setCurrentIndex(tab_);
  connect(tabs_, &QTabBar::currentChanged, this, [this](int tab) {
    tab_ = tab;
    if (stack_) stack_->setCurrentIndex(tab);
  });
  row->addWidget(tabs_, 1);
  return bar;
}

void SweepPage::add_heading(QVBoxLayout& column) {
  auto* row = new QHBoxLayout;
  row->setSpacing(10);
  const auto stored = work_.stored();
  auto* title =
      new QLabel(work_.is_open() ? words({"Sweep: %1", "参数扫描：%1"}, work_.document().name(language())) : words({"Sweep", "参数扫描"}));
  title->setObjectName(QStringLiteral("page_title"));
  row->addWidget(title);
  if (stored) row->addWidget(make_chip(words({"simulated", "仿真值"}), "simulated"), 0, Qt::AlignVCenter);
  auto* facts = new QLabel;
  facts->setObjectName(QStringLiteral("muted"));
  facts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // may be cut off, never widens the window
  if (stored)
    facts->setText(words({"%1 runs: %2 done, %3 failed", "%1 次运行：完成 %2，失败 %3"})
                       .arg(stored->table.runs.size())
                       .arg(count_of(*stored, false))
                       .arg(count_of(*stored, true)));
  row->addWidget(facts, 1);
  if (work_.is_open())
    for (const char* id : {"sweep.rerun_failed", "sweep.copy_command", "sweep.export"}) {
      auto* button = new QPushButton(commands_[id]->text());
      button->setObjectName(QLatin1String(id));
      button->setEnabled(commands_[id]->isEnabled());
      button->setToolTip(commands_[id]->toolTip());
      connect(commands_[id], &QAction::enabledChanged, button, &QWidget::setEnabled);
      connect(button, &QPushButton::clicked, this, [this, id] { commands_[id]->trigger(); });
      row->addWidget(button);
    }
  column.addLayout(row);
}

void SweepPage::add_start(QVBoxLayout& column) {
  add_empty(
      column, words({"No sweep is open.", "未打开参数扫描。"}),
      words(
          {"A sweep runs many variants of a scenario. Begin one for the scenario that is open, choose “Use as sweep variable” at a field, "
           "or open a sweep file.",
           "参数扫描对一个方案的多种变化逐一运行。可为当前方案新建扫描，在字段上选择“用作扫描变量”，或打开扫描文件。"}));
  auto* row = new QHBoxLayout;
  row->addStretch(1);
  for (const char* id : {"sweep.new", "sweep.open"}) {
    auto* button = new QPushButton(commands_[id]->text());
    button->setObjectName(QLatin1String(id));
    connect(button, &QPushButton::clicked, this, [this, id] { commands_[id]->trigger(); });
    row->addWidget(button);
  }
  row->addStretch(1);
  column.insertLayout(column.count() - 1, row);
}

void SweepPage::rebuild() {
  const QWidget* focused = content_ && content_->isAncestorOf(QApplication::focusWidget()) ? QApplication::focusWidget() : nullptr;
  const QString focus_name = focused ? focused->objectName() : QString();
  if (content_) {
    content_->hide();
    content_->deleteLater();  // what asked for this may be in it
  }
  tables_.clear();
  content_ = new QWidget;
  auto* column = new QVBoxLayout(content_);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* inset = new QVBoxLayout;
  inset->setContentsMargins(margin, 10, margin, 12);
  inset->setSpacing(10);
  if (work_.is_open()) {
    column->addWidget(make_bar());
    add_heading(*inset);
    stack_ = new QStackedWidget;
    stack_->addWidget(make_design());
    stack_->addWidget(make_queue());
    stack_->addWidget(make_results());
    stack_->addWidget(make_table_tab());
    stack_->setCurrentIndex(tab_);
    inset->addWidget(stack_, 1);
  } else {
    add_heading(*inset);
    add_start(*inset);
  }
  column->addLayout(inset, 1);
  column_->addWidget(content_);
  update_commands();
  if (!focus_name.isEmpty())
    if (auto* again = content_->findChild<QWidget*>(focus_name)) again->setFocus();
}

}  // namespace icctwin::gui
