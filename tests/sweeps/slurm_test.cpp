// The same sweep on this machine and on a real Slurm of one node.
#include <doctest/doctest.h>

#include <csignal>

#include "tests/support/desk.h"

using namespace icctwin::test;

namespace {

/// Slurm's daemons for one test; they end with it.
class OneNodeSlurm {
 public:
  explicit OneNodeSlurm(const Desk& desk) : folder_((desk / "slurm-node").string()) {
    const Ended started = run_command({script(), "start", folder_, "2"});
    REQUIRE_MESSAGE(started.code == 0, started.err);
    ::setenv("SLURM_CONF", (folder_ + "/etc/slurm.conf").c_str(), 1);
  }
  OneNodeSlurm(const OneNodeSlurm&) = delete;
  OneNodeSlurm& operator=(const OneNodeSlurm&) = delete;
  ~OneNodeSlurm() { run_command({script(), "stop", folder_}); }

 private:
  static std::string script() { return source("tests/slurm/one_node.sh").string(); }
  std::string folder_;
};

json cluster_sweep() {
  return {{"format", "icctwin.sweep/1"},
          {"name", "both engines"},
          {"base", source("scenarios/start/one_rack.json").string()},
          {"set", {"/simulation/duration_s=1800"}},
          {"axes", {{"/cooling/cdu/supply_c", {36, 38, 39, 40, 41, 42}}, {"/site/water_price_cny_per_m3", {4, 5}}}}};
}

Ended sweep_of_desk(const Desk& desk, const std::string& out, Words more = {}) {
  Words words = {"sweep", (desk / "sweep.json").string(), "--out", (desk / out).string(), "--progress", "none", "--poll", "0.3"};
  words.insert(words.end(), more.begin(), more.end());
  return icctwin_program(words);
}

}  // namespace

TEST_CASE("a sweep on Slurm gives the bytes of the sweep on this machine") {
  const Desk desk;
  write_file(desk / "sweep.json", cluster_sweep().dump());
  const OneNodeSlurm slurm(desk);
  const Ended local = sweep_of_desk(desk, "local"),
              cluster = sweep_of_desk(desk, "cluster",
                                      {"--engine", "slurm", "--partition", "main", "--chunk", "5", "--memory", "500M", "--time", "5"});
  INFO(cluster.err);
  CHECK(cluster.code == local.code);  // 3: the points of 36 degrees cannot be built
  CHECK(slurp(desk / "cluster/runs.csv") == slurp(desk / "local/runs.csv"));
  CHECK_FALSE(std::filesystem::exists(desk / "cluster/slurm"));
}

TEST_CASE("a driver that was killed finds its Slurm job again and takes in what it computed") {
  const Desk desk;
  write_file(desk / "sweep.json", cluster_sweep().dump());
  const OneNodeSlurm slurm(desk);
  const Words words = {
      "sweep", (desk / "sweep.json").string(), "--out", (desk / "out").string(), "--progress", "none", "--engine", "slurm", "--chunk", "3"};
  const Ended killed = icctwin_program(words, SIGKILL, 700);
  CHECK(killed.code == 128 + SIGKILL);
  REQUIRE(std::filesystem::exists(desk / "out/slurm/round-0001/job"));
  const Ended again = sweep_of_desk(desk, "out", {"--engine", "slurm", "--chunk", "3"});
  INFO(again.err);
  CHECK(again.code == 3);
  CHECK(sweep_of_desk(desk, "local").code == 3);
  CHECK(slurp(desk / "out/runs.csv") == slurp(desk / "local/runs.csv"));
}

TEST_CASE("tasks that are cancelled are submitted again") {
  const Desk desk;
  write_file(desk / "sweep.json", cluster_sweep().dump());
  const OneNodeSlurm slurm(desk);
  // Everything that waits or runs a second after the submission is cancelled, as a site's administrator might.
  write_file(desk / "cancel.sh", "(sleep 1; scancel --user=$(id -un)) &\n\"$@\"\n");
  const Ended ended = run_command({"sh", (desk / "cancel.sh").string(), ICCTWIN_PROGRAM, "sweep", (desk / "sweep.json").string(), "--out",
                                   (desk / "out").string(), "--progress", "none", "--poll", "0.3", "--engine", "slurm", "--chunk", "1"});
  INFO(ended.err);
  CHECK(ended.code == 3);
  CHECK(sweep_of_desk(desk, "local").code == 3);
  CHECK(slurp(desk / "out/runs.csv") == slurp(desk / "local/runs.csv"));
}

TEST_CASE("a Slurm that refuses is named with what it says, and nothing is lost") {
  const Desk desk;
  write_file(desk / "sweep.json", cluster_sweep().dump());
  {
    const OneNodeSlurm slurm(desk);
    const Ended refused = sweep_of_desk(desk, "out", {"--engine", "slurm", "--partition", "nowhere"});
    CHECK(refused.code == 3);
    CHECK(contains(refused.err, "E-SWP-030"));
    CHECK(contains(refused.err, "invalid partition"));
  }
  const Ended local = sweep_of_desk(desk, "out");
  CHECK(local.code == 3);
  CHECK(contains(slurp(desk / "out/runs.csv"), ",ok,"));
}
