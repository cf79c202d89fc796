#include <doctest/doctest.h>

#include <QAbstractItemView>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSet>
#include <QTest>
#include <filesystem>
#include <fstream>
#include <regex>

#include "gui/app/main_window.h"
#include "gui/document/words.h"
#include "gui/views/delegates.h"
#include "gui/views/results/result_tiles.h"
#include "sim/results/folder/run_folder.h"
#include "tests/gui/documents.h"
#include "tests/gui/home.h"
#include "tests/gui/pictures.h"

using namespace icctwin;
using namespace icctwin::gui;
using namespace icctwin::test;

namespace {

double luminance(const QColor& color) {
  const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
  return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// Contrast of WCAG 2.1.
double contrast(const QColor& a, const QColor& b) {
  const double high = std::max(luminance(a), luminance(b)), low = std::min(luminance(a), luminance(b));
  return (high + 0.05) / (low + 0.05);
}

}  // namespace

TEST_CASE("every command has an id of its own, texts and a tip in both languages, and no shortcut stands twice") {
  const Home home;
  MainWindow window;
  QSet<QString> ids, shortcuts;
  for (const QAction* action : window.commands().all()) {
    CAPTURE(action->objectName().toStdString());
    CHECK_FALSE(ids.contains(action->objectName()));
    ids.insert(action->objectName());
    QString shortcut = action->shortcut().toString();
    // Keys of a panel count while it has the focus; another panel may have the same.
    if (action->shortcutContext() == Qt::WidgetWithChildrenShortcut && !action->associatedObjects().isEmpty())
      shortcut += QStringLiteral(" in %1").arg(reinterpret_cast<quintptr>(action->associatedObjects().front()));
    if (!action->shortcut().isEmpty()) CHECK_FALSE(shortcuts.contains(shortcut));
    shortcuts.insert(shortcut);
  }
  for (const Language language : {Language::zh, Language::en}) {
    window.set_language_of_window(language);
    for (const QAction* action : window.commands().all()) {
      CAPTURE(action->objectName().toStdString());
      CHECK_FALSE(action->text().isEmpty());
      CHECK_FALSE(action->toolTip().isEmpty());
    }
  }
}

TEST_CASE("the language is switched while the window is open") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(home.scenario()));
  REQUIRE(wait_until([&] { return !window.checker().is_pending(); }));
  window.set_language_of_window(Language::zh);
  CHECK(window.windowTitle().contains(QStringLiteral("单机柜")));
  CHECK(window.commands()["run.start"]->text() == QStringLiteral("运行"));
  window.set_language_of_window(Language::en);
  CHECK(window.windowTitle().contains("One rack"));
  CHECK(window.commands()["run.start"]->text() == "Run");
}

TEST_CASE("an edit by keys in the inspector is one command, which Ctrl+Z takes back") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(home.scenario()));
  window.show();
  window.select("/cooling/cdu/supply_c");
  CHECK(window.selected() == "/cooling/cdu");
  auto* list = window.findChild<QListView*>("fields");
  REQUIRE(list);
  list->setFocus();
  QTest::keyClick(list, Qt::Key_F2);
  auto* editor = list->findChild<QLineEdit*>();
  REQUIRE(editor);
  QTest::keyClicks(editor, "40.5");
  QTest::keyClick(editor, Qt::Key_Return);
  REQUIRE(wait_until([&] { return window.document().is_dirty(); }));  // the editor hands over when events pass
  CHECK(window.document().place("/cooling/cdu/supply_c").node->token == "40.5");
  window.commands()["edit.undo"]->trigger();
  CHECK(window.document().place("/cooling/cdu/supply_c").node->token == "38");
  CHECK_FALSE(window.document().is_dirty());
}

TEST_CASE("items are added, copied and removed by commands, and the selection goes along") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(home.scenario()));
  const std::string before = window.document().text();
  window.select("/halls/0/rows");
  window.commands()["edit.add"]->trigger();
  CHECK(window.selected() == "/halls/0/rows/1");
  window.commands()["edit.duplicate"]->trigger();
  CHECK(window.selected() == "/halls/0/rows/2");
  window.commands()["edit.remove"]->trigger();
  CHECK(window.selected() == "/halls/0/rows");
  while (window.document().undo_stack().canUndo()) window.commands()["edit.undo"]->trigger();
  CHECK(window.document().text() == before);
}

TEST_CASE("a scenario is run from the window, its results are shown, and an edit makes them out of date") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(home.scenario()));
  REQUIRE(wait_until([&] { return !window.checker().is_pending(); }));
  REQUIRE(window.commands()["run.start"]->isEnabled());
  window.commands()["run.start"]->trigger();
  REQUIRE(wait_until([&] { return window.controller().is_active(); }));  // once the program has told its version
  CHECK(window.commands()["run.start"]->isEnabled());                    // the next one waits for this
  REQUIRE(wait_until([&] { return !window.controller().is_active(); }));
  REQUIRE(window.controller().state() == RunState::done);
  REQUIRE(wait_until([&] { return window.bench().run() != nullptr; }));
  CHECK(std::filesystem::exists(home / "runs/center/0001/manifest.json"));
  CHECK(slurp(home / "runs/center/0001.json") == slurp(home / "center.json"));
  const auto says = [&](const char* text) {
    for (const QLabel* label : window.findChildren<QLabel*>())
      if (label->text().contains(text)) return true;
    return false;
  };
  CHECK(says("Results: up to date"));
  REQUIRE(window.document().set("/cooling/cdu/supply_c", "40"));
  REQUIRE(wait_until([&] { return !window.checker().is_pending(); }));
  CHECK(says("Results: out of date"));
}

TEST_CASE("the tiles of a run say what the run folder says") {
  const Home home;
  REQUIRE(home.run(home.scenario().toStdString(), "run").code == 0);
  Diagnostics problems;
  const auto run = read_run_folder(home / "run", problems);
  REQUIRE(run);
  set_language(Language::en);
  const auto tiles = result_tiles(*run);
  REQUIRE(tiles.size() == 8);
  CHECK(tiles[0].label == "PUE");
  CHECK(tiles[0].value == QString::number(kpi(home / "run", "pue"), 'f', 3));
  CHECK(tiles[0].help.contains("="));                                      // formula and inputs
  CHECK(tiles[2].share == doctest::Approx(1 / kpi(home / "run", "pue")));  // E_IT / E_DC
  set_language(Language::zh);
  CHECK(result_tiles(*run)[0].label.contains(QStringLiteral("电能利用效率")));
  set_language(Language::en);
}

TEST_CASE("folders and files that are not what they should be are told in a band, and nothing is lost") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(home.scenario()));
  const std::string text = window.document().text();
  write_file(home / "bad.json", "{\"id\": ");
  CHECK_FALSE(window.open_file(q(home.file("bad.json"))));
  CHECK_FALSE(window.open_file(q(home.file("absent.json"))));
  window.bench().open_run(q(home.file("absent")));
  REQUIRE(wait_until([&] { return !window.is_busy(); }));
  CHECK_FALSE(window.bench().run());
  CHECK_FALSE(window.save_to(q(home.file("absent/x.json"))));
  CHECK(window.document().text() == text);
  qputenv("ICCTWIN_PROGRAM", "/nowhere/icctwin");
  window.bench().start_run();
  CHECK(window.controller().state() == RunState::idle);
}

TEST_CASE("the window is drawn in both languages and both themes, and no theme leaves a colour of the other") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(home.scenario()));
  REQUIRE(wait_until([&] { return !window.checker().is_pending(); }));
  window.resize(1280, 720);
  window.show();
  for (const Language language : {Language::en, Language::zh})
    for (const Look look : {Look::light, Look::dark}) {
      window.set_language_of_window(language);
      window.set_look_of_window(look);
      QApplication::processEvents();
      const QImage picture = window.grab().toImage();
      CHECK(window.width() == 1280);  // nothing widens it
      CHECK(colours(picture) > 40);
      // Of the frame's points most are as light or as dark as the theme.
      int light = 0, points = 0;
      for (int y = 0; y < picture.height(); y += 7)
        for (int x = 0; x < picture.width(); x += 7, ++points) light += luminance(picture.pixelColor(x, y)) > 0.5 ? 1 : 0;
      if (look == Look::light)
        CHECK(light > points * 9 / 10);
      else
        CHECK(light < points / 10);
    }
  window.set_look_of_window(Look::light);
  set_language(Language::en);
}

TEST_CASE("every widget that takes the focus has a name for those who cannot see it") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(home.scenario()));
  for (const QAbstractItemView* view : window.findChildren<QAbstractItemView*>()) {
    if (view->inherits("QHeaderView") || view->inherits("QUndoView") || view->inherits("QComboBoxListView")) continue;
    CAPTURE(view->metaObject()->className());
    CHECK_FALSE(view->accessibleName().isEmpty());
  }
}

TEST_CASE("text and marks have the contrast that the visual design asks for") {
  for (const Look look : {Look::light, Look::dark}) {
    set_look(look);
    const Theme& t = theme();
    for (const QColor& ground : {t.surface, t.window})
      for (const QColor& text : {t.text, t.text2, t.text3, t.accent, t.error, t.warning, t.ok, t.hint})
        CHECK(contrast(text, ground) >= 4.5);
    CHECK(contrast(t.text, t.selected) >= 4.5);
    CHECK(contrast(t.on_accent, t.accent) >= 4.5);
    CHECK(contrast(t.text, t.warning_bg) >= 4.5);
    CHECK(contrast(t.axis, t.surface) >= 3);
  }
  set_look(Look::light);
}

TEST_CASE("no file but the theme names a colour") {
  const std::regex literal("#[0-9A-Fa-f]{6}|0x[0-9A-Fa-f]{6}\\b|Qt::(white|black|red|green|blue|gray)");
  for (const auto& entry : std::filesystem::recursive_directory_iterator(source("gui"))) {
    const auto extension = entry.path().extension();
    if ((extension != ".cpp" && extension != ".h") || entry.path().filename() == "theme.cpp") continue;
    std::ifstream file(entry.path());
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
      CAPTURE(entry.path().string());
      CAPTURE(number);
      CHECK_FALSE(std::regex_search(line, literal));
    }
  }
}
