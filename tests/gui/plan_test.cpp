#include <doctest/doctest.h>

#include <QDialog>
#include <QMouseEvent>
#include <QTableView>
#include <QTest>
#include <QTimer>
#include <cmath>

#include "gui/document/words.h"
#include "gui/models/floor_edits.h"
#include "gui/models/rack_front.h"
#include "gui/models/rack_overlay.h"
#include "gui/models/snap.h"
#include "gui/models/units.h"
#include "gui/views/commands.h"
#include "gui/views/plan/plan_page.h"
#include "gui/views/theme.h"
#include "sim/results/series/series_reader.h"
#include "sim/scenario/plan/plan.h"
#include "tests/gui/study.h"
#include "tests/support/desk.h"

using namespace icctwin;
using namespace icctwin::gui;
using namespace icctwin::test;

namespace {

/// Racks of 600 x 1200 mm in a hall of 12 x 9 m: A01 of three at (1200, 1200), and B, which stands for two rows at (6000, 1200), 3 m apart.
const char* const center = R"({
  "id": "center",
  "rack_types": [{"id": "own", "node_type": "h100_8x_liquid", "node_count": 4, "cooling": {"type": "cold_plate", "liquid_fraction": 0.8}}],
  "halls": [
    {
      "id": "hall-1",
      "width_mm": 12000,
      "depth_mm": 9000,
      "rows": [
        {"id": "A01", "position": {"x_mm": 1200, "y_mm": 1200}, "racks": [{"id": "A01-racks", "rack_type": "own", "count": 3}]},
        {"id": "B", "count": 2, "position": {"x_mm": 6000, "y_mm": 1200}, "pitch_mm": 3000, "racks": [{"id": "B-racks", "rack_type": "own", "count": 2}]}
      ]
    }
  ]
}
)";

struct Floor {
  ScenarioDocument document;

  Floor() {
    application();
    Diagnostics problems;
    REQUIRE(document.set_text(center, "center.json", problems));
  }
  FloorHall hall() const { return read_floor(document.root(), sizes_of(document.root())).front(); }
  std::string value(const char* pointer) const {
    const Node* node = find_node(document.root(), pointer);
    return node ? node->plain() : std::string();
  }
};

/// The page with the scenario in it, as large as in a window.
struct ShownPlan {
  Workbench bench;
  Commands commands;
  PlanPage page;

  explicit ShownPlan(const char* text = center) : page((application(), bench), commands) {
    set_language(Language::en);
    Diagnostics problems;
    REQUIRE(bench.document().set_text(text, "center.json", problems));
    page.rebuild();
    commands.retranslate();
    page.resize(900, 700);
    page.show();
    QApplication::setActiveWindow(&page);
    view().setFocus();
    QApplication::processEvents();
    view().fit();
  }
  PlanView& view() { return page.view(); }
  /// A place counted as the file does, in pixels of the view.
  QPoint at(double x_mm, double y_mm) { return view().pixel_at({x_mm, 9000 - y_mm}); }
  void drag(QPoint from, QPoint to, Qt::KeyboardModifiers keys = {}) {
    QTest::mousePress(view().viewport(), Qt::LeftButton, keys, from);
    for (int i = 1; i <= 4; ++i) {
      const QPoint between = from + (to - from) * i / 4;
      QMouseEvent move(QEvent::MouseMove, between, view().viewport()->mapToGlobal(between), Qt::NoButton, Qt::LeftButton, keys);
      QApplication::sendEvent(view().viewport(), &move);
    }
    QTest::mouseRelease(view().viewport(), Qt::LeftButton, keys, to);
  }
  void click(QPoint at, Qt::KeyboardModifiers keys = {}) { QTest::mouseClick(view().viewport(), Qt::LeftButton, keys, at); }
  void key(int key, Qt::KeyboardModifiers keys = {}) { QTest::keyClick(&view(), static_cast<Qt::Key>(key), keys); }
  QString value(const char* pointer) {
    const Node* node = find_node(bench.document().root(), pointer);
    return node ? QString::fromStdString(node->plain()) : QString();
  }
};

void check_fronts(const Plan& plan) {
  for (const PlanRack& rack : plan.racks) {
    const RackFront front = rack_front(plan, rack.id);
    REQUIRE(front.height_u > 0);
    std::vector<int> used(static_cast<std::size_t>(front.height_u) + 1, 0);
    int servers = 0;
    double design_w = 0;
    for (const RackDevice& device : front.devices) {
      if (device.kind == RackDevice::Kind::server) servers += device.count;
      design_w += device.design_w;
      REQUIRE(device.bottom_u >= 1);
      REQUIRE(device.bottom_u + device.height_u - 1 <= front.height_u);
      for (int u = device.bottom_u; u < device.bottom_u + device.height_u; ++u) CHECK(++used[static_cast<std::size_t>(u)] == 1);
    }
    CHECK(servers == plan.rack_specs[rack.spec].nodes);
    CHECK(design_w == doctest::Approx(front.design_w));
  }
}

}  // namespace

TEST_CASE("the floor has every rack in its place, counted from the north-west corner") {
  const Floor floor;
  const FloorHall hall = floor.hall();
  REQUIRE(hall.rows.size() == 3);
  REQUIRE(hall.racks.size() == 7);
  CHECK(hall.rows[1].id == "B01");  // as the engine names copies
  CHECK(hall.racks[0].id == "A01-01");
  CHECK(hall.racks[3].id == "B01-01");
  // South-west corner of A01 at (1200, 1200) in a hall 9000 deep: from 6600 to 7800 below the north wall.
  CHECK(hall.racks[0].box == QRectF(1200, 6600, 600, 1200));
  CHECK(hall.racks[2].box == QRectF(2400, 6600, 600, 1200));
  CHECK(hall.rows[2].box == QRectF(6000, 3600, 1200, 1200));  // 3 m further north
  CHECK(hall.rows[0].behind() == QPointF(0, -1));             // fronts look to the south
}

TEST_CASE("a place on the floor finds the rack that stands there, also one that is turned") {
  Floor floor;
  CHECK(floor.hall().rack_at({1500, 7000}) == 0);
  CHECK(floor.hall().rack_at({1900, 7000}) == 1);
  CHECK(floor.hall().rack_at({3100, 7000}) == -1);
  REQUIRE(floor.document.set("/halls/0/rows/0/rotation_deg", "45"));
  const FloorHall turned = floor.hall();
  // Along the row to the north-east: the first rack's middle is 300 along and 600 across from (1200, 7800), at 45 degrees.
  const double half = std::sqrt(0.5);
  const QPointF middle = QPointF(1200, 7800) + 300 * QPointF(half, -half) + 600 * QPointF(-half, -half);
  CHECK(turned.rack_at(middle) == 0);
  CHECK(turned.rack_at(turned.racks[0].box.topLeft() + QPointF(20, 20)) == -1);  // in the box around it, not in it
}

TEST_CASE("aisles are hot between backs, cold between fronts, and neither where all look one way") {
  Floor floor;
  auto aisles = aisles_of(floor.hall());
  REQUIRE(aisles.size() == 1);  // between the two rows of B
  CHECK(aisles[0].kind == Aisle::mixed);
  CHECK(aisles[0].width_mm == 1800);  // 3000 from row to row, 1200 of it racks
  RowSet both{0, {1}};
  REQUIRE(split_rows(floor.document, floor.hall(), both));
  REQUIRE(flip_rows(floor.document, floor.hall(), {0, {2}}));  // the northern one
  aisles = aisles_of(floor.hall());
  REQUIRE(aisles.size() == 1);
  CHECK(aisles[0].kind == Aisle::hot);
  CHECK(aisles[0].box == QRectF(6000, 4800, 1200, 1800));
  REQUIRE(flip_rows(floor.document, floor.hall(), {0, {1, 2}}));
  CHECK(aisles_of(floor.hall())[0].kind == Aisle::cold);
}

TEST_CASE("rows are moved as one command, and undone byte for byte") {
  Floor floor;
  REQUIRE(move_rows(floor.document, floor.hall(), {0, {0, 1}}, {600, -1200}));
  CHECK(floor.value("/halls/0/rows/0/position/x_mm") == "1800");
  CHECK(floor.value("/halls/0/rows/0/position/y_mm") == "2400");  // to the north
  CHECK(floor.value("/halls/0/rows/1/position/x_mm") == "6600");
  CHECK(floor.document.undo_stack().count() == 1);
  const std::string moved = floor.document.text();
  floor.document.undo_stack().undo();
  CHECK(floor.document.text() == center);
  floor.document.undo_stack().redo();
  CHECK(floor.document.text() == moved);
}

TEST_CASE("flipping and turning keep the place on the floor") {
  Floor floor;
  const QRectF before = box_of(floor.hall(), {0});
  REQUIRE(flip_rows(floor.document, floor.hall(), {0, {0}}));
  CHECK(box_of(floor.hall(), {0}) == before);
  CHECK(floor.hall().rows[0].behind().y() == doctest::Approx(1));
  REQUIRE(rotate_rows(floor.document, floor.hall(), {0, {0}}, 90));
  const QRectF turned = box_of(floor.hall(), {0});
  CHECK(turned.center() == before.center());
  CHECK(turned.size() == before.size().transposed());
  CHECK(floor.value("/halls/0/rows/0/rotation_deg") == "270");
  while (floor.document.undo_stack().canUndo()) floor.document.undo_stack().undo();
  CHECK(floor.document.text() == center);
}

TEST_CASE("copies take names that continue, also their groups") {
  Floor floor;
  const auto made = copy_rows(floor.document, floor.hall(), {0, {0, 1}}, {0, -3000});
  REQUIRE(made == std::vector<std::string>{"/halls/0/rows/2", "/halls/0/rows/3"});
  CHECK(floor.value("/halls/0/rows/2/id") == "A02");
  CHECK(floor.value("/halls/0/rows/2/racks/0/id") == "A02-racks");
  CHECK(floor.value("/halls/0/rows/2/position/y_mm") == "4200");
  CHECK(floor.value("/halls/0/rows/3/id") == "C");
  floor.document.undo_stack().undo();
  CHECK(floor.document.text() == center);
}

TEST_CASE("a row that stands for two becomes two rows with the racks as they were") {
  Floor floor;
  const FloorHall before = floor.hall();
  REQUIRE(split_rows(floor.document, before, {0, {1}}));
  const FloorHall after = floor.hall();
  CHECK(after.scenario_rows == 3);
  REQUIRE(after.racks.size() == before.racks.size());
  for (std::size_t i = 0; i < before.racks.size(); ++i) {
    CHECK(after.racks[i].id == before.racks[i].id);
    CHECK(after.racks[i].box == before.racks[i].box);
  }
  CHECK(floor.value("/halls/0/rows/2/racks/0/id") == "B02-racks");
  floor.document.undo_stack().undo();
  CHECK(floor.document.text() == center);
}

TEST_CASE("rows are lined up, and distributed with equal gaps") {
  Floor floor;
  REQUIRE(align_rows(floor.document, floor.hall(), {0, {0, 1}}, Align::top));
  CHECK(box_of(floor.hall(), {0}).top() == box_of(floor.hall(), {1}).top());
  copy_rows(floor.document, floor.hall(), {0, {0}}, {7000, 0});
  REQUIRE(distribute_rows(floor.document, floor.hall(), {0, {0, 1, 2}}, true));
  const auto box = [&](std::uint32_t row) { return box_of(floor.hall(), {row}); };
  CHECK(box(1).left() - box(0).right() == doctest::Approx(box(2).left() - box(1).right()).epsilon(0.001));
}

TEST_CASE("a pod is two rows back to back, an array alternates its aisles; each is one command") {
  Floor floor;
  NewRow row;
  row.rack_type = "own";
  row.racks = 4;
  const auto pod = place_pod(floor.document, floor.hall(), 0, row, 1200, {600, 600});
  REQUIRE(pod.size() == 2);
  CHECK(box_of(floor.hall(), {2}) == QRectF(600, 600, 2400, 1200));
  CHECK(box_of(floor.hall(), {3}) == QRectF(600, 3000, 2400, 1200));
  CHECK(floor.hall().rows[3].behind().y() == doctest::Approx(1));   // the northern one looks to the north
  CHECK(floor.hall().rows[4].behind().y() == doctest::Approx(-1));  // and the southern one to the south
  floor.document.undo_stack().undo();
  CHECK(floor.document.text() == center);

  NewArray array;
  array.row = row;
  array.row.id = "C01";
  array.columns = 2;
  array.lines = 3;
  CHECK(size_of_array(array, {}) == QSizeF(2 * 2400 + 1800, 3 * 1200 + 1200 + 1800));
  REQUIRE(place_array(floor.document, floor.hall(), 0, array, {0, 0}).size() == 6);
  CHECK(floor.value("/halls/0/rows/7/id") == "C06");
  const auto aisles = aisles_of(floor.hall());
  CHECK(std::count_if(aisles.begin(), aisles.end(), [](const FloorAisle& one) { return one.kind == Aisle::hot; }) == 2);
  floor.document.undo_stack().undo();
  CHECK(floor.document.text() == center);
}

TEST_CASE("an edge near a neighbour's is drawn to it, otherwise to the tiles") {
  // A box of 1200 x 1200 at the origin, moved by (3070, 40); a neighbour's left edge is at 4300 and nothing else is near.
  const QRectF box(0, 0, 1200, 1200);
  const Snapped found = snap(box, {3070, 40}, {QRectF(4300, 5000, 600, 600)}, {0, 0}, 100);
  CHECK(found.by == QPointF(3100, 0));  // the right edge at 4300; the bottom edge at 1200, a line of the grid
  CHECK(found.x == std::optional<double>(4300));
  CHECK_FALSE(found.y);
  CHECK(snap(box, {3070, 40}, {}, {0, 0}, 100).by == QPointF(3000, 0));
}

TEST_CASE("ends of scales are round and hold the values") {
  const auto check = [](double least, double most, double low, double high, double step) {
    const Scale scale = round_scale(least, most);
    CHECK(scale.low == doctest::Approx(low));
    CHECK(scale.high == doctest::Approx(high));
    CHECK(scale.step == doctest::Approx(step));
  };
  check(7.8, 43.6, 0, 50, 10);  // a fifth of the span is 7.2: the next round step is 10
  check(24.1, 28.4, 24, 29, 1);
  check(0, 0.31, 0, 0.4, 0.1);
  check(5, 5, 5, 6, 0.2);  // one value: a scale all the same
}

TEST_CASE("colours follow the map: the ends of the scale have the ends of the map, and text can be read on each") {
  CHECK(map_color(MapColors::sequential, 0) == QColor(0xDE, 0xF5, 0xE5));
  CHECK(map_color(MapColors::sequential, 1) == QColor(0x40, 0x3A, 0x75));
  CHECK(map_color(MapColors::sequential, 5) == map_color(MapColors::sequential, 1));
  // The middle of eight steps is the fifth stop.
  CHECK(std::abs(map_color(MapColors::sequential, 0.5).green() - 0xA1) <= 1);
  CHECK(text_on(map_color(MapColors::sequential, 1)).lightness() > 200);
  CHECK(text_on(map_color(MapColors::sequential, 0)).lightness() < 60);
}

TEST_CASE("the level of detail follows the width of a rack on the screen") {
  CHECK(detail_of(5.9) == Detail::far);
  CHECK(detail_of(6) == Detail::edges);
  CHECK(detail_of(14) == Detail::marks);
  CHECK(detail_of(30) == Detail::cells);
  CHECK(detail_of(120) == Detail::strips);
  CHECK(column_name(0) == "A");
  CHECK(column_name(25) == "Z");
  CHECK(column_name(26) == "AA");
  CHECK(column_name(51) == "AZ");
}

TEST_CASE("a click selects the row and tells of the rack, a second one its group; Ctrl toggles, Shift adds") {
  ShownPlan shown;
  shown.click(shown.at(2000, 1800));
  CHECK(shown.bench.current() == "/halls/0/rows/0");
  CHECK(shown.page.state().current_rack() == 1);
  shown.click(shown.at(2000, 1800));
  CHECK(shown.bench.current() == "/halls/0/rows/0/racks/0");
  shown.click(shown.at(6300, 4800), Qt::ControlModifier);  // of the second row of B
  CHECK(shown.page.state().selected_rows().rows == std::vector<std::uint32_t>{0, 1});
  CHECK(shown.page.state().is_selected(1));  // both copies
  CHECK(shown.page.state().is_selected(2));
  shown.click(shown.at(2000, 1800), Qt::ControlModifier);
  CHECK(shown.page.state().selected_rows().rows == std::vector<std::uint32_t>{1});
  shown.click(shown.at(11000, 8000));
  CHECK(shown.bench.selection().isEmpty());
}

TEST_CASE("a band from left to right takes what it encloses, from right to left what it touches") {
  ShownPlan shown;
  // It holds the first two racks of A01 and cuts the third.
  shown.drag(shown.at(900, 2700), shown.at(2600, 900));
  CHECK(shown.page.state().selected_rows().empty());
  shown.drag(shown.at(2600, 900), shown.at(900, 2700));
  CHECK(shown.page.state().selected_rows().rows == std::vector<std::uint32_t>{0});
  shown.drag(shown.at(5500, 5800), shown.at(7800, 900), Qt::ShiftModifier);
  CHECK(shown.page.state().selected_rows().rows == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("dragging a row snaps to tiles and is one command; Escape takes nothing along") {
  ShownPlan shown;
  shown.drag(shown.at(1500, 1800), shown.at(2150, 3050));
  CHECK(shown.value("/halls/0/rows/0/position/x_mm") == "1800");  // 650 east of 1200: the nearest line of the grid
  CHECK(shown.value("/halls/0/rows/0/position/y_mm") == "2400");
  CHECK(shown.bench.document().undo_stack().count() == 1);
  shown.bench.document().undo_stack().undo();
  CHECK(shown.bench.document().text() == center);

  QTest::mousePress(shown.view().viewport(), Qt::LeftButton, {}, shown.at(1500, 1800));
  const QPoint to = shown.at(4000, 4000);
  QMouseEvent move(QEvent::MouseMove, to, shown.view().viewport()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
  QApplication::sendEvent(shown.view().viewport(), &move);
  CHECK_FALSE(shown.view().gesture().moved_rows.empty());
  shown.key(Qt::Key_Escape);
  QTest::mouseRelease(shown.view().viewport(), Qt::LeftButton, {}, to);
  CHECK(shown.bench.document().text() == center);
}

TEST_CASE("while a row is dragged onto another it is marked, and dropping it there is allowed") {
  ShownPlan shown;
  QTest::mousePress(shown.view().viewport(), Qt::LeftButton, {}, shown.at(1500, 1800));
  const auto move_to = [&](QPoint to) {
    QMouseEvent move(QEvent::MouseMove, to, shown.view().viewport()->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(shown.view().viewport(), &move);
  };
  move_to(shown.at(3900, 3000));
  REQUIRE(shown.view().gesture().colliding.size() == 1);
  CHECK_FALSE(shown.view().gesture().colliding[0]);
  move_to(shown.at(6300, 1800));
  CHECK(shown.view().gesture().colliding[0]);
  QTest::mouseRelease(shown.view().viewport(), Qt::LeftButton, {}, shown.at(6300, 1800));
  CHECK(shown.value("/halls/0/rows/0/position/x_mm") == "6000");
}

TEST_CASE("Ctrl while dragging puts a copy down and selects it") {
  ShownPlan shown;
  shown.click(shown.at(1500, 1800));
  shown.drag(shown.at(1500, 1800), shown.at(1500, 5400), Qt::ControlModifier);
  CHECK(shown.value("/halls/0/rows/0/position/y_mm") == "1200");
  CHECK(shown.value("/halls/0/rows/2/id") == "A02");
  CHECK(shown.value("/halls/0/rows/2/position/y_mm") == "4800");
  CHECK(shown.bench.current() == "/halls/0/rows/2");
}

TEST_CASE("rows are chosen, moved, turned and deleted with keys only") {
  ShownPlan shown;
  REQUIRE(QTest::qWaitForWindowActive(&shown.page));
  shown.key(Qt::Key_PageDown);
  CHECK(shown.bench.current() == "/halls/0/rows/0");
  shown.key(Qt::Key_PageDown, Qt::ShiftModifier);
  CHECK(shown.page.state().current_rack() == 1);
  shown.key(Qt::Key_Up);
  CHECK(shown.value("/halls/0/rows/0/position/y_mm") == "1800");
  shown.key(Qt::Key_Right, Qt::ControlModifier);
  CHECK(shown.value("/halls/0/rows/0/position/x_mm") == "1210");
  shown.key(Qt::Key_F, Qt::ShiftModifier);
  CHECK(shown.value("/halls/0/rows/0/rotation_deg") == "180");
  shown.key(Qt::Key_BracketLeft);
  CHECK(shown.value("/halls/0/rows/0/rotation_deg") == "270");
  shown.key(Qt::Key_Delete);
  CHECK(shown.value("/halls/0/rows/0/id") == "B");
  shown.key(Qt::Key_A, Qt::ControlModifier);
  CHECK(shown.page.state().selected_rows().rows == std::vector<std::uint32_t>{0});
  while (shown.bench.document().undo_stack().canUndo()) shown.bench.document().undo_stack().undo();
  CHECK(shown.bench.document().text() == center);
}

TEST_CASE("the front of a rack holds its servers within its units, none upon another, and Return shows it") {
  const Home home;
  ShownPlan shown;
  Diagnostics problems;
  REQUIRE(shown.bench.document().load(home.scenario(), problems));  // the other one is a plan alone, which cannot run
  REQUIRE(wait_until([&] { return !shown.bench.checker().is_pending() && shown.bench.check().plan; }));
  const Plan& plan = *shown.bench.check().plan;
  // And a rack with more servers than units.
  Plan crowded = plan;
  crowded.rack_specs[crowded.racks[0].spec].nodes = 100;
  check_fronts(plan);
  check_fronts(crowded);
  CHECK(rack_front(plan, "nowhere").height_u == 0);
  shown.page.state().set_current_rack(0);
  bool seen = false;
  QTimer::singleShot(50, &shown.page, [&] {
    auto* dialog = shown.page.findChild<QDialog*>(QStringLiteral("rack_elevation"));
    REQUIRE(dialog);
    auto* devices = dialog->findChild<QTableView*>(QStringLiteral("rack_devices"));
    REQUIRE(devices);
    const auto front = rack_front(plan, shown.page.state().floor()->racks[0].id);
    CHECK(devices->model()->rowCount() == static_cast<int>(front.devices.size()));
    seen = true;
    dialog->reject();
  });
  shown.key(Qt::Key_Return);
  CHECK(seen);
}

TEST_CASE("the tool for rows puts one down where it is clicked") {
  ShownPlan shown;
  shown.commands["insert.row_tool"]->trigger();
  CHECK(shown.view().tool() == Tool::row);
  shown.view().new_row.racks = 2;
  shown.view().new_row.rack_type = "own";
  shown.click(shown.at(1230, 7750));
  CHECK(shown.value("/halls/0/rows/2/id") == "B03");  // behind the last name of the hall
  CHECK(shown.value("/halls/0/rows/2/position/x_mm") == "1200");
  CHECK(shown.value("/halls/0/rows/2/racks/0/count") == "2");
  CHECK(shown.bench.current() == "/halls/0/rows/2");
  CHECK(shown.bench.document().undo_stack().count() == 1);
}

TEST_CASE("zooming keeps the place under the pointer, and 1:100 is 1:100") {
  ShownPlan shown;
  const QPoint pointer = shown.at(3000, 3000);
  const QPointF before = shown.view().mm_at(pointer);
  shown.view().zoom_to(shown.view().pixels_per_mm() * 2, pointer);
  const QPointF after = shown.view().mm_at(pointer);
  CHECK(std::abs(after.x() - before.x()) * shown.view().pixels_per_mm() < 1.5);
  CHECK(std::abs(after.y() - before.y()) * shown.view().pixels_per_mm() < 1.5);
  shown.commands["plan.scale_100"]->trigger();
  CHECK(shown.view().pixels_per_mm() == doctest::Approx(96 / 25.4 / 100));
}

TEST_CASE("with the overlay of design power a cell has the colour of its value") {
  const std::string text = one_rack().dump();
  ShownPlan shown(text.c_str());
  ScenarioDocument& document = shown.bench.document();
  for (const char* pointer : {"/power/transformer/units", "/power/ups/units"}) REQUIRE(document.remove(pointer));  // as many as are needed
  REQUIRE(document.set("/halls", R"([{"id": "hall-1", "width_mm": 12000, "depth_mm": 9000, "rows": [{"id": "A01", "count": 1,
    "position": {"x_mm": 1200, "y_mm": 1200}, "racks": [{"id": "A01-racks", "rack_type": "h100_8x4_cold_plate", "count": 7}]}]}])"));
  shown.view().fit();
  shown.bench.checker().check_now();
  REQUIRE(wait_until([&] { return !shown.bench.checker().is_pending() && !shown.bench.check().halls.empty(); }));
  shown.page.state().show_overlay(Overlay::design_power);
  const RackOverlay& overlay = shown.page.state().overlay();
  REQUIRE(overlay.values().size() == 7);
  // Four servers of eight H100 each with their rated powers.
  CHECK(overlay.values()[0] == doctest::Approx(shown.page.state().place(0)->design_w / 1e3));
  CHECK(overlay.sum() == doctest::Approx(7 * overlay.values()[0]));
  shown.page.state().values = false;
  shown.page.state().labels = false;
  const QImage picture = shown.view().viewport()->grab().toImage();
  const QColor cell = picture.pixelColor(shown.at(1500, 2000) * picture.devicePixelRatio());
  CHECK(cell == map_color(MapColors::sequential, overlay.scale().share(overlay.values()[0])));
  shown.page.state().show_overlay(Overlay::none);
  CHECK(shown.view().viewport()->grab().toImage().pixelColor(shown.at(1500, 2000)) == theme().surface2);
}

TEST_CASE("temperatures on the plan follow the system of units, with their scale, their limits and what the legend tells") {
  const Study study;
  const QString run = study.make_run("0001");
  ShownPlan shown(one_rack().dump().c_str());
  shown.bench.checker().check_now();
  REQUIRE(wait_until([&] { return !shown.bench.checker().is_pending() && !shown.bench.check().halls.empty(); }));
  shown.bench.open_run(run);
  PlanState& state = shown.page.state();
  const RackOverlay& overlay = state.overlay();
  for (const Overlay one : {Overlay::coolant_out, Overlay::junction}) {
    state.show_overlay(one);
    REQUIRE(wait_until([&] { return !overlay.empty(); }));
    const double value_c = overlay.values().at(0), limit_c = overlay.limit(0);
    CHECK(overlay.unit() == "°C");
    CHECK(value_c > 20);
    set_unit_system(UnitSystem::ip);
    shown.page.rebuild();
    CHECK(overlay.unit() == "°F");
    CHECK(overlay.values().at(0) == doctest::Approx(32 + 1.8 * value_c));
    // Above it by as much as is rounded away: 0.05 of the unit.
    if (one == Overlay::junction) CHECK(overlay.limit(0) + 0.05 == doctest::Approx(32 + 1.8 * (limit_c + 0.05)));
    CHECK(overlay.scale().low <= overlay.values().at(0));
    CHECK(overlay.scale().high >= overlay.values().at(0));
    CHECK_FALSE(overlay.above_limit(0));
    set_unit_system(UnitSystem::si);
    shown.page.rebuild();
    CHECK(overlay.values().at(0) == doctest::Approx(value_c));
  }
}

TEST_CASE("the plan offers a hall where there is none, and takes it back") {
  ShownPlan shown(R"({"id": "empty"})");
  CHECK(shown.page.state().floor() == nullptr);
  CHECK_FALSE(shown.commands["insert.row_tool"]->isEnabled());
  CHECK_FALSE(add_hall(shown.bench.document(), "Hall", 24000, 18000).empty());
  REQUIRE(shown.page.state().floor());
  CHECK(shown.page.state().floor()->width_mm == 24000);
  CHECK(shown.commands["insert.row_tool"]->isEnabled());
  shown.bench.document().undo_stack().undo();
  CHECK(shown.page.state().floor() == nullptr);
  CHECK(shown.bench.document().text() == R"({"id": "empty"})");
}

TEST_CASE("the hall follows the selection, also when several are selected, and the chooser leaves it") {
  ShownPlan shown(
      R"({"halls": [{"id": "a", "rows": [{"id": "A", "racks": []}]}, {"id": "b", "rows": [{"id": "B", "racks": []}]}, {"id": "c"}]})");
  PlanState& state = shown.page.state();
  shown.bench.select("/halls/1/rows/0");
  CHECK(state.hall() == 1);
  shown.bench.select(QStringList{"/halls/0", "/halls/2"});
  CHECK(state.hall() == 0);  // the first of them
  shown.bench.select(QStringList{"/halls/2", "/halls/0"});
  CHECK(state.hall() == 0);  // it is shown already
  state.show_hall(1);
  CHECK(state.hall() == 1);
}
