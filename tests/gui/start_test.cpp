#include <doctest/doctest.h>

#include <QFileInfo>
#include <QTest>

#include "gui/app/main_window.h"
#include "gui/document/file_places.h"
#include "gui/document/recent_files.h"
#include "gui/document/words.h"
#include "gui/models/glance.h"
#include "gui/models/tutorial.h"
#include "gui/views/scenario_card.h"
#include "tests/gui/documents.h"
#include "tests/gui/home.h"

using namespace icctwin;
using namespace icctwin::gui;
using namespace icctwin::test;

namespace {

std::vector<ScenarioCard*> cards(MainWindow& window) {
  std::vector<ScenarioCard*> found;
  for (ScenarioCard* card : window.findChildren<ScenarioCard*>()) found.push_back(card);
  return found;
}

}  // namespace

TEST_CASE("the start page lists what was opened before and every shipped scenario; a card opens its own") {
  const Home home;
  set_language(Language::en);
  const QString mine = q(home.put(one_rack(), "mine.json"));
  remember_file(mine);
  MainWindow window;
  window.show();
  window.show_page(Page::start);
  REQUIRE(wait_until([&] { return !window.is_busy(); }));
  const auto all = cards(window);
  REQUIRE(all.size() == 1 + example_files().size());
  CHECK(all.size() > 10);
  CHECK(all[0]->file() == mine);
  CHECK(all[0]->accessibleName() == "One rack");
  all[0]->click();
  CHECK(window.document().file() == mine);
  CHECK(window.current_page() != Page::start);
}

TEST_CASE("an example opens as a copy that is not saved, with its files where they are") {
  const Home home;
  MainWindow window;
  window.show();
  window.show_page(Page::start);
  for (ScenarioCard* card : cards(window))
    if (card->file().endsWith("center_2000.json")) {
      card->click();
      break;
    }
  CHECK(window.document().file().isEmpty());
  CHECK(window.document().is_dirty());
  const Node* weather = find_node(window.document().root(), "/site/weather_file");
  REQUIRE(weather);
  CHECK(QFileInfo(q(weather->plain())).isAbsolute());
  CHECK(QFileInfo::exists(q(weather->plain())));
  REQUIRE(wait_until([&] { return !window.checker().is_pending(); }));
  CHECK(window.checker().result().usable);
}

TEST_CASE("paths that a scenario names become absolute and nothing else changes") {
  const std::string text =
      R"({ "site": {"weather_file": "../w/a.epw"},  "workload": [{"type": "trace", "file": "t.csv", "x": 1}], "name": "../w/a.epw" })";
  CHECK(
      with_absolute_files(text, "/data/cases") ==
      R"({ "site": {"weather_file": "/data/w/a.epw"},  "workload": [{"type": "trace", "file": "/data/cases/t.csv", "x": 1}], "name": "../w/a.epw" })");
  CHECK(with_absolute_files("no json", "/data") == "no json");
}

TEST_CASE("recent files: newest first, once each, and those that are gone are left out") {
  const Home home;
  const QString a = q(home.put(one_rack(), "a.json")), b = q(home.put(one_rack(), "b.json"));
  for (const QString& file : {a, b, a}) remember_file(file);
  CHECK(recent_files() == QStringList({a, b}));
  QFile::remove(b);
  CHECK(recent_files() == QStringList({a}));
  forget_file(a);
  CHECK(recent_files().isEmpty());
}

TEST_CASE("Ctrl+Shift+N makes a scenario without anything in it, which can be saved") {
  const Home home;
  MainWindow window;
  window.show();
  REQUIRE(QTest::qWaitForWindowActive(&window));  // shortcuts go to the active window
  QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
  CHECK(window.document().name(Language::zh) == q("新建智算中心"));
  CHECK(window.document().is_dirty());
  CHECK(window.save_to(q(home.file("new.json"))));
  CHECK(recent_files().front() == q(home.file("new.json")));
}

TEST_CASE("the tutorial sees by itself that each of its steps was done") {
  const Home home;
  MainWindow window;
  window.show();
  Tutorial own(window.bench());
  own.start();
  CHECK(own.current() == 0);
  own.help();  // opens the demo
  CHECK(own.current() == 1);
  REQUIRE(window.document().set("/simulation/duration_s", "7200"));
  own.help();  // runs it
  REQUIRE(wait_until([&] { return own.current() == 2; }, 120000));
  REQUIRE(window.document().set("/cooling/cdu/supply_c", "32"));
  CHECK(own.current() == 3);
  REQUIRE(window.document().set("/cooling/facility_loop/supply_c", "28"));
  window.show_page(Page::overview);
  window.bench().start_run();
  REQUIRE(wait_until([&] { return own.current() >= 4; }, 120000));
  window.show_page(Page::results);
  CHECK(own.current() == 5);
  own.help();  // opens the first run again
  REQUIRE(wait_until([&] { return own.is_done(); }));
}
