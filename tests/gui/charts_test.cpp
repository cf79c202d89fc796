#include <doctest/doctest.h>

#include <QImage>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <cmath>
#include <filesystem>
#include <random>

#include "gui/document/words.h"
#include "gui/models/results/outdoor_air.h"
#include "gui/models/results/pyramid.h"
#include "gui/models/results/time_ticks.h"
#include "gui/models/timeline.h"
#include "gui/views/charts/bar_chart.h"
#include "gui/views/charts/chart_paint.h"
#include "gui/views/charts/time_chart.h"
#include "gui/views/charts/xy_chart.h"
#include "gui/views/charts/year_map.h"
#include "models/cooling/moist_air.h"
#include "tests/gui/application.h"
#include "tests/support/desk.h"

using namespace icctwin;
using namespace icctwin::gui;
using namespace icctwin::test;

namespace {

constexpr double start_unix_s = 1751817600;  // 2025-07-07T00:00:00+08:00
constexpr int offset_s = 28800;

/// Hours of random values; some have none.
std::shared_ptr<const Pyramid> noise(std::size_t rows, double step_s, unsigned seed, bool with_gaps = true) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<float> values(0.0F, 1000.0F);
  auto ends = std::make_shared<std::vector<double>>();
  auto numbers = std::make_shared<std::vector<float>>();
  for (std::size_t row = 0; row < rows; ++row) {
    ends->push_back(static_cast<double>(row + 1) * step_s);
    numbers->push_back(with_gaps && random() % 50 == 0 ? std::nanf("") : values(random));
  }
  return std::make_shared<const Pyramid>(ends, numbers);
}

ChartLine line_of(std::shared_ptr<const Pyramid> values, const char* id = "it_power_w") {
  ChartLine line;
  line.id = line.name = QLatin1String(id);
  line.values = std::move(values);
  line.color = theme().text;
  line.file_unit = QStringLiteral("W");
  return line;
}

TimeFrame frame(double length_s) { return {start_unix_s, start_unix_s + length_s, start_unix_s + length_s, offset_s}; }

struct Shown {
  Timeline timeline;
  TimeChart chart{QStringLiteral("test"), QStringLiteral("Test"), QStringLiteral("kW"), &timeline};

  explicit Shown(std::shared_ptr<const Pyramid> values) {
    const double length_s = values->end_s(values->size() - 1);
    timeline.set_period(start_unix_s, start_unix_s + length_s, values->end_s(0), offset_s);
    chart.present(frame(length_s), {{.unit = QStringLiteral("W"), .decimals = 0, .lines = {line_of(std::move(values))}}});
    chart.resize(900, 300);
    chart.show();
    QApplication::processEvents();
  }
};

}  // namespace

TEST_CASE("points of a chart keep the least and the greatest at every zoom, and are two for each column at most") {
  // A year of minutes and a spike of one minute, which a mean or every n-th value would lose.
  auto ends = std::make_shared<std::vector<double>>();
  auto values = std::make_shared<std::vector<float>>();
  std::mt19937 random(7);
  for (int row = 0; row < 525'600; ++row) {
    ends->push_back((row + 1) * 60.0);
    values->push_back(random() % 1000 == 0 ? std::nanf("") : static_cast<float>(100 + random() % 50));
  }
  (*values)[333'333] = 999.0F;
  (*values)[222'222] = -5.0F;
  const Pyramid pyramid(ends, values);
  for (int trial = 0; trial < 200; ++trial) {
    const auto below = [&](unsigned end) { return static_cast<double>(random() % end); };
    const double from_s = below(30'000'000), to_s = std::min(from_s + 600 + below(31'000'000), 31'536'000.0);
    const std::size_t columns = 50 + random() % 1500;
    const auto points = pyramid.points(from_s, to_s, columns);
    CHECK(points.size() <= 2 * columns + 8);
    float least = HUGE_VALF, greatest = -HUGE_VALF;
    for (std::size_t row = 0; row < values->size(); ++row)
      if (pyramid.begin_s(row) >= from_s && pyramid.end_s(row) <= to_s && is_value((*values)[row])) {
        least = std::min(least, (*values)[row]);
        greatest = std::max(greatest, (*values)[row]);
      }
    double drawn_least = HUGE_VAL, drawn_greatest = -HUGE_VAL, before = -HUGE_VAL;
    for (const ChartPoint& point : points) {
      CHECK(point.at_s >= before);
      before = point.at_s;
      if (!std::isfinite(point.value)) continue;
      drawn_least = std::min(drawn_least, point.value);
      drawn_greatest = std::max(drawn_greatest, point.value);
    }
    CHECK(drawn_least <= static_cast<double>(least));
    CHECK(drawn_greatest >= static_cast<double>(greatest));
    const auto range = pyramid.range_between(from_s, to_s);
    CHECK(range.least <= least);
    CHECK(range.greatest >= greatest);
    if (trial > 20) trial += 20;  // the check itself is what takes long
  }
}

TEST_CASE("the range of any rows is that of the rows one by one") {
  const auto pyramid = noise(5000, 60, 3);
  std::mt19937 random(5);
  for (int trial = 0; trial < 2000; ++trial) {
    const std::size_t first = random() % 5000, last = first + random() % (5001 - first);
    Pyramid::Range expected;
    for (std::size_t row = first; row < last; ++row)
      if (is_value(pyramid->value(row))) expected.add({pyramid->value(row), pyramid->value(row)});
    const auto found = pyramid->range(first, last);
    CHECK(found.least == expected.least);
    CHECK(found.greatest == expected.greatest);
  }
}

TEST_CASE("time without values interrupts a line, and a run without any value draws nothing") {
  auto ends = std::make_shared<std::vector<double>>();
  auto values = std::make_shared<std::vector<float>>();
  for (int row = 0; row < 10'000; ++row) {
    ends->push_back((row + 1) * 60.0);
    values->push_back(row > 4000 && row < 6000 ? 9.96921e36F : 1.0F);  // netCDF's fill value
  }
  const Pyramid pyramid(ends, values);
  CHECK(pyramid.range().greatest == 1.0F);
  const auto points = pyramid.points(0, 600'000, 100);
  CHECK(std::ranges::any_of(points, [](const ChartPoint& point) { return std::isnan(point.value); }));
  const Pyramid empty(std::make_shared<std::vector<double>>(), std::make_shared<std::vector<float>>());
  CHECK(empty.points(0, 100, 10).empty());
  CHECK(empty.range().empty());
  CHECK(std::isnan(empty.mean()));
}

TEST_CASE("labels that would meet are pushed apart and stay inside") {
  std::vector<double> places = {50, 51, 52, 99, 100};
  push_apart(places, 15, 0, 100);
  auto sorted = places;
  std::ranges::sort(sorted);
  for (std::size_t i = 1; i < sorted.size(); ++i) CHECK(sorted[i] - sorted[i - 1] >= 15 - 1e-9);
  CHECK(sorted.front() >= 0);
  CHECK(sorted.back() <= 100);
  CHECK(places == sorted);  // their order stays
}

TEST_CASE("lines of a time axis stand on local midnights, and their names fit") {
  application();
  set_language(Language::zh);
  const auto week = time_ticks(start_unix_s, start_unix_s + 7 * 86400.0, offset_s, 700);
  REQUIRE(week.size() >= 7);
  CHECK(week[0].at_unix_s == start_unix_s);
  CHECK(week[2].name == QStringLiteral("7/9 周三"));
  CHECK(week[2].name_at_unix_s == start_unix_s + 2.5 * 86400);  // in the middle of the day
  set_language(Language::en);
  const auto year = time_ticks(start_unix_s, start_unix_s + 365 * 86400.0, offset_s, 700);
  CHECK(std::ranges::any_of(year, [](const TimeTick& tick) { return tick.name == "Aug"; }));
  for (const double width : {80.0, 300.0, 1500.0})
    for (const double span_s : {300.0, 7200.0, 86400.0, 1e6, 3e7, 3e8})
      CHECK(time_ticks(start_unix_s, start_unix_s + span_s, offset_s, width).size() * 30 <= width + 90);
}

TEST_CASE("data of a chart, written and read again, are the series value by value") {
  application();
  const auto values = noise(1000, 600, 11);
  const Shown shown(values);
  const auto lines = QString::fromUtf8(shown.chart.data().csv()).split('\n', Qt::SkipEmptyParts);
  REQUIRE(lines.size() == 1002);  // names, units, rows
  CHECK(lines[0] == "time,it_power_w");
  CHECK(lines[1] == ",W");
  CHECK(lines[2].startsWith("2025-07-07T00:10:00+08:00,"));
  for (std::size_t row = 0; row < 1000; ++row) {
    const QString text = lines[static_cast<qsizetype>(row) + 2].section(',', 1, 1);
    if (is_value(values->value(row)))
      CHECK(text.toFloat() == values->value(row));
    else
      CHECK(text.isEmpty());
  }
}

TEST_CASE("a chart is saved as PNG, SVG and PDF, and a place that cannot be written is told") {
  application();
  const Scratch folder;
  Shown shown(noise(1000, 600, 2));
  const auto file = [&](const char* name) { return QString::fromStdString((folder / name).string()); };
  CHECK(shown.chart.save_picture(file("a.png"), 1).isEmpty());
  CHECK(shown.chart.save_picture(file("b.png"), 4).isEmpty());
  CHECK(QImage(file("b.png")).size() == QImage(file("a.png")).size() * 4);
  CHECK(shown.chart.save_picture(file("c.svg")).isEmpty());
  CHECK(slurp(folder / "c.svg").find("<svg") != std::string::npos);
  CHECK(slurp(folder / "c.svg").find("<image") == std::string::npos);  // lines stay lines
  CHECK(shown.chart.save_picture(file("d.pdf")).isEmpty());
  CHECK(slurp(folder / "d.pdf").starts_with("%PDF"));
  CHECK_FALSE(shown.chart.save_picture(file("absent/e.png")).isEmpty());
  CHECK_FALSE(shown.chart.save_picture(file("absent/e.svg")).isEmpty());
  CHECK_FALSE(shown.chart.save_picture(file("f.bmp")).isEmpty());
  CHECK_FALSE(shown.chart.save_data(file("absent/g.csv")).isEmpty());
}

TEST_CASE("keys zoom, move and go back to the whole, and the instant of the window follows") {
  application();
  Shown shown(noise(1000, 600, 4));
  QWidget& plot = shown.chart.plot_widget();
  QTest::keyClick(&plot, Qt::Key_Plus);
  CHECK(shown.chart.view_to_s() - shown.chart.view_from_s() == doctest::Approx(600'000 / 1.25));
  QTest::keyClick(&plot, Qt::Key_Right, Qt::ShiftModifier);
  CHECK(shown.chart.view_from_s() > 0);
  QTest::keyClick(&plot, Qt::Key_Home);
  CHECK(shown.chart.view_from_s() == 0);
  CHECK(shown.chart.view_to_s() == 600'000);
  const double before = shown.timeline.now_s();
  QTest::keyClick(&plot, Qt::Key_Right);
  CHECK(shown.timeline.now_s() > before);
  for (int i = 0; i < 60; ++i) QTest::keyClick(&plot, Qt::Key_Plus);
  CHECK(shown.chart.view_to_s() - shown.chart.view_from_s() == doctest::Approx(4 * 600));  // not closer than four rows
}

TEST_CASE("a click in a chart moves the instant there, and a band zooms") {
  application();
  Shown shown(noise(1000, 600, 4));
  QWidget& plot = shown.chart.plot_widget();
  const QSignalSpy moved(&shown.timeline, &Timeline::moved);
  QTest::mouseClick(&plot, Qt::LeftButton, {}, QPoint(plot.width() / 2, 60));
  REQUIRE(moved.count() == 1);
  CHECK(shown.timeline.now_s() > 200'000);
  CHECK(shown.timeline.now_s() < 400'000);
  QTest::mousePress(&plot, Qt::LeftButton, {}, QPoint(plot.width() / 3, 60));
  QTest::mouseRelease(&plot, Qt::LeftButton, {}, QPoint(plot.width() / 2, 60));
  CHECK(shown.chart.view_from_s() > 0);
  CHECK(shown.chart.view_to_s() < 600'000);
}

TEST_CASE("a click on the year map goes to its day and hour") {
  application();
  Timeline timeline;
  const double length_s = 365 * 86400.0;
  timeline.set_period(start_unix_s, start_unix_s + length_s, 3600, offset_s);
  YearMap map(QStringLiteral("map"), QStringLiteral("Map"), {}, &timeline);
  map.present(frame(length_s), line_of(noise(8760, 3600, 9, false)), QStringLiteral("W"), 0);
  map.resize(1200, 320);
  map.show();
  QApplication::processEvents();
  map.plot_widget().grab();
  // Day 100, 13:00 to 14:00: the middle of its cell.
  const double at_s = 100 * 86400.0 + 13.5 * 3600;
  QTest::mouseClick(&map.plot_widget(), Qt::LeftButton, {}, map.place_of(at_s).toPoint());
  CHECK(map.cell_of(timeline.now_s()).first == 100);
  CHECK(map.cell_of(timeline.now_s()).second == doctest::Approx(13));
  QTest::keyClick(&map.plot_widget(), Qt::Key_Right);
  CHECK(timeline.now_s() == doctest::Approx(101 * 86400.0 + 13 * 3600));
  const DataTable table = map.data();
  CHECK(table.rows() == 8760);
}

TEST_CASE("a load-duration curve falls, ends at the hours of the run and keeps the greatest value") {
  const auto values = noise(8760, 3600, 13, false);
  const XySeries curve = duration_curve(*values, {});
  CHECK(std::ranges::is_sorted(curve.y, std::greater<>()));
  CHECK(curve.x.back() == doctest::Approx(8760));
  CHECK(curve.y.front() == static_cast<double>(values->range().greatest));
  CHECK(curve.y.back() == static_cast<double>(values->range().least));
  CHECK(curve.x.size() <= 2200);
}

TEST_CASE("humidity from dry and wet bulb is that from which the wet bulb was computed") {
  for (const double dry_c : {-10.0, 5.0, 20.0, 35.0})
    for (const double relative : {0.2, 0.6, 0.95}) {
      const double pressure_pa = 101325;
      CHECK(humidity_ratio_of(dry_c, wet_bulb_c(dry_c, relative, pressure_pa), pressure_pa) ==
            doctest::Approx(humidity_ratio(dry_c, relative, pressure_pa)).epsilon(2e-3));
    }
}

TEST_CASE("bars keep their numbers, and a chart of any kind has a menu with copies and files") {
  application();
  BarChart bars(QStringLiteral("bars"), QStringLiteral("Bars"));
  bars.present({"Jan", "Feb"}, "MWh", 1, {{.id = "a", .name = "A", .values = {1.5, 2.5}}, {.id = "b", .name = "B", .values = {-1, 3}}},
               {.id = "pue", .name = "PUE", .unit = "PUE", .values = {1.2, 1.3}});
  bars.resize(600, 300);
  CHECK_FALSE(bars.picture(1).isNull());
  const DataTable table = bars.data();
  REQUIRE(table.columns.size() == 4);
  CHECK(table.columns[1].numbers == std::vector<double>{1.5, 2.5});
  CHECK(table.columns[3].numbers == std::vector<double>{1.2, 1.3});
  XyChart dots(QStringLiteral("dots"), QStringLiteral("Dots"));
  dots.present({"x", "kW"}, {"y", {}}, {{.id = "s", .name = "S", .x = {1, NAN, 3}, .y = {1, 2, 3}, .is_dots = true}});
  dots.resize(400, 300);
  CHECK_FALSE(dots.picture(1).isNull());
  for (Chart* chart : {static_cast<Chart*>(&bars), static_cast<Chart*>(&dots)}) {
    int actions = 0;
    for (const QAction* action : chart->menu()->actions()) actions += action->isSeparator() ? 0 : 1;
    CHECK(actions == 8);  // copy picture and data; PNG three times, SVG, PDF; CSV
  }
}
