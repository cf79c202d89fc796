#include "sim/results/compare/comparison_numbers.h"

#include <algorithm>
#include <cmath>

#include "models/base/conversions.h"
#include "sim/results/compare/direction.h"

namespace icctwin::comparison {
namespace {

using document::Cell;
using document::DisplayUnit;
using document::Inline;
using document::Numbers;

constexpr int more_decimals = 3;

Scale scaled(const DisplayUnit& unit) { return {unit.divisor, unit.decimals, std::string(unit.name)}; }

/// Three digits after the point for ratios, fewer for larger numbers.
int decimals_for(double largest) { return largest < 10 ? 3 : largest < 100 ? 2 : largest < 1000 ? 1 : 0; }

bool all_whole(const std::vector<double>& values) {
  return std::ranges::all_of(values, [](double value) { return !std::isfinite(value) || value == std::floor(value); });
}

Cell with_sign(Cell cell) {
  if (cell.value > 0) cell.text = "+" + cell.text.plain();
  return cell;
}

}  // namespace

Cell Scale::change(const Numbers& numbers, double difference) const {
  const double shown = std::abs(difference / divisor);
  if (!std::isfinite(shown) || shown < 0.5 * std::pow(10.0, -decimals - more_decimals)) return numbers.cell(difference / divisor, decimals);
  const int places = 1 - static_cast<int>(std::floor(std::log10(shown)));
  return with_sign(numbers.cell(difference / divisor, std::clamp(places, decimals, decimals + more_decimals)));
}

std::string shown_unit(std::string_view unit) { return unit == "degC" ? "°C" : unit == "1" ? std::string() : std::string(unit); }

Scale scale_of(const Numbers& numbers, std::string_view unit, const std::vector<double>& values) {
  double largest = 0;
  for (const double value : values)
    if (std::isfinite(value)) largest = std::max(largest, std::abs(value));
  if (unit == "kWh") return scaled(numbers.energy(largest));
  if (unit == "L") return scaled(numbers.water(largest));
  if (unit == "kg") return scaled(numbers.carbon(largest));
  if (unit == "s") return scaled(numbers.duration(largest));
  if (unit == "kW") {
    Scale scale = scaled(numbers.power(largest * w_per_kw));
    scale.divisor /= w_per_kw;
    return scale;
  }
  if (unit == "CNY" || unit == "CNY/a") {
    Scale scale = scaled(numbers.money(largest));
    if (unit != "CNY") scale.unit += numbers.language() == Language::zh ? "/年" : "/a";
    return scale;
  }
  return {1, all_whole(values) ? 0 : decimals_for(largest), shown_unit(unit)};
}

Cell percentage(const Numbers& numbers, double ratio) {
  const double percent = 100 * ratio;
  return std::isfinite(percent) ? with_sign(numbers.cell(percent, std::abs(percent) < 0.1 ? 2 : 1)) : Cell(document::missing_mark);
}

Verdict verdict(std::string_view kpi_id, double difference) {
  if (difference == 0) return Verdict::same;
  const Direction direction = better_direction(kpi_id);
  if (direction == Direction::neither || !std::isfinite(difference)) return Verdict::open;
  return (difference < 0) == (direction == Direction::lower) ? Verdict::better : Verdict::worse;
}

Inline verdict_words(Verdict verdict, Language language) {
  const bool zh = language == Language::zh;
  switch (verdict) {
    case Verdict::better:
      return Inline(zh ? "▲ 改善" : "▲ better");
    case Verdict::worse:
      return document::toned(zh ? "▽ 变差" : "▽ worse", document::Tone::warning);
    case Verdict::same:
      return Inline(zh ? "不变" : "no change");
    case Verdict::open:
      break;
  }
  return Inline(document::missing_mark);
}

}  // namespace icctwin::comparison
