#include <doctest/doctest.h>
#include <signal.h>
#include <sys/resource.h>

#include <QFile>
#include <QLabel>
#include <QProcess>
#include <QPushButton>

#include "gui/app/main_window.h"
#include "gui/app/recovery_dialog.h"
#include "gui/app/text_dialog.h"
#include "gui/document/file_guard.h"
#include "gui/document/words.h"
#include "tests/gui/documents.h"
#include "tests/gui/home.h"

using namespace icctwin;
using namespace icctwin::gui;
using namespace icctwin::test;

namespace {

bool says(const MainWindow& window, const QString& part) {
  QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);  // what the band no longer shows is gone
  for (const QLabel* label : window.findChildren<QLabel*>())
    if (label->text().contains(part)) return true;
  return false;
}

/// Presses a button of the band.
bool press(MainWindow& window, const QString& text) {
  for (QPushButton* button : window.findChildren<QPushButton*>())
    if (button->text() == text) return button->click(), true;
  return false;
}

}  // namespace

TEST_CASE("a second window opens a file read-only, says who has it, and may save it as another") {
  const Home home;
  const QString file = home.scenario();
  MainWindow first, second;
  for (MainWindow* window : {&first, &second}) {
    window->guard_files();
    REQUIRE(window->open_file(file));
  }
  CHECK_FALSE(first.document().is_read_only());
  CHECK(second.document().is_read_only());
  CHECK(says(second, QString::number(QCoreApplication::applicationPid())));
  CHECK_FALSE(second.document().set("/cooling/cdu/supply_c", "40"));
  CHECK_FALSE(second.document().is_dirty());
  CHECK_FALSE(second.commands()["file.save"]->isEnabled());
  REQUIRE(second.save_to(q(home.file("mine.json"))));
  CHECK_FALSE(second.document().is_read_only());
  CHECK(second.document().set("/cooling/cdu/supply_c", "40"));
  // Whoever closes it leaves it to the others.
  first.close_document();
  MainWindow third;
  third.guard_files();
  REQUIRE(third.open_file(file));
  CHECK_FALSE(third.document().is_read_only());
}

TEST_CASE("a change by another program is told, taken over as a command, or left") {
  const Home home;
  const QString file = home.scenario();
  MainWindow window;
  window.guard_files();
  REQUIRE(window.open_file(file));
  REQUIRE(window.document().set("/cooling/cdu/supply_c", "40"));
  const std::string mine = window.document().text();
  REQUIRE(window.save_to(file));  // its own writing is no change
  wait_until([] { return false; }, 500);
  CHECK_FALSE(window.guard()->is_changed());
  json other = one_rack();
  other["name"] = "By hand";
  home.put(other, "center.json");
  REQUIRE(wait_until([&] { return window.guard()->is_changed(); }));
  CHECK(says(window, "was changed by another program"));
  REQUIRE(press(window, "Reload"));
  CHECK(window.document().text() == slurp(home / "center.json"));
  CHECK_FALSE(window.document().is_dirty());
  window.commands()["edit.undo"]->trigger();
  CHECK(window.document().text() == mine);
  CHECK(window.document().is_dirty());

  other["name"] = "Once more";
  home.put(other, "center.json");
  REQUIRE(wait_until([&] { return window.guard()->is_changed(); }));
  REQUIRE(press(window, "Keep mine"));
  CHECK_FALSE(window.guard()->is_changed());
  CHECK(window.document().text() == mine);
  REQUIRE(window.save_to(file));
  CHECK(slurp(home / "center.json") == mine);
}

TEST_CASE("reverting to what is saved is a command that can be undone") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(home.scenario()));
  const std::string saved = window.document().text();
  REQUIRE(window.document().set("/cooling/cdu/supply_c", "40"));
  REQUIRE(window.document().remove("/workload"));
  const std::string edited = window.document().text();
  REQUIRE(window.revert());
  CHECK(window.document().text() == saved);
  CHECK_FALSE(window.document().is_dirty());
  window.commands()["edit.undo"]->trigger();
  CHECK(window.document().text() == edited);
  CHECK(window.document().is_dirty());
  window.commands()["edit.redo"]->trigger();
  CHECK(window.document().text() == saved);
}

TEST_CASE("a copy leaves the window with its file, a duplicate is opened in its place") {
  const Home home;
  const QString file = home.scenario();
  MainWindow window;
  REQUIRE(window.open_file(file));
  REQUIRE(window.copy_to(q(home.file("copy.json")), false));
  CHECK(window.document().file() == file);
  CHECK(slurp(home / "copy.json") == slurp(home / "center.json"));
  REQUIRE(window.copy_to(q(home.file("second.json")), true));
  CHECK(window.document().file() == q(home.file("second.json")));
  window.close_document();
  CHECK(window.document().file().isEmpty());
  CHECK(window.document().text() == "{}");
}

TEST_CASE("a file of a newer format opens read-only, and no copy in the old one is offered") {
  const Home home;
  json newer = one_rack();
  newer["format"] = "icctwin.scenario/5";
  MainWindow window;
  REQUIRE(window.open_file(q(home.put(newer))));
  CHECK(says(window, "Format 5, this program knows 1."));
  CHECK(window.document().is_read_only());
  CHECK_FALSE(window.commands()["file.save_copy"]->isEnabled());
  const std::string text = window.document().text();
  CHECK_FALSE(window.document().set("/name", "\"x\""));
  CHECK(window.document().text() == text);
}

TEST_CASE("what is no scenario is told with line and column, and opens as text there") {
  const Home home;
  const QString broken = q(home.file("broken.json"));
  write_file(home / "broken.json", "{\n  \"id\": \"x\",\n  \"halls\": [1, }\n}\n");
  write_file(home / "sweep.json", R"({"format": "icctwin.sweep/1"})");
  MainWindow window;
  CHECK_FALSE(window.open_file(q(home.file("sweep.json"))));
  CHECK(says(window, "icctwin.sweep/1"));
  CHECK_FALSE(window.open_file(broken));
  QString told;
  for (const QLabel* label : window.findChildren<QLabel*>())
    if (label->text().startsWith("Not opened")) told = label->text();
  CAPTURE(told.toStdString());
  CHECK(place_in_text(told).first == 3);
  TextDialog dialog(broken, place_in_text(told).first, place_in_text(told).second);
  CHECK(dialog.line() == 3);
  CHECK(dialog.text().contains("halls"));
}

TEST_CASE("a missing file is named when the scenario is opened") {
  const Home home;
  json without = one_rack();
  without["site"]["weather_file"] = "gone.epw";
  MainWindow window;
  REQUIRE(window.open_file(q(home.put(without))));
  CHECK(says(window, "Missing files: gone.epw"));
}

TEST_CASE("a full disk loses nothing: the file stays as it was, the window keeps the changes, and they can be recovered") {
  const Home home;
  const QString file = home.scenario();
  MainWindow window;
  REQUIRE(window.open_file(file));
  const std::string before = slurp(home / "center.json");
  REQUIRE(window.document().set("/cooling/cdu/supply_c", "40"));
  // The system refuses to let files grow beyond some bytes, as it refuses when no room is left.
  ::signal(SIGXFSZ, SIG_IGN);
  rlimit old{};
  ::getrlimit(RLIMIT_FSIZE, &old);
  rlimit small = old;
  small.rlim_cur = 100;
  ::setrlimit(RLIMIT_FSIZE, &small);
  const bool saved = window.save_to(file);
  ::setrlimit(RLIMIT_FSIZE, &old);
  CHECK_FALSE(saved);
  CHECK(says(window, "Not saved"));
  CHECK(slurp(home / "center.json") == before);
  CHECK(window.document().is_dirty());
  REQUIRE(window.save_to(file));  // once there is room again
  CHECK_FALSE(says(window, "Not saved"));
}

TEST_CASE("changes of a window that was killed are offered at the next start and recovered without touching the file") {
  const Home home;
  const QString file = home.scenario();
  const std::string before = slurp(home / "center.json");
  QProcess program;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert("QT_QPA_PLATFORM", "offscreen");
  program.setProcessEnvironment(environment);
  program.start(ICCTWIN_GUI_PROGRAM, {"--set", "/cooling/cdu/supply_c=41", file});
  REQUIRE(program.waitForStarted());
  // The recovery file follows five seconds after the last edit.
  const QString left = q(home.file("icctwin/recovery/%1.recovery.json")).arg(program.processId());
  REQUIRE(wait_until([&] { return QFile::exists(left); }, 60000));
  CHECK(Recovery::left_behind().empty());  // of a window that is alive
  REQUIRE(::kill(static_cast<pid_t>(program.processId()), SIGKILL) == 0);
  REQUIRE(wait_until([&] { return program.state() == QProcess::NotRunning; }));
  CHECK(slurp(home / "center.json") == before);

  MainWindow window;
  window.guard_files();  // the lock of the dead window holds nobody up
  CHECK(says(window, "center.json"));
  const auto found = Recovery::left_behind();
  REQUIRE(found.size() == 1);
  CHECK(found[0].file == file);
  CHECK(found[0].edits == 1);
  RecoveryDialog dialog(found);
  CHECK(dialog.chosen().path == left);
  REQUIRE(press(window, "Recover"));
  CHECK(window.document().file() == file);
  CHECK_FALSE(window.document().is_read_only());
  CHECK(window.document().place("/cooling/cdu/supply_c").node->token == "41");
  CHECK(window.document().is_dirty());
  CHECK(slurp(home / "center.json") == before);
  CHECK_FALSE(QFile::exists(left));
  REQUIRE(window.save_to(file));
  CHECK(contains(slurp(home / "center.json"), "41"));
}
