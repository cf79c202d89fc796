#include "sim/engine/agenda.h"

#include <simgrid/Exception.hpp>
#include <simgrid/kernel/Timer.hpp>
#include <simgrid/s4u.hpp>

#include <array>
#include <deque>
#include <map>

namespace icctwin {
namespace {

constexpr std::size_t turns = static_cast<std::size_t>(Turn::output) + 1;

/// What is due at one instant, by turn, in the order asked for.
struct Instant {
  std::array<std::deque<std::function<void()>>, turns> queues;

  std::deque<std::function<void()>>* next() {
    for (auto& queue : queues)
      if (!queue.empty()) return &queue;
    return nullptr;
  }
};

}  // namespace

struct Agenda::Clockwork {
  std::unique_ptr<simgrid::s4u::Engine> engine;
  std::map<double, Instant> due;
  bool stopped = false;

  void ring(double time_s) {
    // Actions may ask for more at this very instant: they are served in the same ring.
    while (!stopped) {
      const auto found = due.find(time_s);
      if (found == due.end()) return;
      auto* queue = found->second.next();
      if (!queue) {
        due.erase(found);
        return;
      }
      const auto action = std::move(queue->front());
      queue->pop_front();
      action();
    }
  }
};

Agenda::Agenda(const std::vector<std::string>& host_names) : clockwork_(std::make_unique<Clockwork>()) {
  // The network of the engine is not used: routes, cross traffic and latency factors would only cost start-up time.
  int argc = 6;
  std::string arguments[] = {"icctwin",
                             "--cfg=network/model:CM02",
                             "--cfg=network/crosstraffic:0",
                             "--cfg=contexts/factory:thread",
                             "--log=root.thres:critical",
                             "--log=no_loc"};
  std::vector<char*> argv;
  for (auto& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  clockwork_->engine = std::make_unique<simgrid::s4u::Engine>(&argc, argv.data());
  auto* zone = simgrid::s4u::create_star_zone("center");
  for (const auto& name : host_names) zone->create_host(name, 1.0);
  zone->seal();
}

Agenda::~Agenda() {
  // The engine is left to the end of the process: SimGrid 3.32 tears its statics down in an atexit handler of its own.
  static_cast<void>(clockwork_->engine.release());
}

double Agenda::now_s() const { return simgrid::s4u::Engine::get_clock(); }

void Agenda::at(double time_s, Turn turn, std::function<void()> action) {
  if (clockwork_->stopped) return;
  auto [slot, fresh] = clockwork_->due.try_emplace(time_s);
  slot->second.queues[static_cast<std::size_t>(turn)].push_back(std::move(action));
  if (fresh) simgrid::kernel::timer::Timer::set(time_s, [clockwork = clockwork_.get(), time_s] { clockwork->ring(time_s); });
}

void Agenda::run() { clockwork_->engine->run(); }

void Agenda::stop() {
  clockwork_->stopped = true;
  clockwork_->due.clear();
}

}  // namespace icctwin
