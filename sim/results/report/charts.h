#pragma once
// The report's charts; each returns a drawing with the numbers behind it, without its title. One .cpp file per kind.
#include <limits>
#include <optional>

#include "sim/document/document.h"
#include "sim/document/numbers.h"
#include "sim/results/folder/run_folder.h"
#include "sim/results/report/energy_book.h"
#include "sim/results/report/texts.h"

namespace icctwin::report {

// A report is written in the terms of documents.
using namespace document;

/// What every chart needs.
struct ChartContext {
  const RunFolder& run;
  const Texts& text;
  const Numbers& numbers;
};

/// One bar of end uses with its legend.
Figure chart_end_uses(const ChartContext& context, const EnergyBook& book);
/// Flow of energy from sources to heat. Two that are to be compared have the smaller of their scales.
Figure chart_sankey(const ChartContext& context, const EnergyBook& book,
                    double most_units_per_kwh = std::numeric_limits<double>::infinity());
/// The scale that the flow has by itself [units/kWh].
double sankey_units_per_kwh(const ChartContext& context, const EnergyBook& book);
/// Place of a PUE on the grades of GB 40879-2021.
Figure chart_grades(const ChartContext& context, double pue);
/// Number of started jobs by their wait.
Figure chart_waits(const ChartContext& context);

// Charts of the series; nothing where the channels they need are absent.

/// Facility power stacked by end use.
std::optional<Figure> chart_stacked_power(const ChartContext& context);
/// Facility and IT power above, PUE below.
std::optional<Figure> chart_power_and_pue(const ChartContext& context);
/// Energy outside IT for each unit of IT energy, by day.
std::optional<Figure> chart_overhead(const ChartContext& context);
/// Utilisation above, running and queued jobs below.
std::optional<Figure> chart_queue(const ChartContext& context);
/// Carbon by day.
std::optional<Figure> chart_carbon(const ChartContext& context);

/// A column of starts of spans, as the first of the data of a chart over time.
Column time_column(const ChartContext& context);

/// Most points of a line: a year by days, a week by half hours.
inline constexpr std::size_t most_chart_points = 370;

/// Span of the bars of charts by day: hours in runs up to two days, weeks in runs longer than 40 days [s].
double bar_width_s(const RunFolder& run);
/// The bars are wide enough to carry their values.
bool bars_carry_values(const RunFolder& run);

}  // namespace icctwin::report
