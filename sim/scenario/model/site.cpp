#include "sim/scenario/model/site.h"

namespace icctwin {

std::vector<Choice> choices_of(CarbonColumn) { return {{"direct", {"direct", "直接排放"}}, {"life_cycle", {"life cycle", "全生命周期"}}}; }

void ConstantCarbon::describe(Describe<ConstantCarbon>& d) {
  d.title("ConstantCarbon", "Constant factor", "固定因子").help("One carbon factor for the whole run.", "全程使用同一排放因子。");
  d.field<&ConstantCarbon::carbon_kg_per_kwh>("carbon_kg_per_kwh")
      .range(0, 3)
      .title("Carbon factor", "碳排放因子")
      .help("CO2 per kilowatt-hour bought.", "每千瓦时外购电力的二氧化碳排放量。")
      .source("China national average 2022, MEE/NBS announcement of 20 December 2024");
  d.field<&ConstantCarbon::source>("source").title("Source", "来源").help("Where the factor comes from.", "因子来源。");
}

void GridFactorCarbon::describe(Describe<GridFactorCarbon>& d) {
  d.title("GridFactorCarbon", "Published grid factor", "公布的电网因子")
      .help("Average factor of a Chinese province, region or the nation, from the shipped table.",
            "取自随附表格的全国、区域或省级平均因子。");
  d.field<&GridFactorCarbon::area>("area")
      .title("Area", "地区")
      .help("CN, a region (north, northeast, east, central, northwest, south, southwest) or a province (CN-SH).",
            "CN、区域（north 等）或省级代码（如 CN-SH）。")
      .refers_to("grid area");
  d.field<&GridFactorCarbon::year>("year").ratio().range(2000, 2100).title("Year", "年份").help("Year of the factor.", "因子年份。");
}

void HourlyCarbon::describe(Describe<HourlyCarbon>& d) {
  d.title("HourlyCarbon", "Hourly carbon series", "逐时碳强度")
      .help("Hourly carbon intensity from a CSV file.", "取自 CSV 文件的逐时碳强度。");
  d.field<&HourlyCarbon::file>("file")
      .required()
      .title("File", "文件")
      .help("Path, relative to the scenario file.", "相对于方案文件的路径。")
      .refers_to("file");
  d.field<&HourlyCarbon::column>("column").title("Column", "数据列").help("Direct emissions or life cycle.", "直接排放或全生命周期。");
}

void FlatTariff::describe(Describe<FlatTariff>& d) {
  d.title("FlatTariff", "Flat tariff", "单一电价").help("One price at all hours.", "全天同价。");
  d.field<&FlatTariff::price_cny_per_kwh>("price_cny_per_kwh")
      .range(0, 10)
      .title("Energy price", "电度电价")
      .help("Price of energy bought.", "外购电量单价。")
      .unverified("order of magnitude of Chinese industrial prices; no tariff table could be reached");
  d.field<&FlatTariff::demand_cny_per_kw_month>("demand_cny_per_kw_month")
      .range(0, 500)
      .title("Demand charge", "需量电价")
      .help("Charge on the highest 15-minute demand of a month.", "按当月最大 15 分钟需量计收。");
  d.field<&FlatTariff::source>("source").title("Source", "来源").help("Where the prices come from.", "电价来源。");
}

void TimeOfUseTariff::describe(Describe<TimeOfUseTariff>& d) {
  d.title("TimeOfUseTariff", "Time-of-use tariff", "分时电价")
      .help("Classes of the day by area from the shipped table (February 2026), prices by class.",
            "按地区取随附时段表（2026 年 2 月），各时段给定价格。");
  d.field<&TimeOfUseTariff::area>("area")
      .title("Area", "地区")
      .help("Code of the grid area, for example CN-SH.", "电网地区代码，如 CN-SH。")
      .refers_to("tariff area");
  constexpr std::string_view weak = "recalled order of magnitude; no price table could be reached";
  d.field<&TimeOfUseTariff::sharp_peak_cny_per_kwh>("sharp_peak_cny_per_kwh")
      .range(0, 10)
      .title("Sharp-peak price", "尖峰电价")
      .help("Price in sharp-peak hours.", "尖峰时段电价。")
      .unverified(weak);
  d.field<&TimeOfUseTariff::peak_cny_per_kwh>("peak_cny_per_kwh")
      .range(0, 10)
      .title("Peak price", "高峰电价")
      .help("Price in peak hours.", "高峰时段电价。")
      .unverified(weak);
  d.field<&TimeOfUseTariff::flat_cny_per_kwh>("flat_cny_per_kwh")
      .range(0, 10)
      .title("Flat price", "平段电价")
      .help("Price in flat hours.", "平段电价。")
      .unverified(weak);
  d.field<&TimeOfUseTariff::valley_cny_per_kwh>("valley_cny_per_kwh")
      .range(0, 10)
      .title("Valley price", "低谷电价")
      .help("Price in valley hours.", "低谷时段电价。")
      .unverified(weak);
  d.field<&TimeOfUseTariff::deep_valley_cny_per_kwh>("deep_valley_cny_per_kwh")
      .range(0, 10)
      .title("Deep-valley price", "深谷电价")
      .help("Price in deep-valley hours.", "深谷时段电价。")
      .unverified(weak);
  d.field<&TimeOfUseTariff::demand_cny_per_kw_month>("demand_cny_per_kw_month")
      .range(0, 500)
      .title("Demand charge", "需量电价")
      .help("Charge on the highest 15-minute demand of a month.", "按当月最大 15 分钟需量计收。");
  d.field<&TimeOfUseTariff::source>("source").title("Source", "来源").help("Where the prices come from.", "电价来源。");
}

void SyntheticWeather::describe(Describe<SyntheticWeather>& d) {
  d.title("SyntheticWeather", "Synthetic weather", "合成气象")
      .help("An hourly year made from monthly normals; a fallback whose error every result states.",
            "由月均值生成的逐时气象；仅作替代，结果中均注明误差。");
  d.field<&SyntheticWeather::place>("place")
      .title("Place", "地点")
      .help("Id of a place in the shipped table of climate normals.", "随附气候月均值表中的地点标识。")
      .refers_to("climate place");
  d.field<&SyntheticWeather::seed>("seed")
      .ratio()
      .range(0, 9007199254740991.0)
      .title("Seed", "随机种子")
      .help("Another seed gives another year of the same climate.", "不同种子得到同一气候下的不同年份。");
  d.field<&SyntheticWeather::normals>("normals")
      .advanced()
      .title("Normals", "月均值")
      .help("Monthly values of the scenario's own, in place of the shipped ones.", "方案自带的月均值，代替随附表格。");
}

void Site::describe(Describe<Site>& d) {
  d.title("Site", "Site", "场地").help("Where the center stands.", "智算中心所在地。");
  d.field<&Site::id>("id").title("Id", "标识").help("Stable name used in references.", "用于引用的固定名称。");
  d.field<&Site::name>("name").title("Name", "名称").help("Name shown to users.", "显示名称。");
  d.field<&Site::name_zh>("name_zh").title("Chinese name", "中文名称").help("Name shown in Chinese.", "中文显示名称。");
  d.field<&Site::latitude_deg>("latitude_deg").range(-90, 90).title("Latitude", "纬度").help("North is positive.", "北纬为正。");
  d.field<&Site::longitude_deg>("longitude_deg").range(-180, 180).title("Longitude", "经度").help("East is positive.", "东经为正。");
  d.field<&Site::elevation_m>("elevation_m")
      .range(-430, 6000)
      .title("Elevation", "海拔")
      .help("Above sea level; sets the air pressure where the weather file states none.", "海拔高度；气象文件无气压时用于推算。");
  d.field<&Site::utc_offset_h>("utc_offset_h")
      .range(-12, 14)
      .title("Offset from UTC", "时区")
      .help("Local standard time; all output uses it, daylight saving is not applied.", "当地标准时；所有输出采用该时区，不使用夏令时。")
      .source("China standard time");
  d.field<&Site::weather_file>("weather_file")
      .title("Weather file", "气象文件")
      .help("EPW or weather CSV, relative to the scenario file; may be compressed (.gz).", "EPW 或气象 CSV，路径相对于方案文件，可为 .gz。")
      .refers_to("file");
  d.field<&Site::synthetic_weather>("synthetic_weather")
      .title("Synthetic weather", "合成气象")
      .help("Made from monthly normals; only where no weather file is named.", "由月均值生成；仅在未给出气象文件时使用。");
  d.field<&Site::water_source_temperature_c>("water_source_temperature_c")
      .range(-2, 45)
      .title("Water source temperature", "水源温度")
      .help("Of the sea, river or lake that cools, twelve monthly means; empty: none.",
            "用于冷却的海水、江河或湖水的 12 个月均温；留空表示无。");
  d.field<&Site::grid_carbon>("grid_carbon").title("Grid carbon", "电网碳强度").help("Carbon of bought electricity.", "外购电力的碳排放。");
  d.field<&Site::market_carbon>("market_carbon")
      .title("Market-based carbon", "基于市场的碳排放")
      .help("Green certificates and power purchase agreements.", "绿证与购电协议。");
  d.field<&Site::tariff>("tariff").title("Tariff", "电价").help("Price of bought electricity.", "外购电力价格。");
  d.field<&Site::water_price_cny_per_m3>("water_price_cny_per_m3")
      .range(0, 200)
      .title("Water price", "水价")
      .help("Price of make-up water.", "补水单价。")
      .unverified("order of magnitude of Chinese industrial water prices");
  d.field<&Site::source_water_l_per_kwh>("source_water_l_per_kwh")
      .range(0, 100)
      .advanced()
      .title("Water of electricity", "电力耗水系数")
      .help("Water consumed in generating the electricity bought, for WUE source.", "发电环节耗水，用于计算 WUE（源）。")
      .unverified("China grid mean, recalled, 1.2-3.5 by province");
  d.field<&Site::ratings>("ratings")
      .title("Standards and limits", "适用的标准与限值")
      .help("Ids of grade tables that the results are held against.", "用于对照结果的评级表标识。")
      .refers_to("rating");
  d.field<&Site::source>("source").title("Source", "来源").help("Where the site's numbers come from.", "场地数据的来源。");
  d.field<&Site::unverified_fields>("unverified_fields")
      .title("Unverified fields", "未核实字段")
      .help("Keys whose value has no checked source.", "没有可核实来源的字段。");
  d.field<&Site::view>("view")
      .advanced()
      .title("View", "视图")
      .help("Kept for the front end; the engine ignores it.", "供前端使用，引擎忽略。");
}

void SiteFile::describe(Describe<SiteFile>& d) {
  d.title("SiteFile", "Site file", "场地文件").help("A site that scenarios name by \"site_file\".", "供方案以 site_file 引用的场地。");
  d.field<&SiteFile::format>("format")
      .required()
      .title("Format", "格式")
      .help("Name and version of the format: icctwin.site/1.", "格式名称与版本：icctwin.site/1。");
  d.field<&SiteFile::site>("site").required().title("Site", "场地").help("Where the center stands.", "智算中心所在地。");
}

}  // namespace icctwin
