#pragma once
// The key figures of a run as tiles.
#include <vector>

#include "gui/views/tile.h"

namespace icctwin {
struct RunFolder;
}

namespace icctwin::gui {

/// The eight figures of the first look, the lead figure first; what a run does not have is left out. With a baseline each tile tells the
/// difference to it.
std::vector<TileText> result_tiles(const RunFolder& run, const RunFolder* baseline = nullptr);
/// What else tells how good the run was: services, training, waits, temperatures, limits, cost of ownership; those that the run has.
std::vector<TileText> more_result_tiles(const RunFolder& run, const RunFolder* baseline = nullptr);

}  // namespace icctwin::gui
