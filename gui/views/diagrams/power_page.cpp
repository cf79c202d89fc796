#include "gui/views/diagrams/power_page.h"

#include "gui/document/words.h"
#include "gui/models/diagrams.h"
#include "gui/models/workbench.h"
#include "gui/views/commands.h"
#include "gui/views/diagrams/diagram_view.h"
#include "gui/views/diagrams/power_scene.h"
#include "gui/views/diagrams/power_words.h"

namespace icctwin::gui {

PowerPage::PowerPage(Workbench& bench, Commands& commands)
    : DiagramPage(bench, commands, "power", {"One-line diagram of the power supply", "供配电单线图"}) {
  auto* fail = commands.add({"run.fail",
                             {"What if this fails", "单点故障分析"},
                             {"Mark what is lost when the selected element of the power chain fails", "标出所选供配电设备失效后的影响"},
                             "Ctrl+Alt+F",
                             "",
                             "run/3"},
                            [this] { fail_current(); });
  fail->setCheckable(true);
  fail->setEnabled(false);
  add_tool(fail);
}

void PowerPage::fail_current() {
  failing_ = failing_ == view().current() ? std::string() : view().current();
  update_scene();
  current_changed();
}

Scene PowerPage::make_scene(const Diagrams& diagrams, const Instant& now) {
  return power_scene(diagrams.power, now, {unfolded_, failing_});
}

DiagramPage::Lack PowerPage::lack(const Diagrams& diagrams) const {
  if (!diagrams.power.rows.empty()) return {};
  return {
      words({"No load to supply yet.", "尚无用电负荷。"}),
      words({"Add a hall with rows of racks; the power chain is sized for them.", "请添加主机房与机柜列，供配电系统将按其负荷确定容量。"}),
      words({"Add a hall", "添加主机房"}), [this] {
        bench_.document().insert("/halls", 0, new_value(bench_.document().place("/halls").type->item()));
        bench_.select("/halls/0");
      }};
}

void PowerPage::current_changed() {
  const auto& diagrams = bench_.check().diagrams;
  QAction* fail = commands_["run.fail"];
  fail->setEnabled(diagrams && can_fail(diagrams->power, view().current()));
  fail->setChecked(!failing_.empty() && failing_ == view().current());
}

}  // namespace icctwin::gui
