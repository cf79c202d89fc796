#pragma once
// Finds the few of many rectangles that lie in an area, by the cells of a grid that each takes (specification 12.2).
#include <QRectF>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace icctwin::gui {

class SpatialGrid {
 public:
  SpatialGrid() = default;
  /// Rectangles are known by their index from here on.
  explicit SpatialGrid(const std::vector<QRectF>& boxes) : boxes_(boxes) {
    for (const QRectF& box : boxes) bounds_ |= box;
    if (boxes.empty()) return;
    // Cells that hold a few rectangles each.
    const double area = std::max(1.0, bounds_.width() * bounds_.height());
    cell_ = std::max(1.0, std::sqrt(area / static_cast<double>(boxes.size()) * per_cell));
    columns_ = static_cast<std::size_t>(bounds_.width() / cell_) + 1;
    rows_ = static_cast<std::size_t>(bounds_.height() / cell_) + 1;
    cells_.resize(columns_ * rows_);
    for (std::uint32_t i = 0; i < boxes.size(); ++i) each_cell(boxes[i], [&](std::vector<std::uint32_t>& cell) { cell.push_back(i); });
  }

  const QRectF& bounds() const { return bounds_; }

  /// Calls once for each rectangle that touches the area, in their order.
  template <class Take>
  void in(const QRectF& area, Take&& take) const {
    if (cells_.empty() || !bounds_.intersects(area)) return;
    if (area.contains(bounds_)) {
      for (std::uint32_t i = 0; i < boxes_.size(); ++i) take(i);
      return;
    }
    std::vector<std::uint32_t> found;
    const_cast<SpatialGrid*>(this)->each_cell(area & bounds_, [&](const std::vector<std::uint32_t>& cell) {
      for (const std::uint32_t i : cell)
        if (boxes_[i].intersects(area)) found.push_back(i);
    });
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    for (const std::uint32_t i : found) take(i);
  }

 private:
  static constexpr double per_cell = 4;

  template <class Visit>
  void each_cell(const QRectF& area, Visit&& visit) {
    const auto clamped = [](double at, std::size_t end) {
      return static_cast<std::size_t>(std::clamp(at, 0.0, static_cast<double>(end - 1)));
    };
    const std::size_t x0 = clamped((area.left() - bounds_.left()) / cell_, columns_),
                      x1 = clamped((area.right() - bounds_.left()) / cell_, columns_);
    const std::size_t y0 = clamped((area.top() - bounds_.top()) / cell_, rows_),
                      y1 = clamped((area.bottom() - bounds_.top()) / cell_, rows_);
    for (std::size_t y = y0; y <= y1; ++y)
      for (std::size_t x = x0; x <= x1; ++x) visit(cells_[y * columns_ + x]);
  }

  std::vector<QRectF> boxes_;
  QRectF bounds_;
  double cell_ = 1;
  std::size_t columns_ = 0, rows_ = 0;
  std::vector<std::vector<std::uint32_t>> cells_;
};

}  // namespace icctwin::gui
