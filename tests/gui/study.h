#pragma once
// A scenario with runs, in the folders where the window keeps them.
#include <doctest/doctest.h>

#include <QString>
#include <filesystem>
#include <string>

#include "gui/run/run_folders.h"
#include "tests/gui/documents.h"
#include "tests/gui/home.h"

namespace icctwin::test {

/// One rack for an hour, without runs at first.
struct Study : Home {
  Study() {
    qputenv("XDG_CACHE_HOME", path().c_str());
    json scenario = one_rack();
    scenario["simulation"]["duration_s"] = 3600;
    file_name = q(put(scenario, "center.json"));
  }
  QString make_run(const std::string& name, const Words& changes = {}) const {
    const std::string out = (std::filesystem::path(gui::runs_folder(file_name).toStdString()) / name).string();
    std::filesystem::create_directories(std::filesystem::path(out).parent_path());
    Words words = {"run", file_name.toStdString(), "--out", out};
    words.insert(words.end(), changes.begin(), changes.end());
    REQUIRE(icctwin_program(words).code == 0);
    return q(out);
  }
  QString file_name;
};

}  // namespace icctwin::test
