// Reading of the large inputs, in memory: traces and weather.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <string>

#include "sim/scenario/site/epw_reader.h"
#include "sim/scenario/text/read_file.h"
#include "sim/scenario/trace/trace_reader.h"

namespace {

const std::filesystem::path root = ICCTWIN_SOURCE_DIR;

/// The shipped Philly week repeated until it has 65,000 rows.
std::string philly_rows() {
  icctwin::Diagnostics diagnostics;
  const std::string week = icctwin::read_file(root / "scenarios/traces/philly_week_2017-10-23.csv.gz", diagnostics).value_or("");
  const auto header_end = week.find('\n') + 1;
  std::string text = week.substr(0, header_end);
  const std::string_view rows = std::string_view(week).substr(header_end);
  for (int copies = 0; copies < 9; ++copies) text += rows;
  return text;
}

void read_70000_philly_rows(benchmark::State& state) {
  const std::string text = philly_rows();
  std::size_t rows = 0;
  for (auto _ : state) {
    icctwin::Diagnostics diagnostics;
    rows = icctwin::parse_trace(icctwin::TraceFormat::philly, text, "bench", diagnostics).jobs.size();
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
  state.counters["rows"] = static_cast<double>(rows);
}

void read_epw_year(benchmark::State& state) {
  icctwin::Diagnostics diagnostics;
  const std::string text = icctwin::read_file(root / "scenarios/weather/Shanghai-Hongqiao_1956_2023_TMYx.epw.gz", diagnostics).value_or("");
  for (auto _ : state) {
    icctwin::Diagnostics found;
    benchmark::DoNotOptimize(icctwin::parse_epw(text, "bench", found));
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}

BENCHMARK(read_70000_philly_rows)->Unit(benchmark::kMillisecond);
BENCHMARK(read_epw_year)->Unit(benchmark::kMillisecond);

}  // namespace
