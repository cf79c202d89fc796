#include <doctest/doctest.h>

#include <fstream>
#include <string>

#include "sim/validation/thermal.h"
#include "sim/validation/unit_inputs.h"
#include "tests/support/scratch.h"

using namespace icctwin;
using validation::UnitInputs;

namespace {

/// One file of renewable units in a folder of its own.
std::vector<ValidationSet> run_units(const std::string& rows, Diagnostics& diagnostics) {
  const test::Scratch folder;
  std::ofstream(folder / "a.params.json") << R"({"model": "renewable_unit", "parameters": {}})";
  std::ofstream(folder / "a.csv") << "case,model,inputs,expected,unit,tol_rel\n" << rows;
  return validate_thermal(folder.path(), diagnostics);
}

}  // namespace

TEST_CASE("unit inputs: names in any case, lists of pairs, words and units") {
  const UnitInputs inputs("G = 900; Eta_Nom=0.95;curve=(4:300, 5:4e2);1 storey gap=2in");
  CHECK(inputs.number({"g"}) == 900);
  CHECK(inputs.number({"etanom"}) == 0.95);
  CHECK(inputs.numbers({"curve"}) == std::vector<double>{4, 300, 5, 400});
  CHECK(inputs.number({"mount_standoff", "gap"}) == 2);
  CHECK(inputs.words().find("1 storey") != std::string::npos);
  CHECK_FALSE(inputs.number({"v"}));
  CHECK(UnitInputs::numbers_in("gap 0.5-1.5in") == std::vector<double>{0.5, 1.5});
  CHECK(UnitInputs::numbers_in("-0.003, +2") == std::vector<double>{-0.003, 2});
  CHECK(UnitInputs("").words() == " ");
}

TEST_CASE("renewable units: every model of the kind is found, with inputs written in several ways") {
  Diagnostics diagnostics;
  const auto sets = run_units(
      "a,power_curve_density_corrected,\"v=5.5;curve=(4:300,5:400,6:500);rho=1.3\",461.00290572,W,1e-9\n"  // windpowerlib test
      "b,power_coefficient_curve,\"v=5.5;curve=(4:0.3,5:0.4,6:0.5);D=80;density=1.3\",244.615399,kW,1e-8\n"
      "c,power_curve,\"wind_speed=7;wind_speeds=4,5,6;values=300,400,500\",0,W,1e-9\n"
      "d,pvsyst_cell,\"G=900;Tair=20;ws=5\",45.137931,C,1e-7\n"
      "e,noct_sam,\"G=1000;Tair=25;ws=1;NOCT=45;eta_mod=0.2;2 storey gap=2in\",60.70958399,C,1e-6\n"  // NOCT 51, 9.5/(5.7 + 3.8 x 0.61)
      "f,pvwatts_losses,\"soiling=0;shading=0;mismatch=0;wiring=0;connections=0;lid=0;nameplate=0;availability=50\",0.5,1,1e-9\n"
      "g,pvwatts_inverter,Pdc=200;Pdc0=100,96,W,1e-9\n"
      "h,pvwatts_losses,default,14.07566,percent,1e-6\n",
      diagnostics);
  REQUIRE(sets.size() == 1);
  CHECK(diagnostics.empty());
  CHECK(sets[0].n == 8);
  CAPTURE(sets[0].worst_case);
  CHECK(sets[0].outside_tolerance == 0);
}

TEST_CASE("renewable units: an unknown model, a missing input and a crossed curve are problems of their rows") {
  Diagnostics diagnostics;
  const auto sets =
      run_units("a,solar_wings,G=1,1,W,1e-6\nb,pvwatts_dc,G=900,1,W,1e-6\nc,power_curve,\"v=5;curve=(5:1,4:2)\",1,W,1e-6\n", diagnostics);
  CHECK(sets[0].n == 0);
  CHECK(diagnostics.problems().size() == 3);
}
