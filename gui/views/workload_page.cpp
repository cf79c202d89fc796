#include "gui/views/workload_page.h"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableWidget>
#include <QThreadPool>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "gui/document/words.h"
#include "gui/models/object_table_model.h"
#include "gui/models/run_model.h"
#include "gui/models/units.h"
#include "gui/models/workbench.h"
#include "gui/views/charts/time_chart.h"
#include "gui/views/commands.h"
#include "gui/views/curve_view.h"
#include "gui/views/page_parts.h"
#include "gui/views/row_views.h"
#include "gui/views/theme.h"
#include "gui/views/workload/source_card.h"
#include "sim/document/numbers.h"
#include "sim/scenario/model/workload.h"

namespace icctwin::gui {
namespace {

constexpr int cards_in_row = 3, chart_height = 300, chart_left = 60, chart_right = 130;
constexpr double giga = 1e9;

struct Addable {
  const char* tag;
  Text name, tip;
};
constexpr Addable addable[] = {
    {"trace", {"Trace", "作业轨迹"}, {"Jobs of a recorded trace", "记录的作业轨迹"}},
    {"synthetic", {"Synthetic", "合成作业"}, {"Random jobs by their distributions", "按分布随机生成的作业"}},
    {"list", {"Job list", "作业清单"}, {"Jobs written down one by one", "逐个列出的作业"}},
    {"training", {"Training", "训练任务"}, {"Trainings by model and layout", "按模型与并行策略描述的训练"}},
    {"service", {"Inference", "推理服务"}, {"A model that answers requests all day", "全天响应请求的模型服务"}},
    {"telemetry", {"Measured", "实测序列"}, {"A measured series of power in the place of jobs", "以实测功率序列代替作业"}},
};

/// Where the shipped traces come from and what their licence is; of other files the user knows.
QString licence_of(const std::string& file) {
  static constexpr struct {
    const char *part, *words;
  } known[] = {{"philly", "Microsoft Philly, CC BY 4.0"},
               {"openb", "Alibaba openb, Apache-2.0"},
               {"acme", "Shanghai AI Laboratory Acme, CC BY 4.0"},
               {"evalys", "evalys, BSD 3-Clause"}};
  for (const auto& one : known)
    if (file.find(one.part) != std::string::npos) return QString::fromLatin1(one.words);
  return words({"not known: see where the file comes from", "未知：请查阅文件来源"});
}

QLabel* section_title(const Text& text) {
  auto* label = new QLabel(words(text));
  label->setFont(face(Face::object));
  return label;
}

QString number(double value, int decimals) { return qstring(document::Numbers(language()).fixed(value, decimals)); }

ChartLine line(const char* id, const Text& name, const WorkloadFigures& figures, const std::shared_ptr<std::vector<float>>& values) {
  ChartLine made;
  made.id = QLatin1String(id);
  made.name = words(name);
  made.values = std::make_shared<const Pyramid>(figures.end_s, values);
  return made;
}

}  // namespace

WorkloadPage::WorkloadPage(Workbench& bench, Commands& commands, QWidget* parent)
    : WorkPage(bench, parent), commands_(commands), scroll_(new QScrollArea) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(scroll_);
  scroll_->setWidgetResizable(true);
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  add_commands(commands);
  connect(&bench.document(), &ScenarioDocument::reset, this, [this] {
    figures_.reset();
    shown_.clear();
  });
  connect(&bench.checker(), &Checker::checked, this, &WorkloadPage::read);
  connect(&bench, &Workbench::selection_changed, this, &WorkloadPage::follow_selection);
}

WorkloadPage::~WorkloadPage() { QThreadPool::globalInstance()->waitForDone(); }  // what works figures out hands them to this

void WorkloadPage::add_commands(Commands& commands) {
  for (const Addable& one : addable)
    commands.add({std::string("insert.") + one.tag, one.name, one.tip, "", "add", "insert/5"},
                 [this, tag = std::string(one.tag)] { add_source(tag); });
  commands.add({"insert.paste_jobs",
                {"Paste jobs", "粘贴作业表"},
                {"Jobs from a table on the clipboard; its first line names the columns", "由剪贴板表格生成作业；首行为列名"},
                "",
                "",
                "insert/5"},
               [this] { paste_jobs(QApplication::clipboard()->text()); });
  const auto enable = [this] {
    const bool open = !bench_.document().root().children.empty();
    for (const Addable& one : addable) commands_[std::string("insert.") + one.tag]->setEnabled(open);
    commands_["insert.paste_jobs"]->setEnabled(open);
  };
  connect(&bench_.document(), &ScenarioDocument::reset, this, enable);
  connect(&bench_.document(), &ScenarioDocument::changed, this, enable);
  enable();
}

void WorkloadPage::add_source(const std::string& tag) {
  const Place workload = bench_.document().place("/workload");
  if (!workload.type) return;
  const std::size_t count = workload.node && workload.node->kind == JsonKind::list ? workload.node->children.size() : 0;
  std::set<std::string> ids;
  for (std::size_t i = 0; i < count; ++i)
    if (const Node* id = workload.node->children[i]->member("id")) ids.insert(id->plain());
  for (const Alternative& kind : workload.type->item().alternatives) {
    if (kind.tag != tag) continue;
    const std::string rest = new_value(kind.type());
    const std::string json =
        "{\"type\": " + json_text(tag) + ", \"id\": " + json_text(free_id(ids, tag)) + (rest == "{}" ? "}" : ", " + rest.substr(1));
    if (bench_.document().insert("/workload", count, json)) bench_.select("/workload/" + std::to_string(count));
  }
}

void WorkloadPage::paste_jobs(const QString& text) {
  const QString topic = QStringLiteral("paste");
  if (!text.contains('\t'))
    return bench_.tell(
        {topic, words({"No job table on the clipboard: copy rows of a spreadsheet first, with a line of column names such as id, "
                       "submit_s, duration_s, accelerators.",
                       "剪贴板中没有作业表：请先在电子表格中复制行，首行为列名，例如 id、submit_s、duration_s、accelerators。"})});
  std::vector<RejectedCell> rejected;
  QStringList made;
  {
    const Together together(bench_.document(), words({"Paste jobs", "粘贴作业表"}));
    const auto jobs_of = [this](const std::string& source) {
      const Place place = as_object(bench_.document().place(source));
      return place.type == &type_of<ListSource>() ? source + "/jobs" : std::string();
    };
    std::string list = jobs_of(bench_.current().substr(0, bench_.current().find('/', 10)));
    for (std::size_t i = 0; list.empty() && bench_.document().place("/workload/" + std::to_string(i)).node; ++i)
      list = jobs_of("/workload/" + std::to_string(i));
    if (list.empty()) {
      add_source("list");
      list = jobs_of(bench_.current());
    }
    ObjectTableModel table(bench_.document());
    table.show(&type_of<ListedJob>());
    std::vector<int> columns;
    for (int column = 1; column < table.columnCount(); ++column) columns.push_back(column);
    rejected = table.paste_new(list, columns, text, made);
  }
  if (!made.isEmpty()) bench_.select(made);
  QString said = counted(made.size(), {"%1 job was pasted.", "已粘贴 %1 个作业。"}, {"%1 jobs were pasted.", "已粘贴 %1 个作业。"});
  if (!rejected.empty()) said += ' ' + words({"Left out: %1", "未采用：%1"}, rejected_words(rejected));
  bench_.tell({topic, said});
}

void WorkloadPage::showEvent(QShowEvent* event) {
  WorkPage::showEvent(event);
  read();
}

void WorkloadPage::read() {
  const auto loaded = bench_.check().loaded;
  const auto plan = bench_.check().plan;
  if (!plan) {
    // What was worked out last stays, marked as such, until the scenario can be resolved again.
    shown_.clear();
    if (!stale_ && isVisible()) {
      stale_ = true;
      rebuild();
    }
    return;
  }
  if (!isVisible() || reading_ || bench_.check().scenario_sha256 == shown_) return;
  reading_ = true;
  QThreadPool::globalInstance()->start(
      [this, loaded, plan, folder = bench_.document().folder().toStdString(), hash = bench_.check().scenario_sha256] {
        auto figures = std::make_shared<const WorkloadFigures>(workload_figures(*loaded, *plan, folder));
        const auto take = [this, figures, hash] {
          reading_ = false;
          shown_ = hash;
          figures_ = figures;
          stale_ = false;
          rebuild();
          read();  // the scenario may have been checked again meanwhile
        };
        QMetaObject::invokeMethod(this, take, Qt::QueuedConnection);
      });
}

void WorkloadPage::rebuild() {
  const int at = scroll_->verticalScrollBar()->value();
  cards_.clear();
  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(16, 12, 16, 16);
  column->setSpacing(10);
  add_header(*column, words({"Workload", "负载"}), words({"computed from the scenario", "由方案计算"}),
             words({"What the jobs ask for if each starts when it is submitted; waiting and limits are the run's.",
                    "假定作业提交即开始时的需求；排队与限制由仿真给出。"}));
  add_buttons(*column);
  if (!figures_) {
    add_empty(*column, words({"No figures yet.", "尚无数据。"}),
              reading_ ? words({"Being worked out…", "正在计算…"})
                       : words({"The scenario has errors that must be mended first; they are listed under Problems.",
                                "方案存在错误，请先按“问题”面板修正。"}));
  } else if (figures_->sources.empty()) {
    add_empty(*column, words({"No work yet.", "尚无负载。"}),
              words({"Add a source of jobs with a button above, or paste a job table from a spreadsheet.",
                     "请用上方按钮添加作业来源，或粘贴电子表格中的作业表。"}));
  } else {
    if (stale_)
      add_note(*column, words({"The scenario has errors (see Problems); these figures are of the last state without.",
                               "方案存在错误（见“问题”面板）；以下为最近一次无误状态的数据。"}));
    add_demand(*column);
    add_sources(*column);
    add_trace(*column);
    add_trainings(*column);
    add_services(*column);
    column->addStretch(1);
  }
  scroll_->setWidget(page);
  // The panels around give way before something of the page is cut off.
  scroll_->setMinimumWidth(page->minimumSizeHint().width() + scroll_->verticalScrollBar()->sizeHint().width());
  scroll_->verticalScrollBar()->setValue(at);
  follow_selection();
}

void WorkloadPage::add_buttons(QVBoxLayout& column) {
  auto* row = new QHBoxLayout;
  row->setSpacing(6);
  auto* label = new QLabel(words({"Add:", "添加："}));
  label->setObjectName(QStringLiteral("muted"));
  row->addWidget(label);
  const auto add = [&](const std::string& id) {
    auto* button = new QToolButton;
    button->setObjectName(QStringLiteral("toggle"));
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setDefaultAction(commands_[id]);
    row->addWidget(button);
  };
  for (const Addable& one : addable) add(std::string("insert.") + one.tag);
  row->addSpacing(10);
  add("insert.paste_jobs");
  row->addStretch(1);
  column.addLayout(row);
}

void WorkloadPage::add_demand(QVBoxLayout& column) {
  const WorkloadFigures& figures = *figures_;
  std::size_t jobs = 0;
  int largest = 0;
  for (const SourceFigures& source : figures.sources) {
    jobs += source.jobs;
    largest = std::max(largest, source.largest);
  }
  const document::Numbers numbers(language());
  std::vector<TileText> tiles;
  const auto add = [&](const Text& label, const QString& value, const QString& unit, const QString& remark) {
    TileText& tile = tiles.emplace_back();
    tile.label = words(label);
    tile.value = value;
    tile.unit = unit;
    tile.remark = remark;
  };
  add({"Load", "负载率"}, qstring(numbers.fixed(figures.load() * 100, 1)), QStringLiteral("%"),
      words({"of the accelerators' time", "占加速卡可用时间"}));
  tiles.back().share = std::clamp(figures.load(), 0.0, 1.0);
  add({"Jobs", "作业"}, number(static_cast<double>(jobs), 0), {},
      words({"submitted within %1", "%1内提交"}, time_words(figures.duration_s)));
  add({"Asked for", "需求"}, number(figures.accelerator_hours, 0), words({"accelerator-hours", "卡时"}),
      words({"of %1 that there are", "可提供 %1"}, number(figures.accelerators * figures.duration_s / 3600, 0)));
  add({"Largest job", "最大作业"}, number(largest, 0), words({"accelerators", "卡"}),
      words({"of %1", "共 %1 卡"}, number(figures.accelerators, 0)));
  add_tiles(column, tiles, 4, true);

  const bool hours = figures.step_s >= 3600;
  auto* chart = new TimeChart(QStringLiteral("demand"), words({"Accelerators wanted and jobs submitted", "加速卡需求与作业提交"}),
                              hours ? words({"by hour", "逐时"}) : words({"by five minutes", "每五分钟"}), &bench_.timeline());
  ChartPanel demand{words({"accelerators", "卡"}), 0, {}};
  demand.lines.push_back(line("wanted", {"wanted", "需求"}, figures, figures.wanted));
  demand.lines.back().color = theme().accent;
  demand.lines.back().fill = 0.14;
  demand.lines.back().fill_color = theme().accent;
  if (!figures.inference.empty()) {
    demand.lines.push_back(line("services", {"services", "推理服务"}, figures, figures.services));
    demand.lines.back().color = theme().ok;
    demand.lines.back().dash = {6, 3};
  }
  demand.limits.push_back({figures.accelerators, words({"there are %1", "现有 %1"}, number(figures.accelerators, 0))});
  demand.from_zero = true;
  demand.share = 2;
  ChartPanel arrivals{hours ? words({"jobs/h", "个/h"}) : words({"jobs", "个"}), 0, {}};
  arrivals.lines.push_back(line("submitted", {"submitted", "提交"}, figures, figures.submitted));
  arrivals.lines.back().color = theme().text2;
  arrivals.from_zero = true;
  std::vector<ChartPanel> panels;
  panels.push_back(std::move(demand));
  panels.push_back(std::move(arrivals));
  chart->present(
      {figures.start_unix_s, figures.start_unix_s + figures.duration_s, figures.start_unix_s + figures.duration_s, figures.utc_offset_s},
      std::move(panels));
  chart->set_sides(chart_left, chart_right);
  chart->setMinimumHeight(chart_height);
  column.addWidget(chart);
  if (!figures.events.empty()) {
    column.addWidget(section_title({"Outages and failures on the same axis", "同一时间轴上的停运与故障"}));
    auto* strip = new EventStrip(figures.events, figures.duration_s, chart_left, chart_right);
    connect(strip, &EventStrip::chosen, this, [this](const QString& pointer) { bench_.select(pointer.toStdString()); });
    column.addWidget(strip);
  }
  if (figures.random_failure_kinds > 0) {
    auto* note = new QLabel(
        words({"Kinds of failures that come at random: %1; when they come is the run's.", "随机故障类型：%1 种；发生时刻由仿真给出。"})
            .arg(figures.random_failure_kinds));
    note->setObjectName(QStringLiteral("muted"));
    column.addWidget(note);
  }
}

void WorkloadPage::add_sources(QVBoxLayout& column) {
  column.addWidget(section_title({"Sources of jobs", "作业来源"}));
  auto* grid = new QGridLayout;
  grid->setSpacing(8);
  double all = 0;
  for (const SourceFigures& source : figures_->sources) all += source.accelerator_hours;
  for (std::size_t i = 0; i < figures_->sources.size(); ++i) {
    const SourceFigures& source = figures_->sources[i];
    auto* card = new SourceCard(source, all > 0 ? source.accelerator_hours / all : 0, figures_->duration_s);
    connect(card, &QAbstractButton::clicked, this, [this, pointer = source.pointer] {
      bench_.select(pointer);
      follow_selection();
    });
    cards_.push_back(card);
    grid->addWidget(card, static_cast<int>(i) / cards_in_row, static_cast<int>(i) % cards_in_row);
  }
  for (int i = 0; i < cards_in_row; ++i) grid->setColumnStretch(i, 1);
  column.addLayout(grid);
}

void WorkloadPage::add_trace(QVBoxLayout& column) {
  if (figures_->trace_rows == 0) return;
  std::string file;
  for (const SourceFigures& source : figures_->sources)
    if (!source.file.empty() && file.empty()) file = source.file;
  column.addWidget(section_title({"Recorded trace", "作业轨迹摘要"}));
  auto* facts =
      new QLabel(words({"Rows read: %1; used: %2; left out: %3. Accelerator-hours of the whole trace: %4 over %5; largest job: %6 "
                        "accelerators. Licence: %7.",
                        "读入 %1 行，采用 %2 行，舍弃 %3 行。全轨迹 %4 卡时，历时 %5；最大作业 %6 卡。许可：%7。"})
                     .arg(number(static_cast<double>(figures_->trace_rows), 0), number(static_cast<double>(figures_->trace_accepted), 0),
                          number(static_cast<double>(figures_->trace_rejected), 0), number(figures_->trace_accelerator_hours, 0),
                          time_words(figures_->trace_span_s), number(figures_->trace_largest, 0), licence_of(file)));
  facts->setWordWrap(true);
  facts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  column.addWidget(facts);
}

void WorkloadPage::add_trainings(QVBoxLayout& column) {
  if (figures_->trainings.empty()) return;
  column.addWidget(section_title({"Trainings, estimated", "训练任务（估算，非仿真结果）"}));
  static constexpr Text titles[] = {
      {"Job", "任务"},        {"Model", "模型"},       {"Accelerators", "加速卡"},   {"Parallelism", "并行策略"}, {"Step (s)", "步时 (s)"},
      {"MFU (%)", "MFU (%)"}, {"Tokens/s", "token/s"}, {"Memory (GB)", "显存 (GB)"}, {"Duration", "时长"}};
  auto* table = new QTableWidget(static_cast<int>(figures_->trainings.size()), static_cast<int>(std::size(titles)));
  make_quiet(*table);
  table->setAccessibleName(words({"Estimates of the trainings", "训练任务估算"}));
  QStringList heads;
  for (const Text& one : titles) heads << words(one);
  table->setHorizontalHeaderLabels(heads);
  for (int row = 0; row < table->rowCount(); ++row) {
    const TrainingFigures& one = figures_->trainings[static_cast<std::size_t>(row)];
    const bool known = one.step_s > 0;
    const bool fits = one.used_bytes <= one.capacity_bytes;
    const QString memory = one.capacity_bytes <= 0 ? QString()
                           : one.used_bytes <= 0   ? number(one.capacity_bytes / giga, 0)
                                                 : words(fits ? Text{"%1 of %2", "%1 / %2"} : Text{"%1 of %2: too much", "%1 / %2：放不下"})
                                                       .arg(number(one.used_bytes / giga, 1), number(one.capacity_bytes / giga, 0));
    const QString cells[] = {qstring(one.id),
                             qstring(one.model),
                             number(one.accelerators, 0),
                             known ? qstring(one.layout) : qstring(language() == Language::zh ? one.problem_zh : one.problem_en),
                             known ? number(one.step_s, 2) : QString(),
                             one.mfu > 0 ? number(one.mfu * 100, 1) : QString(),
                             one.tokens_per_s > 0 ? number(one.tokens_per_s, 0) : QString(),
                             memory,
                             one.duration_s > 0 ? time_words(one.duration_s) : QString()};
    for (int c = 0; c < table->columnCount(); ++c) {
      auto* cell = new QTableWidgetItem(cells[c]);
      cell->setData(pointer_role, QString::fromStdString(one.pointer));
      cell->setToolTip(cells[c]);
      table->setItem(row, c, cell);
    }
  }
  table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  table->horizontalHeader()->setSectionResizeMode(3, QHeaderView::Stretch);
  table->setFixedHeight(table->horizontalHeader()->sizeHint().height() + table->rowCount() * table_row_height() + 4);
  table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  const auto go_to = [this](const QModelIndex& index) { bench_.select(index.data(pointer_role).toString().toStdString()); };
  connect(table, &QTableView::clicked, this, go_to);
  connect(table, &QTableView::activated, this, go_to);
  column.addWidget(table);
}

void WorkloadPage::add_services(QVBoxLayout& column) {
  for (const ServiceFigures& service : figures_->inference) {
    auto* title = new QLabel(words({"Inference: %1, %2, %3 replicas, %4 requests/s on average", "推理：%1，%2，%3 个实例，平均 %4 次/s"})
                                 .arg(qstring(service.id), qstring(service.model), number(service.replicas, 0),
                                      number(service.asked_mean_per_s, service.asked_mean_per_s < 10 ? 2 : 0)));
    title->setFont(face(Face::strong));
    column.addWidget(title);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    const auto add = [&](const Text& name, const std::vector<float>& values) {
      auto* chart = new CurveView;
      chart->setMinimumHeight(130);
      CurveData curve;
      curve.x_name = words(name);
      curve.curves.push_back({words(name), {values.begin(), values.end()}});
      chart->show_data(std::move(curve));
      row->addWidget(chart, 1);
    };
    add(service.by_clock ? Text{"requests/s by hour of the day", "逐时请求数（次/s）"}
                         : Text{"requests/s by part of the trace", "请求数（次/s，按轨迹分段）"},
        service.asked_per_s);
    add({"instances up", "在线实例数"}, service.replicas_up);
    add({"share that meets both goals", "达标请求占比"}, service.attained);
    column.addLayout(row);
  }
}

void WorkloadPage::follow_selection() {
  const std::string& at = bench_.current();
  for (SourceCard* card : cards_) card->setChecked(at == card->pointer() || at.starts_with(card->pointer() + "/"));
}

}  // namespace icctwin::gui
