#pragma once
// The power chain as a one-line diagram, and what is lost when an element of it fails.
#include "gui/views/diagrams/diagram_page.h"

namespace icctwin::gui {

class PowerPage : public DiagramPage {
 public:
  PowerPage(Workbench& bench, Commands& commands);

  /// Takes the current element as failed, or ends that.
  void fail_current();

 protected:
  Scene make_scene(const Diagrams& diagrams, const Instant& now) override;
  Lack lack(const Diagrams& diagrams) const override;
  void current_changed() override;

 private:
  std::string failing_;
};

}  // namespace icctwin::gui
