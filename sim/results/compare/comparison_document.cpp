#include "sim/results/compare/comparison_document.h"

#include <cmath>

#include "sim/results/compare/comparison_charts.h"
#include "sim/results/compare/comparison_numbers.h"
#include "sim/results/compare/measure.h"

namespace icctwin {
namespace {

using namespace comparison;
using document::Cell;
using document::Document;
using document::Inline;
using document::Numbers;
using document::Table;

constexpr std::size_t hash_digits = 12;

class Writer {
 public:
  Writer(const ComparedRuns& compared, Language language)
      : c_(compared),
        language_(language),
        n_(language, base().manifest.utc_offset_s),
        doc_({.language = language,
              .header = say("Comparison of runs", "方案对比"),
              .header_right = say("simulation result", "仿真结果"),
              .footer = footer()}) {}

  Document write() {
    head();
    inputs();
    indicators();
    if (c_.runs.size() == 2) uses();
    if (c_.attribution) attribution();
    savings();
    return std::move(doc_);
  }

 private:
  std::string say(std::string_view en, std::string_view zh) const { return std::string(language_ == Language::zh ? zh : en); }
  const RunFolder& base() const { return c_.runs[0].folder; }
  const std::string& base_name() const { return c_.comparison.names[0]; }

  std::string footer() const {
    std::string text = say("scenarios ", "方案 ");
    for (std::size_t r = 0; r < c_.runs.size(); ++r)
      text += (r > 0 ? ", " : "") + c_.runs[r].folder.manifest.scenario_sha256.substr(0, hash_digits);
    return text + " · " + base().manifest.program + " " + base().manifest.version;
  }

  void head() {
    std::string others;
    for (std::size_t r = 1; r < c_.runs.size(); ++r) others += (r > 1 ? say(", ", "、") : "") + c_.comparison.names[r];
    const Manifest& m = base().manifest;
    doc_.title(say("Comparison of runs", "方案对比"), others + say(" against ", " 对比 ") + base_name(),
               n_.period(m.start_unix_s, m.end_unix_s) + " · " + m.scenario_name.in(language_));
    if (c_.runs.size() > 2) return;  // one difference is told by tiles
    std::vector<document::Tile> tiles;
    for (const char* id : {"pue", "facility_energy_kwh", "carbon_location_kg", "water_l"}) {
      const KpiComparison* kpi = find(id);
      if (!kpi) continue;
      const Scale scale = scale_of(n_, kpi->unit, kpi->values);
      tiles.push_back({kpi->title.in(language_) + say(", difference", "之差"), scale.change(n_, kpi->difference(1)), scale.unit});
    }
    doc_.tiles(std::move(tiles));
  }

  const KpiComparison* find(std::string_view id) const {
    for (const KpiComparison& kpi : c_.comparison.kpis)
      if (kpi.id == id) return &kpi;
    return nullptr;
  }

  void inputs() {
    doc_.chapter("1", say("Inputs that differ", "输入差异"));
    std::vector<Inline> warnings;
    for (const Problem& one : c_.warnings.problems())
      if (one.severity == Severity::warning)
        warnings.push_back(document::toned(one.code, document::Tone::warning) + " " + sentence(one, language_));
    if (warnings.empty())
      doc_.paragraph(say("Period, length, size and version are the same: the differences come from the inputs below.",
                         "时段、时长、规模与版本均相同：差异来自下列输入。"));
    else
      doc_.list(std::move(warnings), false);
    const std::size_t runs = c_.comparison.names.size();
    const double width = 44.0 / static_cast<double>(runs);
    Table table;
    table.title = say("Inputs that differ", "输入差异");
    table.tight = true;
    table.wide = runs > 4;
    table.columns = {{say("Input", "输入"), 24}, {say("Place", "位置"), 24}};
    for (const auto& name : c_.comparison.names) table.columns.push_back({name, width});
    table.columns.push_back({say("Unit", "单位"), 8});
    for (const InputDifference& one : c_.comparison.inputs) {
      document::TableRow row{{one.title.in(language_), Inline(one.pointer, {.code = true})}};
      for (const auto& value : one.values) row.cells.emplace_back(value);
      row.cells.emplace_back(shown_unit(one.unit));
      table.rows.push_back(std::move(row));
    }
    if (table.rows.empty())
      doc_.paragraph(say("No input differs.", "没有输入差异。"));
    else
      doc_.table(std::move(table));
  }

  void indicators() {
    doc_.chapter("2", say("Indicators", "指标"));
    for (std::size_t r = 1; r < c_.comparison.names.size(); ++r) {
      const std::string& name = c_.comparison.names[r];
      Table table;
      table.title = name + say(" against ", " 对比 ") + base_name();
      table.tight = true;
      table.columns = {{say("Indicator", "指标"), 33},
                       {base_name(), 13, true},
                       {name, 13, true},
                       {say("Unit", "单位"), 10},
                       {say("Difference", "差"), 12, true},
                       {"%", 8, true},
                       {say("For the planner", "评价"), 11}};
      for (const KpiComparison& kpi : c_.comparison.kpis) {
        if (!c_.all && same_value(kpi.values[r], kpi.values[0])) continue;
        if (kpi.id.ends_with("_closure")) continue;  // rounding noise
        const Scale scale = scale_of(n_, kpi.unit, {kpi.values[0], kpi.values[r]});
        const double difference = kpi.difference(r);
        table.rows.push_back(
            {{kpi.title.in(language_), scale.cell(n_, kpi.values[0]), scale.cell(n_, kpi.values[r]), scale.unit,
              scale.change(n_, difference), percentage(n_, kpi.relative(r)), verdict_words(verdict(kpi.id, difference), language_)}});
      }
      if (table.rows.empty()) {
        doc_.paragraph(name + say(": every indicator is the same.", "：所有指标均相同。"));
        continue;
      }
      table.source = say("Better and worse are told where one direction is better for every center; a dash: it depends.",
                         "仅对方向明确的指标给出改善或变差；横线表示视情况而定。");
      doc_.table(std::move(table));
    }
  }

  void uses() {
    document::Figure figure = end_uses(c_.runs[0], c_.runs[1], n_);
    if (figure.drawing.empty()) return;
    doc_.section(say("Where the energy outside IT goes", "IT 之外的用电去向"));
    doc_.figure(std::move(figure), say("Energy outside IT by end use", "IT 之外按用途的用电量"),
                say("Data: the books of both runs (ledger.csv).", "数据：两次仿真的账册（ledger.csv）。"));
  }

  void attribution() {
    const Attribution& found = *c_.attribution;
    doc_.chapter("3", say("Which input does what", "逐步归因"));
    doc_.paragraph(
        say("The inputs of the second run are taken over step by step, and the scenario after each step is run. A step is the change of an "
            "indicator by it; the steps add up to the whole difference. They depend on their order where inputs act on each other.",
            "按步骤将第二次仿真的输入逐组应用，并对每一步之后的方案进行仿真。每步为该步引起的指标变化，各步之和等于总差；输入相互影响时，各"
            "步大小与顺序有关。"));
    if (found.steps.empty()) return;
    Table steps;
    steps.title = say("Steps", "步骤");
    steps.tight = true;
    steps.columns = {{say("Step", "步骤"), 8}, {say("Change", "变化"), 46}, {say("Places", "位置"), 46}};
    for (std::size_t s = 0; s < found.steps.size(); ++s) {
      std::string places;
      for (const auto& pointer : found.steps[s].group.pointers) places += (places.empty() ? "" : ", ") + pointer;
      steps.rows.push_back({{std::to_string(s + 1), found.steps[s].label.in(language_), Inline(places, {.code = true})}});
    }
    doc_.table(std::move(steps));
    changes(found);
    for (const AttributedKpi& kpi : found.kpis) {
      document::Figure figure = waterfall(kpi, found.steps, c_.comparison.names[0], c_.comparison.names[1], n_);
      if (figure.drawing.empty()) continue;
      figure.title = kpi.title.in(language_) + say(": which input does what", "：逐步归因");
      doc_.figure(std::move(figure));
    }
  }

  void changes(const Attribution& found) {
    const bool alone = !found.kpis.empty() && !found.kpis[0].alone.empty();
    Table table;
    table.title = say("Change by step", "各步变化");
    table.tight = true;
    table.columns = {{say("Indicator", "指标"), 30}, {say("Step", "步骤"), 10}, {say("Change", "变化"), 20, true}};
    if (alone) table.columns.push_back({say("Alone", "单独应用"), 20, true});
    table.columns.push_back({say("Unit", "单位"), alone ? 20.0 : 40.0});
    const auto add = [&](const std::string& name, const std::string& step, Cell change, Cell by_itself, const std::string& unit) {
      document::TableRow row{{name, step, std::move(change)}};
      if (alone) row.cells.push_back(std::move(by_itself));
      row.cells.emplace_back(unit);
      table.rows.push_back(std::move(row));
    };
    for (const AttributedKpi& kpi : found.kpis) {
      const Scale scale = scale_of(n_, kpi.unit, kpi.values);
      for (std::size_t s = 0; s < found.steps.size(); ++s)
        add(s == 0 ? kpi.title.in(language_) : std::string(), std::to_string(s + 1), scale.change(n_, kpi.change(s)),
            alone ? scale.change(n_, kpi.alone[s]) : Cell(), scale.unit);
      add({}, say("all", "合计"), scale.change(n_, kpi.values.back() - kpi.values.front()), Cell(document::missing_mark), scale.unit);
    }
    if (alone)
      table.source = say("Alone: the group applied to the first run by itself; a dash where that cannot be run.",
                         "单独应用：仅将该组应用于第一次仿真；无法仿真时为横线。");
    doc_.table(std::move(table));
  }

  void savings() {
    constexpr double table_mm = 90;
    doc_.chapter(c_.attribution ? "4" : "3", say("A year's savings", "年节约量"), table_mm);
    Table table;
    table.title = say("Savings of a year against ", "年节约量，相对 ") + base_name();
    table.columns = {{say("Quantity", "项目"), 40}};
    const double width = 40.0 / static_cast<double>(c_.runs.size() - 1);
    for (std::size_t r = 1; r < c_.runs.size(); ++r) table.columns.push_back({c_.comparison.names[r], width, true});
    table.columns.push_back({say("Unit", "单位"), 20});
    std::vector<Measure> measures;
    for (std::size_t r = 1; r < c_.runs.size(); ++r) measures.push_back(measure_of(base(), c_.runs[r].folder));
    const auto row = [&](std::string name, double Measure::*quantity, std::string_view unit, bool optional) {
      std::vector<double> values;
      bool any = false;
      for (const Measure& one : measures) {
        values.push_back(one.*quantity);
        any = any || std::isfinite(values.back());
      }
      if (optional && !any) return;
      const Scale scale = scale_of(n_, unit, values);
      document::TableRow cells{{Cell(std::move(name))}};
      for (const double value : values) cells.cells.push_back(scale.cell(n_, value));
      cells.cells.emplace_back(scale.unit);
      table.rows.push_back(std::move(cells));
    };
    row(say("Energy", "用电量"), &Measure::energy_kwh_per_year, "kWh", false);
    row(say("Carbon of electricity and fuel", "用电与燃油碳排放"), &Measure::carbon_kg_per_year, "kg", false);
    row(say("Water", "用水量"), &Measure::water_l_per_year, "L", false);
    row(say("Cost", "费用"), &Measure::saving_cny_per_year, "CNY", false);
    row(say("Extra capital", "增加的投资"), &Measure::extra_capital_cny, "CNY", true);
    row(say("Simple payback", "静态回收期"), &Measure::simple_payback_years, say("years", "年"), true);
    row(say("Discounted payback", "动态回收期"), &Measure::discounted_payback_years, say("years", "年"), true);
    table.source = say("Simulated time scaled to 8760 h; above zero: less than without. A dash: it does not apply, or never pays back.",
                       "由仿真时长折算为 8760 h；正值为减少。横线：不适用或无法回收。");
    doc_.table(std::move(table));
  }

  const ComparedRuns& c_;
  Language language_;
  Numbers n_;
  Document doc_;
};

}  // namespace

Document comparison_document(const ComparedRuns& compared, Language language) { return Writer(compared, language).write(); }

}  // namespace icctwin
