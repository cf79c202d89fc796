#include "sim/scenario/template/center_layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace icctwin {
namespace {

// Aisles of two floor tiles and of three; room for the CRAHs along the south wall; halls stand beside each other.
constexpr double tile_mm = 600, hot_aisle_mm = 2 * tile_mm, cold_aisle_mm = 3 * tile_mm, margin_mm = 3 * tile_mm, plant_mm = 5 * tile_mm,
                 between_halls_mm = 6000;
constexpr int rows_of_one_block = 4;  ///< more rows stand in two blocks beside each other

double to_tile(double length_mm) { return std::ceil(length_mm / tile_mm) * tile_mm; }

/// Racks of row k when they are spread as evenly as whole racks allow.
int racks_of_row(int racks, int rows, int row) { return racks / rows + (row < racks % rows ? 1 : 0); }

}  // namespace

std::vector<Hall> lay_out(const RackType& rack, const LayoutOptions& options) {
  const int rows = std::max(1, ceil_div(options.racks, std::max(1, options.racks_per_row)));
  const int halls = ceil_div(rows, std::max(1, options.rows_per_hall));
  const double row_mm = racks_of_row(options.racks, rows, 0) * rack.width_mm;
  std::vector<Hall> made;
  int placed = 0;
  double west_mm = 0;
  for (int h = 0; h < halls; ++h) {
    const int rows_here = racks_of_row(rows, halls, h);
    const int blocks = rows_here > rows_of_one_block ? 2 : 1;
    const int pairs = ceil_div(ceil_div(rows_here, blocks), 2);
    Hall hall;
    hall.id = fmt::format("hall-{}", h + 1);
    hall.name = fmt::format("Hall {}", h + 1);
    hall.name_zh = fmt::format("{}号机房", h + 1);
    hall.position.x_mm = west_mm;
    hall.width_mm = to_tile(2 * margin_mm + blocks * row_mm + (blocks - 1) * cold_aisle_mm);
    const double pair_mm = 2 * rack.depth_mm + hot_aisle_mm;
    hall.depth_mm = to_tile(plant_mm + margin_mm + pairs * pair_mm + (pairs - 1) * cold_aisle_mm);
    west_mm += hall.width_mm + between_halls_mm;
    for (int r = 0; r < rows_here; ++r) {
      // Counted from the north-west: along the blocks first, pair by pair.
      const int pair = r / (2 * blocks), block = r % (2 * blocks) / 2;
      const bool north = r % 2 == 0;
      const int count = racks_of_row(options.racks, rows, placed);
      const double x_mm = margin_mm + block * (row_mm + cold_aisle_mm);
      const double top_mm = hall.depth_mm - margin_mm - pair * (pair_mm + cold_aisle_mm);
      Row row;
      row.id = fmt::format("{}{:02}", static_cast<char>('A' + h % 26), r + 1);
      if (h >= 26) row.id = fmt::format("{}-{}", h / 26 + 1, row.id);
      // A row's corner is at the south-west of its first rack; turned round, at the north-east.
      if (north) {
        row.rotation_deg = 180;
        row.position = {x_mm + count * rack.width_mm, top_mm};
      } else {
        row.position = {x_mm, top_mm - pair_mm};
      }
      const bool has_last = !options.last_rack_type.empty() && placed == rows - 1;
      if (count > (has_last ? 1 : 0))
        row.racks.push_back({row.id + "-compute", rack.id, count - (has_last ? 1 : 0), {}, rack.width_mm, {}});
      if (has_last) row.racks.push_back({row.id + "-last", options.last_rack_type, 1, {}, rack.width_mm, {}});
      hall.rows.push_back(std::move(row));
      ++placed;
    }
    made.push_back(std::move(hall));
  }
  return made;
}

double floor_m2(const std::vector<Hall>& halls) {
  double sum_m2 = 0;
  for (const Hall& hall : halls) sum_m2 += hall.width_mm * hall.depth_mm * 1e-6;
  return sum_m2;
}

}  // namespace icctwin
