// Searches: dozens of runs each, so not under the sanitizers.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "tests/support/small_sweep.h"

using namespace icctwin::test;

namespace {

/// A search over the price of water alone, which decides the cost of water: cost = price x water of the run.
json price_search(const json& more) {
  json sweep = small_sweep({{"axes", nullptr},
                            {"variables", {{{"type", "range"}, {"pointer", "/site/water_price_cny_per_m3"}, {"from", 2}, {"to", 10}}}},
                            {"objectives", {{{"kpi", "cost_water_cny"}}}},
                            {"design", {{"type", "optimise"}, {"population", 8}, {"generations", 6}}}});
  sweep.update(more);
  return sweep;
}

/// The prices that were tried, in their order.
std::vector<double> prices(const std::string& table) {
  std::vector<double> all;
  std::istringstream rows(table);
  std::string line;
  std::getline(rows, line);
  while (std::getline(rows, line)) all.push_back(std::stod(line.substr(line.find(",,") + 2)));
  return all;
}

/// Water of the run, which no price changes [m3]: cost of the first run over its price.
double water_m3(const Desk& desk, const std::string& folder) {
  const Ended report = icctwin_program(
      {"sweep-report", (desk / folder).string(), "--kpi", "cost_water_cny", "--format", "json", "--out", (desk / "r.json").string()});
  REQUIRE(report.code == 0);
  const std::string table = slurp(desk / (folder + "/runs.csv"));
  const std::string head = table.substr(0, table.find('\n')),
                    row = table.substr(head.size() + 1, table.find('\n', head.size() + 1) - head.size());
  const auto column = std::count(head.begin(), head.begin() + static_cast<std::ptrdiff_t>(head.find("cost_water_cny")), ',');
  std::istringstream cells(row);
  std::string cell;
  for (std::ptrdiff_t c = 0; c <= column; ++c) std::getline(cells, cell, ',');
  return std::stod(cell) / prices(table)[0];
}

}  // namespace

TEST_CASE("sweep: a search finds the end of a range where the objective is best, and takes the same way again") {
  const Desk desk;
  const Ended ended = sweep(desk, price_search(json::object()));
  INFO(ended.err);
  REQUIRE(ended.code == 0);
  const std::string first = slurp(desk / "out/runs.csv");
  const auto tried = prices(first);
  CHECK(*std::ranges::min_element(tried) < 2.2);  // 56 random points between 2 and 10 come so near in three of four cases
  // The last generation has come closer than the first: the mean of random points is 6.
  double sum = 0;
  for (std::size_t i = tried.size() - 8; i < tried.size(); ++i) sum += tried[i];
  CHECK(sum / 8 < 5);
  CHECK(sweep(desk, price_search(json::object()), {"--jobs", "1"}, "again").code == 0);
  CHECK(slurp(desk / "again/runs.csv") == first);
}

TEST_CASE("sweep: a search keeps a constraint, with one objective and with two") {
  const Desk desk;
  REQUIRE(sweep(desk, small_sweep({{"axes", {{"/site/water_price_cny_per_m3", {2, 3}}}}}), {}, "probe").code == 0);
  const double water = water_m3(desk, "probe");
  const json bound = {{{"kpi", "cost_water_cny"}, {"at_least", 5 * water}}};  // prices below 5 are outside
  REQUIRE(sweep(desk, price_search({{"constraints", bound}}), {}, "one").code == 0);
  const auto one = prices(slurp(desk / "one/runs.csv"));
  double best = 10;
  for (const double price : one)
    if (price >= 5) best = std::min(best, price);
  CHECK(best < 5.5);
  // Cost down and cost up: every point inside is on the front, so that only the constraint tells points apart.
  const json both = {{{"kpi", "cost_water_cny"}}, {{"kpi", "cost_water_cny"}, {"goal", "maximise"}}};
  REQUIRE(sweep(desk, price_search({{"constraints", bound}, {"objectives", both}}), {}, "two").code == 0);
  const auto two = prices(slurp(desk / "two/runs.csv"));
  const auto inside = [](auto begin, auto end) { return std::count_if(begin, end, [](double price) { return price >= 5; }); };
  const auto half = two.begin() + static_cast<std::ptrdiff_t>(two.size() / 2);
  CHECK(inside(half, two.end()) * (half - two.begin()) > inside(two.begin(), half) * (two.end() - half));
}

TEST_CASE("sweep: a search without the module that searches is a problem with a next step") {
  const Desk desk;
  std::filesystem::copy_file(ICCTWIN_PROGRAM, desk / "icctwin");
  write_file(desk / "sweep.json", price_search(json::object()).dump());
  const Ended ended = run_command({"env", "ICCTWIN_DATA_DIR=" + source("models/data").string(), desk.file("icctwin"), "sweep",
                                   desk.file("sweep.json"), "--out", desk.file("out"), "--progress", "none"});
  CHECK(ended.code == 3);
  CHECK(contains(ended.err, "E-SWP-036"));
  CHECK(contains(ended.err, "libpagmo-dev"));
}
