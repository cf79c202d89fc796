#pragma once
// Properties of the liquids in the loops, constant over the range of a data-center loop.
//
// Valid: 15 to 60 degC; over it the density of water moves 1.6 %, its specific heat 0.2 %. Left out: temperature dependence, ageing.
// Sources: water density and specific heat as in the Modelica Buildings library (doi:10.1080/19401493.2013.765506), viscosity and
// conductivity at 30 degC from IAPWS R12-08 and R15-11 rounded; PG25 (25 % propylene glycol by volume, 30 degC): unverified.

namespace icctwin {

enum class CoolantKind { water, pg25 };

struct CoolantProperties {
  double density_kg_per_m3;
  double specific_heat_j_per_kg_k;
  double viscosity_pa_s;
  double conductivity_w_per_m_k;
};

/// Properties of a coolant at loop temperature.
CoolantProperties coolant_properties(CoolantKind kind);

}  // namespace icctwin
