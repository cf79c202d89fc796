// Effects, spreads, fronts and indices against functions whose answers are known.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "models/base/random.h"
#include "sim/document/html/html.h"
#include "sim/sweep/analysis/candidates.h"
#include "sim/sweep/analysis/effects.h"
#include "sim/sweep/analysis/levels.h"
#include "sim/sweep/analysis/sweep_report.h"
#include "sim/sweep/prepare/prepare.h"

using namespace icctwin;

namespace {

/// A stored sweep whose indicators are functions of the axes, without any run.
template <class F>
StoredSweep computed(const std::string& rest, const std::vector<std::string>& ids, F&& f) {
  Diagnostics diagnostics;
  StoredSweep stored;
  stored.sweep = *parse_sweep(R"({"format": "icctwin.sweep/1", "base": "b.json", )" + rest + "}", "test", diagnostics);
  Design design = make_design(stored.sweep, {}, diagnostics, 1'000'000);
  REQUIRE(diagnostics.empty());
  stored.axes = design.axes;
  SweepTable& table = stored.table;
  for (const auto& id : ids) table.kpis.push_back({id, "kW", {id, id}});
  table.values.resize(ids.size());
  for (std::size_t p = 0; p < design.points.size(); ++p) {
    const auto number = static_cast<std::int64_t>(p) + 1;
    table.runs.push_back({number, number, 1, design.points[p].role, design.points[p].values, "h"});
    std::vector<double> x;
    for (const auto& value : design.points[p].values) x.push_back(value.empty() ? 0 : number_of(value));
    for (std::size_t k = 0; k < ids.size(); ++k) table.values[k].push_back(f(x, k));
    table.status.emplace_back(RecordStatus::ok);
  }
  for (auto* texts : {&table.warnings, &table.problems, &table.folders}) texts->resize(table.runs.size());
  table.sentences.resize(table.runs.size());
  return stored;
}

std::string uniform(const std::string& name, double low, double high) {
  return R"({"type": "uniform", "pointer": "/)" + name + R"(", "low": )" + std::to_string(low) + R"(, "high": )" + std::to_string(high) +
         "}";
}

}  // namespace

TEST_CASE("Sobol indices of the Ishigami function are the published ones") {
  // f = sin x + 7 sin^2 y + 0.1 z^4 sin x on [-pi, pi]^3. Saltelli, Chan, Scott (2000): S = 0.3139, 0.4424, 0; ST = 0.5576, 0.4424, 0.2437.
  const double pi = std::numbers::pi;
  const StoredSweep sweep = computed("\"variables\": [" + uniform("x", -pi, pi) + "," + uniform("y", -pi, pi) + "," +
                                         uniform("z", -pi, pi) + R"(], "design": {"type": "sobol", "points": 4096, "indices": true})",
                                     {"f"}, [](const std::vector<double>& x, std::size_t) {
                                       return std::sin(x[0]) + 7 * std::pow(std::sin(x[1]), 2) + 0.1 * std::pow(x[2], 4) * std::sin(x[0]);
                                     });
  const auto indices = sobol_indices(sweep, sweep.table.values[0]);
  REQUIRE(indices.size() == 3);
  const double first[] = {0.3139, 0.4424, 0}, total[] = {0.5576, 0.4424, 0.2437};
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(indices[i].first == doctest::Approx(first[i]).epsilon(0.01).scale(1));
    CHECK(indices[i].total == doctest::Approx(total[i]).epsilon(0.01).scale(1));
    CHECK(indices[i].first_low <= indices[i].first);
    CHECK(indices[i].first <= indices[i].first_high);
  }
}

TEST_CASE("points with a failed run are left out of the indices, and a constant has none") {
  StoredSweep sweep = computed("\"variables\": [" + uniform("x", 0, 1) + "," + uniform("y", 0, 1) +
                                   R"(], "design": {"type": "sobol", "points": 1024, "indices": true})",
                               {"f", "c"}, [](const std::vector<double>& x, std::size_t k) { return k == 0 ? 3 * x[0] + x[1] : 5; });
  for (std::size_t r = 0; r < sweep.table.runs.size(); r += 97) sweep.table.values[0][r] = no_value;
  const auto indices = sobol_indices(sweep, sweep.table.values[0]);
  REQUIRE(indices.size() == 2);
  CHECK(indices[0].first == doctest::Approx(0.9).epsilon(0.05));  // variances 9 and 1 of 10
  CHECK(sobol_indices(sweep, sweep.table.values[1]).empty());
}

TEST_CASE("effects on a full grid are those of the function, the largest first") {
  const StoredSweep sweep = computed(R"("axes": {"/x": [1, 2, 3], "/y": [10, 20]}, "design": "grid")", {"f"},
                                     [](const std::vector<double>& x, std::size_t) { return x[0] + x[1]; });
  const auto effects = main_effects(sweep, sweep.table.values[0]);
  REQUIRE(effects.size() == 2);
  CHECK(sweep.axes[effects[0].axis].name == "y");
  CHECK(effects[0].size() == doctest::Approx(10));
  CHECK(effects[1].levels[0].mean == doctest::Approx(16));  // x = 1 with y = 10 and 20: 11 and 21
  const Response response = response_of(sweep, 0, 1, sweep.table.values[0]);
  CHECK(response.mean[2][1] == doctest::Approx(23));
}

TEST_CASE("a one-at-a-time design is measured against its base") {
  const StoredSweep sweep = computed(R"("axes": {"/x": [-1, 4], "/y": [3]}, "design": "one_at_a_time")", {"f"},
                                     [](const std::vector<double>& x, std::size_t) { return 100 + 2 * x[0] + x[1]; });
  CHECK(base_value(sweep, sweep.table.values[0]) == 100);
  const auto effects = main_effects(sweep, sweep.table.values[0]);
  CHECK(effects[0].levels[effects[0].low].mean == 98);
  CHECK(effects[0].levels[effects[0].high].mean == 108);
}

TEST_CASE("percentiles are those of R's default, and a spread lies in order") {
  CHECK(percentile({1, 2, 3, 4, 5}, 0.5) == 3);
  CHECK(percentile({1, 2, 3, 4}, 0.1) == doctest::Approx(1.3));  // quantile(1:4, 0.1) in R
  const Spread spread = spread_of({5, no_value, 1, 3});
  CHECK(spread.count == 3);
  CHECK(spread.deviation == doctest::Approx(2));
  CHECK((spread.least <= spread.p10 && spread.p10 <= spread.p50 && spread.p50 <= spread.p90 && spread.p90 <= spread.most));
}

TEST_CASE("no point of a front is beaten, every point off it is, and constraints are kept") {
  StoredSweep sweep =
      computed("\"variables\": [" + uniform("x", 0, 1) + "," + uniform("y", 0, 1) + R"(], "design": {"type": "random", "points": 300},
      "objectives": [{"kpi": "f"}, {"kpi": "g", "goal": "maximise"}], "constraints": [{"kpi": "f", "at_least": 0.2}])",
               {"f", "g"}, [](const std::vector<double>& x, std::size_t k) { return k == 0 ? x[0] : x[0] * (0.5 + x[1]); });
  const auto& f = sweep.table.values[0];
  const auto& g = sweep.table.values[1];
  const auto front = pareto_front(candidates_of(sweep));
  REQUIRE(front.size() > 3);
  const auto beats = [&](std::size_t one, std::size_t other) {
    return f[one] <= f[other] && g[one] >= g[other] && (f[one] < f[other] || g[one] > g[other]);
  };
  for (std::size_t p = 0; p < f.size(); ++p) {
    const bool on = std::ranges::find(front, p) != front.end();
    if (on) CHECK(f[p] >= 0.2);
    if (f[p] < 0.2) continue;
    const bool beaten = std::ranges::any_of(front, [&](std::size_t q) { return beats(q, p); });
    CHECK(beaten != on);
  }
}

TEST_CASE("a report is written in both languages for every design, also when runs failed") {
  for (const char* design : {R"("grid")", R"("one_at_a_time")", R"({"type": "latin_hypercube", "points": 40})",
                             R"({"type": "sobol", "points": 16, "indices": true})"}) {
    StoredSweep sweep =
        computed("\"variables\": [" + uniform("x", 0, 1) + R"(, {"type": "list", "pointer": "/y", "values": [1, 2, 3]}], "design": )" +
                     design + R"(, "objectives": [{"kpi": "f"}, {"kpi": "g"}])",
                 {"f", "g"}, [](const std::vector<double>& x, std::size_t k) { return k == 0 ? x[0] + x[1] : 2 - x[0]; });
    sweep.table.status[2] = RecordStatus::bad_input;
    sweep.table.problems[2] = "E-COOL-003 /cooling";
    sweep.table.sentences[2] = {"too <cold>", "太冷"};
    for (auto& column : sweep.table.values) column[2] = no_value;
    sweep.table.status[3].reset();
    for (auto& column : sweep.table.values) column[3] = no_value;
    for (const Language language : {Language::en, Language::zh}) {
      Diagnostics diagnostics;
      const std::string html = document::html(sweep_report(sweep, {}, language, diagnostics));
      CHECK(diagnostics.empty());
      CHECK(html.find(language == Language::en ? "too &lt;cold&gt;" : "太冷") != html.npos);
      CHECK(html.find("<svg") != html.npos);
      CHECK(html.find("nan") == html.npos);
    }
    Diagnostics diagnostics;
    sweep_report(sweep, {"unheard_of"}, Language::en, diagnostics);
    CHECK(diagnostics.problems().front().code == "E-SWP-027");
  }
}
