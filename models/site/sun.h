#pragma once
// Where the sun stands, how strong it is above the air, and what of a horizontal measurement falls on a tilted plane.
//
// Position: low-precision formulas of the Astronomical Almanac. Valid: 1950-2050, 0.01 deg. Left out: refraction (0.5 deg at the horizon),
// parallax.
// Tilted plane: beam + sky (Hay and Davies: a part around the sun, the rest even) + ground (even, albedo).
// Split of a global measurement: Erbs, Klein and Duffie, by the clearness index; below 3 deg of sun height everything counts as diffuse.
// Sources: J. J. Michalsky, Solar Energy 40 (1988) 227 (position); J. W. Spencer, Search 2 (1971) 172 (distance); J. E. Hay and
// J. A. Davies (1980) and Duffie and Beckman, Solar Engineering of Thermal Processes, eq. 2.16.5 (tilted plane); D. G. Erbs et al.,
// Solar Energy 28 (1982) 293, eq. 1 (split).

namespace icctwin {

struct SunPosition {
  double height_deg = 0;   ///< above the horizon
  double azimuth_deg = 0;  ///< from north over east
};

SunPosition sun_position(double unix_s, double latitude_deg, double longitude_deg);

/// Irradiance on a plane across the rays outside the atmosphere [W/m2].
double extraterrestrial_w_per_m2(double unix_s);

/// What a weather file says of one instant.
struct HorizontalIrradiance {
  double global_w_per_m2 = 0, direct_normal_w_per_m2 = 0, diffuse_w_per_m2 = 0;
};

/// Beam and diffuse of a global horizontal irradiance.
HorizontalIrradiance split_global(double global_w_per_m2, double height_deg, double extraterrestrial_w_per_m2);

struct TiltedPlane {
  double tilt_deg = 25;      ///< 0: flat
  double azimuth_deg = 180;  ///< the plane looks there; from north over east
  double albedo = 0.2;

  bool operator==(const TiltedPlane&) const = default;
};

/// Irradiance on the plane, never negative [W/m2].
double plane_irradiance_w_per_m2(const TiltedPlane& plane, const SunPosition& sun, const HorizontalIrradiance& horizontal,
                                 double extraterrestrial_w_per_m2);

}  // namespace icctwin
