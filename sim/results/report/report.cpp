#include "sim/results/report/report.h"

#include <fmt/format.h>

#include "sim/results/report/flow.h"
#include "sim/results/report/markup.h"
#include "sim/results/report/sections.h"
#include "sim/results/report/style.h"

namespace icctwin {

std::string html_report(const RunFolder& run, Language language) {
  using namespace report;
  const Texts text(language);
  const Numbers numbers(language, run.manifest.utc_offset_s);
  const Section section{{run, text, numbers}, energy_book(run)};
  Flow flow(text);
  add_summary(flow, section);
  add_energy(flow, section);
  add_indicators(flow, section);
  add_power(flow, section);
  add_outages(flow, section);
  add_work(flow, section);
  add_footprint(flow, section);
  add_appendix(flow, section);
  const std::vector<std::string> pages = std::move(flow).pages();

  const auto& manifest = run.manifest;
  const std::string title = text.fill("title.header", {report_subject(section)});
  const std::string foot =
      text.fill("footer.scenario", {escape(manifest.scenario_sha256.substr(0, 12)), escape(manifest.program), escape(manifest.version)});
  std::string html =
      fmt::format("<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"/><title>{}</title><style>{}</style></head><body>\n",
                  text("lang"), title, style_sheet());
  for (std::size_t i = 0; i < pages.size(); ++i) {
    html += fmt::format("<section class=\"pg\"><div class=\"hd\"><span>{}</span><span>{}</span></div><div class=\"bd\">", title,
                        text("header.right"));
    html += pages[i];
    html += fmt::format("</div><div class=\"ft\"><span><b>{}</b>{}</span><span>{}</span></div></section>\n", text("footer.simulated"), foot,
                        text.fill("footer.page", {std::to_string(i + 1), std::to_string(pages.size())}));
  }
  return html + "</body></html>\n";
}

}  // namespace icctwin
