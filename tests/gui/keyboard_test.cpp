// The workflows of a planner, from the edit to the report, with keys alone (building a center from a template: wizard_test.cpp).
#include <doctest/doctest.h>

#include <QAbstractItemView>
#include <QClipboard>
#include <QDockWidget>
#include <QFile>
#include <QTabBar>
#include <QTabWidget>

#include "gui/views/compare/compare_page.h"
#include "gui/views/panels/problems_panel.h"
#include "gui/views/report/report_page.h"
#include "gui/views/sweep/sweep_page.h"
#include "tests/gui/keyboard.h"

using namespace icctwin;
using namespace icctwin::gui;
using namespace icctwin::test;

namespace {

/// A rack for an hour: a run takes a moment.
json short_center() {
  json center = one_rack();
  center["simulation"]["duration_s"] = 3600;
  return center;
}

QString put_center(const Home& home, const json& center) { return QString::fromStdString(home.put(center, "center.json")); }

bool has_ended(MainWindow& window, const QString& run) {
  return wait_until([&] { return !window.controller().is_active() && window.bench().run_name() == run && !window.is_busy(); }, 60000);
}

}  // namespace

TEST_CASE("W2 by keys alone: rows, racks, switches, a set point and jobs are changed, and Ctrl+Z takes all of it back") {
  const Home home;
  json center = short_center();
  center["fabric"]["switches"] = {{{"id", "leaves"}, {"tier", "leaf"}, {"count", 2}, {"switch_type", "nvidia_qm9700"}}};
  MainWindow window;
  REQUIRE(window.open_file(put_center(home, center)));
  Keyboard keyboard(window);
  const std::string before = window.document().text();
  const auto count = [&](const char* list) { return window.document().place(list).node->children.size(); };

  keyboard.press("Ctrl+1", "PgDown", "Ctrl+D");  // the first row of the plan
  CHECK(count("/halls/0/rows") == 2);
  CHECK(window.selected() == "/halls/0/rows/1");
  keyboard.set("/halls/0/rows/1/racks/0", "count", "2");
  CHECK(keyboard.value("/halls/0/rows/1/racks/0/count") == "2");
  keyboard.press("Ctrl+Alt+A");  // those of both rows
  keyboard.change("rack type", "h100_8x4_air");
  for (const char* row : {"0", "1"}) CHECK(keyboard.value(std::string("/halls/0/rows/") + row + "/racks/0/rack_type") == "h100_8x4_air");
  keyboard.find("/halls/0/rows/1");
  keyboard.place("a100 cold");
  CHECK(count("/halls/0/rows/1/racks") == 2);

  keyboard.press("Ctrl+4");
  keyboard.find("/fabric/switches/0");
  keyboard.place("sn5600");
  CHECK(keyboard.value("/fabric/switches/0/switch_type") == "nvidia_sn5600");
  keyboard.press("Ctrl+3");
  keyboard.set("/cooling/cdu", "secondary supply", "104 F");
  CHECK(keyboard.value("/cooling/cdu/supply_c") == "40");
  const std::size_t sources = count("/workload");
  keyboard.press("Ctrl+5");
  QApplication::clipboard()->setText("id\tsubmit_s\tduration_s\taccelerators\nj1\t0\t600\t8\nj2\t60\t600\t8\n");
  keyboard.find("paste jobs");
  CHECK(window.document().text().find("\"j2\"") != std::string::npos);
  CHECK(count("/workload") >= sources);
  keyboard.settle();

  for (int i = 0; i < 20 && window.document().undo_stack().canUndo(); ++i) keyboard.press("Ctrl+Z");
  CHECK(window.document().text() == before);
  CHECK_FALSE(window.document().is_dirty());
}

TEST_CASE("a key leads to each panel, and from within the panel back to the page") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(home.scenario()));
  Keyboard keyboard(window);
  keyboard.press("Ctrl+1");
  const auto has_keys = [&](const QWidget* part) {
    return part && (part == QApplication::focusWidget() || part->isAncestorOf(QApplication::focusWidget()));
  };
  auto* lists = window.findChild<QTabWidget*>("list_tabs");
  const char* const docks[] = {"tree", "library", "inspector", "lists", "lists", "lists", "lists", "lists"};
  for (int i = 0; i < 8; ++i) {
    CAPTURE(i);
    const std::string key = "Alt+" + std::to_string(i + 1);
    auto* dock = window.findChild<QDockWidget*>(QLatin1String(docks[i]));
    keyboard.press(key.c_str());
    CHECK_FALSE(dock->isHidden());
    CHECK(has_keys(i < 3 ? dock->widget() : lists->widget(i - 3)));
    keyboard.press(key.c_str());
    CHECK(dock->isHidden());
    CHECK_FALSE(has_keys(dock));
    keyboard.press(key.c_str());
    CHECK(has_keys(i < 3 ? dock->widget() : lists->widget(i - 3)));
  }
  keyboard.find("/halls/0");
  keyboard.press("Ctrl+T", "Alt+2", "Alt+2");  // back to what stands there now: a table, not the plan below it
  REQUIRE(QApplication::focusWidget());
  CHECK(QApplication::focusWidget()->isVisible());
}

TEST_CASE("W3 by keys alone: F8 checks, F4 leads to the field, Alt+Return mends it, and a warning is acknowledged with a reason") {
  const Home home;
  json wrong = short_center();
  wrong["cooling"]["cdu"]["supply_c"] = 20;  // below the facility water
  wrong["halls"][0]["width_mm"] = 1000;      // racks stand outside
  MainWindow window;
  REQUIRE(window.open_file(put_center(home, wrong)));
  Keyboard keyboard(window);
  auto* panel = window.findChild<ProblemsPanel*>();
  keyboard.press("F8");
  keyboard.settle();
  REQUIRE(panel->model().count(Severity::error) > 0);
  keyboard.press("F4");
  const std::string code = panel->model().problem(0).code;
  CAPTURE(code);
  CHECK(window.selected() == "/cooling/cdu");
  CHECK(window.bench().current_field() == "/cooling/cdu/supply_c");
  keyboard.press("Alt+Return");
  keyboard.settle();
  CHECK(panel->model().count(Severity::error) == 0);
  CHECK(window.document().is_dirty());

  const auto warnings = panel->model().count(Severity::warning);
  REQUIRE(warnings > 0);
  for (int row = 0; row < panel->model().rowCount() && !window.commands()["run.acknowledge"]->isEnabled(); ++row) keyboard.press("F4");
  const int row = window.findChild<QAbstractItemView*>("problems")->currentIndex().row();
  REQUIRE(panel->model().problem(row).severity == Severity::warning);
  keyboard.find_and_answer("run.acknowledge", "rebuilt next year");
  CHECK(panel->model().count(Severity::warning) == warnings - 1);
  keyboard.press("Ctrl+Z");
  CHECK_FALSE(window.document().is_dirty());
}

TEST_CASE("W4 by keys alone: a run goes on while the scenario is edited, and one that is stopped keeps its first part") {
  const Home home;
  json center = short_center();
  center["simulation"]["duration_s"] = 31536000;
  center["simulation"]["thermal_step_s"] = 1;
  MainWindow window;
  REQUIRE(window.open_file(put_center(home, center)));
  Keyboard keyboard(window);
  keyboard.press("F5");
  REQUIRE(wait_until([&] { return window.controller().done() > 0; }));
  keyboard.set("/cooling/cdu", "secondary supply", "40");
  CHECK(window.controller().is_active());
  CHECK(window.document().is_dirty());
  CHECK(read_json(home / "runs/center/0001.json")["cooling"]["cdu"]["supply_c"] == center["cooling"]["cdu"]["supply_c"]);
  keyboard.press("Shift+F5");
  REQUIRE(wait_until([&] { return !window.controller().is_active(); }));
  CHECK(window.controller().state() == RunState::cancelled);
  REQUIRE(has_ended(window, "R-0001"));
  CHECK(window.bench().run()->manifest.status == RunStatus::cancelled);
  CHECK(window.bench().is_out_of_date());
}

TEST_CASE("W5 by keys alone: the results are walked through, the instant goes to the peak, and the plan shows it") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(put_center(home, one_rack())));
  Keyboard keyboard(window);
  keyboard.press("F5");
  REQUIRE(has_ended(window, "R-0001"));
  keyboard.press("Ctrl+6");
  keyboard.settle();
  auto* tabs = window.findChild<QTabBar*>("result_tabs");
  REQUIRE(tabs->hasFocus());
  for (int tab = 1; tab < tabs->count(); ++tab) {
    keyboard.press("Right");
    keyboard.settle();
    CHECK(tabs->currentIndex() == tab);
  }
  const double peak = window.bench().timeline().now_s();  // that of the run is shown first
  keyboard.find("results.step_back");
  CHECK(window.bench().timeline().now_s() < peak);
  keyboard.press("Ctrl+Alt+N");
  CHECK(window.bench().timeline().now_s() == peak);
  keyboard.press("Ctrl+1", "O");
  keyboard.settle();
  CHECK(window.current_page() == Page::plan);
  keyboard.press("Ctrl+Alt+0");
}

TEST_CASE("W6 by keys alone: the scenario is duplicated, changed and run, and its run stands beside that of the first") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(put_center(home, short_center())));
  Keyboard keyboard(window);
  keyboard.press("F5");
  REQUIRE(has_ended(window, "R-0001"));
  keyboard.press_and_answer("Ctrl+Shift+D", QString::fromStdString(home.file("warm.json")));
  REQUIRE(window.document().file().endsWith("warm.json"));
  keyboard.settle();
  keyboard.set("/cooling/cdu", "secondary supply", "41");
  keyboard.press("Ctrl+S", "F5");
  REQUIRE(wait_until([&] { return window.bench().run_folder().endsWith("runs/warm/0001") && !window.is_busy(); }, 60000));
  auto* page = window.findChild<ComparePage*>("compare");
  const auto have = [&](int runs) { return wait_until([&] { return !page->is_busy() && page->comparison().folders().size() == runs; }); };
  REQUIRE(have(1));
  REQUIRE(wait_until([&] { return page->comparison().choices().size() == 2; }));  // read by another thread
  keyboard.press("Ctrl+Alt+B", "Return");                                         // the only other run of the folder
  REQUIRE(have(2));
  CHECK(page->comparison().folders().front().endsWith("runs/warm/0001"));
  CHECK(page->comparison().folders().back().endsWith("runs/center/0001"));
  CHECK(page->inputs().all_count() >= 1);
  REQUIRE(qobject_cast<QTabBar*>(QApplication::focusWidget()));
  keyboard.press("Right");
  CHECK(qobject_cast<QTabBar*>(QApplication::focusWidget())->currentIndex() == ComparePage::input_tab);
}

TEST_CASE("what is run after a baseline was set stands beside it in the comparison") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(put_center(home, short_center())));
  Keyboard keyboard(window);
  auto* page = window.findChild<ComparePage*>("compare");
  keyboard.press("F5");
  REQUIRE(has_ended(window, "R-0001"));
  keyboard.press("Ctrl+Shift+B");
  for (const auto& [value, name] : {std::pair("40", "R-0002"), std::pair("41", "R-0003")}) {
    keyboard.press("Ctrl+1");
    keyboard.set("/cooling/cdu", "secondary supply", value);
    keyboard.press("F5");
    REQUIRE(has_ended(window, name));
    keyboard.press("Ctrl+Alt+B");
    REQUIRE(wait_until([&] { return !page->is_busy(); }));
    REQUIRE(page->comparison().folders().size() == 2);
    CHECK(page->comparison().folders().front().endsWith("0001"));
    CHECK(page->comparison().folders().back().endsWith(QString(name).right(4)));
  }
}

TEST_CASE("W7 by keys alone: a field becomes a variable, the sweep runs, and a scenario is made of one of its runs") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(put_center(home, short_center())));
  Keyboard keyboard(window);
  keyboard.find("/cooling/cdu");
  keyboard.press("Ctrl+Shift+K");
  keyboard.write("secondary supply");
  keyboard.press("Return");
  keyboard.find("edit.sweep_variable");
  keyboard.settle();
  CHECK(window.current_page() == Page::sweep);
  keyboard.press("F6");
  auto* page = window.findChild<SweepPage*>("sweep");
  REQUIRE(wait_until([&] { return !page->work().is_running() && !page->is_busy() && page->table().rowCount() == 3; }, 120000));
  keyboard.press("Ctrl+8");
  auto* tabs = qobject_cast<QTabBar*>(QApplication::focusWidget());
  REQUIRE(tabs);
  const auto is_there = [&](auto&& is_so) {
    for (const auto* table : window.findChildren<QAbstractItemView*>("runs_of_sweep"))
      if (is_so(*table)) return true;
    return false;
  };
  const auto is_seen = [](const QWidget& table) { return table.isVisible(); };
  const auto has_focus = [](const QWidget& table) { return table.hasFocus(); };
  for (int i = 0; i < tabs->count() && !is_there(is_seen); ++i) keyboard.press("Right");
  for (int i = 0; i < 30 && !is_there(has_focus); ++i) keyboard.press("Tab");
  REQUIRE(is_there(has_focus));
  keyboard.press("Down");
  const std::string old = window.document().text();
  keyboard.find("sweep.create_scenario");
  REQUIRE(wait_until([&] { return window.document().is_dirty() && window.document().text() != old; }));
  CHECK_FALSE(QFile::exists(window.document().file()));
}

TEST_CASE("W8 by keys alone: template, language and measure are chosen, the preview is built and the audit exported") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(put_center(home, short_center())));
  Keyboard keyboard(window);
  keyboard.press("F5");
  REQUIRE(has_ended(window, "R-0001"));
  keyboard.set("/cooling/cdu", "secondary supply", "41");
  keyboard.press("F5");
  REQUIRE(has_ended(window, "R-0002"));
  auto* page = window.findChild<ReportPage*>("report");
  keyboard.press("Ctrl+9", "Down", "Down", "Tab", "Down");
  CHECK(page->options().kind == "audit");
  CHECK(page->options().language == "zh");
  keyboard.press("Tab", "Tab", "Space");  // past the run, to the list of measures
  REQUIRE(page->options().measures.size() == 1);
  keyboard.settle();  // the preview of the first options
  keyboard.press("F7");
  REQUIRE(wait_until([&] { return page->preview().state() == ReportPreview::State::ready && !page->is_busy(); }));
  CHECK(page->preview().options() == page->options());
  const std::string file = home.file("audit.pdf");
  keyboard.press_and_answer("Ctrl+Shift+F7", QString::fromStdString(file));
  REQUIRE(wait_until([&] { return !page->is_writing() && QFile::exists(QString::fromStdString(file)); }));
  CHECK(slurp(file).starts_with("%PDF"));
}
