#include "models/site/climate_normals.h"

namespace icctwin {

void ClimateNormals::describe(Describe<ClimateNormals>& d) {
  d.title("ClimateNormals", "Climate normals", "气候月均值")
      .help("Monthly means of a place, January to December; synthetic weather is made from them.",
            "某地 1–12 月的月均值，用于生成合成气象。");
  d.field<&ClimateNormals::id>("id").required().title("Id", "标识").help("Stable name of the place.", "地点的固定名称。");
  d.field<&ClimateNormals::name>("name").title("Name", "名称").help("Name shown to users.", "显示名称。");
  d.field<&ClimateNormals::name_zh>("name_zh").title("Chinese name", "中文名称").help("Name shown in Chinese.", "中文显示名称。");
  d.field<&ClimateNormals::latitude_deg>("latitude_deg")
      .range(-66, 66)
      .title("Latitude", "纬度")
      .help("North is positive; the generator is untested beyond 66 degrees.", "北纬为正；66° 以外未经验证。");
  d.field<&ClimateNormals::longitude_deg>("longitude_deg")
      .range(-180, 180)
      .title("Longitude", "经度")
      .help("East is positive; sets the solar time.", "东经为正，用于推算真太阳时。");
  d.field<&ClimateNormals::elevation_m>("elevation_m")
      .range(-430, 2000)
      .title("Elevation", "海拔")
      .help("Sets the air pressure; the generator is untested above 2,000 m.", "用于推算气压；2000 m 以上未经验证。");
  d.field<&ClimateNormals::utc_offset_h>("utc_offset_h")
      .range(-12, 14)
      .title("Offset from UTC", "时区")
      .help("Local standard time of the generated year.", "生成年份采用的当地标准时。")
      .source("China standard time");
  d.field<&ClimateNormals::coastal>("coastal")
      .title("On the coast", "沿海")
      .help("Clears the sky less for the same daily range of temperature (FAO-56: 0.19 for 0.16).",
            "相同日较差下的晴空指数按沿海取值（FAO-56：0.19，内陆 0.16）。");
  d.field<&ClimateNormals::t_mean_c>("t_mean_c")
      .required()
      .range(-60, 60)
      .title("Mean temperature", "平均气温")
      .help("Mean of all hours, by month.", "各月全部小时的平均值。");
  d.field<&ClimateNormals::t_max_c>("t_max_c")
      .required()
      .range(-60, 60)
      .title("Mean daily maximum", "平均最高气温")
      .help("Mean of the daily maxima, by month.", "各月日最高气温的平均值。");
  d.field<&ClimateNormals::t_min_c>("t_min_c")
      .required()
      .range(-60, 60)
      .title("Mean daily minimum", "平均最低气温")
      .help("Mean of the daily minima, by month.", "各月日最低气温的平均值。");
  d.field<&ClimateNormals::relative_humidity>("relative_humidity")
      .required()
      .ratio()
      .range(0.05, 0.99)
      .title("Relative humidity", "相对湿度")
      .help("Mean of all hours, by month; a ratio.", "各月全部小时的平均值（比值）。");
  d.field<&ClimateNormals::irradiation_kwh_per_m2_day>("irradiation_kwh_per_m2_day")
      .above(0)
      .range(0, 12)
      .title("Global irradiation", "水平面总辐照量")
      .help("Mean daily sum on the horizontal, by month; estimated from sunshine or temperature where absent.",
            "各月水平面日均辐照量；缺省时由日照时数或气温估算。");
  d.field<&ClimateNormals::sunshine_h>("sunshine_h")
      .range(0, 600)
      .title("Sunshine of the months", "月日照时数")
      .help("Hours of sunshine of every month.", "各月日照时数。");
  d.field<&ClimateNormals::sunshine_year_h>("sunshine_year_h")
      .range(0, 5000)
      .title("Sunshine of the year", "年日照时数")
      .help("Hours of sunshine of the year, where the months are not known.", "仅知全年日照时数时填写。");
  d.field<&ClimateNormals::wind_m_per_s>("wind_m_per_s")
      .range(0, 30)
      .title("Wind speed", "平均风速")
      .help("Mean, by month; 2.5 m/s is assumed where absent.", "各月平均风速；缺省按 2.5 m/s。");
  d.field<&ClimateNormals::source>("source").title("Source", "来源").help("Where the numbers come from.", "数据来源。");
  d.field<&ClimateNormals::notes>("notes").title("Notes", "备注").help("What to know about the numbers.", "数据说明。");
  d.field<&ClimateNormals::unverified_fields>("unverified_fields")
      .title("Unverified fields", "未核实字段")
      .help("Keys whose numbers have no checked source.", "没有可核实来源的字段。");
}

}  // namespace icctwin
