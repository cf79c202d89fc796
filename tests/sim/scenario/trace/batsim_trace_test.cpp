#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include "sim/scenario/text/csv.h"
#include "sim/scenario/text/read_file.h"
#include "tests/sim/scenario/trace/trace_check.h"

using namespace icctwin;
using namespace icctwin::test;

namespace {

const std::filesystem::path shipped = std::filesystem::path(ICCTWIN_SOURCE_DIR) / "scenarios/traces";

Trace parse(const std::string& text, Diagnostics& found, const TraceOptions& options = {}) {
  return parse_trace(TraceFormat::batsim, text, "t", found, options);
}

}  // namespace

TEST_CASE("batsim: delays and sequences of delays give the run time, the walltime cuts it") {
  const std::string text = R"({"description": "by hand", "nb_res": 8, "jobs": [
      {"id": "a", "subtime": 10, "res": 4, "walltime": 100, "profile": "short"},
      {"id": 7, "subtime": 0.5, "res": 2, "walltime": -1, "profile": "twice"},
      {"id": "cut", "subtime": 20, "res": 1, "walltime": 15, "profile": "short"},
      {"id": "old", "subtime": 30, "res": 1, "profile": "nested"}],
    "profiles": {"short": {"type": "delay", "delay": 20.25}, "new": {"type": "DelayProfile", "delay": 1},
      "twice": {"type": "SequentialCompositionProfile", "repeat": 2, "seq": ["short", "new"]},
      "nested": {"type": "composed", "nb": 3, "seq": ["twice", "new"]}}})";
  Diagnostics found, as_nodes;
  const Trace trace = parse(text, found);
  REQUIRE(trace.jobs.size() == 4);
  CHECK(trace.jobs[0].id == "7");
  CHECK(trace.jobs[0].duration_s == 42.5);  // 2 x (20.25 + 1)
  CHECK(trace.jobs[0].accelerators == 2);
  CHECK(trace.jobs[0].requested_s == 0.0);  // -1 is no limit
  CHECK(trace.jobs[1].id == "a");
  CHECK(trace.jobs[1].submit_s == 10.0);
  CHECK(trace.jobs[1].duration_s == 20.25);
  CHECK(trace.jobs[1].requested_s == 100.0);
  CHECK(trace.jobs[1].state.empty());
  CHECK(trace.jobs[2].duration_s == 15.0);  // killed at its walltime
  CHECK(trace.jobs[2].state == "walltime reached");
  CHECK(trace.jobs[3].duration_s == 130.5);  // 3 x (42.5 + 1)
  CHECK(trace.source == "by hand");
  CHECK_FALSE(trace.absolute_time);
  CHECK(places(found) == "H-TRC-001 t");  // 7 was submitted before a

  const Trace nodes = parse(text, as_nodes, {.swf_processor_is_node = true});
  REQUIRE(nodes.jobs.size() == 4);
  CHECK(nodes.jobs[1].nodes == 4);
  CHECK(nodes.jobs[1].accelerators == 0);
}

TEST_CASE("batsim: a job whose length cannot be told is left out with its place and its reason, all at once") {
  Diagnostics found;
  const Trace trace = parse(R"({"jobs": [
      {"id": "0", "subtime": 0, "res": 1, "profile": "d"},
      {"id": "1", "subtime": 0, "res": 1, "profile": "flops"},
      {"id": "2", "subtime": 0, "res": 1, "profile": "nowhere"},
      {"id": "3", "subtime": 0, "res": 1, "profile": "loop"},
      {"id": "4", "subtime": 0, "res": 1, "profile": "mixed"},
      {"id": "5", "subtime": 0, "res": 1, "profile": "back"},
      {"id": "6", "subtime": 0, "res": 1, "profile": "word"},
      {"id": "7", "subtime": "soon", "res": 1, "profile": "d"},
      {"id": "8", "subtime": 0, "res": 0, "profile": "d"},
      {"id": "9", "subtime": 0, "res": 1.5, "profile": "d"},
      {"subtime": 0, "res": 1, "profile": "d"},
      {"id": "0", "subtime": 0, "res": 1, "profile": "d"},
      {"id": "12", "subtime": 0, "res": 1, "profile": "untyped"},
      {"id": "13", "subtime": 0, "res": 1, "profile": "half"},
      {"id": "14", "subtime": 0, "res": 1, "profile": "endless"},
      17],
    "profiles": {"d": {"type": "delay", "delay": 1}, "flops": {"type": "parallel_homogeneous", "cpu": 1e9, "com": 0},
      "loop": {"type": "composed", "seq": ["d", "loop"]}, "mixed": {"type": "composed", "seq": ["d", "flops"]},
      "back": {"type": "delay", "delay": -1}, "word": {"type": "delay", "delay": "long"}, "untyped": {},
      "half": {"type": "composed", "repeat": 1.5, "seq": ["d"]}, "endless": {"type": "delay", "delay": 1e300}}})",
                            found);
  CHECK(trace.jobs.size() == 1);
  CHECK(places(found) ==
        "W-TRC-017 t#/jobs/1; W-TRC-018 t#/jobs/2; W-TRC-015 t#/jobs/3; W-TRC-017 t#/jobs/4; W-TRC-006 t#/jobs/5; W-TRC-004 t#/jobs/6; "
        "W-TRC-004 t#/jobs/7; W-TRC-009 t#/jobs/8; W-TRC-004 t#/jobs/9; W-TRC-003 t#/jobs/10; W-TRC-013 t#/jobs/11; W-TRC-003 t#/jobs/12; "
        "W-TRC-004 t#/jobs/13; W-TRC-007 t#/jobs/14; W-TRC-003 t#/jobs/15");
  CHECK(rejected(trace, RowFault::unknown_length) == 2);
  for (const Problem& problem : found.problems()) {
    CHECK(sentence(problem, Language::en).find('{') == std::string::npos);
    CHECK(sentence(problem, Language::zh).find('{') == std::string::npos);
  }
  CHECK(found.problems()[0].value == "parallel_homogeneous");
}

TEST_CASE("batsim: a sequence of 100 levels is refused, one that doubles 60 times is worked out at once") {
  const auto chain = [](int levels, const std::string& parts_of) {
    std::string text = R"({"jobs": [{"id": "x", "subtime": 0, "res": 1, "walltime": 5, "profile": "p0"}], "profiles": {)";
    for (int i = 0; i < levels; ++i) {
      const std::string next = "\"p" + std::to_string(i + 1) + "\"";
      text += "\"p" + std::to_string(i) + R"(": {"type": "composed", "seq": [)" + next + (parts_of == "two" ? ", " + next : "") + "]}, ";
    }
    return text + "\"p" + std::to_string(levels) + R"(": {"type": "delay", "delay": 1}}})";
  };
  Diagnostics deep, doubling;
  CHECK(parse(chain(100, "one"), deep).jobs.empty());
  CHECK(code_count(deep, "W-TRC-007") == 1);
  const Trace trace = parse(chain(60, "two"), doubling);
  REQUIRE(trace.jobs.size() == 1);
  CHECK(trace.jobs[0].duration_s == 5.0);  // 2^60 s, cut by the walltime
}

TEST_CASE("batsim: text that is cut off, no JSON or no workload is an error with its place") {
  Diagnostics cut, other, twice;
  CHECK(parse("{\"jobs\": [\n  {\"id\": 1, \"subt", cut).jobs.empty());
  CHECK(places(cut) == "E-IN-002 t:2:18");
  CHECK(parse(R"({"jobs": {}, "nb_res": 4})", other).jobs.empty());
  CHECK(places(other) == "E-TRC-007 t; E-TRC-007 t");
  CHECK(parse(R"({"jobs": [], "jobs": [], "profiles": {}})", twice).jobs.empty());
  CHECK(twice.has_errors());
}

TEST_CASE("batsim: the shipped workload is read whole") {
  Diagnostics found;
  const auto workload = read_trace(TraceFormat::batsim, shipped / "evalys_medium_late.json.gz", found);
  REQUIRE(workload);
  CHECK(workload->summary.rows_accepted == 801);
  CHECK(workload->summary.rows_rejected == 0);
  CHECK(workload->summary.accelerator_hours == doctest::Approx(71.23624));  // sum of delay x res
  // The shipped SWF log lists the same jobs under other ids, but for the last one, number 424242.
  const auto log = read_trace(TraceFormat::swf, shipped / "evalys_easy.swf.gz", found);
  REQUIRE(log);
  std::multiset<std::pair<long, int>> jobs;
  for (const JobRecord& job : workload->jobs) jobs.emplace(std::lround(job.duration_s * 100), job.accelerators);
  for (const JobRecord& job : log->jobs) {
    const auto same = jobs.find({std::lround(job.duration_s * 100), job.accelerators});
    REQUIRE(same != jobs.end());
    jobs.erase(same);
  }
  REQUIRE(jobs.size() == 1);
  CHECK(*jobs.begin() == std::pair<long, int>{8851, 1});  // 424242 runs ft.B.1 once more, 88.51 s
}

TEST_CASE("batsim: the run times are those that Batsim itself recorded when it ran the workload") {
  const auto path = std::filesystem::path(ICCTWIN_SOURCE_DIR).parent_path() / "shared/data/format-examples/batsim/easy/out_jobs.csv";
  if (!std::filesystem::exists(path)) {
    MESSAGE("skipped: " << path.generic_string() << " is not here");
    return;
  }
  Diagnostics found;
  const auto workload = read_trace(TraceFormat::batsim, shipped / "evalys_medium_late.json.gz", found);
  REQUIRE(workload);
  std::map<std::string, const JobRecord*, std::less<>> by_id;
  for (const JobRecord& job : workload->jobs) by_id[job.id] = &job;
  const auto text = read_file(path, found);
  REQUIRE(text);
  CsvReader csv(*text);
  // job_id, hacky_job_id, workload_name, submission_time, requested_number_of_resources, requested_time, success, starting_time,
  // execution_time
  REQUIRE(csv.next());
  REQUIRE(csv.fields()[8] == "execution_time");
  std::size_t compared = 0;
  while (csv.next()) {
    const auto job = by_id.find(csv.fields()[0]);
    REQUIRE(job != by_id.end());
    CHECK(job->second->duration_s == doctest::Approx(parse_number(csv.fields()[8]).value()).epsilon(1e-6));  // it writes 6 decimals
    CHECK(job->second->accelerators == parse_number(csv.fields()[4]));
    ++compared;
  }
  CHECK(compared == 801);
}
