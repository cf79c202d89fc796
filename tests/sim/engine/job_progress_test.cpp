#include "sim/engine/job_progress.h"

#include <doctest/doctest.h>

using namespace icctwin;

TEST_CASE("job progress: a job at speed 1 ends after its work") {
  JobProgress progress(1);
  CHECK(progress.start(0, 100, {3600}, 1) == 3700);
  CHECK(progress.start(0, 100, {3600}, 0.5) == 7300);
}

TEST_CASE("job progress: changes of speed keep the work done") {
  // 1000 s of work: 200 s at full speed, 400 s at a half (200 s of work), a standstill of 50 s, then 600 s left at 0.75: 800 s.
  JobProgress progress(1);
  progress.start(0, 0, {1000}, 1);
  CHECK(progress.change_speed(0, 200, 0.5) == 200 + 800 / 0.5);
  CHECK_FALSE(progress.change_speed(0, 600, 0));
  CHECK(progress.change_speed(0, 650, 0.75) == doctest::Approx(1450));
}

TEST_CASE("job progress: every change voids the end announced before") {
  JobProgress progress(2);
  progress.start(1, 0, {10}, 1);
  const auto before = progress.version(1);
  progress.change_speed(1, 5, 0.5);
  CHECK(progress.version(1) != before);
  CHECK(progress.version(0) == 0);
  CHECK(progress.speed(1) == 0.5);
}

TEST_CASE("job progress: checkpoints lengthen a job by their pauses, and none is written at its end") {
  // 600 s with a pause of 1 s after each 60 s: nine of them.
  JobProgress progress(1);
  CHECK(progress.start(0, 0, {600, 60, 1}, 1) == 609);
  // At half speed from 100 s on: 61 s for the first 60 s of work, 39 s of work more, 501 s left and eight pauses.
  CHECK(progress.change_speed(0, 100, 0.5) == doctest::Approx(100 + 501 / 0.5 + 8));
  CHECK(progress.times(0).checkpoint_s == 1);
}

TEST_CASE("job progress: an interrupted job goes on from its last checkpoint") {
  // Four cycles of 61 s and 56 s of work that are lost; then 360 s of work and five pauses.
  JobProgress progress(1);
  progress.start(0, 0, {600, 60, 1}, 1);
  progress.interrupt(0, 300);
  CHECK(progress.left_s(0) == 360);
  CHECK(progress.times(0).lost_s == doctest::Approx(56));
  CHECK(progress.times(0).checkpoint_s == 4);
  CHECK(progress.start(0, 600, {600, 60, 1}, 1) == 965);
  // Without checkpoints all is lost; a restart takes its time, at any speed.
  JobProgress bare(1);
  bare.start(0, 0, {600, 0, 0, 0, 30}, 1);
  bare.interrupt(0, 300);
  CHECK(bare.times(0).lost_s == 300);
  CHECK(bare.start(0, 600, {600, 0, 0, 0, 30}, 0.5) == 600 + 30 + 1200);
  bare.settle(0, 700);
  CHECK(bare.times(0).restart_s == 30);
}

TEST_CASE("job progress: a checkpoint that is copied in the background counts only once the copy is there") {
  // A pause of 1 s after 100 s, safe at 141 s.
  const JobWork work{1000, 100, 1, 40};
  for (const auto& [fails_s, left_s] : {std::pair{140.0, 1000.0}, {141.0, 900.0}, {150.0, 900.0}}) {
    JobProgress progress(1);
    progress.start(0, 0, work, 1);
    progress.interrupt(0, fails_s);
    CHECK(progress.left_s(0) == left_s);
    CHECK(progress.times(0).lost_s == doctest::Approx(fails_s - 1 - (1000 - left_s)));
  }
}

TEST_CASE("job progress: an interruption during a checkpoint loses it") {
  JobProgress progress(1);
  progress.start(0, 0, {600, 60, 10}, 1);
  progress.interrupt(0, 65);
  CHECK(progress.left_s(0) == 600);
  CHECK(progress.times(0).lost_s == 60);
  CHECK(progress.times(0).checkpoint_s == 5);
}

TEST_CASE("job progress: what lasts is not lost by an interruption") {
  JobProgress progress(1);
  const JobWork work{.work_s = 1e12, .lasting = true};
  progress.start(0, 0, work, 1);
  progress.interrupt(0, 500);
  CHECK(progress.times(0).lost_s == 0);
  CHECK(progress.left_s(0) == 1e12 - 500);
}

TEST_CASE("job progress: however the time is cut, the end is the same") {
  const JobWork work{1000, 70, 3, 10, 20};
  JobProgress once(1), often(1);
  const auto end_s = once.start(0, 0, work, 0.8);
  auto announced_s = often.start(0, 0, work, 0.8);
  for (double now_s = 0.7; now_s < *end_s; now_s += 0.7) announced_s = often.change_speed(0, now_s, 0.8);
  CHECK(*announced_s == doctest::Approx(*end_s).epsilon(1e-12));
}
