#include "sim/results/folder/run_folder.h"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/sim/results/folder/sample_run.h"

using namespace icctwin;

namespace {

bool has(const Diagnostics& diagnostics, std::string_view code, std::string_view where) {
  for (const auto& problem : diagnostics.problems())
    if (problem.code == code && problem.where.starts_with(where)) return true;
  return false;
}

}  // namespace

TEST_CASE("run folder: everything written is read") {
  const auto folder = sample::fresh_folder("folder");
  const auto books = sample::write_run(folder);
  Diagnostics diagnostics;
  const auto run = read_run_folder(folder, diagnostics);
  REQUIRE(run);
  CHECK(diagnostics.empty());
  CHECK(run->manifest.status == RunStatus::ok);
  CHECK(run->manifest.start_unix_s == sample::start_unix_s);
  CHECK(run->manifest.utc_offset_s == 28800);
  CHECK(run->manifest.accelerators == 2016);
  CHECK(run->manifest.design_value("liquid_w") == 2.35e6);
  CHECK(std::isnan(run->manifest.design_value("nothing")));
  CHECK(run->manifest.inputs.size() == 24);
  CHECK(run->manifest.inputs[1].unverified);
  CHECK(run->kpis.front().id == "pue");  // the order of the file, not of the alphabet
  CHECK(run->kpi("water_l") == doctest::Approx(books.water_l));
  CHECK(std::isnan(run->kpi("no_such_kpi")));
  CHECK(run->account("electricity", "source", "grid") == doctest::Approx(sample::sum(books, "")));
  CHECK(run->jobs.size() == 400);
  CHECK(run->jobs[9].state == JobState::queued);
  CHECK(std::isnan(run->jobs[9].start_unix_s));
  CHECK(run->events.size() == 1);
  CHECK(run->problems.front().sentence.zh.starts_with("A05列"));
  REQUIRE(run->series);
  CHECK(run->series->rows() == 672);  // 7 d at 900 s
}

TEST_CASE("run folder: without a usable manifest nothing opens") {
  const auto folder = sample::fresh_folder("folder_none");
  Diagnostics none;
  CHECK_FALSE(read_run_folder(folder, none));
  CHECK(has(none, "E-RES-001", ""));
  const std::string broken[] = {"", "{", "[]", "{\"format\":\"icctwin.run/2\"}",
                                "{\"format\":\"icctwin.run/1\",\"start\":\"x\",\"end\":5}"};
  for (const auto& text : broken) {
    CAPTURE(text);
    sample::write(folder / "manifest.json", text);
    Diagnostics diagnostics;
    CHECK_FALSE(read_run_folder(folder, diagnostics));
    CHECK(has(diagnostics, "E-RES-002", "manifest.json"));
  }
}

TEST_CASE("run folder: a folder with only its manifest opens as partial and names what is missing") {
  const auto folder = sample::fresh_folder("folder_partial");
  sample::write_manifest(folder / "manifest.json", {});
  Diagnostics diagnostics;
  const auto run = read_run_folder(folder, diagnostics);
  REQUIRE(run);
  CHECK(run->manifest.status == RunStatus::partial);
  for (const char* name : {"kpi.json", "ledger.csv", "jobs.csv", "events.csv", "series.nc", "problems.json"})
    CHECK(has(diagnostics, "W-RES-003", name));
  CHECK_FALSE(diagnostics.has_errors());
}

TEST_CASE("run folder: what failures did to a job is read where the folder tells it") {
  const auto folder = sample::fresh_folder("folder_interrupted");
  sample::write_run(folder);
  const std::string head =
      "job_id,source,user,submit,start,end,state,nodes,accelerators,accelerator_fraction,duration_s,requested_s,wait_s,slowdown,"
      "accelerator_hours,energy_kwh,carbon_kg,first_node";
  const std::string job = "a,trace,u,2025-07-07T00:00:00Z,,,queued,1,8,1,,,,,,,,";
  sample::write(folder / "jobs.csv", head + ",carbon_market_kg,interruptions,lost_work_s\n" + job + ",5,3,120\n");
  Diagnostics diagnostics;
  auto run = read_run_folder(folder, diagnostics);
  REQUIRE(run);
  REQUIRE(run->jobs.size() == 1);
  CHECK(run->jobs[0].interruptions == 3);
  CHECK(run->jobs[0].lost_work_s == 120);
  CHECK(run->jobs[0].carbon_market_kg == 5);
  sample::write(folder / "jobs.csv", head + "\n" + job + "\n");  // as an older program wrote it
  run = read_run_folder(folder, diagnostics);
  REQUIRE(run);
  REQUIRE(run->jobs.size() == 1);
  CHECK(std::isnan(run->jobs[0].interruptions));
}

TEST_CASE("run folder: damaged files are reported with their names and lines, the rest is kept") {
  const auto folder = sample::fresh_folder("folder_damaged");
  sample::write_run(folder);
  sample::write(folder / "kpi.json", "{\"kpis\":[1,2]}");
  sample::write(folder / "series.nc", "this is no NetCDF file");
  sample::write(folder / "problems.json", "{\"problems\":{}}");
  sample::write(
      folder / "ledger.csv",
      "month,book,side,account,unit,value\ntotal,electricity,source,grid,kWh,1.5\ntotal,electricity,use,it.cpu,kWh,many\nshort,row\n");
  sample::write(folder / "events.csv", "time,object\n2025-07-07,chiller-1\n");
  Diagnostics diagnostics;
  const auto run = read_run_folder(folder, diagnostics);
  REQUIRE(run);
  CHECK(run->manifest.status == RunStatus::partial);
  CHECK(has(diagnostics, "W-RES-002", "kpi.json"));
  CHECK(has(diagnostics, "W-RES-002", "series.nc"));
  CHECK(has(diagnostics, "W-RES-002", "problems.json"));
  CHECK(has(diagnostics, "W-RES-004", "ledger.csv:3"));
  CHECK(has(diagnostics, "W-RES-004", "ledger.csv:4"));
  CHECK(has(diagnostics, "W-RES-004", "events.csv:1"));
  CHECK(run->ledger.size() == 1);
  CHECK(run->jobs.size() == 400);
}

TEST_CASE("run folder: a table with thousands of bad rows gives a handful of problems and their number") {
  const auto folder = sample::fresh_folder("folder_bad_rows");
  sample::write_run(folder);
  std::string text = "time,kind,object,detail\n";
  for (int i = 0; i < 3000; ++i) text += "yesterday,mode,chiller-1,\n";
  sample::write(folder / "events.csv", text);
  Diagnostics diagnostics;
  const auto run = read_run_folder(folder, diagnostics);
  REQUIRE(run);
  CHECK(diagnostics.problems().size() == 6);  // five rows and the count
  CHECK(diagnostics.problems().back().value == "3000 rows");
}

TEST_CASE("run folder: months are summed where a stopped run wrote no totals") {
  RunFolder run;
  run.ledger = {{"2025-07", "water", "source", "makeup", "L", 3}, {"2025-08", "water", "source", "makeup", "L", 4}};
  CHECK(run.account("water", "source", "makeup") == 7);
}
