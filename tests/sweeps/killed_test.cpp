// A sweep that is killed again and again, driver and workers, and then equals one that was left alone.
#include <doctest/doctest.h>

#include "tests/support/desk.h"

using namespace icctwin::test;

TEST_CASE("a sweep of 1,000 runs survives ten kills of its driver and ten of its workers, and equals the undisturbed one") {
  const Desk desk;
  const json file = {{"format", "icctwin.sweep/1"},
                     {"name", "killed"},
                     {"base", source("scenarios/start/one_rack.json").string()},
                     {"set", {"/simulation/duration_s=900", "/simulation/rack_series=false"}},
                     {"variables",
                      {{{"type", "uniform"}, {"pointer", "/cooling/cdu/supply_c"}, {"low", 39}, {"high", 44}},
                       {{"type", "uniform"}, {"pointer", "/site/water_price_cny_per_m3"}, {"low", 2}, {"high", 9}}}},
                     {"design", {{"type", "latin_hypercube"}, {"points", 1000}}}};
  write_file(desk / "sweep.json", file.dump());
  const auto words = [&](const std::string& out) {
    return Words{ICCTWIN_PROGRAM, "sweep", (desk / "sweep.json").string(), "--out", (desk / out).string(), "--progress", "none"};
  };
  // A worker is killed after 0.3 s, the driver 0.4 s later; what runs is found as the kernel lists it.
  write_file(desk / "kill.sh",
             "\"$@\" &\n"
             "driver=$!\n"
             "sleep 0.3\n"
             "for worker in $(cat /proc/$driver/task/$driver/children); do kill -9 $worker && echo worker; break; done\n"
             "sleep 0.4\n"
             "kill -9 $driver && echo driver\n");
  int workers = 0, drivers = 0;
  for (int kill = 0; kill < 10; ++kill) {
    Words command = words("killed");
    command.insert(command.begin(), {"sh", (desk / "kill.sh").string()});
    const Ended ended = run_command(command);
    workers += contains(ended.out, "worker") ? 1 : 0;
    drivers += contains(ended.out, "driver") ? 1 : 0;
  }
  // The children may be looked up between two of them, or before the first: most kills hit.
  CHECK(workers >= 5);
  CHECK(drivers == 10);
  const Ended last = run_command(words("killed"));
  INFO(last.err);
  CHECK(last.code == 0);
  CHECK(run_command(words("quiet")).code == 0);
  const std::string killed = slurp(desk / "killed/runs.csv");
  CHECK(std::ranges::count(killed, '\n') == 1001);
  CHECK(killed == slurp(desk / "quiet/runs.csv"));
}
