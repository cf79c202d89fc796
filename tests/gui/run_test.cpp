#include <doctest/doctest.h>
#include <signal.h>

#include <QAbstractItemModelTester>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>

#include "gui/models/run_model.h"
#include "gui/run/run_controller.h"
#include "gui/run/run_folders.h"
#include "tests/gui/application.h"
#include "tests/gui/documents.h"
#include "tests/support/desk.h"
#include "tests/support/rounds.h"

using namespace icctwin;
using namespace icctwin::gui;
using namespace icctwin::test;

namespace {

/// A program that behaves like a bad icctwin: a shell script that is given the same words.
QString fake(const Desk& desk, const std::string& body) {
  const std::string file = desk.file("fake");
  write_file(file, "#!/bin/sh\n" + body + "\n");
  QFile::setPermissions(q(file), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
  return q(file);
}

/// Runs to the end; the time allows for a busy machine.
void run_to_end(RunController& controller, const RunRequest& request) {
  controller.start(request);
  REQUIRE(wait_until([&] { return !controller.is_active(); }));
}

}  // namespace

TEST_CASE("a run of the window is a run of the program: its folder is the same, its progress is told") {
  application();
  const Desk desk;
  const std::string snapshot = desk.file("snapshot.json");
  write_file(snapshot, slurp(source("scenarios/start/one_rack.json")));  // its weather is relative to where it came from
  RunController controller;
  int told = 0;
  QObject::connect(&controller, &RunController::progressed, [&] { ++told; });
  run_to_end(controller, {q(ICCTWIN_PROGRAM), q(snapshot), q(source("scenarios/start").string()), q(desk.file("run"))});
  CHECK(controller.state() == RunState::done);
  CHECK(controller.exit_code() == 0);
  CHECK(told >= 2);
  CHECK(controller.done() == 1);
  REQUIRE(controller.kpis().count("pue") == 1);

  const auto by_hand = icctwin_program({"run", source("scenarios/start/one_rack.json").string(), "--out", desk.file("by_hand")});
  REQUIRE(by_hand.code == 0);
  CHECK(slurp(desk / "run/kpi.json") == slurp(desk / "by_hand/kpi.json"));
  CHECK(slurp(desk / "run/series.nc") == slurp(desk / "by_hand/series.nc"));
  CHECK(controller.kpis().at("pue") == kpi(desk / "run", "pue"));
}

TEST_CASE("a run that is stopped keeps what it computed, and can be started again, 10 times") {
  application();
  const Desk desk;
  json scenario = one_rack();
  scenario["simulation"]["duration_s"] = 31536000;
  scenario["simulation"]["thermal_step_s"] = 1;
  const std::string snapshot = desk.put(scenario);
  RunController controller;
  for (int round = 0; round < rounds(10); ++round) {
    CAPTURE(round);
    const std::string out = desk.file("run" + std::to_string(round));
    controller.start({q(ICCTWIN_PROGRAM), q(snapshot), {}, q(out)});
    REQUIRE(wait_until([&] { return controller.done() > 0; }));
    controller.stop();
    CHECK(controller.state() == RunState::stopping);
    REQUIRE(wait_until([&] { return !controller.is_active(); }));
    CHECK(controller.state() == RunState::cancelled);
    CHECK(read_run_summary(q(out)).status == "cancelled");
  }
}

TEST_CASE("a program that crashes is told with its signal, and takes nobody along") {
  application();
  const Desk desk;
  RunController controller;
  run_to_end(controller, {fake(desk, R"(echo '{"t":"progress","done":0.37}'; kill -SEGV $$)"), "s", "", "o"});
  CHECK(controller.state() == RunState::crashed);
  CHECK(controller.exit_code() == SIGSEGV);
  CHECK(controller.done() == 0.37);
}

TEST_CASE("lines that cannot be read go to the log, and the run goes on") {
  application();
  const Desk desk;
  RunController controller;
  run_to_end(
      controller,
      {fake(
           desk,
           R"(printf '{"t":"prog\n[1]\n{"t":7}\nhello\n'; echo oops >&2; echo '{"t":"progress","done":7}'; printf '{"t":"end","status":"ok","code":0}')"),
       "s", "", "o"});
  CHECK(controller.state() == RunState::done);
  CHECK(controller.done() == 1);  // more than all is all
  for (const char* part : {"{\"t\":\"prog", "[1]", "hello", "oops"}) CHECK(controller.log().contains(part));
}

TEST_CASE("an end without the line that says how is a failure, whatever the exit code") {
  application();
  const Desk desk;
  RunController controller;
  run_to_end(controller, {fake(desk, "exit 0"), "s", "", "o"});
  CHECK(controller.state() == RunState::failed);
  run_to_end(controller, {fake(desk, R"(echo '{"t":"end","status":"ok"}'; exit 3)"), "s", "", "o"});
  CHECK(controller.state() == RunState::failed);
  CHECK(controller.exit_code() == 3);
}

TEST_CASE("a program that ignores the wish to stop is ended by force") {
  application();
  const Desk desk;
  RunController controller;
  controller.start({fake(desk, R"(trap '' TERM; echo '{"t":"progress","done":0.1}'; while :; do sleep 0.05; done)"), "s", "", "o"});
  REQUIRE(wait_until([&] { return controller.done() > 0; }));
  controller.stop();
  wait_until([] { return false; }, 200);
  CHECK(controller.state() == RunState::stopping);
  controller.kill();
  REQUIRE(wait_until([&] { return !controller.is_active(); }));
  CHECK(controller.state() == RunState::cancelled);
}

TEST_CASE("a program that writes without end neither fills the memory nor stops the window") {
  application();
  const Desk desk;
  RunController controller;
  run_to_end(
      controller,
      {fake(desk,
            R"(yes 'a line of nonsense' | head -c 20000000; yes x | tr -d '\n' | head -c 5000000; echo; echo '{"t":"end","status":"ok"}')"),
       "s", "", "o"});
  CHECK(controller.state() == RunState::done);
  CHECK(controller.log().size() <= 2200000);
}

TEST_CASE("a program that is not there is told as not started") {
  application();
  RunController controller;
  controller.start({"/nowhere/icctwin", "s", "", "o"});
  REQUIRE(wait_until([&] { return controller.state() == RunState::not_started; }));
  CHECK_FALSE(controller.log().isEmpty());
}

TEST_CASE("a run does not outlive the window") {
  application();
  const Desk desk;
  const std::string mark = desk.file("pid");
  {
    RunController controller;
    controller.start({fake(desk, "echo $$ > " + mark + "; echo '{\"t\":\"progress\",\"done\":0.1}'; exec sleep 600"), "s", "", "o"});
    REQUIRE(wait_until([&] { return controller.done() > 0; }));
  }
  CHECK(::kill(std::stoi(slurp(mark)), 0) != 0);
}

TEST_CASE("runs are listed newest first with their state, and new ones get a free number") {
  application();
  const Desk desk;
  const QString folder = q(desk.file("runs"));
  CHECK(next_run_name(folder) == "0001");
  for (const char* name : {"0001", "0007"}) {
    std::filesystem::create_directories(desk / "runs" / name);
    write_file(desk / "runs" / name / "manifest.json", R"({"format": "icctwin.run/1", "status": "ok", "scenario_sha256": "aa"})");
  }
  std::filesystem::create_directories(desk / "runs/0009");  // no run: not listed, its number is taken all the same
  CHECK(next_run_name(folder) == "0010");
  RunController controller;
  RunQueue queue(controller);
  RunModel model(queue);
  QAbstractItemModelTester rules(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
  model.read(folder);
  REQUIRE(model.rowCount() == 2);
  CHECK(model.index(0, 0).data() == "R-0007");
  model.set_current("bb");
  CHECK(model.index(0, RunModel::state_column).data().toString().contains("out of date"));
  model.set_current("aa");
  CHECK(model.index(0, RunModel::state_column).data() == "Done");
  run_to_end(controller, {fake(desk, R"(echo '{"t":"kpi","id":"pue","value":1.2345}'; kill -9 $$)"), "s", "", folder + "/0010"});
  REQUIRE(model.rowCount() == 3);
  CHECK(model.index(0, RunModel::pue_column).data() == "1.234");
  CHECK(model.index(0, RunModel::state_column).data().toString().contains("signal 9"));
}
