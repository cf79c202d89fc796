#include "sim/validation/inference.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <string>

#include "sim/scenario/catalog/ai_catalog.h"
#include "sim/scenario/catalog/catalog.h"
#include "sim/scenario/catalog/serving_catalog.h"
#include "sim/validation/inference_kinds.h"
#include "tests/support/scratch.h"

using namespace icctwin;
namespace fs = std::filesystem;

namespace {

const fs::path root = ICCTWIN_SOURCE_DIR;

InferenceSheets shipped_sheets() {
  Diagnostics found;
  InferenceSheets sheets;
  sheets.accelerators = read_catalog(root / "models/data", found).accelerators;
  AiSheets ai = read_ai_sheets(root / "models/data", found);
  sheets.models = std::move(ai.models);
  sheets.powers = std::move(ai.powers);
  sheets.serving = read_serving_sheets(root / "models/data", found);
  REQUIRE(found.empty());
  return sheets;
}

std::string told(const Diagnostics& found) {
  std::string text;
  for (const Problem& problem : found.problems()) text += problem.code + " " + problem.where + "\n";
  return text;
}

InferenceValidation validate_text(const std::string& name, const std::string& text, Diagnostics& found) {
  const test::Scratch folder;
  std::ofstream(folder / name) << text;
  const auto results = validate_inference(folder / name, shipped_sheets(), found);
  return results.empty() ? InferenceValidation{} : results.front();
}

const InferenceGroup* group(const InferenceValidation& result, std::string_view quantity) {
  for (const InferenceGroup& one : result.groups)
    if (one.quantity.starts_with(quantity)) return &one;
  return nullptr;
}

const char* const inference_header =
    "kind,model,hardware,accelerators,parallelism(tp/ep),dtype,input_tokens,output_tokens,batch,prompt_time_ms,token_time_ms,tokens_per_s,"
    "tokens_per_s_per_accel,avg_power_frac_TDP,peak_power_frac_TDP,n,source\n";

}  // namespace

// Medians of splitwise-sim@8f99e7d data/perf_model.csv, settings that the constants were not fitted to, and one row of
// TensorRT-LLM@00f3768.
TEST_CASE("inference validation: rows that nothing was fitted to are met within the stated errors, and better than by the null models") {
  Diagnostics found;
  const auto result = validate_text("s.csv",
                                    std::string(inference_header) +
                                        "per-iteration,bloom-176b,a100-80gb,8,8,fp16,512,128,1,173.81,48.764,20.51,,0.635,0.876,15,x\n"
                                        "per-iteration,llama2-70b,a100-80gb,4,4,fp16,512,128,1,149.2,44.9,22.3,,,,15,x\n"
                                        "per-iteration,llama2-70b,h100-80gb,8,8,fp16,512,128,2,76.887,30.262,66.09,,,,5,x\n"
                                        "per-iteration,llama2-70b,h100-80gb,4,4,fp16,512,128,1,59.619,29.718,33.65,,,,15,x\n"
                                        "offline-max-throughput,Llama-3.1-405B,H100,8,8,FP8,1000,1000,saturated,,,2919,364.9,,,,x\n",
                                    found);
  CHECK(told(found).empty());
  CHECK(result.rejected == 0);
  for (const char* quantity : {"prompt time", "token time", "throughput"}) {
    const InferenceGroup* one = group(result, quantity);
    REQUIRE(one != nullptr);
    CHECK(one->fitted.n < one->all.n);
    CHECK(one->all.mean_abs < 0.08);
    CHECK(one->all.mean_abs < one->null_all.mean_abs);
  }
  REQUIRE(group(result, "decode power") != nullptr);
  CHECK(group(result, "decode power")->all.max_abs < 0.05);
  CHECK(group(result, "peak power")->all.n == 1);
}

TEST_CASE("inference validation: a row beyond the peak is left out whole and listed with how far it is beyond") {
  Diagnostics found;
  const auto result = validate_text(
      "s.csv", std::string(inference_header) + "per-iteration,llama2-70b,h100-80gb,2,2,fp16,512,128,64,360.554,42.301,1512.95,,,,5,x\n",
      found);
  CHECK(found.empty());
  CHECK(result.rows.empty());
  REQUIRE(result.ruled_out.size() == 1);
  CHECK(result.ruled_out[0].line == 2);
  CHECK(result.ruled_out[0].reason.find("6.3") != std::string::npos);  // 32,768 tokens x 138 GFLOP / (2 x 989 TFLOP/s x 0.36 s)
}

TEST_CASE("inference validation: what cannot be evaluated is told by its line, and the other rows are") {
  Diagnostics found;
  const auto result = validate_text("s.csv",
                                    std::string(inference_header) +
                                        "per-iteration,llama9-70b,a100-80gb,8,8,fp16,512,128,1,100,40,,,,,,x\n"                  // 2
                                        "per-iteration,llama2-70b,quantum-1,8,8,fp16,512,128,1,100,40,,,,,,x\n"                  // 3
                                        "per-iteration,llama2-70b,a100-80gb,8,eight,fp16,512,128,1,100,40,,,,,,x\n"              // 4
                                        "per-iteration,llama2-70b,a100-80gb,8,8,fp15,512,128,1,100,40,,,,,,x\n"                  // 5
                                        "per-iteration,llama2-70b,a100-80gb,8,8,fp16,-5,128,1,100,40,,,,,,x\n"                   // 6
                                        "per-iteration,llama2-70b,a100-80gb,8,8,fp16,512,128,1,,,,,,,,x\n"                       // 7
                                        "too,short\n"                                                                            // 8
                                        "offline-max-throughput,Llama-3.1-405B,H100,1,1,FP8,1000,1000,saturated,,,2919,,,,,x\n"  // 9
                                        "per-iteration,llama2-70b,a100-80gb,8,8,fp16,512,128,1,100,40,,,,,,x\n",
                                    found);
  CHECK(result.rejected == 8);
  CHECK(result.rows.size() == 2);
  const std::string text = told(found);
  for (const char* place : {"E-VAL-013 s.csv:2", "E-VAL-011 s.csv:3", "E-VAL-010 s.csv:4", "E-VAL-010 s.csv:5", "E-VAL-010 s.csv:6",
                            "E-VAL-009 s.csv:7", "E-VAL-007 s.csv:8", "E-VAL-009 s.csv:9"}) {
    CAPTURE(place);
    CHECK(text.find(place) != std::string::npos);
  }
  for (const Problem& problem : found.problems())
    if (problem.code == "E-VAL-013") CHECK(problem.limit == "llama2_70b");
}

TEST_CASE("inference validation: columns may come in any order, and those that are not needed may be absent") {
  Diagnostics found;
  const auto result = validate_text(
      "s.csv", "token_time_ms,batch,input_tokens,hardware,model,tp,prompt_time_ms\n44.9,1,512,A100 SXM 80GB,Llama 2 70B,4,149\n", found);
  CHECK(told(found).empty());
  CHECK(result.rows.size() == 2);
}

TEST_CASE("inference validation: a measured run is served again, request by request") {
  const test::Scratch folder;
  fs::create_directories(folder / "RTX4090__Llama-3.1-8B");
  std::ofstream(folder / "RTX4090__Llama-3.1-8B/meta.json")
      << R"({"model": "meta-llama/Llama-3.1-8B", "engine_kwargs": {"tensor_parallel_size": 1, "max_num_seqs": 256, "max_num_batched_tokens": 2048, "dtype": "bfloat16"},
             "kv_cache": {"num_gpu_blocks": 2588, "block_size": 16}})";
  // One request alone: 1000 tokens in 88 ms (2 x 7 G x 1000 / 165 T = 85 ms), then 100 tokens at 20 ms (15 GB / 1008 GB/s = 14.9 ms).
  std::ofstream(folder / "RTX4090__Llama-3.1-8B/requests.jsonl")
      << R"({"request_id": "a", "input_toks": 1000, "output_toks": 101, "arrival_time": 100.0, "queued_ts": 7.0, "first_token_ts": 7.088, "last_token_ts": 9.088})"
      << "\nbroken\n";
  Diagnostics found;
  const auto results = validate_inference(folder.path(), shipped_sheets(), found);
  REQUIRE(results.size() == 1);
  CHECK(told(found) == "E-VAL-009 RTX4090__Llama-3.1-8B/requests.jsonl:2\n");
  CHECK(results[0].rejected == 1);
  REQUIRE(group(results[0], "time to first token p50") != nullptr);
  CHECK(group(results[0], "time to first token p50")->all.max_abs < 0.15);
  CHECK(group(results[0], "time per output token p50")->all.max_abs < 0.15);
  CHECK(group(results[0], "cache capacity")->all.max_abs < 0.05);
}

TEST_CASE("inference validation: speed and power under a cap are told from the row at the highest limit") {
  Diagnostics found;
  // The dynamic part at 150 W of a job that draws 240 W, with the static 0.2239 x 250 W = 56 W: (150 - 56) / (240 - 56) = 0.511, cube root
  // 0.80.
  const auto result = validate_text("summary_power_v100.csv",
                                    "dataset,network,batch_size,optimizer,power_limit,time_per_epoch,average_power\n"
                                    "d,n,8,o,150,12.5,142\nd,n,8,o,250,10,240\nd,n,8,o,100,20,90\nd,m,8,o,150,12.5,142\n",
                                    found);
  CHECK(found.empty());
  REQUIRE(result.rows.size() == 2);
  CHECK(result.rows[0].predicted == doctest::Approx(0.80).epsilon(0.01));
  CHECK(result.rows[0].measured == doctest::Approx(0.8));
  CHECK(result.ruled_out.size() == 2);  // a cap of 0.4, and a job without the highest limit
}

TEST_CASE("inference validation: hourly telemetry needs an accelerator, by its server or by the user's word") {
  const std::string text =
      "\xEF\xBB\xBFname\ttimestamp\tpowerave\tutilave\tgmemave\nhost1\t2025-01-01 00:00:00\t28\t0\t0\nhost1\t2025-01-01 "
      "01:00:00\t290\t100\t40\n(2 rows affected)\n";
  Diagnostics found;
  CHECK(validate_text("host1.txt", text, found).rejected == 2);
  CHECK(told(found) == "E-VAL-014 host1.txt\n");
  const test::Scratch folder;
  std::ofstream(folder / "host1.txt") << text;
  Diagnostics good;
  InferenceSheets sheets = shipped_sheets();
  sheets.accelerator = "a40";
  const auto results = validate_inference(folder / "host1.txt", sheets, good);
  CHECK(good.empty());
  REQUIRE(results.size() == 1);
  CHECK(results[0].rows.size() == 3);  // two hours and the energy
  CHECK(results[0].rows[0].predicted == doctest::Approx(300 * 0.094));
}

TEST_CASE("inference validation: a file of no known kind is one problem") {
  Diagnostics found;
  validate_text("x.csv", "a,b\n1,2\n", found);
  CHECK(told(found) == "E-VAL-012 x.csv\n");
}

TEST_CASE("case words: accelerators and models are found by what tables call them") {
  const InferenceSheets sheets = shipped_sheets();
  const auto accelerator = [&](const char* words) {
    const Accelerator* found = validation::accelerator_of_words(sheets.accelerators, words);
    return found != nullptr ? found->id : "";
  };
  CHECK(accelerator("a100-80gb") == "a100_sxm_80gb");
  CHECK(accelerator("h100-80gb") == "h100_sxm5_80gb");
  CHECK(accelerator("H100") == "h100_sxm5_80gb");
  CHECK(accelerator("Ascend 910C (CloudMatrix384)") == "ascend_910c");
  CHECK(accelerator("Kunlun P800-OAM 96GB") == "kunlun_p800");
  CHECK(accelerator("NVIDIA GeForce RTX 4090") == "rtx_4090");
  CHECK(accelerator("RTXPRO6000") == "rtx_pro_6000");
  CHECK(accelerator("v100") == "v100_sxm2_32gb");
  CHECK(accelerator("quantum-1").empty());
  CHECK(accelerator("").empty());
  const auto model = [&](const char* words) {
    const TransformerModel* found = validation::model_of_words(sheets.models, words);
    return found != nullptr ? found->id : "";
  };
  CHECK(model("meta-llama/Llama-3.1-8B-Instruct") == "llama3_1_8b");
  CHECK(model("Qwen/Qwen3-30B-A3B-Instruct-2507") == "qwen3_30b_a3b");
  CHECK(model("bloom-176b") == "bloom_176b");
  CHECK(model("llama9-70b").empty());
}

// The whole reference set, where it lies beside the repository. The bounds are the errors to reach: prompts 6.5 %, tokens 3 %, throughput 8
// %, runs 6 %, decode power 3 %, peak power 5 %, speed under a cap 5 to 8 %.
TEST_CASE("inference validation: the reference cases are met within the errors to reach") {
  fs::path shared;
  for (const fs::path& candidate : {root / "shared", root.parent_path() / "shared"})
    if (fs::exists(candidate / "validation/inference/serving.csv")) shared = candidate;
  if (shared.empty()) {
    MESSAGE("skipped: the reference cases are not here");
    return;
  }
  const InferenceSheets sheets = shipped_sheets();
  Diagnostics found;
  const auto check = [&](const InferenceValidation& result, std::string_view quantity, int n, double mean) {
    const InferenceGroup* one = group(result, quantity);
    REQUIRE(one != nullptr);
    CAPTURE(quantity);
    CHECK(one->all.n >= n);
    CHECK(one->all.mean_abs <= mean);
    CHECK(one->all.mean_abs < one->null_all.mean_abs);
  };
  const auto serving = validate_inference(shared / "validation/inference/serving.csv", sheets, found);
  REQUIRE(serving.size() == 1);
  check(serving[0], "prompt time", 91, 0.065);
  check(serving[0], "token time", 91, 0.03);
  check(serving[0], "throughput", 21, 0.08);
  check(serving[0], "decode power", 30, 0.03);
  check(serving[0], "peak power", 37, 0.05);
  for (const auto& run : validate_inference(shared / "data/vllm-measured-runs", sheets, found))
    for (const InferenceGroup& one : run.groups) {
      CAPTURE(run.file);
      CAPTURE(one.quantity);
      CHECK(one.all.max_abs <= 0.06);
      CHECK(one.all.max_abs < one.null_all.max_abs);
    }
  const auto caps = validate_inference(shared / "data/zeus-gpu-power", sheets, found);
  REQUIRE(caps.size() == 2);
  for (const auto& one : caps) {
    check(one, "speed", 300, 0.05);
    check(one, "power", 300, 0.045);
  }
  CHECK(told(found).empty());
}
