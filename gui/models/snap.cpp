#include "gui/models/snap.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace icctwin::gui {
namespace {

constexpr double same_mm = 0.5;

struct Best {
  double off, line;
  bool found = false;
};

/// The nearest of a neighbour's lines to one of the box's.
void look(Best& best, const std::array<double, 3>& own, const std::array<double, 3>& other, double reach) {
  for (const double mine : own)
    for (const double line : other) {
      const double off = line - mine;
      if (std::abs(off) > reach || (best.found && std::abs(off) >= std::abs(best.off) - same_mm)) continue;
      best = {off, line, true};
    }
}

std::array<double, 3> across(const QRectF& box) { return {box.left(), box.center().x(), box.right()}; }
std::array<double, 3> down(const QRectF& box) { return {box.top(), box.center().y(), box.bottom()}; }

}  // namespace

Snapped snap(const QRectF& box, QPointF wished, const std::vector<QRectF>& neighbours, QPointF origin, double reach) {
  const QRectF moved = box.translated(wished);
  Best x{0, 0}, y{0, 0};
  for (const QRectF& other : neighbours) {
    look(x, across(moved), across(other), reach);
    look(y, down(moved), down(other), reach);
  }
  Snapped result{wished, {}, {}};
  const auto to_grid = [](double at, double from) { return std::round((at - from) / tile_mm) * tile_mm + from - at; };
  if (x.found) result.x = x.line;
  if (y.found) result.y = y.line;
  result.by += QPointF(x.found ? x.off : to_grid(moved.left(), origin.x()), y.found ? y.off : to_grid(moved.bottom(), origin.y()));
  return result;
}

}  // namespace icctwin::gui
