#include "tools/cli/plant_run.h"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "models/base/civil_time.h"
#include "models/base/conversions.h"
#include "sim/results/folder/run_folder.h"
#include "sim/runner/load.h"
#include "sim/runner/run_scenario.h"
#include "sim/scenario/catalog/catalog.h"
#include "sim/scenario/text/csv.h"

namespace icctwin {
namespace {

namespace fs = std::filesystem;

/// Shipped scenario of a table.
constexpr std::pair<std::string_view, std::string_view> scenario_of_table[] = {{"plant_integrated_loadside_day", "plant_day.json"}};
constexpr double half_day_s = 43200, kw_per_w = 1e-3;

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (fs::temp_directory_path() / "icctwin-validate-XXXXXX").string();
    if (::mkdtemp(name.data())) path_ = name;
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::optional<fs::path> shipped_scenario(const std::string& table) {
  for (const auto& [name, file] : scenario_of_table) {
    if (name != table) continue;
    for (fs::path folder = find_data_dir(); folder.has_relative_path(); folder = folder.parent_path())
      if (fs::path found = folder / "scenarios/cases" / file; fs::exists(found)) return found;
  }
  return std::nullopt;
}

/// The table as a weather file of the program, from the start of the run; the first hour holds before it.
bool write_weather(const fs::path& table, const fs::path& out, double start_unix_s, int utc_offset_s) {
  std::ifstream in(table, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  const std::string text = bytes.str();
  CsvReader csv(text);
  if (!csv.next()) return false;
  const std::vector<std::string> header(csv.fields().begin(), csv.fields().end());
  std::array<std::size_t, 4> columns{};
  constexpr std::array<std::string_view, 4> names = {"t_s", "T_drybulb_C", "rh_frac", "p_Pa"};
  for (std::size_t i = 0; i < names.size(); ++i)
    columns[i] = static_cast<std::size_t>(std::ranges::find(header, names[i]) - header.begin());
  std::string weather = "# icctwin-weather 1\ntime,dry_bulb_c,relative_humidity,pressure_pa\n";
  bool first = true;
  while (csv.next()) {
    std::array<std::string, 4> cells;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (columns[i] >= csv.fields().size()) return false;
      cells[i] = csv.fields()[columns[i]];
    }
    const double time_s = std::strtod(cells[0].c_str(), nullptr);
    const auto line = [&](double at_s) {
      weather += fmt::format("{},{},{},{}\n", format_iso8601(start_unix_s + at_s, utc_offset_s), cells[1], cells[2], cells[3]);
    };
    if (first && time_s > 0) line(0);
    first = false;
    line(time_s);
  }
  return static_cast<bool>(std::ofstream(out, std::ios::binary) << weather);
}

/// One run is one process: the engine's clock cannot be set back.
bool run_in_child(const RunRequest& request) {
  std::fflush(nullptr);
  const pid_t child = ::fork();
  if (child == 0) {
    Diagnostics ignored;
    ::_exit(run_scenario(request, ignored).end == RunEnd::ok ? 0 : 1);
  }
  int status = 0;
  return child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

std::map<std::string, double> figures_of(const RunFolder& run) {
  std::map<std::string, double> figures = {{"hours_free_cooling", run.kpi("free_cooling_h")},
                                           {"hours_partial_mechanical", run.kpi("partly_mechanical_h")},
                                           {"hours_full_mechanical", run.kpi("fully_mechanical_h")}};
  const SeriesData& series = *run.series;
  const auto mean = [&](std::string_view channel) {
    const auto* values = series.find(channel);
    double sum = 0, weight_s = 0, before_s = 0;
    for (std::size_t i = 0; values && i < series.rows(); ++i) {
      if (before_s >= series.time_s.back() - half_day_s - 1) {
        sum += static_cast<double>((*values)[i]) * (series.time_s[i] - before_s);
        weight_s += series.time_s[i] - before_s;
      }
      before_s = series.time_s[i];
    }
    return weight_s > 0 ? sum / weight_s : no_value;
  };
  figures["T_air_supply_mean_last12h"] = mean("room_supply_c");
  figures["T_chw_supply_mean_last12h"] = mean("chilled_supply_c");
  figures["T_chw_return_mean_last12h"] = mean("chilled_return_c");
  figures["T_cw_supply_mean_last12h"] = mean("condenser_supply_c");
  constexpr double hours = half_day_s / s_per_h;
  figures["last12h_chiller_electric"] = mean("chiller_power_w") * kw_per_w * hours;
  figures["last12h_chiller_cooling"] = mean("chiller_heat_w") * kw_per_w * hours;
  figures["last12h_wse_cooling"] = mean("economizer_heat_w") * kw_per_w * hours;
  figures["last12h_coil_cooling"] = figures["last12h_chiller_cooling"] + figures["last12h_wse_cooling"];
  return figures;
}

}  // namespace

std::optional<std::map<std::string, double>> run_plant_case(const RunCase& what, std::string& reason) {
  const auto scenario = what.scenario ? what.scenario : shipped_scenario(what.name);
  if (!scenario) {
    reason = "no scenario of this name is shipped";
    return std::nullopt;
  }
  const TemporaryFolder folder;
  RunRequest request;
  request.scenario = *scenario;
  request.out = folder.path() / "run";
  request.overrides = what.overrides;
  request.report = false;
  request.version = ICCTWIN_VERSION;
  if (what.weather) {
    Diagnostics problems;
    const auto loaded = load_scenario(*scenario, what.overrides, problems);
    const auto start = loaded ? parse_iso8601(loaded->scenario.simulation.start) : std::nullopt;
    const auto file = folder.path() / "weather.csv";
    if (!start || !write_weather(*what.weather, file, start->unix_s, start->utc_offset_s.value_or(0))) {
      reason = "the weather table or the scenario cannot be used";
      return std::nullopt;
    }
    request.overrides.push_back("/site/weather_file=" + file.string());
  }
  if (!run_in_child(request)) {
    reason = "the run of " + scenario->filename().string() + " failed";
    return std::nullopt;
  }
  Diagnostics problems;
  const auto run = read_run_folder(request.out, problems);
  if (!run || !run->series) {
    reason = "the run folder cannot be read";
    return std::nullopt;
  }
  return figures_of(*run);
}

}  // namespace icctwin
