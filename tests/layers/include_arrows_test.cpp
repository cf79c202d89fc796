#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/layers/include_scan.h"

using icctwin::layers::Offence;
using icctwin::layers::offences_of;

namespace {

namespace fs = std::filesystem;

// One include that the rules should judge, as the second line of a file.
std::vector<Offence> judge(std::string_view file, std::string include) {
  return offences_of(file, "#pragma once\n#include " + std::move(include) + "\nint x;\n");
}

bool allowed(std::string_view file, std::string include) { return judge(file, std::move(include)).empty(); }

std::vector<std::string> sources() {
  const fs::path root = ICCTWIN_SOURCE_DIR;
  std::vector<std::string> files;
  for (const char* folder : {"models", "sim", "tools", "gui", "tests"}) {
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root / folder)) {
      const fs::path ending = entry.path().extension();
      if (ending == ".h" || ending == ".cpp") files.push_back(entry.path().lexically_relative(root).generic_string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

TEST_CASE("every include of the tree follows the arrows between the folders") {
  const std::vector<std::string> files = sources();
  // An empty list would pass; the library of problem texts alone is eight files.
  REQUIRE(files.size() > 20);
  for (const std::string& file : files) {
    std::ifstream in(fs::path(ICCTWIN_SOURCE_DIR) / file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    REQUIRE_MESSAGE(!text.empty(), file << " is empty or cannot be read");
    for (const Offence& offence : offences_of(file, text)) {
      FAIL_CHECK(offence.file << ":" << offence.line << ": " << offence.include << ": " << offence.reason);
    }
  }
}

TEST_CASE("the include scan names the file, the line and the path of an offence") {
  const std::vector<Offence> found =
      offences_of("models/cooling/pump.cpp", "\n  #  include <vector>\n#include\t\"sim/scenario/plan.h\" // x\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].file == "models/cooling/pump.cpp");
  CHECK(found[0].line == 3);
  CHECK(found[0].include == "sim/scenario/plan.h");
}

TEST_CASE("the include scan sees lines at the end of a file, with Windows line ends, and none in a comment") {
  CHECK(offences_of("models/power/ups.cpp", "#include \"tools/cli/run.h\"").size() == 1);
  CHECK(offences_of("models/power/ups.cpp", "#include \"tools/cli/run.h\"\r\nint x;\r\n").size() == 1);
  CHECK(offences_of("models/power/ups.cpp", "// #include \"tools/cli/run.h\"\n").empty());
}

TEST_CASE("models know only models, and their base only itself") {
  CHECK(allowed("models/cooling/pump.h", "\"models/base/diagnostics.h\""));
  CHECK(allowed("models/cooling/pump.cpp", "<Eigen/Dense>"));
  CHECK(allowed("models/base/units.cpp", "<charconv>"));
  CHECK_FALSE(allowed("models/base/units.h", "\"models/cooling/pump.h\""));
  CHECK_FALSE(allowed("models/base/units.cpp", "<Eigen/Dense>"));
  for (const char* foreign : {"<simgrid/s4u.hpp>", "<QString>", "<nlohmann/json.hpp>", "<nlohmann/json_fwd.hpp>", "<fmt/format.h>",
                              "<CLI/CLI.hpp>", "<netcdf.h>", "\"sim/results/ledger.h\"", "\"pump.h\""}) {
    CAPTURE(foreign);
    CHECK_FALSE(allowed("models/cooling/pump.cpp", foreign));
  }
}

TEST_CASE("only the engine includes SimGrid, and only in its sources") {
  CHECK(allowed("sim/engine/run.cpp", "<simgrid/s4u.hpp>"));
  for (const char* file : {"sim/engine/run.h", "sim/runner/process.cpp", "sim/scenario/plan.cpp", "sim/results/kpi.cpp",
                           "tools/cli/main.cpp", "tests/properties/ledger_test.cpp"}) {
    CAPTURE(file);
    CHECK_FALSE(allowed(file, "<simgrid/s4u.hpp>"));
  }
}

TEST_CASE("arrows of sim run from the runner down to the scenario") {
  CHECK(allowed("sim/runner/sweep.cpp", "\"sim/engine/run.h\""));
  CHECK(allowed("sim/engine/run.cpp", "\"sim/results/recorder.h\""));
  CHECK(allowed("sim/results/kpi.cpp", "\"sim/scenario/plan.h\""));
  CHECK(allowed("tools/cli/main.cpp", "\"sim/runner/sweep.h\""));
  CHECK(allowed("sim/validation/case.cpp", "\"sim/scenario/text/read_file.h\""));
  CHECK_FALSE(allowed("sim/engine/run.cpp", "\"sim/runner/sweep.h\""));
  CHECK_FALSE(allowed("sim/results/kpi.cpp", "\"sim/engine/run.h\""));
  CHECK_FALSE(allowed("sim/scenario/plan.cpp", "\"sim/results/kpi.h\""));
  CHECK_FALSE(allowed("sim/validation/case.cpp", "\"sim/scenario/plan.h\""));
  CHECK_FALSE(allowed("sim/runner/sweep.cpp", "\"tools/cli/main.h\""));
}

TEST_CASE("headers of other libraries stay in sources") {
  CHECK(allowed("sim/scenario/read.h", "<nlohmann/json_fwd.hpp>"));
  CHECK(allowed("sim/scenario/read.cpp", "<nlohmann/json.hpp>"));
  CHECK_FALSE(allowed("sim/scenario/read.h", "<nlohmann/json.hpp>"));
  CHECK_FALSE(allowed("sim/results/series.h", "<netcdf.h>"));
  CHECK_FALSE(allowed("models/cooling/field.h", "<Eigen/Core>"));
  CHECK_FALSE(allowed("tools/cli/options.h", "<CLI/CLI.hpp>"));
  CHECK_FALSE(allowed("sim/runner/text.h", "<fmt/format.h>"));
  CHECK_FALSE(allowed("sim/runner/text.h", "<iostream>"));
}

TEST_CASE("nothing outside the window knows Qt or the window") {
  for (const char* file : {"sim/runner/sweep.cpp", "tools/cli/main.cpp", "tests/models/pump_test.cpp"}) {
    CAPTURE(file);
    CHECK_FALSE(allowed(file, "<QString>"));
    CHECK_FALSE(allowed(file, "<QtCore/QString>"));
    CHECK_FALSE(allowed(file, "\"gui/document/document.h\""));
  }
}

TEST_CASE("the window reads and checks scenarios itself, but runs them as child processes") {
  CHECK(allowed("gui/models/checker.cpp", "\"sim/runner/load.h\""));
  CHECK(allowed("gui/views/results_page.cpp", "\"sim/results/report/charts.h\""));
  CHECK(allowed("gui/views/tile.h", "<QWidget>"));
  CHECK_FALSE(allowed("gui/run/run_controller.cpp", "\"sim/runner/run_scenario.h\""));
  CHECK_FALSE(allowed("gui/run/run_controller.cpp", "\"sim/engine/run.h\""));
  CHECK_FALSE(allowed("gui/app/main.cpp", "\"tools/cli/command.h\""));
}

TEST_CASE("a folder without a rule is an offence, so that new folders get one") {
  CHECK(offences_of("sim/newcomer/a.cpp", "").size() == 1);
}
