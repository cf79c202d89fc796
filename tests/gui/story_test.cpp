// What the window is for, from the first to the last step: the program itself on a screen in memory, driven by keys alone.
#include <doctest/doctest.h>

#include <QClipboard>
#include <QFile>
#include <QRegularExpression>

#include "tests/gui/home.h"
#include "tests/gui/screen.h"

using namespace icctwin::test;

namespace {

/// The share of points in which two pictures of the screen differ.
double difference(const QImage& a, const QImage& b) {
  if (a.size() != b.size()) return 1;
  int differ = 0, points = 0;
  for (int y = 0; y < a.height(); y += 3)
    for (int x = 0; x < a.width(); x += 3, ++points) differ += a.pixel(x, y) != b.pixel(x, y) ? 1 : 0;
  return static_cast<double>(differ) / points;
}

/// A command by its id, which the box of the tool bar finds in any language.
void command(const QString& id) {
  keys({"ctrl+k"});
  type_text(id);
  keys({"Return"});
}

/// What a command of the window puts on the clipboard, once it can.
bool copies(const QString& id, const std::function<bool(const QString&)>& is_it) {
  QClipboard& clipboard = *QGuiApplication::clipboard();
  for (int tries = 0; tries < 10; ++tries) {
    command(id);
    if (wait_until([&] { return is_it(clipboard.text()); }, 1500)) return true;
  }
  keep_screen(QStringLiteral("story_stuck"));
  return false;
}

/// Starts a run and waits until the window shows it. The key is given again where the first check was still going on.
bool runs(const Home& home, const std::string& run) {
  const auto is_there = [&](const char* ending) { return QFile::exists(QString::fromStdString(home.file("runs/center/" + run + ending))); };
  for (int tries = 0; tries < 10 && !is_there(".json"); ++tries) {
    keys({"F5"});
    wait_until([&] { return is_there(".json"); }, 5000);
  }
  if (!wait_until([&] { return is_there(".end.json"); }, 30000) || home.status(home.file("runs/center/" + run)) != "ok") return false;
  return copies("report.copy_command", [&](const QString& text) { return text.contains(QString::fromStdString(run)); });
}

}  // namespace

TEST_CASE("a planner opens the demo, runs it, changes a set point, runs again, compares, and exports a Chinese audit: keys alone") {
  if (!have_screen() || QStandardPaths::findExecutable("pdftotext").isEmpty()) {
    MESSAGE("skipped: Xvfb, openbox, xdotool and pdftotext are not all installed");
    return;
  }
  const Screen display;
  REQUIRE(display.is_there());
  const Home home;
  const json demo = shipped("scenarios/cases/philly_week_shanghai.json");  // the one that tools/demo.sh runs
  const QString file = QString::fromStdString(home.put(demo, "center.json"));
  QProcess window;
  window.setStandardErrorFile(QString::fromStdString(home.file("errors.txt")));
  window.start(ICCTWIN_GUI_PROGRAM, {"--lang", "en", file});
  REQUIRE(window.waitForStarted());
  REQUIRE(comes_to_front(window));

  REQUIRE(runs(home, "0001"));
  const QImage before = seen();
  keys({"ctrl+6"});
  REQUIRE(wait_until([&] { return difference(before, seen()) > 0.05; }, 10000));
  keep_screen(QStringLiteral("story_results"));
  keys({"ctrl+shift+b"});  // what comes is held against this run

  // The warmer chilled water is, the less the chiller has to lift.
  keys({"ctrl+3", "ctrl+k"});
  type_text("/cooling/chilled_loop");
  keys({"Return", "ctrl+shift+k"});
  type_text("supply");
  keys({"Return", "F2"});
  type_text("20");
  keys({"Return", "ctrl+s"});
  REQUIRE(wait_until([&] { return read_json(home / "center.json")["cooling"]["chilled_loop"]["supply_c"] == 20; }, 10000));
  json expected = demo;
  expected["cooling"]["chilled_loop"]["supply_c"] = 20;
  CHECK(read_json(home / "center.json") == expected);  // and nothing else

  REQUIRE(runs(home, "0002"));
  const double pue[] = {kpi(home / "runs/center/0001", "pue"), kpi(home / "runs/center/0002", "pue")};
  CHECK(pue[1] < pue[0]);
  keys({"ctrl+alt+b"});
  QString table;
  REQUIRE(copies("compare.copy_table", [&](const QString& text) { return (table = text).contains("PUE"); }));
  keep_screen(QStringLiteral("story_compare"));
  const QStringList first = table.split('\n')[1].split('\t');
  CHECK(first[1].toDouble() == pue[0]);
  CHECK(first[2].toDouble() == pue[1]);

  keys({"ctrl+9", "Down", "Down", "Tab", "Down"});  // the audit, in Chinese
  REQUIRE(copies("report.copy_command",
                 [](const QString& text) { return text.contains("0002 --template audit") && text.contains("--lang zh"); }));
  const QString pdf = QString::fromStdString(home.file("audit.pdf"));
  keys({"ctrl+shift+F7"});
  REQUIRE(comes_to_front(window, "Export the report as"));
  type_text(pdf);
  keys({"Return"});
  REQUIRE(wait_until([&] { return contains(slurp(pdf.toStdString()), "%%EOF"); }, 30000));
  keep_screen(QStringLiteral("story_report"));
  const QString text = said("pdftotext", {"-layout", pdf, "-"});
  for (const char* words : {"能源审计报告（仿真）", "审计事项说明", "数据中心基本情况", "能源管理与计量", "主要设备", "能源平衡",
                            "能效指标", "对标分析", "节能潜力与措施", "结论与建议", "仿真值，非实测值"}) {
    CAPTURE(words);
    CHECK(text.contains(QString::fromUtf8(words)));
  }
  CHECK(text.contains(QRegularExpression(QStringLiteral("PUE[^\\n]*%1").arg(QString::number(pue[1], 'f', 3).replace('.', "\\.")))));

  keys({"ctrl+q"});
  REQUIRE(window.waitForFinished(10000));
  CHECK(window.exitCode() == 0);
  for (const QString& line : QString::fromStdString(slurp(home / "errors.txt")).split('\n', Qt::SkipEmptyParts))
    CHECK_MESSAGE(line.startsWith("QStandardPaths: XDG_RUNTIME_DIR"), line.toStdString());  // a machine without a desktop has none
}
