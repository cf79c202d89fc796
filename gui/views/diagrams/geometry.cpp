#include "gui/views/diagrams/geometry.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace icctwin::gui {
namespace {

constexpr double touch = 0.6;                               // px: nearer is the same place
constexpr double tag_gap = 8, label_gap = 2, line_gap = 2;  // of a line's height nothing is written in its upper and lower edge

bool same(double a, double b) { return std::abs(a - b) < touch; }

struct Run {
  QPointF a, b;
  bool horizontal() const { return same(a.y(), b.y()); }
  bool vertical() const { return same(a.x(), b.x()); }
  double length() const { return std::hypot(b.x() - a.x(), b.y() - a.y()); }
  QRectF box() const { return QRectF(a, b).normalized(); }
};

std::vector<Run> runs_of(const Link& link) {
  std::vector<Run> runs;
  for (std::size_t i = 1; i < link.points.size(); ++i) runs.push_back({link.points[i - 1], link.points[i]});
  return runs;
}

/// Where a horizontal and a vertical run cross inside both.
std::optional<QPointF> cross(const Run& level, const Run& upright) {
  const QPointF at(upright.a.x(), level.a.y());
  const QRectF l = level.box(), u = upright.box();
  const bool inside = at.x() > l.left() + touch && at.x() < l.right() - touch && at.y() > u.top() + touch && at.y() < u.bottom() - touch;
  return inside ? std::optional(at) : std::nullopt;
}

bool overlap(const QRectF& a, const QRectF& b) {
  return a.left() < b.right() - touch && b.left() < a.right() - touch && a.top() < b.bottom() - touch && b.top() < a.bottom() - touch;
}

/// On the edge of a box or inside it.
bool touches(const QPointF& point, const QRectF& box) { return box.adjusted(-touch, -touch, touch, touch).contains(point); }

bool on_link(const QPointF& point, const Link& link) {
  return std::ranges::any_of(runs_of(link), [&](const Run& run) { return touches(point, run.box()); });
}

}  // namespace

const Element* Scene::find(const std::string& key) const {
  const auto found = std::ranges::find(elements, key, &Element::key);
  return found == elements.end() ? nullptr : &*found;
}

std::vector<Crossing> crossings(const std::vector<Link>& links) {
  std::vector<Crossing> found;
  for (std::size_t above = 1; above < links.size(); ++above)
    for (std::size_t below = 0; below < above; ++below) {
      if (!links[above].gaps || !links[below].gaps) continue;
      for (const Run& over : runs_of(links[above]))
        for (const Run& under : runs_of(links[below])) {
          const bool level = over.horizontal() && under.vertical(), upright = over.vertical() && under.horizontal();
          if (!level && !upright) continue;
          if (const auto at = level ? cross(over, under) : cross(under, over)) found.push_back({below, above, *at, level});
        }
    }
  return found;
}

ArrowPlace arrow_place(const Link& link) {
  const auto runs = runs_of(link);
  if (runs.empty()) return {};
  const Run& longest = *std::ranges::max_element(runs, {}, &Run::length);
  const QPointF way = longest.b - longest.a;
  return {(longest.a + longest.b) / 2, std::atan2(way.y(), way.x()) * 180 / 3.141592653589793};
}

bool runs_through(const Link& link, const QRectF& box) {
  return std::ranges::any_of(runs_of(link), [&](const Run& run) {
    const QRectF line = run.box();
    return line.left() < box.right() - touch && line.right() > box.left() + touch && line.top() < box.bottom() - touch &&
           line.bottom() > box.top() + touch;
  });
}

void place_tag(Scene& scene, Tag tag, const std::vector<QPointF>& points) {
  const double w = tag.box.width(), h = tag.box.height();
  double best_cost = std::numeric_limits<double>::infinity();
  for (const QPointF& at : points) {
    const std::array<QPointF, 8> places = {at + QPointF(-w / 2, -h - tag_gap),  at + QPointF(-w / 2, tag_gap),
                                           at + QPointF(tag_gap, -h / 2),       at + QPointF(-w - tag_gap, -h / 2),
                                           at + QPointF(tag_gap, tag_gap),      at + QPointF(-w - tag_gap, tag_gap),
                                           at + QPointF(tag_gap, -h - tag_gap), at + QPointF(-w - tag_gap, -h - tag_gap)};
    for (const QPointF& place : places) {
      const QRectF box(place, QSizeF(w, h)), room = box.adjusted(-label_gap, -label_gap, label_gap, label_gap);
      double cost = 0;
      for (const Element& element : scene.elements) cost += overlap(room, element.box) ? 10 : 0;
      for (const Tag& other : scene.tags) cost += overlap(room, other.box) ? 10 : 0;
      for (const Label& note : scene.notes) cost += overlap(room, note.box) ? 10 : 0;
      for (const Link& link : scene.links) cost += runs_through(link, room) ? 4 : 0;
      for (const Band& band : scene.bands)
        if (!band.framed && overlap(box, QRectF(band.box.right() - 1, band.box.top(), 2, band.box.height()))) cost += 0.5;
      if (!QRectF(QPointF(), scene.size).contains(box)) cost += 100;
      if (cost >= best_cost) continue;
      best_cost = cost;
      tag.box = box;
    }
  }
  scene.tags.push_back(std::move(tag));
}

std::string neighbour(const Scene& scene, const std::string& key, int direction) {
  const Element* from = scene.find(key);
  if (!from) return scene.elements.empty() ? std::string() : scene.elements.front().key;
  const QPointF start = from->box.center();
  std::string nearest;
  double least = std::numeric_limits<double>::infinity();
  for (const Element& other : scene.elements) {
    if (other.key == key) continue;
    const QPointF way = other.box.center() - start;
    const bool level = direction == Qt::Key_Left || direction == Qt::Key_Right;
    const double along = (level ? way.x() : way.y()) * (direction == Qt::Key_Left || direction == Qt::Key_Up ? -1 : 1);
    const double aside = std::abs(level ? way.y() : way.x());
    if (along < 1) continue;
    const double distance = along + 2 * aside;
    if (distance >= least) continue;
    least = distance;
    nearest = other.key;
  }
  return nearest;
}

std::vector<std::string> faults(const Scene& scene) {
  std::vector<std::string> found;
  const QRectF all = QRectF(QPointF(), scene.size).adjusted(-touch, -touch, touch, touch);
  for (std::size_t i = 0; i < scene.elements.size(); ++i) {
    const Element& one = scene.elements[i];
    if (!all.contains(one.box)) found.push_back(one.key + " lies outside");
    for (std::size_t j = 0; j < i; ++j)
      if (overlap(one.box, scene.elements[j].box)) found.push_back(one.key + " overlaps " + scene.elements[j].key);
    for (const Label& label : one.labels)
      if (!one.box.adjusted(-1, -1, 1, 1).contains(label.box))
        found.push_back(one.key + " has a label outside: " + label.text.toStdString());
    for (std::size_t a = 0; a < one.labels.size(); ++a)
      for (std::size_t b = 0; b < a; ++b)
        if (overlap(one.labels[a].box.adjusted(0, line_gap, 0, -line_gap), one.labels[b].box.adjusted(0, line_gap, 0, -line_gap)))
          found.push_back(one.key + " has labels over each other: " + one.labels[a].text.toStdString());
  }
  for (std::size_t i = 0; i < scene.tags.size(); ++i) {
    const Tag& tag = scene.tags[i];
    const std::string name = "tag " + tag.strong.toStdString();
    if (!all.contains(tag.box)) found.push_back(name + " lies outside");
    for (const Element& one : scene.elements)
      if (overlap(tag.box, one.box)) found.push_back(name + " overlaps " + one.key);
    for (std::size_t j = 0; j < i; ++j)
      if (overlap(tag.box, scene.tags[j].box)) found.push_back(name + " overlaps tag " + scene.tags[j].strong.toStdString());
    for (const Link& link : scene.links)
      if (runs_through(link, tag.box)) found.push_back(name + " stands on the link from " + link.from + " to " + link.to);
  }
  for (const Link& link : scene.links) {
    const std::string name = "link from " + link.from + " to " + link.to;
    if (link.points.size() < 2) {
      found.push_back(name + " has no length");
      continue;
    }
    for (const bool first : {true, false}) {
      const QPointF end = first ? link.points.front() : link.points.back();
      const std::string& key = first ? link.from : link.to;
      if (!key.empty()) {
        const Element* element = scene.find(key);
        if (!element || !touches(end, element->box)) found.push_back(std::string(name).append(" does not end at ").append(key));
      } else if (std::ranges::none_of(scene.links, [&](const Link& other) { return &other != &link && on_link(end, other); })) {
        found.push_back(name + " ends nowhere");
      }
    }
    if (!link.gaps) continue;
    for (const Run& run : runs_of(link))
      if (!run.horizontal() && !run.vertical()) found.push_back(name + " slants");
    for (const Element& one : scene.elements)
      if (one.key != link.from && one.key != link.to && runs_through(link, one.box)) found.push_back(name + " runs through " + one.key);
  }
  return found;
}

}  // namespace icctwin::gui
