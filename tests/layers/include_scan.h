#pragma once
// Reads the #include lines of a source file and tells which of them the arrows between our folders forbid.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace icctwin::layers {

struct Include {
  int line = 0;
  std::string path;
};

struct Offence {
  std::string file;
  int line = 0;
  std::string include;
  std::string reason;
};

using Prefixes = std::vector<std::string_view>;

/// What the files of one folder may include; the standard library is always allowed.
struct Layer {
  std::string_view folder;
  Prefixes ours;        ///< folders of ours, from the repository root
  Prefixes in_sources;  ///< other libraries' headers, in .cpp files
  Prefixes in_headers;  ///< other libraries' headers, in .h files too
};

/// The arrows: models <- document, models <- scenario <- results <- engine <- runner <- tools/cli. The longest folder that fits a file
/// decides.
inline const std::vector<Layer>& layers() {
  static const std::vector<Layer> table = {
      {"models/base/", {"models/base/"}, {}, {}},
      {"models/", {"models/"}, {"Eigen/"}, {}},
      {"sim/document/", {"models/base/", "sim/document/"}, {"nlohmann/", "fmt/", "xlsxwriter.h"}, {}},
      {"sim/scenario/",
       {"models/", "sim/scenario/"},
       {"nlohmann/", "fmt/", "google/protobuf/", "zlib.h", "sha2.h"},
       {"nlohmann/json_fwd.hpp"}},
      {"sim/results/",
       {"models/", "sim/document/", "sim/scenario/", "sim/results/"},
       {"nlohmann/", "fmt/", "netcdf.h", "hdf5.h", "fcntl.h", "unistd.h", "sys/"},
       {"nlohmann/json_fwd.hpp"}},
      {"sim/engine/", {"models/", "sim/scenario/", "sim/results/", "sim/engine/"}, {"simgrid/", "xbt/", "Eigen/", "fmt/"}, {}},
      {"sim/runner/",
       {"models/", "sim/document/", "sim/scenario/", "sim/results/", "sim/engine/", "sim/runner/"},
       {"nlohmann/", "fmt/", "fcntl.h", "poll.h", "signal.h", "spawn.h", "unistd.h", "sys/"},
       {"nlohmann/json_fwd.hpp"}},
      {"sim/sweep/",
       {"models/", "sim/document/", "sim/scenario/", "sim/results/", "sim/runner/", "sim/sweep/"},
       {"nlohmann/", "fmt/", "boost/", "sqlite3.h", "fcntl.h", "poll.h", "signal.h", "unistd.h", "sys/"},
       {"nlohmann/json_fwd.hpp"}},
      {"sim/sweep/store/", {"models/", "sim/results/", "sim/sweep/run/record.h", "sim/sweep/store/"}, {"nlohmann/"}, {"sqlite3.h"}},
      {"sim/sweep/optimise/", {"models/", "sim/runner/companion.h", "sim/sweep/"}, {"dlfcn.h"}, {}},
      // Of the scenario only the reading of text and the nearest name.
      {"sim/validation/",
       {"models/", "sim/scenario/text/", "sim/scenario/json/nearest.h", "sim/validation/"},
       {"nlohmann/", "fmt/", "csv.h"},
       {"nlohmann/json_fwd.hpp"}},
      {"tools/",
       {"models/", "sim/", "tools/"},
       {"CLI/", "nlohmann/", "fmt/", "fcntl.h", "poll.h", "signal.h", "unistd.h", "sys/"},
       {"nlohmann/json_fwd.hpp"}},
      {"tools/pdf/", {"tools/pdf/"}, {"Q"}, {"Q"}},
      {"tools/search/", {"sim/sweep/optimise/search_problem.h"}, {"pagmo/"}, {}},
      // Runs are child processes: of the runner only the reading and checking of scenarios.
      {"gui/",
       {"models/", "sim/scenario/", "sim/results/", "sim/document/", "sim/runner/load.h", "sim/sweep/", "gui/"},
       {"Q", "qcustomplot.h", "nlohmann/", "signal.h", "unistd.h", "sys/"},
       {"Q", "qcustomplot.h"}},
      {"tests/",
       {"models/", "sim/", "tools/", "tests/"},
       {"nlohmann/", "fmt/", "Eigen/", "netcdf.h", "zlib.h", "fcntl.h", "poll.h", "signal.h", "spawn.h", "unistd.h", "sys/"},
       {"doctest/", "benchmark/", "nlohmann/", "fmt/", "fcntl.h", "poll.h", "signal.h", "spawn.h", "unistd.h", "sys/"}},
      {"tests/gui/",
       {"models/", "sim/", "gui/", "tests/"},
       {"doctest/", "Q", "nlohmann/", "signal.h", "time.h", "sys/"},
       {"doctest/", "Q", "time.h"}},
      {"tests/bench/gui/", {"models/", "sim/", "gui/", "tests/"}, {"benchmark/", "Q", "malloc.h"}, {"Q", "malloc.h"}},
      {"tests/reference/", {"models/", "sim/", "tests/"}, {"cvode/", "nvector/", "sundials/", "sunlinsol/", "sunmatrix/"}, {"doctest/"}},
      {"tests/sim/engine/",
       {"models/", "sim/", "tests/"},
       {"simgrid/", "xbt/", "nlohmann/", "fmt/", "Eigen/", "unistd.h", "sys/"},
       {"doctest/"}},
  };
  return table;
}

inline bool starts_with_any(std::string_view text, const Prefixes& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(), [text](std::string_view prefix) { return text.starts_with(prefix); });
}

/// The includes of a source text. Conditions of the preprocessor are not looked at: what is included on no machine is forbidden too.
inline std::vector<Include> includes_of(std::string_view text) {
  std::vector<Include> found;
  int line_number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++line_number;
    const auto skip = [&line](std::string_view word) {
      line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
      if (!line.starts_with(word)) return false;
      line.remove_prefix(word.size());
      return true;
    };
    if (!skip("#") || !skip("include")) continue;
    const char close = skip("<") ? '>' : '"';
    if (close == '"' && !skip("\"")) continue;
    const std::size_t last = line.find(close);
    if (last != std::string_view::npos) found.push_back({line_number, std::string(line.substr(0, last))});
  }
  return found;
}

/// Whether the path names a header of the C++ standard library: lower case, without folder or ending.
inline bool is_standard(std::string_view path) {
  return std::all_of(path.begin(), path.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

/// The forbidden includes of one file; `file` is its path from the repository root.
inline std::vector<Offence> offences_of(std::string_view file, std::string_view text) {
  const Layer* layer = nullptr;
  for (const Layer& candidate : layers()) {
    if (file.starts_with(candidate.folder) && (!layer || candidate.folder.size() > layer->folder.size())) layer = &candidate;
  }
  if (!layer) return {{std::string(file), 0, "", "its folder has no row in tests/layers/include_scan.h"}};

  static const Prefixes all_ours = {"models/", "sim/", "tools/", "tests/", "gui/"};
  const bool header = file.ends_with(".h");
  std::vector<Offence> offences;
  for (const Include& include : includes_of(text)) {
    const auto forbid = [&](std::string reason) { offences.push_back({std::string(file), include.line, include.path, std::move(reason)}); };
    if (is_standard(include.path)) {
      if (header && include.path == "iostream") forbid("headers stay light: <iosfwd> or a string");
    } else if (starts_with_any(include.path, all_ours)) {
      if (!starts_with_any(include.path, layer->ours)) forbid("against the arrows: " + std::string(layer->folder) + " does not know it");
    } else if (!starts_with_any(include.path, layer->in_headers)) {
      if (!starts_with_any(include.path, layer->in_sources)) {
        forbid("not a library of " + std::string(layer->folder) + ", or a path that does not start at the repository root");
      } else if (header) {
        forbid("heavy header: in .cpp files only");
      }
    }
  }
  return offences;
}

}  // namespace icctwin::layers
