#include "sim/scenario/site/grid_factor.h"

#include <doctest/doctest.h>

#include <string>

using namespace icctwin;

namespace {

const std::filesystem::path data_dir = ICCTWIN_SOURCE_DIR "/models/data";

std::string codes(const Diagnostics& diagnostics) {
  std::string found;
  for (const Problem& problem : diagnostics.problems()) found += problem.code + " ";
  return found;
}

}  // namespace

TEST_CASE("grid factor: the announced figures of 2022 are in the shipped table") {
  // MEE and NBS announcement of 20 December 2024: nation 0.5366, East China 0.5617, Shanghai 0.5849.
  Diagnostics diagnostics;
  CHECK(find_grid_factor(data_dir, "CN", 2022, "average", "/site", diagnostics)->kg_per_kwh == 0.5366);
  CHECK(find_grid_factor(data_dir, "east", 2022, "average", "/site", diagnostics)->kg_per_kwh == 0.5617);
  CHECK(diagnostics.empty());
  const auto shanghai = find_grid_factor(data_dir, "CN-SH", 2022, "average", "/site", diagnostics);
  REQUIRE(shanghai);
  CHECK(shanghai->kg_per_kwh == 0.5849);
  CHECK(shanghai->unverified);
  CHECK(codes(diagnostics) == "H-SITE-004 ");
}

TEST_CASE("grid factor: a place is found by code or name, whatever the case") {
  Diagnostics diagnostics;
  for (const char* place : {"CN-QH", "cn-qh", "Qinghai", "青海"}) {
    const auto factor = find_grid_factor(data_dir, place, 2022, "average", "/site", diagnostics);
    REQUIRE(factor);
    CHECK(factor->kg_per_kwh == 0.1567);
  }
}

TEST_CASE("grid factor: another year gives the nearest one with a warning") {
  Diagnostics diagnostics;
  CHECK(find_grid_factor(data_dir, "CN", 2026, "average", "/site", diagnostics)->year == 2022);
  CHECK(find_grid_factor(data_dir, "CN", 2026, "fossil_generation", "/site", diagnostics)->kg_per_kwh == 0.8273);
  CHECK(codes(diagnostics) == "W-SITE-006 W-SITE-006 H-SITE-004 ");
}

TEST_CASE("grid factor: unknown places and kinds are errors with help") {
  Diagnostics diagnostics;
  CHECK_FALSE(find_grid_factor(data_dir, "Shanghi", 2022, "average", "/site/grid_carbon/area", diagnostics));
  CHECK_FALSE(find_grid_factor(data_dir, "CN-SH", 2022, "fossil_generation", "/site/grid_carbon/kind", diagnostics));
  REQUIRE(diagnostics.problems().size() == 2);
  CHECK(diagnostics.problems()[0].code == "E-SITE-020");
  CHECK(diagnostics.problems()[0].where == "/site/grid_carbon/area");
  CHECK(diagnostics.problems()[0].limit == "Shanghai");
  CHECK(diagnostics.problems()[1].code == "E-SITE-021");
  CHECK(diagnostics.problems()[1].limit == "average");
}

TEST_CASE("grid factor: every row of the shipped table is usable") {
  Diagnostics diagnostics;
  CHECK_FALSE(find_grid_factor("/nowhere", "CN", 2022, "average", "/site", diagnostics));
  CHECK(diagnostics.has_errors());
  Diagnostics of_text;
  const auto factors = parse_grid_factors(
      "level,code,name_en,name_zh,year,kg_per_kwh,kind,checked,source\nnational,CN,China,x,2022,0.5,average,yes,s\n"
      "national,CN,China,x,next,0.5,average,yes,s\nnational,CN,China,x,2022,500,average,perhaps,s\n",
      "f.csv", of_text);
  CHECK(factors.size() == 1);
  CHECK(codes(of_text) == "E-SITE-001 E-SITE-001 E-SITE-031 ");
}
