#include "sim/validation/inference.h"

#include <algorithm>
#include <fstream>
#include <system_error>

#include "sim/scenario/text/read_file.h"
#include "sim/validation/inference_kinds.h"

namespace icctwin {
namespace validation {
namespace {

ErrorFigures figures(const std::vector<const InferenceComparison*>& rows, double (InferenceComparison::*error)() const, int which) {
  std::vector<std::pair<std::string, double>> errors;
  for (const InferenceComparison* row : rows)
    if (which < 0 || row->fitted == (which == 1)) errors.emplace_back(row->name, (row->*error)());
  return error_figures(errors);
}

}  // namespace

void group_rows(InferenceValidation& validation) {
  std::vector<std::string> quantities;
  for (const InferenceComparison& row : validation.rows)
    if (std::ranges::find(quantities, row.quantity) == quantities.end()) quantities.push_back(row.quantity);
  for (const std::string& quantity : quantities) {
    std::vector<const InferenceComparison*> rows;
    for (const InferenceComparison& row : validation.rows)
      if (row.quantity == quantity) rows.push_back(&row);
    InferenceGroup group;
    group.quantity = quantity;
    group.all = figures(rows, &InferenceComparison::error, -1);
    group.fitted = figures(rows, &InferenceComparison::error, 1);
    group.unfitted = figures(rows, &InferenceComparison::error, 0);
    group.null_all = figures(rows, &InferenceComparison::null_error, -1);
    group.null_fitted = figures(rows, &InferenceComparison::null_error, 1);
    group.null_unfitted = figures(rows, &InferenceComparison::null_error, 0);
    validation.groups.push_back(std::move(group));
  }
}

}  // namespace validation

namespace {

namespace fs = std::filesystem;

/// The first line of a file, unpacked; empty if it cannot be read.
std::string first_line(const fs::path& path) {
  Diagnostics ignored;
  auto text = read_file(path, ignored);
  if (!text) return {};
  text->resize(std::min(text->size(), text->find('\n')));
  if (text->starts_with("\xEF\xBB\xBF")) text->erase(0, 3);
  return *text;
}

/// One file of a known kind; false if it is none.
bool validate_one(const fs::path& path, const InferenceSheets& sheets, Diagnostics& diagnostics,
                  std::vector<InferenceValidation>& results) {
  const std::string name = path.filename().string();
  if (name.starts_with("requests.json") || name == "meta.json") {
    results.push_back(validation::validate_engine_run(path.parent_path(), sheets, diagnostics));
    return true;
  }
  const std::string header = first_line(path);
  if (validation::is_serving_table(header)) {
    results.push_back(validation::validate_serving_table(path, sheets, diagnostics));
  } else if (validation::is_cap_table(header)) {
    results.push_back(validation::validate_cap_table(path, sheets, diagnostics));
  } else if (validation::is_telemetry(header)) {
    results.push_back(validation::validate_telemetry(path, sheets, diagnostics));
  } else {
    return false;
  }
  return true;
}

}  // namespace

std::vector<InferenceValidation> validate_inference(const fs::path& path, const InferenceSheets& sheets, Diagnostics& diagnostics) {
  std::vector<InferenceValidation> results;
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    Diagnostics readable;
    if (!read_file(path, readable)) {
      diagnostics.append(readable);
    } else if (!validate_one(path, sheets, diagnostics, results)) {
      diagnostics.add("E-VAL-012", path.filename().string(), {}, "serving table, engine run, power caps, hourly power");
    }
    return results;
  }
  std::vector<fs::path> files;
  for (fs::recursive_directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error))
    if (entry->is_regular_file(error) && entry->path().filename() != "meta.json") files.push_back(entry->path());
  if (error) diagnostics.add("E-VAL-001", path.filename().string(), error.message());
  std::ranges::sort(files);
  for (const fs::path& file : files) validate_one(file, sheets, diagnostics, results);
  if (results.empty() && !diagnostics.has_errors())
    diagnostics.add("E-VAL-012", path.filename().string(), {}, "serving table, engine run, power caps, hourly power");
  return results;
}

}  // namespace icctwin
