// The picture below the plan of a hall.
#include <doctest/doctest.h>

#include <QFile>
#include <QTest>

#include "gui/document/file_places.h"
#include "gui/models/floor_background.h"
#include "gui/views/plan/plan_view.h"
#include "tests/gui/documents.h"
#include "tests/gui/keyboard.h"
#include "tests/gui/pictures.h"

using namespace icctwin;
using namespace icctwin::gui;
using namespace icctwin::test;

namespace {

const QColor red(255, 0, 0);

/// Twice as wide as high.
void put_picture(const QString& file) {
  QImage picture(400, 200, QImage::Format_RGB32);
  picture.fill(red);
  REQUIRE(picture.save(file));
}

struct PlanWindow {
  explicit PlanWindow(const Home& home) {
    REQUIRE(window.open_file(home.scenario()));
    window.resize(1400, 900);
    window.show_page(Page::plan);
    window.show();
    view = window.findChild<PlanView*>();
    REQUIRE(view);
    settle();
  }
  void settle() {
    QApplication::processEvents();
    REQUIRE(wait_until([&] { return !window.is_busy(); }));
  }
  /// What is seen at a place of the floor [mm], from the north-west corner.
  QColor at(double x_mm, double y_mm) {
    QWidget& viewport = *view->viewport();
    return viewport.grab().toImage().pixelColor(view->pixel_at({x_mm, y_mm}) * viewport.devicePixelRatio());
  }
  std::optional<FloorBackground> background() { return background_of(*window.document().place("/halls/0").node); }

  MainWindow window;
  PlanView* view;
};

}  // namespace

TEST_CASE("a background is one command that leaves the rest of the view, and views that make no sense have none") {
  application();
  ScenarioDocument document;
  Diagnostics problems;
  REQUIRE(document.set_text(R"({"id": "a", "halls": [{"id": "h", "view": {"import": {"file": "racks.csv"}}}, {"id": "i"}]})", "a.json",
                            problems));
  const std::string before = document.text();
  const FloorBackground background{"plans/hall.png", -500, 250, 12000, 0.4};
  for (const std::size_t hall : {0, 1}) {
    CAPTURE(hall);
    const auto node = [&]() -> const Node& { return *document.place("/halls/" + std::to_string(hall)).node; };
    REQUIRE(set_background(document, hall, background));
    CHECK(document.undo_stack().count() == 1);
    CHECK(background_of(node()) == background);
    CHECK((node().member("view")->member("import") != nullptr) == (hall == 0));
    REQUIRE(remove_background(document, hall));
    CHECK_FALSE(background_of(node()));
    CHECK((node().member("view") != nullptr) == (hall == 0));
    CHECK_FALSE(remove_background(document, hall));  // there is none any more
    while (document.undo_stack().canUndo()) document.undo_stack().undo();
    CHECK(document.text() == before);
    document.undo_stack().clear();
  }
  for (const char* view : {"null", "[]", R"({"background": "a.png"})", R"({"background": {"file": 1, "width_mm": 10}})",
                           R"({"background": {"file": "a.png"}})", R"({"background": {"file": "a.png", "width_mm": -1}})"}) {
    CAPTURE(view);
    CHECK_FALSE(background_of(*tree_of(std::string(R"({"id": "h", "view": )") + view + "}")));
  }
}

TEST_CASE("a background that is scaled by a distance keeps the first point where it is") {
  const FloorBackground before{"a.png", 1000, 2000, 10000, 0.5};
  // A wall of the picture from (3000, 4000), measured as 5 m, is truly 6 m long: everything grows by 1.2 about that point.
  const FloorBackground now = rescaled(before, {3000, 4000}, 5000, 6000);
  CHECK(now.width_mm == doctest::Approx(12000));
  CHECK(now.x_mm == doctest::Approx(600));   // 3000 - 1.2 x 2000
  CHECK(now.y_mm == doctest::Approx(1600));  // 4000 - 1.2 x 2000
  // Of a picture twice as wide as high, in a hall 9 m deep: 6 m high, its upper edge 9000 - 1600 - 6000 below the north wall.
  CHECK(place_of(now, 9000, {400, 200}) == QRectF(600, 1400, 12000, 6000));
}

TEST_CASE("the plan shows the picture below its racks, hides it on demand, and tells of one that is not there") {
  const Home home;
  put_picture(q(home.file("hall.png")));
  PlanWindow plan(home);
  const QColor bare = plan.at(1000, 4000);
  // As wide as the hall of 6 x 6 m, from its south wall: the southern half, as the picture is twice as wide as high.
  REQUIRE(set_background(plan.window.document(), 0, {"hall.png", 0, 0, 6000, 1}));
  plan.settle();
  CHECK(plan.at(1000, 4000) == red);
  CHECK(plan.at(1000, 2000) == bare);
  keep_picture(plan.window, "background");
  plan.window.commands()["plan.background"]->trigger();
  CHECK(plan.at(1000, 4000) == bare);
  plan.window.commands()["plan.background"]->trigger();
  set_background(plan.window.document(), 0, {"hall.png", 0, 3000, 6000, 1});  // to the north wall
  CHECK(plan.at(1000, 4000) == bare);
  CHECK(plan.at(1000, 2000) == red);

  write_file(home / "hall.svg",
             R"(<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30"><rect width="60" height="30" fill="#ff0000"/></svg>)");
  set_background(plan.window.document(), 0, {"hall.svg", 0, 0, 6000, 1});
  plan.settle();
  CHECK(plan.at(1000, 4000) == red);

  std::vector<Notice> told;
  QObject::connect(&plan.window.bench(), &Workbench::told, &plan.window, [&](const Notice& notice) { told.push_back(notice); });
  write_file(home / "broken.png", "no picture");
  for (const char* name : {"missing.png", "broken.png"}) {
    CAPTURE(name);
    told.clear();
    set_background(plan.window.document(), 0, {name, 0, 0, 6000, 1});
    plan.settle();
    REQUIRE(told.size() == 1);
    CHECK(told.front().text.contains(name));
    CHECK(plan.at(1000, 4000) == bare);
  }
  put_picture(q(home.file("broken.png")));  // mended meanwhile
  REQUIRE(told.front().offers.size() == 1);
  told.front().offers.front().act();
  plan.settle();
  CHECK(plan.at(1000, 4000) == red);
}

TEST_CASE("by keys alone a background is put in, scaled by what was measured in it, and taken away") {
  const Home home;
  put_picture(q(home.file("hall.png")));
  PlanWindow plan(home);
  Keyboard keyboard(plan.window);
  keyboard.press("Ctrl+1");
  CHECK_FALSE(plan.window.commands()["insert.background_scale"]->isEnabled());
  keyboard.find_and_answer("insert.background", q(home.file("hall.png")));
  REQUIRE(plan.background());
  CHECK(*plan.background() == FloorBackground{"hall.png", 0, 0, 6000, 0.5});  // relative to the scenario, as wide as the hall

  // With nothing measured the command says what to do and takes up the tool.
  keyboard.find("insert.background_scale");
  PlanView& view = *plan.view;
  CHECK(view.tool() == Tool::measure);
  keyboard.find("insert.background_scale");
  CHECK(view.tool() == Tool::measure);  // it is not put down again
  QTest::mousePress(view.viewport(), Qt::LeftButton, {}, view.pixel_at({0, 6000}));
  const QPoint end = view.pixel_at({3000, 6000});
  QMouseEvent moved(QEvent::MouseMove, end, view.viewport()->mapToGlobal(end), Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(view.viewport(), &moved);
  QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, end);
  REQUIRE(view.gesture().measured);
  keyboard.find_and_answer("insert.background_scale", "6000");
  // Three metres are six, from the corner: twice as wide, up to the pixel that was met.
  CHECK(plan.background()->width_mm == doctest::Approx(12000).epsilon(0.01));
  keyboard.find("insert.no_background");
  CHECK_FALSE(plan.background());
  keyboard.press("Ctrl+1", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z");
  CHECK_FALSE(plan.background());
  CHECK_FALSE(plan.window.document().is_dirty());
}

TEST_CASE("an example that is copied keeps its picture: the path becomes absolute") {
  CHECK(with_absolute_files(R"({"id": "a", "halls": [{"view": {"background": {"file": "hall.png", "width_mm": 1}}}]})", "/data") ==
        R"({"id": "a", "halls": [{"view": {"background": {"file": "/data/hall.png", "width_mm": 1}}}]})");
}
