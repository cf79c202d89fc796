#include "gui/views/diagrams/cooling_page.h"

#include "gui/document/words.h"
#include "gui/models/diagrams.h"
#include "gui/models/workbench.h"
#include "gui/views/diagrams/cooling_scene.h"

namespace icctwin::gui {

CoolingPage::CoolingPage(Workbench& bench, Commands& commands)
    : DiagramPage(bench, commands, "cooling", {"Piping diagram of the cooling plant", "制冷系统流程图"}) {}

Scene CoolingPage::make_scene(const Diagrams& diagrams, const Instant& now) { return cooling_scene(diagrams.cooling, now); }

DiagramPage::Lack CoolingPage::lack(const Diagrams& diagrams) const {
  if (!diagrams.cooling.racks.empty()) return {};
  return {words({"No heat to take away yet.", "尚无需要带走的热量。"}),
          words({"Add a hall with rows of racks; the plant is sized for them.", "请添加主机房与机柜列，制冷系统将按其热量确定容量。"}),
          words({"Add a hall", "添加主机房"}), [this] {
            bench_.document().insert("/halls", 0, new_value(bench_.document().place("/halls").type->item()));
            bench_.select("/halls/0");
          }};
}

}  // namespace icctwin::gui
