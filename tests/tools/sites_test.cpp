// Sites in files of their own, synthetic weather and the warnings that go with it.
#include <doctest/doctest.h>

#include "tests/support/desk.h"

using namespace icctwin::test;

namespace {

const std::string rack = source("scenarios/start/one_rack.json").string();

std::string site(const std::string& name) { return source("scenarios/sites/" + name + ".json").string(); }

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A scenario beside the shipped ones cannot be written: a site file with absolute paths can stand anywhere.
json site_file(const json& site) { return {{"format", "icctwin.site/1"}, {"site", site}}; }

json guiyang_normals() {
  const json table = read_json(source("models/data/climate_normals.json"));
  for (const auto& entry : table["entries"])
    if (entry["id"] == "guiyang") return entry;
  return nullptr;
}

}  // namespace

TEST_CASE("sites: every shipped site checks, and an hour of a small center there closes its books") {
  const Scratch scratch;
  std::size_t sites = 0;
  for (const auto& entry : std::filesystem::directory_iterator(source("scenarios/sites"))) {
    if (entry.path().extension() != ".json") continue;
    INFO(entry.path().filename().string());
    ++sites;
    const auto out = scratch / entry.path().stem().string();
    const Ended ended = icctwin_program({"run", rack, "--site", entry.path().string(), "--out", out.string(), "--no-report", "--quiet",
                                         "--set", "/simulation/duration_s=3600", "--set", "/simulation/start=2025-07-07T14:00:00"});
    INFO(ended.err);
    REQUIRE(ended.code == 0);
    CHECK(kpi(out, "energy_closure") <= 1e-6);
    CHECK(kpi(out, "heat_closure") <= 1e-6);
    CHECK(kpi(out, "water_closure") <= 1e-6);
    CHECK(kpi(out, "carbon_location_kg") > 0);
    CHECK(kpi(out, "cost_energy_cny") > 0);
  }
  CHECK(sites == 24);  // 8 hubs, 4 Chinese cities with measured weather, 4 EPW files, 8 regions abroad
}

TEST_CASE("sites: a run on another site states the site, its file and how to repeat it") {
  const Desk desk;
  const auto out = desk / "run";
  const Ended ended = icctwin_program({"run", rack, "--site", site("phoenix"), "--out", out.string(), "--no-report", "--quiet", "--set",
                                       "/simulation/duration_s=3600", "--set", "/site/water_price_cny_per_m3=9"});
  INFO(ended.err);
  REQUIRE(ended.code == 0);
  const json manifest = read_json(out / "manifest.json");
  CHECK(manifest["site"]["name"] == "Phoenix");
  CHECK(manifest["scenario"]["site"]["utc_offset_h"] == -7);
  CHECK(manifest["scenario"]["site"]["water_price_cny_per_m3"] == 9);  // --set changes what the file says
  CHECK(manifest["scenario"]["site"]["weather_file"] == "../weather/USA_AZ_Phoenix-Sky.Harbor.epw.gz");
  CHECK(has(manifest["reproduce"].get<std::string>(), "--set /site_file=../sites/phoenix.json"));
  bool listed = false;
  for (const auto& file : manifest["files"]) listed = listed || (file["role"] == "site" && file["path"] == "../sites/phoenix.json");
  CHECK(listed);
  // The carbon factor of the grid is recalled there, and the list of inputs says so.
  bool marked = false;
  for (const auto& input : manifest["inputs"])
    if (input["pointer"] == "/site/grid_carbon/carbon_kg_per_kwh") marked = input["unverified"];
  CHECK(marked);
}

TEST_CASE("sites: a site file that cannot be used is told with its own places") {
  const Desk desk;
  json scenario = one_rack();
  scenario["site_file"] = "site.json";
  const auto checked = [&] { return desk.check_file(desk.put(scenario)); };

  const Checked absent = checked();
  CHECK(absent.code == 2);
  CHECK(absent.find("E-IN-001") != nullptr);

  json place = scenario["site"];
  place["latitude"] = 31;
  write_file(desk / "site.json", site_file(place).dump());
  CHECK(has(checked().find("E-IN-003").value("where", ""), "site.json#/site/latitude"));

  write_file(desk / "site.json", json{{"format", "icctwin.site/9"}, {"site", scenario["site"]}}.dump());
  CHECK(checked().find("E-PLAN-001").value("where", "") == "site.json#/format");

  write_file(desk / "site.json", "{\"format\": ");
  CHECK(checked().find("E-IN-002") != nullptr);

  write_file(desk / "site.json", site_file(scenario["site"]).dump());
  const Checked good = checked();
  CHECK(good.code == 0);
  CHECK(good.find("H-SITE-007") != nullptr);  // the scenario's own site is not used
}

TEST_CASE("sites: paths of a site file are relative to it, and the scenario can do without a site of its own") {
  const Desk desk;
  std::filesystem::create_directories(desk / "places/weather");
  std::filesystem::copy_file(source("scenarios/weather/Sydney_2023.csv.gz"), desk / "places/weather/w.csv.gz");
  write_file(desk / "places/here.json", site_file({{"weather_file", "weather/w.csv.gz"}, {"utc_offset_h", 10}}).dump());
  json scenario = one_rack();
  scenario.erase("site");
  scenario["site_file"] = "places/here.json";
  CHECK(desk.check_file(desk.put(scenario)).code == 0);
}

TEST_CASE("sites: synthetic weather carries its warning into the results and both reports") {
  const Desk desk;
  const auto out = desk / "run";
  const Ended ended =
      icctwin_program({"run", rack, "--site", site("guiyang"), "--out", out.string(), "--quiet", "--set", "/simulation/duration_s=3600"});
  INFO(ended.err);
  REQUIRE(ended.code == 0);
  const std::string problems = slurp(out / "problems.json"), en = slurp(out / "report-en.html"), zh = slurp(out / "report-zh.html");
  // What the design wants printed; a test, so that nobody drops a sentence.
  for (const char* words : {"Hourly weather for Guiyang was generated from monthly normals (source: recalled monthly means",
                            "seed 1); it is not a measured or typical",
                            "missed the free-cooling hours by 133 h RMS (90 % of cases within 221 h, worst 519 h) and the PUE of a simple "
                            "plant by at most 0.0035",
                            "Peaks, cold spells and long hot spells are not reliable.", "The monthly values have no source.",
                            "off by about 275 h RMS (10 % of cases beyond 400 h with a tower, 500 h with a dry cooler; worst 966 h)",
                            "PUE by up to 0.008 with a tower, 0.018 with a dry cooler. Do not quote the result as a property of the site.",
                            "PV yield: irradiation estimated, error up to about 25 % in tests."}) {
    INFO(words);
    CHECK(has(problems, words));
    CHECK(has(en, words));
  }
  for (const char* words : {"合成气象。贵阳的逐时气象由月均值生成", "均方根误差为 133 h", "极值、寒潮与持续高温不可靠。", "月均值未核实。",
                            "不得将结果作为该场地的特性引用。", "光伏发电量：辐照量为估算值"}) {
    INFO(words);
    CHECK(has(problems, words));
    CHECK(has(zh, words));
  }
  // On the first page, not in the appendix alone.
  CHECK(en.find("Synthetic weather. Hourly") < en.find("</section>"));
  bool unverified = false;
  const json manifest = read_json(out / "manifest.json");
  for (const auto& input : manifest["inputs"])
    if (input["pointer"] == "site/synthetic_weather/normals") unverified = input["unverified"];
  CHECK(unverified);
}

TEST_CASE("sites: normals of the scenario's own are used, and are as unverified as they say") {
  const Desk desk;
  json scenario = one_rack(), normals = guiyang_normals();
  normals["source"] = "a station's table";
  normals["unverified_fields"] = json::array();
  normals["irradiation_kwh_per_m2_day"] = json::array({2, 2.3, 3, 3.7, 4, 4, 4.6, 4.6, 3.6, 2.7, 2.5, 2.1});
  scenario["site"].erase("weather_file");
  scenario["site"]["synthetic_weather"] = {{"seed", 4}, {"normals", normals}};
  const Checked checked = desk.check_file(desk.put(scenario));
  CHECK(checked.code == 0);
  CHECK(has(checked.find("W-SITE-011").value("en", ""), "a station's table, seed 4"));
  CHECK(checked.find("W-SITE-012") == nullptr);
  CHECK(checked.find("W-SITE-013") == nullptr);

  scenario["site"]["synthetic_weather"]["normals"]["t_mean_c"].erase(0);
  CHECK(desk.check_file(desk.put(scenario)).find("E-SITE-042").value("where", "") == "/site/synthetic_weather/normals/t_mean_c");
  scenario["site"]["synthetic_weather"]["normals"] = normals;
  scenario["site"]["synthetic_weather"]["normals"]["t_mean_c"][6] = 30;  // above the mean maximum of July
  CHECK(has(desk.check_file(desk.put(scenario)).find("E-SITE-043").value("en", ""), "Month 7: 30 degC"));
}

TEST_CASE("sites: a site without weather, an unknown place and weather given twice are told") {
  const Desk desk;
  json scenario = one_rack();
  scenario["site"]["synthetic_weather"] = {{"place", "guiyang"}};
  const Checked twice = desk.check_file(desk.put(scenario));
  CHECK(twice.code == 0);
  CHECK(twice.find("W-SITE-014") != nullptr);
  CHECK(twice.find("W-SITE-011") == nullptr);  // a real file wins

  scenario["site"].erase("weather_file");
  scenario["site"]["synthetic_weather"]["place"] = "guiyan";
  CHECK(has(desk.check_file(desk.put(scenario)).find("E-SITE-040").value("advice_en", ""), "guiyang"));
  scenario["site"].erase("synthetic_weather");
  CHECK(desk.check_file(desk.put(scenario)).find("E-SITE-041") != nullptr);
  scenario["site"]["weather_file"] = one_rack()["site"]["weather_file"];
  scenario["site"]["water_source_temperature_c"] = {10, 12};
  CHECK(desk.check_file(desk.put(scenario)).find("E-SITE-042") != nullptr);
  scenario["site"].erase("water_source_temperature_c");
  scenario["site"]["unverified_fields"] = {"elevation"};
  CHECK(desk.check_file(desk.put(scenario)).find("W-IN-003") != nullptr);
}
