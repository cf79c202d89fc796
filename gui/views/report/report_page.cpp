#include "gui/views/report/report_page.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "gui/document/words.h"
#include "gui/models/workbench.h"
#include "gui/views/card.h"
#include "gui/views/commands.h"
#include "gui/views/compare/run_choice_button.h"
#include "gui/views/page_parts.h"
#include "gui/views/report/pdf_viewer.h"
#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

constexpr int margin = 16, form_width = 320;

struct Kind {
  const char* name;
  Text title, help;
};

constexpr Kind kinds[] = {
    {"report",
     {"Full report", "完整报告"},
     {"Everything the run tells, with inputs, equipment and appendix.", "运行结果的全部内容，含输入、设备与附录。"}},
    {"summary", {"Scenario summary", "方案摘要"}, {"Two pages for whoever decides.", "两页，供决策者阅读。"}},
    {"audit",
     {"Energy audit", "能源审计报告（仿真）"},
     {"In the manner of GB/T 17166; compared runs are its measures.", "参照 GB/T 17166 的结构；对比的运行结果即节能措施。"}},
    {"assessment",
     {"Energy-efficiency assessment", "能效测评报告"},
     {"Boundary, measuring points, monthly PUE, worst month, grade.", "边界、计量点、逐月 PUE、最差月份与能效等级。"}},
    {"eu-2024-1364",
     {"EU 2024/1364 tables", "欧盟 2024/1364 表格"},
     {"Tables of the delegated regulation; what a simulation cannot know is left empty.",
      "欧盟授权条例要求的表格；仿真无法给出的内容留空。"}},
};

QLabel* field_label(const Text& text) {
  auto* label = new QLabel(words(text));
  label->setFont(face(Face::strong));
  return label;
}

QLabel* muted(const QString& text) {
  auto* label = new QLabel(text);
  label->setObjectName(QStringLiteral("muted"));
  label->setWordWrap(true);
  return label;
}

QString own_language() { return language() == Language::zh ? QStringLiteral("zh") : QStringLiteral("en"); }

}  // namespace

ReportPage::ReportPage(Workbench& bench, Commands& commands, QWidget* parent)
    : WorkPage(bench, parent),
      commands_(commands),
      job_(bench),
      form_column_(new QVBoxLayout),
      right_(new QStackedWidget),
      state_(new QWidget),
      viewer_(new PdfViewer) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(margin, 12, margin, 12);
  row->setSpacing(10);
  form_column_->setContentsMargins(0, 0, 0, 0);
  row->addLayout(form_column_);
  row->addWidget(right_, 1);
  new QVBoxLayout(state_);
  right_->addWidget(state_);
  auto* shown = new Card(QString());
  shown->add_wide(viewer_);
  right_->addWidget(shown);
  add_commands(commands);
  options_.language = own_language();
  connect(&preview_, &ReportPreview::changed, this, [this] {
    if (preview_.state() == ReportPreview::State::ready && loaded_ != preview_.file()) {
      loaded_ = preview_.file();
      viewer_->load(loaded_);
    }
    show_state();
  });
  connect(&job_, &FileJob::changed, this, &ReportPage::show_state);
  connect(&bench, &Workbench::run_shown, this, [this] { set_run(bench_.run_folder()); });
  connect(&bench, &Workbench::runs_changed, this, &ReportPage::read_choices);
  connect(&bench.document(), &ScenarioDocument::saved, this, &ReportPage::read_choices);
}

void ReportPage::add_commands(Commands& commands) {
  commands.add({"report.build",
                {"Build report preview", "生成报告预览"},
                {"Make the report and show it", "生成报告并显示"},
                "F7",
                "report",
                "tools/2"},
               [this] {
                 bench_.ask_page(Page::report);
                 build();
               });
  commands.add({"report.export",
                {"Export report…", "导出报告…"},
                {"Write the report as PDF, HTML, XLSX, CSV or JSON", "将报告写成 PDF、HTML、XLSX、CSV 或 JSON"},
                "Ctrl+Shift+F7",
                "",
                "tools/2"},
               [this] {
                 bench_.ask_page(Page::report);
                 ask_and_write();
               });
  commands.add({"report.print", {"Print report…", "打印报告…"}, {"Print the report that is shown", "打印所显示的报告"}, "", "", "tools/2"},
               [this] { viewer_->print(); });
  commands.add({"report.cancel", {"Cancel the report", "取消生成报告"}, {"Stop making the report", "停止生成报告"}, "", "", "tools/2"},
               [this] {
                 preview_.cancel();
                 job_.cancel();
               });
  commands.add({"report.copy_command",
                {"Copy report as command", "复制报告命令行"},
                {"Copy the icctwin report command", "复制 icctwin report 命令"},
                "",
                "",
                "tools/2"},
               [this] { QApplication::clipboard()->setText(command()); });
}

bool ReportPage::is_busy() const { return preview_.state() == ReportPreview::State::building || job_.is_active() || viewer_->is_busy(); }

QWidget* ReportPage::first_control() { return form_ ? form_->findChild<QWidget*>(QStringLiteral("template")) : nullptr; }

QString ReportPage::command() const { return command_line(options_.words(QStringLiteral("pdf"))); }

void ReportPage::showEvent(QShowEvent* event) {
  WorkPage::showEvent(event);
  if (preview_.state() == ReportPreview::State::none && !options_.run.isEmpty()) build();
}

void ReportPage::set_run(const QString& folder) {
  if (folder == options_.run) return;
  options_.run = folder;
  options_.measures.removeAll(folder);
  take_options();
  if (isVisible()) build();
}

void ReportPage::set_kind(const QString& kind) {
  options_.kind = kind;
  take_options();
}

void ReportPage::set_report_language(const QString& language) {
  options_.language = language;
  language_chosen_ = true;
  take_options();
}

void ReportPage::set_measures(const QStringList& folders) {
  options_.measures = folders;
  show_state();
}

void ReportPage::take_options() { rebuild(); }

void ReportPage::read_choices() {
  pool_.start([this, file = bench_.document().file(), number = ++asked_] {
    auto found = std::make_shared<std::vector<RunChoice>>(list_run_choices(file));
    const auto take = [this, number, found] {
      if (number != asked_) return;
      choices_ = std::move(*found);
      rebuild();
    };
    QMetaObject::invokeMethod(this, take, Qt::QueuedConnection);
  });
}

void ReportPage::write_file(const QString& format, const QString& file) { job_.start(options_.words(format), file); }

void ReportPage::ask_and_write() {
  if (options_.run.isEmpty()) return;
  QStringList filters;
  for (const char* format : {"pdf", "html", "xlsx", "csv", "json"})
    filters << QStringLiteral("%1 (*.%2)").arg(QString::fromLatin1(format).toUpper(), QLatin1String(format));
  QString filter = filters.front();
  const QString start = options_.run + QStringLiteral("/report-") + options_.kind + u'-' + options_.language + QStringLiteral(".pdf");
  QString file =
      QFileDialog::getSaveFileName(this, words({"Export the report as", "导出报告为"}), start, filters.join(QStringLiteral(";;")), &filter);
  if (file.isEmpty()) return;
  QString format = QFileInfo(file).suffix().toLower();
  const QString chosen = filter.section(' ', 0, 0).toLower();
  if (!filter.contains(QStringLiteral("*.") + format) || format.isEmpty()) {
    format = chosen;
    file += u'.' + chosen;
  }
  write_file(format, file);
}

QWidget* ReportPage::make_form() {
  auto* card = new Card(words({"Report", "报告"}));
  card->setFixedWidth(form_width);
  auto* body = new QWidget;
  auto* column = new QVBoxLayout(body);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);

  column->addWidget(field_label({"Template", "模板"}));
  auto* kind = new QComboBox;
  kind->setObjectName(QStringLiteral("template"));
  kind->setAccessibleName(words({"Template", "模板"}));
  const Kind* chosen = kinds;
  for (const Kind& one : kinds) {
    kind->addItem(words(one.title), QLatin1String(one.name));
    if (options_.kind == QLatin1String(one.name)) chosen = &one;
  }
  kind->setCurrentIndex(static_cast<int>(chosen - kinds));
  connect(kind, &QComboBox::activated, this, [this, kind] { set_kind(kind->currentData().toString()); });
  column->addWidget(kind);
  column->addWidget(muted(words(chosen->help)));
  column->addSpacing(6);

  column->addWidget(field_label({"Language", "语言"}));
  auto* spoken = new QComboBox;
  spoken->setObjectName(QStringLiteral("report_language"));
  spoken->setAccessibleName(words({"Language of the report", "报告语言"}));
  spoken->addItem(QStringLiteral("English"), QStringLiteral("en"));
  spoken->addItem(QStringLiteral("中文"), QStringLiteral("zh"));
  spoken->setCurrentIndex(options_.language == QStringLiteral("zh") ? 1 : 0);
  connect(spoken, &QComboBox::activated, this, [this, spoken] { set_report_language(spoken->currentData().toString()); });
  column->addWidget(spoken);
  column->addSpacing(6);

  column->addWidget(field_label({"Run", "运行结果"}));
  const QString owner = QFileInfo(QFileInfo(options_.run).path()).fileName();
  auto* run = new RunChoiceButton(
      -1, QString(), options_.run.isEmpty() ? words({"None chosen", "未选择"}) : owner + QStringLiteral(" · ") + run_label(options_.run));
  run->setObjectName(QStringLiteral("report_run"));
  run->setAccessibleName(words({"Run that is reported", "报告的运行结果"}));
  run->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  auto* menu = new QMenu(run);
  connect(menu, &QMenu::aboutToShow, this, [this, menu] {
    menu->clear();
    fill_run_menu(*menu, choices_, [this](const QString& folder) { set_run(folder); });
  });
  run->setMenu(menu);
  column->addWidget(run);

  if (options_.kind == QStringLiteral("audit")) {
    column->addSpacing(6);
    column->addWidget(field_label({"Measures", "节能措施"}));
    column->addWidget(muted(words({"Runs of changed scenarios; what each saves against this run is a measure of the audit.",
                                   "修改方案后的运行结果；相对本次运行的节约量即为审计报告中的一项措施。"})));
    auto* list = new QListWidget;
    list->setObjectName(QStringLiteral("measures"));
    list->setAccessibleName(words({"Runs that are measures", "作为措施的运行结果"}));
    for (const RunChoice& choice : choices_) {
      if (choice.folder == options_.run) continue;
      auto* item = new QListWidgetItem(choice_text(choice), list);
      item->setData(Qt::UserRole, choice.folder);
      item->setToolTip(choice.folder);
      item->setCheckState(options_.measures.contains(choice.folder) ? Qt::Checked : Qt::Unchecked);
    }
    connect(list, &QListWidget::itemChanged, this, [this, list] {
      QStringList folders;
      for (int i = 0; i < list->count(); ++i)
        if (list->item(i)->checkState() == Qt::Checked) folders << list->item(i)->data(Qt::UserRole).toString();
      set_measures(folders);
    });
    list->setMaximumHeight(150);
    if (list->count() == 0) {
      delete list;
      column->addWidget(muted(words({"There is no other run yet.", "尚无其他运行结果。"})));
    } else {
      column->addWidget(list);
    }
  }
  column->addSpacing(12);
  auto* build = new QPushButton(words({"Build preview", "生成预览"}));
  build->setObjectName(QStringLiteral("build"));
  build->setProperty("primary", true);
  build->setToolTip(QStringLiteral("F7"));
  connect(build, &QPushButton::clicked, this, [this] { commands_["report.build"]->trigger(); });
  column->addWidget(build);
  const auto act = [&](const char* id) {
    auto* button = new QPushButton(commands_[id]->text());
    button->setObjectName(QLatin1String(id));
    button->setToolTip(commands_[id]->toolTip());
    connect(button, &QPushButton::clicked, this, [this, id] { commands_[id]->trigger(); });
    column->addWidget(button);
  };
  act("report.export");
  act("report.print");
  act("report.copy_command");
  column->addStretch(1);
  column->addWidget(muted(words(
      {"The same program and the same texts as the command icctwin report; every page says that the values are simulated, not measured.",
       "与命令行 icctwin report 使用同一程序和文本；每页均注明为仿真值，非实测值。"})));
  card->add(body);
  return card;
}

void ReportPage::rebuild() {
  if (!language_chosen_) options_.language = own_language();
  const QWidget* focused = form_ && form_->isAncestorOf(QApplication::focusWidget()) ? QApplication::focusWidget() : nullptr;
  const QString focus_name = focused ? focused->objectName() : QString();
  if (form_) {
    form_->hide();
    form_->deleteLater();  // what asked for this may be in it
  }
  form_ = make_form();
  form_column_->addWidget(form_);
  if (!focus_name.isEmpty())
    if (auto* again = form_->findChild<QWidget*>(focus_name)) again->setFocus();
  viewer_->retranslate();
  static_cast<Card*>(right_->widget(1))->set_title(words({"Preview", "预览"}));
  show_state();
}

void ReportPage::show_state() {
  using State = ReportPreview::State;
  const State now = preview_.state();
  const bool has_run = !options_.run.isEmpty(), busy = now == State::building || job_.is_active();
  commands_["report.build"]->setEnabled(has_run && now != State::building);
  commands_["report.export"]->setEnabled(has_run && !job_.is_active());
  commands_["report.print"]->setEnabled(now == State::ready);
  commands_["report.copy_command"]->setEnabled(has_run);
  commands_["report.cancel"]->setEnabled(busy);
  if (form_)
    for (const char* id : {"report.build", "report.export", "report.print", "report.copy_command"})
      if (auto* button =
              form_->findChild<QPushButton*>(std::string_view(id) == "report.build" ? QStringLiteral("build") : QLatin1String(id)))
        button->setEnabled(commands_[id]->isEnabled());
  if (now == State::ready && has_run) {
    auto* card = static_cast<Card*>(right_->widget(1));
    card->set_subtitle(preview_.options() == options_
                           ? words({"as it will be exported and printed", "与导出、打印的内容一致"})
                           : words({"▲ Of other options than those at the left: build it anew (F7).", "▲ 选项已更改，请重新生成（F7）。"}));
    return right_->setCurrentIndex(1);
  }
  right_->setCurrentIndex(0);
  auto* column = static_cast<QVBoxLayout*>(state_->layout());
  while (QLayoutItem* item = column->takeAt(0)) {
    if (item->widget()) {
      item->widget()->hide();
      item->widget()->deleteLater();
    }
    delete item;
  }
  const auto button = [&](const QString& text, std::function<void()> act) {
    auto* made = new QPushButton(text);
    connect(made, &QPushButton::clicked, this, [act = std::move(act)] { act(); });
    column->insertWidget(column->count() - 1, made, 0, Qt::AlignHCenter);
  };
  if (!has_run) {
    add_empty(*column, words({"Not run yet.", "尚未运行。"}),
              words({"A report tells of a run. Press F5 to run the scenario, or choose a run at the left.",
                     "报告针对一次运行结果。可按 F5 运行方案，或在左侧选择已有结果。"}));
  } else if (now == State::building) {
    add_empty(*column, words({"Building the report…", "正在生成报告…"}), {});
    auto* bar = new QProgressBar;
    bar->setAccessibleName(words({"Building the report", "正在生成报告"}));
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setFixedSize(240, 6);
    column->insertWidget(column->count() - 1, bar, 0, Qt::AlignHCenter);
    button(words({"Cancel", "取消"}), [this] { preview_.cancel(); });
  } else if (now == State::no_font) {
    add_empty(*column, words({"No Chinese font; the report was not written.", "未找到中文字体，报告未生成。"}),
              words({"A report with Chinese characters needs a font that has them. Debian and Ubuntu: sudo apt install fonts-noto-cjk. "
                     "Then build again.",
                     "含中文的报告需要中文字体。Debian、Ubuntu：sudo apt install fonts-noto-cjk，安装后重新生成。"}));
    button(words({"Build again", "重新生成"}), [this] { build(); });
  } else if (now == State::failed) {
    add_empty(*column, words({"The report was not written.", "报告未生成。"}), preview_.problem());
    button(words({"Build again", "重新生成"}), [this] { build(); });
  } else {
    add_empty(*column, words({"No preview yet.", "尚无预览。"}), words({"Press F7 to build it.", "按 F7 生成。"}));
  }
}

}  // namespace icctwin::gui
