#pragma once
// Heat exchangers by effectiveness and number of transfer units, and the plate exchanger at variable flow.
//
// Q = eps C_min (T_1in - T_2in), NTU = UA / C_min, Z = C_min / C_max. Effectiveness per regime:
//   counter (1-e^(-N(1-Z)))/(1-Z e^(-N(1-Z))), N/(1+N) at Z = 1; parallel (1-e^(-N(1+Z)))/(1+Z);
//   both unmixed 1-exp((exp(-N Z a)-1)/(Z a)), a = N^-0.22 (approximation, within 1 %);
//   min unmixed (1-exp(-Z(1-e^-N)))/Z; min mixed 1-exp(-(1-e^(-Z N))/Z); phase change 1-e^-N.
// Plate exchanger: UA = 1 / (1/hA_1 + 1/hA_2), hA_i = hA_i,nominal (m_i / m_i,nominal)^n, hA_1,nominal = (1 + r) UA_nominal.
// Below a tenth of the nominal flow hA falls in proportion to the flow, so that NTU stays finite.
// Left out: wall resistance, fouling, change of properties with temperature, losses to the room.
// Source: Incropera and DeWitt, Fundamentals of Heat and Mass Transfer, ch. 11 (regimes); Modelica Buildings library,
// HeatExchangers.PlateHeatExchangerEffectivenessNTU (variable flow).

namespace icctwin {

enum class FlowRegime { counter, parallel, cross_both_unmixed, cross_min_mixed, cross_min_unmixed, phase_change };

/// Heat over the greatest heat the second law allows; capacity_ratio = C_min / C_max in 0-1 [-].
double effectiveness(FlowRegime regime, double ntu, double capacity_ratio);

/// Transfer units that give an effectiveness; infinite where the regime cannot reach it [-].
double ntu_from_effectiveness(FlowRegime regime, double effectiveness, double capacity_ratio);

struct PlateExchanger {
  FlowRegime regime = FlowRegime::counter;
  double effectiveness_nominal = 0.8;
  double flow_1_nominal_kg_per_s = 1.0;
  double flow_2_nominal_kg_per_s = 1.0;
  double ha_ratio_1_to_2 = 1.0;  ///< hA_1 / hA_2 at nominal flow
  double exponent = 0.8;         ///< turbulent flow
  double specific_heat_1_j_per_kg_k = 4184.0;
  double specific_heat_2_j_per_kg_k = 4184.0;
};

/// Conductance at nominal flow; infinite where the nominal effectiveness cannot be reached [W/K].
double plate_exchanger_nominal_ua_w_per_k(const PlateExchanger& exchanger);

/// Effectiveness at actual flows; 0 if either stream stands still [-].
double plate_exchanger_effectiveness(const PlateExchanger& exchanger, double flow_1_kg_per_s, double flow_2_kg_per_s);

/// Heat from stream 1 to stream 2; negative if stream 2 enters warmer [W].
double plate_exchanger_heat_w(const PlateExchanger& exchanger, double in_1_c, double flow_1_kg_per_s, double in_2_c,
                              double flow_2_kg_per_s);

}  // namespace icctwin
