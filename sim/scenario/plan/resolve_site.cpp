// Weather, grid carbon and tariff of the site, each mapped onto the run's clock.
#include <fmt/format.h>

#include <algorithm>

#include "models/base/civil_time.h"
#include "models/base/conversions.h"
#include "models/cooling/moist_air.h"
#include "models/site/synthetic_weather.h"
#include "sim/scenario/json/nearest.h"
#include "sim/scenario/plan/resolve.h"
#include "sim/scenario/site/carbon_reader.h"
#include "sim/scenario/site/climate_table.h"
#include "sim/scenario/site/grid_factor.h"
#include "sim/scenario/site/rating_table.h"
#include "sim/scenario/site/tariff_reader.h"
#include "sim/scenario/site/weather_reader.h"
#include "sim/scenario/text/sha256.h"

namespace icctwin {
namespace {

/// Notes a file for the manifest under the path the scenario writes, so that no absolute path gets out.
void note_file(Plan& plan, const std::string& role, const std::string& written, const std::filesystem::path& path) {
  if (const auto hash = hash_file(path)) plan.files.push_back({role, written, hash->sha256, hash->bytes});
}

/// The weather of the site's file.
void resolve_weather_file(const Scenario& scenario, const Places& places, Plan& plan, Diagnostics& diagnostics) {
  const auto path = places.scenario_dir / scenario.site.weather_file;
  Diagnostics found;
  auto weather = read_weather(path, found);
  append_relative(diagnostics, found, places);
  if (!weather) return;
  note_file(plan, "weather", scenario.site.weather_file, path);
  const double end_s = plan.start_unix_s + plan.duration_s;
  check_weather_coverage(*weather, plan.start_unix_s, plan.duration_s, plan.utc_offset_s, "/site/weather_file", diagnostics);
  complete_psychrometrics(*weather, plan.start_unix_s, end_s, plan.utc_offset_s);
  plan.weather = std::move(*weather);
  if (plan.weather.typical_year) {
    plan.clock.push_back(
        {"weather", fmt::format("{}: typical year, read by month, day and hour of the site's local standard time.", plan.weather.place),
         fmt::format("{}：典型年，按场地当地标准时的月、日、时取值。", plan.weather.place)});
  } else {
    const auto from = format_iso8601(plan.weather.start_s, plan.utc_offset_s);
    plan.clock.push_back({"weather", fmt::format("{}: dated series from {}, read at the same instant.", plan.weather.place, from),
                          fmt::format("{}：自 {} 起的实测序列，按相同时刻取值。", plan.weather.place, from)});
  }
}

bool is_unverified(const ClimateNormals& normals) {
  return normals.source.empty() || std::ranges::any_of(normals.unverified_fields, [](const std::string& key) {
           return key == "t_mean_c" || key == "t_max_c" || key == "t_min_c" || key == "relative_humidity";
         });
}

/// A year made from normals; whoever reads the results is told.
void resolve_synthetic_weather(const Scenario& scenario, const Places& places, Plan& plan, Diagnostics& diagnostics) {
  const std::string where = "/site/synthetic_weather";
  const SyntheticWeather& wish = *scenario.site.synthetic_weather;
  const auto normals = wish.normals ? wish.normals : find_climate_normals(places.data_dir, wish.place, where + "/place", diagnostics);
  if (!normals || !check_climate_normals(*normals, wish.normals ? where + "/normals" : where, diagnostics)) return;
  const auto seed = static_cast<std::uint64_t>(wish.seed);
  plan.weather = synthetic_weather(*normals, synthesize_year(*normals, draw_weather_noise(normals->id, seed, 0)));
  const double end_s = plan.start_unix_s + plan.duration_s;
  check_weather_coverage(plan.weather, plan.start_unix_s, plan.duration_s, plan.utc_offset_s, where, diagnostics);
  complete_psychrometrics(plan.weather, plan.start_unix_s, end_s, plan.utc_offset_s);

  const bool unverified = is_unverified(*normals);
  const std::string source = normals->source.empty() ? std::string("-") : normals->source;
  const std::string& name_zh = normals->name_zh.empty() ? plan.weather.place : normals->name_zh;
  diagnostics.add("W-SITE-011", where, {}, {},
                  {{"site", plan.weather.place}, {"site_zh", name_zh}, {"source", source}, {"seed", std::to_string(wish.seed)}});
  if (unverified) diagnostics.add("W-SITE-012", where);
  if (normals->irradiation_kwh_per_m2_day.empty()) diagnostics.add("W-SITE-013", where);
  plan.found_inputs.push_back({"site/synthetic_weather/normals", "Climate normals in use", "采用的气候月均值", normals->id, "",
                               source + (normals->notes.empty() ? "" : "; " + normals->notes), unverified});
  plan.clock.push_back({"weather",
                        fmt::format("{}: synthetic year (seed {}), read by month, day and hour of the site's local standard time.",
                                    plan.weather.place, wish.seed),
                        fmt::format("{}：合成年（种子 {}），按场地当地标准时的月、日、时取值。", name_zh, wish.seed)});
}

void resolve_weather(const Scenario& scenario, const Places& places, bool read_files, Plan& plan, Diagnostics& diagnostics) {
  const Site& site = scenario.site;
  if (site.weather_file.empty() && !site.synthetic_weather) diagnostics.add("E-SITE-041", "/site");
  if (!site.weather_file.empty() && site.synthetic_weather) diagnostics.add("W-SITE-014", "/site/synthetic_weather");
  if (!read_files) return;
  if (!site.weather_file.empty())
    resolve_weather_file(scenario, places, plan, diagnostics);
  else if (site.synthetic_weather)
    resolve_synthetic_weather(scenario, places, plan, diagnostics);
}

void resolve_water_source(const Site& site, Plan& plan, Diagnostics& diagnostics) {
  constexpr std::size_t months = 12;
  const std::size_t count = site.water_source_temperature_c.size();
  if (count == months) plan.water_source_c = site.water_source_temperature_c;
  if (count != 0 && count != months)
    diagnostics.add("E-SITE-042", "/site/water_source_temperature_c", std::to_string(count), std::to_string(months));
}

// A misspelt key would pass a recalled number off as a checked one.
void check_marks(const Site& site, Diagnostics& diagnostics) {
  std::vector<std::string> keys;
  for (const Field& field : type_of<Site>().fields) keys.emplace_back(field.key);
  for (std::size_t i = 0; i < site.unverified_fields.size(); ++i)
    if (std::ranges::find(keys, site.unverified_fields[i]) == keys.end())
      diagnostics.add("W-IN-003", fmt::format("/site/unverified_fields/{}", i), site.unverified_fields[i],
                      nearest_name(site.unverified_fields[i], keys));
}

void resolve_contracts(const Scenario& scenario, Plan& plan, Diagnostics& diagnostics) {
  const MarketCarbon& market = scenario.site.market_carbon;
  if (contracted_ratio(market) > 1) diagnostics.add("E-SITE-044", "/site/market_carbon", fmt::format("{:g}", contracted_ratio(market)));
  if (contracted_ratio(market) > 0 && !market.residual_kg_per_kwh) diagnostics.add("H-SITE-008", "/site/market_carbon");
  for (const EmbodiedCarbon& one : scenario.embodied_carbon)
    plan.embodied_kg_per_s += one.carbon_kg * one.count / (one.lifetime_years * s_per_julian_year);
}

void resolve_ratings(const Scenario& scenario, const Places& places, Plan& plan, Diagnostics& diagnostics) {
  plan.ratings = find_ratings(places.data_dir, scenario.ratings, scenario.site.ratings, "/site/ratings", diagnostics);
  for (const Rating& rating : plan.ratings) {
    if (rating.grades.empty()) diagnostics.add("H-SITE-009", "/site/ratings", rating.id);
    plan.found_inputs.push_back({"site/ratings/" + rating.id, "Grade table", "评级表", rating.name, "", rating.source, rating.unverified});
  }
}

struct CarbonResolver {
  const Places& places;
  bool read_files;
  Plan& plan;
  Diagnostics& diagnostics;

  void operator()(const ConstantCarbon& carbon) const {
    plan.carbon = constant_carbon(carbon.carbon_kg_per_kwh, "", carbon.source, CarbonBasis::direct);
    plan.carbon_source = carbon.source;
    plan.carbon_unverified = carbon.source.empty();
    plan.clock.push_back({"carbon", "One factor for the whole run.", "全程使用同一排放因子。"});
  }
  void operator()(const GridFactorCarbon& carbon) const {
    const auto factor = find_grid_factor(places.data_dir, carbon.area, carbon.year, "average", "/site/grid_carbon/area", diagnostics);
    if (!factor) return;
    plan.carbon_source = fmt::format("{} {} {}: {}", factor->code, factor->name_zh, factor->year, factor->source);
    plan.carbon_unverified = factor->unverified;
    plan.carbon = constant_carbon(factor->kg_per_kwh, factor->code, plan.carbon_source, CarbonBasis::direct);
    plan.clock.push_back({"carbon",
                          fmt::format("Average factor of {} ({}) of {}, for the whole run.", factor->name_en, factor->code, factor->year),
                          fmt::format("{}（{}）{} 年平均因子，全程使用。", factor->name_zh, factor->code, factor->year)});
  }
  void operator()(const HourlyCarbon& carbon) const {
    if (!read_files) return;
    const auto path = places.scenario_dir / carbon.file;
    const auto basis = carbon.column == CarbonColumn::direct ? CarbonBasis::direct : CarbonBasis::life_cycle;
    Diagnostics found;
    auto series = read_carbon_csv(path, basis, found);
    append_relative(diagnostics, found, places);
    if (!series) return;
    note_file(plan, "carbon", carbon.file, path);
    check_carbon_coverage(*series, plan.start_unix_s, plan.duration_s, "/site/grid_carbon/file", diagnostics);
    plan.carbon = std::move(*series);
    plan.carbon_source = plan.carbon.source;
    plan.clock.push_back({"carbon",
                          fmt::format("{}: series by instant (UTC); other years by the same month, day and hour.", plan.carbon.place),
                          fmt::format("{}：按时刻（UTC）取值，其他年份取相同月、日、时。", plan.carbon.place)});
  }
};

struct TariffResolver {
  const Places& places;
  Plan& plan;
  Diagnostics& diagnostics;

  void operator()(const FlatTariff& flat) const {
    plan.tariff = single_price_tariff(flat.price_cny_per_kwh, "CNY", flat.source);
    plan.tariff.demand_charge_per_kw_month = flat.demand_cny_per_kw_month;
    plan.clock.push_back({"tariff", "One price at all hours.", "全天同价。"});
  }
  void operator()(const TimeOfUseTariff& tou) const {
    auto tariff = find_tariff(places.data_dir, tou.area, "/site/tariff/area", diagnostics);
    if (!tariff) return;
    plan.tariff = std::move(*tariff);
    plan.tariff.energy_price_per_kwh = {tou.sharp_peak_cny_per_kwh, tou.peak_cny_per_kwh, tou.flat_cny_per_kwh, tou.valley_cny_per_kwh,
                                        tou.deep_valley_cny_per_kwh};
    plan.tariff.demand_charge_per_kw_month = tou.demand_cny_per_kw_month;
    check_tariff(plan.tariff, "/site/tariff", diagnostics);
    plan.clock.push_back({"tariff",
                          fmt::format("Classes of {} by month and half hour of local standard time (table of February 2026).", tou.area),
                          fmt::format("{} 按当地标准时的月份与半小时划分时段（2026 年 2 月表）。", tou.area)});
  }
};

}  // namespace

void resolve_site(const Scenario& scenario, const Places& places, bool read_files, Plan& plan, Diagnostics& diagnostics) {
  plan.water_price_cny_per_m3 = scenario.site.water_price_cny_per_m3;
  if (!scenario.site_file.empty()) note_file(plan, "site", scenario.site_file, places.scenario_dir / scenario.site_file);
  check_marks(scenario.site, diagnostics);
  resolve_weather(scenario, places, read_files, plan, diagnostics);
  resolve_water_source(scenario.site, plan, diagnostics);
  resolve_contracts(scenario, plan, diagnostics);
  resolve_ratings(scenario, places, plan, diagnostics);
  std::visit(CarbonResolver{places, read_files, plan, diagnostics}, scenario.site.grid_carbon);
  std::visit(TariffResolver{places, plan, diagnostics}, scenario.site.tariff);
}

}  // namespace icctwin
