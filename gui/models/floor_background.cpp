#include "gui/models/floor_background.h"

#include <algorithm>
#include <cmath>

#include "gui/document/words.h"
#include "sim/scenario/text/csv.h"

namespace icctwin::gui {
namespace {

constexpr std::string_view key = "background";

double number(const Node& node, std::string_view name, double otherwise) {
  const Node* member = node.member(name);
  return member && member->kind == JsonKind::number ? parse_number(member->token).value_or(otherwise) : otherwise;
}

std::string view_pointer(std::size_t hall) { return "/halls/" + std::to_string(hall) + "/view"; }

/// The view of a hall with another background, or without one where the text is empty.
std::string view_json(const Node* view, const std::string& background) {
  std::string json;
  const auto add = [&](std::string_view name, const std::string& value) {
    json += (json.empty() ? "" : ", ") + json_text(name) + ": " + value;
  };
  if (view && view->kind == JsonKind::object)
    for (const auto& member : view->children)
      if (member->key != key) add(member->key, write_tree(*member));
  if (!background.empty()) add(key, background);
  return json.empty() ? json : "{" + json + "}";
}

std::string whole(double value) { return std::to_string(std::llround(value)); }

}  // namespace

std::optional<FloorBackground> background_of(const Node& hall) {
  const Node* view = hall.member("view");
  const Node* node = view && view->kind == JsonKind::object ? view->member(key) : nullptr;
  const Node* file = node && node->kind == JsonKind::object ? node->member("file") : nullptr;
  if (!file || file->kind != JsonKind::text || file->plain().empty()) return std::nullopt;
  FloorBackground found{QString::fromStdString(file->plain()), number(*node, "x_mm", 0), number(*node, "y_mm", 0),
                        number(*node, "width_mm", 0), std::clamp(number(*node, "opacity", FloorBackground().opacity), 0.0, 1.0)};
  return found.width_mm > 0 ? std::optional(found) : std::nullopt;
}

QRectF place_of(const FloorBackground& background, double depth_mm, const QSizeF& picture) {
  const double height_mm = picture.width() > 0 ? background.width_mm * picture.height() / picture.width() : 0;
  return {background.x_mm, depth_mm - background.y_mm - height_mm, background.width_mm, height_mm};
}

FloorBackground rescaled(FloorBackground background, const QPointF& fixed, double measured_mm, double true_mm) {
  const double by = true_mm / measured_mm;
  background.x_mm = fixed.x() + (background.x_mm - fixed.x()) * by;
  background.y_mm = fixed.y() + (background.y_mm - fixed.y()) * by;
  background.width_mm *= by;
  return background;
}

bool set_background(ScenarioDocument& document, std::size_t hall, const FloorBackground& background) {
  const std::string json = "{\"file\": " + json_text(background.file.toStdString()) + ", \"x_mm\": " + whole(background.x_mm) +
                           ", \"y_mm\": " + whole(background.y_mm) + ", \"width_mm\": " + whole(background.width_mm) +
                           ", \"opacity\": " + QString::number(background.opacity, 'g', 3).toStdString() + "}";
  const Together together(document, words({"Background picture", "底图"}));
  return document.set(view_pointer(hall), view_json(find_node(document.root(), view_pointer(hall)), json));
}

bool remove_background(ScenarioDocument& document, std::size_t hall) {
  const Node* view = find_node(document.root(), view_pointer(hall));
  if (!view || !view->member(key)) return false;
  const std::string left = view_json(view, {});
  const Together together(document, words({"Remove the background", "移除底图"}));
  return left.empty() ? document.remove(view_pointer(hall)) : document.set(view_pointer(hall), left);
}

}  // namespace icctwin::gui
