#include "sim/results/report/sankey_layout.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace icctwin::report;

TEST_CASE("sankey: widths keep one scale and ribbons fill their boxes") {
  // 100 = 70 + 30; 70 = 40 + 30.
  const SankeyNode nodes[] = {{0, 100}, {1, 70}, {1, 30}, {2, 40}, {2, 30}, {2, 30}};
  const SankeyLink links[] = {{0, 1, 70}, {0, 2, 30}, {1, 3, 40}, {1, 4, 30}, {2, 5, 30}};
  const auto layout = lay_out(nodes, links, {.top = 20, .height = 200, .slot = 13});
  REQUIRE(layout.boxes.size() == 6);
  for (std::size_t i = 0; i < 6; ++i) CHECK(layout.boxes[i].height == doctest::Approx(nodes[i].value * layout.units_per_value));
  CHECK(layout.ribbons[0].width + layout.ribbons[1].width == doctest::Approx(layout.boxes[0].height));
  CHECK(layout.ribbons[1].from_y == doctest::Approx(layout.ribbons[0].from_y + layout.ribbons[0].width));
  CHECK(layout.ribbons[3].from_y + layout.ribbons[3].width == doctest::Approx(layout.boxes[1].top + layout.boxes[1].height));
}

TEST_CASE("sankey: labels of tiny boxes keep their distance and nothing leaves the frame") {
  std::vector<SankeyNode> nodes = {{0, 1000, 0}, {1, 990, 0}};
  for (int i = 0; i < 10; ++i) nodes.push_back({1, 1, 0});
  const SankeyFrame frame{.top = 20, .height = 236, .slot = 13.5};
  const auto layout = lay_out(nodes, {}, frame);
  for (std::size_t i = 2; i + 1 < nodes.size(); ++i) CHECK(layout.boxes[i + 1].label_y - layout.boxes[i].label_y >= 13.5 - 1e-9);
  CHECK(layout.boxes.back().label_y + 13.5 / 2 <= frame.top + frame.height + 1e-6);
}

TEST_CASE("sankey: nothing to draw gives an empty layout") {
  const SankeyNode nodes[] = {{0, 0}};
  CHECK(lay_out(nodes, {}, {}).boxes.empty());
  CHECK(lay_out({}, {}, {}).boxes.empty());
}

TEST_CASE("sankey: pairing in order uses up sources and sinks exactly once") {
  const SankeyNode nodes[] = {{0, 60}, {0, 40}, {1, 25}, {1, 70}, {1, 5}};
  const std::size_t sources[] = {0, 1}, sinks[] = {2, 3, 4};
  const auto links = pair_in_order(sources, sinks, nodes);
  double in[5] = {}, out[5] = {};
  for (const auto& link : links) {
    out[link.from] += link.value;
    in[link.to] += link.value;
  }
  CHECK(out[0] == doctest::Approx(60));
  CHECK(out[1] == doctest::Approx(40));
  CHECK(in[2] == doctest::Approx(25));
  CHECK(in[3] == doctest::Approx(70));
  CHECK(in[4] == doctest::Approx(5));
  CHECK(links.size() == 4);  // 60 -> 25 + 35; 40 -> 35 + 5
}
