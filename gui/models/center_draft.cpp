#include "gui/models/center_draft.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>
#include <algorithm>
#include <cmath>
#include <filesystem>

#include "gui/document/words.h"
#include "sim/document/numbers.h"
#include "sim/scenario/json/inputs.h"
#include "sim/scenario/json/write.h"
#include "sim/scenario/plan/resolve.h"
#include "sim/scenario/template/make_center.h"

namespace icctwin::gui {
namespace {

constexpr int draft_wait_ms = 80;
constexpr std::size_t most_unverified = 200;

const char* const trace_file = "traces/philly_week_2017-10-23.csv.gz";

QString number(double value, int digits = 0) { return qstring(document::Numbers(language()).fixed(value, digits)); }

QString kilowatts(double watts) { return words({"%1 kW", "%1 kW"}, number(watts / 1e3, watts < 1e5 ? 1 : 0)); }

constexpr Text from_catalog{"Catalog", "设备库"}, from_template{"Template", "模板"}, from_engine{"Sized", "计算"};

std::vector<CenterPart> parts_of(const Plan& plan) {
  std::vector<CenterPart> parts;
  for (const RackSpec& spec : plan.rack_specs) {
    const auto count =
        std::count_if(plan.racks.begin(), plan.racks.end(), [&](const PlanRack& rack) { return &plan.rack_specs[rack.spec] == &spec; });
    parts.push_back({{"Compute racks", "加速机柜"},
                     number(static_cast<double>(count)),
                     words({"%1 each, %2 % to liquid", "每柜 %1，液冷占比 %2%"})
                         .arg(kilowatts(spec.heat.design_w), number(100 * design_liquid_ratio(plan, spec))),
                     from_catalog});
  }
  for (const SwitchGroup& group : plan.scenario.fabric.switches)
    parts.push_back({group.tier == "leaf"    ? Text{"Leaf switches", "叶交换机"}
                     : group.tier == "spine" ? Text{"Spine switches", "脊交换机"}
                                             : Text{"Core switches", "核心交换机"},
                     number(group.count), QString::fromStdString(group.switch_type), from_template});
  for (const CduGroupPlan& group : plan.cooling.cdus.groups)
    if (group.units > 0 && plan.design_liquid_w > 0)
      parts.push_back({{"CDUs", "CDU"},
                       number(static_cast<double>(group.units)),
                       words({"%1 each", "每台 %1"}, kilowatts(group.capacity_w)),
                       from_engine});
  const PowerPlan& power = plan.power;
  const QString paths = power.paths > 1 ? words({" on each of %1 paths", "，共 %1 路"}, number(power.paths)) : QString();
  if (power.ups_unit_rated_w > 0)
    parts.push_back({{"UPS or DC units", "UPS 或直流供电"},
                     number(power.ups_units),
                     words({"%1 each", "每台 %1"}, kilowatts(power.ups_unit_rated_w)) + paths,
                     from_engine});
  parts.push_back({{"Transformers", "变压器"},
                   number(power.transformer.units),
                   words({"%1 kVA each", "每台 %1 kVA"}, number(power.transformer.rated_va / 1e3)) + paths,
                   from_engine});
  return parts;
}

QString file_name(const std::string& path) { return QString::fromStdString(std::filesystem::path(path).filename().string()); }

std::vector<SiteFact> site_facts(const Plan& plan) {
  const Site& site = plan.scenario.site;
  const auto unverified = [&](const char* field) {
    return std::ranges::find(site.unverified_fields, field) != site.unverified_fields.end();
  };
  std::vector<SiteFact> facts;
  facts.push_back({words({"Place", "位置"}),
                   words({"%1° N, %2° E, %3 m", "北纬 %1°，东经 %2°，海拔 %3 m"})
                       .arg(number(site.latitude_deg, 2), number(site.longitude_deg, 2), number(site.elevation_m)),
                   QString::fromStdString(site.source)});
  facts.push_back(
      {words({"Climate", "气候"}),
       site.weather_file.empty() ? words({"made from monthly normals", "由逐月气候均值生成"}) : file_name(site.weather_file),
       site.synthetic_weather ? words({"normals of %1", "%1 气候均值"}, QString::fromStdString(site.synthetic_weather->place)) : QString(),
       site.synthetic_weather.has_value()});
  if (const auto* factor = std::get_if<GridFactorCarbon>(&site.grid_carbon)) {
    const auto found =
        std::ranges::find_if(plan.found_inputs, [](const FoundInput& one) { return one.pointer.starts_with("/site/grid_carbon"); });
    const QString value = found == plan.found_inputs.end() ? QString() : QString::fromStdString(found->value) + QStringLiteral(" kg/kWh, ");
    facts.push_back({words({"Carbon factor", "电网排放因子"}),
                     value + QString::fromStdString(factor->area) + QStringLiteral(", ") + QString::number(factor->year),
                     found == plan.found_inputs.end() ? QString() : QString::fromStdString(found->source),
                     found != plan.found_inputs.end() && found->unverified});
  } else if (const auto* constant = std::get_if<ConstantCarbon>(&site.grid_carbon)) {
    facts.push_back({words({"Carbon factor", "电网排放因子"}), number(constant->carbon_kg_per_kwh, 4) + QStringLiteral(" kg/kWh"),
                     QString::fromStdString(constant->source), unverified("grid_carbon")});
  } else if (const auto* hourly = std::get_if<HourlyCarbon>(&site.grid_carbon)) {
    facts.push_back({words({"Carbon factor", "电网排放因子"}),
                     words({"hourly, %1", "逐时，%1"}, file_name(hourly->file)),
                     {},
                     unverified("grid_carbon")});
  }
  if (const auto* flat = std::get_if<FlatTariff>(&site.tariff))
    facts.push_back({words({"Tariff", "电价"}), words({"%1 CNY/kWh at all hours", "%1 元/kWh，单一制"}, number(flat->price_cny_per_kwh, 3)),
                     QString::fromStdString(flat->source), unverified("tariff")});
  else if (const auto* classes = std::get_if<TimeOfUseTariff>(&site.tariff))
    facts.push_back(
        {words({"Tariff", "电价"}),
         words({"%1 valley, %2 flat, %3 peak CNY/kWh", "谷 %1、平 %2、峰 %3 元/kWh"})
             .arg(number(classes->valley_cny_per_kwh, 3), number(classes->flat_cny_per_kwh, 3), number(classes->peak_cny_per_kwh, 3)),
         QString::fromStdString(classes->source), unverified("tariff")});
  facts.push_back({words({"Water price", "水价"}), words({"%1 CNY/m³", "%1 元/m³"}, number(site.water_price_cny_per_m3, 2)), {}});
  return facts;
}

CenterResult make_result(const CenterOptions& options, const Site& site, const Catalog& catalog) {
  CenterResult result;
  Diagnostics problems;
  const auto trace = find_scenario_dir() / trace_file;
  const Scenario scenario = make_center(options, {site, trace.generic_string()}, catalog, problems);
  std::optional<Plan> plan;
  if (!problems.has_errors()) plan = make_plan(scenario, catalog, {find_scenario_dir(), find_data_dir()}, false, problems);
  result.problems = problems.problems();
  if (!plan || problems.has_errors()) return result;
  result.text = write_changes_of(scenario);
  result.estimate = estimate_center(*plan, catalog);
  result.halls = halls_of(*plan);
  result.parts = parts_of(*plan);
  result.site = site_facts(*plan);
  for (const FoundInput& one : plan->found_inputs)
    if (one.unverified && result.unverified.size() < most_unverified) result.unverified.push_back(one);
  for (const InputItem& one : list_inputs(type_of<Scenario>(), &scenario, {}))
    if (one.unverified && result.unverified.size() < most_unverified)
      result.unverified.push_back({one.pointer, std::string(one.title.en), std::string(one.title.zh), one.value, std::string(one.unit),
                                   std::string(one.source), true, "default"});
  return result;
}

}  // namespace

CenterResult CenterDraft::make_of(const CenterTemplate& start, const std::vector<ShippedSite>& sites, const Catalog& catalog) {
  const auto found = std::ranges::find_if(sites, [&](const ShippedSite& one) { return one.id == start.site; });
  return make_result(start.options, found == sites.end() ? Site{} : found->site, catalog);
}

CenterDraft::CenterDraft(QObject* parent) : QObject(parent), start_(&center_templates()[2]), result_(std::make_shared<CenterResult>()) {
  Diagnostics problems;
  catalog_ = std::make_shared<const Catalog>(read_catalog(find_data_dir(), problems));
  sites_ = std::make_shared<const std::vector<ShippedSite>>(read_shipped_sites(find_scenario_dir() / "sites", problems));
  wait_.setSingleShot(true);
  wait_.setInterval(draft_wait_ms);
  connect(&wait_, &QTimer::timeout, this, &CenterDraft::compute);
  choose(*start_);
}

CenterDraft::~CenterDraft() = default;

const ShippedSite* CenterDraft::site() const {
  const auto found = std::ranges::find(*sites_, site_, &ShippedSite::id);
  if (found != sites_->end()) return &*found;
  return sites_->empty() ? nullptr : &sites_->front();
}

void CenterDraft::choose(const CenterTemplate& start) {
  start_ = &start;
  site_ = std::string(start.site);
  set_options(start.options);
}

void CenterDraft::set_site(const std::string& id) {
  site_ = id;
  set_options(options_);
}

void CenterDraft::set_options(const CenterOptions& options) {
  options_ = options;
  wait_.start();
  emit changed();
}

CenterResult CenterDraft::make() const { return make_result(options_, site() ? site()->site : Site{}, *catalog_); }

void CenterDraft::compute() {
  running_ = true;
  const quint64 number = ++asked_;
  QPointer<CenterDraft> me = this;
  QThreadPool::globalInstance()->start([me, number, options = options_, site = site() ? site()->site : Site{}, catalog = catalog_] {
    auto made = std::make_shared<const CenterResult>(make_result(options, site, *catalog));
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [me, number, made] {
          if (!me || number != me->asked_) return;
          me->result_ = made;
          me->running_ = false;
          emit me->computed();
        },
        Qt::QueuedConnection);
  });
}

}  // namespace icctwin::gui
