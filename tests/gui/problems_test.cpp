#include <doctest/doctest.h>

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QTableView>
#include <QTest>
#include <algorithm>
#include <functional>

#include "gui/app/main_window.h"
#include "gui/document/words.h"
#include "gui/models/acknowledgements.h"
#include "gui/models/problem_fixes.h"
#include "gui/views/panels/problems_panel.h"
#include "tests/gui/home.h"

using namespace icctwin;
using namespace icctwin::gui;
using namespace icctwin::test;

namespace {

/// A change that makes a shipped scenario wrong, the code that tells so, and the pointer whose value the fix changes.
struct Mistake {
  const char* code;
  std::function<void(json&)> make;
  const char* pointer;
};

const Problem* find(const CheckResult& check, const std::string& code) {
  const auto found = std::find_if(check.problems.begin(), check.problems.end(), [&](const Problem& one) { return one.code == code; });
  return found == check.problems.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("a fix takes the problem away, is one command, and undone gives the same bytes again") {
  application();
  const Desk desk;
  const Mistake mistakes[] = {
      {"E-IN-003", [](json& s) { s["cooling"]["cdu"]["design_rise_kk"] = 10; }, "/cooling/cdu/design_rise_kk"},
      {"E-IN-005", [](json& s) { s["site"]["latitude_deg"] = 95; }, "/site/latitude_deg"},
      {"E-IN-006",
       [](json& s) {
         s["operations"]["outages"] =
             json::array({json::object({{"id", "o"}, {"equipment", "gridd"}, {"begin_s", 0}, {"duration_s", 60}})});
       },
       "/operations/outages/0/equipment"},
      {"E-IN-008", [](json& s) { s["halls"][0]["rows"][0]["racks"][0]["rack_type"] = "h100_8x4_cold_plat"; },
       "/halls/0/rows/0/racks/0/rack_type"},
      {"E-IN-009",
       [](json& s) {
         s["halls"].push_back(s["halls"][0]);
         s["halls"][1]["rows"] = json::array();
       },
       "/halls/1/id"},
      {"E-PLAN-001", [](json& s) { s["format"] = "icctwin.scenario/9"; }, "/format"},
      {"E-PWR-001", [](json& s) { s["power"]["busway"]["tap_rated_w"] = 20000; }, "/power/busway/tap_rated_w"},
      {"E-PWR-002", [](json& s) { s["power"]["busway"]["rated_w"] = 20000; }, "/power/busway/rated_w"},
      {"E-PWR-003", [](json& s) { s["power"]["ups"]["rated_w"] = 20000; }, "/power/ups/units"},
      {"E-PWR-004", [](json& s) { s["power"]["transformer"]["rated_va"] = 20000; }, "/power/transformer/units"},
      {"E-COOL-003", [](json& s) { s["cooling"]["cdu"]["supply_c"] = 20; }, "/cooling/cdu/supply_c"},
      {"E-COOL-001", [](json& s) { s["cooling"]["cdu"]["capacity_w"] = 10000; }, "/cooling/cdu/capacity_w"},
      {"E-COOL-022", [](json& s) { s["cooling"]["cdu"]["supply_limit_c"] = 30; }, "/cooling/cdu/supply_limit_c"},
  };
  for (const Mistake& mistake : mistakes) {
    CAPTURE(mistake.code);
    json wrong = one_rack();
    mistake.make(wrong);
    ScenarioDocument document;
    Diagnostics ignored;
    REQUIRE(document.load(QString::fromStdString(desk.put(wrong)), ignored));
    const std::string before = document.text();
    const auto check = [&] { return check_scenario(document.text(), "scenario.json", desk.path()); };
    const CheckResult first = check();
    const Problem* problem = find(first, mistake.code);
    REQUIRE(problem);
    const auto fix = fix_of(*problem, document);
    REQUIRE(fix);
    CHECK_FALSE(fix->title.isEmpty());
    CHECK(fix->preview.contains(QStringLiteral("→")));
    REQUIRE(fix->steps.size() == 1);
    CHECK(fix->steps.front().pointer == mistake.pointer);
    REQUIRE(apply_fix(*fix, document));
    CHECK(document.undo_stack().count() == 1);
    CHECK_FALSE(find(check(), mistake.code));
    document.undo_stack().undo();
    CHECK(document.text() == before);
  }
}

TEST_CASE("no fix is guessed where none is known") {
  application();
  const Desk desk;
  json wrong = one_rack();
  wrong["operations"]["outages"] = json::array({json::object({{"id", "o"}, {"equipment", "something else"}})});  // like no choice
  wrong["cooling"]["cdu"]["zzzzzzzzzz"] = 1;                                                                     // like no key
  ScenarioDocument document;
  Diagnostics ignored;
  REQUIRE(document.load(QString::fromStdString(desk.put(wrong)), ignored));
  const CheckResult check = check_scenario(document.text(), "scenario.json", desk.path());
  const Problem* choice = find(check, "E-IN-006");
  REQUIRE(choice);
  CHECK_FALSE(fix_of(*choice, document));
  Problem elsewhere;
  elsewhere.code = "E-PWR-001";
  elsewhere.where = "/power/nothing/there";
  elsewhere.value = "nonsense";
  CHECK_FALSE(fix_of(elsewhere, document));
}

TEST_CASE("a file that is not there is named, and the fix asks where it is") {
  application();
  const Desk desk;
  json wrong = one_rack();
  wrong["site"]["weather_file"] = "gone.epw";
  ScenarioDocument document;
  Diagnostics ignored;
  REQUIRE(document.load(QString::fromStdString(desk.put(wrong)), ignored));
  const auto missing = missing_files(document);
  REQUIRE(missing.size() == 1);
  CHECK(missing[0].pointer == "/site/weather_file");
  const CheckResult check = check_scenario(document.text(), "scenario.json", desk.path());
  const Problem* problem = find(check, "E-IN-001");
  REQUIRE(problem);
  const auto fix = fix_of(*problem, document);
  REQUIRE(fix);
  CHECK(fix->file_field == "/site/weather_file");
}

TEST_CASE("a fix is applied by keys, and the list says when the scenario was checked") {
  const Home home;
  MainWindow window;
  json wrong = one_rack();
  wrong["cooling"]["cdu"]["supply_c"] = 20;
  REQUIRE(window.open_file(QString::fromStdString(home.put(wrong))));
  window.show();
  REQUIRE(wait_until([&] { return !window.checker().is_pending(); }));
  auto* panel = window.findChild<ProblemsPanel*>();
  window.commands()["run.next_problem"]->trigger();
  REQUIRE(window.commands()["run.fix"]->isEnabled());
  CHECK(window.commands()["run.fix"]->shortcut() == QKeySequence("Alt+Return"));
  window.commands()["run.fix"]->trigger();
  CHECK(window.document().is_dirty());
  REQUIRE(wait_until([&] { return !window.checker().is_pending(); }));
  CHECK(panel->model().count(Severity::error) == 0);
  CHECK(panel->checked_words().startsWith("Checked "));
  window.set_language_of_window(Language::zh);
  CHECK(panel->checked_words().endsWith(QStringLiteral("校验")));
  set_language(Language::en);
}

TEST_CASE("a warning is acknowledged with a reason, which is there at the next start and not in the scenario") {
  const Home home;
  const QString file = home.scenario();
  json warned = one_rack();
  warned["halls"][0]["width_mm"] = 1000;  // racks stand outside
  home.put(warned, "center.json");
  const auto open = [&](MainWindow& window) {
    REQUIRE(window.open_file(file));
    REQUIRE(wait_until([&] { return !window.checker().is_pending(); }));
    return window.findChild<ProblemsPanel*>();
  };
  const auto row_of = [](const ProblemsPanel& panel) {
    for (int row = 0; row < panel.model().rowCount(); ++row)
      if (panel.model().problem(row).code == "W-PLAN-003") return row;
    return -1;
  };
  {
    MainWindow window;
    ProblemsPanel* panel = open(window);
    const auto warnings = panel->model().count(Severity::warning);
    REQUIRE(warnings > 0);
    REQUIRE(row_of(*panel) >= 0);
    panel->findChild<QTableView*>()->selectRow(row_of(*panel));
    CHECK(window.commands()["run.acknowledge"]->isEnabled());
    panel->acknowledge("rebuilt next year");
    CHECK(panel->model().count(Severity::warning) == warnings - 1);
    CHECK(panel->model().index(row_of(*panel), ProblemModel::sentence_column).data().toString().contains("rebuilt next year"));
    CHECK_FALSE(window.document().is_dirty());
  }
  MainWindow window;
  ProblemsPanel* panel = open(window);
  CHECK(panel->model().note(row_of(*panel)).reason == "rebuilt next year");
  panel->findChild<QTableView*>()->selectRow(row_of(*panel));
  panel->acknowledge("");
  CHECK(panel->model().note(row_of(*panel)).reason.isEmpty());
}
