#include "sim/validation/thermal.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "tests/support/scratch.h"

using namespace icctwin;

namespace {

/// Files of cases in a folder of their own.
class Folder {
 public:
  void write(const std::string& name, std::string_view text) const { std::ofstream(scratch_ / name, std::ios::binary) << text; }
  const std::filesystem::path& path() const { return scratch_.path(); }

 private:
  test::Scratch scratch_;
};

bool has_code(const Diagnostics& diagnostics, std::string_view code) {
  return std::any_of(diagnostics.problems().begin(), diagnostics.problems().end(), [&](const Problem& p) { return p.code == code; });
}

constexpr std::string_view wet_bulb_header = "case,T_drybulb_C,rh_frac,p_Pa,T_wetbulb_C,tol_abs_K\n";

}  // namespace

TEST_CASE("thermal validation: every reference file of a known kind lies within its own tolerance") {
  const std::filesystem::path folder = std::filesystem::path(ICCTWIN_SOURCE_DIR) / "../shared/validation/thermal";
  if (!std::filesystem::exists(folder)) {
    MESSAGE("no reference cases beside this checkout; nothing compared");
    return;
  }
  Diagnostics diagnostics;
  int run = 0;
  for (const ValidationSet& set : validate_thermal(folder, diagnostics)) {
    CAPTURE(set.file);
    CAPTURE(set.worst_case);
    CHECK(set.outside_tolerance == 0);
    if (set.skipped.empty()) {
      ++run;
      CHECK(set.n > 0);
      CHECK(set.worst_deviation <= set.worst_tolerance);
    }
  }
  CHECK(diagnostics.empty());
  CHECK(run >= 12);
}

TEST_CASE("thermal validation: a wrong expected value is outside, and the worst row is named") {
  const Folder folder;
  folder.write("a.params.json", R"({"model": "wet_bulb", "parameters": {}})");
  folder.write("a.csv", std::string(wet_bulb_header) + "good,29.4,0.5,101325,21.50634,0.05\nbad,29.4,0.5,101325,22.50634,0.05\n");
  Diagnostics diagnostics;
  const auto sets = validate_thermal(folder.path(), diagnostics);
  REQUIRE(sets.size() == 1);
  CHECK(diagnostics.empty());
  CHECK(sets[0].n == 2);
  CHECK(sets[0].outside_tolerance == 1);
  CHECK(sets[0].worst_case == "bad T_wetbulb_C");
  CHECK(sets[0].worst_deviation == doctest::Approx(1.0).epsilon(1e-4));
  // One row is right, the other 1 K low of 22.50634: mean of 0 and -0.04443.
  CHECK(sets[0].bias == doctest::Approx(-0.5 / 22.50634).epsilon(1e-3));
  CHECK(sets[0].max_abs_rel_error == doctest::Approx(1.0 / 22.50634).epsilon(1e-3));
}

TEST_CASE("thermal validation: a file alone and a kind without a model are listed with the reason") {
  const Folder folder;
  folder.write("alone.csv", "a,b\n1,2\n");
  folder.write("bare.params.json", "{}");
  folder.write("odd.params.json", R"({"model": "flux_capacitor", "parameters": {}})");
  folder.write("odd.csv", "a,b\n1,2\n");
  Diagnostics diagnostics;
  const auto sets = validate_thermal(folder.path(), diagnostics);
  REQUIRE(sets.size() == 3);
  CHECK(sets[0].skipped == "no alone.params.json beside it");
  CHECK(sets[1].skipped == "no bare.csv beside it");
  CHECK(sets[2].skipped == "no model of kind flux_capacitor yet");
  CHECK(diagnostics.empty());
}

TEST_CASE("thermal validation: broken files are told with their place and the rest still runs") {
  const Folder folder;
  folder.write("1_empty.params.json", R"({"model": "wet_bulb"})");
  folder.write("1_empty.csv", "");
  folder.write("2_json.params.json", R"({"model": )");
  folder.write("2_json.csv", "a\n1\n");
  folder.write("3_column.params.json", R"({"model": "wet_bulb"})");
  folder.write("3_column.csv", "case,rh_frac\na,1\n");
  folder.write("4_number.params.json", R"({"model": "wet_bulb"})");
  folder.write("4_number.csv", std::string(wet_bulb_header) + "a,warm,0.5,101325,20,1\nb,29.4,0.5,101325,21.5,0.05\nc,1\n");
  folder.write("5_parameter.params.json", R"({"model": "pump_curve", "parameters": {"flow_m3_per_s": [0, "x"]}})");
  folder.write("5_parameter.csv", "case,speed_ratio,V_m3s,dp_Pa,tol_rel_dp\na,1,1,1,1\n");
  folder.write("6_choice.params.json", R"({"model": "psu_efficiency_floor"})");
  folder.write("6_choice.csv", "class,load_frac,eff_min\nlead,0.5,0.9\n");
  folder.write("7_array.params.json", "[1, 2]");
  folder.write("7_array.csv", "a\n1\n");
  std::filesystem::create_directory(folder.path() / "8_folder.csv");
  folder.write("8_folder.params.json", R"({"model": "wet_bulb"})");
  Diagnostics diagnostics;
  const auto sets = validate_thermal(folder.path(), diagnostics);
  REQUIRE(sets.size() == 8);
  for (const char* code : {"E-VAL-001", "E-VAL-002", "E-VAL-003", "E-VAL-004", "E-VAL-005", "E-VAL-006", "E-VAL-007", "E-VAL-008"}) {
    CAPTURE(code);
    CHECK(has_code(diagnostics, code));
  }
  for (const ValidationSet& set : sets) CHECK(set.skipped.empty() == (set.file == "4_number.csv"));
  CHECK(sets[3].n == 1);
  CHECK(sets[3].outside_tolerance == 0);
}

TEST_CASE("thermal validation: a folder that is not there is a problem") {
  Diagnostics diagnostics;
  CHECK(validate_thermal("/no/such/folder", diagnostics).empty());
  CHECK(has_code(diagnostics, "E-VAL-001"));
}

TEST_CASE("thermal validation: a chiller given by its load and a tower given in volume flow with a fan are run") {
  const Folder folder;
  folder.write("chiller.params.json", R"({"model": "chiller_electric_eir", "parameters": {"capacity_w": 471200, "cop": 5.89,
    "plr_min": 0.1, "plr_max": 1.15, "cap_ft": [0.252113, 0.01324053, -0.008637329, 0.08581056, -0.004261176, 0.008661899],
    "eir_ft": [0.4475238, -0.0258821, -0.001459053, 0.04342595, -0.001000651, 0.001920106],
    "eir_fplr": [0.2778889, 0.2338363, 0.4883748]}})");
  // Sample 54 of Modelica Buildings' ElectricEIR example, seen as a load.
  folder.write("chiller.csv",
               "case,T_eva_lvg_C,T_con_ent_C,Q_eva_W,P_W,COP,tol_rel\nmq_054,9.999994,21.6,433044,66297.12,6.531867,0.001\n");
  folder.write("tower.params.json", R"({"model": "tower_merkel", "parameters": {"water_nominal_m3_per_s": 0.0005,
    "water_in_nominal_c": 35, "water_out_nominal_c": 29.44, "wet_bulb_nominal_c": 25.55,
    "air_to_water_heat_capacity_ratio": "design", "fan_power_nominal_w": 200, "fan_power_table": [[0, 0], [0.5, 0.125], [1, 1]]}})");
  folder.write(
      "tower.csv",
      "case,T_drybulb_C,m_water_kgs,T_water_in_C,T_wetbulb_in_C,fan_speed_frac,T_water_out_C,Q_W,P_fan_W,tol_abs_K,tol_rel_Q,tol_rel_P\n"
      "nominal,33,0.5,35,25.55,1,29.44,11631.52,200,0.1,0.02,0.001\n");
  Diagnostics diagnostics;
  const auto sets = validate_thermal(folder.path(), diagnostics);
  REQUIRE(sets.size() == 2);
  CHECK(diagnostics.empty());
  for (const ValidationSet& set : sets) {
    CAPTURE(set.worst_case);
    CHECK(set.n == 1);
    CHECK(set.outside_tolerance == 0);
  }
}
