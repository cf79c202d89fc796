#include <doctest/doctest.h>

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QFile>
#include <QListWidget>
#include <QTabBar>
#include <QTableView>
#include <QTest>
#include <fstream>
#include <random>

#include "gui/app/main_window.h"
#include "gui/document/words.h"
#include "gui/models/roles.h"
#include "gui/views/sweep/sweep_charts.h"
#include "gui/views/sweep/sweep_page.h"
#include "sim/sweep/drive/stored_sweep.h"
#include "tests/gui/application.h"
#include "tests/gui/documents.h"
#include "tests/gui/home.h"
#include "tests/support/small_sweep.h"

using namespace icctwin;
using namespace icctwin::gui;
using namespace icctwin::test;

namespace {

struct SweepHome : Home {
  SweepHome() { qputenv("XDG_CACHE_HOME", path().c_str()); }
  /// A sweep file beside which its folder lies.
  QString put_sweep(const json& sweep, const std::string& name = "sweep.json") const {
    write_file(*this / name, sweep.dump(2));
    return q(file(name));
  }
};

struct Sweeping {
  Sweeping() {
    page = dynamic_cast<SweepPage*>(window.findChild<QWidget*>(QStringLiteral("sweep")));
    REQUIRE(page);
    page->set_jobs(2);
    window.resize(1280, 720);
    window.show();
    window.show_page(Page::sweep);
  }
  void open(const QString& path) {
    REQUIRE(page->open(path));
    REQUIRE(wait_until([&] { return !page->is_busy(); }));
  }
  void run_to_end() {
    page->start();
    REQUIRE(page->work().is_running());
    REQUIRE(wait_until([&] { return !page->work().is_running() && !page->is_busy(); }, 120000));
  }
  MainWindow window;
  SweepPage* page = nullptr;
};

/// Rows of a CSV whose fields hold no commas in quotes but the last ones.
std::vector<std::vector<std::string>> read_csv(const std::filesystem::path& file) {
  std::vector<std::vector<std::string>> rows;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (const char c : line) {
      if (c == '"')
        quoted = !quoted;
      else if (c == ',' && !quoted)
        fields.emplace_back();
      else
        fields.back() += c;
    }
    rows.push_back(std::move(fields));
  }
  return rows;
}

/// A sweep whose CDU would be colder than its facility water at one of three values: that run fails.
json sweep_with_failure() { return small_sweep({{"axes", {{"/cooling/cdu/supply_c", {5, 40, 42}}}}}); }

}  // namespace

TEST_CASE("a sweep is opened, planned, run and shown: every number of the table is that of runs.csv") {
  const SweepHome home;
  Sweeping on;
  on.open(home.put_sweep(small_sweep({{"replications", {{"count", 2}}}})));
  CHECK(on.page->work().plan().runs == 4);  // two values, two seeds
  CHECK(on.page->work().plan().problem.isEmpty());
  on.run_to_end();
  const auto rows = read_csv(home / "sweep/runs.csv");
  REQUIRE(rows.size() == 5);
  SweepTableModel& table = on.page->table();
  CHECK(table.rowCount() == 4);
  const auto pue = std::find(rows[0].begin(), rows[0].end(), "pue") - rows[0].begin();
  REQUIRE(pue < static_cast<std::ptrdiff_t>(rows[0].size()));
  int column = 0;
  while (table.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString() != QStringLiteral("PUE"))
    REQUIRE(++column < table.columnCount());
  for (int r = 0; r < 4; ++r) {
    CHECK(table.number_at(r) == std::stoll(rows[static_cast<std::size_t>(r) + 1][0]));
    CHECK(table.index(r, column).data(value_role).toDouble() ==
          std::stod(rows[static_cast<std::size_t>(r) + 1][static_cast<std::size_t>(pue)]));
  }
}

TEST_CASE("failed runs are told with their problem, and only they are shown on request") {
  const SweepHome home;
  Sweeping on;
  on.open(home.put_sweep(sweep_with_failure()));
  on.run_to_end();
  SweepTableModel& table = on.page->table();
  REQUIRE(table.rowCount() == 3);
  table.set_filter({}, SweepTableModel::Runs::failed);
  REQUIRE(table.rowCount() == 1);
  CHECK(table.number_at(0) == 1);  // 5 degC is the first value
  const QString note = table.index(0, table.columnCount() - 3).data().toString();
  CHECK(note.startsWith(QStringLiteral("E-")));
  table.set_filter({}, SweepTableModel::Runs::done);
  CHECK(table.rowCount() == 2);
  // Such a run gives the same again: there is nothing to rerun.
  CHECK_FALSE(on.window.commands()["sweep.rerun_failed"]->isEnabled());
}

TEST_CASE("a sweep that was paused goes on where it ended, and what is there is not run again") {
  const SweepHome home;
  Sweeping on;
  json values = json::array();
  for (int i = 0; i < 24; ++i) values.push_back(36 + 0.25 * i);
  on.open(home.put_sweep(small_sweep({{"axes", {{"/cooling/cdu/supply_c", values}}}})));
  on.page->start();
  REQUIRE(wait_until([&] { return on.page->work().advance().done >= 2; }, 120000));
  on.window.commands()["sweep.pause"]->trigger();
  REQUIRE(wait_until([&] { return !on.page->work().is_running() && !on.page->is_busy(); }, 120000));
  const auto stored = on.page->work().stored();
  REQUIRE(stored);
  const auto done =
      std::count_if(stored->table.status.begin(), stored->table.status.end(), [](const auto& status) { return status.has_value(); });
  CHECK(done >= 2);
  on.run_to_end();
  CHECK(on.page->work().advance().total == 24);
  CHECK(on.page->work().advance().done == 24);
  CHECK(on.page->work().advance().reused == done);
}

TEST_CASE("run numbers stay with their runs however the table is sorted and filtered; the model keeps Qt's rules") {
  const SweepHome home;
  Sweeping on;
  on.open(home.put_sweep(small_sweep({{"axes", {{"/cooling/cdu/supply_c", {42, 38, 40, 39}}}}})));
  on.run_to_end();
  const auto stored = on.page->work().stored();
  SweepTableModel table;
  const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::Fatal);
  table.show(stored, usual_kpis(*stored));
  std::map<std::int64_t, QString> value;
  for (int r = 0; r < table.rowCount(); ++r) value[table.number_at(r)] = table.index(r, 1).data().toString();
  for (int column = 0; column < table.columnCount(); ++column)
    for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
      table.sort(column, order);
      REQUIRE(table.rowCount() == 4);
      for (int r = 0; r < 4; ++r) CHECK(table.index(r, 1).data().toString() == value[table.number_at(r)]);
    }
  table.sort(1, Qt::AscendingOrder);
  CHECK(table.number_at(0) == 2);  // 38 is the second value of the file
}

TEST_CASE("the scenario of a run is that of icctwin sweep-pick, opened unsaved") {
  const SweepHome home;
  Sweeping on;
  on.open(home.put_sweep(small_sweep()));
  on.run_to_end();
  on.page->create_scenario(2);
  REQUIRE(wait_until([&] { return on.window.document().is_dirty(); }));
  const std::string by_hand = home.file("by_hand.json");
  REQUIRE(icctwin_program({"sweep-pick", home.file("sweep"), "2", "--out", by_hand}).code == 0);
  CHECK(on.window.document().text() == slurp(by_hand));
  CHECK(on.window.document().place("/cooling/cdu/supply_c").node->plain() == "42");
  CHECK_FALSE(QFile::exists(on.window.document().file()));
}

TEST_CASE("a field of the scenario becomes a variable about its present value, by commands alone; undo takes it back") {
  const SweepHome home;
  Sweeping on;
  json scenario = one_rack();
  scenario["simulation"]["duration_s"] = 1800;
  REQUIRE(on.window.open_file(q(home.put(scenario, "center.json"))));
  on.window.select("/cooling/cdu/supply_c");
  on.window.commands()["edit.sweep_variable"]->trigger();
  REQUIRE(wait_until([&] { return !on.page->is_busy(); }));
  CHECK(on.window.current_page() == Page::sweep);
  const Node* variables = on.page->work().document().root().member("variables");
  REQUIRE(variables);
  REQUIRE(variables->children.size() == 1);
  CHECK(variables->children[0]->member("pointer")->plain() == "/cooling/cdu/supply_c");
  CHECK(on.page->work().plan().runs == 3);  // a range of three values
  const double now = scenario["cooling"]["cdu"]["supply_c"].get<double>();
  CHECK(std::stod(variables->children[0]->member("from")->plain()) < now);
  CHECK(std::stod(variables->children[0]->member("to")->plain()) > now);
  QTest::keyClick(&on.window, Qt::Key_F6);
  REQUIRE(wait_until([&] { return !on.page->work().is_running() && !on.page->is_busy(); }, 120000));
  CAPTURE(on.page->work().problem().toStdString());
  CHECK(QFile::exists(q(home.file("sweeps/center.json"))));
  CHECK(on.page->table().rowCount() == 3);
  on.window.commands()["sweep.undo"]->trigger();
  CHECK(on.page->work().document().root().member("variables")->children.empty());
}

TEST_CASE("a design that gives no runs says why, and very many runs are asked for twice") {
  const SweepHome home;
  Sweeping on;
  on.open(home.put_sweep(small_sweep({{"design", {{"type", "nothing"}}}})));
  CHECK(on.page->work().plan().runs < 0);
  CHECK(on.page->work().plan().problem.contains(QStringLiteral("E-")));
  on.open(
      home.put_sweep(small_sweep({{"axes", nullptr},
                                  {"variables", {{{"type", "uniform"}, {"pointer", "/cooling/cdu/supply_c"}, {"low", 38}, {"high", 42}}}},
                                  {"design", {{"type", "random"}, {"points", 5000}}}}),
                     "many.json"));
  CHECK(on.page->work().plan().runs == 5000);
  on.page->start();
  CHECK_FALSE(on.page->work().is_running());
}

TEST_CASE("a sweep that the command line made opens unchanged, and its reports are those of sweep-report") {
  const SweepHome home;
  REQUIRE(sweep(home, small_sweep({{"keep", "folders"}})).code == 0);
  Sweeping on;
  on.open(q(home.file("out")));  // the folder: its file lies elsewhere
  CHECK(on.page->table().rowCount() == 2);
  CHECK(on.page->table().index(0, on.page->table().columnCount() - 2).data().toString() == QStringLiteral("Open"));
  const std::string file = home.file("report.html"), by_hand = home.file("by_hand.html");
  on.page->write_file(QStringLiteral("html"), q(file));
  REQUIRE(wait_until([&] { return !on.page->is_writing(); }));
  Words words = {"sweep-report", home.file("out"), "--format", "html", "--out", by_hand};
  for (const std::string& kpi : on.page->table().kpis()) words.insert(words.end(), {"--kpi", kpi});
  REQUIRE(icctwin_program(words).code == 0);
  CHECK(slurp(file) == slurp(by_hand));
  on.page->write_file(QStringLiteral("csv-table"), q(home.file("table.csv")));
  CHECK(slurp(home / "table.csv") == slurp(home / "out/runs.csv"));
  for (const Language language : {Language::zh, Language::en}) {
    on.window.set_language_of_window(language);
    const auto* tabs = on.page->findChildren<QTabBar*>().back();
    CHECK(tabs->tabText(0) == (language == Language::zh ? QStringLiteral("设计") : QStringLiteral("Design")));
  }
}

TEST_CASE("a part of the sweep that was asked for stays when its results have been read; names in heads of columns are brief") {
  const SweepHome home;
  REQUIRE(sweep(home, small_sweep({{"keep", "folders"}})).code == 0);
  Sweeping on;
  REQUIRE(on.page->open(q(home.file("out"))));
  REQUIRE(on.page->show_tab(QStringLiteral("design")));
  REQUIRE(wait_until([&] { return on.page->table().rowCount() == 2; }));
  CHECK(on.page->findChildren<QTabBar*>().back()->currentIndex() == SweepPage::design_tab);
  CHECK(brief_name("电能利用效率（PUE）") == QStringLiteral("PUE"));
  CHECK(brief_name("耗水量") == QStringLiteral("耗水量"));
}

TEST_CASE("what is no sweep is told and leaves the page as it was") {
  const SweepHome home;
  Sweeping on;
  CHECK_FALSE(on.page->open(q(home.file("nothing.json"))));
  CHECK_FALSE(on.page->work().is_open());
  CHECK_FALSE(is_sweep(q(home.put(one_rack()))));
  CHECK(is_sweep(home.put_sweep(small_sweep())));
}

TEST_CASE("ten thousand runs are shown and sorted in a moment; the front holds none that another betters") {
  application();
  auto stored = std::make_shared<StoredSweep>();
  auto& axis = stored->axes.emplace_back();
  axis.name = "supply";
  axis.pointers = {"/cooling/cdu/supply_c"};
  constexpr std::size_t count = 10'000;
  std::mt19937 random(1);
  std::uniform_real_distribution<double> value(1, 2);
  auto& table = stored->table;
  table.kpis = {{"pue", "1", {"PUE", "PUE"}}, {"water_l", "L", {"Water", "耗水"}}};
  table.values.resize(2);
  for (std::size_t r = 0; r < count; ++r) {
    table.runs.push_back({static_cast<std::int64_t>(r) + 1, static_cast<std::int64_t>(r) + 1, 1, "", {std::to_string(value(random))}, ""});
    table.status.emplace_back(RecordStatus::ok);
    for (auto& column : table.values) column.push_back(value(random));
  }
  for (auto* texts : {&table.warnings, &table.problems, &table.folders}) texts->resize(count);
  table.sentences.resize(count);
  table.seconds.resize(count);
  SweepTableModel model;
  QElapsedTimer timer;
  timer.start();
  model.show(stored, {"pue", "water_l"});
  const auto shown_ms = timer.restart();
  model.sort(2, Qt::DescendingOrder);
  const auto sorted_ms = timer.elapsed();
  CHECK(model.rowCount() == static_cast<int>(count));
  // Budgets of the design, twice: this machine has others to serve.
  CHECK(shown_ms < 1000);
  CHECK(sorted_ms < 400);
  MESSAGE("10,000 runs: shown in ", shown_ms, " ms, sorted in ", sorted_ms, " ms");
  const auto front = front_of(table.values[0], table.values[1], false, false);
  REQUIRE_FALSE(front.empty());
  for (const std::size_t p : front)
    for (std::size_t other = 0; other < count; other += 7)
      CHECK_FALSE((table.values[0][other] < table.values[0][p] && table.values[1][other] < table.values[1][p]));
}

TEST_CASE("marking a stretch of an axis keeps the runs that pass it") {
  const SweepHome home;
  Sweeping on;
  on.open(home.put_sweep(small_sweep({{"axes", {{"/cooling/cdu/supply_c", {38, 39, 40, 41}}}}})));
  on.run_to_end();
  ParallelPlot plot(on.page->work().stored(), on.page->table().kpis());
  plot.resize(600, 300);
  CHECK(plot.kept().empty());  // nothing is marked
  plot.mark(0, 38.5, 40.5);
  CHECK(plot.kept() == std::vector<bool>{false, true, true, false});
  QTest::keyClick(&plot, Qt::Key_Delete);
  CHECK(plot.kept().empty());
}
