#pragma once
// The parts that reports are put together from; each adds itself to the document and leaves out what the run does not hold. Templates give
// the chapters and their numbers.
#include <span>

#include "sim/document/document.h"
#include "sim/results/report/charts.h"
#include "sim/results/report/report.h"

namespace icctwin::report {

/// A chart's context and the grouped books, made once for all chapters.
struct Section {
  ChartContext chart;
  EnergyBook book;

  const RunFolder& run() const { return chart.run; }
  const Texts& text() const { return chart.text; }
  const Numbers& numbers() const { return chart.numbers; }
};

/// Kind of report, subject, scenario and period; a banner where the run did not finish. The kind is a key of the texts.
void add_title(Document& doc, const Section& section, std::string_view kind);
void add_facts(Document& doc, const Section& section);
void add_key_figures(Document& doc, const Section& section);
/// What the figures say in a few sentences, that they are simulated, and the bar of end uses.
void add_findings(Document& doc, const Section& section);

bool has_energy(const Section& section);
/// Flow diagram and balance; the table of indicators is named in the diagram's note.
void add_energy(Document& doc, const Section& section, std::string_view indicators);
/// All indicators with formulas and inputs, or only those named.
void add_indicators(Document& doc, const Section& section, std::span<const std::string_view> only = {});
/// Grades and every standard that applies.
void add_benchmark(Document& doc, const Section& section);
bool has_power(const Section& section);
void add_power_by_use(Document& doc, const Section& section);
/// Power, PUE and energy outside IT over time, sources and storage, the worst hours.
void add_power(Document& doc, const Section& section);
void add_worst_hours(Document& doc, const Section& section);
/// Scheduled outages and how long the center rode through them.
void add_outages(Document& doc, const Section& section);
bool has_work(const Section& section);
void add_work(Document& doc, const Section& section);
/// Water, carbon, cost, and all of it by month.
void add_footprint(Document& doc, const Section& section);
void add_inputs(Document& doc, const Section& section);
/// Files, clocks and problems.
void add_checks(Document& doc, const Section& section);
void add_reproduce(Document& doc, const Section& section);
void add_failures(Document& doc, const Section& section);
/// The appendices of inputs, checks, reproduction and failures, lettered from the given one on; the next letter is returned.
char add_appendix(Document& doc, const Section& section, char first);

// Of the energy audit and the assessment.
/// Measuring points with their diagram.
void add_metering(Document& doc, const Section& section);
/// The supply from the grid to the racks as a drawing.
void add_one_line(Document& doc, const Section& section);
void add_equipment(Document& doc, const Section& section);
/// PUE month by month, and the worst of them.
void add_monthly_pue(Document& doc, const Section& section);
/// How far the figures can be trusted, as far as the run tells.
void add_uncertainty(Document& doc, const Section& section);
void add_measures(Document& doc, const Section& section, std::span<const NamedRun> measures);
void add_conclusions(Document& doc, const Section& section, std::span<const NamedRun> measures);

/// Title of the report: the site, or the scenario where the site has no name.
std::string report_subject(const Section& section);
/// "30 min" or "1 h": the span of the means of a chart.
std::string span_text(const Section& section, double width_s);
/// "hour", "day" or "week": what one bar of a bar chart stands for.
std::string bar_span_text(const Section& section);
/// "30 days" or "12 h": how long the run covers.
std::string span_of(const Section& section);
/// A time in seconds with the unit that suits it: "42.0 s", "5.3 min", "7.25 h".
std::string duration_text(const Numbers& numbers, double seconds);
/// E_DC of the run; the uses of the book where the indicator is missing [kWh].
double total_energy_kwh(const Section& section);
/// The run covers a year (365 days), so that its PUE can be graded.
bool is_full_year(const RunFolder& run);
/// The text of an input of the run; nothing where it has none.
const Manifest::Input* find_input(const RunFolder& run, std::string_view pointer);
/// An input as a number; no_value where it is none.
double input_number(const RunFolder& run, std::string_view pointer);

// The other templates, one file each.
void write_audit(Document& doc, const Section& section, std::span<const NamedRun> measures);
void write_assessment(Document& doc, const Section& section);
void write_summary(Document& doc, const Section& section);
void write_eu_2024_1364(Document& doc, const Section& section);

}  // namespace icctwin::report
