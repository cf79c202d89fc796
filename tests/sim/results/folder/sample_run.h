#pragma once
// A run folder with invented numbers that agree with each other: the ledger is the integral of the series, the indicators come from it.
#include <fmt/format.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <numbers>
#include <string>
#include <vector>

#include "models/base/civil_time.h"
#include "sim/results/series/series_writer.h"

namespace icctwin::sample {

struct Options {
  double days = 7;
  double simulated_days = 7;
  double output_step_s = 900;
  int jobs = 400;
  int inputs = 24;
  std::string status = "ok";
};

inline constexpr int utc_offset_s = 8 * 3600;
inline constexpr double start_unix_s = 1751817600;  // 2025-07-07T00:00:00+08:00

inline void write(const std::filesystem::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

/// An empty folder of this name below the system's temporary folder.
inline std::filesystem::path fresh_folder(const std::string& name) {
  const auto folder = std::filesystem::temp_directory_path() / ("icctwin_results_" + name);
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return folder;
}

/// Sums that the other files are made from.
struct Books {
  std::map<std::string, double> electricity_kwh;
  double water_l = 0, carbon_kg = 0, energy_cny = 0, busy_h = 0, peak_w = 0;
};

inline std::vector<SeriesChannel> channels() {
  std::vector<SeriesChannel> list;
  for (const char* name :
       {"facility_power_w", "it_power_w", "grid_power_w", "accelerator_power_w", "it_other_power_w", "loss_power_w", "cooling_power_w",
        "chiller_power_w", "pump_power_w", "air_fan_power_w", "rejection_fan_power_w", "lighting_power_w"})
    list.push_back({name, "W", name, true});
  for (const char* name : {"pue", "utilisation", "free_cooling_ratio"}) list.push_back({name, "1", name, true});
  for (const char* name : {"dry_bulb_c", "wet_bulb_c", "facility_supply_c", "coolant_supply_c"}) list.push_back({name, "degC", name, true});
  list.push_back({"makeup_kg_per_s", "kg/s", "make-up water", true});
  list.push_back({"carbon_kg_per_kwh", "kg/kWh", "grid carbon factor", true});
  list.push_back({"price_cny_per_kwh", "CNY/kWh", "price", false});
  list.push_back({"jobs_running", "1", "running jobs", true});
  list.push_back({"jobs_queued", "1", "queued jobs", true});
  return list;
}

inline Books write_series(const std::filesystem::path& file, const Options& options) {
  using std::numbers::pi;
  Books books;
  const auto list = channels();
  const std::vector<std::string> racks = {"A01-1", "A01-2", "A01-3"};
  const std::vector<SeriesChannel> rack_list = {{"rack_power_w", "W", "rack power", true},
                                                {"rack_coolant_out_c", "degC", "coolant outlet", false}};
  SeriesWriter writer;
  writer.open(file.string(), start_unix_s, utc_offset_s, list, racks, rack_list);
  const auto rows = static_cast<int>(options.simulated_days * 86400 / options.output_step_s);
  for (int row = 0; row < rows; ++row) {
    const double end_s = (row + 1) * options.output_step_s, day = (end_s - options.output_step_s / 2) / 86400;
    const double sun = std::sin(2 * pi * (day - 0.37)), swing = std::sin(2 * pi * day / 3.1) + 0.4 * std::sin(2 * pi * day * 5.3);
    const double use = 0.77 + 0.13 * swing, dry_c = 30 + 4 * sun + swing, wet_c = 25 + 1.5 * sun + swing;
    const double accelerator_w = 1466e3 * (0.25 + 0.75 * use / 0.77), other_it_w = 593e3, supply_w = 90e3;
    const double it_w = accelerator_w + other_it_w + supply_w;
    const double loss_w = it_w * 0.051, pump_w = 81.5e3, fan_w = 58.3e3 + 3e3 * sun, tower_w = 32e3 + 6e3 * sun, light_w = 26.8e3;
    const double chiller_w = std::max(0.0, 130e3 + 60e3 * sun + 20e3 * swing);
    const double cooling_w = chiller_w + pump_w + fan_w + tower_w, facility_w = it_w + loss_w + cooling_w + light_w;
    const double hours = options.output_step_s / 3600, factor = 0.57 + 0.03 * sun, price = sun > 0 ? 0.82 : 0.48;
    const double makeup_kg_per_s = 1.03 + 0.15 * sun, queued = std::max(0.0, 30 * swing), running = 110 * use;
    const double values[] = {
        facility_w, it_w,    facility_w,        accelerator_w, other_it_w + supply_w, loss_w, cooling_w, chiller_w, pump_w, fan_w,
        tower_w,    light_w, facility_w / it_w, use,           0.6 - 0.3 * sun,       dry_c,  wet_c,     30,        32,     makeup_kg_per_s,
        factor,     price,   running,           queued};
    writer.append(end_s, values);
    if (row % 4 == 3) {
      const float rack_values[] = {44000, 43000, 42000, 45, 46, 47};
      writer.append_racks(end_s, rack_values);
    }
    auto& kwh = books.electricity_kwh;
    const auto add = [&](const char* account, double power_w) { kwh[account] += power_w * hours / 1000; };
    add("it.accelerator", accelerator_w);
    add("it.cpu", other_it_w * 0.35);
    add("it.memory", other_it_w * 0.14);
    add("it.nic", other_it_w * 0.09);
    add("it.storage", other_it_w * 0.1);
    add("it.other", other_it_w * 0.06);
    add("it.fan", other_it_w * 0.06);
    add("it.switch", other_it_w * 0.15);
    add("it.fabric", other_it_w * 0.05);
    add("it.supply_loss", supply_w);
    add("loss.busway", loss_w * 0.16);
    add("loss.ups", loss_w * 0.59);
    add("loss.transformer", loss_w * 0.25);
    add("cooling.cdu_pump", pump_w * 0.3);
    add("cooling.facility_pump", pump_w * 0.3);
    add("cooling.chilled_pump", pump_w * 0.15);
    add("cooling.condenser_pump", pump_w * 0.25);
    add("cooling.air_fan", fan_w);
    add("cooling.chiller", chiller_w);
    add("cooling.rejection_fan", tower_w);
    add("other.lighting", light_w);
    books.water_l += makeup_kg_per_s * options.output_step_s;
    books.carbon_kg += facility_w / 1000 * hours * factor;
    books.energy_cny += facility_w / 1000 * hours * price;
    books.busy_h += 2016 * use * hours;
    books.peak_w = std::max(books.peak_w, facility_w);
  }
  writer.close();
  return books;
}

inline double sum(const Books& books, const std::string& prefix) {
  double total = 0;
  for (const auto& [account, value] : books.electricity_kwh)
    if (account.starts_with(prefix)) total += value;
  return total;
}

inline void write_ledger(const std::filesystem::path& file, const Books& books) {
  std::string text = "month,book,side,account,unit,value\n";
  const double total = sum(books, "");
  for (const std::string month : {"2025-07", "total"}) {
    const auto row = [&](const char* book, const char* side, const std::string& account, const char* unit, double value) {
      text += fmt::format("{},{},{},{},{},{}\n", month, book, side, account, unit, value);
    };
    row("electricity", "source", "grid", "kWh", total);
    for (const auto& [account, value] : books.electricity_kwh) row("electricity", "use", account, "kWh", value);
    const double it = sum(books, "it."), plant = sum(books, "cooling."),
                 building = books.electricity_kwh.at("loss.busway") + sum(books, "other."),
                 electrical = sum(books, "loss.ups") + sum(books, "loss.transformer");
    row("heat", "source", "heat.it_liquid", "kWh", it * 0.78);
    row("heat", "source", "heat.it_air", "kWh", it * 0.22);
    row("heat", "source", "heat.building", "kWh", building);
    row("heat", "source", "heat.plant", "kWh", plant);
    row("heat", "source", "heat.electrical", "kWh", electrical);
    const double heat = it + plant + electrical + building, reused = heat * 0.08, ambient = heat * 0.03, stored = heat * 2e-4;
    row("heat", "use", "heat.rejected", "kWh", heat - reused - ambient - stored);
    row("heat", "use", "heat.ambient", "kWh", ambient);
    row("heat", "use", "heat.reused", "kWh", reused);
    row("heat", "stored", "heat.stored", "kWh", stored);
    row("water", "source", "makeup", "L", books.water_l);
    row("water", "use", "evaporation", "L", books.water_l * 0.74);
    row("water", "use", "drift", "L", books.water_l * 0.01);
    row("water", "use", "blowdown", "L", books.water_l * 0.25);
    row("carbon", "use", "location", "kg", books.carbon_kg);
    row("cost", "use", "energy", "CNY", books.energy_cny);
    row("cost", "use", "demand", "CNY", books.peak_w / 1000 * 9.6);
    row("cost", "use", "water", "CNY", books.water_l / 1000 * 5.9);
  }
  write(file, text);
}

inline std::string kpi_entry(const std::string& id, double value, const std::string& unit, const std::string& en, const std::string& zh,
                             const std::string& formula = "", const std::string& formula_id = "", const std::string& inputs = "") {
  return fmt::format(R"("{}":{{"value":{},"unit":"{}","title":{{"en":"{}","zh":"{}"}},"formula":"{}","formula_id":"{}","inputs":[{}]}})",
                     id, std::isnan(value) ? "null" : fmt::format("{}", value), unit, en, zh, formula, formula_id, inputs);
}

inline void write_kpis(const std::filesystem::path& file, const Books& books, const Options& options) {
  const double total = sum(books, ""), it = sum(books, "it."), hours = options.simulated_days * 24;
  const auto input = [](const char* id, double value, const char* unit) {
    return fmt::format(R"({{"id":"{}","value":{},"unit":"{}"}})", id, value, unit);
  };
  const std::string e_dc = input("facility_energy_kwh", total, "kWh"), e_it = input("it_energy_kwh", it, "kWh");
  const double mean_kw = total / hours, available_h = 2016 * hours;
  std::vector<std::string> entries = {
      kpi_entry("pue", total / it, "1", "PUE", "PUE", "E_DC / E_IT", "pue.cat3", e_dc + "," + e_it),
      kpi_entry("pue_category_1", total / (it * 1.008), "1", "PUE, category 1", "PUE（1类）", "E_DC / E_UPS", "pue.cat1",
                e_dc + "," + input("ups_output_kwh", it * 1.008, "kWh")),
      kpi_entry("it_energy_kwh", it, "kWh", "IT energy", "IT用电量", "sum of it.*", "energy.it"),
      kpi_entry("facility_energy_kwh", total, "kWh", "Total energy", "总用电量", "sum of sources", "energy.dc"),
      kpi_entry("cooling_energy_kwh", sum(books, "cooling."), "kWh", "Cooling energy", "冷却用电量", "sum of cooling.*", "energy.cooling"),
      kpi_entry("loss_energy_kwh", sum(books, "loss."), "kWh", "Electrical losses", "供配电损耗电量", "sum of loss.*", "energy.loss"),
      kpi_entry("water_l", books.water_l, "L", "Make-up water", "补水量", "sum of makeup", "water.site"),
      kpi_entry("wue_l_per_kwh", books.water_l / it, "L/kWh", "WUE", "WUE", "W / E_IT", "wue.site",
                input("water_l", books.water_l, "L") + "," + e_it),
      kpi_entry("carbon_location_kg", books.carbon_kg, "kg", "Carbon, location-based", "碳排放（基于位置）", "sum of E × factor",
                "carbon.location"),
      kpi_entry("cue_kg_per_kwh", books.carbon_kg / it, "kg/kWh", "CUE", "CUE", "C / E_IT", "cue.location",
                input("carbon_location_kg", books.carbon_kg, "kg") + "," + e_it),
      kpi_entry("peak_facility_power_kw", books.peak_w / 1000, "kW", "Peak demand", "最大需量", "max of 15 min means", "power.peak"),
      kpi_entry("mean_facility_power_kw", mean_kw, "kW", "Mean power", "平均功率", "E_DC / T", "power.mean",
                e_dc + "," + input("hours", hours, "h")),
      kpi_entry("load_factor", mean_kw * 1000 / books.peak_w, "1", "Load factor", "负荷率", "P_mean / P_peak", "load.factor",
                input("mean_facility_power_kw", mean_kw, "kW") + "," + input("peak_facility_power_kw", books.peak_w / 1000, "kW")),
      kpi_entry("accelerator_hours", books.busy_h, "h", "Accelerator-hours", "交付加速卡时", "sum over jobs", "acc.hours"),
      kpi_entry("utilisation", books.busy_h / available_h, "1", "Accelerator utilisation", "加速卡利用率", "delivered / available",
                "acc.util", input("accelerator_hours", books.busy_h, "h") + "," + input("available_hours", available_h, "h")),
      kpi_entry("jobs_submitted", options.jobs, "1", "Jobs submitted", "提交作业数"),
      kpi_entry("jobs_done", options.jobs * 0.9, "1", "Jobs done", "完成作业数"),
      kpi_entry("wait_mean_s", 1843.2, "s", "Wait, mean", "平均等待时间"),
      kpi_entry("wait_p50_s", 14, "s", "Wait, median", "等待时间中位数"),
      kpi_entry("wait_p95_s", 9321, "s", "Wait, 95th percentile", "等待时间95%分位"),
      kpi_entry("wait_max_s", 42321, "s", "Wait, longest", "最长等待时间"),
      kpi_entry("energy_closure", 3e-12, "1", "Closure, electricity", "电量闭合误差", "|source - use| / source", "closure.energy"),
      kpi_entry("cost_energy_cny", books.energy_cny, "CNY", "Energy charge", "电量电费"),
      kpi_entry("cost_demand_cny", books.peak_w / 1000 * 9.6, "CNY", "Demand charge", "需量电费"),
      kpi_entry("cost_water_cny", books.water_l / 1000 * 5.9, "CNY", "Water", "水费"),
      kpi_entry("energy_per_accelerator_hour_kwh", total / books.busy_h, "kWh", "Energy per accelerator-hour", "单位卡时电耗", "E_DC / H",
                "acc.kwh", e_dc + "," + input("accelerator_hours", books.busy_h, "h")),
      kpi_entry("coolant_supply_max_c", 33.1, "degC", "Highest coolant supply", "二次侧最高供液温度"),
      kpi_entry("chiller_hours", 118.25, "h", "Chiller hours", "冷水机组运行小时"),
  };
  if (options.status != "ok") entries[0] = kpi_entry("pue", NAN, "1", "PUE", "PUE", "E_DC / E_IT", "pue.cat3");
  std::string text = "{\"kpis\":{";
  for (std::size_t i = 0; i < entries.size(); ++i) text += (i > 0 ? ",\n" : "\n") + entries[i];
  write(file, text + "}}\n");
}

inline void write_jobs(const std::filesystem::path& file, const Options& options) {
  std::string text =
      "job_id,source,user,submit,start,end,state,nodes,accelerators,accelerator_fraction,duration_s,requested_s,wait_s,slowdown,"
      "accelerator_hours,energy_kwh,carbon_kg,first_node\n";
  for (int i = 0; i < options.jobs; ++i) {
    const double submit_s = start_unix_s + (i * 9973 % 604800) * options.simulated_days / 7,
                 wait_s = i % 3 == 0 ? 0 : std::pow(1.9, i % 17);
    const double duration_s = 600 + (i * 7919 % 50000), accelerators = 1 << (i % 8);
    const double hours = accelerators * duration_s / 3600;
    if (i % 10 == 9) {
      text += fmt::format("job-{},trace,user{},{},,,queued,{},{},,,,,,,,,\n", i, i % 20, format_iso8601(submit_s, utc_offset_s), 1,
                          accelerators);
      continue;
    }
    text += fmt::format("job-{},trace,user{},{},{},{},done,{},{},1,{},{},{},{:.3f},{:.4f},{:.4f},{:.4f},A01-{}\n", i, i % 20,
                        format_iso8601(submit_s, utc_offset_s), format_iso8601(submit_s + wait_s, utc_offset_s),
                        format_iso8601(submit_s + wait_s + duration_s, utc_offset_s), std::max(1.0, accelerators / 8), accelerators,
                        duration_s, duration_s * 2, wait_s, 1 + wait_s / duration_s, hours, hours * 1.1, hours * 0.62, i % 63);
  }
  write(file, text);
}

inline void write_manifest(const std::filesystem::path& file, const Options& options) {
  const std::string hash = "9c41e07ab25d51b0c2f3e986e0472ad91c337fd2086be41a0123456789abcdef";
  std::string inputs;
  for (int i = 0; i < options.inputs; ++i) {
    static constexpr const char* origins[] = {"user", "default", "computed", "catalog"};
    inputs += fmt::format(R"({}{{"pointer":"/halls/0/value_{}","title":{{"en":"UPS efficiency at load point {}","zh":"UPS效率负载点{}"}},)"
                          R"("value":"{}","unit":"1","origin":"{}","source":"{}","unverified":{}}})",
                          i > 0 ? "," : "", i, i, i, 0.9 + i * 0.001, origins[i % 4],
                          i % 4 == 0 ? "data sheet 2024-11, p. 3" : "program default", i % 8 == 1 ? "true" : "false");
  }
  write(
      file,
      fmt::format(
          R"({{"format":"icctwin.run/1","program":"icctwin","version":"0.1.0","status":"{}","scenario_id":"shanghai","scenario_name":"Baseline, one-week replay","scenario_name_zh":"基准方案，一周回放",)"
          R"("scenario_sha256":"{}","seed":1,"start":"{}","end":"{}","simulated_until":"{}","simulated_s":{},"utc_offset_s":28800,)"
          R"("steps":{{"thermal_step_s":15,"output_step_s":{},"rack_output_step_s":3600}},)"
          R"("files":[{{"role":"weather","path":"data/weather/shanghai_typical_year.epw","sha256":"{}","bytes":1523456}},)"
          R"({{"role":"trace","path":"data/traces/philly_week.csv","sha256":"{}","bytes":81234}}],)"
          R"("clock":[{{"what":"weather","en":"Typical year, local standard time, mapped by day of year.","zh":"典型年，当地标准时，按年内日序对应。"}}],)"
          R"("counts":{{"halls":1,"rows":8,"racks":63,"nodes":252,"accelerators":2016,"cdus":4}},)"
          R"x("site":{{"name":"Shanghai Lingang AI Data Center (fictitious)","name_zh":"上海临港智算中心（虚构）","latitude_deg":30.9,"longitude_deg":121.9,"elevation_m":4}},)x"
          R"("design":{{"it_w":3010000,"liquid_w":2350000,"air_w":660000}},"scenario":{{"id":"shanghai"}},"inputs":[{}],"reproduce":"icctwin run shanghai.json --out DIR"}})",
          options.status, hash, format_iso8601(start_unix_s, utc_offset_s),
          format_iso8601(start_unix_s + options.days * 86400, utc_offset_s),
          format_iso8601(start_unix_s + options.simulated_days * 86400, utc_offset_s), options.simulated_days * 86400,
          options.output_step_s, hash, hash, inputs));
}

/// Writes all files of a run into the folder.
inline Books write_run(const std::filesystem::path& folder, const Options& options = {}) {
  const Books books = write_series(folder / "series.nc", options);
  write_ledger(folder / "ledger.csv", books);
  write_kpis(folder / "kpi.json", books, options);
  write_jobs(folder / "jobs.csv", options);
  write_manifest(folder / "manifest.json", options);
  write(folder / "events.csv", "time,kind,object,detail\n2025-07-09T15:00:00+08:00,mode,chiller-1,start\n");
  write(folder / "problems.json",
        R"({"problems":[{"severity":"warning","code":"W-COOL-003","where":"/halls/0/rows/4","value":"28.4 degC","limit":"27.0 degC",)"
        R"("en":"Row A05: 3 racks up to 28.4 °C inlet, limit 27.0 °C.","zh":"A05列：3个机柜进风温度达28.4 °C，限值27.0 °C。",)"
        R"("advice_en":"Add cooling or lower the supply temperature.","advice_zh":"请增加冷却能力或降低送风温度。"}]})");
  return books;
}

}  // namespace icctwin::sample
