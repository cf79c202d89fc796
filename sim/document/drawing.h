#pragma once
// A vector drawing as a list of shapes, painted in their order; the HTML writer makes SVG of it, the PDF program paints it.
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace icctwin::document {

/// Width of a drawing: 642 units are the 170 mm of text width on an upright page.
constexpr double figure_width = 642;
constexpr double mm_per_unit = 170.0 / figure_width;

// Roles of visual design 1.1, light theme.
namespace color {
inline constexpr std::string_view surface = "#FFFFFF", text = "#1B2027", text2 = "#4C5561", text3 = "#5F6873", line = "#E2E5E9",
                                  line2 = "#C4CAD2", axis = "#8A929D", grid = "#EDEFF2", accent = "#2457C5", error = "#B3261E",
                                  warning = "#8A5200", ok = "#1B6E43", source = "#2F3742", rejected = "#C9CDD3", reuse = "#B8456B",
                                  pue = "#087F7F", better = "#2B5CA8", worse = "#DE7A22";
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

/// The outline of an area: move() begins a part, close() ends it.
class Path {
 public:
  enum class Kind { move, line, curve, close };
  struct Step {
    Kind kind;
    Point to, control1, control2;  ///< controls of a cubic curve
  };

  Path& move(Point to) { return add({Kind::move, to, {}, {}}); }
  Path& line(Point to) { return add({Kind::line, to, {}, {}}); }
  Path& curve(Point control1, Point control2, Point to) { return add({Kind::curve, to, control1, control2}); }
  Path& close() { return add({Kind::close, {}, {}, {}}); }
  const std::vector<Step>& steps() const { return steps_; }

 private:
  Path& add(const Step& step) {
    steps_.push_back(step);
    return *this;
  }
  std::vector<Step> steps_;
};

// The shapes. Colours are "#RRGGBB"; a dash is lengths of line and gap, "5 3".
struct RectShape {
  double x, y, width, height;
  std::string fill;
  double opacity;
};
struct LineShape {
  std::vector<std::vector<Point>> parts;
  std::string stroke;
  double width;
  std::string dash;
};
struct AreaShape {
  Path path;
  std::string fill;
  double opacity;
};
struct CircleShape {
  Point center;
  double radius;
  std::string fill, stroke;
};
/// Text on a base line: a name, its value and a remark, the latter two lighter; they are placed as one by the anchor.
struct LabelShape {
  double x, y;
  std::string name, value, remark;
  double size;
  std::string fill;
  bool bold;
  Anchor anchor;
  bool halo;
};
using Shape = std::variant<RectShape, LineShape, AreaShape, CircleShape, LabelShape>;

// Between the parts of a label, and how its remark is set [units].
inline constexpr double label_value_gap = 4, label_remark_gap = 5, label_remark_smaller = 0.8;

class Drawing {
 public:
  Drawing() = default;
  /// The description is for those who cannot see the drawing.
  explicit Drawing(double height, std::string_view description, double width = figure_width)
      : width_(width), height_(height), description_(description) {}

  double width() const { return width_; }
  double height() const { return height_; }
  const std::string& description() const { return description_; }
  const std::vector<Shape>& shapes() const { return shapes_; }
  bool empty() const { return shapes_.empty(); }

  void rect(double x, double y, double width, double height, std::string_view fill, double opacity = 1);
  void line(double x1, double y1, double x2, double y2, std::string_view stroke, double width = 1, std::string_view dash = {});
  void text(double x, double y, std::string_view content, const TextStyle& style = {});
  /// Two or three texts on one line, lighter after the first: a name, its value, and a remark such as a share.
  void label(double x, double y, std::string_view name, std::string_view value, const TextStyle& style, std::string_view remark = {});
  /// Lines through the points; a point that is not finite interrupts them.
  void polyline(std::span<const Point> points, std::string_view stroke, double width = 1.5, std::string_view dash = {});
  /// Area between two lines with the same x; broken where either is not finite.
  void band(std::span<const Point> upper, std::span<const Point> lower, std::string_view fill, double opacity = 1);
  void path(Path path, std::string_view fill, double opacity = 1);
  void circle(double x, double y, double radius, std::string_view fill, std::string_view stroke);
  /// Grey 45 degree hatch: time that was not simulated. Drawn as lines, because patterns become pictures in print.
  void hatch(double x, double y, double width, double height);

 private:
  double width_ = figure_width, height_ = 0;
  std::string description_;
  std::vector<Shape> shapes_;
};

}  // namespace icctwin::document
