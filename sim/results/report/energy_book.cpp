#include "sim/results/report/energy_book.h"

#include <algorithm>
#include <iterator>

namespace icctwin::report {

const EndUseLook& look(EndUse use) {
  static constexpr std::array<EndUseLook, end_use_count> looks = {{
      {"#2B5CA8", "use.accelerators", true},
      {"#8DB0DE", "use.other_it", false},
      {"#9A7B5F", "use.losses", false},
      {"#087F7F", "use.chillers", true},
      {"#35A394", "use.pumps", false},
      {"#86C9B5", "use.fans", false},
      {"#B5C77A", "use.towers", false},
      {"#E3BC3F", "use.other", false},
  }};
  return looks[static_cast<std::size_t>(use)];
}

double EnergyBook::input() const {
  double sum = 0;
  for (const auto& [account, energy_kwh] : sources) sum += energy_kwh;
  return sum;
}

double EnergyBook::closure() const { return input() == 0 ? 0 : (input() - use() - exported - stored) / input(); }

double EnergyBook::heat_closure() const {
  return heat_source == 0 ? 0 : (heat_source - heat_rejected - heat_ambient - heat_reused - heat_stored) / heat_source;
}

std::array<double, end_use_count> EnergyBook::end_uses() const {
  return {accelerators, other_it(), supply_loss + losses(), chillers, cdu_pumps + plant_pumps, fans, towers, other};
}

namespace {

/// The rows of one electricity and one heat book.
EnergyBook grouped(const std::vector<LedgerRow>& electricity, const std::vector<LedgerRow>& heat) {
  EnergyBook book;
  const auto use_of = [&](std::string_view account) -> double& {
    static constexpr std::pair<std::string_view, double EnergyBook::*> groups[] = {
        {"it.accelerator", &EnergyBook::accelerators},
        {"it.cpu", &EnergyBook::cpu_memory},
        {"it.memory", &EnergyBook::cpu_memory},
        {"it.fan", &EnergyBook::server_fans},
        {"it.switch", &EnergyBook::network},
        {"it.fabric", &EnergyBook::network},
        {"it.supply_loss", &EnergyBook::supply_loss},
        {"it.measured", &EnergyBook::measured},
        {"loss.pdu", &EnergyBook::pdu},
        {"loss.ups", &EnergyBook::ups},
        {"loss.battery", &EnergyBook::battery},
        {"loss.transformer", &EnergyBook::transformer},
        {"exported", &EnergyBook::exported},
        {"cooling.chiller", &EnergyBook::chillers},
        {"cooling.cdu_pump", &EnergyBook::cdu_pumps},
        {"cooling.air_fan", &EnergyBook::fans},
        {"cooling.rejection_fan", &EnergyBook::towers},
    };
    for (const auto& [name, member] : groups)
      if (account == name) return book.*member;
    if (account.starts_with("it.")) return book.server_parts;
    if (account.starts_with("loss.")) return book.busway;
    if (account.starts_with("cooling.")) return book.plant_pumps;
    return book.other;
  };
  for (const auto& row : electricity) {
    book.present = true;
    if (row.side == "source" && (row.value != 0 || row.account == "grid"))
      book.sources.emplace_back(row.account, row.value);
    else if (row.side == "stored" && row.value < 0)
      book.sources.emplace_back(row.account, -row.value);
    else if (row.side == "stored")
      book.stored += row.value;
    else if (row.side == "use")
      use_of(row.account) += row.value;
  }
  for (const auto& row : heat) {
    book.has_heat = true;
    if (row.side == "source") book.heat_source += row.value;
    if (row.account == "heat.rejected") book.heat_rejected += row.value;
    if (row.account == "heat.ambient") book.heat_ambient += row.value;
    if (row.account == "heat.reused") book.heat_reused += row.value;
    if (row.side == "stored") book.heat_stored += row.value;
  }
  return book;
}

}  // namespace

EnergyBook energy_book(const RunFolder& run) { return grouped(run.totals("electricity"), run.totals("heat")); }

EnergyBook energy_book(const RunFolder& run, std::string_view month) {
  const auto of_month = [&](std::string_view book) {
    std::vector<LedgerRow> rows;
    std::ranges::copy_if(run.ledger, std::back_inserter(rows),
                         [&](const LedgerRow& row) { return row.month == month && row.book == book; });
    return rows;
  };
  return grouped(of_month("electricity"), of_month("heat"));
}

}  // namespace icctwin::report
