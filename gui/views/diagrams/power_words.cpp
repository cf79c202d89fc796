#include "gui/views/diagrams/power_words.h"

#include <algorithm>

#include "gui/document/words.h"
#include "gui/views/diagrams/parts.h"

namespace icctwin::gui {
namespace {

bool is(const std::string& key, const char* name) { return key == name || key.starts_with(std::string(name) + "/"); }

const SingleFailure* failure_at(const PowerDiagram& d, const std::string& key) {
  if (is(key, "row")) {
    const auto row = std::ranges::find(d.rows, key.substr(key.find('/') + 1), &RowLoad::id);
    return row == d.rows.end() ? nullptr : d.failure_of(*row);
  }
  if (is(key, "intake")) return d.failure_of("grid");
  if (is(key, "transformer")) return d.failure_of("transformer");
  if (is(key, "supply")) return d.failure_of("supply_unit");
  if (is(key, "generators")) return d.failure_of("generator");
  const bool bus = is(key, "medium") || is(key, "low") || is(key, "output");
  return d.paths == 2 && bus ? d.failure_of("path") : nullptr;
}

/// What has to carry more than it can: the other path, or what is left of the same element.
std::set<std::string> overloaded_by(const std::string& key) {
  const bool of_path = key.ends_with("/A") || key.ends_with("/B");
  if (!of_path || is(key, "row")) return {key};
  const std::string other = key.ends_with("/A") ? "/B" : "/A";
  return {"transformer" + other, "supply" + other};
}

}  // namespace

PowerVerdict verdict_on(const PowerDiagram& d, const std::string& key) {
  PowerVerdict verdict;
  const SingleFailure* failure = failure_at(d, key);
  if (!failure) return verdict;
  const QString element = words(element_title(failure->element)), load = watts(failure->load_w), rest = watts(failure->capacity_w);
  switch (failure->consequence) {
    case Consequence::carried:
      verdict.sentence = (failure->element == "grid" ? words({"If %1 fails, the generators carry %2 with %3. No rack loses its supply.",
                                                              "若%1失效，柴发承担 %2 负荷（可用 %3），无机柜失电。"})
                                                     : words({"If %1 fails, the rest carries %2 with %3. No rack loses its supply.",
                                                              "若%1失效，其余设备承担 %2 负荷（可用 %3），无机柜失电。"}))
                             .arg(element, load, rest);
      break;
    case Consequence::limited_time:
      verdict.sentence = words({"If %1 fails, the battery carries %2 for %3 min; nothing takes over then.",
                                "若%1失效，储能可承担 %2 负荷 %3 分钟，其后无后备电源。"})
                             .arg(element, load, whole(failure->lasts_s / 60));
      break;
    case Consequence::overloaded:
      verdict.sentence = words({"If %1 fails, the rest has to carry %2 and can carry %3: it is overloaded.",
                                "若%1失效，其余设备须承担 %2，仅能承担 %3：过载。"})
                             .arg(element, load, rest);
      verdict.overloaded = overloaded_by(key);
      break;
    case Consequence::unsupplied:
      verdict.sentence =
          failure->racks > 0
              ? words({"If %1 fails, %2 racks lose their supply (design load %3); they are marked.",
                       "若%1失效，%2 个机柜失电（设计负荷 %3），已在图中标出。"})
                    .arg(element, whole(static_cast<double>(failure->racks)), load)
              : words({"If %1 fails, nothing is left to carry %2.", "若%1失效，%2 负荷无其余设备可承担。"}).arg(element, load);
      if (failure->racks == 0) break;
      if (failure->element == "busway")
        verdict.lost_rows.insert(key.substr(key.find('/') + 1));
      else
        verdict.all_lost = true;
  }
  return verdict;
}

bool can_fail(const PowerDiagram& d, const std::string& key) {
  const auto begins = [&](const char* name) { return key == name || key.starts_with(std::string(name) + "/"); };
  if (begins("intake") || begins("transformer") || begins("row")) return true;
  if (begins("supply")) return d.supply != SupplyKind::none;
  if (begins("generators")) return d.generators.has_value();
  return d.paths == 2 && (begins("medium") || begins("low") || begins("output"));
}

QString power_balance(const PowerDiagram& d, const Instant& now) {
  if (!now.has_run()) {
    const double cooling_w = d.chiller_w + d.pump_w + d.air_fan_w + d.rejection_fan_w;
    return words({"Largest load: total %1 = IT %2 + cooling %3 + lighting %4 + losses %5",
                  "设计最大负荷：合计 %1 = IT %2 + 制冷 %3 + 照明 %4 + 供配电损耗 %5"})
        .arg(watts(d.design_total_w), watts(d.design_it_w), watts(cooling_w), watts(d.lighting_w),
             watts(d.design_total_w - d.design_it_w - cooling_w - d.lighting_w));
  }
  const auto value = [&](const char* name) { return now.channel(name); };
  QStringList sources;
  const auto source = [&](const char* name, const Text& text) {
    if (const double w = value(name); is_known(w) && (w != 0 || sources.isEmpty())) sources << words(text, watts(w));
  };
  source("grid_power_w", {"grid %1", "市电 %1"});
  source("pv_power_w", {"PV %1", "光伏 %1"});
  source("wind_power_w", {"wind %1", "风电 %1"});
  source("generator_power_w", {"generators %1", "柴发 %1"});
  source("battery_power_w", {"battery %1", "储能 %1"});
  return words({"Balance: %1; facility %2 = IT %3 + losses %4 + cooling %5 + lighting %6",
                "校核：%1；总负荷 %2 = IT %3 + 供配电损耗 %4 + 制冷 %5 + 照明及其他 %6"})
      .arg(sources.join(QStringLiteral(" + ")), watts(value("facility_power_w")), watts(value("it_power_w")), watts(value("loss_power_w")),
           watts(value("cooling_power_w")), watts(value("lighting_power_w")));
}

}  // namespace icctwin::gui
