#include <doctest/doctest.h>
#include <signal.h>

#include <QImage>
#include <QProcess>
#include <QScreen>
#include <QSet>
#include <QTest>

#include "gui/document/words.h"
#include "tests/gui/home.h"
#include "tests/gui/pictures.h"
#include "tests/gui/screen.h"

using namespace icctwin;
using namespace icctwin::gui;
using namespace icctwin::test;

namespace {

/// Whether a process runs; one that has ended and was not asked for yet does not.
bool is_alive(qint64 process) {
  QFile file(QStringLiteral("/proc/%1/stat").arg(process));
  if (!file.open(QIODevice::ReadOnly)) return false;
  return !QString::fromLatin1(file.readAll()).section(')', -1).trimmed().startsWith('Z');
}

}  // namespace

TEST_CASE("pictures are drawn in full at every scale of the screen") {
  const Desk desk;
  for (const char* scale : {"1", "1.25", "1.5", "2"}) {
    CAPTURE(scale);
    const std::string file = desk.file(std::string("scale") + scale + ".png");
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_SCALE_FACTOR", scale);
    program.setProcessEnvironment(environment);
    program.start(ICCTWIN_GUI_PROGRAM, {"--screenshot", QString::fromStdString(file), "--size", "1280x720",
                                        QString::fromStdString(source("scenarios/start/one_rack.json").string())});
    REQUIRE(program.waitForFinished(120000));
    REQUIRE(program.exitCode() == 0);
    const QImage picture(QString::fromStdString(file));
    const double factor = QString(scale).toDouble();
    CHECK(picture.width() == doctest::Approx(1280 * factor).epsilon(0.002));
    CHECK(picture.height() == doctest::Approx(720 * factor).epsilon(0.002));
    CHECK(colours(picture) > 40);
    // The corners of the frame hold something: nothing is drawn at one scale into a part of the picture.
    CHECK(colours(picture.copy(picture.width() * 3 / 4, picture.height() / 4, picture.width() / 4, picture.height() / 2)) > 8);
  }
}

TEST_CASE("on a real screen a scenario is opened, edited by keys and run, and a run never outlives the window") {
  if (!have_screen()) {
    MESSAGE("skipped: Xvfb, openbox and xdotool are not all installed");
    return;
  }
  const Screen display;
  REQUIRE(display.is_there());
  const Home home;
  const QString file = home.scenario();
  const std::string before = slurp(home / "center.json");
  QProcess window;
  window.start(ICCTWIN_GUI_PROGRAM, {"--lang", "en", file});
  REQUIRE(window.waitForStarted());
  REQUIRE(comes_to_front(window));
  wait_until([] { return false; }, 1500);  // the first check and paint
  const QImage shown = QGuiApplication::primaryScreen()->grabWindow(0).toImage();
  CHECK(colours(shown) > 40);

  // A hall is found, copied, saved and the copy taken back: keys alone.
  keys({"ctrl+k"});
  type_text("/halls/0");
  keys({"Return", "ctrl+d", "ctrl+s"});
  REQUIRE(wait_until([&] { return contains(slurp(home / "center.json"), "hall-2"); }));
  keys({"ctrl+z", "ctrl+s"});
  REQUIRE(wait_until([&] { return slurp(home / "center.json") == before; }));
  keys({"F5"});
  REQUIRE(wait_until([&] { return QFile::exists(QString::fromStdString(home.file("runs/center/0001/manifest.json"))); }, 120000));

  // A run that would not end by itself goes with a window that is killed.
  const std::string mark = home.file("pid"), fake = home.file("fake_icctwin");
  write_file(fake, "#!/bin/sh\nif [ \"$1\" = --version ]; then echo icctwin " ICCTWIN_TEST_VERSION "; exit 0; fi\necho $$ > " + mark +
                       "\nwhile :; do sleep 0.1; done\n");
  QFile::setPermissions(QString::fromStdString(fake), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
  window.kill();
  window.waitForFinished();
  QProcess second;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert("ICCTWIN_PROGRAM", QString::fromStdString(fake));
  second.setProcessEnvironment(environment);
  second.start(ICCTWIN_GUI_PROGRAM, {"--lang", "en", file});
  REQUIRE(second.waitForStarted());
  REQUIRE(comes_to_front(second));
  REQUIRE(wait_until(
      [&] {
        keys({"F5"});
        return QFile::exists(QString::fromStdString(mark)) && !slurp(mark).empty();
      },
      60000));
  const qint64 child = std::stoll(slurp(mark));
  REQUIRE(is_alive(child));
  ::kill(static_cast<pid_t>(second.processId()), SIGKILL);
  second.waitForFinished();
  CHECK(wait_until([&] { return !is_alive(child); }, 20000));
}
