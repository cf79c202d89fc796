#include "models/compute/accelerator.h"

#include <algorithm>
#include <cmath>

namespace icctwin {

std::vector<Choice> choices_of(Confidence) { return {{"high", {"high", "高"}}, {"medium", {"medium", "中"}}, {"low", {"low", "低"}}}; }

void Accelerator::describe(Describe<Accelerator>& d) {
  d.title("Accelerator", "Accelerator", "加速卡")
      .help("Data sheet of one accelerator. Peaks are dense; an absent number is not published.",
            "单个加速卡的数据表。峰值为稠密算力；缺失表示未公布。");
  d.field<&Accelerator::id>("id").required().title("Id", "标识").help("Stable name used in references.", "用于引用的固定名称。");
  d.field<&Accelerator::name>("name").title("Name", "名称").help("Name shown to users.", "显示名称。");
  d.field<&Accelerator::vendor>("vendor").title("Vendor", "厂商").help("Maker of the device.", "设备厂商。");
  d.field<&Accelerator::fp16_flop_per_s>("fp16_flop_per_s")
      .at_least(0)
      .title("FP16 peak", "FP16 峰值算力")
      .help("Dense FP16 peak rate.", "FP16 稠密峰值算力。");
  d.field<&Accelerator::bf16_flop_per_s>("bf16_flop_per_s")
      .at_least(0)
      .title("BF16 peak", "BF16 峰值算力")
      .help("Dense BF16 peak rate.", "BF16 稠密峰值算力。");
  d.field<&Accelerator::fp8_flop_per_s>("fp8_flop_per_s")
      .at_least(0)
      .title("FP8 peak", "FP8 峰值算力")
      .help("Dense FP8 peak rate.", "FP8 稠密峰值算力。");
  d.field<&Accelerator::int8_op_per_s>("int8_op_per_s")
      .at_least(0)
      .title("INT8 peak", "INT8 峰值算力")
      .help("Dense INT8 peak rate.", "INT8 稠密峰值算力。");
  d.field<&Accelerator::memory_bytes>("memory_bytes").at_least(0).title("Memory", "显存容量").help("Device memory.", "设备显存容量。");
  d.field<&Accelerator::memory_bandwidth_bytes_per_s>("memory_bandwidth_bytes_per_s")
      .at_least(0)
      .title("Memory bandwidth", "显存带宽")
      .help("Peak memory bandwidth.", "显存峰值带宽。");
  d.field<&Accelerator::scale_up_bytes_per_s>("scale_up_bytes_per_s")
      .at_least(0)
      .title("Scale-up bandwidth", "超节点内带宽")
      .help("Link bandwidth inside the scale-up domain, per direction.", "超节点（Scale-up）域内单向互连带宽。");
  d.field<&Accelerator::measured_bf16_flop_per_s>("measured_bf16_flop_per_s")
      .at_least(0)
      .title("Measured BF16 matmul", "实测 BF16 矩阵乘")
      .help("Best measured BF16 matrix-multiply rate.", "实测最高 BF16 矩阵乘算力。");
  d.field<&Accelerator::measured_fp8_flop_per_s>("measured_fp8_flop_per_s")
      .at_least(0)
      .title("Measured FP8 matmul", "实测 FP8 矩阵乘")
      .help("Best measured FP8 matrix-multiply rate.", "实测最高 FP8 矩阵乘算力。");
  d.field<&Accelerator::max_w>("max_w")
      .above(0)
      .required()
      .title("Maximum power", "最大功率")
      .help("Thermal design power; the power at utilisation 1.", "热设计功耗，即利用率为 1 时的功率。");
  d.field<&Accelerator::idle_w>("idle_w")
      .at_least(0)
      .title("Idle power", "空闲功率")
      .help("Power without work.", "无负载时的功率。")
      .unverified("engineering default");
  d.field<&Accelerator::throttle_c>("throttle_c")
      .range(40, 125)
      .title("Throttle temperature", "降频温度")
      .help("Junction temperature above which the clocks fall.", "结温超过该值后降频。")
      .unverified("recalled: 85-95 degC on data-center accelerators");
  d.field<&Accelerator::junction_limit_c>("junction_limit_c")
      .range(40, 150)
      .title("Junction limit", "结温上限")
      .help("Junction temperature that is never to be passed.", "不得超过的结温。")
      .unverified("recalled: about 105 degC");
  d.field<&Accelerator::junction_to_case_k_per_w>("junction_to_case_k_per_w")
      .above(0)
      .advanced()
      .title("Junction to case", "结壳热阻")
      .help("Thermal resistance of the package; default: 15 K at the maximum power.", "封装热阻；默认按最大功率 15 K 温升。")
      .unverified("engineering default, 0.015 K/W of a 1 kW accelerator");
  d.field<&Accelerator::interface_k_per_w>("interface_k_per_w")
      .at_least(0)
      .advanced()
      .title("Thermal interface", "界面材料热阻")
      .help("Between package and plate, heat sink or lid; default: 8 K at the maximum power.",
            "封装与冷板、散热器或盖板之间；默认按最大功率 8 K 温升。")
      .unverified("engineering default, 0.008 K/W of a 1 kW accelerator");
  d.field<&Accelerator::leak_ratio>("leak_ratio")
      .ratio()
      .range(0, 0.5)
      .title("Leakage share", "漏电占比")
      .help("Share of the power at the reference temperature that leaks and grows with temperature; 0: power does not depend on it.",
            "参考结温下功率中随温度增长的漏电占比；0 表示功率与温度无关。")
      .unverified("10-25 % at 60-85 degC; not used unless stated");
  d.field<&Accelerator::leak_per_k>("leak_per_k")
      .range(0, 0.05)
      .advanced()
      .title("Leakage growth", "漏电增长率")
      .help("Exponent of the leakage with temperature.", "漏电随温度的指数。")
      .unverified("0.010-0.020 per kelvin, engineering default");
  d.field<&Accelerator::leak_reference_c>("leak_reference_c")
      .range(20, 110)
      .advanced()
      .title("Leakage reference", "漏电参考结温")
      .help("Junction temperature at which the stated powers hold.", "所列功率对应的结温。")
      .unverified("engineering default");
  d.field<&Accelerator::confidence>("confidence")
      .title("Confidence", "可信度")
      .help("How far the data sheet can be trusted.", "数据的可信程度。");
  d.field<&Accelerator::source>("source").title("Source", "来源").help("Where the numbers come from.", "数据来源。");
  d.field<&Accelerator::notes>("notes").title("Notes", "备注").help("What to know about the numbers.", "数据说明。");
  d.field<&Accelerator::unverified_fields>("unverified_fields")
      .title("Unverified fields", "未核实字段")
      .help("Keys whose number has no checked source.", "没有可核实来源的字段。");
}

double accelerator_power_w(double idle_w, double max_w, double utilisation, std::optional<double> cap_w) {
  const double power_w = idle_w + (max_w - idle_w) * std::clamp(utilisation, 0.0, 1.0);
  return cap_w ? std::max(idle_w, std::min(power_w, *cap_w)) : power_w;
}

double capped_speed(double idle_w, double max_w, double utilisation, std::optional<double> cap_w, double exponent) {
  const double wanted_w = accelerator_power_w(idle_w, max_w, utilisation, std::nullopt) - idle_w;
  const double allowed_w = accelerator_power_w(idle_w, max_w, utilisation, cap_w) - idle_w;
  if (allowed_w >= wanted_w) return 1.0;
  return std::pow(allowed_w / wanted_w, 1.0 / exponent);
}

}  // namespace icctwin
