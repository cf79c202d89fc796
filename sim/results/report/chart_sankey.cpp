#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "sim/document/text_width.h"
#include "sim/results/report/charts.h"
#include "sim/results/report/names.h"
#include "sim/results/report/sankey_layout.h"

namespace icctwin::report {
namespace {

constexpr std::array<double, 6> column_x = {0, 100, 204, 306, 414, 560};
constexpr double box_width = 10;
constexpr std::string_view supply_color = color::source;

/// Nodes and links with their looks, built from left to right.
struct Diagram {
  struct Look {
    std::string name;
    std::string_view fill;
    bool bold = false;
  };
  std::vector<SankeyNode> nodes;
  std::vector<Look> looks;
  std::vector<SankeyLink> links;
  std::vector<std::pair<std::string_view, double>> link_looks;

  std::size_t add(std::size_t column, double value, std::string name, std::string_view fill, bool bold = false, double gap = 0) {
    nodes.push_back({column, value, gap});
    looks.push_back({std::move(name), fill, bold});
    return nodes.size() - 1;
  }
  void link(std::size_t from, std::size_t to, double value, std::string_view fill, double opacity) {
    links.push_back({from, to, value});
    link_looks.emplace_back(fill, opacity);
  }
};

Diagram diagram_of(const ChartContext& context, const EnergyBook& book) {
  const Texts& text = context.text;
  Diagram d;
  const double input = book.input(), feeds = book.cooling();
  const double supply = book.it() + book.ups + book.busway + book.pdu;
  std::vector<std::size_t> sources;
  for (const auto& [account, energy_kwh] : book.sources)
    if (energy_kwh > 0)
      sources.push_back(d.add(0, energy_kwh, account_name(account, text.language()), account == "grid" ? color::source : "#DE7A22", true));
  const std::size_t transformer = d.add(1, input, std::string(text("sankey.transformer")), supply_color);
  const std::size_t board = d.add(2, input - book.transformer, std::string(text("sankey.board")), supply_color);
  const std::size_t it_supply = d.add(3, supply, std::string(text("sankey.supply")), supply_color);
  const std::size_t cooling = feeds > 0 ? d.add(3, feeds, std::string(text("sankey.cooling")), look(EndUse::pumps).color, false, 24) : 0;
  for (const std::size_t source : sources) d.link(source, transformer, d.nodes[source].value, d.looks[source].fill, 0.26);
  d.link(transformer, board, input - book.transformer, supply_color, 0.26);
  d.link(board, it_supply, supply, supply_color, 0.26);
  if (feeds > 0) d.link(board, cooling, feeds, look(EndUse::pumps).color, 0.36);

  std::vector<std::size_t> uses;
  const auto use = [&](std::size_t from, double value, std::string_view key, EndUse kind, bool bold = false) {
    if (value <= 0) return;
    uses.push_back(d.add(4, value, std::string(text(key)), look(kind).color, bold));
    d.link(from, uses.back(), value, look(kind).color, 0.42);
  };
  use(it_supply, book.accelerators, "use.accelerators", EndUse::accelerators, true);
  use(it_supply, book.other_it(), "use.other_it", EndUse::other_it);
  use(it_supply, book.supply_loss, "sankey.supply_loss", EndUse::losses);
  use(it_supply, book.busway + book.pdu, "sankey.busway", EndUse::losses);
  use(it_supply, book.ups, "sankey.ups", EndUse::losses);
  use(cooling, book.chillers, "use.chillers", EndUse::chillers);
  use(cooling, book.cdu_pumps + book.plant_pumps, "use.pumps", EndUse::pumps);
  use(cooling, book.fans, "use.fans", EndUse::fans);
  use(cooling, book.towers, "use.towers", EndUse::towers);
  use(board, book.other, "use.other", EndUse::other);
  use(board, book.battery, "sankey.battery", EndUse::losses);
  use(transformer, book.transformer, "sankey.transformer_loss", EndUse::losses);

  // What is exported or stored is no heat of the center.
  const auto leaves = [&](double value, std::string_view key) {
    if (value > 0) d.link(board, d.add(4, value, std::string(text(key)), supply_color), value, supply_color, 0.26);
  };
  leaves(book.exported, "sankey.exported");
  leaves(book.stored, "sankey.battery_stored");

  if (!book.has_heat) return d;
  std::vector<std::size_t> sinks;
  const auto sink = [&](double value, std::string_view key, std::string_view fill) {
    constexpr double visible_share = 5e-4;  // less than the thinnest ribbon drawn; the text above the figure states it
    if (value > visible_share * input) sinks.push_back(d.add(5, value, std::string(text(key)), fill, true, 26));
  };
  sink(book.heat_reused, "sankey.reused", color::reuse);
  sink(book.heat_rejected, "sankey.rejected", color::rejected);
  sink(book.heat_stored, "sankey.stored", "#9A6CCB");
  sink(book.heat_ambient, "sankey.ambient", color::rejected);
  for (const auto& pair : pair_in_order(uses, sinks, d.nodes)) {
    const bool reused = d.looks[pair.to].fill == color::reuse;
    d.link(pair.from, pair.to, pair.value, d.looks[pair.to].fill, reused ? 0.5 : 0.42);
  }
  return d;
}

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
  const Diagram d = diagram_of(context, book);
  return lay_out(d.nodes, d.links, own_frame).units_per_value;
}

Figure chart_sankey(const ChartContext& context, const EnergyBook& book, double most_units_per_kwh) {
  SankeyFrame frame = own_frame;
  frame.most_units_per_value = most_units_per_kwh;
  Drawing drawing(frame.top + frame.height + 4, context.text("figure.sankey.description"));
  Table data;
  if (book.input() <= 0) return drawn(std::move(drawing), std::move(data));
  const Diagram d = diagram_of(context, book);
  const SankeyLayout layout = lay_out(d.nodes, d.links, frame);
  const DisplayUnit unit = context.numbers.energy(book.input());
  constexpr std::array<std::string_view, 6> captions = {"sankey.column.sources", "sankey.column.transform", "sankey.column.board",
                                                        "sankey.column.supply",  "sankey.column.uses",      "sankey.column.heat"};
  for (std::size_t i = 0; i < captions.size(); ++i)
    if (i < 5 || book.has_heat) drawing.text(column_x[i], 9, context.text(captions[i]), {.size = 8.2, .fill = color::text3});

  data.columns = {{std::string(context.text("data.flow.from")), 38, false, {}},
                  {std::string(context.text("data.flow.to")), 38, false, {}},
                  {context.text.fill("table.energy_in", {unit.name}), 24, true, {}}};
  for (const auto& link : d.links)
    data.rows.push_back({{d.looks[link.from].name, d.looks[link.to].name, context.numbers.cell(link.value, unit)}});

  constexpr double least_width = 0.8;
  for (std::size_t i = 0; i < d.links.size(); ++i) {
    const double left = column_x[d.nodes[d.links[i].from].column] + box_width, right = column_x[d.nodes[d.links[i].to].column];
    drawing.path(ribbon_path(left, right, layout.ribbons[i], std::max(layout.ribbons[i].width, least_width)), d.link_looks[i].first,
                 d.link_looks[i].second);
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
