#include "sim/results/compare/comparison_charts.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "sim/document/axes.h"
#include "sim/document/text_width.h"
#include "sim/results/report/names.h"

namespace icctwin::comparison {
namespace {

using document::Anchor;
using document::Cell;
using document::Drawing;
using document::Figure;
using document::Numbers;
using document::Point;
using document::Table;
using document::ValueAxis;
namespace color = document::color;

constexpr double small_text = 7.6, line_step = 9.5;

/// A text in lines that fit a width; what does not fit ends with an ellipsis.
std::vector<std::string> broken(const std::string& text, double width, double size, std::size_t most) {
  const auto fits = [&](const std::string& line) { return document::text_width_em(line) * size <= width; };
  std::vector<std::string> lines;
  std::string word;
  const auto take = [&] {
    if (word.empty()) return;
    if (!lines.empty() && fits(lines.back() + " " + word))
      lines.back() += " " + word;
    else
      lines.push_back(word);
    word.clear();
  };
  for (const char letter : text) {
    if (letter == ' ')
      take();
    else
      word += letter;
  }
  take();
  if (lines.size() > most) {
    lines.resize(most);
    lines.back() += " …";
  }
  for (std::string& line : lines) {
    if (fits(line)) continue;
    while (!line.empty() && !fits(line + "…")) {
      while (!line.empty() && (static_cast<unsigned char>(line.back()) & 0xC0U) == 0x80U) line.pop_back();  // the rest of a character
      if (!line.empty()) line.pop_back();
    }
    line += "…";
  }
  return lines;
}

/// Decimals that tell the steps of an axis apart.
int decimals_of(double step) {
  int places = 0;
  for (double scaled = step; places < 9 && std::abs(scaled - std::round(scaled)) > 1e-6 * scaled; scaled *= 10) ++places;
  return places;
}

struct Bar {
  double begin = 0, end = 0;  ///< values
  std::string_view fill;
  std::string label;
  Cell value;
};

std::string_view fill_of(Verdict verdict) {
  return verdict == Verdict::better ? color::better : verdict == Verdict::worse ? color::worse : color::axis;
}

/// Bars of the runs begin at zero unless the steps would vanish; then the axis is cut, which the zigzag and a sentence tell.
ValueAxis axis_of(const std::vector<double>& levels, double bottom, double top) {
  const auto [low, high] = std::ranges::minmax(levels);
  const double span = high - low;
  if (low > 0 && span < 0.4 * high)
    return document::round_axis(low - std::max(0.6 * span, 1e-9 * high), high + 0.15 * span, 4, bottom, top);
  return document::round_axis(std::min(0.0, low), std::max(0.0, high) + 0.1 * span, 4, bottom, top);
}

void zigzag(Drawing& drawing, double x, double y) {
  const std::vector<Point> points = {{x - 9, y}, {x - 6, y - 5}, {x - 2, y + 5}, {x + 2, y - 5}, {x + 5, y}};
  drawing.polyline(points, color::axis, 1.2);
}

}  // namespace

Figure waterfall(const AttributedKpi& kpi, const std::vector<AttributionStep>& steps, const std::string& from, const std::string& to,
                 const Numbers& n) {
  const bool zh = n.language() == Language::zh;
  const Scale scale = scale_of(n, kpi.unit, kpi.values);
  std::vector<double> levels;
  for (const double value : kpi.values) levels.push_back(value / scale.divisor);
  std::vector<Bar> bars = {{0, levels.front(), color::source, from, scale.cell(n, kpi.values.front())}};
  for (std::size_t s = 0; s < steps.size(); ++s)
    bars.push_back({levels[s], levels[s + 1], fill_of(verdict(kpi.id, kpi.change(s))), steps[s].label.in(n.language()),
                    scale.change(n, kpi.change(s))});
  bars.push_back({0, levels.back(), color::accent, to, scale.cell(n, kpi.values.back())});

  Table data;
  data.columns = {
      {zh ? "步骤" : "Step", 60}, {kpi.title.in(n.language()), 20, true, scale.unit}, {zh ? "变化" : "Change", 20, true, scale.unit}};
  for (std::size_t b = 0; b < bars.size(); ++b) {
    const bool step = b > 0 && b + 1 < bars.size();
    const double level = kpi.values[std::min(b, kpi.values.size() - 1)];
    data.rows.push_back({{bars[b].label, scale.cell(n, level), step ? bars[b].value : Cell()}});
  }

  constexpr double top = 30, bottom = 150, left = 50, right = document::figure_width - 6;
  Drawing drawing(bottom + 46, kpi.title.in(n.language()));
  if (!std::ranges::all_of(levels, [](double level) { return std::isfinite(level); })) return document::drawn({}, std::move(data));
  const ValueAxis axis = axis_of(levels, bottom, top);
  const bool cut = axis.low > 0;
  const int places = decimals_of(axis.step);
  for (int k = 0; axis.low + k * axis.step <= axis.high + axis.step / 2; ++k) {
    const double value = axis.low + k * axis.step, y = axis.y(value);
    drawing.line(left, y, right, y, color::grid, 1);
    drawing.text(left - 5, y + 3, n.fixed(value, places), {.size = small_text, .anchor = Anchor::end});
  }
  if (!scale.unit.empty()) drawing.text(left - 5, top - 12, scale.unit, {.size = small_text, .anchor = Anchor::end});
  const double slot = (right - left) / static_cast<double>(bars.size()), width = std::min(0.62 * slot, 58.0);
  for (std::size_t b = 0; b < bars.size(); ++b) {
    const Bar& bar = bars[b];
    const double middle = left + (static_cast<double>(b) + 0.5) * slot;
    const double begin = axis.y(std::max(bar.begin, axis.low)), end = axis.y(bar.end);
    const double upper = std::min(begin, end), height = std::max(std::abs(begin - end), 0.8);
    drawing.rect(middle - width / 2, upper, width, height, bar.fill);
    if (b + 1 < bars.size()) drawing.line(middle + width / 2, end, middle + slot - width / 2, end, color::axis, 0.8, "2 2");
    drawing.text(middle, upper - 4, bar.value.text.plain(), {.fill = color::text, .bold = true, .anchor = Anchor::middle, .halo = true});
    double y = bottom + 12;
    for (const std::string& line : broken(bar.label, slot - 12, small_text, 3)) {
      drawing.text(middle, y, line, {.size = small_text, .fill = color::text, .anchor = Anchor::middle});
      y += line_step;
    }
  }
  const double zero = axis.y(std::clamp(0.0, axis.low, axis.high));
  drawing.line(left, zero, right, zero, color::axis, 1);
  if (cut) zigzag(drawing, left + 11, zero);
  Figure figure = document::drawn(std::move(drawing), std::move(data));
  const std::string order = zh ? "各步按所列顺序应用；顺序不同则各步不同，总差不变。"
                               : "Steps in this order; another order gives other steps and the same whole.";
  figure.source = cut ? (zh ? "纵轴自 " : "The axis begins at ") + n.fixed(axis.low, places) + (zh ? " 起。" : ". ") + order : order;
  return figure;
}

Figure end_uses(const NamedRun& from, const NamedRun& to, const Numbers& n) {
  const bool zh = n.language() == Language::zh;
  std::map<std::string, std::pair<double, double>> found;
  const auto read = [&](const NamedRun& run, auto side) {
    for (const LedgerRow& row : run.folder.totals("electricity"))
      if (row.side == "use" && !row.account.starts_with("it.") && row.account != "exported") side(found[row.account]) += row.value;
  };
  read(from, [](auto& pair) -> double& { return pair.first; });
  read(to, [](auto& pair) -> double& { return pair.second; });
  std::erase_if(found, [](const auto& one) { return one.second.first == 0 && one.second.second == 0; });
  double largest = 0;
  for (const auto& [account, pair] : found) largest = std::max({largest, pair.first, pair.second});
  const Scale scale = scale_of(n, "kWh", {largest});

  Table data;
  data.columns = {{zh ? "用途" : "End use", 40},
                  {from.name, 20, true, scale.unit},
                  {to.name, 20, true, scale.unit},
                  {zh ? "差" : "Difference", 20, true, scale.unit}};
  constexpr double first = 22, pitch = 21, left = 150, right = 470, values_end = 560, change_end = document::figure_width - 6;
  Drawing drawing(first + pitch * static_cast<double>(found.size()) + 6, zh ? "IT 之外的用电" : "Energy outside IT");
  drawing.rect(left, 4, 9, 7, color::pue);
  drawing.text(left + 13, 11, from.name, {.size = small_text});
  const double second = left + 24 + document::text_width_em(from.name) * small_text;
  drawing.rect(second, 4, 9, 7, color::pue, 0.4);
  drawing.text(second + 13, 11, to.name, {.size = small_text});
  drawing.text(change_end, 11, (zh ? "差 / " : "difference / ") + scale.unit, {.size = small_text, .anchor = Anchor::end});
  double y = first;
  for (const auto& [account, pair] : found) {
    const auto& [a, b] = pair;
    const std::string name = account_name(account, n.language());
    data.rows.push_back({{name, scale.cell(n, a), scale.cell(n, b), scale.change(n, b - a)}});
    const auto length = [&](double value) { return largest > 0 ? std::max(value, 0.0) / largest * (right - left) : 0; };
    drawing.text(left - 7, y + 10, name, {.fill = color::text, .anchor = Anchor::end});
    drawing.rect(left, y, length(a), 7, color::pue);
    drawing.rect(left, y + 7.5, length(b), 7, color::pue, 0.4);
    drawing.text(values_end, y + 10, scale.cell(n, a).text.plain() + " → " + scale.cell(n, b).text.plain(), {.anchor = Anchor::end});
    drawing.text(change_end, y + 10, scale.change(n, b - a).text.plain(), {.fill = color::text, .bold = true, .anchor = Anchor::end});
    y += pitch;
  }
  drawing.line(left, first - 3, left, y, color::axis, 1);
  if (found.empty()) return {};
  return document::drawn(std::move(drawing), std::move(data));
}

}  // namespace icctwin::comparison
