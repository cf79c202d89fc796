// The tables of Delegated Regulation (EU) 2024/1364, one for each group of its annexes. Symbols and measuring points as in two second-hand
// accounts of the annexes (E_IT is measured at the output of the UPS, which is PUE category 1); those known from memory only are marked
// unverified.
#include <cmath>

#include "models/base/conversions.h"
#include "sim/results/report/sections.h"
#include "sim/results/report/series_bins.h"

namespace icctwin::report {
namespace {

/// A table of one group; what the simulation cannot know is left empty.
class EuTable {
 public:
  EuTable(const Section& s, std::string_view title_key, std::string_view sheet) : s_(s) {
    table_.title = s.text()(title_key);
    table_.sheet = sheet;
    table_.columns = {{std::string(s.text()("table.symbol")), 12},
                      {std::string(s.text()("table.quantity")), 36},
                      {std::string(s.text()("table.value")), 14, true},
                      {std::string(s.text()("table.unit")), 9},
                      {std::string(s.text()("table.how")), 29}};
  }

  void value(std::string_view symbol, std::string_view key, double value, int decimals, std::string_view unit, Inline how,
             bool verified = true) {
    if (!std::isfinite(value)) return operator_supplies(symbol, key, unit, verified);
    row(symbol, key, s_.numbers().cell(value, decimals), unit, std::move(how), verified);
  }
  void text(std::string_view symbol, std::string_view key, std::string text, Inline how) {
    row(symbol, key, std::move(text), {}, std::move(how), true);
  }
  void operator_supplies(std::string_view symbol, std::string_view key, std::string_view unit = {}, bool verified = true) {
    row(symbol, key, {}, unit, s_.text()("eu.operator"), verified);
  }
  void add(Document& doc, Inline source) {
    table_.source = std::move(source);
    doc.table(std::move(table_));
  }

 private:
  void row(std::string_view symbol, std::string_view key, Cell cell, std::string_view unit, Inline how, bool verified) {
    // "E_RES-TOT" with what follows the underscore lowered.
    Inline shown = std::string(symbol.substr(0, symbol.find('_')));
    if (const auto at = symbol.find('_'); at != symbol.npos) shown += Inline(std::string(symbol.substr(at + 1)), {.sub = true});
    if (!verified) how += s_.text()("list.comma") + toned(std::string(s_.text()("eu.from_memory")), Tone::warning);
    table_.rows.push_back({{std::move(shown), s_.text()(key), std::move(cell), unit, std::move(how)}});
  }

  const Section& s_;
  Table table_;
};

double computer_room_m2(const RunFolder& run) {
  double area_m2 = 0;
  for (int hall = 0;; ++hall) {
    const std::string pointer = "/halls/" + std::to_string(hall);
    const double width_mm = input_number(run, pointer + "/width_mm"), depth_mm = input_number(run, pointer + "/depth_mm");
    constexpr double mm2_per_m2 = 1e6;
    if (!std::isfinite(width_mm) || !std::isfinite(depth_mm)) return area_m2 > 0 ? area_m2 : no_value;
    area_m2 += width_mm * depth_mm / mm2_per_m2;
  }
}

/// Sum over days of (daily mean - 21 °C) where the mean is at least 24 °C (the method of Eurostat, from memory: unverified) [K d].
double cooling_degree_days(const RunFolder& run) {
  constexpr double base_c = 21, threshold_c = 24;
  const SeriesBins bins = bin_series(run, s_per_day);
  const auto means_c = bin_means(run, bins, "dry_bulb_c");
  if (means_c.empty()) return no_value;
  double sum = 0;
  for (const double mean_c : means_c)
    if (mean_c >= threshold_c) sum += mean_c - base_c;
  return sum;
}

}  // namespace

void write_eu_2024_1364(Document& doc, const Section& s) {
  const auto& run = s.run();
  const auto& m = run.manifest;
  const Texts& text = s.text();
  constexpr double l_per_m3 = 1000;
  const auto known = [](double value) { return std::isfinite(value) ? value : 0; };
  const double facility_kwh = run.kpi("facility_energy_kwh"), it_kwh = run.kpi("ups_output_kwh"), water_m3 = run.kpi("water_l") / l_per_m3;
  const double grid_kwh = run.account("electricity", "source", "grid"), reused_kwh = run.kpi("heat_reused_kwh"),
               renewable_kwh = run.kpi("renewable_energy_kwh");
  const double certificates = known(input_number(run, "/site/market_carbon/certificate_ratio")),
               agreements = known(input_number(run, "/site/market_carbon/ppa_ratio"));
  const auto kpi = [&](std::string_view id) { return code("kpi.json " + std::string(id)); };

  add_title(doc, s, "title.kind.eu");
  doc.note(text("note.simulated"));
  doc.note(is_full_year(run) ? text("eu.year") : text("eu.not_year"));
  doc.chapter("1", text("eu.identity"), 60);
  EuTable identity(s, "eu.table.identity", "Annex I identity");
  identity.text("", "eu.name", report_subject(s), text("eu.scenario"));
  for (const auto key : {"eu.owner", "eu.operator.name", "eu.lau", "eu.type", "eu.entry"}) identity.operator_supplies("", key);
  identity.value("", "eu.latitude", m.latitude_deg, 3, "°", text("eu.extra"));
  identity.value("", "eu.longitude", m.longitude_deg, 3, "°", text("eu.extra"));
  identity.value("", "eu.paths", m.design_value("power_paths"), 0, "", code("manifest.json design"));
  identity.operator_supplies("", "eu.redundancy");
  identity.add(doc, {});

  doc.chapter("2", text("eu.energy"), 150);
  EuTable energy(s, "eu.table.energy", "Annex II energy");
  energy.value("PD_IT", "eu.pd_it", m.design_value("it_w") / w_per_kw, 1, "kW", code("manifest.json design"));
  energy.operator_supplies("S_DC", "eu.s_dc", "m²", false);
  energy.value("S_CR", "eu.s_cr", computer_room_m2(run), 0, "m²", text("eu.halls"), false);
  energy.value("E_DC", "eu.e_dc", facility_kwh, 0, "kWh", kpi("facility_energy_kwh"));
  energy.value("E_DC-BG", "eu.e_dc_bg", known(run.kpi("generator_energy_kwh")), 0, "kWh", kpi("generator_energy_kwh"));
  energy.value("E_IT", "eu.e_it", it_kwh, 0, "kWh", kpi("ups_output_kwh"));
  energy.value("W_IN", "eu.w_in", water_m3, 1, "m³", kpi("water_l"));
  energy.operator_supplies("W_IN-POT", "eu.w_in_pot", "m³");
  energy.value("E_REUSE", "eu.e_reuse", reused_kwh, 0, "kWh", kpi("heat_reused_kwh"));
  energy.value("T_WH", "eu.t_wh", reused_kwh > 0 ? input_number(run, "/cooling/heat_reuse/supply_c") : no_value, 1, "°C",
               code("/cooling/heat_reuse/supply_c"), false);
  energy.value("T_IN", "eu.t_in", input_number(run, "/cooling/air/supply_c"), 1, "°C", code("/cooling/air/supply_c"), false);
  energy.operator_supplies("", "eu.refrigerants", {}, false);
  energy.value("CDD", "eu.cdd", cooling_degree_days(run), 0, "K d", text("eu.cdd.how"), false);
  energy.value("E_RES-TOT", "eu.e_res_tot", renewable_kwh, 0, "kWh", kpi("renewable_energy_kwh"));
  energy.value("E_RES-GOO", "eu.e_res_goo", grid_kwh * certificates, 0, "kWh", code("/site/market_carbon/certificate_ratio"));
  energy.value("E_RES-PPA", "eu.e_res_ppa", grid_kwh * agreements, 0, "kWh", code("/site/market_carbon/ppa_ratio"));
  energy.value("E_RES-OS", "eu.e_res_os", renewable_kwh - grid_kwh * (certificates + agreements), 0, "kWh", text("eu.e_res_os.how"));
  energy.add(doc, text("eu.table.energy.source"));

  doc.chapter("3", text("eu.ict"), 60);
  EuTable ict(s, "eu.table.ict", "Annex II ICT capacity");
  ict.operator_supplies("C_SERV", "eu.c_serv");
  ict.operator_supplies("C_STOR", "eu.c_stor", "TB");
  ict.value("", "eu.servers", m.nodes, 0, "", text("eu.extra"));
  ict.value("", "eu.accelerators", m.accelerators, 0, "", text("eu.extra"));
  ict.value("", "eu.utilisation", 100 * run.kpi("utilisation"), 1, "%", text("eu.extra"));
  ict.add(doc, {});

  doc.chapter("4", text("eu.traffic"), 50);
  EuTable traffic(s, "eu.table.traffic", "Annex II data traffic");
  traffic.operator_supplies("B_IN", "eu.b_in", "Gbit/s", false);
  traffic.operator_supplies("B_OUT", "eu.b_out", "Gbit/s", false);
  traffic.operator_supplies("", "eu.traffic_in", "EB", false);
  traffic.operator_supplies("", "eu.traffic_out", "EB", false);
  traffic.add(doc, text("eu.table.traffic.source"));

  doc.chapter("5", text("eu.ratios"), 60);
  EuTable ratios(s, "eu.table.ratios", "Annex III indicators");
  const double it_mwh = it_kwh / 1000;
  ratios.value("PUE", "eu.pue", facility_kwh / it_kwh, 3, "", formula("E_DC / E_IT"));
  ratios.value("WUE", "eu.wue", water_m3 / it_mwh, 3, "m³/MWh", formula("W_IN / E_IT"));
  ratios.value("ERF", "eu.erf", reused_kwh / facility_kwh, 3, "", formula("E_REUSE / E_DC"));
  ratios.value("REF", "eu.ref", renewable_kwh / facility_kwh, 3, "", formula("E_RES / E_DC"));
  ratios.add(doc, text("eu.table.ratios.source"));
  doc.chapter("A", text("reproduce"), 30);
  add_reproduce(doc, s);
}

}  // namespace icctwin::report
