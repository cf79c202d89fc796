#include "gui/models/floor_edits.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

#include "gui/document/words.h"

namespace icctwin::gui {
namespace {

/// A value (JSON) for a place; an empty one takes away what stands there.
struct Assignment {
  std::string pointer, json;
};

/// Many places as one command; false, and nothing is changed, if one of them leads nowhere.
bool set_all(ScenarioDocument& document, const std::vector<Assignment>& values, const QString& text) {
  Together together(document, text);
  for (const auto& [pointer, json] : values)
    if (!(json.empty() ? document.remove(pointer) : document.set(pointer, json))) {
      together.give_up();
      return false;
    }
  return !values.empty();
}

std::string number_json(double value) {
  const double whole = std::round(value);
  return std::to_string(static_cast<long long>(whole == 0 ? 0 : whole));
}

std::string position_json(QPointF at) { return "{\"x_mm\": " + number_json(at.x()) + ", \"y_mm\": " + number_json(at.y()) + "}"; }

double degrees(double turned) {
  const double within = std::fmod(turned, 360);
  return std::abs(within - std::round(within)) < 1e-9 ? std::round(within) : within;
}

std::string row_pointer(std::size_t hall, std::size_t row) { return FloorHall::pointer(hall) + "/rows/" + std::to_string(row); }

/// The first copy of a row of the scenario; nullptr for one without racks.
const FloorRow* first_copy(const FloorHall& hall, std::uint32_t row) {
  const auto found = std::find_if(hall.rows.begin(), hall.rows.end(), [row](const FloorRow& one) { return one.of == row; });
  return found == hall.rows.end() ? nullptr : &*found;
}

/// The place of a point of the picture as the file counts.
QPointF in_file(const FloorHall& hall, QPointF at) { return {at.x(), hall.depth_mm - at.y()}; }

/// Puts the start of a row at a place of the picture. Members that are there keep their white space.
void put_at(std::vector<Assignment>& values, const ScenarioDocument& document, const FloorHall& hall, const std::string& row,
            QPointF origin) {
  const QPointF at = in_file(hall, origin);
  const Node* place = find_node(document.root(), row + "/position");
  if (place && place->member("x_mm") && place->member("y_mm")) {
    values.push_back({row + "/position/x_mm", number_json(at.x())});
    values.push_back({row + "/position/y_mm", number_json(at.y())});
  } else {
    values.push_back({row + "/position", position_json(at)});
  }
}

/// Counter-clockwise, in a picture whose y runs downwards.
QPointF turned(QPointF offset, double by_deg) {
  const double angle = by_deg * std::numbers::pi / 180;
  return {offset.x() * std::cos(angle) + offset.y() * std::sin(angle), offset.y() * std::cos(angle) - offset.x() * std::sin(angle)};
}

void turn(std::vector<Assignment>& values, const ScenarioDocument& document, const FloorHall& hall, const std::string& pointer,
          const FloorRow& row, QPointF about, double by_deg) {
  put_at(values, document, hall, pointer, about + turned(row.origin - about, by_deg));
  values.push_back({pointer + "/rotation_deg", number_json(degrees(row.rotation_deg + by_deg))});
}

/// Halls, rows and groups of racks share their names.
std::set<std::string> floor_ids(const Node& scenario) {
  std::set<std::string> ids;
  const auto all = read_floor(scenario, [](const std::string&) { return RackSize{}; });
  for (std::size_t h = 0; h < all.size(); ++h) {
    ids.insert(all[h].id);
    for (const FloorRow& row : all[h].rows) ids.insert(row.id);
    for (std::size_t r = 0; r < all[h].scenario_rows; ++r) {
      const Node* row = find_node(scenario, row_pointer(h, r));
      if (const Node* id = row->member("id")) ids.insert(id->plain());
      if (const Node* groups = row->member("racks"))
        for (const auto& group : groups->children)
          if (const Node* id = group->member("id")) ids.insert(id->plain());
    }
  }
  return ids;
}

/// Counts an id on: A03 to A04, B to C, other to other-2.
std::string counted_on(const std::string& id) {
  std::size_t digits = id.size();
  while (digits > 0 && id[digits - 1] >= '0' && id[digits - 1] <= '9') --digits;
  if (digits < id.size() && id.size() - digits < 9) {
    std::string number = std::to_string(std::stol(id.substr(digits)) + 1);
    if (number.size() < id.size() - digits) number.insert(0, id.size() - digits - number.size(), '0');
    return id.substr(0, digits) + number;
  }
  const bool letters = !id.empty() && std::all_of(id.begin(), id.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!letters) return id + "-2";
  std::string next = id;
  for (std::size_t i = next.size(); i-- > 0;) {
    if (next[i] != 'Z') {
      ++next[i];
      return next;
    }
    next[i] = 'A';
  }
  return "A" + next;
}

std::string free_id(std::string id, const std::set<std::string>& taken) {
  while (taken.contains(id)) id = counted_on(id);
  return id;
}

void give(Node& object, const std::string& key, const std::string& json) {
  auto value = tree_of(json);
  value->key = key;
  if (const Node* known = object.member(key))
    exchange(object, known->index(), std::move(value));
  else
    put_in(object, object.children.size(), std::move(value));
}

/// The groups of a copied row take names from that of their row.
void rename_groups(Node& row, const std::string& before, const std::string& now, std::set<std::string>& taken) {
  Node* groups = row.member("racks");
  if (!groups) return;
  for (const auto& group : groups->children) {
    const Node* id = group->member("id");
    const std::string own = id ? id->plain() : std::string("racks");
    const bool of_row = own.starts_with(before + "-");
    const std::string renamed = free_id(now + "-" + (of_row ? own.substr(before.size() + 1) : own), taken);
    taken.insert(renamed);
    give(*group, "id", json_text(renamed));
  }
}

std::string row_json(const NewRow& row, const std::string& id, const std::string& group_id, QPointF at) {
  std::string json = "{\"id\": " + json_text(id);
  if (row.rows > 1) json += ", \"count\": " + std::to_string(row.rows);
  json += ", \"position\": " + position_json(at);
  if (row.rows > 1) json += ", \"pitch_mm\": " + number_json(row.row_pitch_mm);
  if (row.rotation_deg != 0) json += ", \"rotation_deg\": " + number_json(row.rotation_deg);
  return json + ", \"racks\": [{\"id\": " + json_text(group_id) + ", \"rack_type\": " + json_text(row.rack_type) +
         ", \"count\": " + std::to_string(row.racks) + ", \"pitch_mm\": " + number_json(row.pitch_mm) + "}]}";
}

/// What is put down for each column of an array, or for each line of it where rows face each other.
NewRow row_of(const NewArray& array, const RackSize& rack) {
  NewRow row = array.row;
  row.rotation_deg = 0;
  row.rows = array.facing ? 1 : array.lines;
  row.row_pitch_mm = rack.depth_mm + array.cold_aisle_mm;
  return row;
}

/// From the upper left corner of what a row takes to its start.
QPointF start_in_box(const NewRow& row, const RackSize& rack) {
  const double length = (row.racks - 1) * row.pitch_mm + rack.width_mm;
  const double depth = (row.rows - 1) * row.row_pitch_mm + rack.depth_mm;
  const QPointF along = turned({length, 0}, row.rotation_deg), behind = turned({0, -depth}, row.rotation_deg);
  return -QPolygonF({QPointF(), along, along + behind, behind}).boundingRect().topLeft();
}

/// Puts single rows down one after the other, as one command.
class Placing {
 public:
  Placing(ScenarioDocument& document, const FloorHall& hall, std::size_t index, const QString& text)
      : document_(document),
        hall_(hall),
        list_(FloorHall::pointer(index) + "/rows"),
        taken_(floor_ids(document.root())),
        together_(document, text) {}

  void put(const NewRow& row, QPointF upper_left) {
    const std::string wished = row.id.isEmpty() ? next_row_id(document_.root(), hall_) : row.id.toStdString();
    const std::string id = free_id(last_.empty() ? wished : counted_on(last_), taken_);
    const QPointF at = in_file(hall_, upper_left + start_in_box(row, rack_size(row)));
    const Node* list = find_node(document_.root(), list_);
    const std::size_t end = list ? list->children.size() : 0;
    taken_.insert(id);
    const std::string group = free_id(id + "-racks", taken_);
    if (!document_.insert(list_, end, row_json(row, id, group, at))) return;
    taken_.insert(group);
    last_ = id;
    made_.push_back(list_ + "/" + std::to_string(end));
  }
  RackSize rack_size(const NewRow& row) const { return sizes_of(document_.root())(row.rack_type); }
  std::vector<std::string> made() const { return made_; }

 private:
  ScenarioDocument& document_;
  const FloorHall& hall_;
  std::string list_;
  std::set<std::string> taken_;
  std::string last_;
  std::vector<std::string> made_;
  Together together_;
};

}  // namespace

QRectF box_of(const FloorHall& hall, const std::vector<std::uint32_t>& rows) {
  const std::set<std::uint32_t> wanted(rows.begin(), rows.end());
  QRectF box;
  for (const FloorRow& row : hall.rows)
    if (wanted.contains(row.of)) box |= row.box;
  return box;
}

std::string next_row_id(const Node& scenario, const FloorHall& hall) {
  const std::set<std::string> taken = floor_ids(scenario);
  const std::string last = hall.rows.empty() ? std::string() : hall.rows.back().id;
  return free_id(last.empty() ? "A01" : last, taken);
}

bool move_rows(ScenarioDocument& document, const FloorHall& hall, const RowSet& rows, QPointF by) {
  if (rows.empty() || by.isNull()) return false;
  std::vector<Assignment> values;
  values.reserve(rows.rows.size() * 2);
  // By index once, so that a hall of many rows is gone through once.
  std::vector<const FloorRow*> first(hall.scenario_rows, nullptr);
  for (auto row = hall.rows.rbegin(); row != hall.rows.rend(); ++row) first[row->of] = &*row;
  for (const std::uint32_t row : rows.rows)
    if (row < first.size() && first[row]) put_at(values, document, hall, row_pointer(rows.hall, row), first[row]->origin + by);
  return set_all(document, values, rows.rows.size() == 1 ? words({"Move row", "移动机柜列"}) : words({"Move rows", "移动多列机柜"}));
}

std::vector<std::string> copy_rows(ScenarioDocument& document, const FloorHall& hall, const RowSet& rows, QPointF by) {
  std::vector<std::string> made;
  std::set<std::string> taken = floor_ids(document.root());
  const std::string list = FloorHall::pointer(rows.hall) + "/rows";
  const Together together(document, words({"Copy rows", "复制机柜列"}));
  for (const std::uint32_t index : rows.rows) {
    const FloorRow* row = first_copy(hall, index);
    const Node* node = find_node(document.root(), row_pointer(rows.hall, index));
    if (!row || !node) continue;
    auto copy = copy_of(*node);
    const Node* id = copy->member("id");
    const std::string before = id ? id->plain() : std::string("A01"), own = free_id(before, taken);
    taken.insert(own);
    give(*copy, "id", json_text(own));
    rename_groups(*copy, before, own, taken);
    give(*copy, "position", position_json(in_file(hall, row->origin + by)));
    const std::size_t end = find_node(document.root(), list)->children.size();
    if (document.insert(list, end, write_tree(*copy))) made.push_back(list + "/" + std::to_string(end));
  }
  return made;
}

bool rotate_rows(ScenarioDocument& document, const FloorHall& hall, const RowSet& rows, double by_deg) {
  const QPointF about = box_of(hall, rows.rows).center();
  std::vector<Assignment> values;
  for (const std::uint32_t index : rows.rows)
    if (const FloorRow* row = first_copy(hall, index)) turn(values, document, hall, row_pointer(rows.hall, index), *row, about, by_deg);
  return !values.empty() && set_all(document, values, words({"Rotate rows", "旋转机柜列"}));
}

bool flip_rows(ScenarioDocument& document, const FloorHall& hall, const RowSet& rows) {
  std::vector<Assignment> values;
  for (const std::uint32_t index : rows.rows)
    if (const FloorRow* row = first_copy(hall, index))
      turn(values, document, hall, row_pointer(rows.hall, index), *row, box_of(hall, {index}).center(), 180);
  return !values.empty() && set_all(document, values, words({"Flip front", "前后翻转"}));
}

bool align_rows(ScenarioDocument& document, const FloorHall& hall, const RowSet& rows, Align to) {
  if (rows.rows.size() < 2) return false;
  const QRectF all = box_of(hall, rows.rows);
  std::vector<Assignment> values;
  for (const std::uint32_t index : rows.rows) {
    const FloorRow* row = first_copy(hall, index);
    if (!row) continue;
    const QRectF own = box_of(hall, {index});
    QPointF by;
    switch (to) {
      case Align::left:
        by.setX(all.left() - own.left());
        break;
      case Align::centre:
        by.setX(all.center().x() - own.center().x());
        break;
      case Align::right:
        by.setX(all.right() - own.right());
        break;
      case Align::top:
        by.setY(all.top() - own.top());
        break;
      case Align::middle:
        by.setY(all.center().y() - own.center().y());
        break;
      case Align::bottom:
        by.setY(all.bottom() - own.bottom());
        break;
    }
    put_at(values, document, hall, row_pointer(rows.hall, index), row->origin + by);
  }
  return set_all(document, values, words({"Align rows", "对齐机柜列"}));
}

bool distribute_rows(ScenarioDocument& document, const FloorHall& hall, const RowSet& rows, bool across) {
  struct Part {
    std::uint32_t row;
    double begin, length;
  };
  std::vector<Part> parts;
  double taken = 0;
  for (const std::uint32_t index : rows.rows) {
    if (!first_copy(hall, index)) continue;
    const QRectF box = box_of(hall, {index});
    parts.push_back({index, across ? box.left() : box.top(), across ? box.width() : box.height()});
    taken += parts.back().length;
  }
  if (parts.size() < 3) return false;
  std::sort(parts.begin(), parts.end(),
            [](const Part& a, const Part& b) { return a.begin != b.begin ? a.begin < b.begin : a.row < b.row; });
  const double room = parts.back().begin + parts.back().length - parts.front().begin;
  const double gap = (room - taken) / static_cast<double>(parts.size() - 1);
  std::vector<Assignment> values;
  double next = parts.front().begin;
  for (const Part& part : parts) {
    const double by = next - part.begin;
    put_at(values, document, hall, row_pointer(rows.hall, part.row),
           first_copy(hall, part.row)->origin + (across ? QPointF(by, 0) : QPointF(0, by)));
    next += part.length + gap;
  }
  return set_all(document, values, words({"Distribute rows", "等距分布机柜列"}));
}

bool split_rows(ScenarioDocument& document, const FloorHall& hall, const RowSet& rows) {
  std::vector<std::uint32_t> several;
  for (const std::uint32_t index : rows.rows)
    if (const FloorRow* row = first_copy(hall, index); row && row->copies > 1) several.push_back(index);
  if (several.empty()) return false;
  std::sort(several.rbegin(), several.rend());  // from the last, so that the indices of the others stay
  const std::string list = FloorHall::pointer(rows.hall) + "/rows";
  std::set<std::string> taken = floor_ids(document.root());
  const Together together(document, words({"Split into single rows", "拆分为单列"}));
  for (const std::uint32_t index : several) {
    std::size_t end = index + 1;
    for (const FloorRow& row : hall.rows) {
      if (row.of != index) continue;
      auto copy = copy_of(*find_node(document.root(), row_pointer(rows.hall, index)));
      const Node* id = copy->member("id");
      const std::string before = id ? id->plain() : std::string();
      give(*copy, "id", json_text(row.id));
      if (row.copy > 0) rename_groups(*copy, before, row.id, taken);
      give(*copy, "position", position_json(in_file(hall, row.origin)));
      for (const char* key : {"count", "pitch_mm"})
        if (const Node* member = copy->member(key)) take_out(*copy, member->index());
      document.insert(list, end++, write_tree(*copy));
    }
    document.remove(row_pointer(rows.hall, index));
  }
  return true;
}

bool remove_rows(ScenarioDocument& document, const RowSet& rows) {
  std::vector<std::uint32_t> order = rows.rows;
  std::sort(order.rbegin(), order.rend());
  std::vector<Assignment> values;
  values.reserve(order.size());
  for (const std::uint32_t row : order) values.push_back({row_pointer(rows.hall, row), {}});
  return !values.empty() &&
         set_all(document, values, order.size() == 1 ? words({"Delete row", "删除机柜列"}) : words({"Delete rows", "删除多列机柜"}));
}

QSizeF size_of(const NewRow& row, const RackSize& rack) {
  const double length = (row.racks - 1) * row.pitch_mm + rack.width_mm;
  const double depth = (row.rows - 1) * row.row_pitch_mm + rack.depth_mm;
  const QPointF along = turned({length, 0}, row.rotation_deg), behind = turned({0, -depth}, row.rotation_deg);
  return QPolygonF({QPointF(), along, along + behind, behind}).boundingRect().size();
}

QSizeF size_of_pod(const NewRow& row, const RackSize& rack, double aisle_mm) {
  const QSizeF one = size_of(row, rack);
  const bool upright = std::abs(std::remainder(row.rotation_deg, 180)) > 45;
  return upright ? QSizeF(2 * one.width() + aisle_mm, one.height()) : QSizeF(one.width(), 2 * one.height() + aisle_mm);
}

QSizeF size_of_array(const NewArray& array, const RackSize& rack) {
  const QSizeF one = size_of(row_of(array, rack), rack);
  double depth = one.height();
  for (int line = 1; array.facing && line < array.lines; ++line)
    depth += one.height() + (line % 2 == 1 ? array.hot_aisle_mm : array.cold_aisle_mm);
  return {array.columns * (one.width() + array.column_gap_mm) - array.column_gap_mm, depth};
}

std::vector<std::string> place_row(ScenarioDocument& document, const FloorHall& hall, std::size_t index, const NewRow& row, QPointF at) {
  Placing placing(document, hall, index, words({"Place row", "放置机柜列"}));
  placing.put(row, at);
  return placing.made();
}

std::vector<std::string> place_pod(ScenarioDocument& document, const FloorHall& hall, std::size_t index, const NewRow& row, double aisle_mm,
                                   QPointF at) {
  Placing placing(document, hall, index, words({"Place pod", "放置机柜组"}));
  NewRow one = row;
  one.rows = 1;
  const QSizeF size = size_of(one, placing.rack_size(one));
  const bool upright = std::abs(std::remainder(row.rotation_deg, 180)) > 45;
  // Fronts look away from the aisle: up and down, or to the left and right.
  one.rotation_deg = upright ? 270 : 180;
  placing.put(one, at);
  one.rotation_deg = upright ? 90 : 0;
  placing.put(one, at + (upright ? QPointF(size.width() + aisle_mm, 0) : QPointF(0, size.height() + aisle_mm)));
  return placing.made();
}

std::vector<std::string> place_array(ScenarioDocument& document, const FloorHall& hall, std::size_t index, const NewArray& array,
                                     QPointF at) {
  Placing placing(document, hall, index, words({"Place array", "放置阵列"}));
  const RackSize rack = placing.rack_size(array.row);
  NewRow row = row_of(array, rack);
  const QSizeF size = size_of(row, rack);
  double y = at.y();
  for (int line = 0; line < (array.facing ? array.lines : 1); ++line) {
    if (array.facing) row.rotation_deg = line % 2 == 0 ? 180 : 0;  // the first two turn their backs to each other
    for (int column = 0; column < array.columns; ++column) placing.put(row, {at.x() + column * (size.width() + array.column_gap_mm), y});
    y += size.height() + (line % 2 == 0 ? array.hot_aisle_mm : array.cold_aisle_mm);
  }
  return placing.made();
}

std::string add_hall(ScenarioDocument& document, const QString& name, double width_mm, double depth_mm) {
  std::set<std::string> taken = floor_ids(document.root());
  const Node* halls = document.root().member("halls");
  const std::size_t end = halls && halls->kind == JsonKind::list ? halls->children.size() : 0;
  const std::string id = free_id("hall-1", taken);
  const std::string json = "{\"id\": " + json_text(id) + (name.isEmpty() ? std::string() : ", \"name\": " + json_text(name.toStdString())) +
                           ", \"width_mm\": " + number_json(width_mm) + ", \"depth_mm\": " + number_json(depth_mm) + ", \"rows\": []}";
  return document.insert("/halls", end, json) ? FloorHall::pointer(end) : std::string();
}

}  // namespace icctwin::gui
