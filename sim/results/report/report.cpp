#include "sim/results/report/report.h"

#include "sim/results/report/sections.h"

namespace icctwin {

document::Document energy_report(const RunFolder& run, Language language) {
  using namespace report;
  const Texts text(language);
  const Numbers numbers(language, run.manifest.utc_offset_s);
  const Section section{{run, text, numbers}, energy_book(run)};
  const auto& manifest = run.manifest;
  Document doc({.language = language,
                .header = text.fill("title.header", {report_subject(section)}),
                .header_right = std::string(text("header.right")),
                .footer = text.fill("footer.scenario", {manifest.scenario_sha256.substr(0, 12), manifest.program, manifest.version})});
  add_summary(doc, section);
  add_energy(doc, section);
  add_indicators(doc, section);
  add_power(doc, section);
  add_outages(doc, section);
  add_work(doc, section);
  add_footprint(doc, section);
  add_appendix(doc, section);
  return doc;
}

}  // namespace icctwin
