#include "sim/results/report/sankey_diagram.h"

#include <array>
#include <limits>

#include "sim/document/drawing.h"
#include "sim/results/report/names.h"

namespace icctwin::report {
namespace {

constexpr std::string_view supply_color = document::color::source;

}  // namespace

std::size_t SankeyDiagram::add(std::size_t column, double value, std::string name, std::string_view fill, FlowKind kind, bool bold,
                               double gap) {
  nodes.push_back({column, value, gap});
  looks.push_back({std::move(name), fill, bold, kind});
  return nodes.size() - 1;
}

void SankeyDiagram::link(std::size_t from, std::size_t to, double value, std::string_view fill, double opacity) {
  links.push_back({from, to, value});
  link_looks.push_back({fill, opacity});
}

double SankeyDiagram::sum(FlowKind kind) const {
  double sum = 0;
  for (std::size_t i = 0; i < nodes.size(); ++i)
    if (looks[i].kind == kind) sum += nodes[i].value;
  return sum;
}

double SankeyDiagram::input() const { return sum(FlowKind::source); }

double SankeyDiagram::pue() const {
  const double it = sum(FlowKind::it);
  return it > 0 ? (it + sum(FlowKind::use)) / it : std::numeric_limits<double>::quiet_NaN();
}

double SankeyDiagram::closure() const {
  return input() == 0 ? 0 : (input() - sum(FlowKind::it) - sum(FlowKind::use) - sum(FlowKind::leaves)) / input();
}

std::string_view sankey_caption(const Texts& text, std::size_t column) {
  static constexpr std::array<std::string_view, sankey_columns> keys = {"sankey.column.sources", "sankey.column.transform",
                                                                        "sankey.column.board",   "sankey.column.supply",
                                                                        "sankey.column.uses",    "sankey.column.heat"};
  return text(keys[column]);
}

SankeyDiagram sankey_diagram(const Texts& text, const EnergyBook& book) {
  SankeyDiagram d;
  if (book.input() <= 0) return d;
  const double input = book.input(), feeds = book.cooling();
  const double supply = book.it() + book.ups + book.busway + book.pdu;
  std::vector<std::size_t> sources;
  for (const auto& [account, energy_kwh] : book.sources)
    if (energy_kwh > 0)
      sources.push_back(d.add(0, energy_kwh, account_name(account, text.language()),
                              account == "grid" ? document::color::source : "#DE7A22", FlowKind::source, true));
  const std::size_t transformer = d.add(1, input, std::string(text("sankey.transformer")), supply_color, FlowKind::stage);
  const std::size_t board = d.add(2, input - book.transformer, std::string(text("sankey.board")), supply_color, FlowKind::stage);
  const std::size_t it_supply = d.add(3, supply, std::string(text("sankey.supply")), supply_color, FlowKind::stage);
  const std::size_t cooling =
      feeds > 0 ? d.add(3, feeds, std::string(text("sankey.cooling")), look(EndUse::pumps).color, FlowKind::stage, false, 24) : 0;
  for (const std::size_t source : sources) d.link(source, transformer, d.nodes[source].value, d.looks[source].fill, 0.26);
  d.link(transformer, board, input - book.transformer, supply_color, 0.26);
  d.link(board, it_supply, supply, supply_color, 0.26);
  if (feeds > 0) d.link(board, cooling, feeds, look(EndUse::pumps).color, 0.36);

  std::vector<std::size_t> uses;
  const auto use = [&](std::size_t from, double value, std::string_view key, EndUse kind, FlowKind flow = FlowKind::use,
                       bool bold = false) {
    if (value <= 0) return;
    uses.push_back(d.add(4, value, std::string(text(key)), look(kind).color, flow, bold));
    d.link(from, uses.back(), value, look(kind).color, 0.42);
  };
  use(it_supply, book.accelerators, "use.accelerators", EndUse::accelerators, FlowKind::it, true);
  use(it_supply, book.other_it(), "use.other_it", EndUse::other_it, FlowKind::it);
  use(it_supply, book.supply_loss, "sankey.supply_loss", EndUse::losses, FlowKind::it);
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
    if (value > 0) d.link(board, d.add(4, value, std::string(text(key)), supply_color, FlowKind::leaves), value, supply_color, 0.26);
  };
  leaves(book.exported, "sankey.exported");
  leaves(book.stored, "sankey.battery_stored");

  if (!book.has_heat) return d;
  std::vector<std::size_t> sinks;
  const auto sink = [&](double value, std::string_view key, std::string_view fill) {
    constexpr double visible_share = 5e-4;  // less than the thinnest ribbon drawn; the text above the figure states it
    if (value > visible_share * input) sinks.push_back(d.add(5, value, std::string(text(key)), fill, FlowKind::heat, true, 26));
  };
  sink(book.heat_reused, "sankey.reused", document::color::reuse);
  sink(book.heat_rejected, "sankey.rejected", document::color::rejected);
  sink(book.heat_stored, "sankey.stored", "#9A6CCB");
  sink(book.heat_ambient, "sankey.ambient", document::color::rejected);
  for (const auto& pair : pair_in_order(uses, sinks, d.nodes)) {
    const bool reused = d.looks[pair.to].fill == document::color::reuse;
    d.link(pair.from, pair.to, pair.value, d.looks[pair.to].fill, reused ? 0.5 : 0.42);
  }
  return d;
}

}  // namespace icctwin::report
