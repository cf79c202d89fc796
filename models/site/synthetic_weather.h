#pragma once
// A synthetic hourly year from monthly normals, for places without an hourly file that may be used. A real file always wins.
//
// Monthly means -> smooth daily curve -> correlated AR(1) anomalies from day to day -> shape of the day -> hourly noise. With days d, hours
// h, N standard normals of named streams, S the curve of month_curve.h and constants fitted on 20 site-years:
//   z_T = AR(e_T, 0.6376), z_D = r z_T + sqrt(1 - r^2) AR(e_D, 0.6034), z_R = b_T z_T + b_D z_D + sqrt(1 - b_T^2 - b_D^2) AR(e_R, 0.3422);
//   anomaly a = g max(0.3, S sigma) clip(z, -3.2, 3.2), less its own monthly means: the year is typical, each month has its normal mean;
//   dry bulb = S T_m + a_T on straight lines between the middles of days + f (S R) p(h) + hourly noise, f = clip(1 + q z_R, 0.15, 2);
//   dew point = S L + a_D in the same way, at most the dry bulb, with levels L such that the monthly relative humidity is met;
//   wind: Rayleigh marginal of an hourly AR(1) with a daily course. Irradiance: synthetic_irradiance.h. Pressure: constant.
// Valid: mean curves, free-cooling hours and seasonal energy of places below 2,000 m and 66 degrees. Left out, so not to be used for: peaks
// and sizing, cold tails, long spells, several places together, a given calendar year.
// Source: same family as Knight, Klein and Duffie, Solar Energy 46 (1991) 109-120; constants are our own fit, with the errors that the
// warnings W-SITE-011 and W-SITE-012 state. Saturation over water: WMO-No. 8.
#include <cstdint>
#include <string_view>
#include <vector>

#include "models/site/climate_normals.h"
#include "models/site/weather.h"

namespace icctwin {

/// Standard normals that make one year differ from another: 365 by day, 8,760 by hour.
struct WeatherNoise {
  std::vector<double> temperature, dew_point, daily_range;  ///< by day
  std::vector<double> hourly, wind;                         ///< by hour
};

/// Noise from the streams "weather/PLACE/SEED/REPLICATION/VARIABLE".
WeatherNoise draw_weather_noise(std::string_view place, std::uint64_t seed, std::uint64_t replication);

/// 8,760 hours of local standard time; row k is the instant k:00.
struct SyntheticYear {
  std::vector<double> dry_bulb_c, dew_point_c, relative_humidity;
  std::vector<double> global_horizontal_w_per_m2;  ///< mean of the hour that begins at the row
  std::vector<double> wind_m_per_s;
};

/// The year of complete normals (twelve values of each list that is not empty) and its noise.
SyntheticYear synthesize_year(const ClimateNormals& normals, const WeatherNoise& noise);

/// The year as a weather series: a typical year with the pressure of the elevation.
WeatherSeries synthetic_weather(const ClimateNormals& normals, const SyntheticYear& year);

}  // namespace icctwin
