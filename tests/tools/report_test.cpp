// `icctwin report` in other formats than HTML; tests/tools/report_formats.py compares their contents.
#include <doctest/doctest.h>

#include "tests/support/desk.h"

using namespace icctwin::test;
namespace fs = std::filesystem;

namespace {

/// A run folder of one rack; the name of its site may be given.
std::string small_run(const Desk& desk, const std::string& site_name = "Lab") {
  auto scenario = one_rack();
  scenario["site"]["name"] = site_name;
  const auto ended = desk.run(desk.put(scenario), desk.file("run"), {"--no-report", "--set", "/simulation/duration_s=3600"});
  INFO(ended.err);
  REQUIRE(ended.code == 0);
  return desk.file("run");
}

/// A font configuration that knows this folder of fonts only.
std::string only_fonts(const Desk& desk, const std::string& folder) {
  write_file(desk / "fonts.conf", "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>" + folder +
                                      "</dir><cachedir>" + desk.file("cache") + "</cachedir></fontconfig>");
  return "FONTCONFIG_FILE=" + desk.file("fonts.conf");
}

bool pdf_is_built() { return fs::exists(fs::path(ICCTWIN_PROGRAM).parent_path() / "icctwin-pdf"); }

}  // namespace

TEST_CASE("a PDF without the program that makes it is a problem with a next step, and no file") {
  const Desk desk;
  const std::string run = small_run(desk), alone = desk.file("icctwin");
  fs::copy_file(ICCTWIN_PROGRAM, alone);
  const auto ended = run_command({alone, "report", run, "--format", "pdf", "--out", desk.file("r.pdf")});
  CHECK(ended.code == 3);
  CHECK(contains(ended.err, "E-DOC-001"));
  CHECK(contains(ended.err, "qt6-base-dev"));
  CHECK_FALSE(fs::exists(desk.file("r.pdf")));
}

TEST_CASE("a Chinese PDF without a Chinese font is a problem, an English one is written") {
  if (!pdf_is_built() || !fs::exists("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")) return;
  const Desk desk;
  const std::string run = small_run(desk), fonts = only_fonts(desk, "/usr/share/fonts/truetype/dejavu");
  const auto report = [&](const std::string& language) {
    return run_command(
        {"/usr/bin/env", fonts, ICCTWIN_PROGRAM, "report", run, "--lang", language, "--format", "pdf", "--out", desk.file("r.pdf")});
  };
  const auto zh = report("zh");
  CHECK(zh.code == 3);
  CHECK(contains(zh.err, "E-DOC-002"));
  CHECK(contains(zh.err, "fonts-noto-cjk"));
  CHECK_FALSE(fs::exists(desk.file("r.pdf")));
  // The source of the grid's carbon factor names its city in Chinese: an English report without that needs no Chinese font.
  std::string manifest = slurp(run + "/manifest.json");
  std::erase_if(manifest, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  write_file(run + "/manifest.json", manifest);
  const auto en = report("en");
  INFO(en.err);
  CHECK(en.code == 0);
  CHECK(slurp(desk.file("r.pdf")).starts_with("%PDF-"));
}

TEST_CASE("a PDF with characters that no font has is a problem that names them") {
  if (!pdf_is_built()) return;
  const Desk desk;
  const std::string run = small_run(desk, "Lab \U000F1234");  // a private character
  const auto ended = icctwin_program({"report", run, "--format", "pdf", "--out", desk.file("r.pdf")});
  CHECK(ended.code == 3);
  CHECK(contains(ended.err, "E-DOC-003"));
  CHECK(contains(ended.err, "U+F1234"));
  CHECK_FALSE(fs::exists(desk.file("r.pdf")));
}

TEST_CASE("a report that cannot be written is a problem in every format") {
  const Desk desk;
  const std::string run = small_run(desk);
  for (const char* format : {"html", "xlsx", "csv", "json", "pdf"}) {
    if (std::string(format) == "pdf" && !pdf_is_built()) continue;
    CAPTURE(format);
    const auto ended = icctwin_program({"report", run, "--format", format, "--out", desk.file("no_folder/r")});
    CHECK(ended.code == 3);
    CHECK(contains(ended.err, "E-RUN-003"));
  }
}
