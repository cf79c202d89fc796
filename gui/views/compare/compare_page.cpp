#include "gui/views/compare/compare_page.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/document/words.h"
#include "gui/models/stored_scenario.h"
#include "gui/models/workbench.h"
#include "gui/views/card.h"
#include "gui/views/commands.h"
#include "gui/views/compare/run_choice_button.h"
#include "gui/views/page_parts.h"
#include "gui/views/theme.h"
#include "sim/results/compare/compare.h"

namespace icctwin::gui {
namespace {

const QString topic = QStringLiteral("compare");
constexpr int margin = 16, runs_in_a_row = 3;

QWidget* scrolled(QWidget* content) {
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setWidget(content);
  return scroll;
}

}  // namespace

ComparePage::ComparePage(Workbench& bench, Commands& commands, QWidget* parent)
    : WorkPage(bench, parent), commands_(commands), job_(bench), column_(new QVBoxLayout(this)) {
  column_->setContentsMargins(0, 0, 0, 0);
  column_->setSpacing(0);
  add_commands(commands);
  connect(&comparison_, &Comparison::changed, this, &ComparePage::take_comparison);
  connect(&comparison_, &Comparison::choices_changed, this, [this] {
    if (!is_ready()) rebuild();
  });
  connect(&explanation_, &Explanation::changed, this, [this] {
    for (const auto& [host, large] : explained_)
      if (host) fill_explanation(*host, large);
  });
  connect(&bench, &Workbench::run_shown, this, &ComparePage::follow_shown_run);
  connect(&bench, &Workbench::baseline_changed, this, [this] {
    if (!bench_.baseline() || bench_.baseline() != bench_.shared_run()) return;
    QStringList others = comparison_.folders();
    others.removeAll(bench_.run_folder());
    comparison_.set_folders(QStringList(bench_.run_folder()) + others);
  });
  connect(&bench, &Workbench::comparison_asked, &comparison_, &Comparison::set_folders);
  connect(&bench, &Workbench::runs_changed, this, [this] { comparison_.read_choices(bench_.document().file()); });
  connect(&bench.document(), &ScenarioDocument::saved, this, [this] { comparison_.read_choices(bench_.document().file()); });
}

bool ComparePage::is_ready() const { return comparison_.result() && comparison_.result()->runs.size() >= 2; }

void ComparePage::add_commands(Commands& commands) {
  commands.add({"results.compare",
                {"Compare with…", "与…对比"},
                {"Choose a run to compare with the shown one", "选择与当前结果对比的另一次运行"},
                "Ctrl+Alt+B",
                "compare",
                "results/3"},
               [this] {
                 const bool is_here = isVisible();
                 bench_.ask_page(Page::compare);
                 // Once there is something to read that comes first; asked again, another run can be chosen.
                 QWidget* first = first_control();
                 if (first && !(is_here && is_ready())) return first->setFocus();
                 if (bench_.is_reading() || comparison_.is_reading()) return;  // nobody can know yet whether another run is wanted
                 if (auto* add = content_ ? content_->findChild<QToolButton*>(QStringLiteral("add_run")) : nullptr) add->showMenu();
               });
  commands.add({"compare.make_current",
                {"Make this the current scenario", "设为当前方案"},
                {"Open the stored scenario of the compared run, unsaved", "将对比结果保存的方案作为未保存方案打开"},
                "",
                "",
                "results/4"},
               [this] { make_current(); });
  commands.add({"compare.explain",
                {"Explain the difference", "差异归因"},
                {"Run the scenarios between the two and tell which input does what", "运行两者之间的中间方案，逐步归因到输入"},
                "",
                "",
                "results/4"},
               [this] { explain(); });
  commands.add({"compare.copy_command",
                {"Copy comparison as command", "复制对比命令行"},
                {"Copy the icctwin compare command", "复制 icctwin compare 命令"},
                "",
                "",
                "results/5"},
               [this] { QApplication::clipboard()->setText(command()); });
  commands.add({"compare.copy_table",
                {"Copy indicators as TSV", "复制指标表（TSV）"},
                {"Copy the table of indicators for a spreadsheet", "复制指标表，可粘贴到电子表格"},
                "",
                "",
                "results/5"},
               [this] { QApplication::clipboard()->setText(kpis_.tsv()); });
  const Command exports[] = {
      {"compare.export_html", {"Export as HTML…", "导出 HTML…"}, {"Write the comparison as HTML", "将对比写成 HTML"}, "", "", "results/6"},
      {"compare.export_xlsx",
       {"Export as XLSX…", "导出 XLSX…"},
       {"Write the comparison as a workbook", "将对比写成工作簿"},
       "",
       "",
       "results/6"},
      {"compare.export_pdf", {"Export as PDF…", "导出 PDF…"}, {"Write the comparison as PDF", "将对比写成 PDF"}, "", "", "results/6"}};
  const char* formats[] = {"html", "xlsx", "pdf"};
  for (std::size_t i = 0; i < std::size(exports); ++i)
    commands.add(exports[i], [this, format = QString::fromLatin1(formats[i])] { ask_and_write(format); });
}

void ComparePage::follow_shown_run() {
  const QString shown = bench_.run_folder();
  const QStringList now = comparison_.folders();
  const bool is_chosen = now.size() > 2 || (now.size() == 2 && now.back() != followed_);
  if (shown.isEmpty() || is_chosen) return;
  // Whatever is shown after a baseline was set is held against it.
  const bool against = bench_.baseline() && !now.isEmpty() && now.front() != shown;
  followed_ = against ? shown : QString();
  comparison_.set_folders(against ? QStringList{now.front(), shown} : QStringList(shown));
}

QWidget* ComparePage::first_control() {
  if (is_ready()) return tabs_;
  return content_ ? content_->findChild<QListWidget*>(QStringLiteral("runs")) : nullptr;
}

void ComparePage::take_comparison() {
  kpis_.show(comparison_.result(), comparison_.focus());
  inputs_.show(comparison_.result());
  if (comparison_.refused().empty())
    bench_.withdraw(topic);
  else
    bench_.tell({topic, words({"No results there: %1", "此处没有结果：%1"}, sentences(comparison_.refused()))});
  rebuild();
}

QString ComparePage::command() const { return command_line(QStringList(QStringLiteral("compare")) + comparison_.folders()); }

void ComparePage::write_file(const QString& format, const QString& file) {
  if (!is_ready()) return;
  job_.start(QStringList(QStringLiteral("compare")) + comparison_.folders() + QStringList{QStringLiteral("--format"), format}, file);
}

void ComparePage::ask_and_write(const QString& format) {
  if (!is_ready()) return bench_.ask_page(Page::compare);
  const QString file = QFileDialog::getSaveFileName(this, words({"Write the comparison as", "对比另存为"}),
                                                    bench_.document().folder() + QStringLiteral("/compare.") + format,
                                                    QStringLiteral("%1 (*.%2)").arg(format.toUpper(), format));
  if (!file.isEmpty()) write_file(format, file);
}

void ComparePage::make_current() {
  if (!is_ready()) return bench_.ask_page(Page::compare);
  const auto result = comparison_.result();
  const int run = comparison_.focus();
  open_scenario_of_run(bench_, result->folders[run], result->runs[static_cast<std::size_t>(run)].folder.manifest);
}

void ComparePage::explain(const QList<QStringList>& groups) {
  if (!is_ready() || explanation_.is_active()) return;
  const auto result = comparison_.result();
  const int run = comparison_.focus();
  const QString home = bench_.document().folder();
  const auto& runs = result->runs;
  explanation_.start({result->folders[0], result->folders[run], inputs_folder_of(result->folders[0], home, runs[0].folder.manifest),
                      inputs_folder_of(result->folders[run], home, runs[static_cast<std::size_t>(run)].folder.manifest)},
                     groups);
}

void ComparePage::show_tab(Tab tab) {
  tab_ = tab;
  if (tabs_) tabs_->setCurrentIndex(tab);
}

bool ComparePage::show_tab(const QString& name) {
  const auto tab = QStringList{QStringLiteral("kpis"), QStringLiteral("inputs"), QStringLiteral("charts"), QStringLiteral("flow"),
                               QStringLiteral("explain")}
                       .indexOf(name);
  if (tab >= 0) show_tab(static_cast<Tab>(tab));
  return tab >= 0;
}

QWidget* ComparePage::make_bar() {
  auto* bar = new QWidget;
  bar->setObjectName(QStringLiteral("page_tabs"));
  bar->setAttribute(Qt::WA_StyledBackground);
  auto* row = new QHBoxLayout(bar);
  row->setContentsMargins(4, 0, margin, 1);  // the line below
  row->setSpacing(8);
  tabs_ = new QTabBar;
  tabs_->setAccessibleName(words({"Parts of the comparison", "对比的各部分"}));
  tabs_->setDrawBase(false);
  tabs_->setExpanding(false);
  for (const Text& title : {Text{"KPIs", "指标"}, Text{"Inputs that differ", "输入差异"}, Text{"Charts", "图表"},
                            Text{"Energy flow", "能流图"}, Text{"Explain", "归因"}})
    tabs_->addTab(words(title));
  tabs_->setTabText(input_tab, tabs_->tabText(input_tab) + QStringLiteral(" · %1").arg(inputs_.all_count()));
  tabs_->setCurrentIndex(tab_);
  connect(tabs_, &QTabBar::currentChanged, this, [this](int tab) {
    tab_ = tab;
    if (stack_) stack_->setCurrentIndex(tab);
  });
  row->addWidget(tabs_, 1);
  row->addWidget(
      make_link(words({"Copy as command", "复制为命令行"}), command(), [this] { commands_["compare.copy_command"]->trigger(); }));
  auto* files = make_link(words({"Export", "导出"}), words({"Write the comparison as a file", "将对比写成文件"}), [] {});
  files->setPopupMode(QToolButton::InstantPopup);
  auto* menu = new QMenu(files);
  for (const auto id : {"compare.export_html", "compare.export_xlsx", "compare.export_pdf"}) menu->addAction(commands_[id]);
  files->setMenu(menu);
  row->addWidget(files);
  return bar;
}

void ComparePage::add_heading(QVBoxLayout& column) {
  const auto result = comparison_.result();
  auto* row = new QHBoxLayout;
  row->setSpacing(10);
  auto* title = new QLabel(words({"Compare", "方案对比"}));
  title->setObjectName(QStringLiteral("page_title"));
  auto* grid = new QGridLayout;
  grid->setSpacing(8);
  const int count = result ? static_cast<int>(result->runs.size()) : 0;
  const Qt::Alignment beside = count < runs_in_a_row ? Qt::AlignVCenter : Qt::AlignTop;
  row->addWidget(title, 0, beside);
  const auto place = [&grid](int i, QWidget* widget) { grid->addWidget(widget, i / runs_in_a_row, i % runs_in_a_row); };
  for (int r = 0; r < count; ++r) {
    const Manifest& manifest = result->runs[static_cast<std::size_t>(r)].folder.manifest;
    const QString name = run_letter(r) + QStringLiteral(" · ") + qstring(manifest.scenario_name.in(language())) + QStringLiteral(" · ") +
                         run_label(result->folders[r]);
    auto* field = new RunChoiceButton(r, r == 0 ? words({"Baseline:", "基准："}) : words({"Other:", "对比："}), name);
    field->setMaximumWidth(380);
    auto* menu = new QMenu(field);
    connect(menu, &QMenu::aboutToShow, this, [this, menu, r] {
      menu->clear();
      if (r > 0) {
        connect(menu->addAction(words({"Show its differences", "显示其差异"})), &QAction::triggered, this,
                [this, r] { comparison_.set_focus(r); });
        connect(menu->addAction(words({"Make it the baseline", "设为基准"})), &QAction::triggered, this,
                [this, r] { comparison_.make_baseline(r); });
      }
      connect(menu->addAction(words({"Take it out", "移出对比"})), &QAction::triggered, this, [this, r] { comparison_.remove(r); });
      fill_run_menu(*menu, comparison_.choices(), [this, r](const QString& folder) { comparison_.replace(r, folder); });
    });
    field->setMenu(menu);
    place(r, field);
  }
  if (count < Comparison::most_runs) {
    auto* add = make_link(words({"+ Add run", "+ 添加结果"}), words({"Compare with another run", "再对比一次运行"}), [] {});
    add->setObjectName(QStringLiteral("add_run"));
    add->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(add);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
      menu->clear();
      fill_run_menu(*menu, comparison_.choices(), [this](const QString& folder) { comparison_.add(folder); });
    });
    add->setMenu(menu);
    place(count, add);
  }
  row->addLayout(grid);
  row->addStretch(1);
  row->addWidget(make_chip(words({"simulated, not measured", "仿真值，非实测值"}), "simulated"), 0, beside);
  if (is_ready())
    row->addWidget(result->warnings.empty() ? make_chip(words({"Same period, size and version", "时段、规模与版本相同"}), "chip_ok")
                                            : make_chip(words({"▲ Not comparable as they are", "▲ 不可直接比较"}), "chip_warning"),
                   0, beside);
  column.addLayout(row);
  if (is_ready() && !result->warnings.empty()) {
    QStringList lines;
    for (const Problem& one : result->warnings.problems())
      lines << qstring(one.code) + QStringLiteral("  ") + qstring(sentence(one, language()));
    add_note(column, lines.join('\n'));
  }
}

void ComparePage::add_choice(QVBoxLayout& column) {
  const bool second = !comparison_.folders().isEmpty();
  auto* card = new Card(second ? words({"Choose a second run.", "请选择第二个结果。"}) : words({"Choose a baseline.", "请选择基准结果。"}),
                        words({"Runs of the scenario and of others in its folder", "本方案及同目录其他方案的运行结果"}));
  auto* list = new QListWidget;
  list->setObjectName(QStringLiteral("runs"));
  list->setAccessibleName(words({"Runs to choose from", "可选的运行结果"}));
  for (const RunChoice& choice : comparison_.choices()) {
    if (comparison_.folders().contains(choice.folder)) continue;
    auto* item = new QListWidgetItem(choice_text(choice), list);
    item->setData(Qt::UserRole, choice.folder);
    item->setSizeHint({100, 28});
  }
  connect(list, &QListWidget::itemActivated, this, [this](QListWidgetItem* item) { comparison_.add(item->data(Qt::UserRole).toString()); });
  if (list->count() == 0) {
    delete list;
    auto* none = new QLabel(second ? words({"There is no other run yet. Change something and press F5, or open a folder.",
                                            "尚无其他运行结果。可修改方案后按 F5 运行，或打开其他目录。"})
                                   : words({"There is no run yet. Press F5 to run the scenario, or open a folder.",
                                            "尚无运行结果。可按 F5 运行方案，或打开其他目录。"}));
    none->setObjectName(QStringLiteral("muted"));
    none->setWordWrap(true);
    none->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    card->add(none);
  } else {
    list->setCurrentRow(0);
    card->add_wide(list);
  }
  card->add_link(words({"Other folder…", "其他目录…"}), words({"A run that lies elsewhere", "其他位置的运行结果"}), [this] {
    const QString folder = QFileDialog::getExistingDirectory(this, words({"Folder of a run", "运行结果目录"}));
    if (!folder.isEmpty()) comparison_.add(folder);
  });
  card->setMaximumWidth(760);
  card->setMaximumHeight(420);
  column.addWidget(card, 3);
  column.addStretch(1);
}

void ComparePage::rebuild() {
  const QWidget* focused = content_ && content_->isAncestorOf(QApplication::focusWidget()) ? QApplication::focusWidget() : nullptr;
  const QString focus_name = focused ? focused->objectName() : QString();
  if (content_) {
    content_->hide();
    content_->deleteLater();  // what asked for this may be in it
  }
  explained_.clear();
  content_ = new QWidget;
  auto* column = new QVBoxLayout(content_);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  if (is_ready()) column->addWidget(make_bar());
  auto* inset = new QVBoxLayout;
  inset->setContentsMargins(margin, 10, margin, 12);
  inset->setSpacing(10);
  add_heading(*inset);
  if (is_ready()) {
    stack_ = new QStackedWidget;
    stack_->addWidget(scrolled(make_kpis()));
    stack_->addWidget(make_inputs());
    stack_->addWidget(scrolled(make_charts()));
    stack_->addWidget(scrolled(make_flow()));
    stack_->addWidget(make_explained());
    stack_->setCurrentIndex(tab_);
    inset->addWidget(stack_, 1);
  } else {
    add_choice(*inset);
  }
  column->addLayout(inset, 1);
  column_->addWidget(content_);
  const bool ready = is_ready();
  for (const auto id : {"compare.make_current", "compare.explain", "compare.copy_command", "compare.copy_table", "compare.export_html",
                        "compare.export_xlsx", "compare.export_pdf"})
    commands_[id]->setEnabled(ready);
  if (!focused) return;
  // The list from which the second run was chosen is gone: the keys go on in the page all the same.
  QWidget* again = focus_name.isEmpty() ? nullptr : content_->findChild<QWidget*>(focus_name);
  if (!again) again = first_control();
  if (again) again->setFocus();
}

}  // namespace icctwin::gui
