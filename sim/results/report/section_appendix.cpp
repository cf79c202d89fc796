#include <algorithm>
#include <array>

#include "models/base/conversions.h"
#include "sim/results/report/sections.h"
#include "sim/scenario/plan/failure_analysis.h"

namespace icctwin::report {
namespace {

Inline hash12(const std::string& sha256) { return code(sha256.substr(0, 12)); }

/// The text of a key with this prefix, or the word itself where there is none.
std::string word(const Section& s, std::string_view prefix, const std::string& name) {
  const std::string key = std::string(prefix) + name;
  for (const auto& entry : all_texts())
    if (entry.key == key) return std::string(s.text()(key));
  return name;
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

}  // namespace

void add_inputs(Document& doc, const Section& s) {
  static constexpr std::array<std::string_view, 4> origins = {"user", "default", "computed", "catalog"};
  const auto& inputs = s.run().manifest.inputs;
  if (inputs.empty()) {
    doc.paragraph(std::string(s.text()("inputs.none")));
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
    Inline origin = word(s, "origin.", input.origin);
    if (input.unverified) origin += s.text()("list.comma") + toned(std::string(s.text()("unverified")), Tone::warning);
    std::string value = input.value;
    if (!input.unit.empty() && input.unit != "1") value += "\u00A0" + (input.unit == "degC" ? "°C" : input.unit);
    table.rows.push_back({{(title.empty() ? "" : title + " ") + code(input.pointer), value, origin, input.source}});
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
    doc.paragraph(rest);
  else
    doc.table(table);
}

namespace {

void add_files(Document& doc, const Section& s) {
  const auto& manifest = s.run().manifest;
  if (!manifest.files.empty()) {
    Table table;
    table.title = s.text()("table.files");
    table.columns = {{std::string(s.text()("table.role")), 13},
                     {std::string(s.text()("table.file")), 51},
                     {std::string(s.text()("table.bytes")), 14, true},
                     {std::string(s.text()("table.hash")), 22}};
    for (const auto& file : manifest.files)
      table.rows.push_back({{word(s, "role.", file.role), file.path, s.numbers().cell(file.bytes, 0), hash12(file.sha256)}});
    doc.table(table);
  }
  if (!manifest.clock.empty()) {
    Table table;
    table.title = s.text()("table.clock");
    table.columns = {{std::string(s.text()("table.clock.what")), 13}, {std::string(s.text()("table.clock.note")), 87}};
    for (const auto& note : manifest.clock) table.rows.push_back({{word(s, "role.", note.what), note.note.in(s.text().language())}});
    doc.table(table);
  }
}

void add_problems(Document& doc, const Section& s) {
  if (s.run().problems.empty()) {
    doc.paragraph(std::string(s.text()("problems.none")));
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
    const Tone tone = problem.severity == Severity::error     ? Tone::error
                      : problem.severity == Severity::warning ? Tone::warning
                                                              : Tone::hint;
    Inline text = problem.sentence.in(s.text().language());
    if (!problem.where.empty()) text += " " + code(problem.where);
    table.rows.push_back(
        {{problem.code, toned(std::string(s.text()(key)), tone), std::move(text), problem.advice.in(s.text().language())}});
  }
  doc.table(table);
}

}  // namespace

void add_failures(Document& doc, const Section& s) {
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
  for (const auto& row : failures) {
    Inline element = in(element_title(row.element)), consequence = in(consequence_title(row.consequence));
    if (!row.name.empty()) element += " " + code(row.name);
    if (row.lasts_s > 0) consequence += ", " + n.with_unit(row.lasts_s / s_per_min, 0, "min");
    table.rows.push_back({{std::move(element), n.cell(row.alike, 0), std::move(consequence), n.cell(row.load_w / w_per_kw, 1),
                           n.cell(row.capacity_w / w_per_kw, 1), n.cell(row.racks, 0)}});
  }
  table.source = s.text()("table.failures.source");
  doc.table(table);
}

void add_checks(Document& doc, const Section& s) {
  add_files(doc, s);
  add_problems(doc, s);
}

void add_reproduce(Document& doc, const Section& s) {
  const auto& manifest = s.run().manifest;
  doc.command(manifest.reproduce);
  doc.source_note(s.text().inlined("reproduce.note",
                                   {hash12(manifest.scenario_sha256), manifest.program, manifest.version, std::to_string(manifest.seed)}));
}

char add_appendix(Document& doc, const Section& s, char first) {
  const auto letter = [&] { return std::string(1, first++); };
  doc.page_break();
  doc.chapter(letter(), s.text()("inputs"), 60);
  add_inputs(doc, s);
  doc.chapter(letter(), s.text()("files"), 50);
  add_checks(doc, s);
  doc.chapter(letter(), s.text()("reproduce"), 30);
  add_reproduce(doc, s);
  if (s.run().failures.empty()) return first;
  doc.chapter(letter(), s.text()("failures"), 60);
  add_failures(doc, s);
  return first;
}

}  // namespace icctwin::report
