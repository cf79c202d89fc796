#include "models/compute/transformer.h"

namespace icctwin {

std::vector<Choice> choices_of(Recompute) {
  return {{"none", {"none", "不重算"}}, {"selective", {"selective", "选择性重算"}}, {"full", {"full", "全部重算"}}};
}

void TransformerModel::describe(Describe<TransformerModel>& d) {
  d.title("TransformerModel", "Transformer model", "Transformer 模型")
      .help("Dimensions of a decoder-only transformer, dense or with experts.", "仅解码器 Transformer 的维度，稠密或混合专家。");
  d.field<&TransformerModel::id>("id").required().title("Id", "标识").help("Stable name used in references.", "用于引用的固定名称。");
  d.field<&TransformerModel::name>("name").title("Name", "名称").help("Name shown to users.", "显示名称。");
  d.field<&TransformerModel::layers>("layers").required().range(1, 10000).title("Layers", "层数").help("Transformer layers.", "层数。");
  d.field<&TransformerModel::hidden>("hidden")
      .required()
      .range(1, 1000000)
      .title("Hidden size", "隐藏维度")
      .help("Width of the residual stream.", "残差流宽度。");
  d.field<&TransformerModel::heads>("heads")
      .required()
      .range(1, 100000)
      .title("Attention heads", "注意力头数")
      .help("Heads of the queries.", "查询头数。");
  d.field<&TransformerModel::kv_heads>("kv_heads")
      .range(1, 100000)
      .title("Key-value heads", "KV 头数")
      .help("Heads of keys and values; default: as many as heads.", "键值头数；默认等于注意力头数。");
  d.field<&TransformerModel::head_dim>("head_dim")
      .range(1, 100000)
      .title("Head width", "头维度")
      .help("Width of a head; default: hidden / heads.", "单头宽度；默认为 hidden / heads。");
  d.field<&TransformerModel::ffn_hidden>("ffn_hidden")
      .range(1, 10000000)
      .title("MLP width", "MLP 宽度")
      .help("Width of the dense MLP; default: 4 hidden.", "稠密 MLP 宽度；默认为 4 倍隐藏维度。");
  d.field<&TransformerModel::gated>("gated").title("Gated MLP", "门控 MLP").help("SwiGLU: three matrices.", "SwiGLU，三个矩阵。");
  d.field<&TransformerModel::vocabulary>("vocabulary")
      .required()
      .range(1, 10000000)
      .title("Vocabulary", "词表大小")
      .help("Tokens of the vocabulary.", "词表词元数。");
  d.field<&TransformerModel::sequence>("sequence")
      .range(1, 100000000)
      .title("Sequence length", "序列长度")
      .help("Tokens per sequence in the published training.", "公开训练所用的每条序列词元数。");
  d.field<&TransformerModel::tied_embeddings>("tied_embeddings")
      .title("Tied embeddings", "共享词嵌入")
      .help("The head uses the embedding's weights.", "输出头与词嵌入共享权重。");
  d.field<&TransformerModel::learned_positions>("learned_positions")
      .title("Learned positions", "可学习位置编码")
      .help("A table of sequence x hidden.", "序列长度 × 隐藏维度的表。");
  d.field<&TransformerModel::biases>("biases").title("Biases", "偏置").help("Matrices have biases.", "矩阵带偏置。");
  d.field<&TransformerModel::latent_kv>("latent_kv")
      .range(0, 1000000)
      .advanced()
      .title("Latent of keys and values", "KV 潜变量维度")
      .help("Rank of latent attention; 0: none.", "潜在注意力的秩；0 表示无。");
  d.field<&TransformerModel::latent_q>("latent_q")
      .range(0, 1000000)
      .advanced()
      .title("Latent of queries", "查询潜变量维度")
      .help("Rank of the queries; 0: one matrix.", "查询的秩；0 表示单个矩阵。");
  d.field<&TransformerModel::rope_dim>("rope_dim")
      .range(0, 100000)
      .advanced()
      .title("Rotary part", "旋转位置维度")
      .help("Width per head that carries the position apart from head_dim, in latent attention.",
            "潜在注意力中 head_dim 之外承载位置的单头宽度。");
  d.field<&TransformerModel::value_dim>("value_dim")
      .range(0, 100000)
      .advanced()
      .title("Value width", "值维度")
      .help("Width of a head's value; 0: as head_dim.", "单头值宽度；0 表示同 head_dim。");
  d.field<&TransformerModel::experts>("experts")
      .range(0, 100000)
      .title("Experts", "专家数")
      .help("Routed experts per layer; 0: dense.", "每层路由专家数；0 表示稠密。");
  d.field<&TransformerModel::experts_per_token>("experts_per_token")
      .range(0, 100000)
      .title("Experts per token", "每词元专家数")
      .help("Routed experts that a token passes.", "每个词元经过的路由专家数。");
  d.field<&TransformerModel::shared_experts>("shared_experts")
      .range(0, 100000)
      .title("Shared experts", "共享专家数")
      .help("Experts that every token passes.", "所有词元都经过的专家数。");
  d.field<&TransformerModel::expert_hidden>("expert_hidden")
      .range(0, 10000000)
      .title("Expert width", "专家宽度")
      .help("MLP width of one expert; 0: as ffn_hidden.", "单个专家的 MLP 宽度；0 表示同 ffn_hidden。");
  d.field<&TransformerModel::dense_layers>("dense_layers")
      .range(0, 10000)
      .title("Dense layers", "稠密层数")
      .help("First layers without experts.", "前若干层不含专家。");
  d.field<&TransformerModel::expert_nodes_max>("expert_nodes_max")
      .range(0, 100000)
      .advanced()
      .title("Nodes per token", "每词元节点数上限")
      .help("Nodes that the experts of one token may lie on; 0: any.", "一个词元的专家可分布的节点数上限；0 表示不限。");
  d.field<&TransformerModel::source>("source").title("Source", "来源").help("Where the numbers come from.", "数据来源。");
  d.field<&TransformerModel::notes>("notes").title("Notes", "备注").help("What to know about the numbers.", "数据说明。");
  d.field<&TransformerModel::unverified_fields>("unverified_fields")
      .title("Unverified fields", "未核实字段")
      .help("Keys whose number has no checked source.", "没有可核实来源的字段。");
}

double attention_parameters(const TransformerModel& m) {
  const double h = m.hidden;
  if (m.latent_kv > 0) {
    const double query = m.latent_q > 0 ? m.latent_q * (h + m.query_width()) : h * m.query_width();
    const double key_value = h * (m.latent_kv + m.rope_dim) + m.latent_kv * (m.heads * m.head_width() + m.value_width());
    return query + key_value + m.context_width() * h;
  }
  return h * (m.query_width() + m.key_width() + m.value_width() + m.context_width());
}

double dense_mlp_parameters(const TransformerModel& m) { return m.mlp_matrices() * static_cast<double>(m.hidden) * m.ffn_width(); }

double expert_parameters(const TransformerModel& m) { return m.mlp_matrices() * static_cast<double>(m.hidden) * m.expert_width(); }

double router_parameters(const TransformerModel& m) { return static_cast<double>(m.hidden) * m.experts; }

double active_expert_parameters(const TransformerModel& m) {
  return router_parameters(m) + (m.experts_per_token + m.shared_experts) * expert_parameters(m);
}

double stored_expert_parameters(const TransformerModel& m) {
  return router_parameters(m) + (m.experts + m.shared_experts) * expert_parameters(m);
}

double vector_parameters(const TransformerModel& m) {
  const double h = m.hidden;
  if (!m.biases) return 2 * h;  // two scale-only norms
  const double attention = m.query_width() + m.key_width() + m.value_width() + h;
  return attention + (m.mlp_matrices() - 1) * m.ffn_width() + h + 4 * h;  // two norms with scale and shift
}

double embedding_parameters(const TransformerModel& m) {
  const double h = m.hidden, table = h * m.vocabulary;
  return table * (m.tied_embeddings ? 1 : 2) + (m.learned_positions ? h * m.sequence : 0);
}

double total_parameters(const TransformerModel& m) {
  const double dense = m.layers - m.expert_layers();
  return m.layers * (attention_parameters(m) + vector_parameters(m)) + dense * dense_mlp_parameters(m) +
         m.expert_layers() * stored_expert_parameters(m) + embedding_parameters(m);
}

double active_parameters(const TransformerModel& m) {
  return total_parameters(m) - m.expert_layers() * (stored_expert_parameters(m) - active_expert_parameters(m));
}

double attention_core_flops_per_token(const TransformerModel& m, double sequence) {
  return 2 * sequence * (m.query_width() + m.context_width()) * m.layers;
}

double forward_flops_per_token(const TransformerModel& m, double sequence) {
  const double dense = m.layers - m.expert_layers();
  const double matrices = m.layers * attention_parameters(m) + dense * dense_mlp_parameters(m) +
                          m.expert_layers() * active_expert_parameters(m) + static_cast<double>(m.hidden) * m.vocabulary;
  return 2 * matrices + attention_core_flops_per_token(m, sequence);
}

double model_flops_per_token(const TransformerModel& m, double sequence) { return 3 * forward_flops_per_token(m, sequence); }

double hardware_flops_per_token(const TransformerModel& m, double sequence, Recompute recompute) {
  const double once = model_flops_per_token(m, sequence), core = attention_core_flops_per_token(m, sequence);
  switch (recompute) {
    case Recompute::selective:
      return once + 3 * core;
    case Recompute::full:
      return once + forward_flops_per_token(m, sequence) - 2.0 * m.hidden * m.vocabulary;  // the head is not computed again
    case Recompute::none:
      break;
  }
  return once;
}

}  // namespace icctwin
