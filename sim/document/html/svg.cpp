#include "sim/document/html/svg.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "sim/document/html/escape.h"

namespace icctwin::document {
namespace {

/// A coordinate with one decimal, without trailing zero.
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

void append_point(std::string& out, const Point& p) {
  append_coordinate(out, p.x);
  out += ' ';
  append_coordinate(out, p.y);
}

std::string opacity_attribute(double opacity) { return opacity < 1 ? fmt::format(" fill-opacity=\"{:.2f}\"", opacity) : std::string(); }

std::string dash_attribute(const std::string& dash) {
  return dash.empty() ? std::string() : fmt::format(" stroke-dasharray=\"{}\"", escape(dash));
}

/// Writes one shape each.
struct Writer {
  std::string& out;

  auto end() const { return std::back_inserter(out); }

  void operator()(const RectShape& s) const {
    fmt::format_to(end(), "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" fill=\"{}\"{}/>", s.x, s.y, s.width, s.height,
                   escape(s.fill), opacity_attribute(s.opacity));
  }
  void operator()(const LineShape& s) const {
    out += "<path d=\"";
    for (const auto& part : s.parts)
      for (std::size_t i = 0; i < part.size(); ++i) {
        out += i == 0 ? 'M' : 'L';
        append_point(out, part[i]);
      }
    fmt::format_to(end(), "\" fill=\"none\" stroke=\"{}\" stroke-width=\"{:.1f}\" stroke-linejoin=\"round\"{}/>", escape(s.stroke), s.width,
                   dash_attribute(s.dash));
  }
  void operator()(const AreaShape& s) const {
    out += "<path d=\"";
    for (const auto& step : s.path.steps()) {
      switch (step.kind) {
        case Path::Kind::move:
          out += 'M';
          append_point(out, step.to);
          break;
        case Path::Kind::line:
          out += 'L';
          append_point(out, step.to);
          break;
        case Path::Kind::curve:
          out += 'C';
          append_point(out, step.control1);
          out += ' ';
          append_point(out, step.control2);
          out += ' ';
          append_point(out, step.to);
          break;
        case Path::Kind::close:
          out += 'Z';
          break;
      }
    }
    fmt::format_to(end(), "\" fill=\"{}\"{}/>", escape(s.fill), opacity_attribute(s.opacity));
  }
  void operator()(const CircleShape& s) const {
    fmt::format_to(end(), "<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"1.5\"/>", s.center.x,
                   s.center.y, s.radius, escape(s.fill), escape(s.stroke));
  }
  void operator()(const LabelShape& s) const {
    fmt::format_to(end(), "<text x=\"{:.1f}\" y=\"{:.1f}\" font-size=\"{:.1f}\" fill=\"{}\"", s.x, s.y, s.size, escape(s.fill));
    if (s.anchor != Anchor::start) fmt::format_to(end(), " text-anchor=\"{}\"", s.anchor == Anchor::middle ? "middle" : "end");
    if (s.bold) out += " font-weight=\"700\"";
    if (s.halo) fmt::format_to(end(), " stroke=\"{}\" stroke-width=\"3\" paint-order=\"stroke\"", color::surface);
    out += '>' + escape(s.name);
    if (!s.value.empty())
      fmt::format_to(end(), "<tspan dx=\"{}\" font-weight=\"400\" fill=\"{}\">{}</tspan>", label_value_gap, color::text2, escape(s.value));
    if (!s.remark.empty())
      fmt::format_to(end(), "<tspan dx=\"{}\" font-size=\"{:.1f}\" font-weight=\"400\" fill=\"{}\">{}</tspan>", label_remark_gap,
                     s.size - label_remark_smaller, color::text3, escape(s.remark));
    out += "</text>";
  }
};

}  // namespace

std::string svg_of(const Drawing& drawing) {
  std::string out = fmt::format("<svg viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"{}\">", drawing.width(), drawing.height(),
                                escape(drawing.description()));
  for (const auto& shape : drawing.shapes()) std::visit(Writer{out}, shape);
  return out + "</svg>";
}

}  // namespace icctwin::document
