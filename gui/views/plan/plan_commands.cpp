// The commands of the plan: tools, what is seen, placing and arranging.
#include <QAction>

#include "gui/document/words.h"
#include "gui/views/commands.h"
#include "gui/views/plan/plan_page.h"

namespace icctwin::gui {
namespace {

constexpr double fine_nudge_mm = 10;

QStringList texts(const std::vector<std::string>& pointers) {
  QStringList list;
  for (const std::string& pointer : pointers) list << QString::fromStdString(pointer);
  return list;
}

}  // namespace

void PlanPage::add_tool_commands(Commands& commands) {
  struct Entry {
    Command command;
    Tool tool;
  };
  const Entry entries[] = {
      {{"plan.select", {"Select", "选择"}, {"Select and move rows", "选择和移动机柜列"}, "V", "select", "edit/4"}, Tool::select},
      {{"plan.pan",
        {"Pan", "平移"},
        {"Move the view (also: hold Space, or the middle button)", "平移视图（也可按住空格或鼠标中键）"},
        "H",
        "pan",
        "view/3"},
       Tool::pan},
      {{"insert.row_tool", {"Row", "机柜列"}, {"Put rows of racks down by clicking", "单击放置机柜列"}, "R", "rack", "insert/2"},
       Tool::row},
      {{"insert.pod_tool",
        {"Pod", "机柜组"},
        {"Put pods of two rows down by clicking", "单击放置由两列组成的机柜组"},
        "P",
        "pod",
        "insert/2"},
       Tool::pod},
      {{"plan.measure",
        {"Measure", "测量"},
        {"Measure a distance; Shift keeps to an axis", "测量距离；按住 Shift 沿轴向"},
        "M",
        "measure",
        "insert/4"},
       Tool::measure},
      {{"insert.hall_tool", {"Draw a hall", "绘制机房"}, {"Draw a hall as a rectangle", "以矩形绘制机房"}, "", "hall", "insert/1"},
       Tool::hall},
  };
  for (const Entry& entry : entries) {
    QAction* action = commands.add(
        entry.command, [this, tool = entry.tool] { use(tool); }, view_);
    action->setCheckable(true);
    tools_.push_back({entry.tool, action});
    if (entry.tool != Tool::hall) needs_hall_.push_back(action);
  }
  const auto hall = [&](QAction* action) { needs_hall_.push_back(action); };
  commands.add(
      {"insert.hall", {"Hall by size…", "按尺寸新建机房…"}, {"A new hall of a given size", "按给定尺寸新建机房"}, "", "", "insert/1"},
      [this] { new_hall(); });
  hall(commands.add(
      {"insert.rows", {"Row…", "机柜列…"}, {"Place rows of racks by numbers", "按数值放置机柜列"}, "Shift+R", "", "insert/3"},
      [this] { place_rows(); }, view_));
  hall(commands.add(
      {"insert.pod", {"Pod…", "机柜组…"}, {"Place a pod by numbers", "按数值放置机柜组"}, "Shift+P", "", "insert/3"},
      [this] { place_pods(); }, view_));
  hall(commands.add({"insert.array",
                     {"Array…", "阵列…"},
                     {"Place rows of racks in lines and columns", "按行列放置机柜阵列"},
                     "Ctrl+Shift+R",
                     "",
                     "insert/3"},
                    [this] { place_arrays(); }));
}

void PlanPage::add_view_commands(Commands& commands) {
  const auto add = [&](const Command& command, std::function<void()> act, QWidget* context = nullptr) {
    QAction* action = commands.add(command, std::move(act), context);
    needs_hall_.push_back(action);
    return action;
  };
  add(
      {"plan.zoom_in", {"Zoom in", "放大"}, {"See the plan from nearer", "放大平面图"}, "Ctrl++", "", "view/2"},
      [this] { view_->zoom_by(1.25); }, this);
  add(
      {"plan.zoom_out", {"Zoom out", "缩小"}, {"See more of the plan", "缩小平面图"}, "Ctrl+-", "", "view/2"},
      [this] { view_->zoom_by(0.8); }, this);
  add(
      {"plan.fit", {"Whole hall", "全图"}, {"Show the whole hall", "显示整个机房"}, "Ctrl+0", "", "view/2"}, [this] { view_->fit(); },
      this);
  add(
      {"plan.fit_selection", {"Zoom to selection", "缩放到所选"}, {"Show what is selected", "显示所选对象"}, "Ctrl+Shift+0", "", "view/2"},
      [this] { view_->fit_selection(); }, this);
  add({"plan.scale_100", {"Scale 1:100", "比例 1:100"}, {"Show the plan at 1:100", "以 1:100 显示"}, "", "", "view/2"},
      [this] { view_->zoom_to_scale(100); });
  const auto toggle = [&](const Command& command, bool PlanState::*flag) {
    QAction* action = add(
        command, [] {}, view_);
    action->setCheckable(true);
    action->setChecked(state_.*flag);
    connect(action, &QAction::toggled, this, [this, flag](bool on) {
      state_.*flag = on;
      state_.tell_look();
    });
  };
  elevation_ =
      commands.add({"plan.elevation",
                    {"Rack elevation…", "机柜立面图…"},
                    {"What stands in the chosen rack; also: double-click it, or Return", "查看所选机柜内的设备；也可双击机柜或按回车"},
                    "",
                    "",
                    "view/3"},
                   [this] { open_rack(state_.current_rack()); });
  toggle({"plan.grid", {"Grid", "网格"}, {"Show tiles and their names", "显示地砖网格与编号"}, "G", "", "view/4"}, &PlanState::grid);
  toggle({"plan.snap",
          {"Snap", "捕捉"},
          {"Keep to tiles and neighbours while dragging; Alt suspends it", "拖动时捕捉到网格与相邻对象；按住 Alt 暂停"},
          "Shift+G",
          "",
          "view/4"},
         &PlanState::snapping);
  toggle(
      {"plan.background", {"Background picture", "显示底图"}, {"Show the picture below the plan", "显示平面图下的底图"}, "", "", "view/4"},
      &PlanState::background);
  toggle({"plan.labels", {"Labels", "标签"}, {"Show names of rows and aisles", "显示机柜列与通道名称"}, "L", "", "view/4"},
         &PlanState::labels);
  add(
      {"plan.next_overlay", {"Next overlay", "下一个叠加图"}, {"Show the next value by colour", "显示下一个叠加图"}, "O", "", "view/5"},
      [this] { step_overlay(1); }, view_);
  add(
      {"plan.previous_overlay",
       {"Previous overlay", "上一个叠加图"},
       {"Show the value before by colour", "显示上一个叠加图"},
       "Shift+O",
       "",
       "view/5"},
      [this] { step_overlay(-1); }, view_);
  add({"plan.no_overlay", {"No overlay", "无叠加图"}, {"Show racks without colours", "不显示叠加图"}, "Ctrl+Alt+0", "", "view/5"},
      [this] { state_.show_overlay(Overlay::none); });
  add(
      {"plan.select_all",
       {"Select all rows", "全选机柜列"},
       {"Select all rows of the hall", "选择机房内所有机柜列"},
       "Ctrl+A",
       "",
       "edit/4"},
      [this] { state_.choose_all(); }, view_);
}

void PlanPage::edit_rows(const std::function<void(const FloorHall&, const RowSet&)>& edit) {
  const RowSet rows = state_.selected_rows();
  if (!state_.floor() || rows.empty()) return;
  const FloorHall hall = *state_.floor();
  edit(hall, rows);
}

void PlanPage::add_arrange_commands(Commands& commands) {
  const auto add = [&](const Command& command, std::function<void(const FloorHall&, const RowSet&)> edit, QWidget* context = nullptr) {
    needs_rows_.push_back(commands.add(
        command, [this, edit = std::move(edit)] { edit_rows(edit); }, context));
  };
  ScenarioDocument& document = bench_.document();
  needs_rows_.push_back(commands.add({"arrange.move_by",
                                      {"Move by…", "按距离移动…"},
                                      {"Move the selected rows by numbers", "按数值移动所选机柜列"},
                                      "Ctrl+M",
                                      "",
                                      "arrange/1"},
                                     [this] { move_by(); }));
  const auto turn = [this, &document](double by_deg) {
    return [this, &document, by_deg](const FloorHall& hall, const RowSet& rows) {
      if (!view_->turn_ghost(by_deg)) rotate_rows(document, hall, rows, by_deg);
    };
  };
  add({"arrange.rotate_left",
       {"Rotate left", "左转"},
       {"Turn the selected rows by 90 degrees to the left", "所选机柜列左转 90 度"},
       "[",
       "",
       "arrange/1"},
      turn(90), view_);
  add({"arrange.rotate_right",
       {"Rotate right", "右转"},
       {"Turn the selected rows by 90 degrees to the right", "所选机柜列右转 90 度"},
       "]",
       "",
       "arrange/1"},
      turn(-90), view_);
  add(
      {"arrange.flip",
       {"Flip front", "前后翻转"},
       {"Let the fronts look to the other side", "机柜正面转向另一侧"},
       "Shift+F",
       "",
       "arrange/1"},
      [&document](const FloorHall& hall, const RowSet& rows) { flip_rows(document, hall, rows); }, view_);
  struct Alignment {
    const char* id;
    Text text, tip;
    const char* shortcut;
    Align to;
  };
  static constexpr Alignment alignments[] = {
      {"arrange.align_left", {"Align left", "左对齐"}, {"Line up at the west side", "沿西侧对齐"}, "Ctrl+Shift+Left", Align::left},
      {"arrange.align_centre",
       {"Align centre", "水平居中"},
       {"Line up at the middle, west to east", "沿东西向居中对齐"},
       "",
       Align::centre},
      {"arrange.align_right", {"Align right", "右对齐"}, {"Line up at the east side", "沿东侧对齐"}, "Ctrl+Shift+Right", Align::right},
      {"arrange.align_top", {"Align top", "上对齐"}, {"Line up at the north side", "沿北侧对齐"}, "Ctrl+Shift+Up", Align::top},
      {"arrange.align_middle",
       {"Align middle", "垂直居中"},
       {"Line up at the middle, south to north", "沿南北向居中对齐"},
       "",
       Align::middle},
      {"arrange.align_bottom", {"Align bottom", "下对齐"}, {"Line up at the south side", "沿南侧对齐"}, "Ctrl+Shift+Down", Align::bottom},
  };
  for (const Alignment& one : alignments)
    add(
        {one.id, one.text, one.tip, one.shortcut, "", "arrange/3"},
        [&document, to = one.to](const FloorHall& hall, const RowSet& rows) { align_rows(document, hall, rows, to); }, view_);
  add({"arrange.distribute_across",
       {"Distribute west to east", "东西向等距分布"},
       {"Equal gaps between the selected rows, west to east", "所选机柜列东西向等距"},
       "",
       "",
       "arrange/4"},
      [&document](const FloorHall& hall, const RowSet& rows) { distribute_rows(document, hall, rows, true); });
  add({"arrange.distribute_down",
       {"Distribute south to north", "南北向等距分布"},
       {"Equal gaps between the selected rows, south to north", "所选机柜列南北向等距"},
       "",
       "",
       "arrange/4"},
      [&document](const FloorHall& hall, const RowSet& rows) { distribute_rows(document, hall, rows, false); });
  add({"arrange.split",
       {"Split into single rows", "拆分为单列"},
       {"A row that stands for several becomes as many single rows", "将代表多列的条目拆分为单列"},
       "",
       "",
       "arrange/5"},
      [this, &document](const FloorHall& hall, const RowSet& rows) {
        const std::uint32_t first = *std::min_element(rows.rows.begin(), rows.rows.end());
        if (split_rows(document, hall, rows)) state_.choose_rows({first}, PlanState::Choose::only);
      });
  add(
      {"arrange.delete",
       {"Delete rows", "删除机柜列"},
       {"Take the selected rows out of the hall", "从机房中删除所选机柜列"},
       "Del",
       "",
       "arrange/6"},
      [&document](const FloorHall&, const RowSet& rows) { remove_rows(document, rows); }, view_);
}

void PlanPage::add_nudges(Commands& commands) {
  struct Nudge {
    const char *id, *fine_id;
    Text text, fine_text;
    const char *shortcut, *fine_shortcut;
    QPointF by;
  };
  static const Nudge nudges[] = {
      {"arrange.west", "arrange.west_fine", {"One tile west", "西移一格"}, {"10 mm west", "西移 10 毫米"}, "Left", "Ctrl+Left", {-1, 0}},
      {"arrange.east", "arrange.east_fine", {"One tile east", "东移一格"}, {"10 mm east", "东移 10 毫米"}, "Right", "Ctrl+Right", {1, 0}},
      {"arrange.north", "arrange.north_fine", {"One tile north", "北移一格"}, {"10 mm north", "北移 10 毫米"}, "Up", "Ctrl+Up", {0, -1}},
      {"arrange.south", "arrange.south_fine", {"One tile south", "南移一格"}, {"10 mm south", "南移 10 毫米"}, "Down", "Ctrl+Down", {0, 1}},
  };
  static constexpr Text tip = {"Move the selected rows; the view where none is selected", "移动所选机柜列；未选择时移动视图"};
  for (const Nudge& one : nudges) {
    commands.add(
        {one.id, one.text, tip, one.shortcut, "", "arrange/2"}, [this, by = one.by] { view_->nudge(by * tile_mm); }, view_);
    commands.add(
        {one.fine_id, one.fine_text, tip, one.fine_shortcut, "", "arrange/2"}, [this, by = one.by] { view_->nudge(by * fine_nudge_mm); },
        view_);
  }
}

Placement PlanPage::proposed() const {
  Placement placement;
  placement.row = view_->new_row;
  const FloorHall* hall = state_.floor();
  if (placement.row.rack_type.empty() && hall && !hall->racks.empty())
    if (const RackPlace* place = state_.place(0)) placement.row.rack_type = place->type;  // more of the same
  if (placement.row.rack_type.empty() && !rack_types().isEmpty()) placement.row.rack_type = rack_types().front().toStdString();
  if (hall) {
    const QPointF middle = view_->mm_at(view_->viewport()->rect().center());
    placement.x_mm = std::round(middle.x() / tile_mm) * tile_mm;
    placement.y_mm = std::round((hall->depth_mm - middle.y()) / tile_mm) * tile_mm;
  }
  return placement;
}

void PlanPage::place(const Placement& placement, const std::function<std::vector<std::string>(const FloorHall&, QPointF)>& put,
                     const QSizeF& size) {
  if (!state_.floor()) return;
  view_->new_row = placement.row;
  view_->new_row.id.clear();  // the next one takes a name of its own
  const FloorHall hall = *state_.floor();
  bench_.select(texts(put(hall, {placement.x_mm, hall.depth_mm - placement.y_mm - size.height()})));
}

void PlanPage::place_rows() {
  Placement placement = proposed();
  if (!ask_row(placement, rack_types(), this)) return;
  const RackSize rack = sizes_of(bench_.document().root())(placement.row.rack_type);
  place(
      placement, [&](const FloorHall& hall, QPointF at) { return place_row(bench_.document(), hall, state_.hall(), placement.row, at); },
      gui::size_of(placement.row, rack));
}

void PlanPage::place_pods() {
  Placement placement = proposed();
  if (!ask_pod(placement, view_->new_aisle_mm, rack_types(), this)) return;
  const RackSize rack = sizes_of(bench_.document().root())(placement.row.rack_type);
  place(
      placement,
      [&](const FloorHall& hall, QPointF at) {
        return place_pod(bench_.document(), hall, state_.hall(), placement.row, view_->new_aisle_mm, at);
      },
      size_of_pod(placement.row, rack, view_->new_aisle_mm));
}

void PlanPage::place_arrays() {
  Placement placement = proposed();
  if (!ask_array(placement, array_, rack_types(), this)) return;
  const RackSize rack = sizes_of(bench_.document().root())(placement.row.rack_type);
  place(
      placement, [&](const FloorHall& hall, QPointF at) { return place_array(bench_.document(), hall, state_.hall(), array_, at); },
      size_of_array(array_, rack));
}

void PlanPage::new_hall() {
  QString name;
  double width_mm = 24000, depth_mm = 18000;
  if (ask_hall(name, width_mm, depth_mm, this)) bench_.select(add_hall(bench_.document(), name, width_mm, depth_mm));
}

void PlanPage::move_by() {
  QPointF by;
  if (!ask_move(by, this)) return;
  edit_rows([&](const FloorHall& hall, const RowSet& rows) { move_rows(bench_.document(), hall, rows, {by.x(), -by.y()}); });
}

}  // namespace icctwin::gui
