// What the program generates and the repository keeps is up to date: tools/dev/documents.sh writes it again.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include "tests/support/desk.h"

using namespace icctwin::test;

namespace {

void check_same(const char* kept, const Words& command) {
  const auto ended = icctwin_program(command);
  CHECK(ended.code == 0);
  const bool same = ended.out == slurp(source(kept));  // not the texts themselves: they have thousands of lines
  CHECK_MESSAGE(same, kept, " is out of date; run tools/dev/documents.sh");
}

}  // namespace

TEST_CASE("documents: the reference in English and Chinese and the schema are those of the program") {
  check_same("docs/reference.md", {"describe", "--reference"});
  check_same("docs/reference.zh.md", {"describe", "--reference", "--lang", "zh"});
  check_same("scenarios/scenario.schema.json", {"schema"});
  check_same("docs/sweep-reference.md", {"describe", "--sweep", "--reference"});
  check_same("docs/sweep-reference.zh.md", {"describe", "--sweep", "--reference", "--lang", "zh"});
  check_same("scenarios/sweep.schema.json", {"schema", "--sweep"});
}

TEST_CASE("documents: the schema takes every shipped scenario and refuses an unknown key") {
  const Desk desk;
  Words words = {"/usr/bin/python3", source("tests/sim/scenario/json/validate_schema.py").string(),
                 source("scenarios/scenario.schema.json").string()};
  if (run_command({"/usr/bin/python3", "-c", "import jsonschema"}).code != 0) {
    MESSAGE("python3-jsonschema is not installed; the schema is not checked");
    return;
  }
  json scenario = one_rack();
  scenario["cooling"]["cdu"]["suply_c"] = 30;
  Words wrong = words;
  wrong.push_back(desk.put(scenario));
  const auto refused = run_command(wrong);
  CHECK(refused.code == 1);
  CHECK(contains(refused.out, "suply_c"));
  for (const auto& file : shipped_scenarios()) words.push_back(file.string());
  const auto taken = run_command(words);
  INFO(taken.out);
  CHECK(taken.code == 0);
}

TEST_CASE("documents: every indicator of a run is explained in docs/kpis.md, and every file in docs/results.md") {
  const Desk desk;
  REQUIRE(desk.run(desk.put(one_rack()), "run", {"--quiet"}).code == 0);
  const json run_kpis = read_json(desk / "run/kpi.json")["kpis"], manifest = read_json(desk / "run/manifest.json");
  const std::string kpis = slurp(source("docs/kpis.md")), results = slurp(source("docs/results.md"));
  for (const auto& item : run_kpis.items()) CHECK_MESSAGE(contains(kpis, "`" + item.key() + "`"), item.key());
  for (const auto& entry : std::filesystem::directory_iterator(desk / "run")) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with("report-")) CHECK_MESSAGE(contains(results, "`" + name + "`"), name);
  }
  for (const auto& item : manifest.items()) CHECK_MESSAGE(contains(results, "`" + item.key() + "`"), item.key());
  std::string header = slurp(desk / "run/jobs.csv");
  header = header.substr(0, header.find('\n')) + ",";
  for (std::size_t at = 0, end; (end = header.find(',', at)) != header.npos; at = end + 1)
    CHECK_MESSAGE(contains(results, "`" + header.substr(at, end - at) + "`"), header.substr(at, end - at));
}

TEST_CASE("documents: the result in README is the golden summary of the demo") {
  const json golden = read_json(source("tests/golden/philly_week_shanghai.json"));
  const auto of = [&](const char* id, double factor = 1) { return golden[id].get<double>() * factor; };
  const std::string readme = slurp(source("README.md"));
  // Thousands by comma, as README writes them.
  const auto whole = [](double value) {
    std::string digits = fmt::format("{:.0f}", value);
    for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
  };
  for (const std::string& row :
       {fmt::format("| Total energy | {:.1f} MWh |", of("facility_energy_kwh", 1e-3)),
        fmt::format("| of it IT equipment | {:.1f} MWh |", of("it_energy_kwh", 1e-3)),
        fmt::format("| of it cooling / power chain losses / lighting | {:.1f} / {:.1f} / {:.1f} MWh |", of("cooling_energy_kwh", 1e-3),
                    of("loss_energy_kwh", 1e-3), of("lighting_energy_kwh", 1e-3)),
        fmt::format("| PUE | {:.3f} |", of("pue")), fmt::format("| Peak demand (15 min) | {} kW |", whole(of("peak_demand_kw"))),
        fmt::format("| Water | {} m3, {:.2f} L/kWh of IT |", whole(of("water_l", 1e-3)), of("wue_l_per_kwh")),
        fmt::format("| Carbon, location-based | {:.1f} t, {:.3f} kg/kWh of IT |", of("carbon_location_kg", 1e-3), of("cue_kg_per_kwh")),
        fmt::format("| Energy cost | {} CNY |", whole(of("cost_energy_cny"))),
        fmt::format("| Accelerator-hours held by jobs | {} of {} ({:.1f} %) |", whole(of("accelerator_hours")),
                    whole(of("accelerator_hours_available")), of("utilisation", 100)),
        fmt::format("| IT energy of the jobs / of idle equipment | {:.1f} / {:.1f} MWh |", of("job_energy_kwh", 1e-3),
                    of("idle_energy_kwh", 1e-3)),
        fmt::format("PUE {:.3f}", of("pue"))})
    CHECK_MESSAGE(contains(readme, row), row);
}
