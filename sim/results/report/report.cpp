#include "sim/results/report/report.h"

#include <array>
#include <cstddef>

#include "sim/results/report/sections.h"
#include "sim/scenario/text/csv.h"

namespace icctwin {
namespace report {
namespace {

void write_report(Document& doc, const Section& s) {
  add_title(doc, s, "title.kind");
  add_facts(doc, s);
  doc.chapter({}, s.text()("summary"), 40);
  add_key_figures(doc, s);
  add_findings(doc, s);
  if (has_energy(s)) {
    doc.page_break();
    doc.chapter("1", s.text()("energy"), 200);
    add_energy(doc, s, s.text()("table.2-1"));
  }
  doc.page_break();
  doc.chapter("2", s.text()("indicators"), 200);
  add_indicators(doc, s);
  add_benchmark(doc, s);
  if (has_power(s)) {
    doc.page_break();
    doc.chapter("3", s.text()("power"), 200);
    add_power_by_use(doc, s);
    add_power(doc, s);
  }
  add_outages(doc, s);
  if (has_work(s)) {
    doc.chapter("4", s.text()("work"), 110);
    add_work(doc, s);
  }
  if (!s.run().ledger.empty()) {
    doc.chapter("5", s.text()("footprint"), 70);
    add_footprint(doc, s);
  }
  add_appendix(doc, s, 'A');
}

}  // namespace

const Manifest::Input* find_input(const RunFolder& run, std::string_view pointer) {
  for (const auto& input : run.manifest.inputs)
    if (input.pointer == pointer) return &input;
  return nullptr;
}

double input_number(const RunFolder& run, std::string_view pointer) {
  const auto* const input = find_input(run, pointer);
  return input ? parse_number(input->value).value_or(no_value) : no_value;
}

}  // namespace report

namespace {

constexpr std::array<std::string_view, 5> names = {"report", "summary", "audit", "assessment", "eu-2024-1364"};
constexpr std::array<std::string_view, 5> headers = {"title.header", "title.header", "title.header.audit", "title.header.assessment",
                                                     "title.header.eu"};

}  // namespace

std::string_view template_name(ReportTemplate report_template) { return names[static_cast<std::size_t>(report_template)]; }

std::optional<ReportTemplate> template_of(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<ReportTemplate>(i);
  return std::nullopt;
}

document::Document energy_report(const RunFolder& run, Language language, ReportTemplate report_template,
                                 std::span<const NamedRun> measures) {
  using namespace report;
  const Texts text(language);
  const Numbers numbers(language, run.manifest.utc_offset_s);
  const Section section{{run, text, numbers}, energy_book(run)};
  const auto& manifest = run.manifest;
  Document doc({.language = language,
                .header = text.fill(headers[static_cast<std::size_t>(report_template)], {report_subject(section)}),
                .header_right = std::string(text("header.right")),
                .footer = text.fill("footer.scenario", {manifest.scenario_sha256.substr(0, 12), manifest.program, manifest.version})});
  switch (report_template) {
    case ReportTemplate::report:
      write_report(doc, section);
      break;
    case ReportTemplate::summary:
      write_summary(doc, section);
      break;
    case ReportTemplate::audit:
      write_audit(doc, section, measures);
      break;
    case ReportTemplate::assessment:
      write_assessment(doc, section);
      break;
    case ReportTemplate::eu_2024_1364:
      write_eu_2024_1364(doc, section);
      break;
  }
  return doc;
}

}  // namespace icctwin
