// Runs that are stopped: by a signal, by a kill, by a listener that goes away. What was computed stays and opens.
#include <doctest/doctest.h>

#include <csignal>

#include "tests/support/desk.h"

using namespace icctwin::test;

namespace {

Ended run_and_signal(const Desk& desk, int number, int after_ms) {
  Words words = {"run", desk.put(one_rack()), "--out", desk.file("run")};
  words.insert(words.end(), year_of_seconds.begin(), year_of_seconds.end());
  return icctwin_program(words, number, after_ms);
}

}  // namespace

TEST_CASE("run: an interrupt ends the run with 130, marks it cancelled, and its report opens") {
  const Desk desk;
  const auto ended = run_and_signal(desk, SIGINT, 1500);
  CHECK(ended.code == 130);
  CHECK(contains(ended.err, "Cancelled"));
  CHECK(desk.status("run") == "cancelled");
  const double simulated_h = kpi(desk / "run", "simulated_h");
  CHECK(simulated_h > 0);
  CHECK(simulated_h < 8760);
  CHECK(kpi(desk / "run", "energy_closure") < 1e-6);
  CHECK(contains(slurp(desk / "run/events.csv"), "run_cancelled"));
  CHECK(contains(slurp(desk / "run/report-en.html"), "</html>"));
  CHECK(icctwin_program({"report", desk.file("run"), "--lang", "zh"}).code == 0);
}

TEST_CASE("run: a terminate signal is the same as an interrupt") {
  const Desk desk;
  CHECK(run_and_signal(desk, SIGTERM, 1500).code == 130);
  CHECK(desk.status("run") == "cancelled");
}

TEST_CASE("run: a run killed in its first seconds opens as partial") {
  const Desk desk;
  CHECK(run_and_signal(desk, SIGKILL, 2000).code == 128 + SIGKILL);
  CHECK(desk.status("run") == "partial");
  const auto report = icctwin_program({"report", desk.file("run")});
  CHECK(report.code == 0);
  CHECK(contains(report.err, "W-RES-003"));  // there are no key figures yet
}

TEST_CASE("run: a run killed after a checkpoint opens as partial with its key figures") {
  const Desk desk;
  CHECK(run_and_signal(desk, SIGKILL, 12000).code == 128 + SIGKILL);  // a checkpoint is due every 10 s
  CHECK(desk.status("run") == "partial");
  CHECK(kpi(desk / "run", "simulated_h") > 0);
  const auto report = icctwin_program({"report", desk.file("run")});
  CHECK(report.code == 0);
  CHECK_FALSE(contains(report.err, "W-RES-003"));
}

TEST_CASE("run: it ends when nobody reads its progress any more") {
  const Desk desk;
  const auto ended = shell(
      "{ \"$0\" run \"$1\" --out \"$2\" --progress jsonl --set /simulation/duration_s=31536000 --set /simulation/thermal_step_s=1; echo $? "
      ">\"$3\"; } | head -n 1",
      {desk.put(one_rack()), desk.file("run"), desk.file("code")});
  CHECK(ended.code == 0);
  CHECK(parse_json(ended.out)["t"] == "progress");
  CHECK(slurp(desk / "code") == "130\n");
  CHECK(desk.status("run") == "cancelled");
}
