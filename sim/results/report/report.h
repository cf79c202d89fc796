#pragma once
// The reports of a run as documents; sim/document has the formats to write them in.
#include <optional>
#include <span>
#include <string_view>

#include "sim/document/document.h"
#include "sim/results/compare/compare.h"
#include "sim/results/folder/run_folder.h"

namespace icctwin {

/// What a report is for, and so which chapters it has.
enum class ReportTemplate {
  report,        ///< everything the run tells; written by every run
  summary,       ///< two pages
  audit,         ///< energy audit in the manner of GB/T 17166
  assessment,    ///< energy-efficiency assessment: measuring points, monthly PUE, grade
  eu_2024_1364,  ///< the tables of Delegated Regulation (EU) 2024/1364
};

/// "report", "summary", "audit", "assessment" or "eu-2024-1364".
std::string_view template_name(ReportTemplate report_template);
std::optional<ReportTemplate> template_of(std::string_view name);

/// The same run gives the same document.
///
/// Values the run does not hold are dashes or left-out chapters; a run that did not finish carries a banner. Each of the other runs is a
/// measure against this one; only the audit tells of them.
document::Document energy_report(const RunFolder& run, Language language, ReportTemplate report_template = ReportTemplate::report,
                                 std::span<const NamedRun> measures = {});

}  // namespace icctwin
