#pragma once
// A drawing as inline SVG, in the report's units: 642 units are the 170 mm of text width.
#include <span>
#include <string>
#include <string_view>

namespace icctwin::report {

constexpr double figure_width = 642;
constexpr double mm_per_unit = 170.0 / figure_width;

// Roles of visual design 1.1, light theme.
namespace color {
inline constexpr std::string_view surface = "#FFFFFF", text = "#1B2027", text2 = "#4C5561", text3 = "#5F6873", line = "#E2E5E9",
                                  line2 = "#C4CAD2", axis = "#8A929D", grid = "#EDEFF2", accent = "#2457C5", error = "#B3261E",
                                  warning = "#8A5200", ok = "#1B6E43", source = "#2F3742", rejected = "#C9CDD3", reuse = "#B8456B",
                                  pue = "#087F7F";
}  // namespace color

struct Point {
  double x = 0, y = 0;
};

enum class Anchor { start, middle, end };

struct TextStyle {
  double size = 8.6;
  std::string_view fill = color::text2;
  bool bold = false;
  Anchor anchor = Anchor::start;
  bool halo = false;  ///< a rim in the surface colour, so that text can stand on lines
};

class Svg {
 public:
  explicit Svg(double height, std::string_view description);

  double height() const { return height_; }

  void rect(double x, double y, double width, double height, std::string_view fill, double opacity = 1);
  void line(double x1, double y1, double x2, double y2, std::string_view stroke, double width = 1, std::string_view dash = {});
  void text(double x, double y, std::string_view content, const TextStyle& style = {});
  /// Two or three texts on one line, lighter after the first: a name, its value, and a remark such as a share.
  void label(double x, double y, std::string_view name, std::string_view value, const TextStyle& style, std::string_view remark = {});
  /// Lines through the points; a point that is not finite interrupts them.
  void polyline(std::span<const Point> points, std::string_view stroke, double width = 1.5, std::string_view dash = {});
  /// Area between two lines with the same x; broken where either is not finite.
  void band(std::span<const Point> upper, std::span<const Point> lower, std::string_view fill, double opacity = 1);
  /// A path given as commands.
  void path(std::string_view commands, std::string_view fill, double opacity = 1);
  void circle(double x, double y, double radius, std::string_view fill, std::string_view stroke);
  /// Grey 45 degree hatch: time that was not simulated. Drawn as lines, because patterns become pictures in print.
  void hatch(double x, double y, double width, double height);

  /// The finished element.
  std::string str() &&;

 private:
  double height_;
  std::string out_;
};

/// A coordinate with one decimal, without trailing zero.
void append_coordinate(std::string& out, double value);

}  // namespace icctwin::report
