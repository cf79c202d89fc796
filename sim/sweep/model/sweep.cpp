#include "sim/sweep/model/sweep.h"

namespace icctwin {
namespace {

constexpr std::string_view convention = "convention of this program";

template <class T>
void describe_name(Describe<T>& d) {
  d.template field<&T::name>("name")
      .title("Name", "名称")
      .help("In tables and charts; left out: the last part of the pointer.", "用于表格与图；省略时取指针末段。");
}

template <class T>
void describe_place(Describe<T>& d) {
  describe_name(d);
  d.template field<&T::pointer>("pointer")
      .required()
      .title("Pointer", "指针")
      .help("Place in the scenario that changes, as in --set.", "方案中变化的位置，同 --set。");
  d.template field<&T::also>("also")
      .title("Also at", "同值位置")
      .help("Further places that take the same value.", "取相同数值的其他位置。");
}

template <class T>
void describe_bounds(Describe<T>& d) {
  d.template field<&T::low>("low").ratio().title("Lowest", "下限").help("The distribution is cut off here.", "分布在此截断。");
  d.template field<&T::high>("high").ratio().title("Highest", "上限").help("The distribution is cut off here.", "分布在此截断。");
}

}  // namespace

std::vector<Choice> choices_of(Goal) {
  return {{"minimise", {"less is better", "越小越好"}}, {"maximise", {"more is better", "越大越好"}}};
}

std::vector<Choice> choices_of(Keep) {
  return {{"kpis", {"indicators in the store", "仅指标"}},
          {"folders", {"and the run folder", "指标与结果文件夹"}},
          {"reports", {"and its reports", "结果文件夹与报告"}}};
}

void ListVariable::describe(Describe<ListVariable>& d) {
  d.title("ListVariable", "List", "列表").help("Values one by one.", "逐个列出取值。");
  describe_place(d);
  d.field<&ListVariable::values>("values")
      .required()
      .title("Values", "取值")
      .help("A list of whatever may stand at the pointer: numbers, texts, files, whole objects or lists.",
            "指针处允许的任意内容的列表：数值、文本、文件、整个对象或列表。");
}

void LinkedVariable::describe(Describe<LinkedVariable>& d) {
  d.title("LinkedVariable", "Linked places", "联动变量").help("Several places that change together.", "多个位置同时变化。");
  describe_name(d);
  d.field<&LinkedVariable::pointers>("pointers").required().title("Pointers", "指针").help("The places.", "各位置。");
  d.field<&LinkedVariable::values>("values")
      .required()
      .title("Values", "取值")
      .help("A list of lists: one entry for each pointer.", "列表的列表：每个指针对应一项。");
}

void RangeVariable::describe(Describe<RangeVariable>& d) {
  d.title("RangeVariable", "Range", "区间").help("Numbers from one end to the other.", "由一端到另一端的数值。");
  describe_place(d);
  d.field<&RangeVariable::from>("from").required().ratio().title("From", "起").help("First value.", "起始值。");
  d.field<&RangeVariable::to>("to").required().ratio().title("To", "止").help("Last value.", "终止值。");
  d.field<&RangeVariable::step>("step")
      .ratio()
      .above(0)
      .title("Step", "步长")
      .help("Between values; or give count.", "取值间隔；或给出个数。");
  d.field<&RangeVariable::count>("count")
      .ratio()
      .range(2, 100000)
      .title("Count", "个数")
      .help("Of values; or give step.", "取值个数；或给出步长。");
  d.field<&RangeVariable::whole>("whole")
      .title("Whole numbers", "取整")
      .help("Values are rounded to whole numbers.", "取值四舍五入为整数。");
}

void UniformVariable::describe(Describe<UniformVariable>& d) {
  d.title("UniformVariable", "Uniform", "均匀分布").help("Any value between two, equally likely.", "两值之间等可能。");
  describe_place(d);
  d.field<&UniformVariable::low>("low").required().ratio().title("Lowest", "下限").help("Least value.", "最小值。");
  d.field<&UniformVariable::high>("high").required().ratio().title("Highest", "上限").help("Greatest value.", "最大值。");
}

void TriangularVariable::describe(Describe<TriangularVariable>& d) {
  d.title("TriangularVariable", "Triangular", "三角分布")
      .help("Most likely at the mode, never outside the ends.", "众数处最可能，不超出两端。");
  describe_place(d);
  d.field<&TriangularVariable::low>("low").required().ratio().title("Lowest", "下限").help("Least value.", "最小值。");
  d.field<&TriangularVariable::mode>("mode").required().ratio().title("Mode", "众数").help("Most likely value.", "最可能值。");
  d.field<&TriangularVariable::high>("high").required().ratio().title("Highest", "上限").help("Greatest value.", "最大值。");
}

void NormalVariable::describe(Describe<NormalVariable>& d) {
  d.title("NormalVariable", "Normal", "正态分布").help("Gaussian, cut off where bounds are given.", "高斯分布，可给出截断界限。");
  describe_place(d);
  d.field<&NormalVariable::mean>("mean")
      .required()
      .ratio()
      .title("Mean", "均值")
      .help("Of the distribution before it is cut off.", "截断前分布的均值。");
  d.field<&NormalVariable::standard_deviation>("standard_deviation")
      .required()
      .ratio()
      .above(0)
      .title("Standard deviation", "标准差")
      .help("Of the distribution before it is cut off.", "截断前分布的标准差。");
  describe_bounds(d);
}

void LognormalVariable::describe(Describe<LognormalVariable>& d) {
  d.title("LognormalVariable", "Lognormal", "对数正态分布").help("Its logarithm is normal.", "对数服从正态分布。");
  describe_place(d);
  d.field<&LognormalVariable::median>("median")
      .required()
      .ratio()
      .above(0)
      .title("Median", "中位数")
      .help("Half lies below.", "一半取值低于此。");
  d.field<&LognormalVariable::geometric_deviation>("geometric_deviation")
      .required()
      .ratio()
      .above(1)
      .title("Geometric deviation", "几何标准差")
      .help("exp(sigma): 16 % lie below the median over it, 16 % above the median times it.",
            "exp(σ)：16% 的取值低于中位数除以它，16% 高于中位数乘以它。");
  describe_bounds(d);
}

void GridDesign::describe(Describe<GridDesign>& d) {
  d.title("GridDesign", "Full grid", "全因子").help("Every combination of the values.", "取值的所有组合。");
  d.field<&GridDesign::levels>("levels")
      .ratio()
      .range(1, 1000)
      .title("Levels", "水平数")
      .help("Values of a distribution: the middles of equally likely parts.", "分布的取值个数：取等概率分段的中位。")
      .source(convention);
}

void OneAtATimeDesign::describe(Describe<OneAtATimeDesign>& d) {
  d.title("OneAtATimeDesign", "One at a time", "单因素")
      .help(
          "The base, then each variable alone: all values of a list, both ends of a range, the 10th and 90th percentile of a distribution.",
          "基准，然后逐个变量：列表取全部值，区间取两端，分布取 10% 与 90% 分位。");
}

void LatinHypercubeDesign::describe(Describe<LatinHypercubeDesign>& d) {
  d.title("LatinHypercubeDesign", "Latin hypercube", "拉丁超立方")
      .help("Each variable takes each of its equally likely parts once (McKay, Beckman, Conover 1979).",
            "每个变量在各等概率分段内恰取一次（McKay, Beckman, Conover 1979）。");
  d.field<&LatinHypercubeDesign::points>("points")
      .ratio()
      .range(1, 1'000'000)
      .title("Points", "样本数")
      .help("Of the design.", "设计点数。")
      .source(convention);
  d.field<&LatinHypercubeDesign::seed>("seed")
      .ratio()
      .at_least(0)
      .title("Seed", "种子")
      .help("Of the design, not of the runs.", "设计的随机种子，与仿真种子无关。")
      .source(convention);
}

void SobolDesign::describe(Describe<SobolDesign>& d) {
  d.title("SobolDesign", "Sobol sequence", "Sobol 序列")
      .help("Points that fill the space evenly; a power of two is best (Sobol 1967, direction numbers of Joe and Kuo 2008).",
            "均匀填充空间的点列，点数宜取 2 的幂（Sobol 1967，方向数取 Joe 和 Kuo 2008）。");
  d.field<&SobolDesign::points>("points")
      .ratio()
      .range(1, 1'000'000)
      .title("Points", "样本数")
      .help("Of the sequence.", "序列点数。")
      .source(convention);
  d.field<&SobolDesign::indices>("indices")
      .title("Indices", "灵敏度指数")
      .help("Adds the points that first-order and total indices need: points x (variables + 2) in all (Saltelli 2010).",
            "增加计算一阶与总效应指数所需的点：共“点数 ×（变量数 + 2）”个（Saltelli 2010）。");
}

void RandomDesign::describe(Describe<RandomDesign>& d) {
  d.title("RandomDesign", "Random", "随机").help("Independent draws from every variable.", "各变量独立抽样。");
  d.field<&RandomDesign::points>("points")
      .ratio()
      .range(1, 1'000'000)
      .title("Points", "样本数")
      .help("Of the design.", "设计点数。")
      .source(convention);
  d.field<&RandomDesign::seed>("seed")
      .ratio()
      .at_least(0)
      .title("Seed", "种子")
      .help("Of the design, not of the runs.", "设计的随机种子，与仿真种子无关。")
      .source(convention);
}

void TableDesign::describe(Describe<TableDesign>& d) {
  d.title("TableDesign", "Table", "表格")
      .help("One point a row of a CSV file; its head names variables or pointers.", "CSV 文件每行一个设计点；表头为变量名或指针。");
  d.field<&TableDesign::file>("file")
      .required()
      .title("File", "文件")
      .help("Relative to the sweep file.", "路径相对于扫描文件。")
      .refers_to("file");
}

void OptimiseDesign::describe(Describe<OptimiseDesign>& d) {
  d.title("OptimiseDesign", "Search", "优化")
      .help("Searches the best points: one objective by extended ant colonies, several by NSGA-II (pagmo); constraints are kept to.",
            "搜索最优点：单目标用扩展蚁群，多目标用 NSGA-II（pagmo）；满足约束。");
  d.field<&OptimiseDesign::population>("population")
      .ratio()
      .range(8, 10'000)
      .title("Population", "种群")
      .help("Points of a generation; of several objectives a multiple of four.", "每代点数；多目标时为 4 的倍数。")
      .source(convention);
  d.field<&OptimiseDesign::generations>("generations")
      .ratio()
      .range(1, 100'000)
      .title("Generations", "代数")
      .help("After the first.", "首代之后的代数。")
      .source(convention);
  d.field<&OptimiseDesign::seed>("seed")
      .ratio()
      .range(0, 4294967295.0)
      .title("Seed", "种子")
      .help("Of the search.", "搜索的随机种子。")
      .source(convention);
}

void Replications::describe(Describe<Replications>& d) {
  d.title("Replications", "Replications", "重复")
      .help("Each point is run with seeds that follow each other.", "每个设计点用连续种子重复运行。");
  d.field<&Replications::count>("count")
      .ratio()
      .range(1, 100'000)
      .title("Count", "次数")
      .help("Runs of each point.", "每点运行次数。")
      .source(convention);
  d.field<&Replications::first_seed>("first_seed")
      .ratio()
      .range(0, 9007199254740991.0)
      .title("First seed", "首个种子")
      .help("The next ones follow.", "其后依次加一。")
      .source(convention);
  d.field<&Replications::seed_pointers>("seed_pointers")
      .advanced()
      .title("Seeds at", "种子位置")
      .help("Places that take the seed.", "写入种子的位置。");
}

void Objective::describe(Describe<Objective>& d) {
  d.title("Objective", "Objective", "目标").help("An indicator that should be small or large.", "希望较小或较大的指标。");
  d.field<&Objective::kpi>("kpi").required().title("Indicator", "指标").help("Its id, as in kpi.json.", "指标标识，见 kpi.json。");
  d.field<&Objective::goal>("goal").title("Goal", "方向").help("Which way is better.", "何者更优。");
}

void Constraint::describe(Describe<Constraint>& d) {
  d.title("Constraint", "Constraint", "约束").help("Bounds of an indicator.", "指标的界限。");
  d.field<&Constraint::kpi>("kpi").required().title("Indicator", "指标").help("Its id, as in kpi.json.", "指标标识，见 kpi.json。");
  d.field<&Constraint::at_least>("at_least").ratio().title("At least", "不低于").help("In the indicator's unit.", "单位同指标。");
  d.field<&Constraint::at_most>("at_most").ratio().title("At most", "不高于").help("In the indicator's unit.", "单位同指标。");
}

void SweepBudget::describe(Describe<SweepBudget>& d) {
  d.title("SweepBudget", "Budget", "预算").help("Keeps a slip of the pen from filling a cluster.", "防止误写占满集群。");
  d.field<&SweepBudget::runs>("runs")
      .ratio()
      .range(1, 10'000'000)
      .title("Runs", "运行数")
      .help("More are refused.", "超出则拒绝。")
      .source(convention);
  d.field<&SweepBudget::hours>("hours")
      .ratio()
      .above(0)
      .title("Hours", "小时")
      .help("No run is begun after this; going on later is possible.", "超过后不再开始新运行；可稍后继续。");
}

void Sweep::describe(Describe<Sweep>& d) {
  d.title("Sweep", "Sweep", "扫描")
      .help("Many runs of one scenario with some of its values changed.", "对一个方案改变部分取值后的多次运行。");
  d.field<&Sweep::format>("format")
      .required()
      .title("Format", "格式")
      .help("Name and version of the format: icctwin.sweep/1.", "格式名称与版本：icctwin.sweep/1。");
  d.field<&Sweep::name>("name").title("Name", "名称").help("Shown to users.", "显示名称。");
  d.field<&Sweep::name_zh>("name_zh").title("Chinese name", "中文名称").help("Shown in Chinese.", "中文显示名称。");
  d.field<&Sweep::base>("base")
      .required()
      .title("Base scenario", "基准方案")
      .help("Relative to the sweep file.", "路径相对于扫描文件。")
      .refers_to("file");
  d.field<&Sweep::set>("set")
      .title("Overrides", "覆盖")
      .help("\"/pointer=value\": changes of the base for all runs.", "“/指针=值”：对所有运行的基准修改。");
  d.field<&Sweep::variables>("variables").title("Variables", "变量").help("What varies.", "变化的内容。");
  d.field<&Sweep::axes>("axes")
      .title("Axes", "轴")
      .help("Short form of list variables: {\"/pointer\": [values]}.", "列表变量的简写：{\"/指针\": [取值]}。");
  d.field<&Sweep::design>("design").title("Design", "设计").help("Which points are run.", "运行哪些设计点。");
  d.field<&Sweep::replications>("replications").title("Replications", "重复").help("Runs of each point.", "每点的重复运行。");
  d.field<&Sweep::objectives>("objectives").title("Objectives", "目标").help("What is searched for or compared.", "优化或比较的目标。");
  d.field<&Sweep::constraints>("constraints")
      .title("Constraints", "约束")
      .help("Points outside are no candidates.", "不满足者不作为候选。");
  d.field<&Sweep::keep>("keep").title("Keep", "保留").help("What is kept of each run.", "每次运行保留的内容。");
  d.field<&Sweep::budget>("budget").title("Budget", "预算").help("Limits of the whole.", "总量限制。");
}

}  // namespace icctwin
