#include "models/compute/training_stack.h"

#include <algorithm>

namespace icctwin {

void TrainingStack::describe(Describe<TrainingStack>& d) {
  d.title("TrainingStack", "Training stack", "训练软件栈")
      .help("Constants of a training software stack, fitted to measured steps.", "训练软件栈的常数，由实测步时拟合。");
  d.field<&TrainingStack::id>("id").required().title("Id", "标识").help("Stable name used in references.", "用于引用的固定名称。");
  d.field<&TrainingStack::name>("name").title("Name", "名称").help("Name shown to users.", "显示名称。");
  d.field<&TrainingStack::accelerators>("accelerators")
      .title("Accelerators", "加速卡")
      .help("Catalog ids that it was fitted on; empty: for all others.", "拟合所用加速卡的目录标识；为空则用于其余所有型号。");
  d.field<&TrainingStack::gemm_share>("gemm_share")
      .ratio()
      .range(0, 1)
      .title("Matrix product share", "矩阵乘效率")
      .help("Of the best measured matrix product.", "相对实测最高矩阵乘算力。");
  d.field<&TrainingStack::unmeasured_gemm_share>("unmeasured_gemm_share")
      .ratio()
      .range(0, 1)
      .title("Best matrix product over peak", "最高矩阵乘与峰值之比")
      .help("Where nobody measured it.", "用于没有实测值的型号。");
  d.field<&TrainingStack::compute_units>("compute_units")
      .at_least(0)
      .title("Compute units", "计算单元数")
      .help("Units that share the tiles of a product; 0: no waves.", "分担矩阵乘分块的单元数；0 表示不计分波。");
  d.field<&TrainingStack::tile_overhead>("tile_overhead")
      .at_least(0)
      .title("Tile overhead", "分块开销")
      .help("Loss of a tile of x by y: 1 + this (1/x + 1/y).", "x×y 分块的损失：1 + 该值 (1/x + 1/y)。");
  d.field<&TrainingStack::memory_share>("memory_share")
      .ratio()
      .range(0, 1)
      .title("Memory bandwidth share", "显存带宽利用率")
      .help("In element-wise work.", "逐元素运算中的占比。");
  d.field<&TrainingStack::kernel_s>("kernel_s")
      .at_least(0)
      .title("Time per kernel", "单核函数时间")
      .help("Beside the kernel's work.", "核函数本身运算之外的时间。");
  d.field<&TrainingStack::host_layer_s>("host_layer_s")
      .at_least(0)
      .title("Host time per layer", "每层主机时间")
      .help("For the host to launch the kernels of one layer and pass.", "主机下发一层一遍所有核函数的时间。");
  d.field<&TrainingStack::host_collective_s>("host_collective_s")
      .at_least(0)
      .title("Host time per collective", "每次集合通信主机时间")
      .help("Further host time of a collective.", "每次集合通信额外的主机时间。");
  d.field<&TrainingStack::fused_bytes>("fused_bytes")
      .at_least(0)
      .title("Fused traffic", "融合后访存比")
      .help("Element-wise traffic over that of separate kernels.", "逐元素访存量与未融合核函数之比。");
  d.field<&TrainingStack::flash_attention>("flash_attention")
      .title("Fused attention", "融合注意力")
      .help("Scores stay on the chip and are causal.", "注意力分数不写显存，且按因果计算。");
  d.field<&TrainingStack::attention_share>("attention_share")
      .ratio()
      .range(0, 1)
      .title("Fused attention share", "融合注意力效率")
      .help("Of the best matrix product.", "相对最高矩阵乘算力。");
  d.field<&TrainingStack::logit_bytes>("logit_bytes")
      .at_least(0)
      .title("Bytes per logit", "每个 logit 的访存")
      .help("Moved beside the head's products.", "输出头矩阵乘之外的访存量。");
  d.field<&TrainingStack::nic_share>("nic_share")
      .ratio()
      .range(0, 1)
      .title("Network card share", "网卡利用率")
      .help("Of the card's rate.", "相对网卡线速。");
  d.field<&TrainingStack::tensor_overlap>("tensor_overlap")
      .ratio()
      .range(0, 1)
      .title("Hidden tensor collectives", "张量并行通信掩盖率")
      .help("Share that is hidden.", "被掩盖的比例。");
  d.field<&TrainingStack::context_overlap>("context_overlap")
      .ratio()
      .range(0, 1)
      .title("Hidden context exchange", "上下文并行通信掩盖率")
      .help("Share of the attention core that can hide it.", "可用于掩盖的注意力计算占比。");
  d.field<&TrainingStack::expert_overlap>("expert_overlap")
      .ratio()
      .range(0, 1)
      .title("Hidden expert exchange", "专家并行通信掩盖率")
      .help("Share that is hidden.", "被掩盖的比例。");
  d.field<&TrainingStack::data_overlap>("data_overlap")
      .ratio()
      .range(0, 1)
      .title("Hidden gradient collective", "数据并行通信掩盖率")
      .help("Share of the last micro-batch and the drain that can hide it.", "末个微批与排空时间中可用于掩盖的占比。");
  d.field<&TrainingStack::loss_per_doubling>("loss_per_doubling")
      .ratio()
      .range(0, 1)
      .title("Loss per doubling of nodes", "节点数翻倍损失")
      .help("Stragglers and network noise.", "掉队者与网络噪声。");
  d.field<&TrainingStack::optimizer_bytes>("optimizer_bytes")
      .at_least(0)
      .title("Optimizer traffic", "优化器访存")
      .help("Moved per parameter and step.", "每参数每步访存量。");
  d.field<&TrainingStack::accumulation_bytes>("accumulation_bytes")
      .at_least(0)
      .title("Accumulation traffic", "梯度累加访存")
      .help("Moved per parameter and micro-batch.", "每参数每微批访存量。");
  d.field<&TrainingStack::step_s>("step_s").at_least(0).title("Time per step", "每步固定时间").help("Once per step.", "每步一次。");
  d.field<&TrainingStack::memory_headroom>("memory_headroom")
      .ratio()
      .range(0, 1)
      .title("Memory headroom", "显存余量")
      .help("Of the memory, for fragments, collectives and workspace.", "为碎片、集合通信和工作区预留的显存比例。");
  d.field<&TrainingStack::fitted_to>("fitted_to")
      .title("Fitted to", "拟合依据")
      .help("What the constants were fitted to.", "常数拟合所用数据。");
  d.field<&TrainingStack::fitted_cases>("fitted_cases")
      .title("Fitted cases", "拟合算例")
      .help("Names of the cases that were used; all others are a test.", "参与拟合的算例名称；其余用于检验。");
  d.field<&TrainingStack::source>("source").title("Source", "来源").help("Where the numbers come from.", "数据来源。");
  d.field<&TrainingStack::notes>("notes").title("Notes", "备注").help("What to know about the numbers.", "数据说明。");
  d.field<&TrainingStack::unverified_fields>("unverified_fields")
      .title("Unverified fields", "未核实字段")
      .help("Keys whose number has no checked source.", "没有可核实来源的字段。");
}

const TrainingStack* find_stack(const std::vector<TrainingStack>& stacks, const std::string& accelerator) {
  const auto own = std::ranges::find_if(
      stacks, [&](const TrainingStack& one) { return std::ranges::find(one.accelerators, accelerator) != one.accelerators.end(); });
  if (own != stacks.end()) return &*own;
  const auto any = std::ranges::find_if(stacks, [](const TrainingStack& one) { return one.accelerators.empty(); });
  return any == stacks.end() ? nullptr : &*any;
}

}  // namespace icctwin
