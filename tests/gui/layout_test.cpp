#include <doctest/doctest.h>

#include <QComboBox>
#include <QDockWidget>
#include <QListWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include "gui/app/find_box.h"
#include "gui/app/main_window.h"
#include "gui/app/pages.h"
#include "gui/app/result_window.h"
#include "gui/app/scenario_chooser.h"
#include "gui/document/user_settings.h"
#include "gui/document/words.h"
#include "gui/views/panel.h"
#include "tests/gui/home.h"

using namespace icctwin;
using namespace icctwin::gui;
using namespace icctwin::test;

namespace {

QDockWidget* dock(MainWindow& window, const char* name) { return window.findChild<QDockWidget*>(QLatin1String(name)); }

}  // namespace

TEST_CASE("pages of results take the whole width, and the panels that were open come back with the next page") {
  const Home home;
  MainWindow window;
  window.resize(1280, 720);
  window.show();
  dock(window, "tree")->close();  // by the user
  CHECK(dock(window, "tree")->isHidden());
  window.show_page(Page::results);
  CHECK(dock(window, "inspector")->isHidden());
  CHECK(dock(window, "lists")->isHidden());
  window.commands()["view.dock_inspector"]->trigger();  // and wants the inspector beside results
  CHECK_FALSE(dock(window, "inspector")->isHidden());
  window.show_page(Page::overview);
  CHECK(dock(window, "tree")->isHidden());
  CHECK_FALSE(dock(window, "inspector")->isHidden());
  CHECK_FALSE(dock(window, "lists")->isHidden());
  window.show_page(Page::results);
  CHECK_FALSE(dock(window, "inspector")->isHidden());
  CHECK(dock(window, "lists")->isHidden());
}

TEST_CASE("at 1280 x 720 every page fits, with its docks, and the panels keep the room that their names need") {
  const Home home;
  for (const Language language : {Language::zh, Language::en}) {
    MainWindow window;
    window.set_language_of_window(language);
    REQUIRE(window.open_file(home.scenario()));
    window.resize(1280, 720);
    window.show();
    for (const PageEntry& entry : page_entries()) {
      CAPTURE(entry.name);
      window.show_page(entry.page);
      QApplication::processEvents();
      CHECK(window.minimumSizeHint().width() <= 1280);
      CHECK(window.minimumSizeHint().height() <= 720);
      if (!dock(window, "inspector")->isHidden()) CHECK(dock(window, "inspector")->width() >= 280);
      if (!dock(window, "tree")->isHidden()) CHECK(dock(window, "tree")->width() >= 196);
    }
  }
}

TEST_CASE("the focus of a panel that a page hides goes to the page, not to a button of the toolbar") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(home.scenario()));
  window.resize(1280, 720);
  window.show();
  REQUIRE(QTest::qWaitForWindowActive(&window));
  window.show_page(Page::plan);
  auto* tree = dock(window, "tree")->findChild<QTreeView*>();
  REQUIRE(tree);
  tree->setFocus();
  window.show_page(Page::power);
  CHECK(window.focusWidget() == tree);  // it is still there
  window.show_page(Page::results);
  CHECK_FALSE(qobject_cast<QToolButton*>(window.focusWidget()));
}

TEST_CASE("the layout of the user is kept for the next start, and put back by a command") {
  const Home home;
  {
    MainWindow window;
    window.resize(1320, 800);
    window.show();
    dock(window, "tree")->close();
    window.show_page(Page::results);  // whose whole width is no choice of the user
    window.close();
  }
  MainWindow window;
  window.restore_layout();
  window.show();
  CHECK(window.size() == QSize(1320, 800));
  CHECK(dock(window, "tree")->isHidden());
  CHECK_FALSE(dock(window, "inspector")->isHidden());
  window.commands()["window.reset_layout"]->trigger();
  CHECK_FALSE(dock(window, "tree")->isHidden());
  CHECK(window.dockWidgetArea(dock(window, "tree")) == Qt::LeftDockWidgetArea);
}

TEST_CASE("language and theme are kept per user, in a file of the user's own") {
  const Home home;
  {
    MainWindow window;
    window.commands()["view.chinese"]->trigger();
    window.commands()["view.dark"]->trigger();
  }
  CHECK(user_settings().fileName().startsWith(QString::fromStdString(home.path())));
  const Preferences kept = read_preferences();
  CHECK(kept.language == "zh_CN");
  CHECK(kept.look == LookChoice::dark);
  MainWindow window;
  window.set_preferences(kept);
  CHECK(language() == Language::zh);
  CHECK(theme().look == Look::dark);
}

TEST_CASE("higher rows and full contrast are preferences that hold at once") {
  const Home home;
  MainWindow window;
  Preferences chosen;
  chosen.look = LookChoice::light;
  window.set_preferences(chosen);
  const QColor edge = theme().line2;
  chosen.high_contrast = chosen.comfortable = true;
  window.set_preferences(chosen);
  CHECK(theme().line2 == theme().axis);
  CHECK(theme().line2 != edge);
  CHECK(row_extra() == 4);
  window.set_preferences({});
  CHECK(row_extra() == 0);
}

TEST_CASE("commands and objects are found and reached by keys alone") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(home.scenario()));
  window.set_language_of_window(Language::en);
  window.show();
  auto* find = window.findChild<FindBox*>();
  REQUIRE(find);
  window.commands()["edit.command_search"]->trigger();
  QTest::keyClicks(find, "cdu supply");  // words of a pointer or title in any order
  QTest::keyClick(find, Qt::Key_Escape);
  CHECK(find->text().isEmpty());
  window.commands()["edit.command_search"]->trigger();
  QTest::keyClicks(find, "cdu");
  REQUIRE_FALSE(find->found().empty());
  REQUIRE(find->found().front().kind == Found::Kind::object);
  QTest::keyClick(find, Qt::Key_Return);
  CHECK(window.selected() == "/cooling/cdu");

  window.commands()["edit.command_search"]->trigger();
  QTest::sendKeyEvent(QTest::Click, find, Qt::Key_unknown, QStringLiteral("结果"),
                      Qt::NoModifier);  // the other language, by an input method
  REQUIRE_FALSE(find->found().empty());
  int downs = 0;
  while (find->found()[static_cast<std::size_t>(downs)].id != "view.results") ++downs;
  for (int i = 0; i < downs; ++i) QTest::keyClick(find, Qt::Key_Down);
  QTest::keyClick(find, Qt::Key_Return);
  CHECK(window.current_page() == Page::results);
  CHECK(find->text().isEmpty());
}

TEST_CASE("a command that becomes possible while its name stands in the box is carried out") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(home.scenario()));
  window.set_language_of_window(Language::en);
  window.show();
  window.show_page(Page::power);
  auto* find = window.findChild<FindBox*>();
  QAction* wanted = window.commands()["view.results"];
  wanted->setEnabled(false);
  window.commands()["edit.command_search"]->trigger();
  QTest::keyClicks(find, "view.results");
  QTest::keyClick(find, Qt::Key_Return);
  CHECK(window.current_page() == Page::power);
  CHECK(find->text() == "view.results");  // it stays, to be seen
  wanted->setEnabled(true);
  SUBCASE("with Return alone") {}
  SUBCASE("asked for once more") {
    window.commands()["edit.command_search"]->trigger();
    QTest::keyClicks(find, "view.results");
    CHECK(find->found().front().usable);
  }
  QTest::keyClick(find, Qt::Key_Return);
  CHECK(window.current_page() == Page::results);
}

TEST_CASE("the scenarios of the folder stand in a list and can be stepped through, other files do not") {
  const Home home;
  const QString first = home.scenario();
  json other = one_rack();
  other["name"] = "Warm water";
  home.put(other, "warm.json");
  write_file(home / "other.json", R"({"format": "icctwin.sweep/1", "name": "No scenario"})");
  write_file(home / "broken.json", "{");
  MainWindow window;
  REQUIRE(window.open_file(first));
  auto* chooser = window.findChild<ScenarioChooser*>();
  REQUIRE(chooser);
  REQUIRE(wait_until([&] { return !chooser->is_reading() && chooser->files().size() == 2; }));
  auto* box = chooser->findChild<QComboBox*>();
  CHECK(box->currentText() == "One rack");
  CHECK(box->findText("Warm water") == 1);
  window.commands()["window.next_scenario"]->trigger();
  CHECK(window.document().name(Language::en) == "Warm water");
  window.commands()["window.next_scenario"]->trigger();
  CHECK(window.document().file() == first);
}

TEST_CASE("a second window shows any page of the same scenario and follows it") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(home.scenario()));
  window.show();
  QPointer<ResultWindow> second = window.open_second_window();
  REQUIRE(second);
  for (const PageEntry& entry : page_entries()) {
    second->show_page(entry.page);
    CHECK(second->current_page() == entry.page);
    REQUIRE(second->page());
    CHECK(second->windowTitle().contains(words(entry.title)));
  }
  window.set_language_of_window(Language::zh);
  CHECK(second->windowTitle().contains(QStringLiteral("单机柜")));
  CHECK(window.open_second_window() == second);  // one is enough
  second->close();
  REQUIRE(wait_until([&] {
    QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return second.isNull();
  }));
}
