#include <doctest/doctest.h>

#include <QFile>

#include "gui/document/recovery.h"
#include "gui/document/scenario_document.h"
#include "gui/document/words.h"
#include "tests/gui/application.h"
#include "tests/support/rounds.h"
#include "tests/support/run_program.h"

using namespace icctwin;
using namespace icctwin::gui;
using namespace icctwin::test;

namespace {

const char* const small = R"({
  "id": "a",  "made_by" : {"tool": [1.0, 2.50e3, "\u00e9"]},
  "site": {"elevation_m": 3.0},
  "halls": [ {"id": "h", "rows": []} ],
  "view":{ }
}
)";

bool set_text(ScenarioDocument& document, std::string_view text) {
  Diagnostics problems;
  return document.set_text(text, "/nowhere/a.json", problems);
}

}  // namespace

TEST_CASE("every shipped scenario is saved byte for byte as it was read") {
  const auto files = shipped_scenarios();
  REQUIRE(files.size() > 10);
  for (const auto& file : files) {
    CAPTURE(file.string());
    Diagnostics problems;
    const auto tree = parse_tree(slurp(file), "x", problems);
    REQUIRE(tree);
    CHECK(write_tree(*tree) == slurp(file));
  }
}

TEST_CASE("unknown members, number forms, order and white space outlive edits elsewhere") {
  ScenarioDocument document;
  REQUIRE(set_text(document, small));
  REQUIRE(document.set("/site/elevation_m", "12"));
  std::string expected = small;
  expected.replace(expected.find("3.0}"), 3, "12");  // one number differs and nothing else
  CHECK(document.text() == expected);
}

TEST_CASE("new members stand where the description has them, laid out like their neighbours") {
  ScenarioDocument document;
  REQUIRE(set_text(document, "{\n  \"id\": \"a\",\n  \"simulation\": {\n    \"duration_s\": 60\n  }\n}\n"));
  REQUIRE(document.set("/simulation/start", "\"2025-07-01T00:00:00+08:00\""));  // described before duration_s
  REQUIRE(document.set("/cooling/cdu/supply_c", "38"));                         // neither object is there
  CHECK(document.text() ==
        "{\n  \"id\": \"a\",\n  \"cooling\": {\"cdu\": {\"supply_c\": 38}},\n  \"simulation\": {\n    \"start\": "
        "\"2025-07-01T00:00:00+08:00\",\n    \"duration_s\": 60\n  }\n}\n");
}

TEST_CASE("an edit at a place that the description does not have is refused") {
  ScenarioDocument document;
  REQUIRE(set_text(document, small));
  CHECK_FALSE(document.set("/site/no_such_field", "1"));
  CHECK_FALSE(document.set("/halls/7/id", "\"x\""));
  CHECK_FALSE(document.insert("/site", 0, "{}"));
  CHECK_FALSE(document.insert("/halls", 2, "{}"));
  CHECK_FALSE(document.remove("/halls/1"));
  CHECK_FALSE(document.remove(""));
  CHECK(document.text() == small);
  CHECK_FALSE(document.is_dirty());
}

TEST_CASE("another kind of an object drops the members of the old kind and keeps those that no kind knows") {
  ScenarioDocument document;
  REQUIRE(set_text(document, R"({"site": {"grid_carbon": {"note": 1, "type": "grid_factor", "area": "east", "year": 2022}}})"));
  REQUIRE(document.set_kind("/site/grid_carbon", "constant"));
  CHECK(document.text() == R"({"site": {"grid_carbon": {"note": 1, "type": "constant"}}})");
  document.undo_stack().undo();
  CHECK(document.text() == R"({"site": {"grid_carbon": {"note": 1, "type": "grid_factor", "area": "east", "year": 2022}}})");
}

TEST_CASE("a copy of an item stands behind it under an id that no other has") {
  ScenarioDocument document;
  REQUIRE(set_text(document, R"({"halls": [{"id": "h"}, {"id": "h-2"}]})"));
  REQUIRE(document.duplicate("/halls/0"));
  CHECK(document.text() == R"({"halls": [{"id": "h"}, {"id": "h-3"}, {"id": "h-2"}]})");
}

TEST_CASE("typing in one field is one command") {
  ScenarioDocument document;
  REQUIRE(set_text(document, small));
  for (const char* typed : {"1", "12", "123"}) REQUIRE(document.set("/site/elevation_m", typed));
  CHECK(document.undo_stack().count() == 1);
  document.undo_stack().undo();
  CHECK(document.text() == small);
}

TEST_CASE("1,000 random commands undone give the same bytes, and done again the same bytes") {
  // The undo stack holds 1,000 commands. Edits that merge are one command, so that there may be fewer than edits.
  const int commands = rounds(1000);
  for (const auto& file : {source("scenarios/start/one_rack.json"), source("scenarios/cases/year_2000.json")}) {
    CAPTURE(file.string());
    ScenarioDocument document;
    const std::string original = slurp(file);
    REQUIRE(set_text(document, original));
    RandomEdits edit(document, 7);
    std::vector<std::string> after = {original};
    int tried = 0;
    while (document.undo_stack().count() < commands && tried++ < 20000) {
      const int before = document.undo_stack().count();
      if (!edit()) continue;
      if (document.undo_stack().count() == before)
        after.back() = document.text();
      else
        after.push_back(document.text());
    }
    REQUIRE(document.undo_stack().count() == commands);
    const std::string edited = document.text();
    Diagnostics problems;
    CHECK(parse_tree(edited, "x", problems));  // it is JSON all the time
    std::mt19937 random(3);
    int at = commands;
    const auto holds = [&] { return document.text() == after[static_cast<std::size_t>(at)]; };
    for (int step = 0; step < 300; ++step) {  // a walk up and down first
      if (at == 0 || (at < commands && random() % 2)) {
        document.undo_stack().redo();
        ++at;
      } else {
        document.undo_stack().undo();
        --at;
      }
      REQUIRE(holds());
    }
    while (document.undo_stack().canUndo()) document.undo_stack().undo();
    CHECK(document.text() == original);
    while (document.undo_stack().canRedo()) document.undo_stack().redo();
    CHECK(document.text() == edited);
  }
}

TEST_CASE("what is no scenario is refused with its reason and leaves the document as it was") {
  ScenarioDocument document;
  REQUIRE(set_text(document, small));
  for (const char* text : {"", "[1]", "{\"id\": }", "{\"a\": 1, \"a\": 2}"}) {
    CAPTURE(text);
    Diagnostics problems;
    CHECK_FALSE(document.set_text(text, "b.json", problems));
    CHECK(problems.has_errors());
  }
  CHECK(document.text() == small);
}

TEST_CASE("saving keeps the version before the first save, and what cannot be saved stays unsaved") {
  application();
  const Scratch scratch;
  const QString file = QString::fromStdString((scratch / "a.json").string());
  {
    QFile out(file);
    REQUIRE(out.open(QIODevice::WriteOnly));
    out.write(small);
  }
  ScenarioDocument document;
  Diagnostics problems;
  REQUIRE(document.load(file, problems));
  REQUIRE(document.set("/site/elevation_m", "5"));
  CHECK(document.is_dirty());
  CHECK(document.save(file) == "");
  CHECK_FALSE(document.is_dirty());
  CHECK(slurp(file.toStdString()) == document.text());
  CHECK(slurp(file.toStdString() + "~") == small);
  REQUIRE(document.set("/site/elevation_m", "6"));
  CHECK(document.save(QString::fromStdString((scratch / "absent/a.json").string())) != "");
  CHECK(document.is_dirty());
}

TEST_CASE("what a window left unsaved when it ended is found, recovered and discarded") {
  application();
  const Scratch scratch;
  const QString folder = QString::fromStdString((scratch / "recovery").string());
  std::string edited;
  {
    ScenarioDocument document;
    REQUIRE(set_text(document, small));
    Recovery recovery(document, folder);
    REQUIRE(document.set("/site/elevation_m", "77"));
    recovery.write_now();
    edited = document.text();
    CHECK(Recovery::left_behind(folder).empty());  // this process still runs: the file is its own
    // As if it had been killed: the file stays, under the number of a process that is no more (numbers end at 2^22).
    REQUIRE(QFile::copy(folder + "/" + QString::number(QCoreApplication::applicationPid()) + ".recovery.json",
                        folder + "/99999999.recovery.json"));
  }
  const auto left = Recovery::left_behind(folder);
  REQUIRE(left.size() == 1);
  CHECK(left.front().file == "/nowhere/a.json");
  CHECK(left.front().edits == 1);
  ScenarioDocument document;
  REQUIRE(Recovery::recover(left.front(), document));
  CHECK(document.text() == edited);
  CHECK(document.is_dirty());
  Recovery::discard(left.front());
  CHECK(Recovery::left_behind(folder).empty());
}
