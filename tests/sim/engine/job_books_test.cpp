#include "sim/engine/job_books.h"

#include <doctest/doctest.h>

#include "tests/sim/engine/small_plan.h"

using namespace icctwin;
using namespace icctwin::test;

namespace {

struct Bridge : ItPowerListener {
  JobBooks& books;
  double now_s = 0;
  explicit Bridge(JobBooks& to) : books(to) {}
  void part_changed(ItPart, Microwatt) override {}
  void rack_changed(std::size_t, Microwatt, Microwatt) override {}
  void job_changed(std::uint32_t job, Microwatt before, Microwatt) override { books.power_changed(now_s, job, before); }
};

}  // namespace

TEST_CASE("energy and carbon of a job that starts and ends inside steps") {
  // One node of one accelerator at 500 W: the job draws 500 + 50 + 100 = 650 W from 5 s to 35 s, in steps of 10 s whose carbon
  // factors are 1, 2, 3 and 4 kg/J: energy 650 x 30 = 19,500 J; carbon 650 x (5x1 + 10x2 + 10x3 + 5x4) = 650 x 75 = 48,750 kg.
  Plan plan = small_plan(1, 1, 1);
  plan.jobs.push_back(job_of_accelerators("j", 5, 1, 30));
  plan.jobs[0].accelerator_utilisation = 1;
  ItPower power(plan);
  JobBooks books(1);
  Bridge bridge(books);
  const std::vector<Share> shares = {{0, 1}};
  bridge.now_s = 5;
  power.start(0, shares, bridge);
  books.end_step(10, 1, 2, power);
  books.end_step(20, 2, 4, power);
  books.end_step(30, 3, 6, power);
  books.power_changed(35, 0, power.job(0));
  bridge.now_s = 35;
  power.end(0, shares, bridge);
  books.end_step(40, 4, 8, power);
  CHECK(books.energy_j(0) == doctest::Approx(19500));
  CHECK(books.carbon_kg(0) == doctest::Approx(48750));
  CHECK(books.market_kg(0) == doctest::Approx(2 * 48750));  // twice the factor in every step
}

TEST_CASE("a job that still runs is settled to the end of the last step") {
  Plan plan = small_plan(1, 1, 1);
  plan.jobs.push_back(job_of_accelerators("j", 0, 1, 1000));
  ItPower power(plan);
  JobBooks books(1);
  Bridge bridge(books);
  power.start(0, {{0, 1}}, bridge);
  for (int step = 1; step <= 10; ++step) books.end_step(step * 15.0, 0.5, 0.25, power);
  books.settle(0, power.job(0));
  books.settle(0, power.job(0));  // twice is once
  const double power_w = static_cast<double>(power.job(0)) * watt_per_microwatt;
  CHECK(books.energy_j(0) == doctest::Approx(power_w * 150));
  CHECK(books.carbon_kg(0) == doctest::Approx(power_w * 75));
}
