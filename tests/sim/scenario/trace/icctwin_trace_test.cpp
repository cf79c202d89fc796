// Our own trace format: reading, writing, and both together.
#include <doctest/doctest.h>

#include "sim/scenario/trace/trace_writer.h"
#include "tests/sim/scenario/trace/trace_check.h"

using namespace icctwin;
using namespace icctwin::test;

namespace {

Trace full_trace() {
  Trace trace;
  trace.absolute_time = true;
  trace.utc_offset_s = 8 * 3600;
  trace.source = "made by hand: two jobs";
  trace.clock_note = "stated by the operator";
  JobRecord rich;
  rich.id = "a,1", rich.submit_s = 1751817600, rich.duration_s = 0.1, rich.accelerators = 8, rich.nodes = 1;
  rich.requested_s = 7200, rich.cpus = 64, rich.memory_bytes = 1e12 + 1;
  rich.user = "Li, \"L\"", rich.queue = "训练", rich.accelerator_type = "A|B", rich.state = "done";
  JobRecord plain;
  plain.id = "b", plain.submit_s = 1751817601.5, plain.duration_s = 60, plain.accelerators = 1, plain.accelerator_fraction = 1.0 / 3.0;
  trace.jobs = {rich, plain};
  return trace;
}

void check_round_trip(const Trace& trace) {
  Diagnostics found;
  const std::string written = write_trace(trace);
  const Trace again = parse_trace(TraceFormat::icctwin, written, "w", found);
  CHECK(found.empty());
  CHECK(again.jobs == trace.jobs);
  CHECK(again.absolute_time == trace.absolute_time);
  CHECK(again.utc_offset_s == trace.utc_offset_s);
  CHECK(again.clock_note == trace.clock_note);
  CHECK(again.source == trace.source);
  CHECK(write_trace(again) == written);
}

}  // namespace

TEST_CASE("icctwin trace: the written text is the documented one") {
  CHECK(write_trace(full_trace()) ==
        "# icctwin-trace 1\n"
        "# source: made by hand: two jobs\n"
        "# utc_offset: +08:00\n"
        "# clock_note: stated by the operator\n"
        "job_id,submit,duration_s,accelerators,nodes,accelerator_fraction,requested_s,cpus,memory_bytes,user,queue,accelerator_type,state\n"
        "\"a,1\",2025-07-07T00:00:00+08:00,0.1,8,1,1,7200,64,1000000000001,\"Li, \"\"L\"\"\",训练,A|B,done\n"
        "b,2025-07-07T00:00:01.500+08:00,60,1,,0.3333333333333333,,,,,,,\n");
}

TEST_CASE("icctwin trace: reading what was written gives the same trace, whatever its clock") {
  Trace trace = full_trace();
  check_round_trip(trace);
  trace.jobs[0].submit_s += 0.0001234;  // finer than the milliseconds of a date: seconds are written instead
  CHECK(write_trace(trace).find("# clock: unix") != std::string::npos);
  check_round_trip(trace);
  trace.utc_offset_s.reset();
  check_round_trip(trace);
  trace.absolute_time = false;
  trace.jobs[0].submit_s = -1e11;
  check_round_trip(trace);
  trace.utc_offset_s = -(3 * 3600 + 30 * 60);
  check_round_trip(trace);
}

TEST_CASE("icctwin trace: dates use their own offset, then the one of the file, and are refused without any") {
  Diagnostics stated, own, none;
  const std::string header = "job_id,submit,duration_s,accelerators\n";
  const Trace with = parse_trace(
      TraceFormat::icctwin,
      "# icctwin-trace 1\n# utc_offset: +08:00\n" + header + "a,2025-07-07 00:00:00,1,1\nb,2025-07-07T00:00:00Z,1,1\n", "t", stated);
  REQUIRE(with.jobs.size() == 2);
  CHECK(with.jobs[0].submit_s == 1751817600.0);  // 2025-07-06T16:00:00Z
  CHECK(with.jobs[1].submit_s == 1751846400.0);  // eight hours later
  const Trace first = parse_trace(TraceFormat::icctwin, header + "a,2025-07-07T00:00:00+08:00,1,1\n", "t", own);
  CHECK(first.utc_offset_s == 28800);
  CHECK(parse_trace(TraceFormat::icctwin, header + "a,2025-07-07T00:00:00,1,1\n", "t", none).jobs.empty());
  CHECK(places(none) == "W-TRC-005 t:2; E-TRC-002 t");
}

TEST_CASE("icctwin trace: seconds and dates do not mix") {
  Diagnostics found;
  const Trace trace = parse_trace(TraceFormat::icctwin,
                                  "job_id,submit,duration_s,accelerators\na,5,1,1\nb,2025-07-07T00:00:00Z,1,1\nc,6,1,1\n", "t", found);
  CHECK(trace.jobs.size() == 2);
  CHECK_FALSE(trace.absolute_time);
  CHECK(places(found) == "W-TRC-005 t:3");
}

TEST_CASE("icctwin trace: unknown versions, bad metadata and missing columns are errors, remarks are not") {
  const auto errors = [](const std::string& text) {
    Diagnostics found;
    CHECK(parse_trace(TraceFormat::icctwin, text, "t", found).jobs.empty());
    return places(found);
  };
  const std::string table = "job_id,submit,duration_s,accelerators\na,5,1,1\n";
  CHECK(errors("# icctwin-trace 2\n" + table) == "E-TRC-006 t:1");
  CHECK(errors("# icctwin-trace 1\n# utc_offset: eight\n# clock: moon\n" + table) == "E-TRC-005 t:2; E-TRC-005 t:3");
  CHECK(errors("# icctwin-trace 1\njob_id,submit\n") == "E-TRC-001 t:2; E-TRC-001 t:2");
  Diagnostics fine;
  const Trace trace =
      parse_trace(TraceFormat::icctwin, "\xEF\xBB\xBF# icctwin-trace 1\r\n#\r\n# a remark\r\n# source: s\r\n" + table, "t", fine);
  CHECK(fine.empty());
  CHECK(trace.source == "s");
  REQUIRE(trace.jobs.size() == 1);
}

TEST_CASE("icctwin trace: bad rows keep their line numbers below the remarks") {
  Diagnostics found;
  const Trace trace = parse_trace(TraceFormat::icctwin,
                                  "# icctwin-trace 1\njob_id,submit,duration_s,accelerators,accelerator_fraction\n"
                                  "a,5,1,1,1\na,5,1,1,1\n,5,1,1,1\nb,5,1,1,1.5\nc,5,1,1,0\nd,1e13,1,1,1\ne,5,,1,\nf,5,1,-1,\n",
                                  "t", found);
  CHECK(trace.jobs.size() == 1);
  CHECK(places(found) == "W-TRC-013 t:4; W-TRC-003 t:5; W-TRC-010 t:6; W-TRC-010 t:7; W-TRC-007 t:8; W-TRC-003 t:9; W-TRC-006 t:10");
}
