#include "models/base/problems/problem_table.h"

namespace icctwin {

std::span<const ProblemText> site_problems() {
  using enum Severity;
  static constexpr ProblemText texts[] = {
      // Text files of the site: the place is "file:line".
      {"E-SITE-001", error, "{column}: \"{value}\" is not {limit}.", "{column}：“{value}”不是{limit}。", "", ""},
      {"E-SITE-002", error, "The row has {value} fields where {limit} are expected.", "该行有 {value} 个字段，应为 {limit} 个。",
       "Check for missing or surplus commas and quotes.", "请检查是否缺少或多出逗号、引号。"},
      {"E-SITE-003", error, "{column}: {value} is impossible; allowed is {limit}.", "{column}：{value} 不可能出现；允许范围为 {limit}。",
       "Mind the unit of the column.", "请注意该列的单位。"},
      {"E-SITE-004", error, "Not an EPW weather file: {value} where {limit} is expected.",
       "不是 EPW 气象文件：得到 {value}，应为 {limit}。", "", ""},
      {"E-SITE-005", error, "The row is of {value} where {limit} is expected.", "该行为 {value}，应为 {limit}。",
       "Rows stand in the order of time, one per hour, from 1 January 01:00.", "各行须按时间排列，每小时一行，从 1 月 1 日 01:00 开始。"},
      {"E-SITE-006", error, "The file ends after {value} hours; a year has {limit}.", "文件在 {value} 小时后结束；一年应有 {limit} 小时。",
       "The file may be truncated: fetch it again.", "文件可能被截断，请重新获取。"},
      {"E-SITE-007", error, "{column} is missing for {value} from here on; at most {limit} are filled.",
       "从此处起 {column} 缺失 {value}；最多可补 {limit}。", "Complete the series or use another file.", "请补全数据或使用其他文件。"},
      {"E-SITE-008", error, "The file has {value} records per hour; {limit} can be read.",
       "文件每小时有 {value} 条记录；只能读取 {limit} 条。", "Use an hourly file, or convert it to weather CSV.",
       "请使用逐时文件，或转换为气象 CSV。"},
      {"E-SITE-009", error, "Reading stopped after {value} problems.", "发现 {value} 个问题后停止读取。", "", ""},
      {"E-SITE-010", error, "The column \"{value}\" is missing.", "缺少列“{value}”。", "The header needs: {limit}.",
       "表头须包含：{limit}。"},
      {"E-SITE-011", error, "Unknown column \"{value}\".", "未知的列“{value}”。", "Known columns: {limit}.", "已知的列：{limit}。"},
      {"E-SITE-012", error, "\"{value}\" is not a time: {limit}.", "“{value}”不是有效时间：{limit}。", "", ""},
      {"E-SITE-013", error, "The time {value} is not on the series' step: {limit}.", "时间 {value} 不在序列步长上：{limit}。",
       "Times rise by one constant step.", "时间须按固定步长递增。"},
      {"E-SITE-014", error, "Metadata \"{value}\" cannot be used: {limit}.", "元数据“{value}”无法使用：{limit}。", "", ""},
      {"E-SITE-015", error, "The file has {value} rows of data; at least {limit} are needed.",
       "文件只有 {value} 行数据；至少需要 {limit} 行。", "", ""},
      {"E-SITE-016", error, "The typical year covers {value}; it must cover {limit}.", "典型年覆盖 {value}；应覆盖 {limit}。", "", ""},
      {"E-SITE-017", error, "{value} of the rows are missing; at most {limit} are filled.", "缺失 {value} 行；最多可补 {limit} 行。",
       "Complete the series or use another file.", "请补全数据或使用其他文件。"},
      {"E-SITE-018", error, "Column \"{value}\" stands twice in the header.", "表头中列“{value}”出现两次。", "", ""},
      {"E-SITE-019", error, "The step of the series is {value}; it must be {limit}.", "序列步长为 {value}；应为 {limit}。", "", ""},
      // Places in the shipped tables.
      {"E-SITE-020", error, "No grid emission factor is known for \"{value}\".", "没有“{value}”的电网排放因子。",
       "The nearest known place is \"{limit}\".", "最接近的已知地点是“{limit}”。"},
      {"E-SITE-021", error, "For this place there is no emission factor of kind \"{value}\".", "该地点没有类型为“{value}”的排放因子。",
       "Known kinds: {limit}.", "已知类型：{limit}。"},
      {"E-SITE-030", error, "No time-of-use periods are known for the area \"{value}\".", "没有地区“{value}”的分时电价时段。",
       "The nearest known area is \"{limit}\".", "最接近的已知地区是“{limit}”。"},
      {"E-SITE-031", error, "{column}: \"{value}\" is not one of {limit}.", "{column}：“{value}”不在可选项中：{limit}。", "", ""},
      {"E-SITE-032", error, "\"{value}\" is not a half hour: {limit}.", "“{value}”不是半小时时刻：{limit}。", "", ""},
      {"E-SITE-033", error, "The period {value} overlaps an earlier one: {limit}.", "时段 {value} 与前面的时段重叠：{limit}。",
       "Each half hour of a month belongs to one class.", "每月的每个半小时只能属于一个类别。"},
      {"E-SITE-034", error, "The class \"{value}\" occurs in the tariff but has no price above zero.",
       "电价中出现类别“{value}”，但没有大于零的价格。", "Give a price for every class in use.", "请为每个使用的类别给出价格。"},
      // The site as a whole.
      {"E-SITE-040", error, "No climate normals are known for \"{value}\".", "没有“{value}”的气候月均值。",
       "The nearest known place is \"{limit}\".", "最接近的已知地点是“{limit}”。"},
      {"E-SITE-041", error, "The site has no weather.", "场地没有气象数据。",
       "Name a weather_file, synthetic_weather or, beside the site, a site_file.",
       "请给出 weather_file、synthetic_weather，或以 site_file 引用场地文件。"},
      {"E-SITE-042", error, "The list has {value} values; it must have {limit}, January to December.",
       "列表有 {value} 个值；应为 1–12 月共 {limit} 个。", "", ""},
      {"E-SITE-043", error, "Month {month}: {value} is not within {limit}.", "{month} 月：{value} 不在 {limit} 范围内。",
       "The mean lies between the mean daily minimum and maximum.", "平均气温应介于平均最低与平均最高气温之间。"},
      {"E-SITE-044", error, "Certificates and power purchase agreements cover {value} of the energy bought; at most 1 is possible.",
       "绿证与购电协议共覆盖外购电量的 {value}；最多为 1。", "", ""},
      {"W-SITE-001", warning, "{column}: {value} missing values were filled by linear interpolation, the first at {limit}.",
       "{column}：{value} 个缺失值已线性插补，第一个位于 {limit}。", "", ""},
      {"W-SITE-002", warning, "{column}: {value} missing values were replaced by the standard atmosphere at {limit}, the first here.",
       "{column}：{value} 个缺失值已用海拔 {limit} 的标准大气压代替，第一个位于此处。", "", ""},
      {"W-SITE-003", warning, "{column} was left out: it is missing for {value} from here on.", "已略去 {column}：从此处起缺失 {value}。",
       "", ""},
      {"W-SITE-004", warning, "The run ({value}) leaves the dates of the weather ({limit}); the weather repeats.",
       "运行时段（{value}）超出气象数据的日期（{limit}）；气象数据将循环使用。",
       "A series of a year or more gives the same month, day and hour; a shorter one repeats after its whole days.",
       "一年及以上的序列取相同的月、日、时；更短的序列按整日循环。"},
      {"W-SITE-005", warning, "The run ({value}) leaves the dates of the carbon intensity ({limit}); the series repeats.",
       "运行时段（{value}）超出碳强度数据的日期（{limit}）；序列将循环使用。",
       "A series of a year or more gives the same month, day and hour in UTC; a shorter one repeats after its whole days.",
       "一年及以上的序列取相同的月、日、时（UTC）；更短的序列按整日循环。"},
      {"W-SITE-006", warning, "There is no emission factor for {value}; that of {limit} is used.",
       "没有 {value} 年的排放因子；采用 {limit} 年的值。", "", ""},
      {"W-SITE-007", warning, "{value} half hours a year have no class in the source and count as flat, the first in month {limit}.",
       "来源中每年有 {value} 个半小时没有类别，按平段计，第一个在 {limit} 月。", "Compare with the tables of the grid company.",
       "请与电网公司公布的表格核对。"},
      {"W-SITE-008", warning, "The source's statement on the periods of {value} is doubtful: {limit}.",
       "关于 {value} 时段的来源说法存疑：{limit}。", "Compare with the tables of the grid company.", "请与电网公司公布的表格核对。"},
      {"W-SITE-009", warning, "The price of class \"{value}\" is below that of class \"{limit}\".",
       "类别“{value}”的价格低于类别“{limit}”。", "", ""},
      {"W-SITE-010", warning, "The run ({value}) is longer than the typical year; the year repeats.",
       "运行时段（{value}）长于典型年；典型年将循环使用。", "", ""},
      {"W-SITE-011", warning,
       "Synthetic weather. Hourly weather for {site} was generated from monthly normals (source: {source}, seed {seed}); it is not a "
       "measured "
       "or typical meteorological year. In tests at 15 cities with known normals, one synthetic year missed the free-cooling hours by 133 "
       "h "
       "RMS (90 % of cases within 221 h, worst 519 h) and the PUE of a simple plant by at most 0.0035. Peaks, cold spells and long hot "
       "spells "
       "are not reliable.",
       "合成气象。{site_zh}的逐时气象由月均值生成（来源：{source}，种子 {seed}），既非实测，也非典型气象年。在 15 "
       "个月均值已知的城市检验中，单个合成年的自然冷却小时数均方根误差为 133 h（90 % 的情形在 221 h 以内，最大 519 h），简单制冷系统的 PUE "
       "误差不超过 0.0035。极值、寒潮与持续高温不可靠。",
       "Use a measured hourly file or a typical year of the place where one may be used; do not size equipment from this one.",
       "如有可用的实测逐时数据或典型年，请优先采用；不要据此确定设备容量。"},
      {"W-SITE-012", warning,
       "Unverified normals. The monthly values have no source. Where recalled values could be checked against real files, free-cooling "
       "hours "
       "were off by about 275 h RMS (10 % of cases beyond 400 h with a tower, 500 h with a dry cooler; worst 966 h) and PUE by up to 0.008 "
       "with "
       "a tower, 0.018 with a dry cooler. Do not quote the result as a property of the site.",
       "月均值未核实。这些月均值没有可查来源。凡能与实际数据核对之处，凭记忆的月均值使自然冷却小时数均方根偏差约 275 h（10 % "
       "的情形冷却塔超过 400 "
       "h、干冷器超过 500 h，最大 966 h），PUE 偏差冷却塔可达 0.008、干冷器可达 0.018。不得将结果作为该场地的特性引用。",
       "", ""},
      {"W-SITE-013", warning, "PV yield: irradiation estimated, error up to about 25 % in tests.",
       "光伏发电量：辐照量为估算值，检验中误差可达约 25 %。", "Give monthly irradiation with the normals.", "请在月均值中给出各月辐照量。"},
      {"W-SITE-014", warning, "The site names a weather file and synthetic weather; the file is used.",
       "场地同时给出气象文件与合成气象；采用气象文件。", "Remove the one that is not meant.", "请删去不需要的一项。"},
      {"H-SITE-007", hint, "The site of the scenario is replaced by that of {value}.", "方案中的 site 已由 {value} 中的场地代替。", "", ""},
      {"H-SITE-008", hint,
       "No residual factor is given: energy without contract counts with the grid's factor, which holds sold green power too.",
       "未给出剩余电量因子：未签约电量按电网因子计，其中包含已售出的绿电。", "Set residual_kg_per_kwh; China 2022: 0.5856.",
       "请设置 residual_kg_per_kwh；全国 2022 年为 0.5856。"},
      {"H-SITE-009", hint, "The thresholds of the grade table \"{value}\" are not known; it gives no grade.",
       "评级表“{value}”的阈值未知，不给出等级。", "Give the table with its thresholds in the scenario's ratings, under the same id.",
       "请在方案的 ratings 中以相同标识给出含阈值的表。"},
      {"H-SITE-001", hint, "Weather of the year {limit} is used for the year {value}.", "{value} 年使用了 {limit} 年的气象数据。", "", ""},
      {"H-SITE-002", hint, "{value} values of relative humidity above 100 % count as 100 %, the first here.",
       "{value} 个大于 100 % 的相对湿度按 100 % 计，第一个位于此处。", "", ""},
      {"H-SITE-003", hint, "{value} of {limit} values of the carbon intensity are estimates of the publisher.",
       "{limit} 个碳强度值中有 {value} 个是发布方的估计值。", "", ""},
      {"H-SITE-004", hint, "The emission factor of {value} rests on one source and is not verified.",
       "{value} 的排放因子仅有单一来源，未经核实。", "Compare with the official announcement before quoting it.",
       "引用前请与官方公告核对。"},
      {"H-SITE-005", hint, "The periods of {value} are a second-hand transcription and not verified.",
       "{value} 的时段为二手转录，未经核实。", "Compare with the tables of the grid company before quoting them.",
       "引用前请与电网公司公布的表格核对。"},
      {"H-SITE-006", hint, "The weather has no 29 February; it takes the hours of 28 February.",
       "气象数据没有 2 月 29 日；采用 2 月 28 日的数据。", "", ""},
  };
  return texts;
}

}  // namespace icctwin
