#include "gui/models/checker.h"

#include <QFileInfo>
#include <QThreadPool>
#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <set>

#include "gui/document/scenario_document.h"
#include "gui/models/diagrams.h"
#include "gui/models/units.h"
#include "sim/runner/load.h"
#include "sim/scenario/catalog/catalog.h"
#include "sim/scenario/json/words.h"
#include "sim/scenario/json/write.h"

namespace icctwin::gui {
namespace {

constexpr int check_wait_ms = 300;

/// Ids of a list, once each, as "a, b".
template <class List, class Id>
std::string joined(const List& list, Id id) {
  std::set<std::string> names;
  for (const auto& one : list)
    if (!std::invoke(id, one).empty()) names.insert(std::invoke(id, one));
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

std::vector<Fact> facts_of(const Plan& plan) {
  const auto count = [](std::size_t number) { return static_cast<double>(number); };
  const double heat_w = plan.design_liquid_w + plan.design_air_w;
  const double days = plan.duration_s / 86400;
  const auto& transformer = plan.power.transformer;
  return {
      {{"Accelerators", "加速卡"}, count(plan.accelerators), {}, joined(plan.node_specs, &NodeSpec::accelerator), {"%1", "%1"}},
      {{"Servers", "服务器"}, count(plan.nodes), {}, joined(plan.node_specs, &NodeSpec::id), {"%1", "%1"}},
      {{"Racks", "机柜"}, count(plan.racks.size()), {}, joined(plan.rack_specs, &RackSpec::id), {"%1", "%1"}},
      {{"Design IT power", "设计 IT 功率"},
       plan.design_it_w,
       "W",
       number_words(std::round(plan.fabric_w / 100) / 10),
       {"of it fabric %1 kW", "其中组网 %1 kW"}},
      {{"Heat to liquid", "液冷热量"},
       plan.design_liquid_w,
       cooling_watt,
       {},
       {"of the heat", "占设计热量"},
       heat_w > 0 ? plan.design_liquid_w / heat_w : -1},
      {{"Heat to air", "风冷热量"},
       plan.design_air_w,
       cooling_watt,
       {},
       {"of the heat", "占设计热量"},
       heat_w > 0 ? plan.design_air_w / heat_w : -1},
      {{"Transformer rating", "变压器单台容量"}, transformer.rated_va, "VA", std::to_string(transformer.units), {"units: %1", "%1 台"}},
      {{"Jobs in the run", "仿真内作业"},
       count(plan.jobs.size()),
       {},
       number_words(std::round(days * 100) / 100),
       {"length: %1 d", "共 %1 天"}},
  };
}

/// Name of a CDU of the plan: its number, after the name of its group where there are several.
std::string cdu_name(const CdusPlan& cdus, std::size_t cdu) {
  if (cdu >= cdus.units) return {};
  const CduGroupPlan& group = cdus.group_of(cdu);
  const std::string number = std::to_string(cdu - group.first + 1);
  const std::string name = cdus.groups.size() > 1 && !group.id.empty() ? group.id : "CDU";
  return name + (number.size() < 2 ? "-0" : "-") + number;
}

}  // namespace

/// Racks stand in the plan in the order of halls, rows, copies of rows, groups and counts.
std::vector<HallPlan> halls_of(const Plan& plan) {
  std::vector<std::string> cdus;
  for (std::size_t i = 0; i < plan.cooling.cdus.units; ++i) cdus.push_back(cdu_name(plan.cooling.cdus, i));
  std::vector<HallPlan> halls;
  auto rack = plan.racks.begin();
  for (std::size_t h = 0; h < plan.scenario.halls.size(); ++h) {
    const Hall& hall = plan.scenario.halls[h];
    HallPlan& drawn = halls.emplace_back(HallPlan{hall.name.empty() ? hall.id : hall.name, hall.name_zh, hall.width_mm, hall.depth_mm, {}});
    for (std::size_t r = 0; r < hall.rows.size(); ++r)
      for (int copy = 0; copy < hall.rows[r].count; ++copy)
        for (std::size_t g = 0; g < hall.rows[r].racks.size(); ++g) {
          const RackGroup& group = hall.rows[r].racks[g];
          const std::string pointer = "/halls/" + std::to_string(h) + "/rows/" + std::to_string(r) + "/racks/" + std::to_string(g);
          // Racks of an unknown type, a problem already, are not in the plan.
          for (int i = 0; i < group.count && rack != plan.racks.end() && plan.rack_specs[rack->spec].id == group.rack_type; ++i, ++rack) {
            const RackSpec& spec = plan.rack_specs[rack->spec];
            const NodeSpec& node = plan.node_specs[spec.node_spec];
            RackPlace& place = drawn.racks.emplace_back();
            place.id = rack->id;
            place.type = spec.id;
            place.x_mm = rack->x_mm;
            place.y_mm = rack->y_mm;
            place.width_mm = spec.width_mm;
            place.depth_mm = spec.depth_mm;
            place.rotation_deg = hall.rows[r].rotation_deg;
            place.group = pointer;
            place.design_w = spec.heat.design_w;
            place.liquid_w = spec.heat.design_liquid_w;
            place.rated_w = spec.rated_w;
            place.nodes = spec.nodes;
            place.node_type = node.id;
            place.accelerators = spec.nodes * node.accelerators;
            place.throttle_c = node.accelerators > 0 ? node.chip.throttle_c : 0;
            if (spec.heat.design_liquid_w > 0 && rack->cdu < cdus.size()) place.cdu = cdus[rack->cdu];
          }
        }
  }
  return halls;
}

CheckResult check_scenario(const std::string& text, const std::string& name, const std::string& folder) {
  CheckResult result;
  Diagnostics diagnostics;
  if (auto document = parse_json(text, name, diagnostics)) {
    if (auto loaded = load_scenario(*std::move(document), folder, {}, diagnostics)) {
      result.loaded = std::make_shared<const LoadedScenario>(*std::move(loaded));
      result.canonical = write_json_of(result.loaded->scenario, WriteStyle::compact);
      if (auto plan = plan_scenario(*result.loaded, folder, true, diagnostics)) {
        result.plan = std::make_shared<const Plan>(*std::move(plan));
        result.usable = !diagnostics.has_errors();
        result.scenario_sha256 = result.plan->scenario_sha256;
        result.facts = facts_of(*result.plan);
        Diagnostics known;  // the catalog was read and checked for the plan
        const Catalog catalog = read_catalog(find_data_dir(), known);
        result.halls = halls_of(*result.plan);
        result.names = SheetNames(*result.plan, catalog);
        result.diagrams = std::make_shared<const Diagrams>(diagrams_of(*result.plan, catalog));
      }
    }
  }
  result.problems = diagnostics.problems();
  return result;
}

Checker::Checker(ScenarioDocument& document, QObject* parent)
    : QObject(parent), document_(document), result_(std::make_shared<CheckResult>()) {
  wait_.setSingleShot(true);
  wait_.setInterval(check_wait_ms);
  connect(&wait_, &QTimer::timeout, this, &Checker::check_now);
  const auto later = [this] { wait_.start(); };
  connect(&document, &ScenarioDocument::changed, this, later);
  connect(&document, &ScenarioDocument::reset, this, &Checker::check_now);
  connect(&document, &ScenarioDocument::saved, this, later);  // its files may lie elsewhere now
}

Checker::~Checker() { QThreadPool::globalInstance()->waitForDone(); }

void Checker::check_now() {
  wait_.stop();
  ++asked_;
  if (running_) return;  // another one follows when this one ends
  running_ = true;
  const std::string text = document_.text(), name = QFileInfo(document_.file()).fileName().toStdString();
  const std::string folder = document_.folder().toStdString();
  QThreadPool::globalInstance()->start([this, text, name, folder, number = asked_] {
    auto result = std::make_shared<const CheckResult>(check_scenario(text, name, folder));
    QMetaObject::invokeMethod(
        this, [this, result, number] { take(result, number); }, Qt::QueuedConnection);
  });
}

void Checker::take(const std::shared_ptr<const CheckResult>& result, quint64 number) {
  running_ = false;
  if (number != asked_) return check_now();  // of a text that is no more
  result_ = result;
  emit checked();
}

}  // namespace icctwin::gui
