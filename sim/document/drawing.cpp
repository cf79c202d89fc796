#include "sim/document/drawing.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace icctwin::document {
namespace {

bool finite(const Point& p) { return std::isfinite(p.x) && std::isfinite(p.y); }

}  // namespace

void Drawing::rect(double x, double y, double width, double height, std::string_view fill, double opacity) {
  shapes_.push_back(RectShape{x, y, std::max(width, 0.0), std::max(height, 0.0), std::string(fill), opacity});
}

void Drawing::line(double x1, double y1, double x2, double y2, std::string_view stroke, double width, std::string_view dash) {
  shapes_.push_back(LineShape{{{{x1, y1}, {x2, y2}}}, std::string(stroke), width, std::string(dash)});
}

void Drawing::text(double x, double y, std::string_view content, const TextStyle& style) { label(x, y, content, {}, style); }

void Drawing::label(double x, double y, std::string_view name, std::string_view value, const TextStyle& style, std::string_view remark) {
  shapes_.push_back(LabelShape{x, y, std::string(name), std::string(value), std::string(remark), style.size, std::string(style.fill),
                               style.bold, style.anchor, style.halo});
}

void Drawing::polyline(std::span<const Point> points, std::string_view stroke, double width, std::string_view dash) {
  LineShape shape{{}, std::string(stroke), width, std::string(dash)};
  bool drawing = false;
  for (const auto& p : points) {
    if (finite(p)) {
      if (!drawing) shape.parts.emplace_back();
      shape.parts.back().push_back(p);
    }
    drawing = finite(p);
  }
  if (!shape.parts.empty()) shapes_.push_back(std::move(shape));
}

void Drawing::band(std::span<const Point> upper, std::span<const Point> lower, std::string_view fill, double opacity) {
  const std::size_t count = std::min(upper.size(), lower.size());
  Path area;
  for (std::size_t first = 0; first < count;) {
    if (!finite(upper[first]) || !finite(lower[first])) {
      ++first;
      continue;
    }
    std::size_t last = first;
    while (last < count && finite(upper[last]) && finite(lower[last])) ++last;
    area.move(upper[first]);
    for (std::size_t i = first + 1; i < last; ++i) area.line(upper[i]);
    for (std::size_t i = last; i-- > first;) area.line(lower[i]);
    area.close();
    first = last;
  }
  if (!area.steps().empty()) path(std::move(area), fill, opacity);
}

void Drawing::path(Path path, std::string_view fill, double opacity) {
  shapes_.push_back(AreaShape{std::move(path), std::string(fill), opacity});
}

void Drawing::circle(double x, double y, double radius, std::string_view fill, std::string_view stroke) {
  shapes_.push_back(CircleShape{{x, y}, radius, std::string(fill), std::string(stroke)});
}

void Drawing::hatch(double x, double y, double width, double height) {
  constexpr double spacing = 7;
  LineShape shape{{}, std::string(color::line2), 1, {}};
  for (double offset = spacing; offset < width + height; offset += spacing) {
    const double left = std::max(0.0, offset - height), right = std::min(width, offset);
    shape.parts.push_back({{x + left, y + offset - left}, {x + right, y + offset - right}});
  }
  if (!shape.parts.empty()) shapes_.push_back(std::move(shape));
}

}  // namespace icctwin::document
