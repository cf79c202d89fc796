// Axes and designs: which points a sweep file asks for.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>

#include "sim/sweep/design/design.h"
#include "sim/sweep/design/sampling.h"
#include "sim/sweep/prepare/prepare.h"
#include "tests/support/scratch.h"

using namespace icctwin;

namespace {

constexpr std::size_t plenty = 100'000;

Sweep sweep_of(const std::string& rest) {
  Diagnostics diagnostics;
  const auto sweep = parse_sweep(R"({"format": "icctwin.sweep/1", "base": "b.json", )" + rest + "}", "test", diagnostics);
  for (const Problem& problem : diagnostics.problems()) MESSAGE(sentence(problem, Language::en));
  REQUIRE(sweep);
  return *sweep;
}

Design design_of(const std::string& rest, const std::filesystem::path& folder = {}) {
  Diagnostics diagnostics;
  Design design = make_design(sweep_of(rest), folder, diagnostics, plenty);
  for (const Problem& problem : diagnostics.problems()) FAIL_CHECK(sentence(problem, Language::en));
  return design;
}

std::vector<std::string> codes_of(const std::string& rest, const std::filesystem::path& folder = {}, std::size_t most = plenty) {
  Diagnostics diagnostics;
  make_design(sweep_of(rest), folder, diagnostics, most);
  std::vector<std::string> codes;
  for (const Problem& problem : diagnostics.problems()) codes.push_back(problem.code);
  return codes;
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("a grid has every combination once, the last axis running fastest") {
  const Design design = design_of(R"("axes": {"/a/x": [1, 2], "/b": ["u", "v", {"type": "w"}]}, "design": "grid")");
  REQUIRE(design.points.size() == 6);
  CHECK(design.axes[0].name == "x");
  CHECK(design.points[0].values == std::vector<std::string>{"1", "\"u\""});
  CHECK(design.points[1].values == std::vector<std::string>{"1", "\"v\""});
  CHECK(design.points[5].values == std::vector<std::string>{"2", R"({"type":"w"})"});
}

TEST_CASE("a range steps from one end towards the other, also downwards") {
  const Design up = design_of(R"("variables": [{"type": "range", "pointer": "/x", "from": 30, "to": 34, "step": 1.5}])");
  CHECK(up.axes[0].levels == std::vector<std::string>{"30", "31.5", "33"});  // 34.5 would lie beyond
  const Design down = design_of(R"("variables": [{"type": "range", "pointer": "/x", "from": 3, "to": 1, "count": 3}])");
  CHECK(down.axes[0].levels == std::vector<std::string>{"3", "2", "1"});
}

TEST_CASE("linked places change together, each with its own value") {
  const Design design =
      design_of(R"("variables": [{"type": "linked", "name": "size", "pointers": ["/a", "/b"], "values": [[1, "s"], [2, "l"]]}])");
  REQUIRE(design.points.size() == 2);
  CHECK(overrides_of(design.axes[0], design.points[1].values[0]) == std::vector<std::string>{"/a=2", "/b=\"l\""});
}

TEST_CASE("one at a time: the base, then each variable alone at its ends") {
  const Design design = design_of(R"("variables": [{"type": "range", "pointer": "/x", "from": 0, "to": 8},
      {"type": "uniform", "pointer": "/y", "low": 0, "high": 10}], "design": "one_at_a_time")");
  REQUIRE(design.points.size() == 5);
  CHECK(design.points[0].values == std::vector<std::string>{"", ""});
  CHECK(design.points[2].values == std::vector<std::string>{"8", ""});
  CHECK(design.points[3].values == std::vector<std::string>{"", "1"});  // 10th percentile
  CHECK(design.points[4].role == "y");
}

TEST_CASE("a Latin hypercube has one point in each part of every axis") {
  const auto points = latin_hypercube(50, 4, 7);
  for (std::size_t a = 0; a < 4; ++a) {
    std::set<int> parts;
    for (const auto& point : points) parts.insert(static_cast<int>(point[a] * 50));
    CHECK(parts.size() == 50);
  }
  CHECK(points == latin_hypercube(50, 4, 7));
  CHECK(points != latin_hypercube(50, 4, 8));
}

TEST_CASE("the Sobol sequence begins as published and fills halves evenly") {
  // Joe and Kuo's generator prints, after the origin, 0.5 0.5; 0.75 0.25; 0.25 0.75.
  const auto points = sobol_points(127, 2);
  CHECK(points[0] == std::vector<double>{0.5, 0.5});
  CHECK(points[1] == std::vector<double>{0.75, 0.25});
  CHECK(points[2] == std::vector<double>{0.25, 0.75});
  for (std::size_t a = 0; a < 2; ++a)  // with the origin, which is left out, 64 of 128
    CHECK(std::ranges::count_if(points, [a](const auto& point) { return point[a] < 0.5; }) == 63);
}

TEST_CASE("Sobol indices: points x (axes + 2), and AB differs from A in one axis, where it equals B") {
  const Design design = design_of(R"("variables": [{"type": "uniform", "pointer": "/x", "low": 0, "high": 1},
      {"type": "uniform", "pointer": "/y", "low": 0, "high": 1}], "design": {"type": "sobol", "points": 8, "indices": true})");
  REQUIRE(design.points.size() == 8 * 4);
  CHECK(design.points[16].role == "AB x");
  for (std::size_t j = 0; j < 8; ++j) {
    CHECK(design.points[16 + j].values[0] == design.points[8 + j].values[0]);
    CHECK(design.points[16 + j].values[1] == design.points[j].values[1]);
  }
}

TEST_CASE("quantiles are those of the distributions") {
  const auto quantile = [](const std::string& law) {
    return design_of("\"variables\": [" + law + "], \"design\": \"random\"").axes[0].quantile;
  };
  const auto normal = quantile(R"({"type": "normal", "pointer": "/x", "mean": 10, "standard_deviation": 2})");
  CHECK(normal(0.5) == doctest::Approx(10));
  CHECK(normal(0.975) == doctest::Approx(10 + 2 * 1.959964));  // tables of the normal distribution
  const auto cut = quantile(R"({"type": "normal", "pointer": "/x", "mean": 10, "standard_deviation": 2, "low": 10, "high": 12})");
  CHECK(cut(1e-9) == doctest::Approx(10));
  CHECK(cut(0.5) == doctest::Approx(10 + 2 * 0.44175));  // P(0 < z < 1) / 2 = 0.17067, at z = 0.44175
  CHECK(cut(1 - 1e-9) <= 12);
  const auto lognormal = quantile(R"({"type": "lognormal", "pointer": "/x", "median": 3, "geometric_deviation": 2})");
  CHECK(lognormal(0.5) == doctest::Approx(3));
  CHECK(lognormal(0.8413447) == doctest::Approx(6));  // one standard deviation up
  const auto triangle = quantile(R"({"type": "triangular", "pointer": "/x", "low": 0, "mode": 1, "high": 4})");
  CHECK(triangle(0.25) == doctest::Approx(1));  // a quarter lies below the mode: (1 - 0) / (4 - 0)
  CHECK(triangle(1) == doctest::Approx(4));
  for (const auto& law : {normal, cut, lognormal, triangle})
    for (double share = 0.01; share < 0.99; share += 0.01) CHECK(law(share + 0.01) >= law(share));
}

TEST_CASE("a table has a point for each row and makes axes of its pointers") {
  const test::Scratch folder;
  std::ofstream(folder / "t.csv") << "x,/b/c\n1,file.csv\n\n2,\"[1, 2]\"\n,7\n";
  const Design design = design_of(
      R"("variables": [{"type": "list", "pointer": "/a/x", "values": [0]}], "design": {"type": "table", "file": "t.csv"})", folder.path());
  REQUIRE(design.points.size() == 3);
  CHECK(design.axes[1].pointers == std::vector<std::string>{"/b/c"});
  CHECK(design.points[0].values == std::vector<std::string>{"1", "\"file.csv\""});
  CHECK(design.points[1].values == std::vector<std::string>{"2", "[1,2]"});
  CHECK(design.points[2].values == std::vector<std::string>{"", "7"});  // the base's x
}

TEST_CASE("what is wrong with a sweep is told by its code") {
  CHECK(codes_of(R"("axes": {})") == Codes{"E-SWP-002"});
  CHECK(codes_of(R"("axes": {"/x": 5})") == Codes{"E-SWP-003"});
  CHECK(codes_of(R"("axes": {"/x": []})") == Codes{"E-SWP-003"});
  CHECK(codes_of(R"("variables": [{"type": "linked", "pointers": ["/a", "/b"], "values": [[1]]}])") == Codes{"E-SWP-004"});
  CHECK(codes_of(R"("variables": [{"type": "uniform", "pointer": "/x", "low": 2, "high": 1}])") == Codes{"E-SWP-005"});
  CHECK(codes_of(R"("variables": [{"type": "range", "pointer": "/x", "from": 0, "to": 1, "step": 0.1, "count": 3}])") ==
        Codes{"E-SWP-006"});
  CHECK(codes_of(R"("variables": [{"type": "range", "pointer": "/x", "from": 0, "to": 1, "step": 1e-9}])") == Codes{"E-SWP-007"});
  CHECK(codes_of(R"("variables": [{"type": "triangular", "pointer": "/x", "low": 0, "mode": 3, "high": 1}])") == Codes{"E-SWP-008"});
  CHECK(codes_of(R"("axes": {"/x": [1, 2]}, "variables": [{"type": "list", "pointer": "/x", "values": [3]}])").front() == "E-SWP-009");
  CHECK(codes_of(R"("axes": {"/x": [1, 2, 3], "/y": [1, 2, 3]})", {}, 8) == Codes{"E-SWP-012"});
  const test::Scratch folder;
  std::ofstream(folder / "t.csv") << "y\n1\n";
  std::ofstream(folder / "u.csv") << "/x,/y\n1\n";
  const std::string axis = R"("axes": {"/x": [1, 2]}, "design": {"type": "table", "file": ")";
  CHECK(codes_of(axis + "t.csv\"}", folder.path()) == Codes{"E-SWP-010"});
  CHECK(codes_of(axis + "u.csv\"}", folder.path()).front() == "E-SWP-013");
}
