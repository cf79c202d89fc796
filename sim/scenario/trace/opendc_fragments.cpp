#include "sim/scenario/trace/opendc_fragments.h"

#include <array>
#include <cmath>
#include <set>

#include "models/base/conversions.h"
#include "sim/scenario/text/read_file.h"
#include "sim/scenario/trace/row.h"

namespace icctwin {
namespace {

constexpr double rounding_s = 1e-3;  // durations are whole milliseconds
constexpr double most_mhz = 1e12;    // beyond any machine in sight; it keeps sums finite

double usage(Row& row, const Column& column, double value) {
  if (row.ok() && value < 0) row.reject(RowFault::negative, column.name, row.raw(column));
  if (row.ok() && value > most_mhz) row.reject(RowFault::absurd, column.name, row.raw(column), number_text(most_mhz));
  return value;
}

template <class Part>
double mean_of(const FragmentTable& table, Part part) {
  double sum = 0, duration_s = 0;
  for (const auto& [id, task] : table.tasks) {
    sum += part(task);
    duration_s += task.duration_s;
  }
  return duration_s > 0 ? sum / duration_s : 0;
}

}  // namespace

double FragmentTable::mean_cpu_mhz() const {
  return mean_of(*this, [](const FragmentSum& task) { return task.cpu_mhz_s; });
}

double FragmentTable::mean_gpu_mhz() const {
  return mean_of(*this, [](const FragmentSum& task) { return task.gpu_mhz_s; });
}

std::optional<FragmentTable> parse_opendc_fragments(std::string_view text, const std::string& name, Diagnostics& diagnostics) {
  RowLog log(name, diagnostics);
  CsvReader csv(text);
  std::array<Column, 5> columns = {{{"id"}, {"duration"}, {"cpu_usage"}, {"gpu_usage", false}, {"cpu_count", false}}};
  const auto& [id, duration, cpu_usage, gpu_usage, cpu_count] = columns;
  if (!find_columns(csv, columns, log)) return std::nullopt;
  const std::size_t width = csv.fields().size();

  FragmentTable table;
  while (csv.next()) {
    Row row(csv, width, log);
    if (!row.ok()) continue;
    if (row.raw(id).empty()) row.reject(RowFault::missing_value, id.name, "");
    const std::string task = row.text(id);
    const double duration_s = row.number(duration) / ms_per_s;
    if (row.ok() && duration_s < 0) row.reject(RowFault::negative, duration.name, row.raw(duration));
    if (row.ok() && duration_s > max_duration_s)
      row.reject(RowFault::absurd, duration.name, row.raw(duration), number_text(max_duration_s * ms_per_s));
    const double cpu_mhz = usage(row, cpu_usage, row.number(cpu_usage));
    const double gpu_mhz = usage(row, gpu_usage, row.number_or(gpu_usage, 0));
    if (!row.ok()) continue;
    FragmentSum& sum = table.tasks[task];
    ++sum.fragments;
    sum.duration_s += duration_s;
    sum.cpu_mhz_s += cpu_mhz * duration_s;
    sum.gpu_mhz_s += gpu_mhz * duration_s;
    ++table.rows_accepted;
  }
  table.rows_rejected = log.rejected();
  log.finish(table.rows_accepted);
  if (table.rows_accepted == 0) return std::nullopt;
  return table;
}

std::optional<FragmentTable> read_opendc_fragments(const std::filesystem::path& path, Diagnostics& diagnostics) {
  const auto text = read_file(path, diagnostics);
  if (!text) return std::nullopt;
  return parse_opendc_fragments(*text, path.generic_string(), diagnostics);
}

void check_fragments(const FragmentTable& table, const Trace& tasks, const std::string& name, Diagnostics& diagnostics) {
  std::set<std::string_view> known;
  std::size_t differing = 0, without = 0;
  for (const JobRecord& job : tasks.jobs) {
    known.insert(job.id);
    const auto found = table.tasks.find(job.id);
    if (found == table.tasks.end()) {
      if (++without == 1) diagnostics.add("W-TRC-023", name, job.id);
      continue;
    }
    const FragmentSum& sum = found->second;
    if (std::abs(sum.duration_s - job.duration_s) <= rounding_s * static_cast<double>(sum.fragments)) continue;
    if (++differing <= rows_reported_per_fault)
      diagnostics.add("W-TRC-022", name, number_text(sum.duration_s) + " s", number_text(job.duration_s) + " s", {{"task", job.id}});
  }
  std::size_t orphans = 0;
  std::string_view first;
  for (const auto& [id, sum] : table.tasks)
    if (!known.contains(id) && ++orphans == 1) first = id;
  if (orphans > 0) diagnostics.add("W-TRC-024", name, std::to_string(orphans), printable(first));
  if (differing > rows_reported_per_fault)
    diagnostics.add("W-TRC-025", name, std::to_string(differing - rows_reported_per_fault), std::to_string(tasks.jobs.size()));
  if (without > 1) diagnostics.add("W-TRC-026", name, std::to_string(without - 1));
}

}  // namespace icctwin
