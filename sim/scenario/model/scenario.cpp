#include "sim/scenario/model/scenario.h"

namespace icctwin {

void Simulation::describe(Describe<Simulation>& d) {
  d.title("Simulation", "Simulation", "仿真").help("Clock, steps, seed and outputs.", "时钟、步长、种子与输出。");
  d.field<&Simulation::start>("start")
      .title("Start", "起始时刻")
      .help("ISO 8601 with offset; all output uses the site's local standard time.", "带时区的 ISO 8601；输出均采用当地标准时。");
  d.field<&Simulation::duration_s>("duration_s")
      .above(0)
      .range(0, 1e10)
      .title("Length", "时长")
      .help("Simulated time; unfinished jobs are reported as such.", "仿真时长；未完成作业单独报告。");
  d.field<&Simulation::thermal_step_s>("thermal_step_s")
      .range(1, 3600)
      .title("Plant step", "热工步长")
      .help("Fixed step of the cooling plant; 1-60 s is recommended.", "制冷系统固定步长，建议 1–60 秒。")
      .source("architecture: default 15 s");
  d.field<&Simulation::output_step_s>("output_step_s")
      .range(1, 86400)
      .title("Output step", "输出步长")
      .help("Of the facility series; means over the step.", "全场时间序列步长，取步内均值。");
  d.field<&Simulation::rack_output_step_s>("rack_output_step_s")
      .range(1, 86400)
      .title("Rack output step", "机柜输出步长")
      .help("Of the per-rack series.", "逐机柜序列步长。");
  d.field<&Simulation::seed>("seed")
      .ratio()
      .range(0, 9007199254740991.0)
      .title("Seed", "随机种子")
      .help("Same scenario and seed give the same bytes.", "相同方案与种子得到逐字节相同的结果。");
  d.field<&Simulation::rack_series>("rack_series")
      .advanced()
      .title("Write rack series", "输出机柜序列")
      .help("Write the per-rack series.", "是否输出逐机柜序列。");
  d.field<&Simulation::report_languages>("report_languages")
      .title("Report languages", "报告语言")
      .help("en, zh or both; empty writes no report.", "en、zh 或两者；留空不生成报告。")
      .refers_to("language");
}

void EmbodiedCarbon::describe(Describe<EmbodiedCarbon>& d) {
  d.title("EmbodiedCarbon", "Embodied carbon", "隐含碳")
      .help("Carbon of making equipment, spread evenly over its life.", "设备制造碳排放，按寿命均摊。");
  d.field<&EmbodiedCarbon::id>("id").required().title("Id", "标识").help("What the equipment is.", "设备名称。");
  d.field<&EmbodiedCarbon::carbon_kg>("carbon_kg")
      .required()
      .range(0, 1e12)
      .title("Carbon of one", "单件碳排放")
      .help("Emitted before use: materials, making, transport.", "使用前的排放：材料、制造与运输。");
  d.field<&EmbodiedCarbon::count>("count").ratio().range(0, 1e9).title("Count", "数量").help("Pieces in the center.", "智算中心内的数量。");
  d.field<&EmbodiedCarbon::lifetime_years>("lifetime_years")
      .above(0)
      .range(0, 200)
      .title("Lifetime", "寿命")
      .help("Years over which the carbon is spread.", "均摊年限。")
      .unverified("usual depreciation of servers; buildings and plants last longer");
  d.field<&EmbodiedCarbon::source>("source").title("Source", "来源").help("Where the figure comes from.", "数据来源。");
}

void Scenario::describe(Describe<Scenario>& d) {
  d.title("Scenario", "Scenario", "方案")
      .help("A center, its work and its surroundings, ready to simulate.", "一个智算中心、其负载与环境，可直接仿真。");
  d.field<&Scenario::format>("format")
      .required()
      .title("Format", "格式")
      .help("Name and version of the format: icctwin.scenario/1.", "格式名称与版本：icctwin.scenario/1。");
  d.field<&Scenario::id>("id").required().title("Id", "标识").help("Stable name of the scenario.", "方案的固定名称。");
  d.field<&Scenario::name>("name").title("Name", "名称").help("Name shown to users.", "显示名称。");
  d.field<&Scenario::name_zh>("name_zh").title("Chinese name", "中文名称").help("Name shown in Chinese.", "中文显示名称。");
  d.field<&Scenario::description>("description").title("Description", "说明").help("Why this scenario exists.", "该方案的用途。");
  d.field<&Scenario::description_zh>("description_zh")
      .title("Chinese description", "中文说明")
      .help("Why this scenario exists, in Chinese.", "该方案的用途（中文）。");
  d.field<&Scenario::site_file>("site_file")
      .title("Site file", "场地文件")
      .help("Relative to the scenario file; its site takes the place of \"site\". Comparing sites means another file here.",
            "路径相对于方案文件；其中的场地代替 site。更换该文件即可比较不同场地。")
      .refers_to("file")
      .group("site");
  d.field<&Scenario::site>("site").title("Site", "场地").help("Where the center stands.", "智算中心所在地。").group("site");
  d.field<&Scenario::accelerators>("accelerators")
      .advanced()
      .title("Accelerators", "加速卡")
      .help("Beside the shipped catalog; the same id replaces a shipped entry.", "补充随附目录；相同标识将替换。")
      .group("it");
  d.field<&Scenario::node_types>("node_types")
      .advanced()
      .title("Node types", "服务器型号")
      .help("Beside the shipped catalog; the same id replaces a shipped entry.", "补充随附目录；相同标识将替换。")
      .group("it");
  d.field<&Scenario::rack_types>("rack_types")
      .title("Rack types", "机柜型号")
      .help("Beside the shipped catalog; the same id replaces a shipped entry.", "补充随附目录；相同标识将替换。")
      .group("it");
  d.field<&Scenario::chillers>("chillers")
      .title("Chiller records", "冷水机组样本")
      .help("Beside those of the catalog.", "目录之外的样本。");
  d.field<&Scenario::halls>("halls")
      .required()
      .title("Data halls", "主机房")
      .help("Rooms with rows of racks.", "放置机柜列的房间。")
      .group("it");
  d.field<&Scenario::fabric>("fabric")
      .title("Network fabric", "组网")
      .help("Link classes and switches.", "链路类与交换机。")
      .group("network");
  d.field<&Scenario::power>("power")
      .title("Power chain", "供配电")
      .help("From the utility intake to the racks.", "从市电进线到机柜。")
      .group("power");
  d.field<&Scenario::cooling>("cooling")
      .title("Cooling plant", "制冷系统")
      .help("From the chips to the sky.", "从芯片到大气。")
      .group("cooling");
  d.field<&Scenario::workload>("workload")
      .title("Workload", "负载")
      .help("Sources of jobs; none leaves the center idle.", "作业来源；为空则全场空闲。")
      .group("workload");
  d.field<&Scenario::embodied_carbon>("embodied_carbon")
      .title("Embodied carbon", "隐含碳")
      .help("Of equipment; none is counted unless it is listed.", "设备隐含碳；未列出的不计入。")
      .group("site");
  d.field<&Scenario::economics>("economics")
      .title("Economics", "经济性")
      .help("Capital, yearly costs and their value over time; absent: only energy, water and fuel are paid.",
            "投资、年度费用及其时间价值；缺省时只计电、水与燃油费用。")
      .group("economics");
  d.field<&Scenario::ratings>("ratings")
      .advanced()
      .title("Grade tables", "评级表")
      .help("Beside the shipped ones; the same id replaces a shipped table.", "补充随附评级表；相同标识将替换。")
      .group("site");
  d.field<&Scenario::operations>("operations")
      .title("Operations", "运行")
      .help("How the center is run.", "智算中心的运行方式。")
      .group("workload");
  d.field<&Scenario::simulation>("simulation")
      .title("Simulation", "仿真")
      .help("Clock, steps, seed and outputs.", "时钟、步长、种子与输出。")
      .group("simulation");
  d.field<&Scenario::view>("view")
      .advanced()
      .title("View", "视图")
      .help("Kept for the front end; the engine ignores it.", "供前端使用，引擎忽略。");
}

}  // namespace icctwin
