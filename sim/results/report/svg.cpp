#include "sim/results/report/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "sim/results/report/markup.h"

namespace icctwin::report {
namespace {

std::string opacity_attribute(double opacity) { return opacity < 1 ? fmt::format(" fill-opacity=\"{:.2f}\"", opacity) : std::string(); }

std::string dash_attribute(std::string_view dash) { return dash.empty() ? std::string() : fmt::format(" stroke-dasharray=\"{}\"", dash); }

std::string_view anchor_name(Anchor anchor) { return anchor == Anchor::middle ? "middle" : "end"; }

bool finite(const Point& p) { return std::isfinite(p.x) && std::isfinite(p.y); }

void append_point(std::string& out, char command, const Point& p) {
  out += command;
  append_coordinate(out, p.x);
  out += ' ';
  append_coordinate(out, p.y);
}

}  // namespace

void append_coordinate(std::string& out, double value) {
  long long tenths = std::llround(value * 10);
  if (tenths < 0) {
    out += '-';
    tenths = -tenths;
  }
  fmt::format_to(std::back_inserter(out), "{}", tenths / 10);
  if (tenths % 10 != 0) {
    out += '.';
    out += static_cast<char>('0' + tenths % 10);
  }
}

Svg::Svg(double height, std::string_view description) : height_(height) {
  out_ = fmt::format("<svg viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"{}\">", figure_width, height, escape(description));
}

void Svg::rect(double x, double y, double width, double height, std::string_view fill, double opacity) {
  fmt::format_to(std::back_inserter(out_), "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\"{}/>", x, y,
                 std::max(width, 0.0), std::max(height, 0.0), fill, opacity_attribute(opacity));
}

void Svg::line(double x1, double y1, double x2, double y2, std::string_view stroke, double width, std::string_view dash) {
  fmt::format_to(std::back_inserter(out_), "<path d=\"M{:.1f} {:.1f}L{:.1f} {:.1f}\" stroke=\"{}\" stroke-width=\"{:.1f}\"{}/>", x1, y1, x2,
                 y2, stroke, width, dash_attribute(dash));
}

void Svg::text(double x, double y, std::string_view content, const TextStyle& style) { label(x, y, content, {}, style); }

void Svg::label(double x, double y, std::string_view name, std::string_view value, const TextStyle& style, std::string_view remark) {
  fmt::format_to(std::back_inserter(out_), "<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{:.1f}\" fill=\"{}\"", x, y, style.size,
                 style.fill);
  if (style.anchor != Anchor::start) fmt::format_to(std::back_inserter(out_), " text-anchor=\"{}\"", anchor_name(style.anchor));
  if (style.bold) out_ += " font-weight=\"700\"";
  if (style.halo) fmt::format_to(std::back_inserter(out_), " stroke=\"{}\" stroke-width=\"3\" paint-order=\"stroke\"", color::surface);
  out_ += '>' + escape(name);
  if (!value.empty())
    fmt::format_to(std::back_inserter(out_), "<tspan dx=\"4\" font-weight=\"400\" fill=\"{}\">{}</tspan>", color::text2, escape(value));
  if (!remark.empty())
    fmt::format_to(std::back_inserter(out_), "<tspan dx=\"5\" font-size=\"{:.1f}\" font-weight=\"400\" fill=\"{}\">{}</tspan>",
                   style.size - 0.8, color::text3, escape(remark));
  out_ += "</text>";
}

void Svg::polyline(std::span<const Point> points, std::string_view stroke, double width, std::string_view dash) {
  std::string commands;
  bool drawing = false;
  for (const auto& p : points) {
    if (finite(p)) append_point(commands, drawing ? 'L' : 'M', p);
    drawing = finite(p);
  }
  if (commands.empty()) return;
  fmt::format_to(std::back_inserter(out_),
                 "<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{:.1f}\" stroke-linejoin=\"round\"{}/>", commands, stroke,
                 width, dash_attribute(dash));
}

void Svg::band(std::span<const Point> upper, std::span<const Point> lower, std::string_view fill, double opacity) {
  const std::size_t count = std::min(upper.size(), lower.size());
  std::string commands;
  for (std::size_t first = 0; first < count;) {
    if (!finite(upper[first]) || !finite(lower[first])) {
      ++first;
      continue;
    }
    std::size_t last = first;
    while (last < count && finite(upper[last]) && finite(lower[last])) ++last;
    for (std::size_t i = first; i < last; ++i) append_point(commands, i == first ? 'M' : 'L', upper[i]);
    for (std::size_t i = last; i-- > first;) append_point(commands, 'L', lower[i]);
    commands += 'Z';
    first = last;
  }
  if (!commands.empty()) path(commands, fill, opacity);
}

void Svg::path(std::string_view commands, std::string_view fill, double opacity) {
  fmt::format_to(std::back_inserter(out_), "<path d=\"{}\" fill=\"{}\"{}/>", commands, fill, opacity_attribute(opacity));
}

void Svg::circle(double x, double y, double radius, std::string_view fill, std::string_view stroke) {
  fmt::format_to(std::back_inserter(out_),
                 "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"1.5\"/>", x, y, radius, fill,
                 stroke);
}

void Svg::hatch(double x, double y, double width, double height) {
  constexpr double spacing = 7;
  std::string commands;
  for (double offset = spacing; offset < width + height; offset += spacing) {
    const double left = std::max(0.0, offset - height), right = std::min(width, offset);
    append_point(commands, 'M', {x + left, y + offset - left});
    append_point(commands, 'L', {x + right, y + offset - right});
  }
  if (!commands.empty())
    fmt::format_to(std::back_inserter(out_), "<path d=\"{}\" stroke=\"{}\" stroke-width=\"1\"/>", commands, color::line2);
}

std::string Svg::str() && {
  out_ += "</svg>";
  return std::move(out_);
}

}  // namespace icctwin::report
