// Each check of the plan: the least change of a scenario that sets it off.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/sim/scenario/plan/planned.h"

using namespace icctwin;
using namespace icctwin::test;

namespace {

struct Case {
  const char* code;
  const char* where;  ///< pointer of the problem; empty: any
  std::vector<std::string> overrides;
};

const std::string own_rack =
    R"(/rack_types=[{"id":"h100_8x4_cold_plate","node_type":"own","node_count":4,"cooling":{"type":"cold_plate","liquid_fraction":0.8}}])";

}  // namespace

TEST_CASE("each check of the plan finds its fault, at its place, and nothing of the kind without it") {
  const std::vector<Case> cases = {
      {"E-PLAN-001", "/format", {"/format=icctwin.scenario/9"}},
      {"E-PLAN-002", "/simulation/start", {"/simulation/start=yesterday"}},
      {"E-PLAN-003", "/halls", {"/halls=[]"}},
      {"E-PLAN-005", "/halls/0/id", {R"(/halls/0/id="")"}},
      {"E-PLAN-006", "/halls", {"/halls/0/rows/0/count=1000", "/halls/0/rows/0/racks/0/count=1001"}},
      {"E-PLAN-007", "", {R"(/node_types=[{"id":"own","cpu_idle_w":400,"cpu_max_w":350}])", own_rack}},
      {"E-PLAN-008", "/power/ups/load_ratio", {R"(/power/ups={"type":"hvdc","load_ratio":[0.2,0.5],"efficiency":[0.95]})"}},
      {"E-PLAN-009",
       "/cooling/heat_rejection/leaving_min_c",
       {R"(/cooling/heat_rejection={"type":"cooling_tower","leaving_min_c":30,"leaving_max_c":20})"}},
      {"E-PLAN-010", "", {R"(/node_types=[{"id":"own","accelerator_count":4}])", own_rack}},
      {"W-PLAN-001", "/simulation/start", {"/simulation/start=2025-07-09T00:00:00+09:00"}},
      {"W-PLAN-002", "/simulation/start", {"/simulation/start=2025-07-09T00:00:00"}},
      {"W-PLAN-003", "/halls/0/rows/0", {"/halls/0/rows/0/position/x_mm=7000"}},
      // Three racks of 600 mm every 500 mm; two rows 2000 mm apart, of racks 1200 mm deep.
      {"W-PLAN-004",
       "/halls/0/rows/0",
       {"/halls/0/rows/0/racks/0/count=3", "/halls/0/rows/0/racks/0/pitch_mm=500", "/power/transformer/units=null",
        "/power/ups/units=null"}},
      {"H-PLAN-001",
       "/halls/0/rows/0",
       {"/halls/0/rows/0/count=2", "/halls/0/rows/0/pitch_mm=2000", "/power/transformer/units=null", "/power/ups/units=null"}},
      {"E-COOL-010",
       "/cooling/facility_loop/pump/measured",
       {R"(/cooling/facility_loop/pump/measured={"flow_m3_per_s":[0,1],"head_pa":[3e5],"power_w":[1e4,1e5]})"}},
      {"E-COOL-011",
       "/cooling/facility_loop/pump/measured",
       {R"(/cooling/facility_loop/pump/measured={"flow_m3_per_s":[0,1e-5],"head_pa":[3e5,2e5],"power_w":[10,20]})"}},
      {"E-IN-009", "/workload/0/jobs/1/id", {"/workload/0/jobs/1/id=training"}},
      {"E-IN-008", "/operations/scheduler", {"/operations/scheduler=esy"}},
      {"E-IN-006", "/simulation/report_languages/0", {R"(/simulation/report_languages=["fr"])"}},
      {"E-PWR-001", "/power/busway/tap_rated_w", {"/power/busway/tap_rated_w=10000"}},
      {"E-PWR-002", "/halls/0", {"/halls/0/rows/0/busway_rated_w=10000"}},
      {"E-PWR-003", "/power/ups/units", {"/power/ups/rated_w=10000"}},
      {"E-PWR-004", "/power/transformer/units", {"/power/transformer/rated_va=10000"}},
      {"E-PWR-005", "/power/pdu/rated_w", {R"(/power/pdu={"rated_w":10000})"}},
      {"E-PWR-006", "/power/ups/staging/module_rated_w", {R"(/power/ups/staging={"module_rated_w":1e9})"}},
      {"W-PWR-002", "/power/pdu/rated_w", {"/power/paths=2", R"(/power/pdu={"rated_w":20000})"}},
      {"W-PWR-003", "/power/ups/units", {"/power/paths=2", "/power/ups/rated_w=20000", "/power/ups/units=1"}},
      {"W-PWR-004", "/power/ups/redundant_units", {"/power/ups/rated_w=50000", "/power/ups/units=1", "/power/ups/redundant_units=1"}},
      {"W-PWR-005", "/power/transformer/units", {"/power/paths=2", "/power/transformer/rated_va=30000", "/power/transformer/units=1"}},
      {"E-PLAN-008", "/power/ups/load_ratio", {R"(/power/ups={"type":"dc_800v","load_ratio":[0.5,0.2]})"}},
      {"E-PLAN-008", "/power/ups/rack_converter/load_ratio", {R"(/power/ups={"type":"dc_800v","rack_converter":{"efficiency":[0.9]}})"}},
      {"E-PWR-012", "/power/battery/initial_soc", {R"(/power/battery={"initial_soc":0.95})"}},
      {"E-PLAN-009", "/power/battery/soc_min", {R"(/power/battery={"soc_min":0.9,"soc_max":0.5})"}},
      {"E-PLAN-009",
       "/power/battery/dispatch",
       {R"(/power/battery={"dispatch":{"type":"carbon","charge_quantile":0.8,"discharge_quantile":0.2}})"}},
      {"E-PWR-013", "/power/wind/curve_wind_m_per_s", {R"(/power/wind={"curve_wind_m_per_s":[3,3],"curve_power_ratio":[0,1]})"}},
      {"W-PWR-011", "/power/battery/dispatch", {R"(/power/battery={"dispatch":{"type":"tariff"}})"}},
      {"W-PWR-012", "/power/battery/dispatch", {R"(/power/battery={"dispatch":{"type":"carbon"}})"}},
      {"W-PWR-013", "/power/battery/dispatch", {R"(/power/battery={"dispatch":{"type":"self_consumption"}})"}},
      {"W-PWR-014", "/power/battery/reserve_soc", {R"(/power/battery={"reserve_soc":0.95})"}},
      {"W-PWR-015", "/power/generators/units", {R"(/power/generators={"units":1,"rated_w":10000})"}},
      {"W-PWR-001", "", {R"(/node_types=[{"id":"own","rated_w":500}])", own_rack}},
      {"E-COOL-001", "/cooling/cdu/capacity_w", {"/cooling/cdu/capacity_w=10000"}},
      {"E-COOL-001", "/cooling/air/capacity_w", {"/cooling/air/capacity_w=1000"}},
      {"E-COOL-001", "/cooling/chiller", {"/cooling/chiller/capacity_w=1000"}},
      {"E-COOL-001", "/cooling/heat_rejection/capacity_w", {"/cooling/heat_rejection/capacity_w=1000"}},
      {"E-COOL-002",
       "/cooling/facility_loop/design_rise_k",
       {"/cooling/facility_loop/design_rise_k=14"}},                                               // not below 10 K rise + 4 K approach
      {"E-COOL-003", "/cooling/cdu/supply_c", {"/cooling/cdu/supply_c=33"}},                       // facility 30 + approach 4
      {"E-COOL-004", "/cooling/air/coil_effectiveness", {"/cooling/air/coil_effectiveness=0.5"}},  // 0.5 (36 - 16) = 10 K of 12
      {"E-COOL-005",
       "/cooling/heat_rejection",
       {R"(/cooling/heat_rejection={"type":"dry_cooler","design_water_in_c":40,"design_water_out_c":41})"}},
      {"E-IN-008", "/cooling/chiller/record", {R"(/cooling/chiller={"type":"electric_eir","record":"york_yt_105"})"}},
      {"E-COOL-006", "/cooling/economizer", {R"(/cooling/chiller={"type":"none"})", R"(/cooling/economizer={"type":"integrated"})"}},
      {"E-COOL-007", "/cooling/heat_rejection/monthly_c", {R"(/cooling/heat_rejection={"type":"source_water","monthly_c":[10,12]})"}},
      {"E-COOL-007", "/cooling/heat_reuse/hourly_ratio", {R"(/cooling/heat_reuse={"demand_w":1000,"hourly_ratio":[1]})"}},
      {"E-COOL-008", "/cooling/heat_reuse", {R"(/cooling/heat_reuse={"demand_w":1000})", "/halls/0/rows/0/racks/0/rack_type=h100_8x4_air"}},
      {"E-COOL-009",
       "/chillers/0",
       {R"(/chillers=[{"id":"own","capacity_w":1e6,"cop":5,"evaporator_leaving_min_c":5,"evaporator_leaving_max_c":10,)"
        R"("condenser_entering_min_c":15,"condenser_entering_max_c":30,"cap_ft":[1],"eir_ft":[1],"eir_fplr":[1]}])",
        R"(/cooling/chiller={"type":"electric_eir","record":"own"})"}},
      {"E-PLAN-009", "/cooling/heat_reuse/return_c", {R"(/cooling/heat_reuse={"demand_w":1000,"supply_c":40,"return_c":50})"}},
      {"W-COOL-002",
       "/cooling/heat_reuse",
       {R"(/cooling/heat_reuse={"demand_w":1000,"way":{"type":"exchanger"},"supply_c":70,"return_c":60})"}},
      {"W-COOL-001", "/cooling/chilled_loop/supply_c", {R"(/cooling/chiller={"type":"none"})"}},
      {"E-IN-008", "/cooling/cdu_groups/0/serves/0", {R"(/cooling/cdu_groups=[{"id":"x","serves":["B"]}])"}},
      {"E-COOL-003", "/cooling/cdu_groups/0/supply_c", {R"(/cooling/cdu_groups=[{"id":"x","serves":["A"],"supply_c":20}])"}},
      {"E-COOL-002", "/cooling/cdu/exchanger/primary_rise_k", {R"(/cooling/cdu/exchanger={"type":"plate","primary_rise_k":14})"}},
      {"E-COOL-020", "/cooling/cdu_groups/0", {R"(/cooling/cdu_groups=[{"id":"x"}])"}},
      {"E-COOL-021", "/cooling/cdu/redundant_units", {"/cooling/cdu/units=2", "/cooling/cdu/redundant_units=2"}},
      {"E-COOL-022", "/cooling/cdu/supply_limit_c", {"/cooling/cdu/supply_limit_c=38"}},
      {"E-IN-009", "/cooling/cdu_groups/0/id", {R"(/cooling/cdu_groups=[{"id":"cdu","serves":["A"],"supply_c":40}])"}},
      {"E-OPS-001", "/operations/outages/0/index", {R"(/operations/outages=[{"id":"x","equipment":"cdu","index":1}])"}},
      {"E-OPS-002", "/operations/outages/0/units", {R"(/operations/outages=[{"id":"x","equipment":"facility_pump","units":3}])"}},
      {"E-OPS-003", "/operations/outages/0/begin_s", {R"(/operations/outages=[{"id":"x","equipment":"cdu","begin_s":86400}])"}},
      {"E-OPS-012", "/fabric/topology/spines_per_pod", {R"(/fabric/topology={"nodes_per_leaf":2,"spines_per_pod":17})"}},  // 2 x 8 uplinks
      {"E-OPS-013",
       "/operations/failures/kinds/0/scope",
       {R"(/operations/failures={"kinds":[{"id":"x","scope":"leaf_switch","rate_per_year":1}]})"}},
      {"E-OPS-013", "/operations/failures/scheduled_cables/0", {R"(/operations/failures={"scheduled_cables":[{"bundle":0}]})"}},
      {"E-OPS-014",
       "/operations/failures/scheduled_cables/0/bundle",
       {R"(/fabric/topology={"nodes_per_leaf":2})", R"(/operations/failures={"scheduled_cables":[{"bundle":2}]})"}},
      {"E-OPS-014",
       "/operations/failures/scheduled_cables/0/bundle",
       {R"(/fabric/topology={"nodes_per_leaf":2})", R"(/operations/failures={"scheduled_cables":[{"tier":"pod","bundle":0}]})"}},
      {"E-OPS-015",
       "/operations/failures/scheduled_cables/0/cables",
       {R"(/fabric/topology={"nodes_per_leaf":2})", R"(/operations/failures={"scheduled_cables":[{"bundle":0,"cables":17}]})"}},
      {"E-OPS-003",
       "/operations/failures/scheduled_cables/0/begin_s",
       {R"(/fabric/topology={"nodes_per_leaf":2})", R"(/operations/failures={"scheduled_cables":[{"bundle":0,"begin_s":86400}]})"}},
      {"E-OPS-016",
       "/operations/failures/kinds/0/repair_s",
       {R"(/fabric/topology={"nodes_per_leaf":2})", R"(/operations/failures={"kinds":[{"id":"x","scope":"uplink","rate_per_year":1}]})"}},
      {"W-ECO-002", "/economics/capital/0/basis", {R"(/economics={"capital":[{"id":"x","basis":"pv_kw","price_cny":1}]})"}},
      {"W-ECO-002", "/economics/yearly/0/basis", {R"(/economics={"yearly":[{"id":"x","basis":"tank_m3","cost_cny_per_year":1}]})"}},
      {"W-ECO-001", "/simulation/duration_s", {"/economics={}"}},
      {"E-IN-009",
       "/economics/yearly/0/id",
       {R"(/economics={"capital":[{"id":"x","price_cny":1}],"yearly":[{"id":"x","cost_cny_per_year":1}]})"}},
      {"E-JOB-001", "/workload/0/node_types/0", {R"(/workload/0/node_types=["h100_8x_liqid"])"}},
      {"E-JOB-002", "/workload/0/jobs/1", {"/workload/0/jobs/1/accelerators=0"}},
      {"E-JOB-003", "/workload/0/nodes_min", {R"(/workload=[{"type":"synthetic","nodes_min":5,"nodes_max":4}])"}},
      {"W-JOB-001", "/workload", {"/workload/0/jobs/0/nodes=5"}},
  };
  const auto clean = planned(one_rack);
  CHECK(clean.plan);
  for (const auto& one : cases) {
    CAPTURE(one.code);
    CAPTURE(one.where);
    const auto result = planned(one_rack, one.overrides);
    const auto& all = result.problems.problems();
    const bool found =
        std::ranges::any_of(all, [&](const Problem& p) { return p.code == one.code && (*one.where == 0 || p.where == one.where); });
    CHECK(found);
    CHECK_FALSE(
        std::ranges::any_of(clean.problems.problems(), [&](const Problem& p) { return p.code == one.code && p.where == one.where; }));
    if (one.code[0] == 'E') CHECK_FALSE(result.plan);
    if (one.code[0] == 'W') CHECK(result.plan);
  }
}

TEST_CASE("more than 64 node types in use are refused") {
  std::string nodes, racks, groups;
  for (int i = 0; i < 65; ++i) {
    const char* comma = i == 0 ? "" : ",";
    nodes += fmt::format(R"({}{{"id":"n{}"}})", comma, i);
    racks += fmt::format(R"({}{{"id":"r{}","node_type":"n{}"}})", comma, i, i);
    groups += fmt::format(R"({}{{"id":"g{}","rack_type":"r{}"}})", comma, i, i);
  }
  const auto result =
      planned(one_rack, {"/node_types=[" + nodes + "]", "/rack_types=[" + racks + "]", "/halls/0/rows/0/racks=[" + groups + "]"});
  CHECK(result.has("E-PLAN-004"));
  CHECK_FALSE(result.plan);
}

TEST_CASE("all problems of a scenario are told at once") {
  const auto result = planned(one_rack, {"/simulation/start=yesterday", "/power/busway/tap_rated_w=10000", "/cooling/cdu/supply_c=33",
                                         "/workload/0/jobs/1/accelerators=0"});
  for (const char* code : {"E-PLAN-002", "E-PWR-001", "E-COOL-003", "E-JOB-002"}) {
    CAPTURE(code);
    CHECK(result.has(code));
  }
}
