#pragma once
// What a sweep keeps of one run, and how it travels from a worker to the store.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/results/folder/run_folder.h"

namespace icctwin {

/// How a run ended. Those that are final give the same again; the others are tried anew when the sweep goes on.
enum class RecordStatus {
  ok,
  bad_input,  ///< the scenario of this point cannot be built
  failed,     ///< the results could not be written, or a file changed under the sweep
  crashed,    ///< the worker was killed or died, again and again
};
std::string_view record_status_name(RecordStatus status);
std::optional<RecordStatus> record_status_of(std::string_view name);
constexpr bool is_final(RecordStatus status) { return status == RecordStatus::ok || status == RecordStatus::bad_input; }

struct RunRecord {
  std::string hash;
  RecordStatus status = RecordStatus::ok;
  double seconds = 0;  ///< wall-clock time of the run; no result depends on it
  struct Indicator {
    std::string id, unit;
    BilingualText title;
    double value = no_value;
  };
  std::vector<Indicator> kpis = {};
  std::string warnings = {};    ///< codes, each once, joined by blanks
  std::string problem = {};     ///< code and place of the first error; empty where all went well
  BilingualText sentence = {};  ///< of that error
  std::string folder = {};      ///< of the results below the sweep's folder; empty where none is kept
};

/// One line of JSON with its end, and back; nothing for a line that is not whole.
std::string record_line(const RunRecord& record);
std::optional<RunRecord> read_record(std::string_view line);

}  // namespace icctwin
