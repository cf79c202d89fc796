#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <string>

#include "sim/validation/thermal.h"
#include "tests/support/scratch.h"

using namespace icctwin;

namespace {

/// Runs one file of cases in a folder of its own.
std::vector<ValidationSet> validate(const std::string& parameters, const std::string& rows, Diagnostics& diagnostics) {
  const test::Scratch folder;
  std::ofstream(folder / "n.params.json") << R"({"model": "pump_network_parallel", "parameters": {)" << parameters << "}}";
  std::ofstream(folder / "n.csv") << "case,y1,y2,m1_kgs,m2_kgs,dp1_Pa,dp2_Pa,tol_abs_kgs,tol_rel_dp\n" << rows;
  return validate_thermal(folder.path(), diagnostics);
}

}  // namespace

// The hand calculations stand in tests/models/cooling/hydraulic_network_test.cpp.
TEST_CASE("pump network: hand-calculated flows are met, with check valves and without, however the parameters are written") {
  Diagnostics diagnostics;
  const auto held = validate(R"("flow_kg_per_s": [0, 1, 2], "head_pa": [2000, 1000, 0], "branch_resistance_pa_s2_per_kg2": 500,
                                        "common_resistance_pa_s2_per_kg2": 125, "check_valves": true)",
                             "both,1,1,1,1,1000,1000,1e-6,1e-6\none,1,0,1.159592,0,840.408,0,1e-5,1e-5\n", diagnostics);
  REQUIRE(held.size() == 1);
  CHECK(held[0].n == 2);
  CHECK(held[0].outside_tolerance == 0);
  const auto back = validate(R"("head_shutoff_pa": 2000, "flow_max_kg_per_s": 2, "branch_dp_nominal_pa": 2000,
                                        "common_dp_nominal_pa": 500, "flow_nominal_kg_per_s": 2, "check_valve": false)",
                             "back,1,0,1.2,-0.4,800,0,1e-6,1e-6\n", diagnostics);
  CHECK(back[0].n == 1);
  CHECK(back[0].outside_tolerance == 0);
  CHECK(diagnostics.empty());
}

TEST_CASE("pump network: what is missing or bent is told by its name") {
  Diagnostics diagnostics;
  validate(R"("flow_kg_per_s": [0, 1, 2], "head_pa": [2000, 1500, 0])", "a,1,1,1,1,1,1,1,1\n", diagnostics);
  const auto told = [&](std::string_view parameter) {
    return std::ranges::any_of(diagnostics.problems(), [&](const Problem& p) { return p.code == "E-VAL-005" && p.value == parameter; });
  };
  CHECK(told("head_pa"));  // no straight line
  CHECK(told("branch_resistance_pa_s2_per_kg2"));
  CHECK(told("common_resistance_pa_s2_per_kg2"));
  CHECK(told("check_valves"));
}
