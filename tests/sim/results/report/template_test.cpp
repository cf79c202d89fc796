// The templates of reports: their chapters, and that what they compute agrees with the books and the indicators.
#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "sim/results/report/meters.h"
#include "sim/results/report/monthly.h"
#include "sim/results/report/report.h"
#include "tests/sim/results/folder/sample_run.h"

using namespace icctwin;
using namespace icctwin::document;

namespace {

RunFolder template_run(const std::string& name, const sample::Options& options = {}) {
  const auto folder = sample::fresh_folder("template_" + name);
  sample::write_run(folder, options);
  Diagnostics diagnostics;
  auto run = read_run_folder(folder, diagnostics);
  REQUIRE(run);
  return std::move(*run);
}

constexpr ReportTemplate templates[] = {ReportTemplate::report, ReportTemplate::summary, ReportTemplate::audit, ReportTemplate::assessment,
                                        ReportTemplate::eu_2024_1364};

std::vector<std::string> chapters(const Document& doc) {
  std::vector<std::string> found;
  for (const auto& block : doc.blocks())
    if (const auto* heading = std::get_if<Heading>(&block); heading && heading->level == 1) found.push_back(heading->text);
  return found;
}

const Table* find_table(const Document& doc, const std::string& label) {
  for (const auto& block : doc.blocks())
    if (const auto* table = std::get_if<Table>(&block); table && table->label == label) return table;
  return nullptr;
}

/// The row whose first cell, or second, has this text.
const TableRow* find_row(const Table& table, const std::string& text) {
  for (const auto& row : table.rows)
    for (std::size_t i = 0; i < 2 && i < row.cells.size(); ++i)
      if (row.cells[i].text.plain() == text) return &row;
  return nullptr;
}

void set_kpi(RunFolder& run, const std::string& id, double value) {
  for (auto& kpi : run.kpis)
    if (kpi.id == id) {
      kpi.value = value;
      return;
    }
  Kpi kpi;
  kpi.id = id;
  kpi.value = value;
  run.kpis.push_back(kpi);
}

}  // namespace

TEST_CASE("templates: names lead back to templates") {
  for (const auto one : templates) CHECK(template_of(template_name(one)) == one);
  CHECK_FALSE(template_of("blank"));
}

TEST_CASE("templates: every one can be written of a whole, a stopped and an empty run, in rows as wide as their tables") {
  const RunFolder runs[] = {template_run("whole"), template_run("stopped", {.simulated_days = 3.3, .status = "cancelled"}), RunFolder{}};
  for (const auto& run : runs)
    for (const auto one : templates)
      for (const auto language : {Language::en, Language::zh}) {
        CAPTURE(template_name(one));
        const Document doc = energy_report(run, language, one);
        CHECK_FALSE(doc.blocks().empty());
        for (const auto& block : doc.blocks())
          if (const auto* table = std::get_if<Table>(&block))
            for (const auto& row : table->rows) CHECK(row.cells.size() <= table->columns.size());
      }
}

TEST_CASE("templates: the audit has the chapters of GB/T 17166") {
  const Document doc = energy_report(template_run("audit"), Language::zh, ReportTemplate::audit);
  const std::vector<std::string> expected = {
      "摘要",       "1 审计事项说明", "2 数据中心基本情况", "3 能源管理与计量", "4 用能系统与主要设备", "5 能源流程与能源平衡",
      "6 能效指标", "7 对标分析",     "8 节能潜力与措施",   "9 结论与建议",     "附录 A 输入与来源",    "附录 B 文件、时间与检查",
      "附录 C 复现"};
  auto found = chapters(doc);
  REQUIRE(found.size() > expected.size());
  found.resize(expected.size());
  CHECK(found == expected);
}

TEST_CASE("templates: months add up to the books, and the worst is the one with the highest PUE") {
  // 7 July and 60 days: three months of the ledger.
  const RunFolder run = template_run("months", {.days = 60, .simulated_days = 60, .output_step_s = 3600});
  const auto months = report::months_of(run);
  const report::EnergyBook book = report::energy_book(run);
  double use_kwh = 0, it_kwh = 0;
  double highest = 0;
  for (const auto& month : months) {
    use_kwh += month.use_kwh();
    it_kwh += month.it_kwh;
    highest = std::max(highest, month.pue());
  }
  CHECK(use_kwh == doctest::Approx(book.use()));
  CHECK(it_kwh == doctest::Approx(book.it()));
  REQUIRE(report::worst_month(months));
  CHECK(report::worst_month(months)->pue() == highest);
  CHECK(report::worst_month({}) == nullptr);
}

TEST_CASE("templates: what the measuring points read closes") {
  const RunFolder run = template_run("meters");
  const report::Texts text(Language::en);
  const Numbers numbers(Language::en);
  const report::Section section{{run, text, numbers}, report::energy_book(run)};
  double sources = 0, board = 0, uses = 0;
  for (const auto& meter : report::meters(section)) {
    if (meter.id.starts_with("M-0")) sources += meter.value;
    if (meter.id == "M-11") board = meter.value;
    if (meter.id == "M-31" || meter.id.starts_with("M-4") || meter.id.starts_with("M-5")) uses += meter.value;
  }
  const auto& book = section.book;
  CHECK(sources == doctest::Approx(book.input()));
  CHECK(board == doctest::Approx(book.input() - book.transformer));
  // Between the board and the uses only the losses of UPS and distribution.
  CHECK(board - uses == doctest::Approx(book.ups + book.busway + book.pdu + book.battery));
}

TEST_CASE("templates: a compared run is a measure with the difference of a year") {
  RunFolder run = template_run("measure"), with = run;
  const double year_over_week = 8760.0 / (7 * 24);
  set_kpi(with, "facility_energy_kwh", run.kpi("facility_energy_kwh") - 1000);
  const NamedRun measures[] = {{"less", with}};
  const Document doc = energy_report(run, Language::en, ReportTemplate::audit, measures);
  const Table* const table = find_table(doc, "Table 8-3");
  REQUIRE(table);
  REQUIRE(find_row(*table, "less"));
  // 1,000 kWh of a week are 52,143 kWh in a year of 8760 h, shown as MWh.
  CHECK(find_row(*table, "less")->cells[1].text.plain() == "52.1");
  CHECK(find_row(*table, "less")->cells[1].value == doctest::Approx(year_over_week));
  // Without cost figures of the scenarios there is no payback.
  const Table* const worth = find_table(doc, "Table 8-4");
  REQUIRE(worth);
  CHECK(find_row(*worth, "less")->cells[3].text.plain() == "—");
  CHECK(find_table(energy_report(run, Language::en, ReportTemplate::audit), "Table 8-3") == nullptr);
}

TEST_CASE("templates: the European tables measure IT energy behind the UPS and leave to the operator what he alone knows") {
  RunFolder run = template_run("eu");
  set_kpi(run, "facility_energy_kwh", 1200);
  set_kpi(run, "it_energy_kwh", 990);
  set_kpi(run, "ups_output_kwh", 1000);
  set_kpi(run, "water_l", 500);
  set_kpi(run, "heat_reused_kwh", 120);
  set_kpi(run, "renewable_energy_kwh", 300);
  const Document doc = energy_report(run, Language::en, ReportTemplate::eu_2024_1364);
  CHECK(chapters(doc).size() == 6);
  const Table* const ratios = find_table(doc, "Table 5-1");
  REQUIRE(ratios);
  CHECK(ratios->rows[0].cells[2].text.plain() == "1.200");  // 1200 / 1000, not / 990
  CHECK(ratios->rows[1].cells[2].text.plain() == "0.500");  // 0.5 m3 / 1 MWh
  CHECK(ratios->rows[2].cells[2].text.plain() == "0.100");  // 120 / 1200
  CHECK(ratios->rows[3].cells[2].text.plain() == "0.250");  // 300 / 1200
  const Table* const energy = find_table(doc, "Table 2-1");
  REQUIRE(energy);
  const TableRow* const potable = find_row(*energy, "of it potable water");
  REQUIRE(potable);
  CHECK(potable->cells[2].text.empty());
  CHECK(potable->cells[4].text.plain().starts_with("to be supplied by the operator"));
  for (const char* label : {"Table 1-1", "Table 2-1", "Table 3-1", "Table 4-1", "Table 5-1"}) {
    const Table* const table = find_table(doc, label);
    REQUIRE(table);
    CHECK_FALSE(table->sheet.empty());
  }
}
