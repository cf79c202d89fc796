#include <algorithm>
#include <cmath>

#include "sim/results/report/meters.h"
#include "sim/results/report/names.h"

namespace icctwin::report {
namespace {

constexpr double box_height = 24, step = 31, first_y = 24;
constexpr double source_x = 0, source_width = 96, transformer_x = 150, middle_width = 96, bus_x = 286, ups_x = 330, use_x = 492,
                 use_width = 150;

/// A box with a name and, below it, a figure; its middle is at y.
void box(Drawing& drawing, double x, double y, double width, std::string_view name, std::string_view figure, std::string_view edge) {
  const double top = y - box_height / 2, bottom = y + box_height / 2;
  drawing.rect(x, top, width, box_height, "#F8F9FA");
  drawing.line(x, top, x + width, top, color::line2, 0.8);
  drawing.line(x, bottom, x + width, bottom, color::line2, 0.8);
  drawing.line(x + width, top, x + width, bottom, color::line2, 0.8);
  drawing.rect(x, top, 3, box_height, edge);
  if (figure.empty()) {
    drawing.text(x + 8, y + 3, name, {.fill = color::text, .bold = true});
  } else {
    drawing.text(x + 8, y - 2, name, {.fill = color::text, .bold = true});
    drawing.text(x + 8, y + 8.5, figure, {.size = 8.2});
  }
}

/// A meter on a line.
void meter(Drawing& drawing, double x, double y, std::string_view id) {
  drawing.circle(x, y, 3.4, color::surface, color::accent);
  drawing.text(x, y - 6, id, {.size = 8.2, .fill = color::accent, .bold = true, .anchor = Anchor::middle, .halo = true});
}

}  // namespace

Figure chart_supply(const Section& s, bool with_meters) {
  const EnergyBook& b = s.book;
  const Texts& text = s.text();
  const Numbers& n = s.numbers();
  const DisplayUnit unit = n.energy(b.input());
  const auto points = meters(s);
  const auto id_of = [&](std::string_view account) -> std::string_view {
    const auto found = std::ranges::find(points, account, &Meter::account);
    return found == points.end() ? std::string_view() : found->id;
  };
  const auto energy = [&](double energy_kwh) { return n.with_unit(energy_kwh, unit); };
  const auto& m = s.run().manifest;
  const auto rating = [&](double count, double each, std::string_view rated_unit) {
    return std::isfinite(count) && std::isfinite(each) ? n.fixed(count, 0) + " × " + n.with_unit(each, 0, rated_unit) : std::string();
  };

  Table data;
  data.columns = {{std::string(text("table.place")), 50, false, {}}, {text.fill("table.energy_in", {unit.name}), 50, true, {}}};
  struct Use {
    std::string_view key, account;
    double energy_kwh;
    std::string_view edge;
    bool behind_ups;
  };
  std::vector<Use> uses = {{"meter.it.short", "it.*", b.it(), look(EndUse::accelerators).color, true},
                           {"use.chillers", "cooling.chiller", b.chillers, look(EndUse::chillers).color, false},
                           {"balance.cdu", "cooling.cdu_pump", b.cdu_pumps, look(EndUse::pumps).color, false},
                           {"meter.pumps.short", "cooling.*_pump", b.plant_pumps, look(EndUse::pumps).color, false},
                           {"use.fans", "cooling.air_fan", b.fans, look(EndUse::fans).color, false},
                           {"use.towers", "cooling.rejection_fan", b.towers, look(EndUse::towers).color, false},
                           {"use.other", "other.*", b.other, look(EndUse::other).color, false}};
  std::erase_if(uses, [](const Use& use) { return !(use.energy_kwh > 0); });
  std::vector<std::pair<std::string, double>> sources;
  for (const auto& source : b.sources)
    if (source.second > 0 && source.first != "unserved") sources.push_back(source);
  const double battery_kwh = input_number(s.run(), "/power/battery/capacity_kwh");
  const std::size_t left = sources.size() + (battery_kwh > 0 ? 1 : 0);
  const auto rows = static_cast<double>(std::max({uses.size(), left, std::size_t{3}}));
  const double height = first_y + rows * step;
  Drawing drawing(height, text(with_meters ? "figure.meters" : "figure.one_line"));
  const auto y_of = [&](std::size_t row) { return first_y + box_height / 2 + static_cast<double>(row) * step; };

  // The bus of the board, and what feeds it.
  const double bus_top = first_y, bus_bottom = y_of(std::max(uses.size(), left) - 1) + box_height / 2;
  const double feed_y = y_of(0);
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const auto& [account, energy_kwh] = sources[i];
    const double y = y_of(i);
    const bool grid = account == "grid";
    drawing.line(source_x + source_width, y, grid ? transformer_x : bus_x, y, color::source, 1.4);
    std::string figure = energy(energy_kwh);
    if (!with_meters) {
      if (account == "pv") figure = n.with_unit(input_number(s.run(), "/power/pv/rated_w") / 1e3, 0, "kWp");
      if (account == "generator") figure = n.with_unit(input_number(s.run(), "/power/generators/rated_w") / 1e3, 0, "kW");
    }
    box(drawing, source_x, y, source_width, account_name(account, text.language()), figure,
        grid ? color::source : std::string_view("#DE7A22"));
    if (with_meters) meter(drawing, source_x + source_width + 26, y, id_of(account));
    data.rows.push_back({{account_name(account, text.language()), n.cell(energy_kwh, unit)}});
  }
  if (battery_kwh > 0) {
    const double y = y_of(sources.size());
    drawing.line(source_x + source_width, y, bus_x, y, color::source, 1.4, "4 2");
    box(drawing, source_x, y, source_width, text("supply.battery"),
        with_meters ? std::string(text("supply.loss")) + " " + energy(b.battery) : n.with_unit(battery_kwh, 0, "kWh"), "#9A6CCB");
  }
  drawing.line(transformer_x + middle_width, feed_y, bus_x, feed_y, color::source, 1.4);
  box(drawing, transformer_x, feed_y, middle_width, text("sankey.transformer"),
      with_meters ? std::string(text("supply.loss")) + " " + energy(b.transformer)
                  : rating(m.design_value("transformer_units"), m.design_value("transformer_rated_va") / 1e3, "kVA"),
      look(EndUse::losses).color);
  if (with_meters) meter(drawing, (transformer_x + middle_width + bus_x) / 2, feed_y, id_of("source - loss.transformer"));
  data.rows.push_back({{text("meter.board"), n.cell(b.input() - b.transformer, unit)}});
  drawing.rect(bus_x - 2.5, bus_top, 5, bus_bottom - bus_top, color::source);
  drawing.text(bus_x, bus_top - 6, text("sankey.board"), {.fill = color::text2, .anchor = Anchor::middle});

  for (std::size_t i = 0; i < uses.size(); ++i) {
    const Use& use = uses[i];
    const double y = y_of(i);
    drawing.line(bus_x, y, use_x, y, color::source, 1.4);
    if (use.behind_ups) {
      const double units = m.design_value("ups_units"), rated_w = input_number(s.run(), "/power/ups/rated_w");
      box(drawing, ups_x, y, middle_width, text("supply.ups"),
          with_meters ? std::string(text("supply.loss")) + " " + energy(b.ups + b.busway + b.pdu)
                      : (units > 0 ? rating(units, rated_w / 1e3, "kW") : std::string()),
          look(EndUse::losses).color);
      const double free = (use_x - ups_x - middle_width) / 2;
      if (with_meters && !id_of("ups_output_kwh").empty()) meter(drawing, ups_x + middle_width + free * 0.5, y, id_of("ups_output_kwh"));
      if (with_meters) meter(drawing, use_x - free * 0.5, y, id_of(use.account));
    } else if (with_meters) {
      meter(drawing, use_x - 16, y, id_of(use.account));
    }
    box(drawing, use_x, y, use_width, text(use.key), energy(use.energy_kwh) + " · " + n.percent(use.energy_kwh / b.input()), use.edge);
    data.rows.push_back({{text(use.key), n.cell(use.energy_kwh, unit)}});
  }
  return drawn(std::move(drawing), std::move(data));
}

}  // namespace icctwin::report
