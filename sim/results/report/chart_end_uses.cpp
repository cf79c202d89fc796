#include <numeric>

#include "sim/document/text_width.h"
#include "sim/results/report/charts.h"

namespace icctwin::report {

Figure chart_end_uses(const ChartContext& context, const EnergyBook& book) {
  Drawing drawing(76, context.text("figure.end_uses.description"));
  Table data;
  const auto energies_kwh = book.end_uses();
  const double total_kwh = std::accumulate(energies_kwh.begin(), energies_kwh.end(), 0.0);
  if (total_kwh <= 0) return drawn(std::move(drawing), std::move(data));
  const DisplayUnit unit = context.numbers.energy(total_kwh);
  data.columns = {{std::string(context.text("table.item")), 50, false, {}},
                  {context.text.fill("table.energy_in", {unit.name}), 25, true, {}},
                  {std::string(context.text("table.balance.share")), 25, true, {}}};
  constexpr double gap = 1, font = 10;
  double x = 0;
  for (std::size_t i = 0; i < end_use_count; ++i) {
    const EndUseLook& use = look(static_cast<EndUse>(i));
    const double width = energies_kwh[i] / total_kwh * figure_width;
    const std::string share = context.numbers.percent(energies_kwh[i] / total_kwh);
    data.rows.push_back({{context.text(use.text_key), context.numbers.cell(energies_kwh[i], unit),
                          context.numbers.cell(100 * energies_kwh[i] / total_kwh, 1)}});
    drawing.rect(x, 4, width - gap, 30, use.color);
    if (text_width_em(share) * font + 12 < width)
      drawing.text(x + 7, 22.5, share, {.size = font, .fill = use.light_text ? color::surface : std::string_view("#14202B"), .bold = true});
    x += width;
    constexpr std::size_t columns = 4;
    const std::size_t row = i / columns;
    const double left = static_cast<double>(i % columns) * 162, y = 44 + 17 * static_cast<double>(row);
    drawing.rect(left, y, 9, 9, use.color);
    drawing.label(left + 14, y + 8, context.text(use.text_key), context.numbers.in_unit(energies_kwh[i], unit),
                  {.size = 9.5, .fill = color::text});
  }
  return drawn(std::move(drawing), std::move(data));
}

}  // namespace icctwin::report
