#include "models/base/problems/problem_table.h"

namespace icctwin {

std::span<const ProblemText> power_problems() {
  using enum Severity;
  static constexpr ProblemText texts[] = {
      {"E-PWR-001", error, "A rack of type {name} can draw {value}, more than its busway tap-off of {limit}.",
       "{name} 型机柜最大功率 {value}，超过小母线插接箱额定 {limit}。", "Choose a larger tap-off or a smaller rack.",
       "请加大插接箱额定值或改用较小机柜。"},
      {"E-PWR-002", error, "Row {name} can draw {value}, more than its busway of {limit}.",
       "机柜列 {name} 最大功率 {value}，超过小母线额定 {limit}。", "Put fewer racks into the row or raise busway_rated_w.",
       "请减少该列机柜或提高 busway_rated_w。"},
      {"E-PWR-003", error, "The load behind the uninterruptible supply can reach {value}, more than its {limit}.",
       "不间断电源后负荷可达 {value}，超过其容量 {limit}。", "Add units or leave \"units\" to sizing.",
       "请增加台数，或不填 units 由程序配置。"},
      {"E-PWR-004", error, "The total load can reach {value}, more than the transformers' {limit}.",
       "总负荷可达 {value}，超过变压器容量 {limit}。", "Add transformers or leave \"units\" to sizing.",
       "请增加变压器，或不填 units 由程序配置。"},
      {"W-PWR-001", warning, "A {name} can draw {value} by its parts, more than its nameplate of {limit}.",
       "{name} 按部件合计可达 {value}，超过铭牌 {limit}。", "Check the parts of the data sheet.", "请核对数据表中的部件功率。"},
      {"E-PWR-005", error, "A rack of type {name} can draw {value}, more than its PDU of {limit}.",
       "{name} 型机柜最大功率 {value}，超过机柜配电单元额定 {limit}。", "Choose a larger PDU or a smaller rack.",
       "请加大配电单元或改用较小机柜。"},
      {"E-PWR-006", error, "A module of {value} is larger than its unit of {limit}.", "模块额定 {value} 大于整机额定 {limit}。", "", ""},
      {"W-PWR-002", warning, "{name}: with one path lost the other has to carry {value}, more than its {limit}; this is not 2N.",
       "{name}：一路故障时另一路须承担 {value}，超过其额定 {limit}，不满足 2N。", "Raise the rating or put less on it.",
       "请提高额定值或减少负荷。"},
      {"W-PWR-003", warning, "With one path lost the other path's supply has to carry {value}, more than its {limit}; this is not 2N.",
       "一路故障时另一路不间断电源须承担 {value}，超过其容量 {limit}，不满足 2N。", "Add units to each path.", "请增加每路台数。"},
      {"W-PWR-004", warning, "With {units} redundant units lost the others have to carry {value}, more than their {limit}.",
       "{units} 台冗余机组故障时其余机组须承担 {value}，超过其容量 {limit}。", "Add units or state fewer redundant ones.",
       "请增加台数，或减少所述冗余台数。"},
      {"W-PWR-005", warning,
       "With one path lost the other path's transformers have to carry {value}, more than their {limit}; this is not 2N.",
       "一路故障时另一路变压器须承担 {value}，超过其容量 {limit}，不满足 2N。", "Add transformers to each path.", "请增加每路变压器。"},
  };
  return texts;
}

}  // namespace icctwin
