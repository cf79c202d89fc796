#pragma once
// What an engine is given: runs to do, and what they share.
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "sim/sweep/model/sweep.h"
#include "sim/sweep/run/record.h"

namespace icctwin {

struct SweepTask {
  std::int64_t run = 0;  ///< number of the first run that asks for it; names its folder
  std::string hash;
  std::vector<std::string> overrides;
};

/// The same for all tasks of a sweep, on every machine that works on it.
struct SweepContext {
  std::filesystem::path out;     ///< the sweep's folder, with base.json in it
  std::filesystem::path inputs;  ///< to which the scenario's files are relative
  Keep keep = Keep::kpis;
  std::string version;
  std::map<std::string, std::string> files;  ///< SHA-256 by path in the scenario: a run that read others is refused
};

std::filesystem::path base_file(const SweepContext& context);

/// Told of each result as it comes, in any order.
using OnRecord = std::function<void(RunRecord)>;
/// False: begin no more runs and end those that go on.
using KeepGoing = std::function<bool()>;

}  // namespace icctwin
