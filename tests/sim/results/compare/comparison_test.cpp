// Words, units and drawings of a comparison.
#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <limits>
#include <set>

#include "sim/results/compare/comparison_charts.h"
#include "sim/results/compare/comparison_numbers.h"
#include "sim/results/compare/direction.h"

using namespace icctwin;
using namespace icctwin::comparison;

TEST_CASE("comparison: what is judged is an indicator that docs/kpis.md explains, and is judged once") {
  std::ifstream stream(std::string(ICCTWIN_SOURCE_DIR) + "/docs/kpis.md");
  const std::string kpis{std::istreambuf_iterator<char>(stream), {}};
  std::set<std::string_view> seen;
  for (const auto id : judged_kpis()) {
    INFO(id);
    CHECK(kpis.find("`" + std::string(id) + "`") != kpis.npos);
    CHECK(seen.insert(id).second);
  }
}

TEST_CASE("comparison: less energy and more goodput are better, a cost is better when lower, counts are not judged") {
  CHECK(verdict("facility_energy_kwh", -1) == Verdict::better);
  CHECK(verdict("goodput", -0.1) == Verdict::worse);
  CHECK(verdict("cost_per_million_tokens_served_cny", 2) == Verdict::worse);
  CHECK(verdict("opex_revenue_cny_per_year", 2) == Verdict::better);
  CHECK(verdict("accelerators", 8) == Verdict::open);
  CHECK(verdict("pue", 0) == Verdict::same);
  CHECK(verdict("pue", std::numeric_limits<double>::quiet_NaN()) == Verdict::open);
}

TEST_CASE("comparison: values share the unit of the largest, and a small difference keeps two digits") {
  const document::Numbers n(Language::en);
  const Scale energy = scale_of(n, "kWh", {192232, 1800});
  CHECK(energy.unit == "MWh");
  CHECK(energy.cell(n, 1800).text.plain() == "1.8");
  CHECK(energy.change(n, 260).text.plain() == "+0.26");
  CHECK(energy.change(n, 260).value == doctest::Approx(0.26));
  CHECK(energy.change(n, 1e-4).text.plain() == "0.0");  // nothing to be seen in this unit
  CHECK(scale_of(n, "1", {1.14082}).change(n, -0.00154585).text.plain() == "\u22120.0015");
  CHECK(scale_of(n, "CNY/a", {22.7e6}).unit == scale_of(n, "CNY", {22.7e6}).unit + "/a");
  CHECK(scale_of(n, "degC", {40.3}).unit == "°C");
}

TEST_CASE("comparison: the bars of a waterfall hang together, and its table adds up") {
  const document::Numbers n(Language::en);
  const AttributedKpi kpi{"pue", "1", {"PUE", "PUE"}, {1.204, 1.178, 1.182, 1.173}, {}};
  std::vector<AttributionStep> steps(3);
  for (std::size_t s = 0; s < 3; ++s) steps[s].label = {"step", "step"};
  const document::Figure figure = waterfall(kpi, steps, "A", "B", n);
  std::vector<document::RectShape> bars;
  for (const auto& shape : figure.drawing.shapes())
    if (const auto* rect = std::get_if<document::RectShape>(&shape)) bars.push_back(*rect);
  REQUIRE(bars.size() == 5);
  // A falling step begins at the top of what was before and ends at the top of what comes after.
  const auto bottom = [](const document::RectShape& bar) { return bar.y + bar.height; };
  CHECK(bars[1].y == doctest::Approx(bars[0].y));
  CHECK(bottom(bars[2]) == doctest::Approx(bottom(bars[1])));  // the second step rises from there
  CHECK(bars[3].y == doctest::Approx(bars[2].y));
  CHECK(bottom(bars[3]) == doctest::Approx(bars[4].y));
  CHECK(bars[1].fill == document::color::better);
  CHECK(bars[2].fill == document::color::worse);
  CHECK(bottom(bars[0]) == doctest::Approx(bottom(bars[4])));  // the runs stand on one axis
  // Heights are in proportion to the changes: 26 to 4 to 9.
  CHECK(bars[1].height / bars[3].height == doctest::Approx(26.0 / 9));
  CHECK(figure.source.plain().find("begins at 1.1") != std::string::npos);  // cut, and told
  double sum = 0;
  for (std::size_t s = 1; s <= 3; ++s) sum += figure.data.rows[s].cells[2].value;
  CHECK(sum == doctest::Approx(-0.031));
}

TEST_CASE("comparison: a waterfall whose steps are large begins at zero") {
  const document::Numbers n(Language::en);
  const AttributedKpi kpi{"water_l", "L", {"Water", "水"}, {1000, 200}, {}};
  std::vector<AttributionStep> steps(1);
  const document::Figure figure = waterfall(kpi, steps, "A", "B", n);
  CHECK(figure.source.plain().find("begins") == std::string::npos);
}
