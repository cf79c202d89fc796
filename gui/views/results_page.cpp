#include "gui/views/results_page.h"

#include <QAction>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QThreadPool>
#include <QVBoxLayout>
#include <cmath>

#include "gui/document/words.h"
#include "gui/models/workbench.h"
#include "gui/views/commands.h"
#include "gui/views/elided_label.h"
#include "gui/views/page_parts.h"
#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

constexpr int log_lines = 20;

struct TabEntry {
  const char* name;
  Text text, title;
  QWidget* (*make)(const TabInput&);
};

constexpr TabEntry entries[] = {
    {"summary", {"Summary", "摘要"}, {"Results", "结果摘要"}, make_summary_tab},
    {"series", {"Time series", "时间序列"}, {"Time series", "时间序列"}, make_series_tab},
    {"flow", {"Energy flow", "能流图"}, {"Energy flow", "能流图"}, make_flow_tab},
    {"jobs", {"Jobs", "作业"}, {"Jobs", "作业"}, make_jobs_tab},
    {"cooling", {"Cooling", "冷却"}, {"Cooling", "冷却"}, make_cooling_tab},
    {"power", {"Power", "供配电"}, {"Power", "供配电"}, make_power_tab},
    {"cost", {"Cost and carbon", "费用与碳排放"}, {"Cost and carbon", "费用与碳排放"}, make_cost_tab},
    {"tables", {"Tables", "表格"}, {"Tables", "表格"}, make_tables_tab},
};

QString hours_of(const document::Numbers& numbers, double seconds) {
  return qstring(numbers.fixed(seconds / 3600, seconds < 36000 ? 1 : 0));
}

}  // namespace

ResultsPage::ResultsPage(Workbench& bench, Commands& commands, QWidget* parent)
    : WorkPage(bench, parent),
      commands_(commands),
      bar_(new QTabBar),
      head_(new QWidget),
      title_(new QLabel),
      simulated_(new QLabel),
      facts_(new ElidedLabel({}, Face::table)),
      baseline_(new QPushButton),
      notes_(new QWidget),
      stack_(new QStackedWidget) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* strip = new QFrame;
  strip->setObjectName(QStringLiteral("dock_title"));
  auto* strip_row = new QHBoxLayout(strip);
  strip_row->setContentsMargins(6, 0, 6, 1);  // the line below
  bar_->setDrawBase(false);
  bar_->setExpanding(false);
  bar_->setObjectName(QStringLiteral("result_tabs"));
  for (std::size_t i = 0; i < tab_count; ++i) bar_->addTab(QString());
  strip_row->addWidget(bar_, 1);
  column->addWidget(strip);

  auto* row = new QHBoxLayout(head_);
  row->setContentsMargins(16, 8, 26, 0);  // ends where cards end beside a scroll bar
  row->setSpacing(10);
  title_->setObjectName(QStringLiteral("page_title"));
  simulated_->setObjectName(QStringLiteral("simulated"));
  row->addWidget(title_);
  row->addWidget(simulated_, 0, Qt::AlignVCenter);
  row->addWidget(facts_, 1);
  row->addWidget(baseline_);
  column->addWidget(head_);
  auto* notes = new QVBoxLayout(notes_);
  notes->setContentsMargins(16, 8, 26, 0);
  column->addWidget(notes_);
  column->addWidget(stack_, 1);

  commands.add({"results.set_baseline",
                {"Set as baseline", "设为基准"},
                {"Tell differences of other runs to this one; once more: no longer", "以此次运行为基准显示差异；再次执行则取消"},
                "Ctrl+Shift+B",
                "",
                "results/2"},
               [this] { bench_.set_baseline(); });
  commands["results.set_baseline"]->setEnabled(false);
  connect(baseline_, &QPushButton::clicked, this, [this] { bench_.set_baseline(); });
  connect(bar_, &QTabBar::currentChanged, this, [this] {
    show_head();
    build_tab();
  });
  connect(&bench, &Workbench::run_shown, this, [this] {
    has_failed_ = false;
    commands_["results.set_baseline"]->setEnabled(bench_.run() != nullptr);
    rebuild();
  });
  connect(&bench, &Workbench::baseline_changed, this, [this] {
    drop_tabs();
    show_head();
    build_tab();
  });
  connect(&bench.controller(), &RunController::finished, this, [this] {
    const RunState state = bench_.controller().state();
    has_failed_ = state == RunState::failed || state == RunState::crashed || state == RunState::not_started;
    if (has_failed_) rebuild();
  });
}

void ResultsPage::rebuild() {
  for (std::size_t i = 0; i < tab_count; ++i) bar_->setTabText(static_cast<int>(i), words(entries[i].text));
  bar_->setAccessibleName(words({"Parts of the results", "结果分页"}));
  drop_tabs();
  data_ = nullptr;
  prepare();
  show_head();
  build_tab();
}

void ResultsPage::prepare() {
  ++asked_;
  if (!bench_.run()) return;
  ++preparing_;
  // The page may be gone when the worker is done; the window waits for all workers when it closes.
  QThreadPool::globalInstance()->start([page = QPointer<ResultsPage>(this), run = bench_.shared_run(), number = asked_, bench = &bench_] {
    const auto made = prepare_results(run);
    QMetaObject::invokeMethod(
        bench,
        [page, made, number] {
          if (!page) return;
          --page->preparing_;
          if (number != page->asked_) return;
          page->data_ = made;
          page->build_tab();
        },
        Qt::QueuedConnection);
  });
}

void ResultsPage::drop_tabs() {
  for (QWidget*& tab : tabs_) {
    if (tab) stack_->removeWidget(tab);
    delete tab;
    tab = nullptr;
  }
  if (state_page_) stack_->removeWidget(state_page_);
  delete state_page_;
  state_page_ = nullptr;
}

void ResultsPage::build_tab() {
  if (!isVisible()) return;  // made when it is seen
  if (!data_ || has_failed_) {
    if (!state_page_) stack_->addWidget(state_page_ = make_state());
    stack_->setCurrentWidget(state_page_);
    return;
  }
  QWidget*& tab = tabs_[static_cast<std::size_t>(bar_->currentIndex())];
  if (!tab) {
    tab = entries[bar_->currentIndex()].make({bench_, data_, state_});
    stack_->addWidget(tab);
  }
  stack_->setCurrentWidget(tab);
}

void ResultsPage::showEvent(QShowEvent*) { build_tab(); }

QWidget* ResultsPage::first_control() { return bar_; }

bool ResultsPage::show_tab(const QString& name) {
  for (std::size_t i = 0; i < tab_count; ++i)
    if (name == QLatin1String(entries[i].name)) {
      bar_->setCurrentIndex(static_cast<int>(i));
      return true;
    }
  return false;
}

void ResultsPage::show_head() {
  const RunFolder* run = has_failed_ ? nullptr : bench_.run();
  head_->setVisible(run != nullptr);
  qDeleteAll(notes_->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
  notes_->setVisible(false);
  if (!run) return;
  const Manifest& about = run->manifest;
  const document::Numbers numbers(language(), about.utc_offset_s);
  title_->setText(words(entries[bar_->currentIndex()].title));
  simulated_->setText(words({"simulated, not measured", "仿真值，非实测值"}));
  QString span = hours_of(numbers, about.end_unix_s - about.start_unix_s) + QStringLiteral(" h");
  if (std::isfinite(about.thermal_step_s)) span += words({", step %1 s", "，步长 %1 s"}, qstring(numbers.fixed(about.thermal_step_s, 0)));
  QStringList facts = {bench_.run_name(), qstring(about.scenario_name.in(language())),
                       qstring(numbers.period(about.start_unix_s, about.end_unix_s)) + words({" (%1)", "（%1）"}, span),
                       words({"scenario %1", "方案 %1"}, qstring(about.scenario_sha256.substr(0, 12))),
                       words({"seed %1", "种子 %1"}, QString::number(about.seed))};
  const bool is_baseline = bench_.baseline() && bench_.baseline().get() == run;
  if (bench_.baseline() && !is_baseline) facts << words({"differences to %1", "与 %1 的差异"}, bench_.baseline_name());
  facts_->set_text(facts.join(QStringLiteral(" · ")));
  baseline_->setText(is_baseline ? words({"Baseline ✓", "基准 ✓"}) : words({"Set as baseline", "设为基准"}));
  baseline_->setToolTip(words({"Tell differences of other runs to this one (Ctrl+Shift+B)", "以此次运行为基准显示差异（Ctrl+Shift+B）"}));

  auto* notes = static_cast<QVBoxLayout*>(notes_->layout());
  const auto note = [&](const QString& text) {
    add_note(*notes, text);
    notes_->setVisible(true);
  };
  if (about.status == RunStatus::failed) {
    QString text = words({"The run failed after %1 h.", "运行在 %1 小时后失败。"}, hours_of(numbers, about.simulated_s));
    for (const RunProblem& problem : run->problems)
      if (problem.severity == Severity::error) {
        text += QStringLiteral("  ") + qstring(problem.code) + QStringLiteral("  ") + qstring(problem.sentence.in(language())) +
                (problem.where.empty() ? QString() : QStringLiteral("  ") + qstring(problem.where));
        break;
      }
    note(text);
  } else if (is_partial(*run)) {
    note(words({"Stopped: first %1 of %2 h. Figures are of this time and are not scaled up; figures of a year are left blank.",
                "已停止：仅含前 %1 小时（共 %2 小时）。各指标仅针对该时段，未作外推；全年指标留空。"})
             .arg(hours_of(numbers, about.simulated_s), hours_of(numbers, about.end_unix_s - about.start_unix_s)));
  }
  if (!bench_.run_damage().problems().empty())
    note(words({"Parts of this run are missing or damaged: %1", "本次运行的部分文件缺失或损坏：%1"}, sentences(bench_.run_damage())));
}

QWidget* ResultsPage::make_state() const {
  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(40, 30, 40, 30);
  const auto run_button = [this, column](const Text& text) {
    auto* run = new QPushButton(words(text));
    run->setProperty("primary", true);
    const QAction* start = commands_["run.start"];
    run->setEnabled(start->isEnabled());
    connect(start, &QAction::enabledChanged, run, &QPushButton::setEnabled);
    connect(run, &QPushButton::clicked, this, [this] { bench_.start_run(); });
    column->addWidget(run, 0, Qt::AlignHCenter);
    return run;
  };
  if (has_failed_) {
    const RunController& controller = bench_.controller();
    const bool has_crashed = controller.state() == RunState::crashed;
    column->addStretch(1);
    auto* title = new QLabel(has_crashed ? words({"The simulator ended unexpectedly (signal %1).", "仿真程序异常退出（信号 %1）。"},
                                                 QString::number(controller.exit_code()))
                                         : words({"The run failed.", "运行失败。"}));
    title->setObjectName(QStringLiteral("page_title"));
    column->addWidget(title, 0, Qt::AlignHCenter);
    const QString when = controller.simulated_time();
    auto* about = new QLabel(
        words({"The scenario is safe. At %1 % of the period%2.", "方案未受影响。进度 %1%%2。"})
            .arg(QString::number(std::floor(controller.done() * 100)), when.isEmpty() ? QString() : QStringLiteral(" · ") + when));
    about->setObjectName(QStringLiteral("muted"));
    column->addWidget(about, 0, Qt::AlignHCenter);
    for (const Problem& problem : bench_.check().problems)
      if (problem.severity == Severity::error) {
        auto* go = new QPushButton(qstring(problem.code) + QStringLiteral("  ") + qstring(sentence(problem, language())));
        go->setToolTip(words({"Go to the object", "转到该对象"}));
        connect(go, &QPushButton::clicked, this, [this, where = problem.where] { bench_.select(where); });
        column->addWidget(go, 0, Qt::AlignHCenter);
        break;
      }
    auto* log = new QPlainTextEdit(controller.log().trimmed().split('\n').mid(-log_lines).join('\n'));
    log->setReadOnly(true);
    log->setFont(face(Face::table));
    log->setAccessibleName(words({"Last lines of the log", "日志末尾"}));
    log->setMaximumHeight(360);
    column->addWidget(log, 3);
    run_button({"Run again", "重新运行"});
    column->addStretch(1);
    return page;
  }
  if (bench_.run()) return page;  // being prepared
  column->addStretch(2);
  auto* title = new QLabel(words({"Not run yet.", "尚未运行。"}));
  title->setObjectName(QStringLiteral("page_title"));
  column->addWidget(title, 0, Qt::AlignHCenter);
  auto* about = new QLabel(
      words({"A run computes energy, PUE, water, carbon, cost and the work done, hour by hour. A week takes seconds, a year with all "
             "devices some seconds to minutes.",
             "运行后将逐时给出用电、PUE、耗水、碳排放、电费与完成的算力任务。一周约需数秒，全设备一年约需数秒至数分钟。"}));
  about->setObjectName(QStringLiteral("muted"));
  about->setWordWrap(true);
  about->setAlignment(Qt::AlignHCenter);
  constexpr int text_width = 520;
  about->setFixedWidth(text_width);
  about->setMinimumHeight(about->heightForWidth(text_width));
  column->addWidget(about, 0, Qt::AlignHCenter);
  column->addSpacing(8);
  run_button({"Run (F5)", "运行（F5）"});
  column->addStretch(3);
  return page;
}

}  // namespace icctwin::gui
