#include <doctest/doctest.h>

#include <QAbstractButton>
#include <QComboBox>
#include <QFontMetrics>
#include <QLabel>
#include <QLineEdit>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>
#include <filesystem>

#include "gui/app/main_window.h"
#include "gui/document/words.h"
#include "gui/models/results/result_data.h"
#include "gui/models/results/result_tables.h"
#include "gui/models/results/table_model.h"
#include "gui/views/charts/chart.h"
#include "gui/views/charts/gantt_view.h"
#include "gui/views/charts/sankey_view.h"
#include "gui/views/charts/time_chart.h"
#include "gui/views/panel.h"
#include "gui/views/results/result_tiles.h"
#include "gui/views/results/table_view.h"
#include "gui/views/results_page.h"
#include "gui/views/tile.h"
#include "sim/results/folder/run_folder.h"
#include "sim/results/report/names.h"
#include "sim/results/series/series_reader.h"
#include "tests/gui/application.h"
#include "tests/gui/home.h"

using namespace icctwin;
using namespace icctwin::gui;
using namespace icctwin::test;

namespace {

constexpr const char* tabs[] = {"summary", "series", "flow", "jobs", "cooling", "power", "cost", "tables"};

/// A run of the shipped week with jobs, a day of it.
struct Ran : Home {
  Ran() {
    json scenario = shipped("scenarios/cases/mixed_week.json");
    scenario["simulation"]["duration_s"] = 86400;
    file_ = put(scenario, "week.json");
    REQUIRE(run(file_, "run").code == 0);
  }
  RunFolder read(const char* name = "run") const {
    Diagnostics problems;
    auto folder = read_run_folder(*this / name, problems);
    REQUIRE(folder);
    return *std::move(folder);
  }
  std::string file_;
};

/// A window with a run.
struct Opened {
  MainWindow window;

  explicit Opened(const Home& home, const std::string& folder) {
    static_cast<void>(home);
    window.resize(1280, 720);
    window.show();
    window.bench().open_run(QString::fromStdString(folder));
    window.show_page(Page::results);
    settle();
  }
  void settle() {
    REQUIRE(wait_until([&] { return !window.is_busy(); }));
    QApplication::processEvents();
  }
  void tab(const char* name) {
    REQUIRE(window.show_tab(QLatin1String(name)));
    settle();
  }
  bool says(const QString& text) {
    for (const QLabel* label : window.findChildren<QLabel*>())
      if (label->isVisible() && label->text().contains(text)) return true;
    return false;
  }
};

/// Texts of what is seen that do not fit their widgets.
QStringList cut_off(const QWidget& window) {
  QStringList found;
  for (const QWidget* widget : window.findChildren<QWidget*>()) {
    if (!widget->isVisible() || widget->width() == 0) continue;
    QString text;
    if (const auto* label = qobject_cast<const QLabel*>(widget); label && !label->wordWrap() && !label->text().contains('<'))
      text = label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) text = button->text().remove('&');
    if (text.isEmpty() || widget->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored) continue;
    if (QFontMetrics(widget->font()).horizontalAdvance(text) > widget->width() + 1) found << text;
  }
  return found;
}

}  // namespace

TEST_CASE("the flow of energy closes and gives the PUE of the run, for the whole and for a month") {
  const Ran ran;
  const RunFolder run = ran.read();
  for (const auto& book : {report::energy_book(run), report::energy_book(run, run.ledger.front().month)}) {
    const auto diagram = report::sankey_diagram(report::Texts(Language::en), book);
    REQUIRE_FALSE(diagram.nodes.empty());
    CHECK(std::abs(diagram.closure()) < 1e-3);  // the books close to rounding
    CHECK(diagram.pue() == doctest::Approx(run.kpi("pue")).epsilon(1e-6));
    // What enters a stage leaves it.
    for (std::size_t node = 0; node < diagram.nodes.size(); ++node) {
      if (diagram.looks[node].kind != report::FlowKind::stage) continue;
      double in = 0, out = 0;
      for (const auto& link : diagram.links) {
        if (link.to == node) in += link.value;
        if (link.from == node) out += link.value;
      }
      CHECK(in == doctest::Approx(out).epsilon(1e-3));
      CHECK(in == doctest::Approx(diagram.nodes[node].value).epsilon(1e-3));
    }
  }
}

TEST_CASE("two flows of energy that share a scale are drawn at the smaller of their own") {
  const Ran ran;
  const auto diagram = report::sankey_diagram(report::Texts(Language::en), report::energy_book(ran.read()));
  SankeyView large(QStringLiteral("a"), QStringLiteral("a")), small(QStringLiteral("b"), QStringLiteral("b"));
  for (SankeyView* one : {&large, &small}) one->present(diagram);
  large.resize(900, 700);
  small.resize(900, 400);
  for (SankeyView* one : {&large, &small}) one->show();
  QApplication::processEvents();
  const double alone = large.scale();
  REQUIRE(small.scale() < alone);
  large.share_scale(small);
  CHECK(large.scale() == small.scale());
  CHECK(large.scale() < alone);
}

TEST_CASE("every channel that a run records has a name for people in both languages") {
  const Ran ran;
  const RunFolder run = ran.read();
  REQUIRE(run.series);
  for (const auto& channel : run.series->channels)
    for (const Language language : {Language::en, Language::zh}) {
      CAPTURE(channel.name);
      CHECK(channel_name(channel.name, language) != channel.name);
    }
}

TEST_CASE("tiles say what the indicators say, and with a baseline how they differ") {
  const Ran ran;
  const RunFolder run = ran.read();
  set_language(Language::en);
  const auto tiles = result_tiles(run);
  REQUIRE(tiles.size() == 8);
  CHECK(tiles[0].value == QString::number(run.kpi("pue"), 'f', 3));
  CHECK(tiles[0].help.contains(QString::number(run.kpi("pue"), 'g', 8)));
  CHECK(tiles[0].help.contains("facility_energy_kwh"));
  CHECK_FALSE(tiles[0].spark.empty());
  RunFolder before = run;
  for (Kpi& kpi : before.kpis)
    if (kpi.id == "pue") kpi.value += 0.1;
  const auto compared = result_tiles(run, &before);
  CHECK(compared[0].chip.contains(QStringLiteral("−0.100 better")));
  CHECK(compared[0].chip_role == TileText::Role::good);
  CHECK(compared[1].chip == "as baseline");
  const auto worse = result_tiles(before, &run);
  CHECK(worse[0].chip.contains("+0.100 worse"));
  CHECK(worse[0].chip_role == TileText::Role::bad);
}

TEST_CASE("a stopped run leaves figures of a year blank") {
  const Ran ran;
  RunFolder run = ran.read();
  run.kpis.push_back(
      {.id = "opex_cny_per_year", .value = 5, .unit = "CNY/a", .title = {"Opex", "费用"}, .formula = {}, .formula_id = {}, .inputs = {}});
  const auto of_year = [](const RunFolder& of) {
    const DataTable table = kpi_table(of);
    return table.columns[1].numbers.back();
  };
  CHECK(of_year(run) == 5);
  run.manifest.status = RunStatus::cancelled;
  run.manifest.simulated_until_unix_s -= 3600;
  CHECK(std::isnan(of_year(run)));
  for (const TileText& tile : more_result_tiles(run))
    if (tile.label == "Operating cost, a year") CHECK(tile.value == QStringLiteral("—"));
}

TEST_CASE("tables sort by number and time, what has no value last, and are filtered") {
  application();
  auto table = std::make_shared<DataTable>();
  table->columns = {text_column("name", {"nine", "ten", "none", "two"}), number_column("value", "kW", 0, {9, 10, no_value, 2})};
  TableModel model;
  model.set_table(table);
  model.sort(1, Qt::AscendingOrder);
  CHECK(model.order() == std::vector<std::size_t>{3, 0, 1, 2});
  model.sort(1, Qt::DescendingOrder);
  CHECK(model.order() == std::vector<std::size_t>{1, 0, 3, 2});
  model.set_filter("N");
  CHECK(model.order() == std::vector<std::size_t>{1, 0, 2});
  model.set_filter("");
  model.sort(-1);
  CHECK(model.order() == std::vector<std::size_t>{0, 1, 2, 3});
  CHECK(model.data(model.index(2, 1), Qt::DisplayRole).toString() == QStringLiteral("—"));
  CHECK(table->tsv({1}) == "name\tvalue [kW]\nten\t10\n");
}

TEST_CASE("a table with commas, quotes and lines is written so that a reader gets the same back") {
  DataTable table;
  table.columns = {text_column("a,b", {"x \"y\"", "two\nlines"}), time_column("time", {0, 86400})};
  CHECK(table.csv() == "\"a,b\",time\n,\n\"x \"\"y\"\"\",1970-01-01T00:00:00Z\n\"two\nlines\",1970-01-02T00:00:00Z\n");
}

TEST_CASE("every tab shows the run in both languages and both themes, and no text is wider than its widget") {
  const Ran ran;
  Opened opened(ran, ran.file("run"));
  for (const Language language : {Language::zh, Language::en}) {
    opened.window.set_language_of_window(language);
    opened.settle();
    for (const char* name : tabs) {
      CAPTURE(name);
      opened.tab(name);
      const QStringList cut = cut_off(*opened.window.findChild<QTabBar*>("result_tabs")->parentWidget()->parentWidget());
      CAPTURE(cut.join(" | ").toStdString());
      CHECK(cut.isEmpty());
      CHECK(opened.window.width() == 1280);
    }
  }
  opened.window.set_look_of_window(Look::dark);
  opened.settle();
  for (const char* name : tabs) {
    opened.tab(name);
    CHECK_FALSE(opened.window.grab().isNull());
  }
  opened.window.set_look_of_window(Look::light);
  set_language(Language::en);
}

TEST_CASE("a run without some of its files or with half of them is shown as far as it goes, and what is missing is told") {
  const Ran ran;
  namespace fs = std::filesystem;
  MainWindow window;
  window.resize(1280, 720);
  window.show();
  window.show_page(Page::results);
  for (const char* file : {"series.nc", "kpi.json", "ledger.csv", "jobs.csv", "events.csv", "problems.json"})
    for (const bool is_gone : {true, false}) {
      CAPTURE(file);
      CAPTURE(is_gone);
      const fs::path folder = ran / "damaged";
      fs::remove_all(folder);
      fs::copy(ran / "run", folder);
      if (is_gone)
        fs::remove(folder / file);
      else
        fs::resize_file(folder / file, fs::file_size(folder / file) / 2);
      window.bench().open_run(QString::fromStdString(folder.string()));
      REQUIRE(wait_until([&] { return !window.is_busy(); }));
      REQUIRE(window.bench().run());
      for (const char* name : tabs) {
        window.show_tab(QLatin1String(name));
        QApplication::processEvents();
      }
      bool is_told = false;
      for (const QLabel* label : window.findChildren<QLabel*>())
        is_told = is_told || (label->isVisible() && (label->text().contains(QLatin1String(file)) || label->text().contains("damaged")));
      CHECK((is_told || window.bench().run_damage().problems().empty()));
      CHECK((std::string(file) != "series.nc" || is_told));
    }
}

TEST_CASE("a stopped run says how much of it there is") {
  const Ran ran;
  json manifest = json::parse(slurp(ran / "run/manifest.json"));
  manifest["status"] = "cancelled";
  manifest["simulated_until"] = "2025-07-07T12:00:00+08:00";
  manifest["simulated_s"] = 43200.0;
  write_file(ran / "run/manifest.json", manifest.dump());
  set_language(Language::en);
  Opened opened(ran, ran.file("run"));
  CHECK(opened.says("Stopped: first 12 of 24 h"));
}

TEST_CASE("before the first run the page says what a run gives and offers it, and after a failed one it shows the failure") {
  const Home home;
  set_language(Language::en);
  MainWindow window;
  REQUIRE(window.open_file(home.scenario()));
  window.show();
  window.show_page(Page::results);
  REQUIRE(wait_until([&] { return !window.checker().is_pending() && !window.is_busy(); }));
  const auto says = [&](const char* text) {
    for (const QLabel* label : window.findChildren<QLabel*>())
      if (label->isVisible() && label->text().contains(text)) return true;
    return false;
  };
  CHECK(says("Not run yet."));
  // A program that fails at once.
  const std::string program = home.file("failing");
  write_file(program,
             "#!/bin/sh\n[ \"$1\" = --version ] && echo icctwin " ICCTWIN_TEST_VERSION " && exit 0\necho 'no weather file' >&2\nexit 3\n");
  std::filesystem::permissions(program, std::filesystem::perms::owner_all);
  qputenv("ICCTWIN_PROGRAM", program.c_str());
  window.bench().start_run();
  REQUIRE(wait_until([&] { return window.controller().state() == RunState::failed; }));
  QApplication::processEvents();
  CHECK(says("The run failed."));
  qputenv("ICCTWIN_PROGRAM", ICCTWIN_PROGRAM);
}

TEST_CASE("the tabs are walked and charts are reached with keys alone") {
  const Ran ran;
  Opened opened(ran, ran.file("run"));
  auto* bar = opened.window.findChild<QTabBar*>("result_tabs");
  REQUIRE(bar);
  bar->setFocus();
  CHECK(bar->currentIndex() == 0);
  QTest::keyClick(bar, Qt::Key_Right);
  CHECK(bar->currentIndex() == 1);
  opened.settle();
  // From the bar on, Tab reaches a chart.
  bool is_reached = false;
  for (int i = 0; i < 40 && !is_reached; ++i) {
    QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : bar, Qt::Key_Tab);
    for (const QWidget* at = QApplication::focusWidget(); at; at = at->parentWidget())
      is_reached = is_reached || qobject_cast<const TimeChart*>(at);
  }
  CHECK(is_reached);
}

TEST_CASE("the baseline is set by a command, and the same once more takes it away") {
  const Ran ran;
  Opened opened(ran, ran.file("run"));
  opened.window.commands()["results.set_baseline"]->trigger();
  CHECK(opened.window.bench().baseline_name() == "R-run");
  opened.window.commands()["results.set_baseline"]->trigger();
  CHECK(opened.window.bench().baseline() == nullptr);
}

TEST_CASE("channels are filtered and chosen, and at most three panels are drawn") {
  const Ran ran;
  Opened opened(ran, ran.file("run"));
  opened.tab("series");
  auto* tree = opened.window.findChild<QTreeWidget*>();
  REQUIRE(tree);
  TimeChart* chart = nullptr;
  for (TimeChart* one : opened.window.findChildren<TimeChart*>())
    if (one->isVisible()) chart = one;
  REQUIRE(chart);
  CHECK(chart->panels().size() == 3);  // power, PUE, temperatures of the air
  int drawn = 0;
  for (const ChartPanel& panel : chart->panels()) drawn += static_cast<int>(panel.lines.size());
  CHECK(drawn == 6);
  for (int i = 0; i < tree->topLevelItemCount(); ++i)
    for (int k = 0; k < tree->topLevelItem(i)->childCount(); ++k)
      if (tree->topLevelItem(i)->child(k)->data(0, Qt::UserRole) == "dry_bulb_c")
        tree->topLevelItem(i)->child(k)->setCheckState(0, Qt::Unchecked);
  drawn = 0;
  for (const ChartPanel& panel : chart->panels()) drawn += static_cast<int>(panel.lines.size());
  CHECK(drawn == 5);
}

TEST_CASE("what is chosen in the table of jobs is marked in the chart of jobs, in the same order") {
  const Ran ran;
  Opened opened(ran, ran.file("run"));
  opened.tab("jobs");
  TableView* table = nullptr;
  for (TableView* one : opened.window.findChildren<TableView*>())
    if (one->isVisible()) table = one;
  auto* gantt = opened.window.findChild<GanttView*>();
  REQUIRE(table);
  REQUIRE(gantt);
  table->model().sort(10, Qt::DescendingOrder);  // accelerators
  const DataTable jobs = gantt->data();
  REQUIRE(jobs.rows() == table->model().order().size());
  for (std::size_t row = 1; row < jobs.rows(); ++row) {
    const double before = jobs.columns[5].numbers[row - 1], now = jobs.columns[5].numbers[row];
    CHECK((std::isnan(now) || before >= now));
  }
}
