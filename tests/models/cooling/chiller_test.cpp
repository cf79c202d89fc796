#include "models/cooling/chiller.h"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/models/cooling/chiller_records.h"

using namespace icctwin;

namespace {

ElectricEirChiller without_range(ElectricEirChiller chiller) {
  const ElectricEirChiller open;
  chiller.evaporator_leaving_min_c = open.evaporator_leaving_min_c;
  chiller.evaporator_leaving_max_c = open.evaporator_leaving_max_c;
  chiller.condenser_entering_min_c = open.condenser_entering_min_c;
  chiller.condenser_entering_max_c = open.condenser_entering_max_c;
  return chiller;
}

}  // namespace

TEST_CASE("chiller: the McQuay record gives the reference at full flow") {
  // Modelica Buildings, Chillers.Examples.ElectricEIR, sample 54: 20 to 10 degC, condenser 21.6 degC.
  const ElectricEirChiller& record = test::mcquay_wsc_471;
  const ChillerResult r = evaluate(record, ChillerStream{19.99999, 9.999994, 10.35}, 21.6);
  CHECK(r.heat_evaporator_w == doctest::Approx(433044.0).epsilon(1e-5));
  CHECK(r.power_w == doctest::Approx(66297.12).epsilon(1e-5));
  CHECK(r.cop == doctest::Approx(6.531867).epsilon(1e-5));
  CHECK(r.part_load_ratio == doctest::Approx(0.7310262).epsilon(1e-5));
  CHECK(r.heat_condenser_w == doctest::Approx(r.heat_evaporator_w + r.power_w));
  CHECK_FALSE(r.out_of_range);
  CHECK_FALSE(r.capacity_limited);
}

TEST_CASE("chiller: the York record gives its rated COP at its rated point") {
  const ElectricEirChiller& record = test::york_yt_1055;
  const ChillerResult r = evaluate(record, ChillerLoad{1055e3, 6.67}, 29.44);
  CHECK(r.cop == doctest::Approx(5.96).epsilon(0.01));
}

TEST_CASE("chiller: outside the record the temperatures are held and flagged") {
  const ElectricEirChiller& record = test::mcquay_wsc_471;
  const ChillerResult warm = evaluate(record, ChillerLoad{300e3, 20.0}, 30.0);
  const ChillerResult edge = evaluate(record, ChillerLoad{300e3, 12.78}, 26.67);
  CHECK(warm.out_of_range);
  CHECK_FALSE(edge.out_of_range);
  CHECK(warm.power_w == doctest::Approx(edge.power_w));
}

TEST_CASE("chiller: power rises with load, and near full load with condenser temperature") {
  for (const ElectricEirChiller& record : {test::mcquay_wsc_471, test::york_yt_1055}) {
    double last = 0.0;
    for (double share = 0.01; share <= 1.0; share += 0.01) {
      const ChillerLoad load{share * record.capacity_w, 8.0};
      const double power = evaluate(record, load, 24.0).power_w;
      CHECK(power > last);
      last = power;
      // Below 0.7 the McQuay record itself gains capacity with condenser temperature faster than it loses efficiency.
      if (share > 0.7) CHECK(evaluate(record, load, 26.0).power_w > power);
    }
  }
}

TEST_CASE("chiller: short of capacity the water leaves above the set point, by the energy balance") {
  const ElectricEirChiller& record = test::york_yt_1055;
  const ChillerStream stream{20.0, 7.0, 28.39};  // asks for 1.54 MW
  const ChillerResult r = evaluate(record, stream, 29.44);
  CHECK(r.capacity_limited);
  CHECK(r.leaving_c > 7.0);
  CHECK(r.heat_evaporator_w == doctest::Approx(28.39 * 4184.0 * (20.0 - r.leaving_c)).epsilon(1e-6));
  CHECK(r.part_load_ratio <= record.plr_max);
  CHECK(evaluate(record, ChillerStream{7.0, 8.0, 28.39}, 29.44).power_w == 0.0);
}

TEST_CASE("chiller: below the least part load it cycles, so power goes to zero with the load") {
  const ElectricEirChiller& record = test::york_yt_1055;
  const double at_minimum = evaluate(record, ChillerLoad{0.1 * record.capacity_w, 6.67}, 29.44).power_w;
  CHECK(evaluate(record, ChillerLoad{0.05 * record.capacity_w, 6.67}, 29.44).power_w == doctest::Approx(0.5 * at_minimum).epsilon(0.01));
  CHECK(evaluate(record, ChillerLoad{0.0, 6.67}, 29.44).power_w == 0.0);
}

TEST_CASE("carnot chiller: COP matches a hand calculation at full load and keeps its cap") {
  CarnotChiller chiller;
  chiller.capacity_w = 1e6;
  // (18 - 2) degC = 289.15 K; (30 + 5 + 2) degC = 310.15 K; 0.55 * 289.15 / 21 = 7.5730.
  const ChillerResult full = evaluate(chiller, ChillerLoad{1e6, 18.0}, 30.0);
  CHECK(full.cop == doctest::Approx(7.57298).epsilon(1e-5));
  CHECK(full.heat_condenser_w == doctest::Approx(1e6 + 1e6 / 7.57298).epsilon(1e-6));
  CHECK(evaluate(chiller, ChillerLoad{1e6, 30.0}, 10.0).cop == doctest::Approx(12.0));
  const ChillerResult over = evaluate(chiller, ChillerStream{30.0, 18.0, 40.0}, 30.0);  // asks for 2 MW
  CHECK(over.capacity_limited);
  CHECK(over.leaving_c == doctest::Approx(30.0 - 1e6 / (40.0 * 4184.0)));
}

TEST_CASE("carnot chiller: power rises with load and lift, and never beats Carnot") {
  CarnotChiller chiller;
  chiller.capacity_w = 1e6;
  for (double condenser = 15.0; condenser <= 45.0; condenser += 5.0) {
    double last = 0.0;
    for (double load = 1e4; load <= 1e6; load += 1e4) {
      const ChillerResult r = evaluate(chiller, ChillerLoad{load, 12.0}, condenser);
      CHECK(r.power_w > last);
      CHECK(evaluate(chiller, ChillerLoad{load, 12.0}, condenser + 5.0).power_w >= r.power_w);
      CHECK(r.cop < 285.15 / (condenser - 12.0));
      last = r.power_w;
    }
  }
}

TEST_CASE("chiller: an open record extends its polynomials, as the reference results do") {
  const ElectricEirChiller record = without_range(test::mcquay_wsc_471);
  CHECK_FALSE(evaluate(record, ChillerLoad{300e3, 15.0}, 30.0).out_of_range);
}

TEST_CASE("chiller: extrapolation uses the polynomials as they are and still raises the flag") {
  ElectricEirChiller record = test::york_yt_1055;
  record.extrapolate = true;
  const ChillerResult cold = evaluate(record, ChillerLoad{66e3, 8.0}, 5.3);
  CHECK(cold.out_of_range);
  // capFT(8, 5.3) = 0.2924, EIRFT = 0.4475; PLR 66 / 308.5 = 0.2140, EIRFPLR 0.3360: 308.5 / 5.96 x 0.4475 x 0.3360 = 7.785 kW.
  CHECK(cold.power_w == doctest::Approx(7785).epsilon(0.01));
  // Held at the edge, 12.78 degC, the same load costs far more: the machine cycles below a tenth of 951 kW.
  CHECK(evaluate(test::york_yt_1055, ChillerLoad{66e3, 8.0}, 5.3).power_w > 2 * cold.power_w);
}
