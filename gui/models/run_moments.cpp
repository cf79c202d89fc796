#include "gui/models/run_moments.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include "gui/document/words.h"
#include "sim/results/folder/run_folder.h"

namespace icctwin::gui {
namespace {

constexpr double day_s = 86400;
constexpr const char* power_channel = "facility_power_w";

struct KnownEvent {
  std::string_view kind;
  MomentKind moment;
  Text words;
};

/// Begins of what a planner has to look at; their ends and the plant's everyday modes are no marks.
constexpr KnownEvent known[] = {
    {"coolant_supply_high", MomentKind::violation, {"coolant supply too warm", "供液温度过高"}},
    {"room_supply_high", MomentKind::violation, {"supply air too warm", "送风温度过高"}},
    {"throttle_begins", MomentKind::violation, {"slowed down by heat", "过热降频"}},
    {"junction_limit_begins", MomentKind::violation, {"junction above its limit", "结温越限"}},
    {"limit_passed", MomentKind::violation, {"limit passed in an outage", "停电期间越限"}},
    {"load_lost", MomentKind::violation, {"protected load lost", "保障负荷失电"}},
    {"cooling_power_lost", MomentKind::violation, {"cooling without power", "制冷失电"}},
    {"chiller_out_of_range", MomentKind::violation, {"chiller outside its range", "冷水机组超出工作范围"}},
    {"no_flow", MomentKind::violation, {"a loop without flow", "回路断流"}},
    {"discharge_limit", MomentKind::violation, {"discharge limit reached", "排热温升达到限值"}},
    {"outage_begins", MomentKind::fault, {"outage begins", "停电开始"}},
    {"grid_lost", MomentKind::fault, {"grid lost", "市电中断"}},
    {"node_fails", MomentKind::fault, {"a server fails", "服务器故障"}},
    {"link_failed", MomentKind::fault, {"a link fails", "链路故障"}},
    {"job_interrupted", MomentKind::fault, {"a job is interrupted", "作业中断"}},
};

/// Begin of an output interval [s after the start].
double begin_s(const SeriesData& series, std::size_t row) { return row == 0 ? 0 : series.time_s[row - 1]; }

const std::vector<float>* power_of(const RunFolder& run) {
  const auto* power = run.series ? run.series->find(power_channel) : nullptr;
  return power && !power->empty() ? power : nullptr;
}

}  // namespace

double peak_unix_s(const RunFolder& run) {
  const auto* power = power_of(run);
  if (!power) return run.manifest.start_unix_s;
  const auto most = std::max_element(power->begin(), power->end(), [](float a, float b) { return std::isnan(a) ? !std::isnan(b) : a < b; });
  return run.manifest.start_unix_s + begin_s(*run.series, static_cast<std::size_t>(most - power->begin()));
}

std::vector<double> daily_peaks(const RunFolder& run) {
  std::vector<double> peaks;
  const auto* power = power_of(run);
  if (!power) return peaks;
  std::optional<double> day;
  float most = 0;
  for (std::size_t row = 0; row < power->size(); ++row) {
    const double at = run.manifest.start_unix_s + begin_s(*run.series, row);
    const double own = std::floor((at + run.manifest.utc_offset_s) / day_s);
    if (day != own) {
      peaks.push_back(at);
      day = own;
      most = (*power)[row];
    } else if ((*power)[row] > most) {
      peaks.back() = at;
      most = (*power)[row];
    }
  }
  return peaks;
}

std::vector<Moment> moments_of(const RunFolder& run) {
  std::vector<Moment> moments;
  if (power_of(run)) moments.push_back({peak_unix_s(run), MomentKind::peak, words({"peak power", "峰值功率"})});
  for (const EventRow& event : run.events) {
    const auto* of_kind = std::find_if(std::begin(known), std::end(known), [&](const KnownEvent& one) { return one.kind == event.kind; });
    if (of_kind == std::end(known) || !std::isfinite(event.time_unix_s)) continue;
    const QString object = QString::fromStdString(event.object);
    moments.push_back({event.time_unix_s, of_kind->moment, words({"%1: %2", "%1：%2"}).arg(words(of_kind->words), object)});
  }
  std::stable_sort(moments.begin(), moments.end(), [](const Moment& a, const Moment& b) { return a.unix_s < b.unix_s; });
  return moments;
}

}  // namespace icctwin::gui
