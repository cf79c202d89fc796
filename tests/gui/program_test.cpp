#include <doctest/doctest.h>

#include <filesystem>

#include "tests/support/desk.h"

using namespace icctwin::test;

namespace {

/// The program itself; it needs no screen for a picture.
Ended gui_program(Words words) {
  words.insert(words.begin(), ICCTWIN_GUI_PROGRAM);
  return run_command(words);
}

}  // namespace

TEST_CASE("icctwin-gui --screenshot renders a page of a file into a picture, in each language and theme") {
  const Desk desk;
  REQUIRE(desk.run(source("scenarios/start/one_rack.json").string(), "run").code == 0);
  std::vector<std::string> pictures;
  for (const char* language : {"en", "zh_CN"})
    for (const char* theme : {"light", "dark"}) {
      const std::string file = desk.file(std::string(language) + theme + ".png");
      const auto ended = gui_program({"--screenshot", file, "--lang", language, "--theme", theme, "--open-run", desk.file("run"),
                                      source("scenarios/start/one_rack.json").string()});
      CAPTURE(ended.err);
      REQUIRE(ended.code == 0);
      const std::string picture = slurp(file);
      CHECK(picture.substr(1, 3) == "PNG");
      CHECK(picture.size() > 30000);
      for (const auto& other : pictures) CHECK(picture != other);
      pictures.push_back(picture);
    }
}

TEST_CASE("icctwin-gui tells what it cannot do by its exit code") {
  const Desk desk;
  CHECK(gui_program({"--version"}).code == 0);
  CHECK(gui_program({"--no-such-option"}).code != 0);
  CHECK(gui_program({"--screenshot", desk.file("x.png"), desk.file("absent.json")}).code == 2);
  CHECK(gui_program({"--screenshot", desk.file("x.png"), "--page", "nonsense"}).code == 2);
  CHECK(gui_program({"--screenshot", desk.file("no/folder/x.png"), source("scenarios/start/one_rack.json").string()}).code == 5);
}
