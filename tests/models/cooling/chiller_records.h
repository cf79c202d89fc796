#pragma once
// Two records of models/data/chillers.json as values, for tests that stay clear of files.
#include "models/cooling/chiller.h"

namespace icctwin::test {

inline constexpr ElectricEirChiller mcquay_wsc_471 = {
    .capacity_w = 471200.0,
    .cop = 5.89,
    .plr_min = 0.10,
    .plr_max = 1.15,
    .plr_min_unload = 0.10,
    .flow_evaporator_kg_per_s = 10.35,
    .flow_condenser_kg_per_s = 19.24,
    .cap_ft = {2.521130E-01, 1.324053E-02, -8.637329E-03, 8.581056E-02, -4.261176E-03, 8.661899E-03},
    .eir_ft = {4.475238E-01, -2.588210E-02, -1.459053E-03, 4.342595E-02, -1.000651E-03, 1.920106E-03},
    .eir_fplr = {2.778889E-01, 2.338363E-01, 4.883748E-01},
    .motor_efficiency = 1.0,
    .evaporator_leaving_min_c = 7.22,
    .evaporator_leaving_max_c = 12.78,
    .condenser_entering_min_c = 12.78,
    .condenser_entering_max_c = 26.67,
};

inline constexpr ElectricEirChiller york_yt_1055 = {
    .capacity_w = 1055000.0,
    .cop = 5.96,
    .plr_min = 0.10,
    .plr_max = 1.05,
    .plr_min_unload = 0.10,
    .flow_evaporator_kg_per_s = 28.39,
    .flow_condenser_kg_per_s = 56.78,
    .cap_ft = {1.785912E-01, -5.900023E-02, -5.946963E-04, 9.297889E-02, -2.841024E-03, 4.974221E-03},
    .eir_ft = {5.245110E-01, -2.850126E-02, 8.034720E-04, 1.893133E-02, 1.151629E-04, -9.340642E-05},
    .eir_fplr = {2.619878E-01, 2.393605E-01, 4.988306E-01},
    .motor_efficiency = 1.0,
    .evaporator_leaving_min_c = 4.44,
    .evaporator_leaving_max_c = 8.89,
    .condenser_entering_min_c = 12.78,
    .condenser_entering_max_c = 35.0,
};

}  // namespace icctwin::test
