#include "sim/scenario/model/workload.h"

namespace icctwin {

std::vector<Choice> choices_of(TraceFormatName) {
  return {{"philly", {"Microsoft Philly CSV", "微软 Philly CSV"}},
          {"openb_pods", {"Alibaba openb pods CSV", "阿里 openb 容器 CSV"}},
          {"acme_kalos", {"Acme Kalos converted CSV", "Acme Kalos 转换 CSV"}},
          {"swf", {"Standard Workload Format", "标准负载格式（SWF）"}},
          {"batsim", {"Batsim workload JSON", "Batsim 负载 JSON"}},
          {"opendc_tasks", {"OpenDC tasks CSV", "OpenDC 任务 CSV"}},
          {"icctwin", {"ICC Twin trace CSV", "ICC Twin 作业 CSV"}}};
}

void JobIntensity::describe(Describe<JobIntensity>& d) {
  d.title("JobIntensity", "Intensity", "负载强度")
      .help("Mean utilisation while a job runs; the traces do not record it.", "作业运行期间的平均利用率；轨迹中未记录。");
  d.field<&JobIntensity::accelerator_utilisation>("accelerator_utilisation")
      .ratio()
      .range(0, 1)
      .title("Accelerator utilisation", "加速卡利用率")
      .help("Mean over the job, as a share of the idle-to-maximum power span.", "作业期间均值，按空闲到最大功率的比例。")
      .unverified("traces do not record it; training measured at about 0.6-0.8 of the power span");
  d.field<&JobIntensity::cpu_utilisation>("cpu_utilisation")
      .ratio()
      .range(0, 1)
      .title("Processor utilisation", "处理器利用率")
      .help("Mean over the job.", "作业期间均值。")
      .unverified("traces do not record it");
}

std::vector<Choice> choices_of(TrafficChoice) {
  return {{"ring", {"ring, as of data parallelism", "环（数据并行）"}},
          {"all_to_all", {"all to all, as of experts or embeddings", "全交换（专家或嵌入）"}}};
}

void Communication::describe(Describe<Communication>& d) {
  d.title("Communication", "Communication", "通信特征")
      .help("Shares of an iteration's time with the network cards at full rate; traces do not record them.",
            "网卡满速时占一次迭代时间的份额；轨迹中未记录。");
  d.field<&Communication::exposed_ratio>("exposed_ratio")
      .ratio()
      .range(0, 1)
      .title("Exposed communication", "暴露通信占比")
      .help("During which accelerators wait.", "加速卡等待通信的时间占比。")
      .unverified("engineering default");
  d.field<&Communication::hidden_ratio>("hidden_ratio")
      .ratio()
      .range(0, 1)
      .title("Hidden communication", "隐藏通信占比")
      .help("Behind computing; with the exposed one at most 1.", "与计算重叠的通信时间占比；与暴露通信之和不超过 1。")
      .unverified("engineering default");
  d.field<&Communication::pattern>("pattern").title("Pattern", "通信模式").help("Who sends to whom.", "通信对象。");
}

void TraceSource::describe(Describe<TraceSource>& d) {
  d.title("TraceSource", "Recorded trace", "作业轨迹")
      .help("Jobs of a recorded trace, taken from a window and mapped onto the run's clock.", "取轨迹中一段时间窗的作业，映射到仿真时钟。");
  d.field<&TraceSource::id>("id")
      .title("Id", "标识")
      .help("Stable name; prefixes the job ids when there are several sources.", "固定名称；多个来源时作为作业标识前缀。");
  d.field<&TraceSource::format>("format").required().title("Format", "格式").help("Format of the file.", "文件格式。");
  d.field<&TraceSource::file>("file")
      .required()
      .title("File", "文件")
      .help("Path, relative to the scenario file; may be compressed (.gz).", "相对于方案文件的路径，可为 .gz。")
      .refers_to("file");
  d.field<&TraceSource::window_start>("window_start")
      .title("Window start", "时间窗起点")
      .help("ISO 8601 or seconds on the trace's clock; mapped onto the run's start. Empty: the first submission.",
            "ISO 8601 或轨迹时钟秒数；对应仿真起点。留空取首个提交时刻。");
  d.field<&TraceSource::carry_over>("carry_over")
      .title("Carry over", "带入在跑作业")
      .help(
          "Jobs submitted before the window that would still run start at its beginning with what is left of them (queueing before the "
          "window is unknown).",
          "时间窗之前提交且仍应在运行的作业，从起点以剩余时长继续（窗前排队时间未知）。");
  d.field<&TraceSource::duration_factor>("duration_factor")
      .ratio()
      .above(0)
      .range(0, 1000)
      .title("Duration factor", "时长系数")
      .help("Recorded durations are multiplied by it; state the speed ratio of recorded to modelled accelerators here.",
            "录得时长乘以该系数；用于表达原硬件与模型硬件的速度比。")
      .source("1: a job takes as long as recorded");
  d.field<&TraceSource::swf_processor_is_node>("swf_processor_is_node")
      .advanced()
      .title("Processor is a node", "处理器按整机")
      .help("A processor of an SWF log or a resource of a Batsim workload is a whole node; otherwise one accelerator.",
            "SWF 的一个处理器或 Batsim 的一个资源对应整台服务器；否则对应一张加速卡。");
  d.field<&TraceSource::node_types>("node_types")
      .advanced()
      .title("Node types", "可用服务器型号")
      .help("Only these may run the jobs; empty: all.", "仅限这些型号运行；留空不限。")
      .refers_to("node type");
  d.field<&TraceSource::intensity>("intensity")
      .title("Intensity", "负载强度")
      .help("How hard the jobs work their hardware.", "作业对硬件的利用程度。");
  d.field<&TraceSource::checkpoints>("checkpoints")
      .title("Checkpoints", "检查点")
      .help("With which interrupted jobs go on; default: none, an interrupted job begins again.",
            "作业中断后从检查点继续；默认没有检查点，中断后从头开始。");
  d.field<&TraceSource::communication>("communication")
      .title("Communication", "通信特征")
      .help("Over the fabric; with a topology, jobs that share links slow each other down. Default: none.",
            "经网络的通信；给出拓扑时，共享链路的作业互相影响。默认无。");
}

void SyntheticSource::describe(Describe<SyntheticSource>& d) {
  d.title("SyntheticSource", "Synthetic jobs", "合成作业")
      .help("Poisson arrivals, log-uniform sizes, log-normal durations, uniform utilisations, drawn from the seed.",
            "泊松到达、对数均匀规模、对数正态时长、均匀利用率，由种子生成。");
  constexpr std::string_view made = "synthetic workload";
  d.field<&SyntheticSource::id>("id")
      .title("Id", "标识")
      .help("Stable name; also names the random stream.", "固定名称，同时作为随机流名称。");
  d.field<&SyntheticSource::jobs>("jobs").ratio().range(0, 1e7).title("Jobs", "作业数").help("Number of jobs.", "作业数量。").source(made);
  d.field<&SyntheticSource::span_s>("span_s")
      .above(0)
      .title("Arrival span", "到达时段")
      .help("Arrivals fall into this time from the start.", "到达时刻分布在起点后的该时段内。")
      .source(made);
  d.field<&SyntheticSource::nodes_min>("nodes_min")
      .ratio()
      .range(1, 1e6)
      .title("Least nodes", "最少服务器")
      .help("Smallest job.", "最小作业规模。")
      .source(made);
  d.field<&SyntheticSource::nodes_max>("nodes_max")
      .ratio()
      .range(1, 1e6)
      .title("Most nodes", "最多服务器")
      .help("Largest job.", "最大作业规模。")
      .source(made);
  d.field<&SyntheticSource::duration_median_s>("duration_median_s")
      .above(0)
      .title("Median duration", "时长中位数")
      .help("Of the log-normal distribution.", "对数正态分布的中位数。")
      .source(made);
  d.field<&SyntheticSource::duration_sigma>("duration_sigma")
      .ratio()
      .range(0, 5)
      .title("Spread of durations", "时长离散度")
      .help("Standard deviation of the logarithm.", "对数标准差。")
      .source(made);
  d.field<&SyntheticSource::duration_min_s>("duration_min_s")
      .above(0)
      .title("Shortest duration", "最短时长")
      .help("Shorter draws are raised to it.", "低于该值时取该值。")
      .source(made);
  d.field<&SyntheticSource::duration_max_s>("duration_max_s")
      .above(0)
      .title("Longest duration", "最长时长")
      .help("Longer draws are cut to it.", "高于该值时取该值。")
      .source(made);
  d.field<&SyntheticSource::accelerator_utilisation_min>("accelerator_utilisation_min")
      .ratio()
      .range(0, 1)
      .title("Least accelerator utilisation", "加速卡利用率下限")
      .help("Of the uniform distribution.", "均匀分布下限。")
      .source(made);
  d.field<&SyntheticSource::accelerator_utilisation_max>("accelerator_utilisation_max")
      .ratio()
      .range(0, 1)
      .title("Most accelerator utilisation", "加速卡利用率上限")
      .help("Of the uniform distribution.", "均匀分布上限。")
      .source(made);
  d.field<&SyntheticSource::cpu_utilisation_min>("cpu_utilisation_min")
      .ratio()
      .range(0, 1)
      .title("Least processor utilisation", "处理器利用率下限")
      .help("Of the uniform distribution.", "均匀分布下限。")
      .source(made);
  d.field<&SyntheticSource::cpu_utilisation_max>("cpu_utilisation_max")
      .ratio()
      .range(0, 1)
      .title("Most processor utilisation", "处理器利用率上限")
      .help("Of the uniform distribution.", "均匀分布上限。")
      .source(made);
  d.field<&SyntheticSource::node_types>("node_types")
      .advanced()
      .title("Node types", "可用服务器型号")
      .help("Only these may run the jobs; empty: all.", "仅限这些型号运行；留空不限。")
      .refers_to("node type");
  d.field<&SyntheticSource::checkpoints>("checkpoints")
      .title("Checkpoints", "检查点")
      .help("With which interrupted jobs go on; default: none, an interrupted job begins again.",
            "作业中断后从检查点继续；默认没有检查点，中断后从头开始。");
  d.field<&SyntheticSource::communication>("communication")
      .title("Communication", "通信特征")
      .help("Over the fabric; with a topology, jobs that share links slow each other down. Default: none.",
            "经网络的通信；给出拓扑时，共享链路的作业互相影响。默认无。");
}

void ListedJob::describe(Describe<ListedJob>& d) {
  d.title("ListedJob", "Job", "作业").help("A job written down in the scenario.", "方案中列出的作业。");
  d.field<&ListedJob::id>("id").required().title("Id", "标识").help("Stable name.", "固定名称。");
  d.field<&ListedJob::submit_s>("submit_s").range(0, 1e10).title("Submitted", "提交时刻").help("After the run's start.", "距仿真起点。");
  d.field<&ListedJob::duration_s>("duration_s")
      .above(0)
      .range(0, 1e10)
      .title("Duration", "时长")
      .help("Run time on the modelled hardware.", "在模型硬件上的运行时长。");
  d.field<&ListedJob::nodes>("nodes")
      .ratio()
      .range(0, 1e7)
      .title("Nodes", "服务器数")
      .help("Whole nodes; 0: count accelerators instead.", "整机数量；0 表示按加速卡计。");
  d.field<&ListedJob::accelerators>("accelerators")
      .ratio()
      .range(0, 1e7)
      .title("Accelerators", "加速卡数")
      .help("Used when no whole nodes are asked.", "未要求整机时使用。");
  d.field<&ListedJob::requested_s>("requested_s")
      .above(0)
      .title("Requested time", "申请时长")
      .help("Default: see the scheduler's over-estimate.", "默认按调度器的高估系数。");
  d.field<&ListedJob::intensity>("intensity")
      .title("Intensity", "负载强度")
      .help("How hard the job works its hardware.", "作业对硬件的利用程度。");
}

void ListSource::describe(Describe<ListSource>& d) {
  d.title("ListSource", "Listed jobs", "作业清单").help("Jobs written down in the scenario.", "方案中直接列出的作业。");
  d.field<&ListSource::id>("id")
      .title("Id", "标识")
      .help("Stable name; prefixes the job ids when there are several sources.", "固定名称；多个来源时作为作业标识前缀。");
  d.field<&ListSource::jobs>("jobs").title("Jobs", "作业").help("In any order.", "顺序不限。");
  d.field<&ListSource::node_types>("node_types")
      .advanced()
      .title("Node types", "可用服务器型号")
      .help("Only these may run the jobs; empty: all.", "仅限这些型号运行；留空不限。")
      .refers_to("node type");
  d.field<&ListSource::checkpoints>("checkpoints")
      .title("Checkpoints", "检查点")
      .help("With which interrupted jobs go on; default: none, an interrupted job begins again.",
            "作业中断后从检查点继续；默认没有检查点，中断后从头开始。");
  d.field<&ListSource::communication>("communication")
      .title("Communication", "通信特征")
      .help("Over the fabric; with a topology, jobs that share links slow each other down. Default: none.",
            "经网络的通信；给出拓扑时，共享链路的作业互相影响。默认无。");
}

std::vector<Choice> choices_of(TelemetryFormat) {
  return {{"icctwin", {"ICC Twin telemetry CSV", "ICC Twin 遥测 CSV"}},
          {"frontier_cdu", {"Frontier-like CDU day (power[1] ...)", "类 Frontier CDU 数据（power[1] …）"}}};
}

std::vector<Choice> choices_of(TelemetryQuantity) {
  return {{"rack_power", {"electric input of the racks", "机柜输入电功率"}}, {"liquid_heat", {"heat to the liquid", "进入液体的热量"}}};
}

void TelemetrySource::describe(Describe<TelemetrySource>& d) {
  d.title("TelemetrySource", "Measured series", "实测序列")
      .help("A measured series of power or heat plays onto racks, rows, halls or CDU groups; no jobs run there.",
            "以实测的功率或热量序列驱动机柜、机柜列、机房或 CDU 组；其上不运行作业。");
  d.field<&TelemetrySource::id>("id").title("Id", "标识").help("Stable name.", "固定名称。");
  d.field<&TelemetrySource::format>("format").title("Format", "格式").help("Columns of the file.", "文件的列格式。");
  d.field<&TelemetrySource::file>("file")
      .required()
      .title("File", "文件")
      .help("Path, relative to the scenario file; may be compressed (.gz).", "相对于方案文件的路径，可为 .gz。")
      .refers_to("file");
  d.field<&TelemetrySource::quantity>("quantity")
      .title("Quantity", "物理量")
      .help("What the columns hold; heat to the liquid becomes rack power by the racks' share of heat to liquid.",
            "各列的含义；液体热量按机柜液冷占比换算为机柜功率。");
  d.field<&TelemetrySource::window_start_s>("window_start_s")
      .range(0, 1e10)
      .title("Window start", "时间窗起点")
      .help("After the first sample of the file; the run begins there.", "距文件首个样本的时间；仿真从此处开始。");
  d.field<&TelemetrySource::power_factor>("power_factor")
      .ratio()
      .above(0)
      .range(0, 1000)
      .title("Factor", "系数")
      .help("The series is multiplied by it.", "序列乘以该系数。")
      .source("1: as measured");
}

void TrainingJob::describe(Describe<TrainingJob>& d) {
  d.title("TrainingJob", "Training job", "训练任务")
      .help("A model on so many accelerators; what of the layout is not given is the fastest that fits in memory.",
            "指定模型与加速卡数量；未给出的并行设置取显存放得下的最快方案。");
  d.field<&TrainingJob::id>("id").required().title("Id", "标识").help("Stable name.", "固定名称。");
  d.field<&TrainingJob::submit_s>("submit_s")
      .at_least(0)
      .title("Submission", "提交时刻")
      .help("After the run's start.", "距仿真起始的时间。");
  d.field<&TrainingJob::model>("model")
      .required()
      .title("Model", "模型")
      .help(
          "Id of the catalog (icctwin catalog models), a table of layers included, or a JSON file with its fields, relative to the "
          "scenario file.",
          "模型目录中的标识（icctwin catalog models，含层表模型），或相对于方案文件的同字段 JSON 文件。");
  d.field<&TrainingJob::accelerators>("accelerators")
      .required()
      .ratio()
      .range(1, 1e7)
      .title("Accelerators", "加速卡数")
      .help("Whole nodes of them.", "须为整机的倍数。");
  d.field<&TrainingJob::tokens>("tokens")
      .ratio()
      .range(1, 1e20)
      .title("Tokens", "词元数")
      .help("That a language model is trained on.", "语言模型的训练词元总数。");
  d.field<&TrainingJob::samples>("samples")
      .ratio()
      .range(1, 1e20)
      .title("Samples", "样本数")
      .help("That any other model is trained on: vision, recommenders, speech, diffusion.",
            "其他模型（视觉、推荐、语音、扩散）的训练样本总数。");
  const auto degree = [](FieldWords words, const char* en, const char* zh, const char* help, const char* help_zh) {
    words.ratio().range(1, 1e7).title(en, zh).help(help, help_zh);
  };
  degree(d.field<&TrainingJob::tensor>("tensor"), "Tensor parallel", "张量并行", "Default: searched.", "默认由程序搜索。");
  degree(d.field<&TrainingJob::context>("context"), "Context parallel", "上下文并行", "Default: searched.", "默认由程序搜索。");
  degree(d.field<&TrainingJob::pipeline>("pipeline"), "Pipeline parallel", "流水线并行", "Default: searched.", "默认由程序搜索。");
  degree(d.field<&TrainingJob::expert>("expert"), "Expert parallel", "专家并行", "Default: searched.", "默认由程序搜索。");
  degree(d.field<&TrainingJob::virtual_stages>("virtual_stages"), "Virtual stages", "虚拟流水级", "Interleaved chunks per stage.",
         "每级交错的模型块数。");
  degree(d.field<&TrainingJob::micro_batch>("micro_batch"), "Micro-batch", "微批大小", "Sequences.", "序列数。");
  degree(d.field<&TrainingJob::global_batch>("global_batch"), "Global batch", "全局批大小",
         "Sequences per step; default: about 4 Mi tokens.", "每步序列数，默认约 4 Mi 词元。");
  degree(d.field<&TrainingJob::sequence>("sequence"), "Sequence", "序列长度", "Tokens; default: the model's.", "词元数，默认取模型值。");
  d.field<&TrainingJob::zero_stage>("zero_stage")
      .ratio()
      .range(0, 3)
      .title("ZeRO stage", "ZeRO 级别")
      .help("Default: 1 with more than one data rank.", "多于一个数据并行组时默认 1。");
  d.field<&TrainingJob::recompute>("recompute")
      .title("Recomputation", "重计算")
      .help("Default: the fastest that fits.", "默认取放得下的最快方式。");
  d.field<&TrainingJob::precision>("precision").title("Precision", "精度").help("Of the matrix products.", "矩阵乘的数值精度。");
  d.field<&TrainingJob::requested_s>("requested_s")
      .above(0)
      .title("Requested time", "申请时长")
      .help("That the scheduler is told; default: over-estimated as elsewhere.", "告知调度器的时长；默认按统一系数高估。");
}

void TrainingSource::describe(Describe<TrainingSource>& d) {
  d.title("TrainingSource", "Described training", "训练任务描述")
      .help("Training jobs by model and layout: step time, memory, power, traffic and size of checkpoints are computed (docs/ai.md).",
            "按模型与并行方案描述的训练任务：步时间、显存、功率、通信与检查点大小均由模型计算（docs/ai.md）。");
  d.field<&TrainingSource::id>("id")
      .title("Id", "标识")
      .help("Stable name; prefixes the job ids when there are several sources.", "固定名称；多个来源时作为作业标识前缀。");
  d.field<&TrainingSource::jobs>("jobs").title("Jobs", "任务").help("The jobs.", "训练任务列表。");
  d.field<&TrainingSource::node_type>("node_type")
      .title("Node type", "服务器型号")
      .help("On which they run; empty: the first of the center that has accelerators.", "所用服务器型号；留空取首个带加速卡的型号。")
      .refers_to("node type");
  d.field<&TrainingSource::nic_bytes_per_s>("nic_bytes_per_s")
      .above(0)
      .title("Rate of a network card", "网卡速率")
      .help("Per accelerator and direction; that of the topology where there is one.", "每加速卡单向；给出拓扑时取拓扑值。")
      .source("400 Gbit/s");
  d.field<&TrainingSource::checkpoints>("checkpoints")
      .title("Checkpoints", "检查点")
      .help("With which interrupted jobs go on; default: none, an interrupted job begins again.",
            "作业中断后从检查点继续；默认没有检查点，中断后从头开始。");
}

}  // namespace icctwin
