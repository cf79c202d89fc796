// Whole files: the slices that are shipped, and the full traces where the reference data lies beside the repository.
#include <doctest/doctest.h>

#include <filesystem>

#include "sim/scenario/trace/trace_writer.h"
#include "tests/sim/scenario/trace/trace_check.h"

using namespace icctwin;
using namespace icctwin::test;

namespace {

const std::filesystem::path root = ICCTWIN_SOURCE_DIR;
const std::filesystem::path shipped_traces = root / "scenarios/traces";

// The file in the reference data; empty, with a message, where there is none.
std::filesystem::path reference(const std::string& name) {
  const auto path = root.parent_path() / "shared/data" / name;
  if (std::filesystem::exists(path)) return path;
  MESSAGE("skipped: " << path.generic_string() << " is not here");
  return {};
}

Trace read_all(TraceFormat format, const std::filesystem::path& path) {
  Diagnostics found;
  auto trace = read_trace(format, path, found);
  CHECK_FALSE(found.has_errors());
  REQUIRE(trace);
  return *std::move(trace);
}

}  // namespace

TEST_CASE("shipped traces: row counts and accelerator hours are those of their README") {
  const Trace philly = read_all(TraceFormat::philly, shipped_traces / "philly_week_2017-10-23.csv.gz");
  CHECK(philly.summary.rows_read == 7866);
  CHECK(philly.summary.rows_rejected == 0);
  CHECK(philly.summary.accelerator_hours == doctest::Approx(217727.48555555605).epsilon(1e-7));
  CHECK(philly.summary.first_submit_s < 1508745600.0);  // 2017-10-23T00:00:00-08:00: 118 jobs were running then
  CHECK(philly.jobs.back().submit_s < 1508745600.0 + 7 * 86400.0);

  const Trace openb = read_all(TraceFormat::openb_pods, shipped_traces / "openb_pods_week_17.csv.gz");
  CHECK(openb.summary.rows_read == 1737);
  CHECK(rejected(openb, RowFault::never_scheduled) == 133);
  CHECK(openb.summary.rows_accepted == 1604);

  const Trace kalos = read_all(TraceFormat::acme_kalos, shipped_traces / "acme_kalos.csv");
  CHECK(kalos.summary.rows_accepted == 319);
  CHECK(kalos.summary.accelerator_hours == doctest::Approx(456842.729).epsilon(1e-7));
  CHECK(kalos.summary.largest_job_accelerators == 1024);

  const Trace swf = read_all(TraceFormat::swf, shipped_traces / "evalys_easy.swf.gz");
  CHECK(swf.summary.rows_accepted == 800);

  Diagnostics found;
  const auto nodes = read_openb_nodes(shipped_traces / "openb_gpu_nodes.csv.gz", found);
  CHECK(nodes.size() == 1213);
  int accelerators = 0;
  for (const NodeRecord& node : nodes) accelerators += node.gpu;
  CHECK(accelerators == 6212);  // the size the authors of the trace state
  CHECK(found.empty());
}

TEST_CASE("shipped traces: each survives our own format unchanged") {
  for (const auto& [format, file] :
       {std::pair{TraceFormat::philly, "philly_week_2017-10-23.csv.gz"}, std::pair{TraceFormat::openb_pods, "openb_pods_week_17.csv.gz"},
        std::pair{TraceFormat::acme_kalos, "acme_kalos.csv"}, std::pair{TraceFormat::swf, "evalys_easy.swf.gz"}}) {
    const std::string name = file;  // clang 14 cannot capture a structured binding
    CAPTURE(name);
    const Trace trace = read_all(format, shipped_traces / name);
    Diagnostics found;
    const Trace again = parse_trace(TraceFormat::icctwin, write_trace(trace), "written", found);
    CHECK(found.empty());
    CHECK(again.jobs == trace.jobs);
    CHECK(again.absolute_time == trace.absolute_time);
    CHECK(again.utc_offset_s == trace.utc_offset_s);
  }
}

TEST_CASE("a trace file that is missing gives no trace and an error") {
  Diagnostics found;
  CHECK_FALSE(read_trace(TraceFormat::philly, shipped_traces / "none.csv", found));
  CHECK(found.has_errors());
}

TEST_CASE("full Philly trace: all 65,028 rows are used") {
  const auto path = reference("philly-2017/philly_jobs_2017-09_to_2017-11-15.csv.gz");
  if (path.empty()) return;
  const Trace trace = read_all(TraceFormat::philly, path);
  CHECK(trace.summary.rows_accepted == 65028);
  CHECK(trace.summary.rows_rejected == 0);
  CHECK(trace.jobs.back().submit_s == 1510819200.0 - 221);  // 2017-11-15 23:56:19 -08:00, 221 s before midnight
}

TEST_CASE("full openb trace: Pending pods are left out, the variant without times is refused") {
  const auto path = reference("alibaba-openb-gpu-2023/openb_pod_list_default.csv.gz");
  if (path.empty()) return;
  const Trace trace = read_all(TraceFormat::openb_pods, path);
  CHECK(trace.summary.rows_read == 8152);
  CHECK(rejected(trace, RowFault::never_scheduled) == 897);  // the Pending pods of the README
  CHECK(trace.summary.rows_rejected == 897);
  CHECK(trace.summary.censored_jobs == 5193);  // the Running pods of the README
  CHECK(read_all(TraceFormat::openb_pods, path.parent_path() / "openb_pod_list_gpushare60.csv.gz").summary.rows_read == 8152);
  CHECK(read_all(TraceFormat::openb_pods, path.parent_path() / "openb_pod_list_gpuspec33.csv.gz").summary.rows_read == 8152);
  Diagnostics found;
  CHECK_FALSE(read_trace(TraceFormat::openb_pods, path.parent_path() / "openb_pod_list_multigpu50.csv.gz", found));
  CHECK(code_count(found, "W-TRC-012") == 100);
  CHECK(code_count(found, "W-TRC-020") == 1);
  Diagnostics nodes_found;
  CHECK(read_openb_nodes(path.parent_path() / "openb_node_list_all_node.csv", nodes_found).size() == 1523);
  CHECK(nodes_found.empty());
}

TEST_CASE("full Kalos and SWF examples: every row is used") {
  const auto kalos = reference("acme-2023/converted_kalos_trace.csv");
  if (!kalos.empty()) CHECK(read_all(TraceFormat::acme_kalos, kalos).summary.rows_accepted == 319);
  for (const char* name : {"easy_mediumWL_smallPF.swf", "filler_mediumWL_smallPF.swf"}) {
    const auto swf = reference(std::string("format-examples/swf/") + name);
    if (!swf.empty()) CHECK(read_all(TraceFormat::swf, swf).summary.rows_accepted == 800);
  }
}
