#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "sim/document/text_width.h"
#include "sim/results/report/charts.h"
#include "sim/results/report/sankey_diagram.h"

namespace icctwin::report {
namespace {

constexpr std::array<double, sankey_columns> column_x = {0, 100, 204, 306, 414, 560};
constexpr double box_width = 10;
Path ribbon_path(double left, double right, const SankeyRibbon& ribbon, double width) {
  const double middle = (left + right) / 2;
  return Path()
      .move({left, ribbon.from_y})
      .curve({middle, ribbon.from_y}, {middle, ribbon.to_y}, {right, ribbon.to_y})
      .line({right, ribbon.to_y + width})
      .curve({middle, ribbon.to_y + width}, {middle, ribbon.from_y + width}, {left, ribbon.from_y + width})
      .close();
}

constexpr SankeyFrame own_frame{.top = 20, .height = 206, .slot = 13.2};

}  // namespace

double sankey_units_per_kwh(const ChartContext& context, const EnergyBook& book) {
  const SankeyDiagram d = sankey_diagram(context.text, book);
  return lay_out(d.nodes, d.links, own_frame).units_per_value;
}

Figure chart_sankey(const ChartContext& context, const EnergyBook& book, double most_units_per_kwh) {
  SankeyFrame frame = own_frame;
  frame.most_units_per_value = most_units_per_kwh;
  Drawing drawing(frame.top + frame.height + 4, context.text("figure.sankey.description"));
  Table data;
  if (book.input() <= 0) return drawn(std::move(drawing), std::move(data));
  const SankeyDiagram d = sankey_diagram(context.text, book);
  const SankeyLayout layout = lay_out(d.nodes, d.links, frame);
  const DisplayUnit unit = context.numbers.energy(book.input());
  for (std::size_t i = 0; i < sankey_columns; ++i)
    if (i < 5 || book.has_heat) drawing.text(column_x[i], 9, sankey_caption(context.text, i), {.size = 8.2, .fill = color::text3});

  data.columns = {{std::string(context.text("data.flow.from")), 38, false, {}},
                  {std::string(context.text("data.flow.to")), 38, false, {}},
                  {context.text.fill("table.energy_in", {unit.name}), 24, true, {}}};
  for (const auto& link : d.links)
    data.rows.push_back({{d.looks[link.from].name, d.looks[link.to].name, context.numbers.cell(link.value, unit)}});

  constexpr double least_width = 0.8;
  for (std::size_t i = 0; i < d.links.size(); ++i) {
    const double left = column_x[d.nodes[d.links[i].from].column] + box_width, right = column_x[d.nodes[d.links[i].to].column];
    drawing.path(ribbon_path(left, right, layout.ribbons[i], std::max(layout.ribbons[i].width, least_width)), d.link_looks[i].fill,
                 d.link_looks[i].opacity);
  }
  for (std::size_t i = 0; i < d.nodes.size(); ++i) {
    const SankeyBox& box = layout.boxes[i];
    const std::size_t column = d.nodes[i].column;
    const double x = column_x[column];
    drawing.rect(x, box.top, box_width, std::max(box.height, least_width), d.looks[i].fill);
    const std::string value = context.numbers.in_unit(d.nodes[i].value, unit);
    const std::string share = context.numbers.percent(d.nodes[i].value / book.input());
    // A small box's name stands on ribbons of several colours and needs a rim; a large one's stands on its own ribbon.
    constexpr double small = 30;
    const TextStyle style{.size = column >= 4 ? 8.4 : 9,
                          .fill = color::text,
                          .bold = d.looks[i].bold,
                          .halo = (column == 3 || column == 0) && box.height < small};
    const double text_x = x + box_width + 5;
    if (column == 5) {
      drawing.text(text_x, box.label_y - 2, d.looks[i].name, style);
      drawing.label(text_x, box.label_y + 9, value, share, {.size = 8.4});
      continue;
    }
    const double y = column < 3 || box.height > 26 ? std::min(box.top + 15, box.label_y + 3) : box.label_y + 3;
    // Where name and value do not fit before the next column, the value stands below, if the box is high enough for it.
    const double room = column_x[std::min<std::size_t>(column + 1, column_x.size() - 1)] - text_x - 7;
    const double width = (text_width_em(d.looks[i].name) + text_width_em(value)) * style.size * (style.bold ? 1.07 : 1) + label_value_gap;
    if (column < 4 && width > room && box.height > small) {
      drawing.text(text_x, y, d.looks[i].name, style);
      drawing.text(text_x, y + 11, value, {.size = style.size});
    } else if (column < 4 && width > room) {
      TextStyle smaller = style;
      smaller.size = 8;
      smaller.bold = false;
      drawing.label(text_x, y, d.looks[i].name, value, smaller);
    } else {
      drawing.label(text_x, y, d.looks[i].name, value, style, column == 4 ? std::string_view(share) : std::string_view());
    }
  }
  return drawn(std::move(drawing), std::move(data));
}

}  // namespace icctwin::report
