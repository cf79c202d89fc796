#pragma once
// The cooling plant as a piping diagram.
#include "gui/views/diagrams/diagram_page.h"

namespace icctwin::gui {

class CoolingPage : public DiagramPage {
 public:
  CoolingPage(Workbench& bench, Commands& commands);

 protected:
  Scene make_scene(const Diagrams& diagrams, const Instant& now) override;
  Lack lack(const Diagrams& diagrams) const override;
};

}  // namespace icctwin::gui
