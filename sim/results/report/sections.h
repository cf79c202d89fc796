#pragma once
// The chapters of the report; each adds itself to the document and leaves out what the run does not hold.
#include "sim/document/document.h"
#include "sim/results/report/charts.h"

namespace icctwin::report {

/// A chart's context and the grouped books, made once for all chapters.
struct Section {
  ChartContext chart;
  EnergyBook book;

  const RunFolder& run() const { return chart.run; }
  const Texts& text() const { return chart.text; }
  const Numbers& numbers() const { return chart.numbers; }
};

void add_summary(Document& doc, const Section& section);
void add_energy(Document& doc, const Section& section);
void add_indicators(Document& doc, const Section& section);
void add_power(Document& doc, const Section& section);
/// Scheduled outages and how long the center rode through them.
void add_outages(Document& doc, const Section& section);
void add_work(Document& doc, const Section& section);
void add_footprint(Document& doc, const Section& section);
void add_appendix(Document& doc, const Section& section);

/// Title of the report: the site, or the scenario where the site has no name.
std::string report_subject(const Section& section);
/// "30 min" or "1 h": the span of the means of a chart.
std::string span_text(const Section& section, double width_s);
/// "hour", "day" or "week": what one bar of a bar chart stands for.
std::string bar_span_text(const Section& section);
/// A time in seconds with the unit that suits it: "42.0 s", "5.3 min", "7.25 h".
std::string duration_text(const Numbers& numbers, double seconds);
/// E_DC of the run; the uses of the book where the indicator is missing [kWh].
double total_energy_kwh(const Section& section);
/// The run covers a year (365 days), so that its PUE can be graded.
bool is_full_year(const RunFolder& run);

}  // namespace icctwin::report
