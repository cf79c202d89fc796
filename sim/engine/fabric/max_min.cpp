#include "sim/engine/fabric/max_min.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace icctwin {

MaxMin::MaxMin(std::vector<double> capacities) {
  links_.resize(capacities.size());
  for (std::size_t l = 0; l < capacities.size(); ++l) links_[l].capacity = capacities[l];
}

void MaxMin::touch(std::uint32_t stream) { dirty_streams_.push_back(stream); }
void MaxMin::touch_link(std::uint32_t link) { dirty_links_.push_back(link); }

std::uint32_t MaxMin::add(double bound, std::vector<LinkUse> uses) {
  std::uint32_t index = 0;
  if (unused_.empty()) {
    index = static_cast<std::uint32_t>(streams_.size());
    streams_.emplace_back();
  } else {
    index = unused_.back();
    unused_.pop_back();
  }
  Stream& stream = streams_[index];
  stream = {};
  stream.bound = bound;
  stream.uses = std::move(uses);
  stream.alive = true;
  for (const LinkUse& use : stream.uses) {
    assert(use.link < links_.size() && use.weight > 0);
    Link& link = links_[use.link];
    stream.place.push_back(static_cast<std::uint32_t>(link.streams.size()));
    link.streams.push_back(index);
    link.most += use.weight * bound;
  }
  touch(index);
  return index;
}

// Its links are looked at again: others may grow.
void MaxMin::remove(std::uint32_t index) {
  Stream& stream = streams_[index];
  for (std::size_t u = 0; u < stream.uses.size(); ++u) {
    const LinkUse& use = stream.uses[u];
    Link& link = links_[use.link];
    if (can_fill(link)) touch_link(use.link);
    const std::uint32_t last = link.streams.back();
    link.streams[stream.place[u]] = last;
    Stream& moved = streams_[last];
    for (std::size_t v = 0; v < moved.uses.size(); ++v)
      if (moved.uses[v].link == use.link) moved.place[v] = stream.place[u];
    link.streams.pop_back();
    link.most -= use.weight * stream.bound;
    if (link.streams.empty()) link.most = 0;  // no rounding error is left behind
  }
  stream.alive = false;
  unused_.push_back(index);
}

void MaxMin::set_bound(std::uint32_t index, double bound) {
  Stream& stream = streams_[index];
  if (bound == stream.bound) return;
  for (const LinkUse& use : stream.uses) {
    Link& link = links_[use.link];
    if (can_fill(link)) touch_link(use.link);
    link.most += use.weight * (bound - stream.bound);
  }
  stream.bound = bound;
  touch(index);
}

void MaxMin::set_capacity(std::uint32_t index, double capacity) {
  Link& link = links_[index];
  if (capacity == link.capacity) return;
  touch_link(index);
  link.capacity = capacity;
}

// All streams that the dirty ones can move, through links that can fill.
void MaxMin::collect() {
  component_.clear();
  component_links_.clear();
  const auto reach = [&](std::uint32_t index) {
    Stream& stream = streams_[index];
    if (!stream.alive || stream.reached) return;
    stream.reached = true;
    stream.fixed = false;
    component_.push_back(index);
  };
  const auto reach_link = [&](std::uint32_t index) {
    Link& link = links_[index];
    if (link.reached) return;
    link.reached = true;
    component_links_.push_back(index);
    for (const std::uint32_t stream : link.streams) reach(stream);
  };
  for (const std::uint32_t stream : dirty_streams_) reach(stream);
  for (const std::uint32_t link : dirty_links_) reach_link(link);
  for (std::size_t i = 0; i < component_.size(); ++i)
    for (const LinkUse& use : streams_[component_[i]].uses)
      if (can_fill(links_[use.link])) reach_link(use.link);
  dirty_streams_.clear();
  dirty_links_.clear();
  std::ranges::sort(component_);
  std::ranges::sort(component_links_);
}

void MaxMin::stay(std::uint32_t index, double rate) {
  Stream& stream = streams_[index];
  stream.fixed = true;
  if (rate != stream.rate) {
    stream.rate = rate;
    changed_.push_back(index);
  }
  for (const LinkUse& use : stream.uses) {
    Link& link = links_[use.link];
    if (!link.reached) continue;
    link.left -= use.weight * rate;
    link.weight -= use.weight;
  }
}

void MaxMin::fill() {
  for (const std::uint32_t l : component_links_) {
    Link& link = links_[l];
    link.left = link.capacity;
    link.weight = 0;
    for (const std::uint32_t s : link.streams)
      for (const LinkUse& use : streams_[s].uses)
        if (use.link == l) link.weight += use.weight;
  }
  // Streams by bound: those below the next full link's level stay there.
  std::vector<std::uint32_t> by_bound = component_;
  std::ranges::stable_sort(by_bound, {}, [&](std::uint32_t s) { return streams_[s].bound; });
  std::size_t next = 0;
  for (;;) {
    while (next < by_bound.size() && streams_[by_bound[next]].fixed) ++next;
    if (next == by_bound.size()) return;
    double level = std::numeric_limits<double>::infinity();
    std::uint32_t tightest = 0;
    for (const std::uint32_t l : component_links_) {
      const Link& link = links_[l];
      // A rounding error of a weight is no stream.
      if (link.weight <= 1e-9) continue;
      const double here = std::max(0.0, link.left) / link.weight;
      if (here < level) level = here, tightest = l;
    }
    const double bound = streams_[by_bound[next]].bound;
    if (bound <= level) {
      stay(by_bound[next], bound);
      continue;
    }
    const auto on_it = links_[tightest].streams;
    bool any = false;
    for (const std::uint32_t s : on_it)
      if (!streams_[s].fixed && streams_[s].reached) stay(s, level), any = true;
    links_[tightest].weight = 0;
    if (!any) continue;
  }
}

const std::vector<std::uint32_t>& MaxMin::solve() {
  changed_.clear();
  if (!dirty()) return changed_;
  collect();
  fill();
  for (const std::uint32_t s : component_) streams_[s].reached = false;
  for (const std::uint32_t l : component_links_) links_[l].reached = false;
  std::ranges::sort(changed_);
  return changed_;
}

}  // namespace icctwin
