// The readers of published formats on rows whose numbers were worked out by hand.
#include <doctest/doctest.h>

#include "tests/sim/scenario/trace/trace_check.h"

using namespace icctwin;
using namespace icctwin::test;

TEST_CASE("philly: Pacific standard time, sorted, ties keep the order of the file") {
  Diagnostics found;
  const Trace trace = parse_trace(TraceFormat::philly,
                                  "timestamp,duration,num_gpus,gpu_time,cluster\n"
                                  "2017-10-09 07:01:55,66.0,1,66.0,11cb48\n"
                                  "2017-10-09 06:13:03,2951.0,8,23608.0,6214e9\n"
                                  "2017-10-09 06:13:03,1.5,2,3.0,b\n",
                                  "t", found);
  REQUIRE(trace.jobs.size() == 3);
  // 2017-10-09T14:13:03Z: 17448 days after 1970-01-01, 17448 x 86400 + 14 x 3600 + 13 x 60 + 3
  CHECK(trace.jobs[0].submit_s == 1507558383.0);
  CHECK(trace.jobs[0].duration_s == 2951.0);
  CHECK(trace.jobs[0].accelerators == 8);
  CHECK(trace.jobs[0].queue == "6214e9");
  CHECK(trace.jobs[0].id == "line-3");
  CHECK(trace.jobs[1].id == "line-4");
  CHECK(trace.jobs[2].id == "line-2");
  CHECK(trace.absolute_time);
  CHECK(trace.utc_offset_s == -28800);
  CHECK(trace.clock_note.find("Pacific standard time") != std::string::npos);
  CHECK(trace.summary.out_of_order_rows == 2);
  CHECK(trace.summary.accelerator_hours == doctest::Approx((66 + 23608 + 3) / 3600.0));
  CHECK(places(found) == "H-TRC-002 t; H-TRC-001 t");
}

TEST_CASE("philly: columns stand in any order, an extra one is named, a missing or doubled one is an error") {
  Diagnostics reordered, missing, doubled, empty;
  const Trace trace =
      parse_trace(TraceFormat::philly, "\xEF\xBB\xBFnum_gpus,note,timestamp,duration\r\n4,x,2017-11-01 00:00:00,10\r\n", "t", reordered);
  REQUIRE(trace.jobs.size() == 1);
  CHECK(trace.jobs[0].accelerators == 4);
  CHECK(code_count(reordered, "W-TRC-021") == 1);
  CHECK(parse_trace(TraceFormat::philly, "timestamp,num_gpus\n2017-11-01 00:00:00,4\n", "t", missing).jobs.empty());
  CHECK(places(missing) == "E-TRC-001 t:1");
  CHECK(parse_trace(TraceFormat::philly, "timestamp,duration,num_gpus,duration\n", "t", doubled).jobs.empty());
  CHECK(places(doubled) == "E-TRC-004 t:1");
  parse_trace(TraceFormat::philly, "", "t", empty);
  CHECK(places(empty) == "E-TRC-003 t");
}

TEST_CASE("philly: every kind of bad row is left out with its line and reason, the good rows stay") {
  Diagnostics found;
  const Trace trace = parse_trace(TraceFormat::philly,
                                  "timestamp,duration,num_gpus,gpu_time,cluster\n"
                                  "2017-10-09 07:01:55,66.0,1,66.0,ok\n"        // 2
                                  "2017-10-09 07:01:55,66.0,1,66.0\n"           // 3 field_count
                                  ",,,,\n"                                      // 4 missing_value
                                  "2017-13-09 07:01:55,66.0,1,66.0,a\n"         // 5 bad_time
                                  "2017-10-09 07:01:55,sixty,1,66.0,a\n"        // 6 bad_number
                                  "2017-10-09 07:01:55,nan,1,66.0,a\n"          // 7 bad_number
                                  "2017-10-09 07:01:55,-66.0,1,-66.0,a\n"       // 8 negative
                                  "2017-10-09 07:01:55,66.0,0,0,a\n"            // 9 no_accelerators
                                  "2017-10-09 07:01:55,66.0,20000000,,a\n"      // 10 absurd
                                  "2017-10-09 07:01:55,2e10,1,,a\n"             // 11 absurd
                                  "2017-10-09 07:01:55,66.0,2,66.0,a\n"         // 12 contradiction
                                  "2017-10-09 07:01:55,66.0,1,66.0,\"a\n"       // 13 quotes
                                  "2017-10-09 07:01:55,66.0,1,66.0,\xFF\xFE\n"  // 14 bad_text
                                  "2017-10-09 07:01:55,66.0,1.5,99,a\n"         // 15 bad_number
                                  "\n"
                                  "2017-10-09 07:01:56,66.0,1,66.0,ok",
                                  "t", found);
  CHECK(places(found) ==
        "W-TRC-001 t:3; W-TRC-003 t:4; W-TRC-005 t:5; W-TRC-004 t:6; W-TRC-004 t:7; W-TRC-006 t:8; W-TRC-009 t:9; W-TRC-007 t:10; "
        "W-TRC-007 t:11; W-TRC-015 t:12; W-TRC-002 t:13; W-TRC-014 t:14; W-TRC-004 t:15; H-TRC-002 t");
  CHECK(trace.jobs.size() == 2);
  CHECK(trace.summary.rows_read == 15);
  CHECK(trace.summary.rows_rejected == 13);
  CHECK(rejected(trace, RowFault::bad_number) == 3);
  for (const Problem& problem : found.problems()) {
    CHECK(sentence(problem, Language::en).find('{') == std::string::npos);
    CHECK(sentence(problem, Language::zh).find('{') == std::string::npos);
  }
}

TEST_CASE("traces: after a hundred rows of one reason the rest is one entry with the count, and no usable row is an error") {
  std::string text = "timestamp,duration,num_gpus\n";
  for (int i = 0; i < 250; ++i) text += "2017-10-09 07:01:55,x,1\n";
  Diagnostics found;
  const Trace trace = parse_trace(TraceFormat::philly, text, "t", found);
  CHECK(trace.jobs.empty());
  CHECK(code_count(found, "W-TRC-004") == 100);
  CHECK(code_count(found, "W-TRC-020") == 1);
  CHECK(code_count(found, "E-TRC-002") == 1);
  for (const Problem& problem : found.problems()) {
    if (problem.code == "W-TRC-020") {
      CHECK(problem.value == "150");
    }
  }
}

TEST_CASE("openb: waiting is not running, shares hold for one GPU only, pods that never ran are left out") {
  Diagnostics found;
  const Trace trace =
      parse_trace(TraceFormat::openb_pods,
                  "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,qos,pod_phase,creation_time,deletion_time,scheduled_time\n"
                  "p0,8500,1024,1,460,,LS,Succeeded,100,3800,200\n"
                  "p1,64000,2048,8,1000,V100M16|V100M32,BE,Running,300,7500,300\n"
                  "p2,1000,512,0,0,,LS,Failed,400,400,400\n"
                  "p3,1000,512,1,1000,,LS,Pending,500,9000,\n"
                  "p4,1000,512,1,1000,,LS,Failed,500,550,560\n"   // ends before it starts
                  "p5,1000,512,1,0,,LS,Failed,500,600,560\n"      // no share of its GPU
                  "p0,1000,512,1,1000,,LS,Failed,500,600,560\n",  // the id again
                  "t", found);
  REQUIRE(trace.jobs.size() == 3);
  const JobRecord& shared = trace.jobs[0];
  CHECK(shared.submit_s == 100.0);
  CHECK(shared.duration_s == 3600.0);  // 3800 - 200
  CHECK(shared.accelerator_fraction == 0.46);
  CHECK(shared.cpus == 9);                   // 8.5 rounded up
  CHECK(shared.memory_bytes == 1073741824);  // 1024 MiB
  CHECK(shared.queue == "LS");
  CHECK(shared.state == "Succeeded");
  CHECK(trace.jobs[1].accelerator_fraction == 1.0);
  CHECK(trace.jobs[1].accelerator_type == "V100M16|V100M32");
  CHECK(trace.jobs[2].accelerators == 0);
  CHECK_FALSE(trace.absolute_time);
  CHECK(trace.summary.accelerator_hours == doctest::Approx(0.46 + 8 * 2));
  CHECK(trace.summary.fractional_jobs == 1);
  CHECK(trace.summary.cpu_only_jobs == 1);
  CHECK(trace.summary.censored_jobs == 1);
  CHECK(places(found) == "W-TRC-011 t:5; W-TRC-008 t:6; W-TRC-010 t:7; W-TRC-013 t:8");
}

TEST_CASE("openb: a variant without times is refused row by row") {
  Diagnostics found;
  const Trace trace =
      parse_trace(TraceFormat::openb_pods, "name,cpu_milli,memory_mib,num_gpu,gpu_milli\np0,1000,1,1,1000\np1,1000,1,1,1000\n", "t", found);
  CHECK(trace.jobs.empty());
  CHECK(places(found) == "W-TRC-012 t:2; W-TRC-012 t:3; E-TRC-002 t");
}

TEST_CASE("openb nodes: the inventory is read, bad and repeated nodes are left out") {
  Diagnostics found;
  const auto nodes = parse_openb_nodes(
      "sn,cpu_milli,memory_mib,gpu,model\nn0,96000,786432,8,G2\nn1,32000,262144,0,\nn2,x,1,1,T4\nn0,1,1,1,T4\n", "t", found);
  REQUIRE(nodes.size() == 2);
  CHECK(nodes[0] == NodeRecord{"n0", 96000, 786432, 8, "G2"});
  CHECK(nodes[1] == NodeRecord{"n1", 32000, 262144, 0, ""});
  CHECK(places(found) == "W-TRC-004 t:4; W-TRC-013 t:5");
}

TEST_CASE("acme kalos: the real quantities are recovered from the converted ones") {
  Diagnostics found;
  const Trace trace =
      parse_trace(TraceFormat::acme_kalos,
                  "job_id,arrival_time,num_iteration,iteration_computing_time,iteration_networking_time,gpu_workers,ps,gpu_per_worker,"
                  "cpu_per_gpu_worker,cpu_per_ps_worker,tensorsizes,profiled_network\n"
                  "0,0.0,208,0.5,0.25,8,0,8.0,15.0,15.0,10.0,500\n"
                  "3,58324.0,136,0.5,0.75,16,0,8.0,12.5,15.0,10.0,1000\n"
                  "4,1,1,0.5,0.75,9000000,0,8,15,15,10,1000\n"
                  "5,1,-1,0.5,0.75,1,0,8,15,15,10,1000\n",
                  "t", found);
  REQUIRE(trace.jobs.size() == 2);
  CHECK(trace.jobs[0].duration_s == 104.0);  // 208 x 0.5 s
  CHECK(trace.jobs[0].nodes == 8);
  CHECK(trace.jobs[0].accelerators == 64);
  CHECK(trace.jobs[0].cpus == 960);           // 15 x 64
  CHECK(trace.jobs[0].memory_bytes == 8e12);  // 8 workers x 10 x 100 GB
  CHECK(trace.jobs[0].queue == "SFT or Other");
  CHECK(trace.jobs[1].queue == "Pretrain");
  CHECK(trace.jobs[1].cpus == 1600);  // 12.5 x 128
  CHECK(trace.summary.node_hours == doctest::Approx((8 * 104 + 16 * 68) / 3600.0));
  CHECK(places(found) == "W-TRC-007 t:4; W-TRC-006 t:5");
}

TEST_CASE("swf: unknown fields stay unknown, pieces of jobs are left out, the header gives the clock") {
  const std::string text =
      "; Version: 2.2\r\n; UnixStartTime: 1500000000\r\n; TimeZone: 28800\r\n"
      "1 10.5 2.5 100 4 -1 512 8 200 1024 1 3 1 -1 2 -1 -1 -1\r\n"
      "2 20 0 50.25 -1 -1 -1 16 -1 -1 0 -1 1 -1 -1 -1 -1 -1\r\n"
      "3 30 0 -1 0 -1 -1 4 60 -1 5 3 1 -1 2 -1 -1 -1\r\n"
      "4 40 0 10 4 -1 -1 4 60 -1 3 3 1 -1 2 -1 -1 -1\r\n"
      "5 50 0 10 4 -1\r\n"
      "6 60 0 10 -1 -1 -1 -1 60 -1 1 3 1 -1 2 -1 -1 -1";
  Diagnostics found, as_nodes;
  const Trace trace = parse_trace(TraceFormat::swf, text, "t", found);
  REQUIRE(trace.jobs.size() == 2);
  CHECK(trace.jobs[0].id == "1");
  CHECK(trace.jobs[0].submit_s == 1500000010.5);
  CHECK(trace.jobs[0].duration_s == 100.0);
  CHECK(trace.jobs[0].accelerators == 4);  // allocated, not the 8 requested
  CHECK(trace.jobs[0].requested_s == 200.0);
  CHECK(trace.jobs[0].memory_bytes == 4194304.0);  // 1024 kB x 4 processors
  CHECK(trace.jobs[0].user == "3");
  CHECK(trace.jobs[0].queue == "2");
  CHECK(trace.jobs[0].state == "completed");
  CHECK(trace.jobs[1].accelerators == 16);  // only the request is known
  CHECK(trace.jobs[1].requested_s == 0.0);
  CHECK(trace.jobs[1].memory_bytes == 0.0);
  CHECK(trace.jobs[1].user.empty());
  CHECK(trace.jobs[1].state == "failed");
  CHECK(trace.absolute_time);
  CHECK(trace.utc_offset_s == 28800);
  CHECK(places(found) == "W-TRC-011 t:6; W-TRC-016 t:7; W-TRC-001 t:8; W-TRC-009 t:9");

  const Trace nodes = parse_trace(TraceFormat::swf, text, "t", as_nodes, {.swf_processor_is_node = true});
  REQUIRE(nodes.jobs.size() == 2);
  CHECK(nodes.jobs[0].nodes == 4);
  CHECK(nodes.jobs[0].accelerators == 0);
  CHECK(nodes.summary.cpu_only_jobs == 0);
}

TEST_CASE("trace formats: each name leads to its format and back") {
  for (const auto& [format, name] : trace_format_names()) {
    CHECK(trace_format_name(format) == name);
    CHECK(trace_format_from_name(name) == format);
  }
  CHECK_FALSE(trace_format_from_name("slurm"));
}
