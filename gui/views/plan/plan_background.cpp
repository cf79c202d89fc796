// The commands of the picture below the plan.
#include <QAction>
#include <QComboBox>
#include <QFileInfo>
#include <QSpinBox>

#include "gui/document/words.h"
#include "gui/models/file_preview.h"
#include "gui/views/commands.h"
#include "gui/views/plan/plan_page.h"

namespace icctwin::gui {

void PlanPage::add_background_commands(Commands& commands) {
  needs_hall_.push_back(
      commands.add({"insert.background",
                    {"Background picture…", "底图…"},
                    {"A drawing below the plan of the hall: PNG, JPEG or SVG", "在机房平面图下放置图纸：PNG、JPEG 或 SVG"},
                    "",
                    "",
                    "insert/5"},
                   [this] { edit_background(); }));
  needs_background_.push_back(commands.add(
      {"insert.background_scale",
       {"Scale background by distance…", "按距离缩放底图…"},
       {"Measure a known distance in the picture (M), then give its true length", "先测量图中一段已知距离（M），再输入其实际长度"},
       "",
       "",
       "insert/5"},
      [this] { scale_background(); }));
  needs_background_.push_back(commands.add({"insert.no_background",
                                            {"Remove background", "移除底图"},
                                            {"Take the picture below the plan away", "移除平面图下的底图"},
                                            "",
                                            "",
                                            "insert/5"},
                                           [this] { remove_background(bench_.document(), state_.hall()); }));
}

void PlanPage::edit_background() {
  bench_.ask_page(Page::plan);
  const FloorHall* hall = state_.floor();
  if (!hall) return;
  FloorBackground as_wide;
  as_wide.width_mm = hall->width_mm;
  FloorBackground background = hall->background.value_or(as_wide);
  if (!ask_background(background, bench_.document().folder(), this)) return;
  background.file = path_in_scenario(background.file, bench_.document().folder());
  set_background(bench_.document(), state_.hall(), background);
}

void PlanPage::scale_background() {
  bench_.ask_page(Page::plan);
  const FloorHall* hall = state_.floor();
  const auto& measured = view_->gesture().measured;
  if (!hall || !hall->background) return;
  if (!measured || measured->length() < 1) {
    if (view_->tool() != Tool::measure) use(Tool::measure);
    return bench_.tell({QStringLiteral("background"), words({"Measure a known distance in the picture, then choose the command again.",
                                                             "请先在图中测量一段已知距离，然后再次执行此命令。"})});
  }
  const QLineF line = *measured;
  const FloorBackground background = *hall->background;
  const QPointF fixed(line.x1(), hall->depth_mm - line.y1());
  double true_mm = line.length();
  if (!ask_distance(true_mm, this)) return;
  view_->set_tool(Tool::select);
  set_background(bench_.document(), state_.hall(), rescaled(background, fixed, line.length(), true_mm));
}

}  // namespace icctwin::gui
