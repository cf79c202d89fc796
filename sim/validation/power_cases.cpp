#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

#include "models/compute/phase_power.h"
#include "sim/scenario/text/csv.h"
#include "sim/scenario/text/read_file.h"
#include "sim/validation/case_table.h"
#include "sim/validation/inference_kinds.h"

namespace icctwin::validation {
namespace {

/// The sheet of what a file name ends with: "summary_power_v100.csv" -> V100.
const AcceleratorPower* sheet_of_file(const std::string& file, const InferenceSheets& sheets) {
  std::string word = file.substr(0, file.find('.'));
  const std::size_t last = word.rfind('_');
  if (last != std::string::npos) word.erase(0, last + 1);
  const Accelerator* accelerator = accelerator_of_words(sheets.accelerators, word);
  return find_power(sheets.powers, accelerator != nullptr ? accelerator->id : std::string());
}

struct CapRow {
  int line;
  std::string name;
  double cap_w, time_s, power_w;
};

}  // namespace

bool is_cap_table(std::string_view header) {
  const auto has = [header](std::string_view word) { return header.find(word) != std::string_view::npos; };
  return has("power_limit") && has("time_per_epoch") && has("average_power");
}

InferenceValidation validate_cap_table(const std::filesystem::path& path, const InferenceSheets& sheets, Diagnostics& diagnostics) {
  InferenceValidation result;
  result.file = path.filename().string();
  result.kind = "power caps";
  auto table = CaseTable::read(path, diagnostics);
  const AcceleratorPower* sheet = sheet_of_file(result.file, sheets);
  if (!table || sheet == nullptr) {
    ++result.rejected;
    return result;
  }
  result.rejected = table->broken_rows();
  std::map<std::string, std::vector<CapRow>> settings;
  std::vector<std::string> order;
  double top_w = 0;
  for (std::size_t i = 0; i < table->size(); ++i) {
    TableRow row = table->row(i);
    const std::string name =
        fmt::format("{}/{}/{}/{}", row.text("dataset"), row.text("network"), row.text("batch_size"), row.text("optimizer"));
    const CapRow one = {row.line(), name, row.positive("power_limit"), row.positive("time_per_epoch"), row.positive("average_power")};
    if (!row.good()) {
      ++result.rejected;
      continue;
    }
    if (!settings.contains(name)) order.push_back(name);
    settings[name].push_back(one);
    top_w = std::max(top_w, one.cap_w);
  }
  // The row at the highest limit says what the work would draw; the rows below it are predicted.
  for (const std::string& name : order) {
    const std::vector<CapRow>& rows = settings[name];
    const CapRow& free = *std::ranges::max_element(rows, {}, &CapRow::cap_w);
    if (free.cap_w < top_w || rows.size() < 2) {
      for (const CapRow& one : rows)
        result.ruled_out.push_back(
            {one.line, name, fmt::format("no second row, or none at the highest limit of {:.0f} W, to know the demand", top_w)});
      continue;
    }
    const bool fitted = std::ranges::find(sheet->fitted_cases, name) != sheet->fitted_cases.end();
    for (const CapRow& one : rows) {
      if (one.cap_w >= free.cap_w) continue;
      const std::string row_name = fmt::format("{} at {:.0f} W", name, one.cap_w);
      if (one.cap_w < sheet->cap_least_ratio * top_w) {
        result.ruled_out.push_back(
            {one.line, row_name,
             fmt::format("a cap below {:.2f} of the highest limit is outside the model's range", sheet->cap_least_ratio)});
        continue;
      }
      const CappedPower capped = capped_power(*sheet, top_w, free.power_w, one.cap_w);
      result.rows.push_back({one.line,
                             row_name,
                             "speed under a cap [share]",
                             capped.speed,
                             free.time_s / one.time_s,
                             std::min(1.0, one.cap_w / free.power_w),
                             fitted,
                             {}});
      result.rows.push_back(
          {one.line, row_name, "power under a cap [W]", capped.power_w, one.power_w, std::min(one.cap_w, free.power_w), fitted, {}});
    }
  }
  group_rows(result);
  return result;
}

namespace {

/// GPU servers of the Cornell BioHPC telemetry, by the data folder's description.
constexpr std::pair<std::string_view, std::string_view> known_servers[] = {
    {"cbsugpu05", "a40"}, {"cbsugpu07", "a100_pcie_80gb"}, {"cbsugpu08", "h100_pcie_80gb"}, {"cbsugpu09", "rtx_6000_ada"}};

constexpr double least_utilisation = 0.05;

struct Hour {
  int line;
  std::string server, time;
  double power_w, utilisation;
  bool memory;
};

}  // namespace

bool is_telemetry(std::string_view header) {
  return header.find("powerave") != std::string_view::npos && header.find("utilave") != std::string_view::npos;
}

InferenceValidation validate_telemetry(const std::filesystem::path& path, const InferenceSheets& sheets, Diagnostics& diagnostics) {
  InferenceValidation result;
  result.file = path.filename().string();
  result.kind = "hourly power";
  const auto text = read_file(path, diagnostics);
  if (!text) {
    ++result.rejected;
    return result;
  }
  CsvReader reader(*text, '\t');
  if (!reader.next()) return result;
  const std::vector<std::string> header(reader.fields().begin(), reader.fields().end());
  const auto column = [&](std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find_if(header, [&](const std::string& h) { return trim(h) == name; }) - header.begin());
  };
  const std::size_t name = column("name"), time = column("timestamp"), power = column("powerave"), use = column("utilave"),
                    memory = column("gmemave");
  for (const std::size_t one : {name, time, power, use, memory})
    if (one >= header.size()) {
      diagnostics.add("E-VAL-003", result.file, "name, timestamp, powerave, utilave or gmemave");
      ++result.rejected;
      return result;
    }
  std::vector<Hour> hours;
  while (reader.next()) {
    const auto fields = reader.fields();
    if (fields.size() != header.size()) continue;  // the file ends with remarks
    const auto watts = parse_number(fields[power]), percent = parse_number(fields[use]), used = parse_number(fields[memory]);
    if (!watts || !percent || !used || *watts <= 0 || *percent < 0 || *percent > 100) {
      diagnostics.add("E-VAL-009", fmt::format("{}:{}", result.file, reader.line()),
                      "powerave, utilave or gmemave is no number in its range");
      ++result.rejected;
      continue;
    }
    hours.push_back(
        {static_cast<int>(reader.line()), std::string(fields[name]), std::string(fields[time]), *watts, *percent / 100, *used > 0});
  }
  if (hours.empty()) {
    diagnostics.add("E-VAL-002", result.file);
    ++result.rejected;
    return result;
  }
  const std::string& server = hours.front().server;
  std::string id = sheets.accelerator;
  for (const auto& [known, accelerator] : known_servers)
    if (id.empty() && server == known) id = accelerator;
  const Accelerator* accelerator = id.empty() ? nullptr : accelerator_of_words(sheets.accelerators, id);
  if (accelerator == nullptr) {
    if (id.empty()) {
      diagnostics.add("E-VAL-014", result.file, server);
    } else {
      diagnostics.add("E-VAL-011", result.file, id);
    }
    result.rejected += static_cast<int>(hours.size());
    return result;
  }
  const AcceleratorPower* sheet = find_power(sheets.powers, accelerator->id);
  if (sheet == nullptr) return result;
  // "cbsugpu05 before 2024-01-01 00:00" marks the fitted half.
  std::string boundary;
  for (const std::string& one : sheet->fitted_cases)
    if (one.starts_with(server + " before ")) boundary = one.substr(server.size() + std::string_view(" before ").size());
  double sums[2][3] = {};  // of the unfitted and fitted hours: predicted, measured, null
  for (const Hour& hour : hours) {
    const bool fitted = !boundary.empty() && hour.time < boundary;
    const double predicted = hour_power_w(*sheet, accelerator->max_w, hour.utilisation, hour.memory);
    const double null_w = sheet->null_hour_ratio * accelerator->max_w;
    sums[fitted][0] += predicted;
    sums[fitted][1] += hour.power_w;
    sums[fitted][2] += null_w;
    const char* quantity = hour.utilisation > least_utilisation ? "power of hours over 5 % utilisation [W]" : "power of other hours [W]";
    result.rows.push_back({hour.line, hour.server + " " + hour.time, quantity, predicted, hour.power_w, null_w, fitted, {}});
  }
  for (const bool fitted : {true, false})
    if (sums[fitted][1] > 0)
      result.rows.push_back({0,
                             fmt::format("{} {}", server, fitted ? "fitted half" : "other half"),
                             "energy [Wh per accelerator]",
                             sums[fitted][0],
                             sums[fitted][1],
                             sums[fitted][2],
                             fitted,
                             {}});
  group_rows(result);
  return result;
}

}  // namespace icctwin::validation
