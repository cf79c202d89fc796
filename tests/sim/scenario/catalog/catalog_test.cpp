#include "sim/scenario/catalog/catalog.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <string>

#include "tests/sim/scenario/json/json_check.h"

using namespace icctwin;
using icctwin::test::places;
namespace fs = std::filesystem;

namespace {

// A catalog folder of our own, removed at the end.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("icctwin_catalog_" + std::to_string(getpid()))) {
    fs::create_directories(path_);
    write("accelerators", R"({"id": "a100", "max_w": 400, "idle_w": 50})");
    write("node_types", R"({"id": "node", "accelerator": "a100", "accelerator_count": 8})");
    write("rack_types", R"({"id": "rack", "node_type": "node"})");
    write("chillers", "");
    write("optics", "");
    write("switches", "");
  }
  ~Folder() { fs::remove_all(path_); }

  void write(const std::string& kind, const std::string& entries) {
    write_text(kind, R"({"format": "icctwin.catalog/1", "kind": ")" + kind + R"(", "entries": [)" + entries + "]}");
  }
  void write_text(const std::string& kind, const std::string& text) { std::ofstream(path_ / (kind + ".json")) << text; }

  std::string problems() const {
    Diagnostics found;
    read_catalog(path_, found);
    for (const Problem& problem : found.problems()) CHECK_FALSE(sentence(problem, Language::zh).empty());
    return places(found);
  }
  Problem problem() const {
    Diagnostics found;
    read_catalog(path_, found);
    REQUIRE_MESSAGE(found.problems().size() == 1, places(found));
    return found.problems().front();
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

}  // namespace

TEST_CASE("catalog: the shipped files are read without a problem") {
  Diagnostics found;
  const Catalog catalog = read_catalog(fs::path(ICCTWIN_SOURCE_DIR) / "models/data", found);
  CHECK_MESSAGE(found.empty(), places(found));
  CHECK(catalog.accelerators.size() > 10);
  CHECK(catalog.node_types.size() > 10);
  CHECK(catalog.rack_types.size() > 10);
  const NodeType* node = catalog.find_node_type("h100_8x");
  REQUIRE(node);
  CHECK(node->accelerator_count == 8);
  CHECK(catalog.find_accelerator(node->accelerator));
  CHECK_FALSE(catalog.find_rack_type("no such rack"));
}

TEST_CASE("catalog: every shipped sheet has a name, a source and a Chinese name where there is one") {
  Diagnostics found;
  const Catalog catalog = read_catalog(fs::path(ICCTWIN_SOURCE_DIR) / "models/data", found);
  const auto check = [](const auto& entries) {
    for (const auto& entry : entries) {
      INFO(entry.id);
      CHECK_FALSE(entry.name.empty());
      CHECK_FALSE(entry.source.empty());
      if constexpr (requires { entry.name_zh; }) CHECK_FALSE(entry.name_zh.empty());
    }
  };
  check(catalog.accelerators);
  check(catalog.node_types);
  check(catalog.rack_types);
  check(catalog.optics);
  check(catalog.switches);
}

TEST_CASE("catalog: of equal rate, a processor in the module costs more than none, and more than light made beside the chip") {
  Diagnostics found;
  const Catalog catalog = read_catalog(fs::path(ICCTWIN_SOURCE_DIR) / "models/data", found);
  const auto power_w = [&](OpticsKind kind, bool largest) {
    double power = largest ? 0 : 1e9;
    for (const Optics& one : catalog.optics)
      if (one.kind == kind && one.rate_bytes_per_s == 100e9) power = largest ? std::max(power, one.power_w) : std::min(power, one.power_w);
    return power;
  };
  CHECK(power_w(OpticsKind::dsp, false) > power_w(OpticsKind::linear, true));
  CHECK(power_w(OpticsKind::linear, false) > power_w(OpticsKind::co_packaged, true));
  CHECK(power_w(OpticsKind::co_packaged, false) > power_w(OpticsKind::copper, true));
  for (const SwitchType& one : catalog.switches) {
    INFO(one.id);
    // 15 to 35 W for each Tbit/s: what boxes of two chip generations draw.
    CHECK(one.power_w / (one.bytes_per_s() * 8e-12) > 15);
    CHECK(one.power_w / (one.bytes_per_s() * 8e-12) < 35);
  }
}

TEST_CASE("catalog: a small catalog of ours is clean") { CHECK(Folder().problems().empty()); }

TEST_CASE("catalog: an unknown reference names the nearest id and what it should be, in both languages") {
  Folder folder;
  folder.write("node_types", R"({"id": "node", "accelerator": "a10", "accelerator_count": 8})");
  const Problem problem = folder.problem();
  CHECK(problem.code == "E-IN-008");
  CHECK(problem.where == "node_types.json#/entries/0/accelerator");
  CHECK(problem.limit == "a100");
  CHECK(sentence(problem, Language::en) == "Unknown accelerator \"a10\".");
  CHECK(sentence(problem, Language::zh) == "未知的加速卡“a10”。");
  folder.write("node_types", R"({"id": "other"})");
  CHECK(folder.problems() == "E-IN-008 rack_types.json#/entries/0/node_type");
}

TEST_CASE("catalog: the curves of supplies and shelves must be known") {
  Folder folder;
  folder.write("node_types", R"({"id": "node", "psu": {"type": "curve", "curve": "80plus_titan"}})");
  folder.write("rack_types", R"({"id": "rack", "node_type": "node", "shelf": {"type": "curve", "curve": "titanium"}})");
  CHECK(folder.problems() == "E-IN-008 node_types.json#/entries/0/psu/curve; E-IN-008 rack_types.json#/entries/0/shelf/curve");
}

TEST_CASE("catalog: an id may stand once, and an entry must keep the description") {
  Folder folder;
  folder.write("accelerators", R"({"id": "a100", "max_w": 400}, {"id": "a100", "max_w": 300})");
  CHECK(folder.problem().code == "E-IN-009");
  CHECK(folder.problem().limit == "accelerators.json#/entries/0/id");
  folder.write("accelerators", R"({"id": "a100", "max": 400})");
  CHECK(folder.problems() == "E-IN-007 accelerators.json#/entries/0; E-IN-003 accelerators.json#/entries/0/max");
}

TEST_CASE("catalog: numbers that contradict each other are warned about") {
  Folder folder;
  folder.write("accelerators", R"({"id": "a100", "max_w": 400, "idle_w": 500, "unverified_fields": ["idle", "max_w"]})");
  folder.write("node_types", R"({"id": "node", "accelerator_count": 8, "cpu_max_w": 100, "cpu_idle_w": 120})");
  CHECK(folder.problems() ==
        "W-IN-001 accelerators.json#/entries/0/idle_w; W-IN-003 accelerators.json#/entries/0/unverified_fields; "
        "W-IN-002 node_types.json#/entries/0/accelerator_count; W-IN-001 node_types.json#/entries/0/cpu_idle_w");
}

TEST_CASE("catalog: a missing, foreign or broken file is an error") {
  Folder folder;
  folder.write_text("accelerators", R"({"format": "icctwin.catalog/9", "kind": "node_types", "entries": []})");
  CHECK(folder.problems() == "E-PLAN-001 accelerators.json#/format; E-IN-006 accelerators.json#/kind");
  folder.write_text("accelerators", "[]");
  CHECK(folder.problems().starts_with("E-IN-004 accelerators.json#"));
  folder.write_text("accelerators", "{");
  CHECK(folder.problems() == "E-IN-002 accelerators.json:1:2");
  fs::remove(folder.path() / "accelerators.json");
  CHECK(folder.problems().starts_with("E-IN-001"));
}

TEST_CASE("data folder: the environment decides, and without it the folder above the program is found") {
  setenv("ICCTWIN_DATA_DIR", "/somewhere/else", 1);
  CHECK(find_data_dir() == "/somewhere/else");
  unsetenv("ICCTWIN_DATA_DIR");
  CHECK(find_data_dir() != "/somewhere/else");
}
