#include <array>
#include <cmath>
#include <vector>

#include "sim/results/report/names.h"
#include "sim/results/report/sections.h"

namespace icctwin::report {
namespace {

/// A closure error small enough to be rounding is shown as zero with two decimals.
std::string closure_text(const Numbers& numbers, double closure) { return numbers.percent(std::abs(closure), 2); }

void add_flow_diagram(Document& doc, const Section& s, std::string_view indicators) {
  const EnergyBook& b = s.book;
  const Numbers& n = s.numbers();
  const DisplayUnit unit = n.energy(b.input());
  const auto amount = [&](double energy_kwh) { return n.with_unit(energy_kwh, unit); };
  const auto bare = [&](double energy_kwh) { return n.in_unit(energy_kwh, unit); };
  doc.section(s.text()("energy.flow"));
  std::string text = s.text().fill("energy.flow.text", {amount(b.input()), amount(b.use()), closure_text(n, b.closure())});
  if (b.has_heat)
    text += s.text().fill("energy.heat.text", {amount(b.heat_source), amount(b.heat_rejected), amount(b.heat_ambient),
                                               amount(b.heat_reused), amount(b.heat_stored), closure_text(n, b.heat_closure())});
  doc.paragraph(text);
  const std::array<std::string, 3> parts = {bare(b.accelerators), bare(b.other_it()), bare(b.supply_loss)};
  const double total_kwh = total_energy_kwh(s);
  std::string source = s.text().fill(
      "figure.sankey.source",
      {bare(total_kwh), bare(b.it()), n.fixed(b.it() > 0 ? total_kwh / b.it() : no_value, 3), parts[0], parts[1], parts[2], indicators});
  // The book holds the power that generators gave, the indicator the fuel they burnt for it.
  if (std::abs(total_kwh - b.use()) > 1e-9 * total_kwh)
    source += s.text().fill("figure.sankey.fuel", {bare(total_kwh), amount(b.use()), amount(total_kwh - b.use())});
  if (!adds_up(bare(b.it()), parts.data(), parts.size())) source += s.text()("rounding");
  doc.figure(chart_sankey(s.chart, b), s.text().fill("figure.sankey", {unit.name}), source);
}

class BalanceTable {
 public:
  explicit BalanceTable(const Section& s) : s_(s), unit_(s.numbers().energy(s.book.input())) {
    const auto& text = s.text();
    const auto& manifest = s.run().manifest;
    table_.title = text.fill("table.balance", {s.numbers().period(manifest.start_unix_s, manifest.end_unix_s)});
    table_.tight = true;
    table_.columns = {{std::string(text("facts.item")), 35},
                      {text.fill("table.balance.energy", {unit_.name}), 14, true},
                      {std::string(text("table.balance.share")), 10, true},
                      {std::string(text("table.balance.coal")), 20, true},
                      {std::string(text("table.balance.account")), 21}};
  }

  void group(std::string_view key, double energy_kwh, std::string_view account) {
    close_group();
    group_total_ = s_.numbers().in_unit(energy_kwh, unit_);
    row(std::string(s_.text()(key)), energy_kwh, account, RowKind::group);
  }
  void item(std::string name, double energy_kwh, std::string_view account) {
    parts_.push_back(s_.numbers().in_unit(energy_kwh, unit_));
    row(std::move(name), energy_kwh, account, RowKind::inset);
  }
  Table finish(Inline source) {
    close_group();
    if (!adds_up_) source += s_.text()("rounding");
    table_.source = std::move(source);
    return std::move(table_);
  }

 private:
  void close_group() {
    adds_up_ = adds_up_ && (parts_.empty() || adds_up(group_total_, parts_.data(), parts_.size()));
    parts_.clear();
  }
  void row(std::string name, double energy_kwh, std::string_view account, RowKind kind) {
    const Numbers& n = s_.numbers();
    const double coal_tce = energy_kwh * tce_per_kwh;
    table_.rows.push_back({{std::move(name), n.cell(energy_kwh, unit_), n.cell(100 * energy_kwh / s_.book.input(), 1), n.cell(coal_tce, 2),
                            account.empty() ? Inline() : code(std::string(account))},
                           kind});
  }

  const Section& s_;
  DisplayUnit unit_;
  Table table_;
  std::string group_total_;
  std::vector<std::string> parts_;
  bool adds_up_ = true;
};

void add_balance(Document& doc, const Section& s) {
  const EnergyBook& b = s.book;
  const auto name = [&](std::string_view key) { return std::string(s.text()(key)); };
  BalanceTable table(s);
  table.group("balance.1", b.input(), "source");
  for (const auto& [account, energy_kwh] : b.sources) table.item(account_name(account, s.text().language()), energy_kwh, account);
  table.group("balance.2", b.losses(), "loss");
  table.item(name("sankey.transformer"), b.transformer, "loss.transformer");
  table.item(name("balance.ups"), b.ups, "loss.ups");
  table.item(name("balance.busway"), b.busway, "loss.busway");
  if (b.pdu > 0) table.item(name("balance.pdu"), b.pdu, "loss.pdu");
  if (b.battery > 0) table.item(name("sankey.battery"), b.battery, "loss.battery");
  table.group("balance.3", b.it(), "it");
  table.item(name("use.accelerators"), b.accelerators, "it.accelerator");
  table.item(name("balance.cpu"), b.cpu_memory, "it.cpu .memory");
  table.item(name("balance.parts"), b.server_parts + b.server_fans, "other it.*");
  table.item(name("balance.network"), b.network, "it.switch .fabric");
  if (b.measured > 0) table.item(name("balance.measured"), b.measured, "it.measured");
  table.item(name("balance.supply_loss"), b.supply_loss, "it.supply_loss");
  table.group("balance.4", b.cooling(), "cooling");
  table.item(name("use.chillers"), b.chillers, "cooling.chiller");
  table.item(name("balance.cdu"), b.cdu_pumps, "cooling.cdu_pump");
  table.item(name("balance.pumps"), b.plant_pumps, "cooling.*_pump");
  table.item(name("use.fans"), b.fans, "cooling.air_fan");
  table.item(name("use.towers"), b.towers, "cooling.rejection_fan");
  table.group("balance.5", b.other, "other");
  if (b.exported > 0) table.group("balance.exported", b.exported, "exported");
  if (b.stored > 0) table.group("balance.stored", b.stored, "battery.stored");
  table.group("balance.total", b.use() + b.exported + b.stored, "");
  doc.section(s.text()("energy.balance"));
  doc.table(table.finish(s.text().inlined(
      "table.balance.source", {closure_text(s.numbers(), b.closure()), toned(std::string(s.text()("unverified")), Tone::warning)})));
}

}  // namespace

bool has_energy(const Section& s) { return s.book.present && s.book.input() > 0; }

void add_energy(Document& doc, const Section& s, std::string_view indicators) {
  if (!has_energy(s)) return;
  add_flow_diagram(doc, s, indicators);
  add_balance(doc, s);
}

}  // namespace icctwin::report
