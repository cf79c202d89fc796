// Diagrams of power, cooling and network: layouts, values, failures, keys and selection.
#include <doctest/doctest.h>

#include <QAction>
#include <QFontMetricsF>
#include <QPushButton>
#include <QTest>
#include <cmath>
#include <filesystem>
#include <numeric>

#include "gui/app/main_window.h"
#include "gui/document/words.h"
#include "gui/models/diagrams.h"
#include "gui/models/units.h"
#include "gui/views/diagrams/cooling_scene.h"
#include "gui/views/diagrams/diagram_page.h"
#include "gui/views/diagrams/diagram_view.h"
#include "gui/views/diagrams/geometry.h"
#include "gui/views/diagrams/network_scene.h"
#include "gui/views/diagrams/parts.h"
#include "gui/views/diagrams/power_scene.h"
#include "gui/views/diagrams/power_words.h"
#include "sim/results/folder/run_folder.h"
#include "tests/gui/home.h"

using namespace icctwin;
using namespace icctwin::gui;
using namespace icctwin::test;

namespace {

CheckResult checked(const json& scenario) { return check_scenario(scenario.dump(), "scenario.json", "."); }

/// The shipped scenarios, and one with each kind of supply on one and on two paths with everything on the site.
std::vector<std::pair<std::string, json>> scenarios() {
  std::vector<std::pair<std::string, json>> all;
  for (const char* folder : {"scenarios/cases", "scenarios/start"})
    for (const auto& entry : std::filesystem::directory_iterator(source(folder)))
      if (entry.path().extension() == ".json") {
        const std::string name = std::string(folder) + "/" + entry.path().filename().string();
        all.emplace_back(name, shipped(name));
      }
  for (const int paths : {1, 2})
    for (const char* supply : {R"({"type": "none"})", R"({"type": "ups"})", R"({"type": "hvdc"})", R"({"type": "dc_800v"})",
                               R"({"type": "dc_800v", "source": "sidecar"})"}) {
      json scenario = shipped("scenarios/cases/center_2000.json");
      scenario["power"]["paths"] = paths;
      scenario["power"]["ups"] = json::parse(supply);
      for (const char* part : {"pv", "wind", "battery", "generators"}) scenario["power"][part] = json::object();
      all.emplace_back(std::string(supply) + " on " + std::to_string(paths), scenario);
    }
  return all;
}

/// All that is drawn of a scenario, folded and unfolded.
std::vector<std::pair<std::string, Scene>> scenes(const Diagrams& d) {
  std::set<std::string> open = {"leaf/rest", "spine/all"};
  for (const RowLoad& row : d.power.rows) open.insert("hall/" + row.hall_pointer);
  std::vector<std::pair<std::string, Scene>> all;
  all.emplace_back("power", power_scene(d.power, {}, {}));
  all.emplace_back("power, unfolded", power_scene(d.power, {}, {open, {}}));
  all.emplace_back("cooling", cooling_scene(d.cooling, {}));
  if (d.network.empty()) return all;
  all.emplace_back("network", network_scene(d.network, {}));
  all.emplace_back("network, unfolded", network_scene(d.network, open));
  return all;
}

Diagrams two_paths() {
  json scenario = shipped("scenarios/cases/center_2000.json");
  scenario["power"]["paths"] = 2;
  return *checked(scenario).diagrams;
}

std::vector<std::string> lost_rows(const Scene& scene) {
  std::vector<std::string> keys;
  for (const Element& element : scene.elements)
    if (element.state == State::lost) keys.push_back(element.key);
  return keys;
}

bool says(const Element& element, const QString& text) {
  return std::ranges::any_of(element.labels, [&](const Label& label) { return label.text.contains(text); });
}

}  // namespace

TEST_CASE("no boxes or tags overlap and every link ends at a port, in the diagrams of all shipped scenarios in both languages") {
  application();
  for (const auto& shipped_one : scenarios()) {
    const std::string& name = shipped_one.first;
    const json& scenario = shipped_one.second;
    const CheckResult result = checked(scenario);
    CAPTURE(name);
    REQUIRE(result.diagrams);
    for (const Language one : {Language::en, Language::zh}) {
      set_language(one);
      set_unit_system(one == Language::en ? UnitSystem::ip : UnitSystem::si);  // °F, gpm and RT are longer
      for (const auto& drawn : scenes(*result.diagrams)) {
        const std::string& kind = drawn.first;
        const Scene& scene = drawn.second;
        CAPTURE(kind);
        CHECK(scene.elements.size() > 3);
        for (const std::string& fault : faults(scene)) FAIL_CHECK(fault);
      }
    }
  }
  set_language(Language::en);
  set_unit_system(UnitSystem::si);
}

TEST_CASE("no text of a diagram is wider than its box, and boxes lie inside the diagram") {
  application();
  for (const char* name : {"scenarios/cases/year_2000.json", "scenarios/cases/mixed_hall.json", "scenarios/cases/scale_100k.json"}) {
    const CheckResult result = checked(shipped(name));
    for (const Language one : {Language::en, Language::zh}) {
      set_language(one);
      for (const auto& drawn : scenes(*result.diagrams)) {
        const std::string& kind = drawn.first;
        const Scene& scene = drawn.second;
        CAPTURE(kind);
        const auto fits = [](const Label& label) {
          return QFontMetricsF(face(label.face)).horizontalAdvance(label.text) <= label.box.width() + 0.5;
        };
        for (const Element& element : scene.elements)
          for (const Label& label : element.labels) {
            CAPTURE(label.text.toStdString());
            CHECK(fits(label));
          }
        for (const Label& note : scene.notes) CHECK(fits(note));
        for (const QString& sentence : scene.sentences) {
          CAPTURE(sentence.toStdString());
          CHECK(width_of(sentence, Face::table) <= scene.legend_box.width() - 28);
        }
        for (const Tag& tag : scene.tags)
          for (const QString& line : tag.lines) CHECK(width_of(line, Face::small) <= tag.box.width() - 9);
      }
    }
  }
  set_language(Language::en);
}

TEST_CASE("every element belongs to a part of the scenario that can be selected, and has a name and a key of its own") {
  application();
  for (const auto& shipped_one : scenarios()) {
    const std::string& name = shipped_one.first;
    const json& scenario = shipped_one.second;
    ScenarioDocument document;
    Diagnostics problems;
    REQUIRE(document.set_text(scenario.dump(), {}, problems));
    const CheckResult result = checked(scenario);
    for (const auto& drawn : scenes(*result.diagrams)) {
      const std::string& kind = drawn.first;
      const Scene& scene = drawn.second;
      CAPTURE(kind);
      std::set<std::string> keys;
      for (const Element& element : scene.elements) {
        CAPTURE(name);
        CAPTURE(element.key);
        CHECK(keys.insert(element.key).second);
        CHECK(part_of(document.root(), element.pointer) == element.pointer);
        CHECK_FALSE(element.name.isEmpty());
      }
    }
  }
}

TEST_CASE("links that cross are told from links that join") {
  // A cross of two lines; and a line that ends on another: a joint, no crossing.
  Link level, upright, branch;
  level.points = {{0, 10}, {100, 10}};
  upright.points = {{50, 0}, {50, 40}};
  branch.points = {{80, 10}, {80, 40}};
  const auto found = crossings({level, upright, branch});
  REQUIRE(found.size() == 1);
  CHECK(found[0].below == 0);
  CHECK(found[0].above == 1);
  CHECK(found[0].at == QPointF(50, 10));
  CHECK_FALSE(found[0].above_is_horizontal);
  CHECK(runs_through(level, QRectF(40, 0, 5, 20)));
  CHECK_FALSE(runs_through(level, QRectF(40, 12, 5, 20)));
}

TEST_CASE("faults of a layout are found: boxes over each other, links through boxes or to nowhere, tags on links") {
  Scene scene;
  scene.size = QSizeF(200, 200);
  for (const double x : {0.0, 20.0}) {
    Element element;
    element.key = x == 0 ? "a" : "b";
    element.box = QRectF(x, 0, 30, 30);
    scene.elements.push_back(element);
  }
  CHECK(faults(scene) == std::vector<std::string>{"b overlaps a"});
  scene.elements[1].box.moveLeft(100);
  CHECK(faults(scene).empty());
  Link link;
  link.from = "a";
  link.points = {{30, 10}, {180, 10}};
  scene.links.push_back(link);
  CHECK(faults(scene) == std::vector<std::string>{"link from a to  ends nowhere", "link from a to  runs through b"});
  scene.links[0].to = "b";
  scene.links[0].points[1].setX(100);
  CHECK(faults(scene).empty());
  // A tag that would lie on the link is put beside it.
  application();
  place_tag(scene, tag(Ink::facility, QStringLiteral("38.0 °C")), {{65, 10}});
  CHECK(faults(scene).empty());
  scene.tags[0].box.moveTo(32, 5);
  CHECK(faults(scene).size() == 1);
}

TEST_CASE("values stand in the diagrams as the run has them at the instant, in the interval that holds it") {
  const Home home;
  json scenario = shipped("scenarios/cases/mixed_week.json");
  scenario["simulation"]["duration_s"] = 6 * 3600;
  scenario["simulation"]["output_step_s"] = 3600;
  scenario["simulation"]["rack_series"] = true;
  REQUIRE(home.run(home.put(scenario), home.file("run")).code == 0);
  Diagnostics problems;
  auto read = read_run_folder(home / "run", problems);
  REQUIRE(read);
  REQUIRE(read->series);
  const auto run = std::make_shared<const RunFolder>(*std::move(read));
  std::string error;
  auto racks = read_rack_series((home / "run/series.nc").string(), "rack_power_w", error);
  REQUIRE(racks);
  const auto rack_power = std::make_shared<const RackSeries>(*std::move(racks));
  const Diagrams d = *checked(scenario).diagrams;
  // 2.5 h after the start lies in the third hour.
  CHECK(interval_at(run->series->time_s, 2.5 * 3600) == 2);
  CHECK(interval_at(run->series->time_s, 0) == 0);
  CHECK(interval_at(run->series->time_s, 1e9) == 5);
  const Instant now(run, rack_power, 2.5 * 3600);
  const auto at = [&](const char* channel) { return static_cast<double>((*run->series->find(channel))[2]); };
  const Scene power = power_scene(d.power, now, {});
  CHECK(says(*power.find("intake"), watts(at("grid_power_w"))));
  CHECK(says(*power.find("supply"), watts(at("it_power_w"))));
  CHECK(says(*power.find("plant"), watts(at("air_fan_power_w"))));
  CHECK(power.sentences.front().contains(watts(at("facility_power_w"))));
  // The first row is its racks together.
  const std::size_t interval = interval_at(rack_power->time_s, 2.5 * 3600);
  double row_w = 0;
  for (const std::string& id : d.power.rows.front().racks) {
    const auto index = static_cast<std::size_t>(std::ranges::find(rack_power->rack_ids, id) - rack_power->rack_ids.begin());
    REQUIRE(index < rack_power->rack_ids.size());
    row_w += static_cast<double>(rack_power->values[interval * rack_power->rack_ids.size() + index]);
  }
  CHECK(says(*power.find("row/" + d.power.rows.front().id), watts(row_w)));
  const Scene cooling = cooling_scene(d.cooling, now);
  for (const char* channel : {"coolant_supply_c", "coolant_return_c", "facility_supply_c", "facility_return_c", "chilled_supply_c",
                              "chilled_return_c", "condenser_supply_c", "room_supply_c", "room_return_c"}) {
    CAPTURE(channel);
    CHECK(std::ranges::any_of(cooling.tags, [&](const Tag& tag) { return tag.strong == degrees(at(channel)); }));
  }
  CHECK(says(*cooling.find("chillers"), watts(at("chiller_heat_w"))));
}

TEST_CASE("a value beyond its limit is hatched and told in the legend") {
  application();
  json scenario = shipped("scenarios/cases/center_2000.json");
  CoolingDiagram d = checked(scenario).diagrams->cooling;
  auto run = std::make_shared<RunFolder>();
  run->series = SeriesData{{3600}, {{"coolant_supply_c", "degC", "", true}}, {{50}}};
  d.cdus.front().supply_limit_c = 49;
  const Scene beyond = cooling_scene(d, Instant(run, nullptr, 0));
  CHECK(beyond.find("cdu/0")->state == State::warned);
  CHECK(std::ranges::count_if(beyond.tags, &Tag::beyond) == 1);
  CHECK(std::ranges::any_of(beyond.legend, [](const LegendEntry& one) { return one.kind == LegendEntry::Kind::hatch; }));
  d.cdus.front().supply_limit_c = 51;
  CHECK(std::ranges::none_of(cooling_scene(d, Instant(run, nullptr, 0)).tags, &Tag::beyond));
}

TEST_CASE("two paths are drawn with letters and line styles of their own, one path without") {
  application();
  const Scene scene = power_scene(two_paths().power, {}, {});
  for (const char* key : {"intake/A", "intake/B", "transformer/A", "transformer/B", "supply/A", "supply/B", "output/A", "output/B"})
    CHECK(scene.find(key));
  for (const Link& link : scene.links) CHECK((link.ink == Ink::path_b) == (link.dash == Dash::path_b));
  CHECK(std::ranges::count(scene.links, Ink::path_a, &Link::ink) == std::ranges::count(scene.links, Ink::path_b, &Link::ink));
  const Scene one = power_scene(checked(shipped("scenarios/cases/center_2000.json")).diagrams->power, {}, {});
  CHECK(one.find("intake"));
  CHECK_FALSE(one.find("intake/A"));
  CHECK(std::ranges::none_of(one.links, [](const Link& link) { return link.ink == Ink::path_b; }));
}

TEST_CASE("an element that fails marks the rows that lose their supply: its own on one path, none on two that suffice") {
  application();
  const Diagrams one = *checked(shipped("scenarios/cases/center_2000.json")).diagrams;
  const auto failing = [](const Diagrams& d, const std::string& key) { return power_scene(d.power, {}, {{}, key}); };
  const std::string second = "row/" + one.power.rows[1].id;
  CHECK(lost_rows(failing(one, second)) == std::vector<std::string>{second});
  CHECK(lost_rows(failing(one, "intake")).size() == one.power.rows.size());  // no generators
  CHECK(lost_rows(failing(one, "supply")).empty());                          // N + 1
  CHECK(failing(one, "supply").find("supply")->state == State::failed);
  for (const char* key : {"intake", "supply", "transformer"}) CHECK(failing(one, key).sentences.size() == 2);
  const Diagrams two = two_paths();
  CHECK(lost_rows(failing(two, second)).empty());
  CHECK(failing(two, second).find(second)->state == State::failed);
  CHECK(lost_rows(failing(two, "output/A")).empty());
  CHECK(can_fail(two.power, "output/A"));
  CHECK_FALSE(can_fail(one.power, "output"));
  CHECK_FALSE(can_fail(one.power, "plant"));
}

TEST_CASE("the balance below the one-line diagram closes at design: IT, cooling, lighting and losses are the total") {
  application();
  const PowerDiagram d = checked(shipped("scenarios/cases/year_2000.json")).diagrams->power;
  const double cooling_w = d.chiller_w + d.pump_w + d.air_fan_w + d.rejection_fan_w,
               losses_w = d.design_total_w - d.design_it_w - cooling_w - d.lighting_w;
  CHECK(losses_w > 0);
  CHECK(losses_w < 0.1 * d.design_total_w);
  CHECK(power_balance(d, {}).contains(watts(losses_w)));
  // 5 units of 600 kW carry 2.2 MW and one more fails without loss.
  CHECK(d.supply_units == 5);
  CHECK(d.supply_spare == 1);
}

TEST_CASE("arrows reach every element of every diagram from the first one, and Tab goes through all of them once") {
  const Home home;
  for (const char* name : {"scenarios/cases/year_2000.json", "scenarios/cases/mixed_hall.json", "scenarios/cases/llama3_54_days.json"}) {
    const CheckResult result = checked(shipped(name));
    for (const auto& drawn : scenes(*result.diagrams)) {
      const std::string& kind = drawn.first;
      const Scene& scene = drawn.second;
      CAPTURE(name);
      CAPTURE(kind);
      DiagramView view;
      view.resize(800, 600);
      view.set_scene(scene);
      std::set<std::string> seen;
      for (std::size_t i = 0; i < scene.elements.size(); ++i) {
        QTest::keyClick(&view, Qt::Key_Tab);
        seen.insert(view.current());
      }
      CHECK(seen.size() == scene.elements.size());
      // By arrows: whatever is found from what was found.
      std::vector<std::string> reached = {scene.elements.front().key};
      for (std::size_t i = 0; i < reached.size(); ++i)
        for (const int key : {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up, Qt::Key_Down})
          if (const std::string next = neighbour(scene, reached[i], key);
              !next.empty() && std::ranges::find(reached, next) == reached.end())
            reached.push_back(next);
      CHECK(reached.size() == scene.elements.size());
    }
  }
}

TEST_CASE("the diagram zooms at the pointer, fits again, and stays where it is when values change") {
  application();
  DiagramView view;
  view.resize(900, 600);
  const Scene scene = power_scene(two_paths().power, {}, {});
  view.set_scene(scene);
  const double fitted = view.scale();
  const QPointF at = view.to_widget(scene.elements[3].box.center());
  QWheelEvent wheel(at, view.mapToGlobal(at), {}, {0, 240}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
  QApplication::sendEvent(&view, &wheel);
  CHECK(view.scale() > fitted);
  CHECK((view.to_widget(scene.elements[3].box.center()) - at).manhattanLength() < 0.01);
  const double near = view.scale();
  view.set_scene(scene);
  CHECK(view.scale() == near);
  view.fit();
  CHECK(view.scale() == fitted);
}

TEST_CASE("what is selected in the tree is selected in the diagram, and the other way round; an edit draws it anew") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(home.scenario()));
  REQUIRE(wait_until([&] { return !window.checker().is_pending(); }));
  window.show_page(Page::power);
  window.show();
  DiagramPage* page = nullptr;
  for (auto* view : window.findChildren<DiagramView*>())
    if (view->isVisible()) page = dynamic_cast<DiagramPage*>(view->parentWidget()->parentWidget());
  REQUIRE(page);
  window.select("/power/ups");
  CHECK(page->view().current() == "supply");
  CHECK(window.commands()["run.fail"]->isEnabled());
  page->view().go_to("transformer");
  CHECK(window.selected() == "/power/transformer");
  window.commands()["run.fail"]->trigger();
  CHECK(page->view().scene().find("transformer")->state == State::failed);
  window.commands()["run.fail"]->trigger();
  CHECK(page->view().scene().find("transformer")->state == State::normal);
  REQUIRE(window.document().set("/power/paths", "2"));
  REQUIRE(wait_until([&] { return page->view().scene().find("transformer/B") != nullptr; }));
  CHECK(page->view().accessibleName().size() > 0);
}

TEST_CASE("a scenario without a network says what to add and adds it, as one command") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(home.scenario()));
  REQUIRE(wait_until([&] { return !window.checker().is_pending(); }));
  window.show_page(Page::network);
  window.show();
  QPushButton* offer = nullptr;
  for (auto* button : window.findChildren<QPushButton*>())
    if (button->text() == "Add a topology") offer = button;
  REQUIRE(offer);
  const std::string before = window.document().text();
  QTest::mouseClick(offer, Qt::LeftButton);
  CHECK(window.document().place("/fabric/topology").given());
  CHECK(window.document().undo_stack().count() == 1);
  REQUIRE(wait_until([&] { return !window.checker().is_pending(); }));
  CHECK(window.checker().result().usable);
  window.commands()["edit.undo"]->trigger();
  CHECK(window.document().text() == before);
}

TEST_CASE("a diagram is written as SVG and PNG") {
  const Home home;
  DiagramView view;
  view.set_scene(cooling_scene(checked(shipped("scenarios/cases/year_2000.json")).diagrams->cooling, {}));
  CHECK(view.save(QString::fromStdString(home.file("a.svg"))));
  CHECK(slurp(home / "a.svg").find("<svg") != std::string::npos);
  CHECK(view.save(QString::fromStdString(home.file("a.png"))));
  CHECK(QImage(QString::fromStdString(home.file("a.png"))).width() == 2 * qRound(view.scene().size.width()));
  CHECK_FALSE(view.save(QString::fromStdString(home.file("absent/a.png"))));
}
