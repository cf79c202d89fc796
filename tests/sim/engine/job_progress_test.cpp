#include "sim/engine/job_progress.h"

#include <doctest/doctest.h>

using namespace icctwin;

TEST_CASE("job progress: a job at speed 1 ends after its work") {
  JobProgress progress(1);
  CHECK(progress.start(0, 100, 3600, 1) == 3700);
  CHECK(progress.start(0, 100, 3600, 0.5) == 7300);
}

TEST_CASE("job progress: changes of speed keep the work done") {
  // 1000 s of work: 200 s at full speed, 400 s at a half (200 s of work), a standstill of 50 s, then 600 s left at 0.75: 800 s.
  JobProgress progress(1);
  progress.start(0, 0, 1000, 1);
  CHECK(progress.change_speed(0, 200, 0.5) == 200 + 800 / 0.5);
  CHECK_FALSE(progress.change_speed(0, 600, 0));
  CHECK(progress.change_speed(0, 650, 0.75) == doctest::Approx(1450));
}

TEST_CASE("job progress: every change voids the end announced before") {
  JobProgress progress(2);
  progress.start(1, 0, 10, 1);
  const auto before = progress.version(1);
  progress.change_speed(1, 5, 0.5);
  CHECK(progress.version(1) != before);
  CHECK(progress.version(0) == 0);
  CHECK(progress.speed(1) == 0.5);
}
