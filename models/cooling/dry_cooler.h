#pragma once
// Dry cooler: coolant in finned coils, ambient air across (cross flow, both unmixed), fans at variable speed.
//
// UA = 1 / (1/hA_coolant + 1/hA_air); hA_coolant ~ flow^0.85 (1 + s (T - T_0)), s = 0.014 / (1 + 0.014 T_0); hA_air ~ flow^0.8
// (1 + 7.8532e-4 (T - T_0)), T the entering and T_0 the rated entering temperature of that side; hA_air / hA_coolant = 0.5 when rated.
// Air flow is proportional to fan speed. With the fans off 12.5 % of the full-speed heat remains, and no lower speed gives less.
// Valid: dry bulb -40 to 50 degC, coolant 5 to 70 degC, no freezing. Left out: radiation, wind, air density, coil fouling.
// Source: Modelica Buildings library, HeatExchangers.BaseClasses (HADryCoil, dry coolers); rated unit: BAC TDFS1238N data sheet.

namespace icctwin {

struct DryCooler {
  double water_in_nominal_c = 0.0;
  double water_out_nominal_c = 0.0;
  double dry_bulb_nominal_c = 0.0;
  double water_nominal_kg_per_s = 0.0;
  double air_nominal_kg_per_s = 0.0;
  double specific_heat_j_per_kg_k = 4184.0;
  double ha_water_nominal_w_per_k = 0.0;  ///< infinite if the rated point cannot be reached
  double ha_air_nominal_w_per_k = 0.0;
  double fan_power_nominal_w = 0.0;
};

/// The rated point of a dry cooler, from its data sheet.
struct DryCoolerRating {
  double heat_w = 2931e3;
  double water_in_c = 46.11;
  double water_out_c = 40.55;
  double dry_bulb_c = 35.0;
  double fan_power_w = 117.68e3;
  double air_kg_per_s = 0.0;  ///< zero: air and coolant of equal heat capacity
  double specific_heat_j_per_kg_k = 4184.0;
};

/// A dry cooler that meets its rated point; the defaults are the BAC unit.
DryCooler dry_cooler(const DryCoolerRating& rating);

/// Whether coils of finite size meet the rated point.
bool is_feasible(const DryCooler& cooler);

struct DryCoolerResult {
  double water_out_c = 0.0;
  double heat_w = 0.0;  ///< negative when the air is warmer than the coolant
  double air_out_c = 0.0;
};

/// Cooling of the coolant at one operating point.
DryCoolerResult evaluate(const DryCooler& cooler, double water_in_c, double water_kg_per_s, double fan_speed_ratio, double dry_bulb_c);

struct AdiabaticPadResult {
  double dry_bulb_c = 0.0;      ///< of the air behind the pad
  double humidity_ratio = 0.0;  ///< of the air behind the pad
  double water_kg_per_s = 0.0;  ///< evaporated
};

/// Pre-cooling by a wetted pad: T = T_db - eta (T_db - T_wb) at constant enthalpy of moist air, so that water = air flow times dw.
///
/// saturation_efficiency 0.6-0.8 is usual (unverified).
AdiabaticPadResult adiabatic_pad(double dry_bulb_c, double relative_humidity, double pressure_pa, double saturation_efficiency,
                                 double air_kg_per_s);

/// Water evaporated by a pad that brings air of known wet bulb to a temperature, at constant enthalpy as above [kg/s].
double adiabatic_pad_water_kg_per_s(double dry_bulb_c, double behind_pad_c, double wet_bulb_c, double humidity_ratio_in,
                                    double air_kg_per_s);

}  // namespace icctwin
