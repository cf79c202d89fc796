// The command line itself: version, help, what is not known; and that the manual page and the completion know every option.
#include <doctest/doctest.h>

#include <regex>
#include <set>

#include "tests/support/desk.h"

using namespace icctwin::test;

namespace {

/// Words at the start of the indented lines below a title of a help text.
std::vector<std::string> entries(const std::string& help, const std::string& title) {
  std::vector<std::string> found;
  std::size_t at = help.find(title + ":\n");
  if (at == help.npos) return found;
  at = help.find('\n', at) + 1;
  while (at < help.size() && help[at] == ' ') {
    const std::size_t end = help.find('\n', at);
    if (help[at + 2] != ' ') found.push_back(help.substr(at + 2, help.find(' ', at + 2) - at - 2));
    at = end + 1;
  }
  return found;
}

std::vector<std::string> subcommands() { return entries(icctwin_program({"--help"}).out, "Subcommands"); }

/// Every option of a subcommand, "-o,--out" as two.
std::set<std::string> options_of(const std::string& command) {
  std::set<std::string> all;
  for (const auto& entry : entries(icctwin_program({command, "--help"}).out, "Options")) {
    const auto comma = entry.find(',');
    all.insert(entry.substr(0, comma));
    if (comma != entry.npos) all.insert(entry.substr(comma + 1));
  }
  return all;
}

/// The lines of the manual page about one subcommand: from its .SS to the next section.
std::string manual_of(const std::string& manual, const std::string& command) {
  const std::size_t begin = manual.find(".SS icctwin " + command);
  if (begin == manual.npos) return {};
  return manual.substr(begin, manual.find("\n.S", begin + 1) - begin);
}

/// What the completion offers after these words; the last one may be unfinished.
std::set<std::string> completions(const Words& words) {
  Words all = {
      "/bin/bash",
      "-c",
      "source \"$1\"; shift; COMP_WORDS=(\"$@\"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _icctwin; printf '%s\\n' \"${COMPREPLY[@]}\"",
      "bash",
      source("tools/cli/completion/icctwin.bash").string(),
      ICCTWIN_PROGRAM};
  all.insert(all.end(), words.begin(), words.end());
  const auto ended = run_command(all);
  INFO(ended.err);
  CHECK(ended.code == 0);
  std::set<std::string> found;
  std::size_t at = 0;
  for (std::size_t end; (end = ended.out.find('\n', at)) != ended.out.npos; at = end + 1)
    if (end > at) found.insert(ended.out.substr(at, end - at));
  return found;
}

}  // namespace

TEST_CASE("usage: --version and --help end with 0, also of every subcommand") {
  const auto version = icctwin_program({"--version"});
  CHECK(version.code == 0);
  CHECK(std::regex_match(version.out, std::regex("icctwin [0-9]+\\.[0-9]+\\.[0-9]+\n")));
  CHECK(subcommands().size() >= 8);
  for (const auto& command : subcommands()) {
    const auto help = icctwin_program({command, "--help"});
    CHECK(help.code == 0);
    CHECK(contains(help.out, "Usage: icctwin " + command));
    CHECK(help.err.empty());
  }
}

TEST_CASE("usage: what is not known ends with 2 and says what it is") {
  const auto command = icctwin_program({"chek"});
  CHECK(command.code == 2);
  CHECK(contains(command.err, "Unknown subcommand \"chek\". Did you mean \"check\"?"));
  const auto option = icctwin_program({"catalog", "--colour"});
  CHECK(option.code == 2);
  CHECK(contains(option.err, "--colour"));
  CHECK(icctwin_program({}).code == 2);
  CHECK(icctwin_program({"run"}).code == 2);
  CHECK(icctwin_program({"run", source("scenarios/start/one_rack.json").string()}).code == 2);  // without --out
  CHECK(icctwin_program({"import", "excel", "x"}).code == 2);
  CHECK(icctwin_program({"check", "x", "--lang", "fr"}).code == 2);
}

TEST_CASE("usage: describe and catalog tell the nearest name, in both languages") {
  const auto field = icctwin_program({"describe", "/cooling/cdu/suply_c"});
  CHECK(field.code == 2);
  CHECK(contains(field.err, "no field is called \"suply_c\"; the nearest is \"supply_c\""));
  CHECK(
      contains(icctwin_program({"describe", "/cooling/cdu/suply_c", "--lang", "zh"}).err, "没有名为“suply_c”的字段，最接近的是“supply_c”"));
  CHECK(contains(icctwin_program({"describe", "cooling"}).err, "a pointer begins with \"/\""));
  CHECK(contains(icctwin_program({"describe", "/cooling/cdu/supply_c"}).out, "degC"));
  const auto entry = icctwin_program({"catalog", "--id", "frontier_rak"});
  CHECK(entry.code == 2);
  CHECK(contains(entry.err, "frontier_rack"));
  CHECK(parse_json(icctwin_program({"catalog", "--id", "frontier_rack"}).out)["id"] == "frontier_rack");
  CHECK(parse_json(icctwin_program({"catalog", "--format", "json"}).out)["accelerators"].size() > 5);
}

TEST_CASE("usage: the manual page has every subcommand and every option") {
  const std::string manual = slurp(source("docs/man/icctwin.1"));
  for (const auto& command : subcommands()) {
    const std::string section = manual_of(manual, command);
    CHECK_MESSAGE(!section.empty(), command);
    for (const auto& option : options_of(command)) {
      if (option == "-h" || option == "--help") continue;  // said once for all
      std::string escaped;
      for (const char c : option) escaped += c == '-' ? std::string("\\-") : std::string(1, c);
      CHECK_MESSAGE(contains(section, escaped), command, " ", option);
    }
  }
  for (const char* word : {"\\-\\-help", "\\-\\-version", "ICCTWIN_DATA_DIR", ".SH EXIT STATUS"})
    CHECK_MESSAGE(contains(manual, word), word);
}

TEST_CASE("usage: the completion offers every subcommand, every option and the choices") {
  const auto first = completions({""});
  for (const auto& command : subcommands()) {
    CHECK_MESSAGE(first.contains(command), command);
    const auto offered = completions({command, "-"});
    for (const auto& option : options_of(command)) CHECK_MESSAGE(offered.contains(option), command, " ", option);
  }
  CHECK(completions({"catalog", ""}) == std::set<std::string>{"accelerators", "chillers", "fabric", "models", "nodes", "racks"});
  CHECK(completions({"import", ""}) == std::set<std::string>{"acme_kalos", "batsim", "chakra", "icctwin", "inventory", "netbox",
                                                             "openb_pods", "opendc_tasks", "opendcim", "philly", "racks", "redfish",
                                                             "simai", "swf"});
  CHECK(completions({"validate", ""}) == std::set<std::string>{"inference", "network", "thermal", "training"});
  CHECK(completions({"estimate", ""}) == std::set<std::string>{"inference", "training"});
  const std::string manual = slurp(source("docs/man/icctwin.1"));
  for (const char* kind : {"training", "inference"}) {
    const auto offered = completions({"estimate", kind, "-"});
    const std::string section = manual_of(manual, std::string("estimate ") + kind);
    for (const auto& option : entries(icctwin_program({"estimate", kind, "--help"}).out, "Options")) {
      CHECK_MESSAGE(offered.contains(option.substr(0, option.find(','))), option);
      if (contains(option, "--help")) continue;
      std::string escaped;
      for (const char c : option.substr(option.find("--"))) escaped += c == '-' ? std::string("\\-") : std::string(1, c);
      CHECK_MESSAGE(contains(section, escaped), kind, " ", option);
    }
  }
  CHECK(completions({"check", "x.json", "--lang", ""}) == std::set<std::string>{"en", "zh"});
  CHECK(completions({"run", "x.json", "--progress", "j"}) == std::set<std::string>{"jsonl"});
  const std::string start = source("scenarios/start/one").string();
  CHECK(completions({"check", start}) == std::set<std::string>{start + "_rack.json"});
}
