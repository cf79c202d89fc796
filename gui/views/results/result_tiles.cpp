#include "gui/views/results/result_tiles.h"

#include <algorithm>
#include <cmath>

#include "gui/document/words.h"
#include "gui/models/figure_units.h"
#include "gui/models/results/result_data.h"
#include "sim/document/numbers.h"
#include "sim/results/compare/direction.h"
#include "sim/results/folder/run_folder.h"
#include "sim/results/report/series_bins.h"

namespace icctwin::gui {
namespace {

using document::Numbers;

constexpr std::size_t spark_points = 96;

QString unit_text(const std::string& unit) { return unit == "1" ? QString() : qstring(unit); }

/// Title, formula, inputs and what it was computed from: how the figure came about.
QString how_computed(const Kpi& kpi, const Manifest& about) {
  QString text = QStringLiteral("<b>%1</b> = %2 %3<br>%4")
                     .arg(qstring(kpi.title.in(language())).toHtmlEscaped(), QString::number(kpi.value, 'g', 8), unit_text(kpi.unit),
                          qstring(kpi.formula.in(language())).toHtmlEscaped());
  for (const auto& input : kpi.inputs)
    if (std::isfinite(input.value))
      text +=
          QStringLiteral("<br>&nbsp;&nbsp;%1 = %2 %3").arg(qstring(input.id), QString::number(input.value, 'g', 8), unit_text(input.unit));
  text += QStringLiteral("<br>") + words({"Source: kpi.json of this run, formula %1; simulated with %2 %3.",
                                          "来源：本次运行的 kpi.json，公式 %1；由 %2 %3 仿真得出。"})
                                       .arg(qstring(kpi.formula_id), qstring(about.program), qstring(about.version));
  return text;
}

/// A channel by so many spans of the run.
std::vector<float> spark_of(const RunFolder& run, std::string_view channel) {
  const double span_s = run.manifest.simulated_until_unix_s - run.manifest.start_unix_s;
  if (!run.series || !run.series->find(channel) || !(span_s > 0)) return {};
  // No finer than the series, so that every span holds a value.
  const double row_s = span_s / static_cast<double>(std::max<std::size_t>(run.series->rows(), 1));
  const auto bins = report::bin_series(run, std::max({span_s / static_cast<double>(spark_points), row_s, 60.0}));
  std::vector<float> spark;
  for (const double mean : report::bin_means(run, bins, channel)) spark.push_back(static_cast<float>(mean));
  return spark;
}

class TileMaker {
 public:
  TileMaker(const RunFolder& run, const RunFolder* baseline)
      : run_(run), baseline_(baseline == &run ? nullptr : baseline), numbers_(language(), run.manifest.utc_offset_s) {}

  /// A figure with fixed decimals; false if the run has none.
  bool add(const char* id, const Text& label, int decimals, const QString& unit = {}) {
    return add(id, label, FigureUnit(unit, 1, decimals));
  }

  bool add(const char* id, const Text& label, const FigureUnit& in) {
    const Kpi* kpi = run_.find_kpi(id);
    if (!kpi || !std::isfinite(kpi->value)) return false;
    TileText tile;
    tile.label = words(label);
    // A part of a year tells nothing of the year.
    const bool is_blank = is_partial(run_) && kpi->unit.ends_with("/a");
    tile.value = is_blank ? qstring(document::missing_mark) : qstring(numbers_.fixed(in.shown(kpi->value), in.decimals));
    tile.unit = in.name;
    tile.help = how_computed(*kpi, run_.manifest);
    tiles.push_back(std::move(tile));
    if (baseline_) compare(*kpi, in);
    return true;
  }

  double value(const char* id) const { return run_.kpi(id); }
  const Numbers& numbers() const { return numbers_; }
  TileText& last() { return tiles.back(); }
  /// The mark at the right, unless the difference to the baseline stands there.
  void chip(const QString& text) {
    if (last().chip.isEmpty()) last().chip = text;
  }
  QString in(double value, const FigureUnit& unit) const {
    return qstring(numbers_.with_unit(unit.shown(value), unit.decimals, unit.name.toStdString()));
  }

  std::vector<TileText> tiles;

 private:
  /// Sign, value and a word.
  void compare(const Kpi& kpi, const FigureUnit& in) {
    const double before = baseline_->kpi(kpi.id);
    if (!std::isfinite(before)) return;
    const double change = kpi.value - before;
    TileText& tile = last();
    const QString zero = qstring(numbers_.fixed(0, in.decimals));
    QString shown = qstring(numbers_.fixed(std::abs(change) / in.divisor, in.decimals));
    if (shown == zero) {
      tile.chip = words({"as baseline", "与基准相同"});
      return;
    }
    shown = (change < 0 ? QChar(0x2212) : QChar('+')) + shown;
    const Direction better = better_direction(kpi.id);
    if (better == Direction::neither) {
      tile.chip = shown;
    } else if ((better == Direction::lower) == (change < 0)) {
      tile.chip = QStringLiteral("▲ ") + shown + u' ' + words({"better", "更优"});
      tile.chip_role = TileText::Role::good;
    } else {
      tile.chip = QStringLiteral("△ ") + shown + u' ' + words({"worse", "更差"});
      tile.chip_role = TileText::Role::bad;
    }
  }

  const RunFolder& run_;
  const RunFolder* baseline_;
  Numbers numbers_;
};

}  // namespace

std::vector<TileText> result_tiles(const RunFolder& run, const RunFolder* baseline) {
  TileMaker make(run, baseline);
  const Numbers& numbers = make.numbers();
  const FigureUnit energy = energy_unit(make.value("facility_energy_kwh"));
  if (make.add("pue", {"PUE", "电能利用效率 PUE"}, 3)) {
    if (const double grade = make.value("gb40879_grade"); std::isfinite(grade) && !is_partial(run))
      make.chip(words({"grade %1 (ref.)", "%1 级（参照）"}, QString::number(grade)));
    make.last().remark = words({"cooling share pPUE %1", "制冷 pPUE %1"}, qstring(numbers.fixed(make.value("ppue_cooling"), 3)));
    make.last().spark = spark_of(run, "pue");
  }
  if (make.add("facility_energy_kwh", {"Total energy", "总用电量"}, energy)) {
    make.chip(qstring(numbers.with_unit(make.value("facility_energy_kwh") * report::tce_per_kwh, 1, "tce")));
    make.last().remark = words({"mean power %1", "平均功率 %1"}, qstring(numbers.with_unit(make.value("mean_facility_power_kw"), 0, "kW")));
    make.last().spark = spark_of(run, "facility_power_w");
  }
  if (make.add("it_energy_kwh", {"IT energy", "IT 用电量"}, energy)) {
    const double share = run.account("electricity", "use", "it.accelerator") / make.value("it_energy_kwh");
    if (std::isfinite(share)) make.chip(words({"accelerators %1", "加速卡 %1"}, qstring(numbers.percent(share))));
    make.last().share = make.value("it_energy_kwh") / make.value("facility_energy_kwh");
    make.last().remark = words({"%1 of total", "占总量 %1"}, qstring(numbers.percent(make.last().share)));
    make.last().spark = spark_of(run, "it_power_w");
  }
  if (make.add("peak_demand_kw", {"Peak demand (15 min)", "最大需量（15 分钟）"}, 0, QStringLiteral("kW"))) {
    make.last().remark = words({"load factor %1", "负荷率 %1"}, qstring(numbers.percent(make.value("load_factor"))));
    make.last().share = make.value("load_factor");
  }
  if (make.add("wue_l_per_kwh", {"WUE", "水资源利用效率 WUE"}, water_use_unit()))
    make.last().remark = words({"water %1", "耗水 %1"}, make.in(make.value("water_l"), water_unit(make.value("water_l"))));
  if (make.add("cue_kg_per_kwh", {"CUE", "碳利用效率 CUE"}, 3, QStringLiteral("kgCO₂/kWh")))
    make.last().remark = words({"location-based, %1", "基于位置 %1"},
                               make.in(make.value("carbon_location_kg"), numbers.carbon(make.value("carbon_location_kg"))));
  if (make.add("accelerator_hours", {"Accelerator-hours held by jobs", "作业占用加速卡时"}, 0, words({"h", "卡时"}))) {
    const double share = make.value("utilisation");
    make.chip(words({"utilisation %1", "利用率 %1"}, qstring(numbers.percent(share))));
    make.last().remark =
        words({"jobs done %1 of %2", "作业完成 %1 / %2"})
            .arg(qstring(numbers.fixed(make.value("jobs_done"), 0)), qstring(numbers.fixed(make.value("jobs_submitted"), 0)));
    make.last().share = share;
  }
  const double cost = make.value("cost_energy_cny");
  if (make.add("cost_energy_cny", {"Energy cost", "电费"}, numbers.money(cost))) {
    const double hours = make.value("accelerator_hours");
    if (hours > 0) make.chip(words({"%1 CNY per accelerator-hour", "%1 元/卡时"}, qstring(numbers.fixed(cost / hours, 2))));
    make.last().remark = words({"mean %1 CNY/kWh", "均价 %1 元/kWh"}, qstring(numbers.fixed(cost / make.value("facility_energy_kwh"), 3)));
  }
  return make.tiles;
}

std::vector<TileText> more_result_tiles(const RunFolder& run, const RunFolder* baseline) {
  TileMaker make(run, baseline);
  const Numbers& numbers = make.numbers();
  const QString hours = QStringLiteral("h");
  const auto share = [&](const char* id, const Text& label) {
    if (make.add(id, label, FigureUnit(QStringLiteral("%"), 0.01, 1))) make.last().share = make.value(id);
  };
  const auto above_zero = [&](const char* id) { return make.value(id) > 0; };
  // Services and training come first: what the center is for.
  if (make.value("requests_served") > 0) {
    share("slo_attainment", {"Service goals met", "服务目标达成率"});
    make.add("first_token_p95_ms", {"First token, P95 of the worst hour", "首词元 P95（最差小时）"}, 0, QStringLiteral("ms"));
    make.add("per_token_p95_ms", {"Time per token, P95 of the worst hour", "逐词元 P95（最差小时）"}, 1, QStringLiteral("ms"));
    make.add("output_tokens_per_joule", {"Output tokens per joule", "每焦耳输出词元"}, 3, words({"1/J", "词元/J"}));
  }
  if (make.value("tokens_trained") > 0) {
    share("training_mfu", {"MFU of training", "训练 MFU"});
    make.add("tokens_per_joule", {"Trained tokens per joule", "每焦耳训练词元"}, 4, words({"1/J", "词元/J"}));
  }
  if (make.value("jobs_submitted") > 0) {
    make.add("wait_p95_s", {"Wait of jobs, P95", "作业排队时延 P95"}, FigureUnit(QStringLiteral("h"), 3600, 2));
    if (above_zero("job_energy_kwh") && above_zero("jobs_done"))
      make.add("energy_per_accelerator_hour_kwh", {"Energy per accelerator-hour", "单位卡时电耗"}, 3, words({"kWh/h", "kWh/卡时"}));
    share("goodput", {"Goodput", "有效工作比"});
  }
  if (above_zero("erf")) make.add("erf", {"Energy reuse factor ERF", "能源回用系数 ERF"}, 3);
  if (above_zero("ref")) share("ref", {"Renewable energy REF", "可再生能源利用率 REF"});
  make.add("coolant_supply_max_c", {"Warmest CDU supply", "CDU 最高供液温度"}, temperature_unit());
  make.add("junction_max_c", {"Hottest junction", "最高结温"}, temperature_unit());
  if (above_zero("throttled_accelerator_hours"))
    make.add("throttled_accelerator_hours", {"Accelerator-hours in throttled racks", "降频机柜加速卡时"}, 0, hours);
  if (above_zero("free_cooling_h")) make.add("free_cooling_h", {"Free cooling", "自然冷却小时"}, 0, hours);
  if (above_zero("outages")) {
    if (make.add("outages", {"Outages", "设备停运次数"}, 0))
      make.last().remark = words({"passed a limit: %1", "其中越限：%1"}, qstring(numbers.fixed(make.value("outages_over_limit"), 0)));
    make.add("ride_through_min_s", {"Shortest ride-through", "最短维持时间"}, 1, QStringLiteral("s"));
  }
  make.add("carbon_market_kg", {"Carbon, market-based", "碳排放（基于市场）"}, numbers.carbon(make.value("carbon_market_kg")));
  make.add("opex_cny_per_year", {"Operating cost, a year", "年运营成本"}, numbers.money(make.value("opex_cny_per_year")));
  make.add("capex_cny", {"Capital cost", "建设投资"}, numbers.money(make.value("capex_cny")));
  make.add("tco_cny", {"Total cost of ownership TCO", "总拥有成本 TCO"}, numbers.money(make.value("tco_cny")));
  make.add("cost_per_accelerator_hour_cny", {"Cost of an accelerator-hour", "加速卡时成本"}, 2, words({"CNY/h", "元/卡时"}));
  return make.tiles;
}

}  // namespace icctwin::gui
