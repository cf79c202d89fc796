#include "models/compute/layer_table.h"

#include <algorithm>
#include <cmath>

#include "models/compute/operator_time.h"

namespace icctwin {

void TableLayer::describe(Describe<TableLayer>& d) {
  d.title("TableLayer", "Layer", "层")
      .help("Equal layers that are one matrix product each, per sample.", "相同的层，每层为一次矩阵乘，按样本计。");
  d.field<&TableLayer::name>("name").title("Name", "名称").help("What the layer is.", "层的含义。");
  d.field<&TableLayer::repeat>("repeat").range(1, 100000).title("Repeat", "重复次数").help("Equal layers.", "相同层数。");
  d.field<&TableLayer::rows>("rows").above(0).title("Rows", "行数").help("Rows of the output.", "输出行数。");
  d.field<&TableLayer::columns>("columns").above(0).title("Columns", "列数").help("Columns of the output.", "输出列数。");
  d.field<&TableLayer::depth>("depth").above(0).title("Depth", "内维").help("Inner dimension.", "内部维度。");
  d.field<&TableLayer::batch>("batch")
      .range(1, 100000)
      .title("Batch", "批数")
      .help("Separate products per sample.", "每样本的独立矩阵乘数。");
  d.field<&TableLayer::weights>("weights").title("Weights", "权重").help("Depth x columns are parameters.", "内维 × 列数为参数。");
}

void LayerTable::describe(Describe<LayerTable>& d) {
  d.title("LayerTable", "Layer table", "层表").help("A model as a table of its layers.", "以层表描述的模型。");
  d.field<&LayerTable::id>("id").required().title("Id", "标识").help("Stable name used in references.", "用于引用的固定名称。");
  d.field<&LayerTable::name>("name").title("Name", "名称").help("Name shown to users.", "显示名称。");
  d.field<&LayerTable::kind>("kind").title("Kind", "种类").help("vision, recommender, speech or diffusion.", "视觉、推荐、语音或扩散。");
  d.field<&LayerTable::layers>("layers").required().title("Layers", "层").help("The layers.", "各层。");
  d.field<&LayerTable::sample_bytes>("sample_bytes")
      .at_least(0)
      .title("Input", "输入")
      .help("Bytes of a sample as storage delivers it.", "存储提供的单样本字节数。");
  d.field<&LayerTable::embedding_tables>("embedding_tables")
      .range(0, 1000000)
      .title("Embedding tables", "嵌入表数")
      .help("Tables; one pooled vector each per sample.", "表数；每样本每表一个池化向量。");
  d.field<&LayerTable::embedding_width>("embedding_width")
      .range(0, 100000)
      .title("Embedding width", "嵌入宽度")
      .help("Numbers in a row.", "每行的数值个数。");
  d.field<&LayerTable::embedding_rows>("embedding_rows")
      .at_least(0)
      .title("Embedding rows", "嵌入行数")
      .help("Of all tables.", "所有表合计。");
  d.field<&LayerTable::lookups_per_table>("lookups_per_table")
      .at_least(0)
      .title("Lookups", "查表次数")
      .help("Rows read per table and sample.", "每样本每表读取的行数。");
  d.field<&LayerTable::published_forward_flops>("published_forward_flops")
      .at_least(0)
      .title("Published operations", "公布的运算量")
      .help("Per sample, 2 per multiply-add; for comparison.", "每样本，乘加计 2 次；用于对照。");
  d.field<&LayerTable::published_parameters>("published_parameters")
      .at_least(0)
      .title("Published parameters", "公布的参数量")
      .help("For comparison.", "用于对照。");
  d.field<&LayerTable::source>("source").title("Source", "来源").help("Where the numbers come from.", "数据来源。");
  d.field<&LayerTable::notes>("notes").title("Notes", "备注").help("What to know about the numbers.", "数据说明。");
  d.field<&LayerTable::unverified_fields>("unverified_fields")
      .title("Unverified fields", "未核实字段")
      .help("Keys whose number has no checked source.", "没有可核实来源的字段。");
}

double forward_flops(const LayerTable& table) {
  double sum = 0;
  for (const TableLayer& one : table.layers) sum += 2.0 * one.repeat * one.batch * one.rows * one.columns * one.depth;
  return sum;
}

double dense_parameters(const LayerTable& table) {
  double sum = 0;
  for (const TableLayer& one : table.layers)
    if (one.weights) sum += static_cast<double>(one.repeat) * one.columns * one.depth;
  return sum;
}

double embedding_entries(const LayerTable& table) { return table.embedding_rows * table.embedding_width; }

TableStep table_step(const LayerTable& table, double samples, const TrainingCluster& cluster, const TrainingStack& stack) {
  const OperatorTime time(cluster, stack, cluster.peak_flop_per_s);
  TableStep step;
  double backward_s = 0;
  for (const TableLayer& one : table.layers) {
    // Weights see all samples as rows of one product; products of activations stay apart.
    const double m = one.weights ? one.rows * samples : one.rows, batch = one.weights ? one.batch : one.batch * samples;
    const bool stored = one.weights || !stack.flash_attention;  // a fused kernel keeps scores on the chip
    const double outputs = stored ? samples * one.batch * one.rows * one.columns : 0, host_s = stack.host_layer_s / 12;
    const double forward_s = time.product_s(m, one.columns, one.depth, batch) + time.moved_s(8 * outputs * stack.fused_bytes);
    const double back_s = time.product_s(m, one.depth, one.columns, batch) + time.product_s(one.depth, one.columns, m, batch) +
                          time.moved_s(12 * outputs * stack.fused_bytes);
    step.compute_s += one.repeat * (forward_s + back_s);
    step.host_s += one.repeat * (slower_of(forward_s, host_s) - forward_s + slower_of(back_s, host_s) - back_s);
    backward_s += one.repeat * slower_of(back_s, host_s);
  }
  const double n = cluster.accelerators, local = std::min<double>(n, cluster.accelerators_per_node), nodes = cluster.nodes();
  const double vectors = samples * table.embedding_tables * table.embedding_width;
  step.lookup_s = time.moved_s(4 * 4 * vectors * table.lookups_per_table);
  if (table.embedding_tables > 0)
    step.exchange_s = 2 * hierarchical_collective_s(Collective::all_to_all, local, nodes, 2 * vectors, cluster.scale_up, cluster.scale_out);
  const double parameters = dense_parameters(table);
  const double reduce_s =
      hierarchical_collective_s(Collective::all_reduce, local, nodes, 2 * parameters, cluster.scale_up, cluster.scale_out);
  step.gradients_s = stack.data_overlap > 0 ? std::max(0.05 * reduce_s, reduce_s - stack.data_overlap * backward_s) : reduce_s;
  step.optimizer_s = time.moved_s(parameters * stack.optimizer_bytes);
  step.scale_s = (step.compute_s + step.host_s) * stack.loss_per_doubling * std::log2(std::max(1.0, nodes));
  const double working_s =
      step.compute_s + step.host_s + step.lookup_s + step.exchange_s + step.gradients_s + step.optimizer_s + step.scale_s + stack.step_s;
  step.step_s = std::max(working_s, samples * table.sample_bytes / cluster.data_bytes_per_s);
  step.loading_s = step.step_s - working_s + stack.step_s;
  step.samples_per_s = samples * n / step.step_s;
  step.mfu = step.samples_per_s * 3 * forward_flops(table) / (cluster.peak_flop_per_s * n);
  step.state_bytes = 18 * parameters + 4 * embedding_entries(table) / n;  // rows are updated in place
  return step;
}

}  // namespace icctwin
