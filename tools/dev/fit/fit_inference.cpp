// Fits the constants of the serving stacks and of the power sheets to one half of the measured cases, and prints them with the list of that
// half.
//
//   icctwin_fit_inference DATA_DIR SERVING.csv RUNS_DIR CAPS_DIR TELEMETRY_DIR [iterations|saturated|runs|power|caps|hours]
//
// SERVING.csv: the columns of `icctwin validate inference`; RUNS_DIR: folders of vLLM runs; CAPS_DIR: summary_power_*.csv of Zeus;
// TELEMETRY_DIR: cbsugpu*_usage_stats.txt.gz of Cornell BioHPC. Every second distinct setting is fitted, in order of the file; of the
// telemetry the earlier half; the three runs all, because each is the only one that shows one of the constants. The loss of a row is e^2 /
// (c + |e|) with e = log(predicted / measured): quadratic for small errors, linear for large ones. The sheets are edited by hand.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "sim/scenario/catalog/ai_catalog.h"
#include "sim/scenario/catalog/catalog.h"
#include "sim/scenario/catalog/serving_catalog.h"
#include "sim/validation/inference.h"
#include "tools/dev/fit/simplex.h"

namespace icctwin {
namespace {

namespace fs = std::filesystem;
using Vector = std::vector<double>;

/// Least value of a function near a start, first within a factor of e^span to both sides, then closer.
Vector least_near(const std::function<double(const Vector&)>& function, Vector start, int rounds = 3, double span = 1) {
  for (int round = 0; round < rounds; ++round, span *= 0.35) {
    const auto at = [&](const Vector& unit) {
      Vector x = start;
      for (std::size_t i = 0; i < x.size(); ++i) x[i] += (unit[i] - 0.5) * 2 * span;
      return x;
    };
    start = at(least(
        Vector(start.size(), 0.5), [&](const Vector& unit) { return function(at(unit)); }, 160 * static_cast<int>(start.size())));
  }
  return start;
}

double loss(double error, double corner) {
  const double e = std::abs(std::log(std::max(1e-3, 1 + error)));
  return e * e / (corner + e);
}

/// Every second of the distinct names whose quantity begins with a word, from the first or the second on.
std::vector<std::string> every_second(const std::vector<InferenceValidation>& results, std::string_view quantity, std::size_t from = 0) {
  std::vector<std::string> names, half;
  for (const auto& result : results)
    for (const auto& row : result.rows)
      if (row.quantity.starts_with(quantity)) {
        std::string name = row.name.substr(0, row.name.find(" at "));
        if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
      }
  for (std::size_t i = from; i < names.size(); i += 2) half.push_back(names[i]);
  return half;
}

void print_list(const std::vector<std::string>& list) { fmt::print("      \"fitted_cases\": [\"{}\"]\n", fmt::join(list, "\", \"")); }

class Fit {
 public:
  Fit(InferenceSheets sheets, fs::path serving, fs::path runs, fs::path caps, fs::path telemetry, std::string only)
      : sheets_(std::move(sheets)),
        serving_(std::move(serving)),
        runs_(std::move(runs)),
        caps_(std::move(caps)),
        telemetry_(std::move(telemetry)),
        only_(std::move(only)) {}

  void all() {
    const auto wanted = [this](std::string_view part) { return only_.empty() || only_ == part; };
    if (wanted("iterations")) iterations();
    if (wanted("saturated")) saturated();
    if (wanted("runs")) runs();
    if (wanted("power")) inference_power();
    if (wanted("caps")) caps("v100"), caps("a40");
    if (wanted("hours")) hours();
  }

 private:
  std::vector<InferenceValidation> validate(const fs::path& path) const {
    Diagnostics ignored;
    return validate_inference(path, sheets_, ignored);
  }

  ServingStack& stack(std::string_view id) { return *std::ranges::find(sheets_.serving.stacks, id, &ServingStack::id); }
  AcceleratorPower& power(std::string_view id) { return *std::ranges::find(sheets_.powers, id, &AcceleratorPower::id); }

  /// Weighted loss of the fitted rows whose quantity begins with a word.
  static double fitted_loss(const std::vector<InferenceValidation>& results, std::string_view quantity, double corner) {
    double sum = 0;
    for (const auto& result : results)
      for (const auto& row : result.rows)
        if (row.fitted && row.quantity.starts_with(quantity)) sum += loss(row.error(), corner);
    return sum;
  }

  static void report(const std::vector<InferenceValidation>& results) {
    for (const auto& result : results)
      for (const auto& group : result.groups) {
        const auto words = [](const ErrorFigures& f) {
          return fmt::format("n {} mean {:.2f} median {:.2f} p90 {:.1f} bias {:+.1f} max {:.1f}", f.n, f.mean_abs * 100, f.median_abs * 100,
                             f.p90_abs * 100, f.bias * 100, f.max_abs * 100);
        };
        fmt::print("  {:<42} {:<38} all {} | fitted {} | other {} | null {:.1f}\n", result.file, group.quantity, words(group.all),
                   words(group.fitted), words(group.unfitted), group.null_all.mean_abs * 100);
      }
  }

  /// Best constant of a null model: predicted by the null model times a factor.
  static double null_factor(const std::vector<InferenceValidation>& results, std::string_view quantity) {
    Vector ratios;
    for (const auto& result : results)
      for (const auto& row : result.rows)
        if (row.fitted && row.quantity.starts_with(quantity)) ratios.push_back(row.measured / row.null_model);
    if (ratios.empty()) return 1;
    std::ranges::sort(ratios);
    double best = 1, smallest = 1e300;
    for (const double factor : ratios) {
      double sum = 0;
      for (const double ratio : ratios) sum += std::abs(factor / ratio - 1);
      if (sum < smallest) smallest = sum, best = factor;
    }
    return best;
  }

  void iterations() {
    ServingStack& s = stack("splitwise_2023");
    s.fitted_cases = every_second(validate(serving_), "prompt time");
    StackDevice& a100 = s.devices.at(0);
    StackDevice& h100 = s.devices.at(1);
    const auto set = [&](const Vector& x) {
      Vector v(x.size());
      std::ranges::transform(x, v.begin(), [](double one) { return std::exp(one); });
      a100.compute_ratio = v[0];
      h100.compute_ratio = v[1];
      a100.host_prefill_layer_s = v[2] * 1e-3;
      a100.host_decode_layer_s = v[3] * 1e-3;
      a100.host_sequence_s = v[4] * 1e-3;
      const double host = v[5];  // of the newer host over the older one
      h100.host_prefill_layer_s = *a100.host_prefill_layer_s * host;
      h100.host_decode_layer_s = *a100.host_decode_layer_s * host;
      h100.host_sequence_s = *a100.host_sequence_s * host;
      s.constants.bandwidth_ratio = s.constants.cache_ratio = v[6];
      s.constants.collective_latency_s = v[7] * 1e-6;
      s.constants.elementwise_bytes = v[8];
      s.constants.surcharge_s = v[9] * 1e-9;
      return v;
    };
    const auto objective = [&](const Vector& x) {
      set(x);
      const auto results = validate(serving_);
      return fitted_loss(results, "prompt time", 0.02) + 2 * fitted_loss(results, "token time", 0.01);
    };
    Vector start;
    for (const double one : {0.65, 0.61, 0.87, 0.5, 0.43, 0.6, 0.785, 49.0, 70.0, 0.114}) start.push_back(std::log(one));
    const Vector v = set(least_near(objective, start));
    fmt::print(
        "splitwise_2023: compute {:.4g} {:.4g} | host layer prefill {:.4g} ms, decode {:.4g} ms, sequence {:.4g} ms, H100 host x {:.4g} | "
        "bandwidth {:.4g} latency {:.4g} us elementwise {:.4g} surcharge {:.4g} ns\n",
        v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9]);
    auto results = validate(serving_);
    fmt::print("      null_compute_ratio {:.4g}, null_layer_s {:.4g}\n", s.null_compute_ratio / null_factor(results, "prompt time"),
               s.null_layer_s * null_factor(results, "token time"));
    print_list(s.fitted_cases);
    report(results);
  }

  void saturated() {
    ServingStack& s = stack("tensorrt_llm_2025");
    s.fitted_cases = every_second(validate(serving_), "throughput", 1);
    const auto set = [&](const Vector& x) {
      s.constants.compute_ratio = std::exp(x[0]);
      s.devices.at(0).compute_ratio = std::exp(x[1]);
      s.constants.host_prefill_layer_s = s.constants.host_decode_layer_s = std::exp(x[2]) * 1e-6;
    };
    const auto objective = [&](const Vector& x) {
      set(x);
      return fitted_loss(validate(serving_), "throughput", 0.03);
    };
    set(least_near(objective, {std::log(0.54), std::log(0.38), std::log(190.0)}));
    const auto results = validate(serving_);
    fmt::print("tensorrt_llm_2025: compute fp8 {:.4g} fp4 {:.4g}, host layer {:.4g} us; null_roofline_ratio {:.4g}\n",
               s.constants.compute_ratio, *s.devices.at(0).compute_ratio, s.constants.host_prefill_layer_s * 1e6,
               s.null_roofline_ratio * null_factor(results, "throughput"));
    print_list(s.fitted_cases);
    report(results);
  }

  void runs() {
    ServingStack& s = stack("vllm_v1");
    s.fitted_cases.clear();
    for (const auto& entry : fs::directory_iterator(runs_))
      if (entry.is_directory()) s.fitted_cases.push_back(entry.path().filename().string());
    std::ranges::sort(s.fitted_cases);
    const auto set = [&](const Vector& x) {
      s.devices.at(0).compute_ratio = std::exp(x[0]);
      s.devices.at(1).compute_ratio = std::exp(x[1]);
      s.constants.bandwidth_ratio = s.constants.cache_ratio = std::exp(x[2]);
      s.constants.host_iteration_s = std::exp(x[3]) * 1e-3;
      s.devices.at(1).collective_bytes_per_s = std::exp(x[4]) * 1e9;
    };
    const auto objective = [&](const Vector& x) {
      set(x);
      double sum = 0;
      for (const auto& result : validate(runs_))
        for (const auto& row : result.rows) {
          if (row.quantity.starts_with("cache")) continue;
          sum += (row.quantity.starts_with("total") ? 3 : 1) * loss(row.error(), 0.02);
        }
      return sum;
    };
    const Vector start = {std::log(0.8), std::log(0.55), std::log(0.89), std::log(2.3), std::log(14.0)};
    set(least_near(objective, start, 2, 0.3));  // of several valleys the one beside what data sheets say
    fmt::print("vllm_v1: compute 4090 {:.4g} PRO {:.4g}, bandwidth {:.4g}, host iteration {:.4g} ms, PCIe all-reduce {:.4g} GB/s\n",
               *s.devices.at(0).compute_ratio, *s.devices.at(1).compute_ratio, s.constants.bandwidth_ratio,
               s.constants.host_iteration_s * 1e3, *s.devices.at(1).collective_bytes_per_s / 1e9);
    print_list(s.fitted_cases);
    report(validate(runs_));
  }

  void inference_power() {
    AcceleratorPower& p = power("a100");
    p.fitted_cases = every_second(validate(serving_), "peak power", 1);
    const auto set = [&](const Vector& x) {
      p.decode_bandwidth_ratio = std::exp(x[0]);
      p.decode_bandwidth_exponent = std::exp(x[1]);
      p.decode_compute_ratio = std::exp(x[2]);
      p.prompt_ratio = std::exp(x[3]);
      p.sensor_s = std::exp(x[4]);
    };
    const auto objective = [&](const Vector& x) {
      set(x);
      const auto results = validate(serving_);
      return 2 * fitted_loss(results, "decode power", 0.01) + fitted_loss(results, "peak power", 0.02);
    };
    set(least_near(objective, {std::log(0.776), std::log(0.617), std::log(2.08), std::log(1.019), std::log(0.264)}));
    const auto results = validate(serving_);
    fmt::print(
        "a100: decode bandwidth {:.4g} exponent {:.4g} compute {:.4g}, prompt {:.4g}, sensor {:.4g} s; null decode {:.4g} peak {:.4g}\n",
        p.decode_bandwidth_ratio, p.decode_bandwidth_exponent, p.decode_compute_ratio, p.prompt_ratio, p.sensor_s,
        p.null_decode_ratio * null_factor(results, "decode power"), p.null_peak_ratio * null_factor(results, "peak power"));
    print_list(p.fitted_cases);
    report(results);
  }

  void caps(const std::string& id) {
    AcceleratorPower& p = power(id);
    const fs::path file = caps_ / ("summary_power_" + id + ".csv");
    p.cap_exponent = 1.0 / 3;
    p.fitted_cases = every_second(validate(file), "speed");
    const auto set = [&](const Vector& x) {
      p.cap_static_ratio = std::exp(x[0]);
      p.cap_reached_ratio = std::exp(x[1]);
    };
    const auto objective = [&](const Vector& x) {
      set(x);
      const auto results = validate(file);
      return fitted_loss(results, "speed", 0.03) + fitted_loss(results, "power", 0.03);
    };
    set(least_near(objective, {std::log(0.3), std::log(0.97)}, 2));
    fmt::print("{}: cap static {:.4g}, reached {:.4g}\n", id, p.cap_static_ratio, p.cap_reached_ratio);
    print_list(p.fitted_cases);
    report(validate(file));
  }

  void hours() {
    for (const auto& [server, id] :
         {std::pair{"cbsugpu05", "a40"}, {"cbsugpu07", "a100"}, {"cbsugpu08", "h100_pcie"}, {"cbsugpu09", "rtx_6000_ada"}}) {
      const fs::path file = telemetry_ / (std::string(server) + "_usage_stats.txt.gz");
      AcceleratorPower& p = power(id);
      // The prediction is linear in the three constants: one run for each shows its factor.
      std::vector<std::vector<InferenceComparison>> parts;
      for (const auto& [idle, awake, full] : {std::array{1.0, 0.0, 0.0}, {0.0, 1.0, 0.0}, {0.0, 0.0, 1.0}}) {
        p.hour_idle_ratio = idle, p.hour_awake_ratio = awake, p.hour_full_ratio = full;
        parts.push_back(validate(file).front().rows);
      }
      std::vector<std::string> times;
      for (const auto& row : parts[0])
        if (row.line > 0) times.push_back(row.name);
      std::ranges::sort(times);
      const std::string boundary = times[times.size() / 2];
      const auto set = [&](const Vector& x) {
        p.hour_idle_ratio = std::exp(x[0]), p.hour_awake_ratio = std::exp(x[1]), p.hour_full_ratio = std::exp(x[2]);
      };
      const auto objective = [&](const Vector& x) {
        double sum = 0;
        for (std::size_t i = 0; i < parts[0].size(); ++i) {
          const auto& row = parts[0][i];
          if (row.line == 0 || row.name >= boundary) continue;
          const double predicted =
              std::exp(x[0]) * parts[0][i].predicted + std::exp(x[1]) * parts[1][i].predicted + std::exp(x[2]) * parts[2][i].predicted;
          const double error_w = std::abs(predicted - row.measured);
          sum += error_w * error_w / (20 + error_w);
        }
        return sum;
      };
      set(least_near(objective, {std::log(0.15), std::log(0.18), std::log(0.95)}, 2));
      const std::string mark = boundary.substr(0, boundary.find(' ')) + " before " + boundary.substr(boundary.find(' ') + 1);
      p.fitted_cases.push_back(mark);
      fmt::print("{}: hour idle {:.4g} awake {:.4g} full {:.4g}; \"{}\"\n", id, p.hour_idle_ratio, p.hour_awake_ratio, p.hour_full_ratio,
                 mark);
      report(validate(file));
    }
  }

  InferenceSheets sheets_;
  fs::path serving_, runs_, caps_, telemetry_;
  std::string only_;
};

}  // namespace
}  // namespace icctwin

int main(int argc, char** argv) {
  using namespace icctwin;
  if (argc != 6 && argc != 7) {
    fmt::print(stderr, "icctwin_fit_inference DATA_DIR SERVING.csv RUNS_DIR CAPS_DIR TELEMETRY_DIR\n");
    return 2;
  }
  Diagnostics diagnostics;
  InferenceSheets sheets;
  sheets.accelerators = read_catalog(argv[1], diagnostics).accelerators;
  AiSheets ai = read_ai_sheets(argv[1], diagnostics);
  sheets.models = std::move(ai.models);
  sheets.powers = std::move(ai.powers);
  sheets.serving = read_serving_sheets(argv[1], diagnostics);
  for (const Problem& problem : diagnostics.problems())
    fmt::print(stderr, "{} {} {}\n", problem.code, problem.where, sentence(problem, Language::en));
  if (diagnostics.has_errors()) return 2;
  Fit(std::move(sheets), argv[2], argv[3], argv[4], argv[5], argc == 7 ? argv[6] : "").all();
  return 0;
}
