#pragma once
// Where the center stands: coordinates, clock, weather, grid carbon, tariff, water.
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "models/base/describe.h"
#include "models/site/climate_normals.h"
#include "models/site/market_carbon.h"

namespace icctwin {

/// One carbon factor for the whole run.
struct ConstantCarbon {
  static constexpr std::string_view tag = "constant";
  double carbon_kg_per_kwh = 0.5366;
  std::string source;
  bool operator==(const ConstantCarbon&) const = default;
  static void describe(Describe<ConstantCarbon>&);
};

/// A factor from the shipped table of Chinese grid factors.
struct GridFactorCarbon {
  static constexpr std::string_view tag = "grid_factor";
  std::string area = "CN";
  int year = 2022;
  bool operator==(const GridFactorCarbon&) const = default;
  static void describe(Describe<GridFactorCarbon>&);
};

enum class CarbonColumn { direct, life_cycle };
std::vector<Choice> choices_of(CarbonColumn);

/// An hourly series from a file.
struct HourlyCarbon {
  static constexpr std::string_view tag = "hourly_file";
  std::string file;
  CarbonColumn column = CarbonColumn::direct;
  bool operator==(const HourlyCarbon&) const = default;
  static void describe(Describe<HourlyCarbon>&);
};

using GridCarbon = std::variant<ConstantCarbon, GridFactorCarbon, HourlyCarbon>;

/// One price at all hours.
struct FlatTariff {
  static constexpr std::string_view tag = "flat";
  double price_cny_per_kwh = 0.65;
  double demand_cny_per_kw_month = 0;
  std::string source;
  bool operator==(const FlatTariff&) const = default;
  static void describe(Describe<FlatTariff>&);
};

/// Classes of the day by area (shipped table), prices by class.
struct TimeOfUseTariff {
  static constexpr std::string_view tag = "time_of_use";
  std::string area = "CN-SH";
  double sharp_peak_cny_per_kwh = 1.2, peak_cny_per_kwh = 1.0, flat_cny_per_kwh = 0.65, valley_cny_per_kwh = 0.33,
         deep_valley_cny_per_kwh = 0.26;
  double demand_cny_per_kw_month = 0;
  std::string source;
  bool operator==(const TimeOfUseTariff&) const = default;
  static void describe(Describe<TimeOfUseTariff>&);
};

using SiteTariff = std::variant<FlatTariff, TimeOfUseTariff>;

/// An hourly year made from monthly normals, where there is no file.
struct SyntheticWeather {
  std::string place;  ///< in the shipped table
  std::int64_t seed = 1;
  std::optional<ClimateNormals> normals;  ///< in place of the shipped table
  bool operator==(const SyntheticWeather&) const = default;
  static void describe(Describe<SyntheticWeather>&);
};

struct Site {
  std::string id = "site";
  std::string name, name_zh;
  double latitude_deg = 0, longitude_deg = 0;
  double elevation_m = 0;
  double utc_offset_h = 8;
  std::string weather_file;
  std::optional<SyntheticWeather> synthetic_weather;
  std::vector<double> water_source_temperature_c;  ///< of sea, river or lake, January to December; empty: none
  GridCarbon grid_carbon = ConstantCarbon{};
  MarketCarbon market_carbon;
  SiteTariff tariff = FlatTariff{};
  double water_price_cny_per_m3 = 5.0;
  double source_water_l_per_kwh = 1.8;
  std::vector<std::string> ratings = {"gb40879_2021"};  ///< standards and limits that apply, by id
  std::string source;
  std::vector<std::string> unverified_fields;
  RawJson view;

  bool operator==(const Site&) const = default;
  static void describe(Describe<Site>&);
};

/// A site in a file of its own: comparing sites is one scenario with another site file.
struct SiteFile {
  std::string format = "icctwin.site/1";
  Site site;
  bool operator==(const SiteFile&) const = default;
  static void describe(Describe<SiteFile>&);
};

}  // namespace icctwin
