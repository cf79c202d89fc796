#include "sim/scenario/model/outside_air.h"

namespace icctwin {

void OutsideAir::describe(Describe<OutsideAir>& d) {
  d.title("OutsideAir", "Outside air", "新风自然冷却")
      .help(
          "Outside air, mixed with return air to the supply set point, while it lies inside the limits; above the set point the coil cools "
          "it further. Humidity of the room is left out.",
          "室外空气在限值内时与回风混合至送风设定温度；高于设定时由盘管补冷。不计机房湿度变化。");
  d.field<&OutsideAir::dry_bulb_max_c>("dry_bulb_max_c")
      .range(-20, 45)
      .title("Warmest outside air", "最高干球温度")
      .help("Dry bulb up to which it is used.", "采用室外空气的干球温度上限。")
      .source("ASHRAE TC 9.9 recommended supply up to 27 degC");
  d.field<&OutsideAir::dew_point_min_c>("dew_point_min_c")
      .range(-60, 30)
      .title("Lowest dew point", "最低露点")
      .help("Drier air is not let in.", "更干燥的空气不引入。")
      .source("ASHRAE TC 9.9 recommended dew point from -9 degC");
  d.field<&OutsideAir::dew_point_max_c>("dew_point_max_c")
      .range(-60, 30)
      .title("Highest dew point", "最高露点")
      .help("Moister air is not let in.", "更潮湿的空气不引入。")
      .source("ASHRAE TC 9.9 recommended dew point up to 15 degC");
  d.field<&OutsideAir::filter_pressure_pa>("filter_pressure_pa")
      .range(0, 2000)
      .title("Filter pressure", "过滤器压差")
      .help("More fan pressure at design air flow while outside air is used.", "采用室外空气时设计风量下增加的风压。")
      .unverified("engineering default");
}

}  // namespace icctwin
