#pragma once
// The JSON files of a run folder; only for the reader's own .cpp files.
#include <string>
#include <vector>

#include "sim/results/folder/run_folder.h"

namespace icctwin::folder {

/// What a JSON file gave: its values, or why it could not be used.
template <class T>
struct Parsed {
  T value{};
  std::string error;  ///< empty when the file was usable
};

Parsed<Manifest> parse_manifest(const std::string& text);
Parsed<std::vector<Kpi>> parse_kpis(const std::string& text);
Parsed<std::vector<RunProblem>> parse_problems(const std::string& text);

}  // namespace icctwin::folder
