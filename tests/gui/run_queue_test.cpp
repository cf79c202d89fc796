#include <doctest/doctest.h>

#include <QAbstractItemModelTester>
#include <QDir>
#include <QLabel>
#include <QProcess>
#include <QSignalSpy>

#include "gui/app/main_window.h"
#include "gui/document/differences.h"
#include "gui/document/words.h"
#include "gui/models/run_model.h"
#include "gui/run/bundle.h"
#include "gui/run/program_check.h"
#include "gui/views/panels/log_panel.h"
#include "gui/views/panels/runs_panel.h"
#include "gui/views/run_dialog.h"
#include "sim/results/folder/run_folder.h"
#include "tests/gui/documents.h"
#include "tests/gui/home.h"

using namespace icctwin;
using namespace icctwin::gui;
using namespace icctwin::test;

namespace {

/// A program in place of icctwin that says its version and then does what a line of the shell says.
QString fake_program(const Desk& desk, const std::string& line, const std::string& version = ICCTWIN_TEST_VERSION) {
  const std::string path = desk.file("fake_icctwin");
  write_file(path, "#!/bin/sh\nif [ \"$1\" = --version ]; then echo icctwin " + version + "; exit 0; fi\n" + line + "\n");
  QFile::setPermissions(q(path), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
  return q(path);
}

/// Runs until a file is there.
std::string waits_for(const std::string& file) {
  return R"(echo '{"t":"progress","done":0.4,"phase":"cooling","phase_zh":"冷却","eta_s":9,"facility_w":120,"it_w":100}'
echo '{"t":"progress","done":0.5,"facility_w":130,"it_w":100}'
echo '{"t":"kpi","id":"pue","value":1.234}'
while [ ! -e ")" +
         file + R"(" ]; do sleep 0.02; done
echo '{"t":"end","status":"ok","code":0}')";
}

}  // namespace

TEST_CASE("runs wait for their turn, as many as wanted run at once, and one that waits can be taken out") {
  application();
  const Desk desk;
  const std::string go = desk.file("go");
  const QString program = fake_program(desk, waits_for(go));
  RunController first;
  RunQueue queue(first);
  const auto out = [&](int number) { return q(desk.file("runs/000" + std::to_string(number))); };
  QDir().mkpath(q(desk.file("runs")));
  for (int i = 1; i <= 4; ++i) queue.add({program, "s", "", out(i)});
  CHECK(queue.active() == 1);
  CHECK(queue.waiting() == 3);
  queue.set_parallel(2);
  CHECK(queue.active() == 2);
  CHECK(queue.find(out(4))->state == RunState::queued);
  queue.stop(out(4));  // never started
  CHECK_FALSE(queue.find(out(4)));
  RunModel model(queue);
  QAbstractItemModelTester rules(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
  model.read(q(desk.file("runs")));
  REQUIRE(model.rowCount() == 3);
  REQUIRE(wait_until([&] { return queue.find(out(1))->facility_w.size() == 2; }));
  const int row = model.row_of(out(1));
  set_language(Language::en);
  CHECK(model.index(row, RunModel::state_column).data() == "Running");
  CHECK(model.index(row, RunModel::progress_column).data() == QStringLiteral("50\u00a0%"));
  CHECK(model.index(row, RunModel::pue_column).data() == "1.234");
  CHECK(model.index(row, RunModel::power_column).data(trace_role).toList().at(0).toList() == QVariantList{120.0, 130.0});
  CHECK(model.index(model.row_of(out(3)), RunModel::state_column).data() == "Queued");
  write_file(go, "");
  REQUIRE(wait_until([&] { return !queue.is_busy(); }));
  for (int i = 1; i <= 3; ++i) CHECK(queue.find(out(i))->state == RunState::done);
}

TEST_CASE("how a run ended is known at the next start, also where it left no results") {
  application();
  const Desk desk;
  QDir().mkpath(q(desk.file("runs")));
  const QString out = q(desk.file("runs/0001"));
  {
    RunController first;
    RunQueue queue(first);
    queue.add(
        {fake_program(desk, R"(echo '{"t":"progress","done":0.37,"facility_w":5,"it_w":4}'; echo 'E-RUN-003  full' >&2; kill -SEGV $$)"),
         "s",
         "in",
         out,
         {"/simulation/seed=7"}});
    REQUIRE(wait_until([&] { return !queue.is_busy(); }));
    queue.set_note(*queue.find(out), QStringLiteral("小试"));
  }
  const auto kept = read_record(out);
  REQUIRE(kept);
  CHECK(kept->state == RunState::crashed);
  CHECK(kept->exit_code == 11);
  CHECK(kept->done == 0.37);
  CHECK(kept->request.overrides == QStringList{"/simulation/seed=7"});
  CHECK(kept->note == QStringLiteral("小试"));
  CHECK(read_log(out).contains("E-RUN-003"));
  RunController first;
  RunQueue queue(first);
  RunModel model(queue);
  model.read(q(desk.file("runs")));
  REQUIRE(model.rowCount() == 1);
  set_language(Language::zh);
  CHECK(model.index(0, RunModel::state_column).data() == QStringLiteral("异常退出，信号 11"));
  set_language(Language::en);
  CHECK(list_runs(q(desk.file("runs"))).empty());  // nothing that could be compared
}

TEST_CASE("the log is filtered by level") {
  const QString log = "started\nE-IN-005  too high\n  at /x\nW-RUN-002  warm\nend";
  CHECK(filtered_log(log, 0) == log);
  CHECK(filtered_log(log, 1) == "E-IN-005  too high\n  at /x\nW-RUN-002  warm");
  CHECK(filtered_log(log, 2) == "E-IN-005  too high\n  at /x");
}

TEST_CASE("a bundle is an archive that tar opens, with scenario, manifest, log and versions") {
  application();
  const Desk desk;
  const std::string scenario = desk.put(one_rack());
  REQUIRE(desk.run(scenario, "run").code == 0);
  const auto files = bundle_of_run(q(desk.file("run")), QByteArray::fromStdString(slurp(scenario)), "said\n");
  QFile archive(q(desk.file("b.tar.gz")));
  REQUIRE(archive.open(QIODevice::WriteOnly));
  archive.write(tar_gz(files));
  archive.close();
  const Ended listed = shell("cd \"$1\" && tar tzf b.tar.gz && tar xzf b.tar.gz", {desk.path()});
  CAPTURE(listed.err);
  REQUIRE(listed.code == 0);
  CHECK(listed.out == "versions.txt\nscenario.json\nlog.txt\nmanifest.json\nproblems.json\nkpi.json\n");
  CHECK(slurp(desk / "manifest.json") == slurp(desk / "run/manifest.json"));
  CHECK(slurp(desk / "log.txt") == "said\n");
  CHECK(contains(slurp(desk / "versions.txt"), wanted_version().toStdString()));
}

TEST_CASE("differences are told by ids where items have them, and by place where they have none") {
  const auto found = differences(R"({"a": 1, "list": [{"id": "x", "n": 1}, {"id": "y", "n": 2}], "plain": [1, 2], "gone": true})",
                                 R"({"a": 2, "list": [{"id": "y", "n": 2}, {"id": "x", "n": 3}, {"id": "z"}], "plain": [1], "new": "中"})");
  const std::vector<Difference> expected = {{"/a", "1", "2"},      {"/list/1/n", "1", "3"}, {"/list/2", "", "{\"id\": \"z\"}"},
                                            {"/plain/1", "2", ""}, {"/new", "", "\"中\""},  {"/gone", "true", ""}};
  CHECK(found == expected);
  CHECK(differences(R"({"a": 1})", R"({ "a" : 1 })").empty());  // white space is no difference
}

TEST_CASE("options of a run are overrides of the command, and the scenario stays as it is") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(home.scenario()));
  const std::string before = window.document().text();
  RunDialog dialog(window.bench());
  CHECK(dialog.overrides().isEmpty());
  REQUIRE(dialog.options().set("/simulation/seed", "7"));
  REQUIRE(dialog.options().set("/simulation/duration_s", "3600"));
  CHECK(dialog.overrides().contains("/simulation/seed=7"));
  CHECK(dialog.overrides().contains("/simulation/duration_s=3600"));
  CHECK(dialog.command().contains("--set /simulation/seed=7"));
  CHECK(dialog.command().startsWith("icctwin run "));
  CHECK(window.document().text() == before);

  window.bench().start_run(dialog.overrides());
  REQUIRE(wait_until([&] { return window.bench().run() != nullptr; }));
  CHECK(window.bench().run()->manifest.seed == 7);
  CHECK(window.bench().run()->manifest.simulated_s == 3600);
}

TEST_CASE("edits since a run are counted and listed, and an undone edit is none") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(home.scenario()));
  window.bench().start_run();
  REQUIRE(wait_until([&] { return window.bench().run() != nullptr && !window.checker().is_pending(); }));
  CHECK(window.bench().changes_since_run().empty());
  REQUIRE(window.document().set("/cooling/cdu/supply_c", "40"));
  REQUIRE(window.document().set("/simulation/seed", "5"));
  REQUIRE(wait_until([&] { return !window.checker().is_pending(); }));
  REQUIRE(window.bench().changes_since_run().size() == 2);
  CHECK(window.bench().changes_since_run()[0].pointer == "/cooling/cdu/supply_c");
  CHECK(window.bench().changes_since_run()[0].after == "40");
  window.show_page(Page::results);
  bool told = false;
  for (const QLabel* label : window.findChildren<QLabel*>()) told = told || label->text() == "2 edits since this run.";
  CHECK(told);
  CHECK(window.commands()["run.show_changes"]->isEnabled());
  window.commands()["edit.undo"]->trigger();
  window.commands()["edit.undo"]->trigger();
  REQUIRE(wait_until([&] { return !window.checker().is_pending(); }));
  CHECK_FALSE(window.bench().is_out_of_date());
}

TEST_CASE("a program of another version, or none, is told with a way to choose another, and nothing is left behind") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(home.scenario()));
  const auto says = [&](const QString& part) {
    for (const QLabel* label : window.findChildren<QLabel*>())
      if (label->text().contains(part)) return true;
    return false;
  };
  qputenv("ICCTWIN_PROGRAM", fake_program(home, "exit 0", "99.1").toUtf8());
  window.bench().start_run();
  REQUIRE(wait_until([&] { return says("is version 99.1"); }));
  CHECK(window.controller().state() == RunState::idle);
  CHECK_FALSE(QFile::exists(q(home.file("runs/center/0001.json"))));
  qputenv("ICCTWIN_PROGRAM", "/nowhere/icctwin");
  window.bench().start_run();
  CHECK(says("was not found"));
}

TEST_CASE("runs that fail, crash or end without a word are told in the band with a way on") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(home.scenario()));
  const auto says = [&](const QString& part) {
    for (const QLabel* label : window.findChildren<QLabel*>())
      if (label->text().contains(part)) return true;
    return false;
  };
  const auto run = [&](const std::string& line) {
    qputenv("ICCTWIN_PROGRAM", fake_program(home, line).toUtf8());
    QSignalSpy ended(&window.bench().queue(), &RunQueue::ended);  // it may be gone before it was seen to run
    window.bench().start_run();
    REQUIRE(wait_until([&] { return ended.count() == 1; }));
  };
  run(R"(echo '{"t":"progress","done":0.37}'; kill -SEGV $$)");
  CHECK(says("(signal 11) at 37 %"));
  run(R"(echo 'some words' >&2; echo 'E-COOL-001  The CDU can take 1 kW.' >&2; echo '{"t":"end","status":"failed","code":3}'; exit 3)");
  CHECK(says("The run failed. E-COOL-001  The CDU can take 1 kW."));
  run("exit 0");
  CHECK(says("The run failed."));
  CHECK(window.findChild<RunsPanel*>()->model().rowCount() == 3);
}

TEST_CASE("runs are started and stopped many times over, and the last one ends as the others did") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(home.scenario()));
  qputenv("ICCTWIN_PROGRAM", fake_program(home, R"(trap 'echo "{\"t\":\"end\",\"status\":\"cancelled\",\"code\":130}"; exit 130' TERM
echo '{"t":"progress","done":0.1}'
while :; do sleep 0.01; done)")
                                 .toUtf8());
  RunQueue& queue = window.bench().queue();
  for (int round = 0; round < 50; ++round) {
    CAPTURE(round);
    window.bench().start_run();
    REQUIRE(wait_until([&] { return window.controller().is_active() && window.controller().done() > 0; }));
    queue.stop(queue.active_folders().front());
    REQUIRE(wait_until([&] { return !queue.is_busy(); }));
    CHECK(window.controller().state() == RunState::cancelled);
  }
  CHECK(window.findChild<RunsPanel*>()->model().rowCount() == 50);
}
