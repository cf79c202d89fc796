#include "gui/views/wizard/figures.h"

#include <cmath>

#include "gui/document/words.h"
#include "sim/document/numbers.h"

namespace icctwin::gui {
namespace {

QString fixed(double value, int digits) { return qstring(document::Numbers(language()).fixed(value, digits)); }

/// Digits after the point that leave two that count.
int digits_of(double value) { return value >= 10 ? 0 : value >= 1 ? 1 : 2; }

QString range(const Bounds& bounds, double unit, int digits) {
  return words({"%1 – %2", "%1 – %2"}).arg(fixed(bounds.low / unit, digits), fixed(bounds.high / unit, digits));
}

}  // namespace

QString count_words(double value) { return fixed(value, 0); }

std::vector<FigureText> figures_of(const CenterEstimate& e) {
  const bool mega = e.it_w >= 1e6;
  const double watts = mega ? 1e6 : 1e3;
  const QString unit = mega ? QStringLiteral("MW") : QStringLiteral("kW");
  const double money = language() == Language::zh ? (e.cost_cny.high >= 1e8 ? 1e8 : 1e4) : 1e6;
  const QString money_unit = language() == Language::zh ? (e.cost_cny.high >= 1e8 ? QStringLiteral("亿元") : QStringLiteral("万元"))
                                                        : QStringLiteral("million CNY");
  std::vector<FigureText> figures = {
      {words({"Design IT power", "设计 IT 功率"}), fixed(e.it_w / watts, digits_of(e.it_w / watts)), unit},
      {words({"PUE (range)", "PUE（范围）"}), range(e.pue, 1, 2), {}},
      {words({"Grid demand (range)", "最大需量（范围）"}), range(e.demand_w, watts, digits_of(e.demand_w.low / watts)), unit},
  };
  if (e.flop_per_s > 0)
    figures.push_back({words({"Compute (16 bit, dense)", "算力规模（16 位稠密）"}),
                       e.flop_per_s >= 1e18 ? fixed(e.flop_per_s / 1e18, 2) : fixed(e.flop_per_s / 1e15, 0),
                       e.flop_per_s >= 1e18 ? QStringLiteral("EFLOP/s") : QStringLiteral("PFLOP/s")});
  figures.push_back({words({"Floor of the halls", "机房面积"}), fixed(e.floor_m2, 0), QStringLiteral("m²")});
  figures.push_back({words({"Cost without servers (range)", "建设投资，不含服务器（范围）"}),
                     range(e.cost_cny, money, digits_of(e.cost_cny.low / money)), money_unit});
  return figures;
}

QString floor_words(const std::vector<HallPlan>& halls, const CenterEstimate& estimate) {
  if (halls.empty()) return {};
  const QString racks = words({"racks: %1", "%1 柜"}, count_words(static_cast<double>(estimate.racks)));
  if (halls.size() == 1)
    return words({"%1 × %2 m   %3 m²   %4", "%1 × %2 m   %3 m²   %4"})
        .arg(fixed(halls[0].width_mm / 1e3, 1), fixed(halls[0].depth_mm / 1e3, 1), fixed(estimate.floor_m2, 0), racks);
  return words({"halls: %1   %2 m²   %3", "%1 间机房   %2 m²   %3"}).arg(QString::number(halls.size()), fixed(estimate.floor_m2, 0), racks);
}

}  // namespace icctwin::gui
