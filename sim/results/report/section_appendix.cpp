#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "sim/results/report/markup.h"
#include "sim/results/report/sections.h"
#include "sim/scenario/plan/failure_analysis.h"

namespace icctwin::report {
namespace {

std::string hash12(const std::string& sha256) { return "<code>" + escape(sha256.substr(0, 12)) + "</code>"; }

/// The text of a key with this prefix, or the word itself where there is none.
std::string word(const Section& s, std::string_view prefix, const std::string& name) {
  const std::string key = std::string(prefix) + name;
  for (const auto& entry : all_texts())
    if (entry.key == key) return std::string(s.text()(key));
  return escape(name);
}

/// Names, descriptions and places on the floor say nothing about a result; they stand in the manifest.
bool matters(const Manifest::Input& input) {
  const std::string_view pointer = input.pointer;
  const std::string_view key = pointer.substr(pointer.rfind('/') + 1);
  static constexpr std::array<std::string_view, 14> silent = {"id",       "name",     "name_zh", "description", "description_zh",
                                                              "format",   "x_mm",     "y_mm",    "from",        "pitch_mm",
                                                              "width_mm", "depth_mm", "to",      "tier"};
  return std::ranges::find(silent, key) == silent.end() || pointer.ends_with("/workload/format");
}

void add_inputs(Flow& flow, const Section& s) {
  static constexpr std::array<std::string_view, 4> origins = {"user", "default", "computed", "catalog"};
  const auto& inputs = s.run().manifest.inputs;
  if (inputs.empty()) {
    flow.paragraph(std::string(s.text()("inputs.none")));
    return;
  }
  Table table;
  table.title = s.text()("table.inputs");
  table.tight = true;
  table.columns = {{std::string(s.text()("table.input")), 40},
                   {std::string(s.text()("table.value")), 17},
                   {std::string(s.text()("table.origin")), 14},
                   {std::string(s.text()("table.source")), 29}};
  std::array<int, origins.size()> left_out{};
  for (const auto& input : inputs) {
    if ((input.origin != "user" && !input.unverified) || !matters(input)) {
      for (std::size_t i = 0; i < origins.size(); ++i) left_out[i] += input.origin == origins[i] ? 1 : 0;
      continue;
    }
    std::string title = input.title.in(s.text().language());
    std::string origin = word(s, "origin.", input.origin);
    if (input.unverified) origin += fmt::format("{}<b class=\"w\">{}</b>", s.text()("list.comma"), s.text()("unverified"));
    std::string value = escape(input.value);
    if (!input.unit.empty() && input.unit != "1") value += "\u00A0" + escape(input.unit == "degC" ? "°C" : input.unit);
    table.rows.push_back(
        {{(title.empty() ? "" : escape(title) + " ") + "<code>" + escape(input.pointer) + "</code>", value, origin, escape(input.source)}});
  }
  std::string rest;
  for (std::size_t i = 0; i < origins.size(); ++i) {
    if (left_out[i] == 0) continue;
    if (!rest.empty()) rest += s.text()("list.comma");
    rest += s.text().fill("inputs.rest.item", {std::to_string(left_out[i]), word(s, "origin.", std::string(origins[i]))});
  }
  if (!rest.empty()) rest = s.text().fill("inputs.rest", {rest});
  table.source = rest;
  if (table.rows.empty())
    flow.paragraph(rest);
  else
    flow.table(table);
}

void add_files(Flow& flow, const Section& s) {
  const auto& manifest = s.run().manifest;
  if (!manifest.files.empty()) {
    Table table;
    table.title = s.text()("table.files");
    table.columns = {{std::string(s.text()("table.role")), 13},
                     {std::string(s.text()("table.file")), 51},
                     {std::string(s.text()("table.bytes")), 14, true},
                     {std::string(s.text()("table.hash")), 22}};
    for (const auto& file : manifest.files)
      table.rows.push_back({{word(s, "role.", file.role), escape(file.path), s.numbers().fixed(file.bytes, 0), hash12(file.sha256)}});
    flow.table(table);
  }
  if (!manifest.clock.empty()) {
    Table table;
    table.title = s.text()("table.clock");
    table.columns = {{std::string(s.text()("table.clock.what")), 13}, {std::string(s.text()("table.clock.note")), 87}};
    for (const auto& note : manifest.clock)
      table.rows.push_back({{word(s, "role.", note.what), escape(note.note.in(s.text().language()))}});
    flow.table(table);
  }
}

void add_problems(Flow& flow, const Section& s) {
  if (s.run().problems.empty()) {
    flow.paragraph(std::string(s.text()("problems.none")));
    return;
  }
  Table table;
  table.title = s.text()("table.problems");
  table.tight = true;
  table.columns = {{std::string(s.text()("table.code")), 13},
                   {std::string(s.text()("table.level")), 9},
                   {std::string(s.text()("table.text")), 46},
                   {std::string(s.text()("table.advice")), 32}};
  for (const auto& problem : s.run().problems) {
    const std::string_view key = problem.severity == Severity::error     ? "severity.error"
                                 : problem.severity == Severity::warning ? "severity.warning"
                                                                         : "severity.hint";
    const std::string_view css = problem.severity == Severity::error ? "e" : problem.severity == Severity::warning ? "w" : "h";
    std::string text = escape(problem.sentence.in(s.text().language()));
    if (!problem.where.empty()) text += " <code>" + escape(problem.where) + "</code>";
    table.rows.push_back({{escape(problem.code), fmt::format("<b class=\"{}\">{}</b>", css, s.text()(key)), std::move(text),
                           escape(problem.advice.in(s.text().language()))}});
  }
  flow.table(table);
}

void add_failures(Flow& flow, const Section& s) {
  const auto& failures = s.run().failures;
  if (failures.empty()) return;
  const Numbers& n = s.numbers();
  const auto in = [&](icctwin::Text text) { return std::string(n.language() == Language::zh ? text.zh : text.en); };
  Table table;
  table.title = s.text()("table.failures");
  table.tight = true;
  table.columns = {{std::string(s.text()("table.failures.element")), 34},        {std::string(s.text()("table.failures.alike")), 10, true},
                   {std::string(s.text()("table.failures.consequence")), 26},    {std::string(s.text()("table.failures.load")), 11, true},
                   {std::string(s.text()("table.failures.capacity")), 11, true}, {std::string(s.text()("table.failures.racks")), 8, true}};
  constexpr double w_per_kw = 1000, s_per_min = 60;
  for (const auto& row : failures) {
    std::string element = in(element_title(row.element)), consequence = in(consequence_title(row.consequence));
    if (!row.name.empty()) element += " <code>" + escape(row.name) + "</code>";
    if (row.lasts_s > 0) consequence += ", " + n.with_unit(row.lasts_s / s_per_min, 0, "min");
    table.rows.push_back({{std::move(element), n.fixed(row.alike, 0), std::move(consequence), n.fixed(row.load_w / w_per_kw, 1),
                           n.fixed(row.capacity_w / w_per_kw, 1), n.fixed(row.racks, 0)}});
  }
  table.source = s.text()("table.failures.source");
  flow.chapter("D", s.text()("failures"), 60);
  flow.table(table);
}

}  // namespace

void add_appendix(Flow& flow, const Section& s) {
  const auto& manifest = s.run().manifest;
  flow.page_break();
  flow.chapter("A", s.text()("inputs"), 60);
  add_inputs(flow, s);
  flow.chapter("B", s.text()("files"), 50);
  add_files(flow, s);
  add_problems(flow, s);
  flow.chapter("C", s.text()("reproduce"), 30);
  constexpr double box_padding_mm = 9, line_mm = 4.3;
  const std::string command = escape(manifest.reproduce);
  flow.raw("<div class=\"cmd\"><code>" + command + "</code></div>", box_padding_mm + line_mm * line_count(command, 9, 160));
  flow.source_note(s.text().fill("reproduce.note", {hash12(manifest.scenario_sha256), escape(manifest.program), escape(manifest.version),
                                                    std::to_string(manifest.seed)}));
  add_failures(flow, s);
}

}  // namespace icctwin::report
