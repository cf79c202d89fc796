#include "sim/results/report/report.h"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "sim/document/html/html.h"
#include "sim/document/numbers.h"
#include "sim/results/report/energy_book.h"
#include "sim/results/report/names.h"
#include "sim/results/report/texts.h"
#include "tests/sim/results/folder/sample_run.h"

using namespace icctwin;

namespace {

RunFolder sample_run(const std::string& name, const sample::Options& options = {}) {
  const auto folder = sample::fresh_folder(name);
  sample::write_run(folder, options);
  Diagnostics diagnostics;
  auto run = read_run_folder(folder, diagnostics);
  REQUIRE(run);
  return std::move(*run);
}

std::string report_html(const RunFolder& run, Language language) { return document::html(energy_report(run, language)); }

/// The first fault in the nesting of tags, empty when every element is closed in order.
std::string nesting_fault(const std::string& html) {
  std::vector<std::string> open;
  for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const std::size_t end = html.find('>', at);
    if (end == std::string::npos) return "no end of tag at " + std::to_string(at);
    const std::string tag = html.substr(at + 1, end - at - 1);
    if (tag.starts_with('!') || tag.ends_with('/')) continue;
    if (!tag.starts_with('/')) {
      open.push_back(tag.substr(0, tag.find(' ')));
    } else {
      if (open.empty() || open.back() != tag.substr(1)) return "<" + tag + "> closes <" + (open.empty() ? "" : open.back()) + ">";
      open.pop_back();
    }
  }
  return open.empty() ? "" : "<" + open.back() + "> stays open";
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

bool is_cjk_end(std::string_view text, std::size_t before) {
  return before >= 3 && static_cast<unsigned char>(text[before - 3]) >= 0xE3 && static_cast<unsigned char>(text[before - 3]) <= 0xE9;
}

}  // namespace

TEST_CASE("report: well-formed and self-contained in both languages") {
  const auto run = sample_run("report");
  for (const auto language : {Language::en, Language::zh}) {
    const std::string html = report_html(run, language);
    CHECK(nesting_fault(html) == "");
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("http:") == std::string::npos);
    CHECK(html.find("https:") == std::string::npos);
    CHECK(html.find("url(") == std::string::npos);
    for (const char* number : {">nan", ">inf", "nan<", "\"nan", " nan "}) CHECK(html.find(number) == std::string::npos);
    CHECK(html == report_html(run, language));  // same run, same bytes
    // A key in place of its text would begin with a small letter.
    for (const std::string_view tag : {"<p>", "<li>"})
      for (std::size_t at = html.find(tag); at != std::string::npos; at = html.find(tag, at + 1))
        CHECK_FALSE((html[at + tag.size()] >= 'a' && html[at + tag.size()] <= 'z'));
    const std::size_t pages = count(html, "<section class=\"pg\"");
    CHECK(pages >= 6);
    CHECK(count(html, language == Language::en ? "simulated values, not measured" : "仿真值，非实测值") == pages);
    CHECK(count(html, "9c41e07ab25d") >= pages);
  }
}

TEST_CASE("report: figures shown are those of kpi.json, rounded once") {
  const auto run = sample_run("report_numbers");
  const std::string en = report_html(run, Language::en), zh = report_html(run, Language::zh);
  const document::Numbers n(Language::en), c(Language::zh);
  CHECK(en.find("<b>" + n.fixed(run.kpi("pue"), 3) + "</b>") != std::string::npos);
  CHECK(en.find("<b>" + n.fixed(run.kpi("facility_energy_kwh") / 1000, 1) + "</b><u>MWh</u>") != std::string::npos);
  CHECK(zh.find("<b>" + c.fixed(run.kpi("facility_energy_kwh") / 1e4, 2) + "</b><u>万kWh</u>") != std::string::npos);
  CHECK(en.find("<b>" + n.fixed(run.kpi("peak_facility_power_kw"), 0) + "</b><u>kW</u>") != std::string::npos);
  CHECK(en.find("<b>" + n.fixed(run.kpi("accelerator_hours"), 0) + "</b><u>h</u>") != std::string::npos);
  CHECK(en.find("unverified") != std::string::npos);
  CHECK(zh.find("<b class=\"w\">未核实</b>") != std::string::npos);
  CHECK(en.find("W-COOL-003") != std::string::npos);
  CHECK(en.find("icctwin run shanghai.json --out DIR") != std::string::npos);
  CHECK(en.find("7\u00A0days; its PUE is not used for grading") != std::string::npos);
}

TEST_CASE("report: the values of a formula stand as a quotient only where the figure is that quotient") {
  auto run = sample_run("report_quotients");
  const auto values_of = [&](double value, const std::string& formula) {
    run.kpis = {{"ppue_cooling",
                 value,
                 "1",
                 {"Partial PUE", ""},
                 {formula, ""},
                 "ppue",
                 {{"it_energy_kwh", 100, "kWh"}, {"cooling_energy_kwh", 25, "kWh"}}}};
    return report_html(run, Language::en);
  };
  const std::string listed = values_of(1.25, "(E_IT + E_cooling) / E_IT"), divided = values_of(4, "E_IT / E_cooling");
  CHECK(listed.find("100.0\u00A0kWh; 25.0\u00A0kWh") != std::string::npos);
  CHECK(listed.find("100.0 ÷ 25.0") == std::string::npos);
  CHECK(divided.find("100.0 ÷ 25.0\u00A0kWh") != std::string::npos);
}

TEST_CASE("report: a full year is not called too short for grading") {
  const auto run = sample_run("report_year", {.days = 365, .simulated_days = 365, .output_step_s = 3600});
  const std::string html = report_html(run, Language::en);
  CHECK(html.find("The run covers a full year") != std::string::npos);
  CHECK(html.find("not used for grading") == std::string::npos);
}

TEST_CASE("report: the books group without losing an account") {
  const auto folder = sample::fresh_folder("report_books");
  const auto books = sample::write_run(folder);
  Diagnostics diagnostics;
  auto run = *read_run_folder(folder, diagnostics);
  const auto book = report::energy_book(run);
  CHECK(book.use() == doctest::Approx(sample::sum(books, "")));
  CHECK(book.it() == doctest::Approx(sample::sum(books, "it.")));
  CHECK(book.cooling() == doctest::Approx(sample::sum(books, "cooling.")));
  CHECK(std::abs(book.closure()) < 1e-9);
  CHECK(std::abs(book.heat_closure()) < 1e-9);
  double ends = 0;
  for (const double energy_kwh : book.end_uses()) ends += energy_kwh;
  CHECK(ends == doctest::Approx(book.use()));
  run.ledger.push_back({"total", "electricity", "use", "it.quantum", "kWh", 5});
  run.ledger.push_back({"total", "electricity", "use", "elevator", "kWh", 7});
  CHECK(report::energy_book(run).use() == doctest::Approx(book.use() + 12));
}

TEST_CASE("report: a cancelled run carries a banner, dashes and hatched time") {
  const auto run = sample_run("report_cancelled", {.days = 7, .simulated_days = 3.3, .status = "cancelled"});
  const std::string html = report_html(run, Language::en);
  CHECK(html.find("Cancelled run: simulated until 2025-07-10 07:12") != std::string::npos);
  CHECK(html.find("<i>PUE</i><b>—</b>") != std::string::npos);
  CHECK(nesting_fault(html) == "");
}

TEST_CASE("report: a folder with nothing but a manifest still gives a report") {
  const auto folder = sample::fresh_folder("report_empty");
  sample::write_manifest(folder / "manifest.json", {});
  Diagnostics diagnostics;
  const auto run = read_run_folder(folder, diagnostics);
  REQUIRE(run);
  for (const auto language : {Language::en, Language::zh}) {
    const std::string html = report_html(*run, language);
    CHECK(nesting_fault(html) == "");
    CHECK(html.find("class=\"banner\"") != std::string::npos);
  }
  CHECK(nesting_fault(report_html(RunFolder{}, Language::en)) == "");
}

TEST_CASE("report: names from files cannot break the page") {
  auto run = sample_run("report_hostile");
  run.manifest.site_name = {"<script>alert(1)</script>", "\xFF\xFE坏"};
  run.manifest.reproduce = "icctwin \"a\" & b </code>";
  run.jobs[0].job_id = "<b>";
  run.jobs[0].energy_kwh = 1e9;
  run.problems[0].sentence.en = "a < b & c";
  for (const auto language : {Language::en, Language::zh}) {
    const std::string html = report_html(run, language);
    CHECK(nesting_fault(html) == "");
    CHECK(html.find("<script") == std::string::npos);
  }
}

TEST_CASE("report: every text is there in both languages, once, with the same placeholders") {
  std::set<std::string_view> keys;
  for (const auto& entry : report::all_texts()) {
    CAPTURE(entry.key);
    CHECK(keys.insert(entry.key).second);
    CHECK_FALSE(entry.en.empty());
    CHECK_FALSE(entry.zh.empty());
    for (char digit = '0'; digit <= '9'; ++digit) {
      const std::string placeholder = {'{', digit, '}'};
      // The English layout of one hall says "1 hall" in words.
      if (entry.key == "facts.size.one") continue;
      CHECK((entry.en.find(placeholder) == std::string_view::npos) == (entry.zh.find(placeholder) == std::string_view::npos));
    }
  }
}

TEST_CASE("report: Chinese texts use full-width punctuation after Chinese characters") {
  const auto check = [](std::string_view text) {
    CAPTURE(text);
    for (std::size_t i = 0; i < text.size(); ++i)
      if (std::string_view(",;:!?()").find(text[i]) != std::string_view::npos) CHECK_FALSE(is_cjk_end(text, i));
  };
  for (const auto& entry : report::all_texts()) check(entry.zh);
  for (const auto names : {channel_names(), account_names(), kpi_names()})
    for (const auto& name : names) check(name.zh);
}

TEST_CASE("report: names fall back to the id") {
  CHECK(channel_name("chiller_power_w", Language::zh) == "冷水机组功率");
  CHECK(account_name("loss.ups", Language::en) == "UPS");
  CHECK(kpi_name("made_up", Language::en) == "made_up");
}

TEST_CASE("report: every table and figure has numbers, and those shown are the exact ones rounded") {
  const auto run = sample_run("report_exact");
  for (const auto language : {Language::en, Language::zh}) {
    const document::Document doc = energy_report(run, language);
    const document::Numbers n(language);
    std::size_t cells = 0, figures = 0;
    const auto check = [&](const document::Table& table) {
      for (const auto& row : table.rows) {
        CHECK(row.cells.size() <= table.columns.size());
        for (const auto& cell : row.cells) {
          if (!std::isfinite(cell.value) || std::abs(cell.value) < 1e-4) continue;  // the smallest are written with an exponent
          CHECK(cell.text.plain() == n.fixed(cell.value, cell.decimals));
          ++cells;
        }
      }
    };
    for (const auto& block : doc.blocks()) {
      if (const auto* table = std::get_if<document::Table>(&block)) check(*table);
      if (const auto* figure = std::get_if<document::Figure>(&block)) {
        CAPTURE(figure->label);
        check(figure->data);
        CHECK_FALSE(figure->drawing.empty());
        CHECK_FALSE(figure->data.rows.empty());
        ++figures;
      }
    }
    CHECK(figures >= 7);  // end uses, flow, grades, two of power, overhead, queue
    CHECK(cells > 1000);  // the series behind the figures alone
  }
}
