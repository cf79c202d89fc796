#include "sim/scenario/model/building.h"

namespace icctwin {

void Position::describe(Describe<Position>& d) {
  d.title("Position", "Position", "位置").help("A place on the floor, from the parent's corner.", "相对于上级对象角点的平面位置。");
  d.field<&Position::x_mm>("x_mm").title("X", "X 坐标").help("To the east.", "向东。");
  d.field<&Position::y_mm>("y_mm").title("Y", "Y 坐标").help("To the north.", "向北。");
}

void RackGroup::describe(Describe<RackGroup>& d) {
  d.title("RackGroup", "Racks", "机柜").help("Equal racks side by side.", "并排的同型机柜。");
  d.field<&RackGroup::id>("id").required().title("Id", "标识").help("Stable name used in references.", "用于引用的固定名称。");
  d.field<&RackGroup::rack_type>("rack_type")
      .required()
      .title("Rack type", "机柜型号")
      .help("Id of the rack type.", "机柜型号标识。")
      .refers_to("rack type");
  d.field<&RackGroup::count>("count").ratio().range(1, 10000).title("Racks", "机柜数量").help("Racks side by side.", "并排机柜数量。");
  d.field<&RackGroup::position>("position")
      .title("Position", "位置")
      .help("Of the first rack, from the row's start.", "首个机柜相对于列起点的位置。");
  d.field<&RackGroup::pitch_mm>("pitch_mm")
      .above(0)
      .title("Pitch", "间距")
      .help("From rack to rack along the row.", "沿列方向相邻机柜间距。");
  d.field<&RackGroup::view>("view")
      .advanced()
      .title("View", "视图")
      .help("Kept for the front end; the engine ignores it.", "供前端使用，引擎忽略。");
}

void Row::describe(Describe<Row>& d) {
  d.title("Row", "Row", "机柜列").help("Racks in a row, or several equal rows behind each other.", "一列机柜，或前后排列的若干相同列。");
  d.field<&Row::id>("id").required().title("Id", "标识").help("Stable name used in references.", "用于引用的固定名称。");
  d.field<&Row::name>("name").title("Name", "名称").help("Name shown to users.", "显示名称。");
  d.field<&Row::count>("count").ratio().range(1, 1000).title("Rows", "列数").help("Equal rows behind each other.", "前后排列的相同列数。");
  d.field<&Row::position>("position")
      .title("Position", "位置")
      .help("Of the first row, from the hall's corner.", "首列相对于机房角点的位置。");
  d.field<&Row::pitch_mm>("pitch_mm").above(0).title("Pitch", "列间距").help("From row to row.", "相邻列间距。");
  d.field<&Row::rotation_deg>("rotation_deg")
      .range(-360, 360)
      .title("Rotation", "旋转角度")
      .help("Of the row, counter-clockwise; at 0 the fronts of its racks look to the south.", "整列逆时针旋转角度；0 度时机柜正面朝南。");
  d.field<&Row::busway_rated_w>("busway_rated_w")
      .above(0)
      .title("Busway rating", "小母线额定功率")
      .help("Of this row's busway; default: the power chain's.", "本列小母线额定功率；默认取供电链设定。");
  d.field<&Row::racks>("racks").title("Racks", "机柜").help("Groups of racks, in order along the row.", "沿列依次排列的机柜组。");
  d.field<&Row::view>("view")
      .advanced()
      .title("View", "视图")
      .help("Kept for the front end; the engine ignores it.", "供前端使用，引擎忽略。");
}

void Hall::describe(Describe<Hall>& d) {
  d.title("Hall", "Data hall", "主机房").help("A room with rows of racks.", "放置机柜列的房间。");
  d.field<&Hall::id>("id").required().title("Id", "标识").help("Stable name used in references.", "用于引用的固定名称。");
  d.field<&Hall::name>("name").title("Name", "名称").help("Name shown to users.", "显示名称。");
  d.field<&Hall::name_zh>("name_zh").title("Chinese name", "中文名称").help("Name shown in Chinese.", "中文显示名称。");
  d.field<&Hall::position>("position")
      .title("Position", "位置")
      .help("Of the hall's corner on the site plan.", "机房角点在总平面上的位置。");
  d.field<&Hall::width_mm>("width_mm").above(0).title("Width", "宽度").help("East to west.", "东西向尺寸。");
  d.field<&Hall::depth_mm>("depth_mm").above(0).title("Depth", "进深").help("North to south.", "南北向尺寸。");
  d.field<&Hall::rows>("rows").title("Rows", "机柜列").help("Rows of racks.", "机柜列。");
  d.field<&Hall::view>("view")
      .advanced()
      .title("View", "视图")
      .help("Kept for the front end; the engine ignores it.", "供前端使用，引擎忽略。");
}

}  // namespace icctwin
