#include "sim/scenario/model/service.h"

#include "sim/scenario/model/source_notes.h"

namespace icctwin {

void ServiceScaling::describe(Describe<ServiceScaling>& d) {
  d.title("ServiceScaling", "Autoscaling", "自动扩缩容")
      .help("Every interval the wanted number of replicas is unfinished requests over those per replica.",
            "每个间隔按“未完成请求数 / 每副本目标”确定所需副本数。");
  d.field<&ServiceScaling::replicas_min>("replicas_min")
      .ratio()
      .range(1, 100000)
      .title("Fewest replicas", "最少副本数")
      .help("Always up.", "始终在线。");
  d.field<&ServiceScaling::unfinished_per_replica>("unfinished_per_replica")
      .ratio()
      .range(0.1, 1e5)
      .title("Unfinished requests per replica", "每副本未完成请求数")
      .help("Aim of the rule.", "扩缩容目标。")
      .unverified(engineering);
  d.field<&ServiceScaling::interval_s>("interval_s")
      .range(1, 3600)
      .title("Interval", "判定间隔")
      .help("Between two looks at the load.", "两次判定的间隔。")
      .unverified(engineering);
  d.field<&ServiceScaling::start_s>("start_s")
      .at_least(0)
      .title("Start-up", "启动时间")
      .help("Until a new replica takes requests: loading of weights.", "新副本可接收请求前的时间（加载权重）。")
      .unverified(engineering);
  d.field<&ServiceScaling::stop_after_s>("stop_after_s")
      .at_least(0)
      .title("Patience", "缩容等待")
      .help("A replica that is unwanted for so long takes no more requests.", "副本持续不被需要达此时长后不再接收请求。")
      .unverified(engineering);
}

void ServiceSource::describe(Describe<ServiceSource>& d) {
  d.title("ServiceSource", "Inference service", "推理服务")
      .help(
          "Replicas of one engine that serve requests with the rhythm of a day. For each hour of the day a stretch of requests is served, "
          "drawn at random, by the engine model (docs/inference.md); power, throughput and response times of that hour are those of the "
          "stretch.",
          "同一推理引擎的若干副本按日内节律服务请求。对一天中每个小时，用引擎模型（docs/"
          "inference.md）模拟一段随机请求，该小时的功率、吞吐与响应时间取自该段。");
  d.field<&ServiceSource::id>("id").title("Id", "标识").help("Stable name.", "固定名称。");
  d.field<&ServiceSource::model>("model")
      .required()
      .title("Model", "模型")
      .help("Id of the catalog (icctwin catalog models).", "模型目录中的标识（icctwin catalog models）。");
  d.field<&ServiceSource::node_type>("node_type")
      .title("Node type", "服务器型号")
      .help("On which it runs; empty: the first of the center that has accelerators.", "所用服务器型号；留空取首个带加速卡的型号。")
      .refers_to("node type");
  d.field<&ServiceSource::stack>("stack")
      .title("Software stack", "推理软件栈")
      .help("Id of its sheet in models/data/serving_stacks.json.", "models/data/serving_stacks.json 中的标识。");
  d.field<&ServiceSource::format>("format").title("Format", "数值格式").help("Of weights and products.", "权重与矩阵乘的格式。");
  d.field<&ServiceSource::tensor_parallel>("tensor_parallel")
      .ratio()
      .range(1, 64)
      .title("Tensor parallel", "张量并行")
      .help("Accelerators of a replica; inside one node.", "每个副本的加速卡数，须在一台服务器内。");
  d.field<&ServiceSource::replicas>("replicas")
      .ratio()
      .range(1, 100000)
      .title("Replicas", "副本数")
      .help("All day; with autoscaling, the most of them.", "全天不变；自动扩缩容时为上限。");
  d.field<&ServiceSource::autoscaling>("autoscaling")
      .title("Autoscaling", "自动扩缩容")
      .help("Replicas that are not wanted draw idle power; their accelerators stay with the service. Default: all are up.",
            "不需要的副本按空闲功率计，其加速卡仍归该服务。默认全部在线。");
  d.field<&ServiceSource::prompt_replicas>("prompt_replicas")
      .ratio()
      .range(0, 100000)
      .title("Replicas for prompts", "预填充副本数")
      .help("Engines that compute prompts alone and hand their cache to the replicas, which then only decode (prefill-decode separation).",
            "仅做预填充、随后把 KV 缓存交给解码副本的引擎数（PD 分离）。0 表示不分离。");
  d.field<&ServiceSource::handover_bytes_per_s>("handover_bytes_per_s")
      .above(0)
      .advanced()
      .title("Hand-over bandwidth", "KV 传输带宽")
      .help("From an engine for prompts to a replica.", "预填充引擎到解码副本的 KV 传输带宽。")
      .source("400 Gbit/s");
  d.field<&ServiceSource::requests_file>("requests_file")
      .title("Request trace", "请求踪迹")
      .help(
          "Azure LLM, Mooncake or our own CSV (docs/inference.md), relative to the scenario file; served request by request from the start "
          "of "
          "the run, over and over. Takes the place of rate, rhythm, lengths and samples.",
          "Azure LLM、Mooncake 或本工具 CSV "
          "格式（docs/inference.md），相对于方案文件；自仿真起点逐请求服务、循环播放，取代请求率、节律、长度与采样。")
      .refers_to("file");
  d.field<&ServiceSource::prefix_store_bytes>("prefix_store_bytes")
      .at_least(0)
      .title("Store of prompts", "前缀缓存容量")
      .help("Keeps the cache of prompts that a trace with block hashes (Mooncake) repeats; those tokens are not computed again.",
            "保存踪迹（Mooncake 块哈希）中重复前缀的 KV 缓存，命中的词元不再计算。");
  d.field<&ServiceSource::requests_per_s>("requests_per_second")
      .ratio()
      .above(0)
      .range(0, 1e5)
      .title("Requests per second", "每秒请求数")
      .help("Mean of a day, of all replicas together.", "全部副本合计的日均值。")
      .unverified(engineering);
  d.field<&ServiceSource::hourly_ratio>("hourly_ratio")
      .ratio()
      .range(0, 100)
      .title("Rhythm of a day", "日内节律")
      .help("24 values, scaled to a mean of 1.", "24 个值，按均值 1 归一。")
      .unverified(engineering);
  d.field<&ServiceSource::prompt_tokens>("prompt_tokens")
      .ratio()
      .range(1, 1e6)
      .title("Prompt tokens", "输入词元")
      .help("Mean.", "均值。")
      .unverified(engineering);
  d.field<&ServiceSource::output_tokens>("output_tokens")
      .ratio()
      .range(1, 1e6)
      .title("Output tokens", "输出词元")
      .help("Mean.", "均值。")
      .unverified(engineering);
  d.field<&ServiceSource::token_sigma>("token_sigma")
      .ratio()
      .range(0, 3)
      .title("Spread of lengths", "长度离散度")
      .help("Standard deviation of the logarithm of both lengths.", "两种长度对数的标准差。")
      .unverified(engineering);
  d.field<&ServiceSource::first_token_goal_s>("first_token_goal_s")
      .above(0)
      .title("Goal, first token", "首词元目标")
      .help("TTFT that a request must meet.", "请求须满足的首词元时延（TTFT）。")
      .unverified(engineering);
  d.field<&ServiceSource::per_token_goal_s>("per_token_goal_s")
      .above(0)
      .title("Goal, per token", "逐词元目标")
      .help("Mean time between the tokens of a request that it must meet.", "请求须满足的平均词元间隔（TBT）。")
      .unverified(engineering);
  d.field<&ServiceSource::sample_s>("sample_s")
      .range(30, 86400)
      .advanced()
      .title("Length of a sample", "采样时长")
      .help("Of requests served for each hour of the day, after a fifth of it to warm up.", "为每小时模拟的请求时长，另加其五分之一预热。")
      .unverified(engineering);
}

}  // namespace icctwin
