#include "gui/models/floor_plan.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <numbers>

#include "gui/models/references.h"
#include "sim/scenario/catalog/catalog.h"
#include "sim/scenario/model/building.h"

namespace icctwin::gui {
namespace {

constexpr double square_deg = 0.01;
constexpr double widest_aisle_mm = 3600, least_aisle_mm = 50;
constexpr int most_racks = 1'000'000;

double number(const Node* node, double otherwise) {
  if (!node || node->kind != JsonKind::number) return otherwise;
  double value = otherwise;
  const auto [end, error] = std::from_chars(node->token.data(), node->token.data() + node->token.size(), value);
  return error == std::errc() && std::isfinite(value) ? value : otherwise;
}

double member(const Node& object, std::string_view key, double otherwise) { return number(object.member(key), otherwise); }

int count_of(const Node& object) { return std::clamp(static_cast<int>(member(object, "count", 1)), 0, most_racks); }

std::string text(const Node& object, std::string_view key) {
  const Node* node = object.member(key);
  return node && node->kind == JsonKind::text ? node->plain() : std::string();
}

const std::vector<std::unique_ptr<Node>>& items(const Node& object, std::string_view key) {
  static const std::vector<std::unique_ptr<Node>> none;
  const Node* list = object.member(key);
  return list && list->kind == JsonKind::list ? list->children : none;
}

QPointF position(const Node& object) {
  const Node* place = object.member("position");
  return place && place->kind == JsonKind::object ? QPointF(member(*place, "x_mm", 0), member(*place, "y_mm", 0)) : QPointF();
}

std::string padded(std::uint32_t number, int digits) {
  std::string text = std::to_string(number);
  if (text.size() < static_cast<std::size_t>(digits)) text.insert(0, static_cast<std::size_t>(digits) - text.size(), '0');
  return text;
}

/// Width of numbers as the engine writes them.
int digits_for(int count) { return std::max(2, static_cast<int>(std::to_string(count).size())); }

QPolygonF rectangle(const QPointF& corner, const QPointF& along, const QPointF& behind, double width, double depth) {
  return QPolygonF({corner, corner + along * width, corner + along * width + behind * depth, corner + behind * depth});
}

/// With x and y exchanged.
QRectF exchanged(const QRectF& box) { return {box.top(), box.left(), box.height(), box.width()}; }

void add_row(FloorHall& hall, const Node& row, std::uint32_t index, const SizeOfType& size_of) {
  const Row usual;
  const RackGroup usual_group;
  const int copies = count_of(row);
  const auto& groups = items(row, "racks");
  int racks = 0;
  for (const auto& group : groups) racks += count_of(*group);
  if (hall.racks.size() + static_cast<std::size_t>(racks) * copies > most_racks) return;  // a problem of the check
  const std::string id = text(row, "id");
  const double pitch = member(row, "pitch_mm", usual.pitch_mm), turned = member(row, "rotation_deg", 0);
  const QPointF corner = position(row);
  const int rack_digits = digits_for(racks), copy_digits = digits_for(copies);
  for (int copy = 0; copy < copies; ++copy) {
    FloorRow& made = hall.rows.emplace_back();
    made.id = copies == 1 ? id : id + padded(static_cast<std::uint32_t>(copy + 1), copy_digits);
    made.of = index;
    made.copy = static_cast<std::uint32_t>(copy);
    made.copies = static_cast<std::uint32_t>(copies);
    made.first = static_cast<std::uint32_t>(hall.racks.size());
    made.rotation_deg = turned;
    const QPointF along = made.along(), behind = made.behind();
    made.origin = QPointF(corner.x(), hall.depth_mm - corner.y()) + behind * (copy * pitch);
    std::uint32_t number_in_row = 0;
    double next = 0;  // groups follow each other unless they state a position
    for (std::uint32_t g = 0; g < groups.size(); ++g) {
      const Node& group = *groups[g];
      const QPointF offset = position(group);
      const double begin = offset.isNull() ? next : offset.x();
      const double rack_pitch = member(group, "pitch_mm", usual_group.pitch_mm);
      const RackSize size = size_of(text(group, "rack_type"));
      const int count = count_of(group);
      for (int i = 0; i < count; ++i) {
        FloorRack& rack = hall.racks.emplace_back();
        rack.number = ++number_in_row;
        rack.id = made.id + '-' + padded(rack.number, rack_digits);
        rack.row = static_cast<std::uint32_t>(hall.rows.size() - 1);
        rack.group = g;
        rack.width_mm = static_cast<float>(size.width_mm);
        rack.depth_mm = static_cast<float>(size.depth_mm);
        rack.box =
            rectangle(made.origin + along * (begin + i * rack_pitch) + behind * offset.y(), along, behind, size.width_mm, size.depth_mm)
                .boundingRect();
        made.box |= rack.box;
        made.length_mm = std::max(made.length_mm, begin + i * rack_pitch + size.width_mm);
        made.depth_mm = std::max(made.depth_mm, offset.y() + size.depth_mm);
      }
      next = begin + count * rack_pitch;
    }
    made.count = static_cast<std::uint32_t>(hall.racks.size()) - made.first;
  }
}

}  // namespace

QPointF FloorRow::along() const {
  const double angle = rotation_deg * std::numbers::pi / 180;
  return {std::cos(angle), -std::sin(angle)};
}

QPointF FloorRow::behind() const {
  const double angle = rotation_deg * std::numbers::pi / 180;
  return {-std::sin(angle), -std::cos(angle)};
}

bool FloorRow::is_square() const { return std::abs(std::remainder(rotation_deg, 90)) < square_deg; }

QPolygonF FloorRow::outline() const { return rectangle(origin, along(), behind(), length_mm, depth_mm); }

QPolygonF FloorHall::outline(const FloorRack& rack) const {
  const FloorRow& row = rows[rack.row];
  if (row.is_square()) return QPolygonF(rack.box);
  const QPointF along = row.along() * rack.width_mm, behind = row.behind() * rack.depth_mm;
  return rectangle(rack.box.center() - (along + behind) / 2, row.along(), row.behind(), rack.width_mm, rack.depth_mm);
}

int FloorHall::rack_at(const QPointF& place) const {
  int found = -1;
  grid.in(QRectF(place - QPointF(0.5, 0.5), QSizeF(1, 1)), [&](std::uint32_t i) {
    if (rows[racks[i].row].is_square() || outline(racks[i]).containsPoint(place, Qt::OddEvenFill)) found = static_cast<int>(i);
  });
  return found;
}

SizeOfType sizes_of(const Node& scenario) {
  std::map<std::string, RackSize> own;
  const RackSize usual;
  for (const auto& type : items(scenario, "rack_types"))
    own.emplace(text(*type, "id"), RackSize{member(*type, "width_mm", usual.width_mm), member(*type, "depth_mm", usual.depth_mm),
                                            member(*type, "height_u", usual.height_u)});
  return [own = std::move(own), usual](const std::string& name) {
    if (const auto found = own.find(name); found != own.end()) return found->second;
    const RackType* shipped = shipped_catalog().find_rack_type(name);
    return shipped ? RackSize{shipped->width_mm, shipped->depth_mm, shipped->height_u} : usual;
  };
}

std::vector<FloorHall> read_floor(const Node& scenario, const SizeOfType& size_of) {
  std::vector<FloorHall> halls;
  const Hall usual;
  for (const auto& node : items(scenario, "halls")) {
    FloorHall& hall = halls.emplace_back();
    hall.id = text(*node, "id");
    hall.name = text(*node, "name");
    hall.name_zh = text(*node, "name_zh");
    hall.width_mm = member(*node, "width_mm", usual.width_mm);
    hall.depth_mm = member(*node, "depth_mm", usual.depth_mm);
    hall.background = background_of(*node);
    const auto& rows = items(*node, "rows");
    hall.scenario_rows = rows.size();
    for (std::uint32_t r = 0; r < rows.size(); ++r) add_row(hall, *rows[r], r, size_of);
    std::vector<QRectF> boxes;
    boxes.reserve(hall.racks.size());
    for (const FloorRack& rack : hall.racks) boxes.push_back(rack.box);
    hall.grid = SpatialGrid(boxes);
  }
  return halls;
}

std::vector<FloorAisle> aisles_of(const FloorHall& hall) {
  std::vector<FloorAisle> aisles;
  // Rows along x lie beside each other in y; those along y are looked at with both exchanged.
  for (const bool upright : {false, true}) {
    struct Strip {
      QRectF box;
      bool front_at_low;
      std::uint32_t row;
    };
    std::vector<Strip> strips;
    for (std::uint32_t i = 0; i < hall.rows.size(); ++i) {
      const FloorRow& row = hall.rows[i];
      if (row.count == 0 || !row.is_square() || (std::abs(row.along().x()) < 0.5) != upright) continue;
      const QPointF behind = row.behind();
      strips.push_back({upright ? exchanged(row.box) : row.box, (upright ? behind.x() : behind.y()) > 0, i});
    }
    std::sort(strips.begin(), strips.end(), [](const Strip& a, const Strip& b) { return a.box.top() < b.box.top(); });
    for (std::size_t i = 0; i < strips.size(); ++i)
      for (std::size_t j = i + 1; j < strips.size() && strips[j].box.top() < strips[i].box.bottom() + widest_aisle_mm; ++j) {
        const QRectF &low = strips[i].box, &high = strips[j].box;
        const double left = std::max(low.left(), high.left()), right = std::min(low.right(), high.right());
        const double width = high.top() - low.bottom();
        if (right - left < std::min(low.width(), high.width()) / 2 || width < least_aisle_mm) continue;
        const bool from_low = !strips[i].front_at_low, from_high = strips[j].front_at_low;  // fronts that look into it
        QRectF box(std::min(low.left(), high.left()), low.bottom(), std::max(low.right(), high.right()) - std::min(low.left(), high.left()),
                   width);
        if (upright) box = exchanged(box);
        aisles.push_back({from_low && from_high   ? Aisle::cold
                          : from_low || from_high ? Aisle::mixed
                                                  : Aisle::hot,
                          box, width, strips[i].row, strips[j].row});
        break;
      }
  }
  return aisles;
}

}  // namespace icctwin::gui
