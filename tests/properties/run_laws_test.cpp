// Laws that every run must obey, on the shipped scenarios and on variations of them.
#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <map>

#include "sim/scenario/text/csv.h"
#include "tests/properties/run_scenario.h"

using namespace icctwin::test;

namespace {

using Words = std::vector<std::string>;

const std::filesystem::path philly_week = source("scenarios/cases/philly_week_shanghai.json");
const std::filesystem::path frontier = source("scenarios/cases/frontier_day.json");

std::vector<std::vector<std::string>> table(const std::filesystem::path& file) {
  const std::string text = slurp(file);
  icctwin::CsvReader csv(text);
  std::vector<std::vector<std::string>> rows;
  while (csv.next()) rows.emplace_back(csv.fields().begin(), csv.fields().end());
  return rows;
}

void check_books(const std::filesystem::path& folder) {
  CHECK(kpi(folder, "energy_closure") <= 1e-6);
  CHECK(kpi(folder, "heat_closure") <= 1e-6);
  CHECK(kpi(folder, "water_closure") <= 1e-6);
  CHECK(kpi(folder, "pue") >= 1.0);
  CHECK(kpi(folder, "pue_category_1") >= 1.0);
  // Months add up to the total, account by account; and electricity in equals electricity used.
  std::map<std::string, double> months, total;
  double bought = 0, used = 0;
  for (const auto& row : table(folder / "ledger.csv")) {
    if (row[0] == "month") continue;
    const double value = std::stod(row[5]);
    (row[0] == "total" ? total : months)[row[1] + row[2] + row[3]] += value;
    if (row[0] == "total" && row[1] == "electricity") (row[2] == "source" ? bought : used) += value;  // stored counts as used
  }
  for (const auto& account : total) {
    INFO(account.first);
    CHECK(months[account.first] == doctest::Approx(account.second).epsilon(1e-9));
  }
  CHECK(used == doctest::Approx(bought).epsilon(1e-9));
  // What jobs used, what was measured and what was idle is the IT energy; the table of jobs adds up to the indicators.
  double energy = 0, carbon = 0, hours = 0;
  for (const auto& row : table(folder / "jobs.csv")) {
    if (row[0] == "job_id") continue;
    energy += row[15].empty() ? 0 : std::stod(row[15]);
    carbon += row[16].empty() ? 0 : std::stod(row[16]);
    hours += row[14].empty() ? 0 : std::stod(row[14]);
  }
  CHECK(energy == doctest::Approx(kpi(folder, "job_energy_kwh")).epsilon(1e-9));
  CHECK(carbon == doctest::Approx(kpi(folder, "job_carbon_kg")).epsilon(1e-9));
  CHECK(hours == doctest::Approx(kpi(folder, "accelerator_hours")).epsilon(1e-9));
  CHECK(kpi(folder, "job_energy_kwh") + kpi(folder, "measured_energy_kwh") + kpi(folder, "idle_energy_kwh") ==
        doctest::Approx(kpi(folder, "it_energy_kwh")).epsilon(1e-12));
  CHECK(kpi(folder, "idle_energy_kwh") >= 0);
}

}  // namespace

TEST_CASE("books close and PUE is at least 1 in every shipped scenario") {
  Scratch scratch;
  for (const auto& file : shipped_scenarios()) {
    INFO(file.string());
    check_books(run_scenario(scratch, file.stem().string(), file, test_overrides(file)));
  }
}

TEST_CASE("books close with every kind of plant and power chain") {
  Scratch scratch;
  const std::vector<Words> variations = {
      {R"(/cooling/heat_rejection={"type":"dry_cooler"})"},
      {R"(/cooling/chiller={"type":"electric_eir","record":"york_yt_1055"})", "/cooling/chilled_loop/supply_c=8"},
      {R"(/cooling/chiller={"type":"electric_eir","record":"mcquay_wsc_471"})"},
      {R"(/cooling/chiller={"type":"none"})"},
      {R"(/cooling/heat_rejection={"type":"dry_cooler","adiabatic":{}})", "/cooling/condenser_set_point=optimal"},
      {R"(/cooling/heat_rejection={"type":"source_water","monthly_c":[8,8,10,14,19,23,27,28,25,20,15,10]})"},
      {R"(/cooling/heat_rejection={"type":"cooling_tower","model":"york_calc","cells":4,"design_wet_bulb_c":26})"},
      {R"(/cooling/economizer={"type":"integrated"})", R"(/cooling/thermal_storage={"volume_m3":300})"},
      {R"(/cooling/economizer={"type":"non_integrated"})", R"(/cooling/heat_reuse={"demand_w":200000,"price_cny_per_kwh":0.2})"},
      {R"(/cooling/air/outside_air={})",
       R"(/cooling/heat_reuse={"demand_w":200000,"way":{"type":"exchanger"},"supply_c":34,"return_c":28})",
       "/simulation/start=2025-01-20T00:00:00+08:00"},
      {R"(/power/ups={"type":"hvdc"})", "/power/cooling_on_ups=true"},
      {R"(/power/ups={"type":"none"})", "/cooling/trim_chiller=false"},
      {R"(/power/ups={"type":"ups","mode":"eco","staging":{"module_rated_w":50000}})", R"(/power/pdu={"rated_w":150000})"},
      {R"(/power/ups={"type":"hvdc","mains_direct_ratio":0.5})", "/power/paths=2"},
      {R"(/power/ups={"type":"dc_800v","rack_converter":{}})"},
      {R"(/power/ups={"type":"dc_800v","source":"sidecar","staging":{}})", "/power/paths=2", "/power/cooling_on_ups=true"},
      {R"(/power/pv={"rated_w":2000000})",
       R"(/power/battery={"capacity_kwh":2000,"power_w":1000000,"dispatch":{"type":"self_consumption"}})"},
      {R"(/operations/outages=[{"id":"blackout","equipment":"grid","begin_s":7205,"duration_s":3600}])",
       R"(/power/battery={"capacity_kwh":1000,"power_w":2000000,"c_rate_max":2})", R"(/power/generators={"start_s":47})"},
      {R"(/operations/outages=[{"id":"blackout","equipment":"grid","begin_s":7205,"duration_s":3600}])", "/power/cooling_on_ups=true"},
      {R"(/power/wind={"turbines":2})", "/power/export_price_cny_per_kwh=0.3", R"(/power/battery={"dispatch":{"type":"tariff"}})"},
      {R"(/power/pv={"rated_w":900000,"cell":{"type":"pvsyst"}})",
       R"(/power/battery={"dispatch":{"type":"peak_shaving","limit_w":800000}})", R"(/power/ups={"type":"dc_800v"})"},
      {R"(/operations/failures={"kinds":[{"id":"gpu","scope":"accelerator","rate_per_year":30,"repair_s":3600}],"spare_nodes":1})",
       R"(/workload/0/checkpoints={"interval_s":600,"background_s":60})"},
      {"/operations/accelerator_cap_w=350"},
      {"/halls/0/rows/0/racks/0/rack_type=h100_8x4_air"},
      {"/simulation/start=2025-01-20T00:00:00+08:00"},
      {"/simulation/thermal_step_s=60", "/simulation/output_step_s=3600"},
      {"/simulation/thermal_step_s=7", "/simulation/duration_s=10001"},
      {"/workload=[]"},
      {R"(/accelerators=[{"id":"h100_sxm5_80gb","max_w":700,"idle_w":70,"leak_ratio":0.2}])"},
      {R"(/accelerators=[{"id":"h100_sxm5_80gb","max_w":700,"idle_w":70,"leak_ratio":0.2,"throttle_c":60}])"},
      {"/halls/0/rows/0/racks/0/rack_type=h100_8x4_immersion"},
      {"/halls/0/rows/0/racks/0/rack_type=h100_8x4_spray"},
      {"/halls/0/rows/0/racks/0/rack_type=h100_8x4_rear_door", "/cooling/cdu/supply_c=24", "/cooling/facility_loop/supply_c=20"},
      {"/halls/0/rows/0/racks/0/rack_type=h100_8x4_two_phase", "/cooling/cdu/supply_c=34", "/cooling/facility_loop/supply_c=30"},
  };
  for (std::size_t v = 0; v < variations.size(); ++v) {
    Words sets = {"/simulation/duration_s=43200"};
    sets.insert(sets.end(), variations[v].begin(), variations[v].end());
    INFO(variations[v].front());
    check_books(run_scenario(scratch, std::to_string(v), philly_week, sets));
  }
}

TEST_CASE("more load never draws less power, at the intake and at every end use that follows the load") {
  Scratch scratch;
  double it = 0, facility = 0;
  for (const char* utilisation : {"0", "0.25", "0.5", "0.75", "1"}) {
    const auto folder = run_scenario(scratch, utilisation, frontier,
                                     {"/simulation/duration_s=21600", std::string("/workload/0/accelerator_utilisation_min=") + utilisation,
                                      std::string("/workload/0/accelerator_utilisation_max=") + utilisation});
    CHECK(kpi(folder, "it_energy_kwh") > it);
    CHECK(kpi(folder, "facility_energy_kwh") > facility);
    it = kpi(folder, "it_energy_kwh");
    facility = kpi(folder, "facility_energy_kwh");
  }
}

TEST_CASE("the order of equal racks on the floor changes no indicator") {
  Scratch scratch;
  // Two groups of air-cooled racks without a shared CDU, with jobs held to one node type each: only the place differs.
  const std::string a = R"({"id":"x","rack_type":"h100_8x4_air","count":2})", b = R"({"id":"y","rack_type":"a100_8x4_air","count":3})";
  const auto floor = [&](const std::string& groups) {
    return Words{"/halls=[{\"id\":\"h\",\"rows\":[{\"id\":\"r\",\"racks\":[" + groups + "]}]}]",
                 "/workload=[{\"type\":\"list\",\"id\":\"l\",\"jobs\":[{\"id\":\"j\",\"nodes\":5,\"duration_s\":5000},{\"id\":\"k\","
                 "\"accelerators\":3,\"submit_s\":100}],\"node_types\":[\"h100_8x\"]}]",
                 "/simulation/duration_s=14400"};
  };
  const auto first = read_json(run_scenario(scratch, "1", philly_week, floor(a + "," + b)) / "kpi.json");
  const auto second = read_json(run_scenario(scratch, "2", philly_week, floor(b + "," + a)) / "kpi.json");
  for (const auto& item : first["kpis"].items()) {
    const std::string& id = item.key();
    const auto& value = item.value();
    INFO(id);
    if (id.ends_with("_closure")) continue;
    if (value["value"].is_null()) {
      CHECK(second["kpis"][id]["value"].is_null());
    } else {
      CHECK(second["kpis"][id]["value"].get<double>() == doctest::Approx(value["value"].get<double>()).epsilon(1e-12));
    }
  }
}

TEST_CASE("halving the plant step converges") {
  Scratch scratch;
  const auto energy = [&](const char* step) {
    return kpi(
        run_scenario(scratch, step, philly_week, {"/simulation/duration_s=43200", std::string("/simulation/thermal_step_s=") + step}),
        "facility_energy_kwh");
  };
  const double coarse = energy("60"), middle = energy("30"), fine = energy("15"), finest = energy("7.5");
  CHECK(std::abs(fine - finest) / finest < 1e-4);
  // First-order steps: each halving about halves the change. A wide bound, because controls switch inside steps.
  CHECK(std::abs(fine - finest) < 0.8 * std::abs(coarse - middle) + 1e-9 * finest);
}

TEST_CASE("a more humid day never lowers the PUE of a tower-cooled center") {
  Scratch scratch;
  double before = 0;
  for (const int wet : {10, 30, 50, 70, 90}) {
    std::string weather = "# icctwin-weather 1\n# place: test\ntime,dry_bulb_c,relative_humidity,pressure_pa\n";
    for (int hour = 0; hour <= 12; ++hour) {
      char line[96];
      std::snprintf(line, sizeof line, "2025-07-07T%02d:00:00+08:00,30,%.2f,101325\n", hour, wet / 100.0);
      weather += line;
    }
    std::ofstream(scratch / "w.csv") << weather;
    const auto folder = run_scenario(scratch, std::to_string(wet), philly_week,
                                     {"/simulation/duration_s=43200", "/site/weather_file=" + (scratch / "w.csv").string()});
    CHECK(kpi(folder, "pue") >= before - 1e-6);
    before = kpi(folder, "pue");
  }
}

TEST_CASE("with an optimal condenser set point no kelvin of outdoor air lowers the PUE of a tower-cooled center, over the whole range") {
  Scratch scratch;
  double before = 0;
  for (int dry = -8; dry <= 32; dry += 4) {
    std::string weather = "# icctwin-weather 1\n# place: test\ntime,dry_bulb_c,relative_humidity,pressure_pa\n";
    for (int hour = 0; hour <= 6; ++hour) {
      char line[96];
      std::snprintf(line, sizeof line, "2025-07-07T%02d:00:00+08:00,%d,0.7,101325\n", hour, dry);
      weather += line;
    }
    std::ofstream(scratch / "w.csv") << weather;
    const auto folder = run_scenario(
        scratch, std::to_string(dry), philly_week,
        {"/simulation/duration_s=21600", "/cooling/condenser_set_point=optimal", "/site/weather_file=" + (scratch / "w.csv").string()});
    INFO(dry << " degC");
    CHECK(kpi(folder, "pue") >= before - 2e-4);
    before = kpi(folder, "pue");
  }
}

TEST_CASE("an idle Frontier draws 7.306524 MW and a half loaded one 17.7672 MW in racks and CDUs") {
  // ExaDigiT/RAPS public configuration: 74 racks and 25 CDUs of 8,473.47 W (power_chain_frontier_raps.csv), within 0.01 %.
  Scratch scratch;
  const auto idle = run_scenario(scratch, "idle", frontier, {"/workload=[]", "/simulation/duration_s=3600"});
  CHECK(kpi(idle, "system_power_mean_kw") == doctest::Approx(7306.524).epsilon(1e-4));
  const auto half = run_scenario(
      scratch, "half", frontier,
      {R"(/workload=[{"type":"list","id":"l","jobs":[{"id":"all","nodes":9472,"duration_s":7200,"intensity":{"accelerator_utilisation":0.5,"cpu_utilisation":0.5}}]}])",
       "/simulation/duration_s=3600"});
  CHECK(kpi(half, "system_power_mean_kw") == doctest::Approx(17767.2).epsilon(1e-4));
}
