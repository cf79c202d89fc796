// Fits the constants of a training stack to the cases that its sheet names, and reports the error on those and on all others.
//
//   icctwin_fit_training DATA_DIR STACK CASES.csv...
//
// Minimises the mean over the files of a robust loss of log(predicted / measured) with the downhill simplex of Nelder and Mead (1965), over
// the constants listed below for the kind of stack, each within its bounds. Prints the constants as they stand in the sheet and as fitted,
// so that whoever changes the model can repeat the fit; the sheet itself is edited by hand.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "sim/scenario/catalog/ai_catalog.h"
#include "sim/scenario/catalog/catalog.h"
#include "sim/validation/training.h"
#include "tools/dev/fit/simplex.h"

namespace icctwin {
namespace {

struct Free {
  std::string_view key;
  double TrainingStack::*member;
  double low, high;
};

// With score matrices in memory (A100 cases) and with fused attention and overlap (H100 cases): what the cases can tell apart.
constexpr Free of_separate_kernels[] = {
    {"memory_share", &TrainingStack::memory_share, 0.3, 0.95},    {"kernel_s", &TrainingStack::kernel_s, 1e-6, 3e-5},
    {"host_layer_s", &TrainingStack::host_layer_s, 1e-4, 3e-3},   {"host_collective_s", &TrainingStack::host_collective_s, 1e-6, 3e-4},
    {"nic_share", &TrainingStack::nic_share, 0.4, 0.95},          {"loss_per_doubling", &TrainingStack::loss_per_doubling, 0, 0.05},
    {"optimizer_bytes", &TrainingStack::optimizer_bytes, 10, 60},
};
constexpr Free of_fused_kernels[] = {
    {"gemm_share", &TrainingStack::gemm_share, 0.5, 1.0},
    {"tensor_overlap", &TrainingStack::tensor_overlap, 0, 1},
};

struct File {
  std::string name;
  std::vector<TrainingCase> fitted;
};

/// Mean over the files of the mean pseudo-Huber loss: quadratic below the corner, nearly the absolute error above it.
double objective(const std::vector<File>& files, const TrainingStack& stack, const AiSheets& sheets) {
  std::size_t cases = 0;
  for (const File& file : files) cases += file.fitted.size();
  const double corner = cases > 10 ? 0.01 : 0.1;  // among a handful of cases no outlier can be told
  double sum = 0;
  int counted = 0;
  for (const File& file : files) {
    if (file.fitted.empty()) continue;
    double loss = 0;
    for (const TrainingCase& one : file.fitted) {
      std::string reason;
      const auto rated = predict_case(one, stack, sheets, reason);
      const double error = rated ? std::log(rated->step.step_s / one.measured_s) / corner : 10;
      loss += std::sqrt(1 + error * error) - 1;
    }
    sum += loss / static_cast<double>(file.fitted.size());
    ++counted;
  }
  return counted > 0 ? sum / counted : 0;
}

void report(const char* title, const std::vector<std::string>& paths, const std::vector<Accelerator>& accelerators, AiSheets sheets,
            const TrainingStack& stack) {
  for (TrainingStack& one : sheets.stacks)
    if (one.id == stack.id) one = stack;
  fmt::print("\n{}\n{:<24}{:>8}{:>5}{:>9}{:>9}{:>9}{:>9}{:>9}{:>9}\n", title, "file", "half", "n", "mean", "median", "p90", "bias", "max",
             "null");
  for (const std::string& path : paths) {
    Diagnostics ignored;
    const auto result = validate_training(path, accelerators, sheets, ignored);
    const auto line = [&](const char* half, const ErrorFigures& f, const ErrorFigures& null) {
      if (f.n > 0)
        fmt::print("{:<24}{:>8}{:>5}{:>8.2f}%{:>8.2f}%{:>8.2f}%{:>+8.2f}%{:>8.2f}%{:>8.2f}%\n", result.file, half, f.n, f.mean_abs * 100,
                   f.median_abs * 100, f.p90_abs * 100, f.bias * 100, f.max_abs * 100, null.mean_abs * 100);
    };
    line("fitted", result.fitted, result.null_fitted);
    line("other", result.unfitted, result.null_unfitted);
    line("all", result.all, result.null_all);
  }
}

int fit(const std::vector<std::string>& words) {
  if (words.size() < 3) return fmt::print(stderr, "usage: icctwin_fit_training DATA_DIR STACK CASES.csv...\n"), 2;
  Diagnostics diagnostics;
  const Catalog catalog = read_catalog(words[0], diagnostics);
  const AiSheets sheets = read_ai_sheets(words[0], diagnostics);
  const auto known = std::ranges::find(sheets.stacks, words[1], &TrainingStack::id);
  const std::vector<std::string> paths(words.begin() + 2, words.end());
  std::vector<File> files;
  std::size_t cases = 0;
  for (const std::string& path : paths) {
    auto read = read_training_cases(path, catalog.accelerators, nullptr, diagnostics);
    if (!read || known == sheets.stacks.end()) continue;
    File file{path, {}};
    for (TrainingCase& one : read->cases)
      if (std::ranges::find(known->fitted_cases, one.name) != known->fitted_cases.end()) file.fitted.push_back(std::move(one));
    cases += file.fitted.size();
    files.push_back(std::move(file));
  }
  for (const Problem& problem : diagnostics.problems()) fmt::print(stderr, "{} {}\n", problem.code, sentence(problem, Language::en));
  if (diagnostics.has_errors() || known == sheets.stacks.end() || cases == 0)
    return fmt::print(stderr, "no such stack, or none of its fitted_cases in the files\n"), 2;

  std::vector<Free> constants(std::begin(of_separate_kernels), std::end(of_separate_kernels));
  if (known->flash_attention) constants.assign(std::begin(of_fused_kernels), std::end(of_fused_kernels));
  const auto with = [&](const std::vector<double>& x) {
    TrainingStack stack = *known;
    for (std::size_t i = 0; i < x.size(); ++i)
      stack.*constants[i].member = constants[i].low + x[i] * (constants[i].high - constants[i].low);
    return stack;
  };
  std::vector<double> best;
  double best_value = 0;
  for (const double first : {0.2, 0.5, 0.8}) {  // the loss has several valleys
    std::vector<double> start(constants.size(), 0.3);
    start[0] = first;
    const auto value_at = [&](const std::vector<double>& x) { return objective(files, with(x), sheets); };
    auto x = least(start, value_at, 1500);
    x = least(x, value_at, 1000);  // again from there: the simplex may have collapsed early
    const double value = value_at(x);
    if (best.empty() || value < best_value) best = x, best_value = value;
  }
  const TrainingStack fitted = with(best);
  fmt::print("{}: {} cases, loss {:.4f} as in the sheet, {:.4f} fitted\n", known->id, cases, objective(files, *known, sheets), best_value);
  for (const Free& one : constants) fmt::print("{:<24}{:>14.6g}{:>14.6g}\n", one.key, (*known).*one.member, fitted.*one.member);
  report("as in the sheet", paths, catalog.accelerators, sheets, *known);
  report("fitted", paths, catalog.accelerators, sheets, fitted);
  return 0;
}

}  // namespace
}  // namespace icctwin

int main(int argc, char** argv) { return icctwin::fit({argv + 1, argv + argc}); }
