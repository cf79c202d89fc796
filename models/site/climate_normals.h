#pragma once
// Monthly climate of a place: what synthetic weather is made from (models/data/climate_normals.json, or written in a scenario).
#include <optional>
#include <string>
#include <vector>

#include "models/base/describe.h"

namespace icctwin {

/// Monthly means, twelve of each; the optional ones are empty where nothing is known.
struct ClimateNormals {
  std::string id;
  std::string name, name_zh;
  double latitude_deg = 0, longitude_deg = 0;
  double elevation_m = 0;
  double utc_offset_h = 8;
  bool coastal = false;
  std::vector<double> t_mean_c, t_max_c, t_min_c;  ///< mean; mean daily maximum and minimum
  std::vector<double> relative_humidity;           ///< ratio, mean of all hours
  std::vector<double> irradiation_kwh_per_m2_day;  ///< global horizontal
  std::vector<double> sunshine_h;                  ///< of a month
  std::optional<double> sunshine_year_h;           ///< of the year, where months are not known
  std::vector<double> wind_m_per_s;
  std::string source, notes;
  std::vector<std::string> unverified_fields;  ///< keys whose numbers have no checked source

  bool operator==(const ClimateNormals&) const = default;
  static void describe(Describe<ClimateNormals>&);
};

}  // namespace icctwin
