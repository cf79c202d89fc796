#pragma once
// The results of one run: key figures as tiles, then power over time and the flow of energy.
#include <vector>

#include "gui/views/panel.h"
#include "gui/views/tile.h"

class QScrollArea;

namespace icctwin {
struct RunFolder;
}

namespace icctwin::gui {

/// The tiles of a run, the lead figure first; what a run does not have is left out.
std::vector<TileText> result_tiles(const RunFolder& run);

/// The header, the tiles and the figures; empty: what a run will give.
class ResultsPage : public WorkPage {
 public:
  ResultsPage(Workbench& bench, Commands& commands, QWidget* parent = nullptr);

  void rebuild() override;
  bool wants_time() const override { return true; }
  bool wants_docks() const override { return false; }

 private:
  QScrollArea* scroll_;
};

}  // namespace icctwin::gui
