#include <array>
#include <cmath>

#include "sim/results/report/charts.h"

namespace icctwin::report {

Figure chart_grades(const ChartContext& context, double pue) {
  // Limits of GB 40879-2021, table 1: grade 1 up to 1.20, grade 2 up to 1.30, grade 3 up to 1.50.
  static constexpr std::array<double, 4> limits = {1.0, 1.2, 1.3, 1.5};
  static constexpr std::array<std::string_view, 3> fills = {"#0B6E6B", "#57AB9C", "#C0DED7"};
  static constexpr std::array<std::string_view, 3> names = {"grade.1", "grade.2", "grade.3"};
  constexpr double left = 20, width = 600, top = 26, height = 17;
  Drawing drawing(60, context.text("figure.grades.description"));
  Table data;
  data.columns = {{std::string(context.text("table.item")), 60, false, {}}, {"PUE", 40, true, {}}};
  for (std::size_t i = 0; i < fills.size(); ++i)
    data.rows.push_back({{context.text.fill("grade.up_to", {context.text(names[i])}), context.numbers.cell(limits[i + 1], 2)}});
  data.rows.push_back({{context.text("grade.this"), context.numbers.cell(pue, 3)}});
  const auto x = [&](double value) { return left + (value - limits.front()) / (limits.back() - limits.front()) * width; };
  for (std::size_t i = 0; i < fills.size(); ++i) {
    drawing.rect(x(limits[i]), top, x(limits[i + 1]) - x(limits[i]) - (i + 1 < fills.size() ? 1.5 : 0), height, fills[i]);
    drawing.text((x(limits[i]) + x(limits[i + 1])) / 2, top + 12, context.text(names[i]),
                 {.size = 9.5, .fill = i == 0 ? color::surface : std::string_view("#14202B"), .anchor = Anchor::middle});
  }
  for (const double limit : limits)
    drawing.text(x(limit), top + height + 12, context.numbers.fixed(limit, 2), {.size = 9.5, .anchor = Anchor::middle});
  if (std::isfinite(pue) && pue >= limits.front() && pue <= limits.back()) {
    drawing.line(x(pue), top - 6, x(pue), top + height, color::text, 1.2);
    const double tip = x(pue);
    drawing.path(Path().move({tip - 4, top - 11}).line({tip + 4, top - 11}).line({tip, top - 5}).close(), color::text);
    drawing.text(tip, top - 14, "PUE " + context.numbers.fixed(pue, 3),
                 {.size = 9.5, .fill = color::text, .bold = true, .anchor = tip < 60 ? Anchor::start : Anchor::middle});
  } else if (std::isfinite(pue)) {
    drawing.text(left + width, top - 10, context.text.fill("grade.outside", {context.numbers.fixed(pue, 3)}),
                 {.size = 9.5, .fill = color::text, .bold = true, .anchor = Anchor::end});
  }
  return drawn(std::move(drawing), std::move(data));
}

}  // namespace icctwin::report
