#include "sim/engine/fabric/fluid_fabric.h"

#include <simgrid/kernel/resource/Model.hpp>
#include <simgrid/s4u/Engine.hpp>

#include <algorithm>
#include <cmath>
#include <queue>
#include <utility>

namespace icctwin {
namespace {

constexpr double rounding = 1e-14;  // of the clock: an end this near is now, or the clock would stand still

}  // namespace

class FluidFabric::Model : public simgrid::kernel::resource::Model {
 public:
  explicit Model(std::vector<double> capacities)
      : simgrid::kernel::resource::Model("FluidFabric"), net(std::move(capacities)), link_failed(net.links(), false) {}

  // Asked before each move of the clock: the time until the next end, below zero for none.
  double next_occurring_event(double now) override {
    solve(now);
    if (!stillborn.empty()) return 0;
    while (!ends.empty() && ends.top().version != streams[ends.top().stream].version) ends.pop();
    return ends.empty() ? -1 : std::max(0.0, ends.top().time_s - now);
  }

  // Told after each move of the clock.
  void update_actions_state(double now, double) override {
    for (const auto index : std::exchange(stillborn, {})) {
      const auto ended = take(index);
      if (ended) ended(End::failed);
    }
    std::vector<std::function<void(End)>> callbacks;
    while (!ends.empty() && ends.top().time_s <= now + rounding * std::max(1.0, now)) {
      const Due due = ends.top();
      ends.pop();
      if (due.version != streams[due.stream].version) continue;
      callbacks.push_back(take(due.stream));
    }
    for (const auto& ended : callbacks)
      if (ended) ended(End::through);
  }

  std::function<void(End)> take(std::uint32_t index) {
    ++streams[index].version;
    net.remove(index);
    return std::move(streams[index].ended);
  }

  const std::vector<std::uint32_t>& solve(double now) {
    const auto& changed = net.solve();
    for (const auto index : changed) {
      Stream& stream = streams[index];
      if (std::isinf(stream.left)) continue;
      stream.left = std::max(0.0, stream.left - stream.rate * (now - stream.since_s));
      stream.since_s = now;
      stream.rate = net.rate(index);
      ++stream.version;
      if (stream.rate > 0) ends.push({now + stream.left / stream.rate, index, stream.version});
    }
    return changed;
  }

  struct Stream {
    double left = 0, rate = 0, since_s = 0;
    std::uint64_t version = 0;
    std::function<void(End)> ended;
  };
  struct Due {
    double time_s;
    std::uint32_t stream;
    std::uint64_t version;
    // The earliest first; at one instant the lowest number.
    bool operator<(const Due& other) const { return time_s != other.time_s ? time_s > other.time_s : stream > other.stream; }
  };

  MaxMin net;
  std::vector<Stream> streams;
  std::priority_queue<Due> ends;
  std::vector<bool> link_failed;
  std::vector<std::uint32_t> stillborn;  ///< started over a failed link
};

FluidFabric::FluidFabric(std::vector<double> capacities) : model_(std::make_shared<Model>(std::move(capacities))) {
  simgrid::s4u::Engine::get_instance()->add_model(model_);
}

FluidFabric::~FluidFabric() = default;

std::uint32_t FluidFabric::start(double amount, double bound, std::vector<LinkUse> uses, std::function<void(End)> ended) {
  const auto index = model_->net.add(bound, std::move(uses));
  if (index >= model_->streams.size()) model_->streams.resize(index + 1);
  Model::Stream& stream = model_->streams[index];
  stream.left = amount;
  stream.rate = 0;
  stream.since_s = simgrid::s4u::Engine::get_clock();
  stream.ended = std::move(ended);
  for (const LinkUse& use : model_->net.uses(index))
    if (model_->link_failed[use.link]) {
      model_->stillborn.push_back(index);
      break;
    }
  return index;
}

void FluidFabric::cancel(std::uint32_t stream) {
  std::erase(model_->stillborn, stream);
  model_->take(stream);
}
void FluidFabric::set_bound(std::uint32_t stream, double bound) { model_->net.set_bound(stream, bound); }
void FluidFabric::set_capacity(std::uint32_t link, double capacity) { model_->net.set_capacity(link, capacity); }

void FluidFabric::fail_link(std::uint32_t link) {
  model_->link_failed[link] = true;
  auto concerned = model_->net.streams_on(link);
  std::ranges::sort(concerned);
  std::vector<std::function<void(End)>> callbacks;
  callbacks.reserve(concerned.size());
  for (const auto stream : concerned) callbacks.push_back(model_->take(stream));
  for (const auto& ended : callbacks)
    if (ended) ended(End::failed);
}

void FluidFabric::restore_link(std::uint32_t link) { model_->link_failed[link] = false; }

double FluidFabric::rate(std::uint32_t stream) const { return model_->net.rate(stream); }

std::vector<std::uint32_t> FluidFabric::settle() { return model_->solve(simgrid::s4u::Engine::get_clock()); }

}  // namespace icctwin
