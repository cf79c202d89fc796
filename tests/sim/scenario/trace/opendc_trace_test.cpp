#include <doctest/doctest.h>

#include "sim/scenario/trace/opendc_fragments.h"
#include "tests/sim/scenario/trace/trace_check.h"

using namespace icctwin;
using namespace icctwin::test;

namespace {

const std::string opendc_header = "id,submission_time,duration,cpu_count,cpu_capacity,mem_capacity,gpu_count,gpu_capacity\n";

}  // namespace

TEST_CASE("opendc: milliseconds, megabytes and GPUs become seconds, bytes and accelerators") {
  Diagnostics found;
  const Trace trace = parse_trace(TraceFormat::opendc_tasks,
                                  opendc_header +
                                      "0,1709251200000,3600500,4,8000.0,2048,2,3000\n"
                                      "1,1709251260000,60000,16,32000.0,,,\n",
                                  "t", found);
  REQUIRE(trace.jobs.size() == 2);
  CHECK(trace.jobs[0].submit_s == 1709251200.0);  // 2024-03-01T00:00:00Z
  CHECK(trace.jobs[0].duration_s == 3600.5);
  CHECK(trace.jobs[0].cpus == 4);
  CHECK(trace.jobs[0].memory_bytes == 2.048e9);
  CHECK(trace.jobs[0].accelerators == 2);
  CHECK(trace.jobs[1].accelerators == 0);
  CHECK(trace.absolute_time);
  CHECK(trace.utc_offset_s == 0);
  CHECK(found.empty());
}

TEST_CASE("opendc: small numbers count from the trace's origin, dates are UTC, a mixture is told by row") {
  Diagnostics own_found, dates_found;
  const Trace own =
      parse_trace(TraceFormat::opendc_tasks, opendc_header + "0,0,1000,1,1,1,0,0\n1,2024-03-01,1000,1,1,1,0,0\n", "t", own_found);
  REQUIRE(own.jobs.size() == 1);
  CHECK_FALSE(own.absolute_time);
  CHECK(places(own_found) == "W-TRC-005 t:3");
  const Trace dates = parse_trace(TraceFormat::opendc_tasks, opendc_header + "0,2024-03-01 00:00:10,1000,1,1,1,0,0\n1,500,1000,1,1,1,0,0\n",
                                  "t", dates_found);
  REQUIRE(dates.jobs.size() == 1);
  CHECK(dates.jobs[0].submit_s == 1709251210.0);
  CHECK(dates.absolute_time);
  CHECK(places(dates_found) == "W-TRC-005 t:3");
}

TEST_CASE("opendc: damaged rows are left out one by one, a Parquet file is refused") {
  Diagnostics found, parquet;
  const Trace trace = parse_trace(TraceFormat::opendc_tasks,
                                  opendc_header +
                                      "0,0,1000,1,1,1,0,0\n"
                                      "1,0,-1000,1,1,1,0,0\n"        // 3 negative
                                      "2,0,1000,1.5,1,1,0,0\n"       // 4 not whole
                                      "3,0,1000,1,fast,1,0,0\n"      // 5 bad_number
                                      ",0,1000,1,1,1,0,0\n"          // 6 missing_value
                                      "5,,1000,1,1,1,0,0\n"          // 7 missing_value
                                      "0,0,1000,1,1,1,0,0\n"         // 8 duplicate_id
                                      "7,later,1000,1,1,1,0,0\n"     // 9 bad_time
                                      "8,0,1000,1,1,1,99999999,0\n"  // 10 absurd
                                      "9,0,10",                      // 11 cut off
                                  "t", found);
  CHECK(trace.jobs.size() == 1);
  CHECK(places(found) ==
        "W-TRC-006 t:3; W-TRC-004 t:4; W-TRC-004 t:5; W-TRC-003 t:6; W-TRC-003 t:7; W-TRC-013 t:8; W-TRC-005 t:9; W-TRC-007 t:10; "
        "W-TRC-001 t:11");
  CHECK(parse_trace(TraceFormat::opendc_tasks, std::string("PAR1\x15\x00\x15", 7), "t", parquet).jobs.empty());
  CHECK(parquet.has_errors());
}

TEST_CASE("opendc fragments: sums by task, means over the time that tasks run, and what does not fit the tasks") {
  Diagnostics found, tasks_found;
  const Trace tasks = parse_trace(TraceFormat::opendc_tasks,
                                  opendc_header +
                                      "a,0,3000,1,1,1,0,0\n"
                                      "b,0,1000,1,1,1,0,0\n"
                                      "c,0,1000,1,1,1,0,0\n",
                                  "t", tasks_found);
  const auto table = parse_opendc_fragments(
      "id,duration,cpu_usage,gpu_usage\n"
      "a,1000,900,0\n"
      "a,2000,300,600\n"
      "b,500,0,0\n"
      "d,500,0,0\n"
      "a,-1,1,1\n"     // 6 negative
      "a,1,x,1\n"      // 7 bad_number
      "a,1,-4,1\n"     // 8 negative
      "a,1,1,1e13\n",  // 9 absurd
      "f", found);
  REQUIRE(table);
  CHECK(table->rows_accepted == 4);
  CHECK(table->rows_rejected == 4);
  CHECK(table->tasks.at("a").duration_s == 3.0);
  CHECK(table->tasks.at("a").cpu_mhz_s == 1500.0);              // 900 x 1 + 300 x 2
  CHECK(table->mean_cpu_mhz() == doctest::Approx(1500.0 / 4));  // over 3 + 0.5 + 0.5 s
  CHECK(table->mean_gpu_mhz() == doctest::Approx(1200.0 / 4));
  check_fragments(*table, tasks, "f", found);
  // b lasts 1 s and has fragments of 0.5 s; c has none; d has no task.
  CHECK(places(found) == "W-TRC-006 f:6; W-TRC-004 f:7; W-TRC-006 f:8; W-TRC-007 f:9; W-TRC-022 f; W-TRC-023 f; W-TRC-024 f");
  CHECK(found.problems()[4].value == "0.5 s");
  CHECK(found.problems()[4].limit == "1 s");
  for (const Problem& problem : found.problems()) {
    CHECK(sentence(problem, Language::en).find('{') == std::string::npos);
    CHECK(sentence(problem, Language::zh).find('{') == std::string::npos);
  }
}

TEST_CASE("opendc fragments: a text without the columns or without a usable row gives nothing and an error") {
  for (const char* text : {"", "id,duration\na,1\n", "id,duration,cpu_usage\n", "id,duration,cpu_usage\na,b,c\n"}) {
    Diagnostics found;
    CHECK_FALSE(parse_opendc_fragments(text, "f", found));
    CHECK(found.has_errors());
  }
}
