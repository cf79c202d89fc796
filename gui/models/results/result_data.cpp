#include "gui/models/results/result_data.h"

#include <algorithm>
#include <array>

#include "gui/models/results/result_tables.h"
#include "sim/results/report/names.h"

namespace icctwin::gui {
namespace {

/// In the order of report::EndUse.
constexpr std::array<std::string_view, report::end_use_count> use_channels = {
    "accelerator_power_w", "it_other_power_w", "loss_power_w",          "chiller_power_w",
    "pump_power_w",        "air_fan_power_w",  "rejection_fan_power_w", "lighting_power_w"};

/// The file spells units as the CF conventions do.
std::string_view plain_unit(std::string_view unit) {
  if (unit == "degree_Celsius") return "degC";
  if (unit == "kg kWh-1") return "kg/kWh";
  if (unit == "CNY kWh-1") return "CNY/kWh";
  if (unit == "kg s-1") return "kg/s";
  return unit;
}

/// The values stay where the run has them; nullptr where it has none.
std::shared_ptr<const Pyramid> pyramid_of(const std::shared_ptr<const RunFolder>& run, std::string_view id) {
  const std::vector<float>* const values = run->series->find(id);
  if (!values) return nullptr;
  return std::make_shared<const Pyramid>(Pyramid::Times(run, &run->series->time_s), Pyramid::Values(run, values));
}

std::vector<std::string_view> known_channels() {
  std::vector<std::string_view> ids;
  for (const ResultName& name : channel_names()) ids.push_back(name.id);
  return ids;
}

std::vector<std::shared_ptr<const Pyramid>> stacked(const SeriesData& series, const Pyramid::Times& times) {
  std::vector<std::shared_ptr<const Pyramid>> stack;
  std::vector<float> sum(series.rows(), 0.0F);
  for (const std::string_view id : use_channels) {
    const std::vector<float>* const values = series.find(id);
    if (!values) return {};
    for (std::size_t row = 0; row < std::min(sum.size(), values->size()); ++row) sum[row] += (*values)[row];
    stack.push_back(std::make_shared<const Pyramid>(times, std::make_shared<const std::vector<float>>(sum)));
  }
  return stack;
}

}  // namespace

std::string_view ResultData::use_channel(std::size_t use) { return use_channels[use]; }

std::optional<RunFolder> read_shown_run(const std::filesystem::path& folder, Diagnostics& diagnostics) {
  auto run = read_run_folder(folder, diagnostics, SeriesValues::when_asked);
  if (!run || !run->series) return run;
  if (const std::string error = run->series->read(known_channels()); !error.empty()) {
    // As if none could be read: the pages tell of one state, not of channels here and there.
    diagnostics.add("W-RES-002", "series.nc", error);
    run->series.reset();
    if (run->manifest.status == RunStatus::ok) run->manifest.status = RunStatus::partial;
  }
  return run;
}

std::shared_ptr<const Pyramid> ResultData::channel(std::string_view id) const {
  const auto found = channels.find(id);
  if (found == channels.end()) return nullptr;
  if (!found->second) found->second = pyramid_of(run, id);
  return found->second;
}

const std::vector<std::shared_ptr<const Pyramid>>& ResultData::stacked_use() const {
  if (!stacked_use_) {
    stacked_use_.emplace();
    if (run->series) stacked_use_ = stacked(*run->series, Pyramid::Times(run, &run->series->time_s));
  }
  return *stacked_use_;
}

std::string_view ResultData::channel_unit(std::string_view id) const {
  if (run->series)
    for (const SeriesChannel& channel : run->series->channels)
      if (channel.name == id) return plain_unit(channel.unit);
  return {};
}

std::shared_ptr<const ResultData> prepare_results(const std::shared_ptr<const RunFolder>& run) {
  auto data = std::make_shared<ResultData>();
  data->run = run;
  if (run->series) {
    for (const SeriesChannel& channel : run->series->channels) data->channels.emplace(channel.name, nullptr);
    for (const std::string_view id : known_channels())
      if (const auto found = data->channels.find(id); found != data->channels.end()) found->second = pyramid_of(run, id);
  }
  for (const LedgerRow& row : run->ledger)
    if (row.month != "total" && (data->months.empty() || data->months.back() != row.month) && !std::ranges::count(data->months, row.month))
      data->months.push_back(row.month);
  data->jobs = job_table(*run);
  data->kpis = kpi_table(*run);
  data->ledger = ledger_table(*run);
  data->events = event_table(*run);
  data->failures = failure_table(*run);
  data->problems = problem_table(*run);
  return data;
}

std::shared_ptr<const Pyramid> rack_values(const RackSeries& series, std::size_t rack) {
  const std::size_t racks = series.rack_ids.size();
  std::vector<float> values;
  values.reserve(series.time_s.size());
  for (std::size_t row = 0; row * racks + rack < series.values.size(); ++row) values.push_back(series.values[row * racks + rack]);
  return std::make_shared<const Pyramid>(std::make_shared<const std::vector<double>>(series.time_s),
                                         std::make_shared<const std::vector<float>>(std::move(values)));
}

bool is_partial(const RunFolder& run) {
  return run.manifest.status != RunStatus::ok || run.manifest.simulated_until_unix_s < run.manifest.end_unix_s;
}

}  // namespace icctwin::gui
