#include "sim/validation/training.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <string_view>

#include "sim/scenario/catalog/ai_catalog.h"
#include "sim/scenario/catalog/catalog.h"
#include "sim/validation/collectives.h"
#include "tests/support/scratch.h"

using namespace icctwin;
namespace fs = std::filesystem;

namespace {

struct Shipped {
  std::vector<Accelerator> accelerators;
  AiSheets sheets;

  Shipped() {
    Diagnostics found;
    const fs::path data = fs::path(ICCTWIN_SOURCE_DIR) / "models/data";
    accelerators = read_catalog(data, found).accelerators;
    sheets = read_ai_sheets(data, found);
    CHECK(found.empty());
  }
};

const fs::path reference = fs::path(ICCTWIN_SOURCE_DIR) / "../shared/validation";

constexpr std::string_view training_header =
    "case,accelerator,layers,hidden,heads,seq,vocab,gpus,gpus_per_node,nic_gbps_per_gpu,global_batch,micro_batch,tp,pp,dp,virtual_stages,"
    "sequence_parallel,recompute,zero_stage,dtype,measured_iter_s\n";

// Published times: arXiv:2104.04473, table 1 (from the TFLOP/s there), and arXiv:2205.05198, table 5.
constexpr std::string_view published =
    "18B,A100-SXM-80GB,40,6144,48,2048,51200,256,8,200,1024,8,8,1,32,1,0,full,0,fp16,9.399\n"
    "145B,A100-SXM-80GB,80,12288,96,2048,51200,1536,8,200,2304,2,8,8,24,2,0,full,0,fp16,24.817\n"
    "1T,A100-SXM-80GB,128,25600,160,2048,51200,3072,8,200,3072,1,8,64,6,1,0,full,0,fp16,102.63\n"
    "175B full,A100-SXM-80GB,96,12288,96,2048,51200,64,8,200,64,1,8,8,1,3,0,full,0,fp16,18.13\n"
    "175B selective,A100-SXM-80GB,96,12288,96,2048,51200,64,8,200,64,1,8,8,1,3,1,selective,0,fp16,13.75\n";

TrainingValidation validate_text(const std::string& text, Diagnostics& diagnostics) {
  const test::Scratch folder;
  std::ofstream(folder / "cases.csv", std::ios::binary) << text;
  const Shipped shipped;
  return validate_training(folder / "cases.csv", shipped.accelerators, shipped.sheets, diagnostics);
}

}  // namespace

TEST_CASE("training validation: published steps on A100 come out within 5 %, and better than one efficiency for all") {
  Diagnostics diagnostics;
  const auto result = validate_text(std::string(training_header) + std::string(published), diagnostics);
  CHECK(diagnostics.empty());
  CHECK(result.all.n == 5);
  CHECK(result.all.mean_abs < 0.035);
  CHECK(result.all.max_abs < 0.05);
  CHECK(result.all.mean_abs < result.null_all.mean_abs);
}

TEST_CASE("training validation: the reference files are met as closely as docs/ai.md says") {
  if (!fs::exists(reference)) {
    MESSAGE("no reference cases beside this checkout; nothing compared");
    return;
  }
  struct Bound {
    const char* file;
    double mean, median, max;
  };
  const Shipped shipped;
  for (const Bound& bound :
       {Bound{"sc21.csv", 0.03, 0.03, 0.06}, Bound{"korthikanti.csv", 0.03, 0.03, 0.07}, Bound{"vtrain_multi.csv", 0.075, 0.06, 0.5},
        Bound{"vtrain_single.csv", 0.08, 0.06, 0.33}, Bound{"h100.csv", 0.05, 0.05, 0.08}, Bound{"mlperf_gpt3.csv", 0.16, 0.10, 0.6}}) {
    CAPTURE(bound.file);
    Diagnostics diagnostics;
    const auto result = validate_training(reference / "training" / bound.file, shipped.accelerators, shipped.sheets, diagnostics);
    CHECK(diagnostics.empty());
    CHECK(result.impossible.empty());
    CHECK(result.all.mean_abs <= bound.mean);
    CHECK(result.all.median_abs <= bound.median);
    CHECK(result.all.max_abs <= bound.max);
    CHECK(result.all.mean_abs < result.null_all.mean_abs);
    // The half that nothing was fitted to is as close.
    CHECK(result.unfitted.mean_abs <= bound.mean);
    if (std::string_view(bound.file) != "mlperf_gpt3.csv") CHECK(result.fitted.n > 0);
  }
}

TEST_CASE("training validation: utilisation falls with scale as measured") {
  if (!fs::exists(reference)) return;
  // MLPerf GPT-3 on H100: from 512 to 10,752 accelerators the measured utilisation falls to about 0.7 of itself (726 to 515 TFLOP/s).
  const Shipped shipped;
  Diagnostics diagnostics;
  const auto result = validate_training(reference / "training/mlperf_gpt3.csv", shipped.accelerators, shipped.sheets, diagnostics);
  const auto find = [&](std::string_view name) {
    return *std::ranges::find(result.cases, name, [](const TrainingComparison& c) { return std::string_view(c.name); });
  };
  const auto small = find("eos_n64_ngc23.09_nemo"), large = find("eos-dfw_n1344_ngc23.09_nemo");
  CHECK(large.mfu / small.mfu == doctest::Approx(large.measured_mfu / small.measured_mfu).epsilon(0.15));
  CHECK(large.mfu < 0.85 * small.mfu);
}

TEST_CASE("training validation: impossible rows are listed, broken ones are told by line, and the rest is computed") {
  Diagnostics diagnostics;
  std::string text = std::string(training_header) + std::string(published);
  text += "product,A100-SXM-80GB,40,6144,48,2048,51200,256,8,200,1024,8,8,1,16,1,0,full,0,fp16,9.4\n";
  text += "word,A100-SXM-80GB,40,many,48,2048,51200,256,8,200,1024,8,8,1,32,1,0,full,0,fp16,9.4\n";
  text += "card,Q100,40,6144,48,2048,51200,256,8,200,1024,8,8,1,32,1,0,full,0,fp16,9.4\n";
  text += "short,A100-SXM-80GB,40\n";
  text += "open,H100-SXM,40,6144,48,2048,51200,256,8,400,1024,,8,1,32,,1,,1,bf16,4\n";
  const auto result = validate_text(text, diagnostics);
  CHECK(result.cases.size() == 6);
  CHECK(result.cases.back().chosen.starts_with("micro-batch "));
  REQUIRE(result.impossible.size() == 1);
  CHECK(result.impossible[0].line == 7);
  CHECK(result.impossible[0].reason.find("= 128, but there are 256 accelerators") != std::string::npos);
  CHECK(result.rejected == 3);
  REQUIRE(diagnostics.problems().size() == 3);
  CHECK(diagnostics.problems()[0].where == "cases.csv:10");  // found while the file is taken apart
  CHECK(diagnostics.problems()[1].where == "cases.csv:8");
  CHECK(diagnostics.problems()[2].where == "cases.csv:9");
}

TEST_CASE("training validation: a case of a fitted name counts to the fitted half only") {
  const Shipped shipped;
  for (const TrainingStack& stack : shipped.sheets.stacks) {
    auto names = stack.fitted_cases;
    std::ranges::sort(names);
    CHECK(std::ranges::adjacent_find(names) == names.end());
  }
  Diagnostics diagnostics;
  std::string text = std::string(training_header) + std::string(published);
  text.replace(text.find("18B,"), 4, "sc21_7.5B,");
  const auto result = validate_text(text, diagnostics);
  CHECK(result.fitted.n == 1);
  CHECK(result.unfitted.n == 4);
}

TEST_CASE("collectives validation: measured bus bandwidths are met within 11.5 % on average, each within 25 %") {
  if (!fs::exists(reference)) {
    MESSAGE("no reference cases beside this checkout; nothing compared");
    return;
  }
  const Shipped shipped;
  Diagnostics diagnostics;
  const auto result = validate_collectives(reference / "network/nccl_bus_bandwidth.csv", shipped.accelerators, shipped.sheets, diagnostics);
  CHECK(diagnostics.empty());
  CHECK(result.rejected == 0);
  CHECK(result.all.mean_abs < 0.04);
  CHECK(result.unfitted.mean_abs < 0.04);
  CHECK(result.all.max_abs < 0.12);
  for (const Interconnect& sheet : shipped.sheets.interconnects)
    for (const std::string& name : sheet.fitted_cases)
      CHECK_MESSAGE(std::ranges::find(result.cases, name, &CollectiveComparison::name) != result.cases.end(), name);
}

TEST_CASE("collectives validation: what is not known is told by line") {
  const test::Scratch folder;
  std::ofstream(folder / "bus.csv") << "collective,ranks,nodes,gpu,interconnect,algo,size_bytes,busbw_GBps,time_us,source\n"
                                       "all_reduce,8,1,A100,NVLink3,,268435456,217.25,2162.3,x\n"
                                       "all_reduce,8,1,A100,NVLink3,,268435456,,2162.3,x\n"
                                       "gossip,8,1,A100,NVLink3,,268435456,217.25,2162.3,x\n"
                                       "all_reduce,8,1,Q1,rope,,268435456,217.25,2162.3,x\n"
                                       "all_reduce,8,1,A100,NVLink3,,1,fast,2162.3,x\n";
  const Shipped shipped;
  Diagnostics diagnostics;
  const auto result = validate_collectives(folder / "bus.csv", shipped.accelerators, shipped.sheets, diagnostics);
  REQUIRE(result.cases.size() == 2);
  // 2 x 7/8 x 268435456 / 2162.3e-6 s = 217.25e9: the same measurement as a time.
  CHECK(result.cases[1].measured_bytes_per_s == doctest::Approx(result.cases[0].measured_bytes_per_s).epsilon(1e-4));
  CHECK(result.rejected == 3);
  REQUIRE(diagnostics.problems().size() == 3);
  CHECK(diagnostics.problems()[0].where == "bus.csv:4");
  CHECK(diagnostics.problems()[1].where == "bus.csv:5");
  CHECK(diagnostics.problems()[2].where == "bus.csv:6");
}

TEST_CASE("error figures: median, percentile and the null model match a calculation by hand") {
  const auto f = error_figures({{"a", 0.1}, {"b", -0.3}, {"c", 0.2}, {"d", 0.0}});
  CHECK(f.n == 4);
  CHECK(f.mean_abs == doctest::Approx(0.15));
  CHECK(f.median_abs == doctest::Approx(0.15));
  CHECK(f.p90_abs == doctest::Approx(0.3));
  CHECK(f.bias == doctest::Approx(0.0));
  CHECK(f.worst == "b");
  CHECK(error_figures({}).n == 0);
  // Work 1, 1, 4, 2 in times 1, 2, 8, 4: efficiencies 1, 0.5, 0.5, 0.5; with 0.5 for all only the first is off.
  CHECK(null_efficiency({1, 1, 4, 2}, {1, 2, 8, 4}) == doctest::Approx(0.5));
}
