// Cold plates, baths, sprays and doors: hand calculations, then the laws that all of them obey.
#include <doctest/doctest.h>

#include <cmath>

#include "models/cooling/cold_plate.h"
#include "models/cooling/immersion.h"
#include "models/cooling/server_air.h"
#include "models/cooling/spray.h"
#include "models/cooling/two_phase_immersion.h"

using namespace icctwin;

TEST_CASE("cold plate: resistance at the design flow is a hand calculation") {
  // hA = 70, C = 100: eps = 1 - e^-0.7 = 0.503415; 0.004 + 1 / (0.503415 x 100) = 0.023864.
  CHECK(cold_plate_resistance_k_per_w(ColdPlate{}, 100) == doctest::Approx(0.023864).epsilon(1e-4));
  CHECK(std::isinf(cold_plate_resistance_k_per_w(ColdPlate{}, 0)));
}

TEST_CASE("cold plate: more flow never warms the chip, and the coolant never leaves warmer than the plate") {
  double last = INFINITY;
  for (double stream = 5; stream <= 300; stream += 5) {
    const ColdPlate plate;
    const double resistance = cold_plate_resistance_k_per_w(plate, stream);
    CHECK(resistance < last);
    CHECK(resistance - plate.base_k_per_w >= 1 / stream);  // wall above inlet, per watt, against the coolant's rise
    last = resistance;
  }
}

TEST_CASE("immersion: the rise of the sink is a hand calculation") {
  // PAO: nu 7.037e-6, alpha 8.039e-8, Ra per K = 9.81 x 8e-4 x 1.25e-4 / (nu alpha) = 1.7340e6. At 40 K: Ra = 6.936e7,
  // Nu = 0.59 Ra^0.25 = 53.84, h = 53.84 x 0.14 / 0.05 = 150.8; 0.1 m2 x 40 K = 603 W.
  const ImmersedSink sink{0.1, 0.05, 1.0};
  CHECK(immersed_sink_rise_k(sink, dielectric(DielectricFluid::pao), 603) == doctest::Approx(40).epsilon(1e-3));
  CHECK(immersed_sink_rise_k(sink, dielectric(DielectricFluid::pao), 0) == 0);
}

TEST_CASE("immersion: the rise grows with power, also where the flow turns turbulent, and slower than the power") {
  const ImmersedSink sink{0.1, 0.1, 1.0};
  for (const auto fluid : {DielectricFluid::pao, DielectricFluid::hfe_7100, DielectricFluid::fk_5_1_12}) {
    double last_k = 0, last_ratio = INFINITY;
    for (double power_w = 10; power_w < 5000; power_w *= 1.1) {
      const double rise_k = immersed_sink_rise_k(sink, dielectric(fluid), power_w);
      CHECK(rise_k > last_k);
      CHECK(rise_k / power_w < last_ratio * 1.04);  // the two laws meet with a step of 3.6 %
      last_k = rise_k, last_ratio = rise_k / power_w;
    }
  }
}

TEST_CASE("bath: steady state and energy balance") {
  double bath_c = 30;
  for (int i = 0; i < 2000; ++i) {
    const double before_c = bath_c;
    const auto step = step_bath(bath_c, 1.4e6, 35e3, 3500, 35, 15);
    CHECK(35e3 - step.out_w == doctest::Approx(1.4e6 * (step.bath_c - before_c) / 15).epsilon(1e-6));
    bath_c = step.bath_c;
  }
  CHECK(bath_c == doctest::Approx(45));  // 35 + 35 kW / 3.5 kW/K
  // A supply warmer than the bath gives it nothing.
  CHECK(step_bath(30, 1.4e6, 0, 3500, 60, 15).out_w == 0);
  CHECK(step_bath(30, 1.4e6, 0, 3500, 60, 15).bath_c == 30);
}

TEST_CASE("two-phase: boiling and critical flux are hand calculations") {
  const auto& fluid = dielectric(DielectricFluid::fk_5_1_12);
  const BoilingSurface plain{0.005, 1};
  // 140 kW/m2: 55 x 0.0543^0.12 (0.7049) x 1.2652^-0.55 (0.8786) x 316^-0.5 (0.05625) x 140e3^0.67 (2805.6) = 5376 W/(m2 K): 26.04 K.
  CHECK(boiling_rise_k(plain, *fluid.boiling, 700) == doctest::Approx(26.04).epsilon(2e-3));
  // 0.131 x 88e3 x 13.6^0.5 (3.688) x (0.0084 x 9.81 x 1536.4 = 126.6)^0.25 (3.3544) = 142.6 kW/m2.
  CHECK(critical_heat_flux_w_per_m2(plain, fluid) == doctest::Approx(142.6e3).epsilon(1e-3));
  CHECK(critical_heat_flux_w_per_m2({0.005, 2}, fluid) == doctest::Approx(2 * 142.6e3).epsilon(1e-3));
  CHECK(critical_heat_flux_w_per_m2(plain, dielectric(DielectricFluid::pao)) == 0);
}

TEST_CASE("two-phase: a condenser sized for a heat takes just that, and none can take more than the second law allows") {
  const double ua = condenser_for_w_per_k(30e3, 3000, 49, 35);
  CHECK(3000 * (1 - std::exp(-ua / 3000)) * (49 - 35) == doctest::Approx(30e3));
  CHECK(std::isinf(condenser_for_w_per_k(43e3, 3000, 49, 35)));  // 3000 x 14 = 42 kW at most
}

TEST_CASE("two-phase: the bath stays at saturation while the condenser suffices and warms when it does not") {
  const double ua = condenser_for_w_per_k(30e3, 3000, 49, 35);
  const auto light = step_boiling_bath(49, 49, 1e6, 20e3, ua, 3000, 35, 15);
  CHECK(light.saturation_c == 49);
  CHECK(light.out_w == doctest::Approx(20e3));
  double bath_c = 49;
  for (int i = 0; i < 500; ++i) {
    const auto step = step_boiling_bath(bath_c, 49, 1e6, 36e3, ua, 3000, 35, 15);
    CHECK(36e3 - step.out_w == doctest::Approx(1e6 * (step.saturation_c - bath_c) / 15).epsilon(1e-6));
    bath_c = step.saturation_c;
  }
  CHECK(bath_c == doctest::Approx(35 + 14 * 36.0 / 30));  // 51.8: the condenser's difference grows with the heat
}

TEST_CASE("spray: the resistance is a hand calculation and falls with flux and area") {
  // Re = 810 x 0.01 x 2e-4 / 5.7e-3 = 0.28421, Pr = 5.7e-3 x 2150 / 0.14 = 87.54; Nu = 4.70 x 0.46421 x 4.1815 = 9.123;
  // h = 9.123 x 0.14 / 2e-4 = 6386 W/(m2 K); 1 / (6386 x 0.01) = 0.015659 K/W.
  const auto& fluid = dielectric(DielectricFluid::pao);
  CHECK(spray_resistance_k_per_w(Spray{}, fluid) == doctest::Approx(0.015659).epsilon(2e-3));
  double last = INFINITY;
  for (double flux = 0.002; flux < 0.03; flux += 0.002) {
    const double resistance = spray_resistance_k_per_w({0.01, 2e-4, flux}, fluid);
    CHECK(resistance < last);
    CHECK(spray_resistance_k_per_w({0.02, 2e-4, flux}, fluid) == doctest::Approx(resistance / 2));
    last = resistance;
  }
}

TEST_CASE("air: recirculated exhaust warms the intake by r / (1 - r) of the rise") {
  // Mixing balance: T_in = 0.2 (T_in + 15) + 0.8 x 24 gives 27.75.
  CHECK(24 + recirculation_rise_k(0.2, 15) == doctest::Approx(27.75));
  CHECK(recirculation_rise_k(0, 15) == 0);
  CHECK(air_sink_resistance_k_per_w(0.045, 1) == doctest::Approx(0.045));
  CHECK(air_sink_resistance_k_per_w(0.045, 0.5) == doctest::Approx(0.045 * std::pow(2, 0.7)));
}

TEST_CASE("rear door: takes its effectiveness of the difference, never more than the heat, never heat from the water") {
  // Exhaust 39, water 30, rise 15: 0.8 x 9 / 15.
  CHECK(rear_door_share(0.8, 39, 30, 15) == doctest::Approx(0.48));
  CHECK(rear_door_share(0.8, 39, 15, 15) == 1);
  CHECK(rear_door_share(0.8, 39, 45, 15) == 0);
  CHECK(rear_door_share(0.8, 39, 30, 0) == 0);
}

TEST_CASE("dielectrics: fluorinated fluids boil and count as PFAS, oil does neither") {
  CHECK_FALSE(dielectric(DielectricFluid::pao).pfas);
  CHECK_FALSE(dielectric(DielectricFluid::pao).boiling);
  for (const auto fluid : {DielectricFluid::hfe_7100, DielectricFluid::fk_5_1_12}) {
    CHECK(dielectric(fluid).pfas);
    CHECK(dielectric(fluid).boiling);
  }
}
