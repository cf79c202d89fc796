#include "models/compute/phase_power.h"

#include <algorithm>
#include <cmath>

namespace icctwin {
namespace {

constexpr double power_softness = 6.5, speed_softness = 20;

/// The smaller of two positive numbers, rounded off where they meet.
double soft_minimum(double x, double y, double softness) {
  const double smaller = std::min(x, y), larger = std::max(x, y);
  if (smaller <= 0 || std::isinf(larger)) return std::max(0.0, smaller);
  return smaller * std::pow(1 + std::pow(smaller / larger, softness), -1 / softness);
}

}  // namespace

void AcceleratorPower::describe(Describe<AcceleratorPower>& d) {
  d.title("AcceleratorPower", "Power of an accelerator", "加速卡功率")
      .help("Shares of the maximum power by kind of work.", "按工作类型给出的最大功率占比。");
  d.field<&AcceleratorPower::id>("id").required().title("Id", "标识").help("Stable name used in references.", "用于引用的固定名称。");
  d.field<&AcceleratorPower::name>("name").title("Name", "名称").help("Name shown to users.", "显示名称。");
  d.field<&AcceleratorPower::accelerators>("accelerators")
      .refers_to("accelerator")
      .title("Accelerators", "加速卡")
      .help("Catalog ids; empty: all others.", "目录标识；空表示其余全部。");
  const auto share = [&d]<auto Member>(std::string_view key, std::string_view title, std::string_view title_zh, std::string_view help,
                                       std::string_view help_zh) {
    d.field<Member>(key).ratio().range(0, 10).title(title, title_zh).help(help, help_zh);
  };
  share.operator()<&AcceleratorPower::decode_static_ratio>("decode_static_ratio", "Decoding, static", "解码静态占比",
                                                           "Share that does not depend on the work.", "与负载无关的部分。");
  share.operator()<&AcceleratorPower::decode_bandwidth_ratio>("decode_bandwidth_ratio", "Decoding, bandwidth", "解码带宽占比",
                                                              "Share at full memory bandwidth.", "显存带宽占满时的部分。");
  share.operator()<&AcceleratorPower::decode_bandwidth_exponent>("decode_bandwidth_exponent", "Bandwidth exponent", "带宽指数",
                                                                 "Of the bandwidth's share.", "带宽占比的指数。");
  share.operator()<&AcceleratorPower::decode_compute_ratio>("decode_compute_ratio", "Decoding, compute", "解码算力占比",
                                                            "Per share of the peak FLOP/s; small shares only.",
                                                            "单位峰值算力占比对应的功率；仅适用于小占比。");
  share.operator()<&AcceleratorPower::prompt_ratio>("prompt_ratio", "Prompts", "预填充占比", "While prompts are computed.", "计算提示时。");
  d.field<&AcceleratorPower::sensor_s>("sensor_s")
      .above(0)
      .title("Sensor", "传感器窗口")
      .help("Averaging window of the sensor.", "传感器平均窗口。");
  share.operator()<&AcceleratorPower::training_ratio>("training_ratio", "Training", "训练计算占比", "While a step computes.",
                                                      "训练步计算阶段。");
  share.operator()<&AcceleratorPower::communication_ratio>("communication_ratio", "Communication", "通信占比",
                                                           "While a collective is waited for.", "等待集合通信时。");
  share.operator()<&AcceleratorPower::cap_static_ratio>("cap_static_ratio", "Cap, static", "功率上限静态占比",
                                                        "Share that the clock does not change.", "不随频率变化的部分。");
  share.operator()<&AcceleratorPower::cap_exponent>("cap_exponent", "Cap, exponent", "功率上限指数", "Of speed over dynamic power.",
                                                    "速度对动态功率的指数。");
  share.operator()<&AcceleratorPower::cap_reached_ratio>("cap_reached_ratio", "Cap, reached", "功率上限达到比",
                                                         "Mean power over a cap that bites.", "上限生效时平均功率与上限之比。");
  share.operator()<&AcceleratorPower::cap_least_ratio>("cap_least_ratio", "Cap, least", "最低有效上限", "Lowest cap of the model's range.",
                                                       "模型适用的最低上限。");
  share.operator()<&AcceleratorPower::hour_idle_ratio>("hour_idle_ratio", "Hours, idle", "小时均值：空闲", "No work, no memory in use.",
                                                       "无负载且未占用显存。");
  share.operator()<&AcceleratorPower::hour_awake_ratio>("hour_awake_ratio", "Hours, awake", "小时均值：唤醒", "At utilisation 0, awake.",
                                                        "唤醒但利用率为 0。");
  share.operator()<&AcceleratorPower::hour_full_ratio>("hour_full_ratio", "Hours, full", "小时均值：满载", "At utilisation 1.",
                                                       "利用率为 1。");
  share.operator()<&AcceleratorPower::null_decode_ratio>("null_decode_ratio", "Null model, decoding", "零模型：解码",
                                                         "One share, for comparison only.", "仅用于比较。");
  share.operator()<&AcceleratorPower::null_peak_ratio>("null_peak_ratio", "Null model, peak", "零模型：峰值",
                                                       "One share, for comparison only.", "仅用于比较。");
  share.operator()<&AcceleratorPower::null_hour_ratio>("null_hour_ratio", "Null model, hours", "零模型：小时均值",
                                                       "One share, for comparison only.", "仅用于比较。");
  d.field<&AcceleratorPower::fitted_to>("fitted_to")
      .title("Fitted to", "拟合依据")
      .help("Which cases, how, with what error.", "所用算例、方法与误差。");
  d.field<&AcceleratorPower::fitted_cases>("fitted_cases")
      .title("Fitted cases", "拟合算例")
      .help("Settings of the fitted half, in the words of the case files.", "拟合所用的一半算例。");
  d.field<&AcceleratorPower::source>("source").title("Source", "来源").help("Where the numbers come from.", "数据来源。");
  d.field<&AcceleratorPower::notes>("notes").title("Notes", "备注").help("What to know about the numbers.", "数据说明。");
  d.field<&AcceleratorPower::unverified_fields>("unverified_fields")
      .title("Unverified fields", "未核实字段")
      .help("Keys whose number has no checked source.", "没有可核实来源的字段。");
}

const AcceleratorPower* find_power(const std::vector<AcceleratorPower>& sheets, const std::string& accelerator) {
  const AcceleratorPower* for_all = nullptr;
  for (const AcceleratorPower& sheet : sheets) {
    if (std::ranges::find(sheet.accelerators, accelerator) != sheet.accelerators.end()) return &sheet;
    if (sheet.accelerators.empty() && for_all == nullptr) for_all = &sheet;
  }
  return for_all;
}

double decode_power_w(const AcceleratorPower& sheet, double max_w, double bandwidth_use, double compute_use) {
  const double share = sheet.decode_static_ratio +
                       sheet.decode_bandwidth_ratio * std::pow(std::max(0.0, bandwidth_use), sheet.decode_bandwidth_exponent) +
                       sheet.decode_compute_ratio * std::max(0.0, compute_use);
  return max_w * std::min(share, sheet.prompt_ratio);
}

double prompt_power_w(const AcceleratorPower& sheet, double max_w) { return max_w * sheet.prompt_ratio; }

double sensed_peak_w(const AcceleratorPower& sheet, double prompt_w, double decode_w, double prompt_s) {
  return decode_w + (prompt_w - decode_w) * std::min(1.0, prompt_s / sheet.sensor_s);
}

double clock_at_power(const AcceleratorPower& sheet, double max_w, double demand_w, double power_w) {
  const double static_w = sheet.cap_static_ratio * max_w;
  if (power_w >= demand_w || demand_w <= static_w) return 1;
  return std::pow(std::max(0.0, power_w - static_w) / (demand_w - static_w), sheet.cap_exponent);
}

CappedPower capped_power(const AcceleratorPower& sheet, double max_w, double demand_w, double cap_w) {
  CappedPower result;
  const double static_w = sheet.cap_static_ratio * max_w;
  result.power_w = soft_minimum(sheet.cap_reached_ratio * cap_w, demand_w, power_softness);
  if (demand_w <= static_w) return result;
  const double room = std::max(0.0, cap_w - static_w) / (demand_w - static_w);
  result.speed = soft_minimum(1, std::pow(room, sheet.cap_exponent), speed_softness);
  return result;
}

double hour_power_w(const AcceleratorPower& sheet, double max_w, double utilisation, bool memory_in_use) {
  if (utilisation <= 0 && !memory_in_use) return max_w * sheet.hour_idle_ratio;
  return max_w * (sheet.hour_awake_ratio + (sheet.hour_full_ratio - sheet.hour_awake_ratio) * std::clamp(utilisation, 0.0, 1.0));
}

}  // namespace icctwin
