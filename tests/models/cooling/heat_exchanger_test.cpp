#include "models/cooling/heat_exchanger.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "models/cooling/coolant.h"

using namespace icctwin;

namespace {
constexpr FlowRegime all_regimes[] = {FlowRegime::counter,         FlowRegime::parallel,          FlowRegime::cross_both_unmixed,
                                      FlowRegime::cross_min_mixed, FlowRegime::cross_min_unmixed, FlowRegime::phase_change};
}

TEST_CASE("heat exchanger: effectiveness of each regime matches a hand calculation") {
  CHECK(effectiveness(FlowRegime::counter, 1.0, 1.0) == doctest::Approx(0.5));  // N / (1 + N)
  // (1 - e^-0.5) / (1 - 0.5 e^-0.5) = 0.393469 / 0.696735.
  CHECK(effectiveness(FlowRegime::counter, 1.0, 0.5) == doctest::Approx(0.564734).epsilon(1e-5));
  CHECK(effectiveness(FlowRegime::parallel, 50.0, 1.0) == doctest::Approx(0.5));  // both leave at the mean
  // 1 - exp(e^-1 - 1) = 1 - e^-0.632121.
  CHECK(effectiveness(FlowRegime::cross_both_unmixed, 1.0, 1.0) == doctest::Approx(0.468536).epsilon(1e-5));
  // (1 - exp(-0.5 * 0.632121)) / 0.5.
  CHECK(effectiveness(FlowRegime::cross_min_unmixed, 1.0, 0.5) == doctest::Approx(0.541954).epsilon(1e-4));
  // 1 - exp(-(1 - e^-0.5) / 0.5) = 1 - e^-0.786939.
  CHECK(effectiveness(FlowRegime::cross_min_mixed, 1.0, 0.5) == doctest::Approx(0.544764).epsilon(1e-4));
  CHECK(effectiveness(FlowRegime::phase_change, std::log(2.0), 0.9) == doctest::Approx(0.5));
}

TEST_CASE("heat exchanger: effectiveness stays within 0 and 1, rises with NTU, and no regime beats counterflow") {
  for (const FlowRegime regime : all_regimes) {
    for (double ratio = 0.0; ratio <= 1.0; ratio += 0.05) {
      double last = 0.0;
      for (double ntu = 0.0; ntu <= 10.0; ntu += 0.1) {
        const double now = effectiveness(regime, ntu, ratio);
        CHECK(now >= last - 1e-12);
        CHECK(now <= 1.0);
        if (regime != FlowRegime::phase_change) CHECK(now <= effectiveness(FlowRegime::counter, ntu, ratio) + 0.01);
        last = now;
      }
    }
  }
}

TEST_CASE("heat exchanger: counterflow passes smoothly into its limit at equal capacities") {
  CHECK(effectiveness(FlowRegime::counter, 2.0, 1.0 - 1e-8) == doctest::Approx(effectiveness(FlowRegime::counter, 2.0, 1.0)).epsilon(1e-7));
}

TEST_CASE("heat exchanger: NTU from effectiveness undoes effectiveness from NTU") {
  for (const FlowRegime regime : all_regimes) {
    for (const double ratio : {0.0, 0.2, 0.7, 1.0}) {
      for (const double ntu : {0.01, 0.3, 1.0, 3.0}) {
        CHECK(ntu_from_effectiveness(regime, effectiveness(regime, ntu, ratio), ratio) == doctest::Approx(ntu).epsilon(1e-6));
      }
    }
  }
  CHECK(std::isinf(ntu_from_effectiveness(FlowRegime::parallel, 0.6, 1.0)));  // parallel flow ends at 0.5
  CHECK(std::isinf(ntu_from_effectiveness(FlowRegime::counter, 1.0, 0.5)));
}

TEST_CASE("plate exchanger: meets its nominal point and the reference at other flows") {
  // Modelica Buildings, PlateHeatExchangerEffectivenessNTUPControl: hA ratio 2^0.8.
  PlateExchanger exchanger;
  exchanger.effectiveness_nominal = 0.5;
  exchanger.flow_1_nominal_kg_per_s = 0.010;
  exchanger.flow_2_nominal_kg_per_s = 0.005;
  exchanger.ha_ratio_1_to_2 = std::pow(2.0, 0.8);
  CHECK(plate_exchanger_effectiveness(exchanger, 0.010, 0.005) == doctest::Approx(0.5));
  CHECK(plate_exchanger_heat_w(exchanger, 59.99999, 0.00904534, 19.99999, 0.006454972) == doctest::Approx(466.6208).epsilon(1e-5));
  CHECK(plate_exchanger_heat_w(exchanger, 59.99999, 0.00116685, 19.99999, 0.006454972) == doctest::Approx(139.5381).epsilon(1e-5));
}

TEST_CASE("plate exchanger: never crosses temperatures, and heat rises with either flow") {
  PlateExchanger exchanger;
  exchanger.specific_heat_1_j_per_kg_k = coolant_properties(CoolantKind::pg25).specific_heat_j_per_kg_k;
  for (double flow_1 = 0.01; flow_1 <= 1.5; flow_1 += 0.05) {
    double last = 0.0;
    for (double flow_2 = 0.01; flow_2 <= 1.5; flow_2 += 0.05) {
      const double heat = plate_exchanger_heat_w(exchanger, 50.0, flow_1, 30.0, flow_2);
      CHECK(heat > last);
      CHECK(50.0 - heat / (flow_1 * exchanger.specific_heat_1_j_per_kg_k) >= 30.0);
      CHECK(30.0 + heat / (flow_2 * exchanger.specific_heat_2_j_per_kg_k) <= 50.0);
      last = heat;
    }
  }
  CHECK(plate_exchanger_heat_w(exchanger, 50.0, 0.0, 30.0, 1.0) == 0.0);
  CHECK(plate_exchanger_heat_w(exchanger, 20.0, 1.0, 30.0, 1.0) < 0.0);
}

TEST_CASE("coolant: a kilowatt at 10 K rise needs 1.44 L/min of water and 1.5 L/min of PG25") {
  const auto litre_per_min = [](CoolantKind kind) {
    const CoolantProperties p = coolant_properties(kind);
    return 1000.0 / (p.specific_heat_j_per_kg_k * 10.0) / p.density_kg_per_m3 * 60e3;
  };
  CHECK(litre_per_min(CoolantKind::water) == doctest::Approx(1.44).epsilon(0.005));
  CHECK(litre_per_min(CoolantKind::pg25) == doctest::Approx(1.50).epsilon(0.005));
}
