#include "gui/views/results_page.h"

#include <QScrollArea>
#include <QVBoxLayout>
#include <cmath>

#include "gui/document/words.h"
#include "gui/models/workbench.h"
#include "gui/views/figure_view.h"
#include "gui/views/page_parts.h"
#include "sim/results/folder/run_folder.h"
#include "sim/results/report/charts.h"

namespace icctwin::gui {
namespace {

using document::DisplayUnit;
using document::Numbers;

constexpr int results_columns = 4;

/// Formula and inputs of a figure: how it was computed.
QString how_computed(const Kpi& kpi) {
  QString text = QStringLiteral("<b>%1</b><br>%2")
                     .arg(qstring(kpi.title.in(language())).toHtmlEscaped(), qstring(kpi.formula.in(language())).toHtmlEscaped());
  for (const auto& input : kpi.inputs)
    if (std::isfinite(input.value))
      text += QStringLiteral("<br>%1 = %2 %3")
                  .arg(qstring(input.id), QString::number(input.value, 'g', 8), input.unit == "1" ? QString() : qstring(input.unit));
  return text;
}

class TileMaker {
 public:
  explicit TileMaker(const RunFolder& run) : run_(run), numbers_(language(), run.manifest.utc_offset_s) {}

  /// A figure with fixed decimals; false if the run has none.
  bool add(const char* id, const Text& label, int decimals, const QString& unit) { return add(id, label, {1, decimals, {}}, unit); }

  bool add(const char* id, const Text& label, const DisplayUnit& in, const QString& unit = {}) {
    const Kpi* kpi = run_.find_kpi(id);
    if (!kpi || !std::isfinite(kpi->value)) return false;
    TileText tile;
    tile.label = words(label);
    tile.value = qstring(numbers_.fixed(kpi->value / in.divisor, in.decimals));
    tile.unit = unit.isEmpty() ? qstring(in.name) : unit;
    tile.help = how_computed(*kpi);
    tiles.push_back(std::move(tile));
    return true;
  }

  double value(const char* id) const { return run_.kpi(id); }
  const Numbers& numbers() const { return numbers_; }
  TileText& last() { return tiles.back(); }
  QString in(double value, const DisplayUnit& unit) const { return qstring(numbers_.with_unit(value, unit)); }

  std::vector<TileText> tiles;

 private:
  const RunFolder& run_;
  Numbers numbers_;
};

}  // namespace

std::vector<TileText> result_tiles(const RunFolder& run) {
  TileMaker make(run);
  const Numbers& numbers = make.numbers();
  const DisplayUnit energy = numbers.energy(make.value("facility_energy_kwh"));
  if (make.add("pue", {"PUE", "电能利用效率 PUE"}, 3, {})) {
    if (const double grade = make.value("gb40879_grade"); std::isfinite(grade))
      make.last().chip = words({"grade %1 (ref.)", "%1 级（参照）"}, QString::number(grade));
    make.last().remark = words({"cooling share pPUE %1", "制冷 pPUE %1"}, qstring(numbers.fixed(make.value("ppue_cooling"), 3)));
  }
  if (make.add("facility_energy_kwh", {"Total energy", "总用电量"}, energy))
    make.last().remark = words({"mean power %1", "平均功率 %1"}, qstring(numbers.with_unit(make.value("mean_facility_power_kw"), 0, "kW")));
  if (make.add("it_energy_kwh", {"IT energy", "IT 用电量"}, energy)) {
    const double share = make.value("it_energy_kwh") / make.value("facility_energy_kwh");
    make.last().remark = words({"%1 of total", "占总量 %1"}, qstring(numbers.percent(share)));
    make.last().share = share;
  }
  if (make.add("peak_demand_kw", {"Peak demand (15 min)", "最大需量（15 分钟）"}, 0, QStringLiteral("kW"))) {
    make.last().remark = words({"load factor %1", "负荷率 %1"}, qstring(numbers.percent(make.value("load_factor"))));
    make.last().share = make.value("load_factor");
  }
  if (make.add("wue_l_per_kwh", {"WUE", "水资源利用效率 WUE"}, 2, QStringLiteral("L/kWh")))
    make.last().remark = words({"water %1", "耗水 %1"}, make.in(make.value("water_l"), numbers.water(make.value("water_l"))));
  if (make.add("cue_kg_per_kwh", {"CUE", "碳利用效率 CUE"}, 3, QStringLiteral("kg/kWh")))
    make.last().remark = words({"location-based, %1", "基于位置 %1"},
                               make.in(make.value("carbon_location_kg"), numbers.carbon(make.value("carbon_location_kg"))));
  if (make.add("accelerator_hours", {"Accelerator-hours held by jobs", "作业占用加速卡时"}, 0, words({"h", "卡时"}))) {
    const double share = make.value("utilisation");
    make.last().remark = words({"utilisation %1, jobs %2 of %3", "利用率 %1，作业 %2 / %3"})
                             .arg(qstring(numbers.percent(share)), qstring(numbers.fixed(make.value("jobs_done"), 0)),
                                  qstring(numbers.fixed(make.value("jobs_submitted"), 0)));
  }
  const double cost = make.value("cost_energy_cny");
  if (make.add("cost_energy_cny", {"Energy cost", "电费"}, numbers.money(cost)))
    make.last().remark = words({"mean %1 CNY/kWh", "均价 %1 元/kWh"}, qstring(numbers.fixed(cost / make.value("facility_energy_kwh"), 3)));
  return make.tiles;
}

ResultsPage::ResultsPage(Workbench& bench, Commands&, QWidget* parent) : WorkPage(bench, parent), scroll_(new QScrollArea) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(scroll_);
  scroll_->setWidgetResizable(true);
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  connect(&bench, &Workbench::run_shown, this, &ResultsPage::rebuild);
}

void ResultsPage::rebuild() {
  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(16, 12, 16, 16);
  column->setSpacing(10);
  const RunFolder* run = bench_.run();
  if (!run) {
    add_empty(*column, words({"Not run yet.", "尚未运行。"}),
              words({"A run computes energy, PUE, water, carbon, cost and the work done, hour by hour. Press F5 to start it.",
                     "运行后将逐时给出用电、PUE、耗水、碳排放、电费与完成的算力任务。按 F5 开始。"}));
    scroll_->setWidget(page);
    return;
  }
  const Manifest& manifest = run->manifest;
  const Numbers numbers(language(), manifest.utc_offset_s);
  QString facts = bench_.run_name() + QStringLiteral(" · ") + qstring(manifest.scenario_name.in(language())) + QStringLiteral(" · ") +
                  qstring(numbers.period(manifest.start_unix_s, manifest.end_unix_s)) + QStringLiteral(" · ") +
                  words({"seed %1", "种子 %1"}, QString::number(manifest.seed)) + QStringLiteral(" · ") +
                  qstring(manifest.scenario_sha256.substr(0, 12));
  add_header(*column, words({"Results", "结果摘要"}), words({"simulated, not measured", "仿真值，非实测值"}), facts);
  if (manifest.status != RunStatus::ok)
    add_note(*column, words({"Partial result: the first %1 of %2 h. Figures are of this time and are not scaled up.",
                             "部分结果：仅含前 %1 小时（共 %2 小时），各指标仅针对该时段，未作外推。"})
                          .arg(qstring(numbers.fixed(manifest.simulated_s / 3600, 0)),
                               qstring(numbers.fixed((manifest.end_unix_s - manifest.start_unix_s) / 3600, 0))));
  add_tiles(*column, result_tiles(*run), results_columns, true);

  const report::Texts texts(language());
  const report::ChartContext context{*run, texts, numbers};
  if (auto power = report::chart_power_and_pue(context))
    column->addWidget(
        new FigureView(words({"Power of the facility and of IT, and PUE", "总功率、IT 功率与 PUE"}), std::move(power->drawing)));
  const auto book = report::energy_book(*run);
  if (book.present)
    column->addWidget(new FigureView(
        words({"Energy flow, %1 and share of the input", "能流图，%1 与占总输入比例"}, qstring(numbers.energy(book.input()).name)),
        std::move(report::chart_sankey(context, book).drawing)));
  column->addStretch(1);
  scroll_->setWidget(page);
}

}  // namespace icctwin::gui
