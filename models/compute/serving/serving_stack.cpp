#include "models/compute/serving/serving_stack.h"

namespace icctwin {

std::vector<Choice> choices_of(ServingFormat) {
  return {
      {"fp16", {"fp16", "fp16"}}, {"bf16", {"bf16", "bf16"}}, {"fp8", {"fp8", "fp8"}}, {"int8", {"int8", "int8"}}, {"fp4", {"fp4", "fp4"}}};
}

void ServingConstants::describe(Describe<ServingConstants>& d) {
  d.title("ServingConstants", "Constants of an iteration", "迭代常数")
      .help("Constants of the time of one iteration of an inference engine.", "推理引擎单次迭代时间的常数。");
  d.field<&ServingConstants::compute_ratio>("compute_ratio")
      .ratio()
      .above(0)
      .title("Compute share", "算力占比")
      .help("Share of the dense peak that matrix products reach.", "矩阵乘可达到的稠密峰值比例。");
  d.field<&ServingConstants::bandwidth_ratio>("bandwidth_ratio")
      .ratio()
      .above(0)
      .title("Bandwidth share", "带宽占比")
      .help("Share of the memory bandwidth when weights are read.", "读取权重时可达到的显存带宽比例。");
  d.field<&ServingConstants::cache_ratio>("cache_ratio")
      .ratio()
      .above(0)
      .title("Bandwidth share of the cache", "KV 缓存带宽占比")
      .help("The same when the cache is read.", "读取 KV 缓存时的显存带宽比例。");
  d.field<&ServingConstants::overlap_exponent>("overlap_exponent")
      .ratio()
      .range(1, 64)
      .title("Overlap of compute and memory", "计算与访存重叠指数")
      .help("1: one after the other, 3: soft roofline, 64: the larger counts.", "1：依次进行；3：平滑屋顶线；64：取较大者。");
  d.field<&ServingConstants::host_exponent>("host_exponent")
      .ratio()
      .range(1, 64)
      .title("Overlap of device and host", "设备与主机重叠指数")
      .help("1: the host's time is added, 64: the larger counts.", "1：主机时间相加；64：取较大者。");
  d.field<&ServingConstants::elementwise_bytes>("elementwise_bytes")
      .at_least(0)
      .title("Element-wise traffic", "逐元素访存量")
      .help("Per token, hidden unit and layer; not divided over the accelerators.", "每词元、每隐藏单元、每层；不随张量并行分摊。");
  d.field<&ServingConstants::surcharge_s>("surcharge_s")
      .at_least(0)
      .advanced()
      .title("Surcharge of long prompts", "长提示附加时间")
      .help("Per layer, hidden unit and token over 2048, times (t - 1) / 7; empirical.",
            "每层、每隐藏单元、每个超过 2048 的词元，乘 (t-1)/7；经验项。");
  d.field<&ServingConstants::collective_latency_s>("collective_latency_s")
      .at_least(0)
      .title("Latency of an all-reduce", "全归约时延")
      .help("Times the square root of the accelerators.", "再乘以加速卡数的平方根。");
  d.field<&ServingConstants::collective_bytes_per_s>("collective_bytes_per_s")
      .at_least(0)
      .title("All-reduce bandwidth", "全归约总线带宽")
      .help("Bus bandwidth of large all-reduces; 0: a share of the scale-up link.", "大消息全归约的总线带宽；0 表示取互连带宽的一部分。");
  d.field<&ServingConstants::host_prefill_layer_s>("host_prefill_layer_s")
      .at_least(0)
      .title("Host, prompts", "主机时间（预填充）")
      .help("Per layer of an iteration that has prompt tokens.", "含提示词元的迭代，每层。");
  d.field<&ServingConstants::host_decode_layer_s>("host_decode_layer_s")
      .at_least(0)
      .title("Host, decoding", "主机时间（解码）")
      .help("Per layer of an iteration of single tokens.", "纯解码迭代，每层。");
  d.field<&ServingConstants::host_sequence_s>("host_sequence_s")
      .at_least(0)
      .title("Host, sequences", "主机时间（序列）")
      .help("Per sequence beyond the first.", "除第一条外的每条序列。");
  d.field<&ServingConstants::host_iteration_s>("host_iteration_s")
      .at_least(0)
      .title("Host, iteration", "主机时间（迭代）")
      .help("Of each iteration.", "每次迭代。");
}

void StackDevice::describe(Describe<StackDevice>& d) {
  d.title("StackDevice", "Constants on a device", "设备相关常数")
      .help("What differs on one accelerator or with one number format.", "在某种加速卡或数值格式下不同的常数。");
  d.field<&StackDevice::accelerator>("accelerator")
      .refers_to("accelerator")
      .title("Accelerator", "加速卡")
      .help("Catalog id; empty: any.", "目录标识；空表示任意。");
  d.field<&StackDevice::format>("format").title("Format", "数值格式").help("Absent: any.", "缺省表示任意。");
  const auto same = [&d]<auto Member>(std::string_view key) {
    d.field<Member>(key).at_least(0).title("Constant", "常数").help("As in the stack's constants.", "同软件栈常数。");
  };
  same.operator()<&StackDevice::compute_ratio>("compute_ratio");
  same.operator()<&StackDevice::bandwidth_ratio>("bandwidth_ratio");
  same.operator()<&StackDevice::cache_ratio>("cache_ratio");
  same.operator()<&StackDevice::host_prefill_layer_s>("host_prefill_layer_s");
  same.operator()<&StackDevice::host_decode_layer_s>("host_decode_layer_s");
  same.operator()<&StackDevice::host_sequence_s>("host_sequence_s");
  same.operator()<&StackDevice::host_iteration_s>("host_iteration_s");
  same.operator()<&StackDevice::collective_latency_s>("collective_latency_s");
  same.operator()<&StackDevice::collective_bytes_per_s>("collective_bytes_per_s");
}

void ServingStack::describe(Describe<ServingStack>& d) {
  d.title("ServingStack", "Serving stack", "推理软件栈")
      .help("Constants of an inference software stack and what they were fitted to.", "推理软件栈的常数及其拟合依据。");
  d.field<&ServingStack::id>("id").required().title("Id", "标识").help("Stable name used in references.", "用于引用的固定名称。");
  d.field<&ServingStack::name>("name").title("Name", "名称").help("Name shown to users.", "显示名称。");
  d.field<&ServingStack::constants>("constants").title("Constants", "常数").help("On any accelerator.", "适用于任意加速卡。");
  d.field<&ServingStack::devices>("devices")
      .title("Devices", "设备")
      .help("What differs on an accelerator or with a format; each that fits is laid over, in order.",
            "在某加速卡或格式下不同的常数，按顺序覆盖。");
  d.field<&ServingStack::memory>("memory").title("Memory", "显存").help("How the memory is divided.", "显存划分方式。");
  d.field<&ServingStack::collective_share>("collective_share")
      .ratio()
      .above(0)
      .title("Share of the link", "互连带宽占比")
      .help("Of the scale-up link, reached by large all-reduces where no bandwidth is given.",
            "未给出带宽时，大消息全归约可达到的互连带宽比例。");
  d.field<&ServingStack::batch_most>("batch_most")
      .ratio()
      .at_least(1)
      .title("Largest batch", "最大批量")
      .help("Sequences in saturated service.", "饱和服务下的最大序列数。");
  d.field<&ServingStack::null_compute_ratio>("null_compute_ratio")
      .ratio()
      .above(0)
      .advanced()
      .title("Null model, prompts", "零模型：预填充")
      .help("One share of the peak, for comparison only.", "仅用于比较：统一的峰值算力比例。");
  d.field<&ServingStack::null_roofline_ratio>("null_roofline_ratio")
      .ratio()
      .above(0)
      .advanced()
      .title("Null model, saturated service", "零模型：饱和服务")
      .help("One share of the ideal roofline, for comparison only.", "仅用于比较：理想屋顶线的统一比例。");
  d.field<&ServingStack::null_layer_s>("null_layer_s")
      .above(0)
      .advanced()
      .title("Null model, decoding", "零模型：解码")
      .help("One time per layer, for comparison only.", "仅用于比较：统一的每层时间。");
  d.field<&ServingStack::fitted_to>("fitted_to")
      .title("Fitted to", "拟合依据")
      .help("Which cases, how, with what error.", "所用算例、方法与误差。");
  d.field<&ServingStack::fitted_cases>("fitted_cases")
      .title("Fitted cases", "拟合算例")
      .help("Settings of the fitted half, in the words of the case file.", "拟合所用的一半算例。");
  d.field<&ServingStack::source>("source").title("Source", "来源").help("Where the numbers come from.", "数据来源。");
  d.field<&ServingStack::notes>("notes").title("Notes", "备注").help("What to know about the numbers.", "数据说明。");
  d.field<&ServingStack::unverified_fields>("unverified_fields")
      .title("Unverified fields", "未核实字段")
      .help("Keys whose number has no checked source.", "没有可核实来源的字段。");
}

StackOnDevice constants_on(const ServingStack& stack, const Accelerator& accelerator, ServingFormat format) {
  StackOnDevice result{stack.constants, false};
  for (const StackDevice& device : stack.devices) {
    if (!device.accelerator.empty() && device.accelerator != accelerator.id) continue;
    if (device.format && *device.format != format) continue;
    if (device.accelerator == accelerator.id) result.fitted = true;
    const auto lay = [](const std::optional<double>& over, double& value) { value = over.value_or(value); };
    ServingConstants& constants = result.constants;
    lay(device.compute_ratio, constants.compute_ratio);
    lay(device.bandwidth_ratio, constants.bandwidth_ratio);
    lay(device.cache_ratio, constants.cache_ratio);
    lay(device.host_prefill_layer_s, constants.host_prefill_layer_s);
    lay(device.host_decode_layer_s, constants.host_decode_layer_s);
    lay(device.host_sequence_s, constants.host_sequence_s);
    lay(device.host_iteration_s, constants.host_iteration_s);
    lay(device.collective_latency_s, constants.collective_latency_s);
    lay(device.collective_bytes_per_s, constants.collective_bytes_per_s);
  }
  if (result.constants.collective_bytes_per_s <= 0)
    result.constants.collective_bytes_per_s = stack.collective_share * accelerator.scale_up_bytes_per_s.value_or(0);
  return result;
}

std::optional<double> peak_flop_per_s(const Accelerator& accelerator, ServingFormat format) {
  const auto first = [](std::optional<double> a, std::optional<double> b) { return a ? a : b; };
  switch (format) {
    case ServingFormat::fp16:
      return first(accelerator.fp16_flop_per_s, accelerator.bf16_flop_per_s);
    case ServingFormat::bf16:
      return first(accelerator.bf16_flop_per_s, accelerator.fp16_flop_per_s);
    case ServingFormat::fp8:
      return first(accelerator.fp8_flop_per_s, accelerator.int8_op_per_s);
    case ServingFormat::int8:
      return first(accelerator.int8_op_per_s, accelerator.fp8_flop_per_s);
    case ServingFormat::fp4:
      break;
  }
  constexpr double fp4_over_fp8 = 2;
  if (!accelerator.fp8_flop_per_s) return std::nullopt;
  return fp4_over_fp8 * *accelerator.fp8_flop_per_s;
}

std::optional<ServingDevice> serving_device(const Accelerator& accelerator, ServingFormat format, std::string& missing) {
  const auto peak = peak_flop_per_s(accelerator, format);
  missing = !peak ? "flop_per_s" : !accelerator.memory_bandwidth_bytes_per_s ? "memory_bandwidth_bytes_per_s" : "";
  if (missing.empty() && !accelerator.memory_bytes) missing = "memory_bytes";
  if (!missing.empty()) return std::nullopt;
  return ServingDevice{*peak, *accelerator.memory_bandwidth_bytes_per_s, *accelerator.memory_bytes};
}

ServingPrecision serving_precision(ServingFormat format) {
  constexpr double fp4_with_scales = 0.5625;
  switch (format) {
    case ServingFormat::fp8:
    case ServingFormat::int8:
      return {1, 2, 1};
    case ServingFormat::fp4:
      return {fp4_with_scales, 2, 1};
    case ServingFormat::fp16:
    case ServingFormat::bf16:
      break;
  }
  return {2, 2, 2};
}

}  // namespace icctwin
