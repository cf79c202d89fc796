#include <doctest/doctest.h>

#include <QAccessible>
#include <QTest>

#include "gui/app/main_window.h"
#include "gui/document/words.h"
#include "gui/models/run_moments.h"
#include "gui/views/time_slider.h"
#include "gui/views/time_strip.h"
#include "sim/results/folder/run_folder.h"
#include "tests/gui/application.h"

using namespace icctwin;
using namespace icctwin::gui;
using namespace icctwin::test;

namespace {

/// Two days by the hour, 2025-07-07 00:00 in Shanghai (2025-07-06 16:00 UTC) on, with a peak at 15:00 of each; the second is higher.
RunFolder two_days() {
  RunFolder run;
  run.manifest.start_unix_s = 1751817600;
  run.manifest.end_unix_s = run.manifest.simulated_until_unix_s = run.manifest.start_unix_s + 2 * 86400;
  run.manifest.utc_offset_s = 8 * 3600;
  run.manifest.output_step_s = 3600;
  run.series.emplace();
  run.series->channels.push_back({"facility_power_w", "W", "power", true});
  run.series->values.emplace_back();
  for (int hour = 0; hour < 48; ++hour) {
    run.series->time_s.push_back((hour + 1) * 3600.0);
    run.series->values[0].push_back(hour == 15 ? 2e6F : hour == 39 ? 3e6F : 1e6F);
  }
  return run;
}

void set_period(Timeline& line, const RunFolder& run) {
  line.set_period(run.manifest.start_unix_s, run.manifest.end_unix_s, run.manifest.output_step_s, run.manifest.utc_offset_s);
}

}  // namespace

TEST_CASE("an instant lies in the output interval that begins with it") {
  const std::vector<double> ends = {3600, 7200, 10800};
  CHECK(interval_at(ends, 0) == 0);
  CHECK(interval_at(ends, 3599) == 0);
  CHECK(interval_at(ends, 3600) == 1);
  CHECK(interval_at(ends, 10800) == 2);  // the end of the run shows its last interval
  CHECK(interval_at(ends, -5) == 0);
}

TEST_CASE("the peak of a run and of each day are the begins of the intervals with the most power") {
  const RunFolder run = two_days();
  const double start = run.manifest.start_unix_s;
  CHECK(peak_unix_s(run) == start + 39 * 3600);
  // Days of the run's own clock: it starts at midnight in Shanghai, where UTC is still in the day before.
  CHECK(daily_peaks(run) == std::vector<double>{start + 15 * 3600, start + 39 * 3600});
}

TEST_CASE("limits passed and faults become moments in order of time, everyday modes of the plant do not") {
  set_language(Language::en);
  RunFolder run = two_days();
  const double start = run.manifest.start_unix_s;
  run.events = {{start + 500, "node_fails", "node0001", ""},
                {start + 100, "chiller_on", "cooling/chiller", ""},
                {start + 90, "throttle_begins", "A01-01", "88 degC"},
                {start + 95, "throttle_ends", "A01-01", ""}};
  const auto moments = moments_of(run);
  REQUIRE(moments.size() == 3);
  CHECK(moments[0].kind == MomentKind::violation);
  CHECK(moments[0].words == "slowed down by heat: A01-01");
  CHECK(moments[1].kind == MomentKind::fault);
  CHECK(moments[2].kind == MomentKind::peak);
}

TEST_CASE("the keys of the slider step by interval, day and week and stop at the ends") {
  application();
  set_language(Language::en);
  Workbench bench;
  Commands commands;
  TimeSlider slider(bench, commands);
  const RunFolder run = two_days();
  set_period(bench.timeline(), run);
  slider.show();
  slider.strip().setFocus();
  QApplication::setActiveWindow(&slider);
  REQUIRE(QTest::qWaitForWindowActive(&slider));
  const auto now_h = [&] { return bench.timeline().now_s() / 3600; };
  QTest::keyClick(&slider.strip(), Qt::Key_Period);
  CHECK(now_h() == 1);
  QTest::keyClick(&slider.strip(), Qt::Key_PageDown);
  CHECK(now_h() == 25);
  QTest::keyClick(&slider.strip(), Qt::Key_Comma);
  CHECK(now_h() == 24);
  QTest::keyClick(&slider.strip(), Qt::Key_PageDown, Qt::ShiftModifier);
  CHECK(now_h() == 48);  // a week on is behind the end
  QTest::keyClick(&slider.strip(), Qt::Key_PageUp, Qt::ShiftModifier);
  CHECK(now_h() == 0);
}

TEST_CASE("a press on the line goes to the nearest output interval, and the accessible value tells the instant in words") {
  application();
  set_language(Language::en);
  Workbench bench;
  Commands commands;
  TimeSlider slider(bench, commands);
  const RunFolder run = two_days();
  set_period(bench.timeline(), run);
  slider.rebuild();
  slider.resize(1000, 56);
  slider.show();
  QApplication::processEvents();
  TimeStrip& strip = slider.strip();
  const double at = run.manifest.start_unix_s + 30 * 3600;
  QTest::mouseClick(&strip, Qt::LeftButton, {}, QPoint(qRound(strip.x_of(at)) + 2, 20));
  CHECK(bench.timeline().now_unix_s() == at);
  QAccessibleInterface* read = QAccessible::queryAccessibleInterface(&strip);
  REQUIRE(read);
  REQUIRE(read->valueInterface());
  CHECK(read->valueInterface()->currentValue().toDouble() == 30 * 3600);
  CHECK(read->text(QAccessible::Value) == "8 July 06:00, Tuesday");  // 30 h after Monday's midnight
  read->valueInterface()->setCurrentValue(3600.0);
  CHECK(bench.timeline().now_s() == 3600);
}

TEST_CASE("playback passes as many seconds of the run as the speed says, and stops at the end") {
  application();
  Workbench bench;
  Commands commands;
  TimeSlider slider(bench, commands);
  slider.rebuild();
  const RunFolder run = two_days();
  set_period(bench.timeline(), run);
  slider.set_playing(true);
  CHECK(slider.is_playing());
  CHECK(slider.speed() == 3600);
  slider.advance(0.5);
  CHECK(bench.timeline().now_s() == 1800);
  slider.advance(1000);  // behind the end
  CHECK(bench.timeline().now_unix_s() == bench.timeline().end_unix_s());
  CHECK_FALSE(slider.is_playing());
  commands["results.loop"]->setChecked(true);
  slider.set_playing(true);
  slider.advance(1000);
  CHECK(bench.timeline().now_s() == 0);
  CHECK(slider.is_playing());
}
