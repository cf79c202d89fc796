#pragma once
// The network fabric by tiers.
#include "gui/views/diagrams/diagram_page.h"

namespace icctwin::gui {

class NetworkPage : public DiagramPage {
 public:
  NetworkPage(Workbench& bench, Commands& commands);

  /// A run has no values of the fabric over time.
  bool wants_time() const override { return false; }

 protected:
  Scene make_scene(const Diagrams& diagrams, const Instant& now) override;
  Lack lack(const Diagrams& diagrams) const override;
};

}  // namespace icctwin::gui
