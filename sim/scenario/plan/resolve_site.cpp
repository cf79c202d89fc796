// Weather, grid carbon and tariff of the site, each mapped onto the run's clock.
#include <fmt/format.h>

#include "models/base/civil_time.h"
#include "models/cooling/moist_air.h"
#include "sim/scenario/plan/resolve.h"
#include "sim/scenario/site/carbon_reader.h"
#include "sim/scenario/site/grid_factor.h"
#include "sim/scenario/site/tariff_reader.h"
#include "sim/scenario/site/weather_reader.h"
#include "sim/scenario/text/sha256.h"

namespace icctwin {
namespace {

/// Notes a file for the manifest under the path the scenario writes, so that no absolute path gets out.
void note_file(Plan& plan, const std::string& role, const std::string& written, const std::filesystem::path& path) {
  if (const auto hash = hash_file(path)) plan.files.push_back({role, written, hash->sha256, hash->bytes});
}

void resolve_weather(const Scenario& scenario, const Places& places, Plan& plan, Diagnostics& diagnostics) {
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
  if (read_files) resolve_weather(scenario, places, plan, diagnostics);
  std::visit(CarbonResolver{places, read_files, plan, diagnostics}, scenario.site.grid_carbon);
  std::visit(TariffResolver{places, plan, diagnostics}, scenario.site.tariff);
}

}  // namespace icctwin
