#include "sim/scenario/plan/floor.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numbers>
#include <set>
#include <unordered_map>
#include <vector>

#include "sim/scenario/plan/plan.h"

namespace icctwin {
namespace {

constexpr double tolerance_mm = 1, cell_mm = 1500;
constexpr std::size_t max_in_cell = 32;  ///< more racks than fit: the rest overlap them and are told with them
constexpr double front_aisle_mm = 1200, back_aisle_mm = 1000, same_direction_deg = 0.05;

/// Rows of the scenario that were told of already: one problem each.
using Told = std::set<std::size_t>;

std::string row_pointer(const PlanRow& row) { return fmt::format("/halls/{}/rows/{}", row.hall, row.in_hall); }

/// Finds racks in the place of others by the cells of the floor that each takes.
class OverlapSearch {
 public:
  OverlapSearch(const Plan& plan, const std::vector<Footprint>& footprints) : plan_(plan), footprints_(footprints) {}

  void add(std::size_t rack) {
    double low[2] = {1e300, 1e300}, high[2] = {-1e300, -1e300};
    for (const auto& corner : footprints_[rack].corners())
      for (int i = 0; i < 2; ++i) {
        low[i] = std::min(low[i], corner[i]);
        high[i] = std::max(high[i], corner[i]);
      }
    bool found = false;
    const auto cell_of = [](double at) { return static_cast<std::int64_t>(std::floor(at / cell_mm)); };
    for (auto x = cell_of(low[0]); x <= cell_of(high[0]); ++x)
      for (auto y = cell_of(low[1]); y <= cell_of(high[1]); ++y) {
        auto& cell = cells_[static_cast<std::uint64_t>(x) << 32 ^ (static_cast<std::uint64_t>(y) & 0xFFFFFFFFU)];
        for (const std::size_t other : cell)
          if (!found && overlap(footprints_[rack], footprints_[other])) {
            found = true;
            note(rack, other);
          }
        if (cell.size() < max_in_cell) cell.push_back(rack);
      }
  }

  void tell(Diagnostics& diagnostics) const {
    for (const auto& [in_hall, pair] : found_) {
      const PlanRow& row = plan_.rows[plan_.racks[pair.rack].row];
      diagnostics.add("W-PLAN-004", row_pointer(row), std::to_string(pair.racks), {},
                      {{"name", row.id}, {"first", plan_.racks[pair.rack].id}, {"second", plan_.racks[pair.other].id}});
    }
  }

 private:
  struct Found {
    std::size_t rack, other, racks;
  };

  void note(std::size_t rack, std::size_t other) {
    const auto [known, is_new] = found_.try_emplace(plan_.rows[plan_.racks[rack].row].in_hall, Found{rack, other, 0});
    ++known->second.racks;
  }

  const Plan& plan_;
  const std::vector<Footprint>& footprints_;
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> cells_;
  std::map<std::size_t, Found> found_;  ///< by row of the scenario
};

/// A row as a strip: across and along are measured in the frame of a direction that it shares with the rows beside it.
struct Strip {
  std::size_t row;
  double across_begin, across_end, along_begin, along_end;
  bool front_at_begin;
};

/// What looks into an aisle from a strip's side.
void check_aisles(const Plan& plan, std::vector<Strip>& strips, Told& told, Diagnostics& diagnostics) {
  std::sort(strips.begin(), strips.end(), [](const Strip& a, const Strip& b) {
    return a.across_begin != b.across_begin ? a.across_begin < b.across_begin : a.row < b.row;
  });
  for (std::size_t i = 0; i < strips.size(); ++i) {
    const Strip& below = strips[i];
    for (std::size_t j = i + 1; j < strips.size() && strips[j].across_begin < below.across_end + front_aisle_mm - tolerance_mm; ++j) {
      const Strip& above = strips[j];
      const double shared = std::min(below.along_end, above.along_end) - std::max(below.along_begin, above.along_begin);
      const double width = above.across_begin - below.across_end;
      if (shared <= tolerance_mm || width <= tolerance_mm) continue;  // not beside each other, or with no aisle between them
      const double least = !below.front_at_begin || above.front_at_begin ? front_aisle_mm : back_aisle_mm;
      const PlanRow &row = plan.rows[above.row], &other = plan.rows[below.row];
      if (width < least - tolerance_mm && told.insert(row.in_hall).second)
        diagnostics.add("H-PLAN-001", row_pointer(row), fmt::format("{:.0f} mm", width), fmt::format("{:.0f} mm", least),
                        {{"name", row.id}, {"other", other.id}});
      break;
    }
  }
}

}  // namespace

std::array<std::array<double, 2>, 4> Footprint::corners() const {
  std::array<std::array<double, 2>, 4> found{};
  constexpr double signs[4][2] = {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
  for (std::size_t i = 0; i < 4; ++i) {
    const double u = signs[i][0] * half_width_mm, v = signs[i][1] * half_depth_mm;
    found[i] = {x_mm + u * along_x - v * along_y, y_mm + u * along_y + v * along_x};
  }
  return found;
}

Footprint footprint_of(const Plan& plan, const PlanRack& rack) {
  const RackSpec& spec = plan.rack_specs[rack.spec];
  const PlanRow& row = plan.rows[rack.row];
  const double angle = row.rotation_deg * std::numbers::pi / 180;
  Footprint made{0, 0, std::cos(angle), std::sin(angle), spec.width_mm / 2, spec.depth_mm / 2};
  made.x_mm = rack.x_mm + made.half_width_mm * made.along_x - made.half_depth_mm * made.along_y;
  made.y_mm = rack.y_mm + made.half_width_mm * made.along_y + made.half_depth_mm * made.along_x;
  return made;
}

bool overlap(const Footprint& a, const Footprint& b) {
  // Two convex shapes are apart where the direction of a side of either parts them.
  const double dx = b.x_mm - a.x_mm, dy = b.y_mm - a.y_mm;
  for (const Footprint* of : {&a, &b})
    for (const bool across : {false, true}) {
      const double nx = across ? -of->along_y : of->along_x, ny = across ? of->along_x : of->along_y;
      const auto reach = [&](const Footprint& one) {
        return one.half_width_mm * std::abs(one.along_x * nx + one.along_y * ny) +
               one.half_depth_mm * std::abs(one.along_x * ny - one.along_y * nx);
      };
      if (std::abs(dx * nx + dy * ny) >= reach(a) + reach(b) - tolerance_mm) return false;
    }
  return true;
}

void check_floor(const Plan& plan, Diagnostics& diagnostics) {
  std::vector<Footprint> footprints;
  footprints.reserve(plan.racks.size());
  for (const PlanRack& rack : plan.racks) footprints.push_back(footprint_of(plan, rack));

  std::size_t next = 0;
  for (std::size_t h = 0; h < plan.scenario.halls.size(); ++h) {
    const Hall& hall = plan.scenario.halls[h];
    OverlapSearch search(plan, footprints);
    Told outside;
    // Rows whose directions differ by a multiple of 180 degrees can lie beside each other.
    std::map<long long, std::vector<Strip>> parallel;
    std::size_t strip_of = plan.rows.size();
    for (; next < plan.racks.size() && plan.racks[next].hall == h; ++next) {
      const PlanRack& rack = plan.racks[next];
      const PlanRow& row = plan.rows[rack.row];
      search.add(next);
      // One frame for both directions, so that the strips of all of them can be compared.
      double turned = std::remainder(row.rotation_deg, 180);
      if (turned <= same_direction_deg - 90) turned += 180;  // -90 is 90
      const double angle = turned * std::numbers::pi / 180, cosine = std::cos(angle), sine = std::sin(angle);
      auto& strips = parallel[std::llround(turned * 10)];
      const bool front_at_begin = std::abs(std::remainder(row.rotation_deg - turned, 360)) < same_direction_deg;
      if (strip_of != rack.row) strips.push_back({rack.row, 1e300, -1e300, 1e300, -1e300, front_at_begin});
      strip_of = rack.row;
      for (const auto& [x, y] : footprints[next].corners()) {
        Strip& strip = strips.back();
        const double along = x * cosine + y * sine, across = y * cosine - x * sine;
        strip.along_begin = std::min(strip.along_begin, along);
        strip.along_end = std::max(strip.along_end, along);
        strip.across_begin = std::min(strip.across_begin, across);
        strip.across_end = std::max(strip.across_end, across);
        const double beyond = std::max({-x, -y, x - hall.width_mm, y - hall.depth_mm});
        if (beyond > tolerance_mm && outside.insert(row.in_hall).second)
          diagnostics.add("W-PLAN-003", row_pointer(row), fmt::format("{:.0f} x {:.0f} mm", x, y),
                          fmt::format("{:.0f} x {:.0f} mm", hall.width_mm, hall.depth_mm), {{"name", row.id}});
      }
    }
    search.tell(diagnostics);
    Told narrow;
    for (auto& [direction, strips] : parallel) check_aisles(plan, strips, narrow, diagnostics);
  }
}

}  // namespace icctwin
