#include "sim/engine/scheduler.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace icctwin {
namespace {

bool allowed(const PlanJob& job, std::size_t pool) { return (job.node_specs >> pool & 1) != 0; }

/// The first pool in which a job fits now.
std::optional<std::size_t> find_pool(const SchedulerView& view, const PlanJob& job) {
  for (std::size_t p = 0; p < view.pools.size(); ++p)
    if (allowed(job, p) && view.pools[p].fits(view.pools[p].demand(job))) return p;
  return std::nullopt;
}

Start start_in(SchedulerView& view, std::uint32_t index, std::size_t pool) {
  Pool& place = view.pools[pool];
  Start start{index, pool, place.choose(place.demand(view.jobs[index]))};
  place.take(start.shares);
  return start;
}

/// Starts waiting jobs in order until one does not fit.
std::vector<Start> start_in_order(SchedulerView& view) {
  std::vector<Start> starts;
  std::size_t done = 0;
  for (; done < view.waiting.size(); ++done) {
    const auto pool = find_pool(view, view.jobs[view.waiting[done]]);
    if (!pool) break;
    starts.push_back(start_in(view, view.waiting[done], *pool));
  }
  view.waiting.erase(view.waiting.begin(), view.waiting.begin() + static_cast<std::ptrdiff_t>(done));
  return starts;
}

/// When and where the first waiting job will fit, and the pool as it will be then.
struct Reservation {
  double time_s = std::numeric_limits<double>::infinity();
  std::size_t pool = 0;
  std::optional<Pool> then;
};

Reservation reserve(const SchedulerView& view, const std::vector<Start>& just_started, const PlanJob& job) {
  struct End {
    double time_s;
    std::size_t pool;
    const std::vector<Share>* shares;
  };
  std::vector<End> ends;
  ends.reserve(view.running.size() + just_started.size());
  for (const auto& one : view.running) ends.push_back({std::max(one.expected_end_s, view.now_s), one.pool, &one.shares});
  for (const auto& one : just_started) ends.push_back({view.now_s + view.jobs[one.job].requested_s, one.pool, &one.shares});
  for (const auto& one : view.returning) ends.push_back({one.time_s, one.pool, &one.shares});
  std::ranges::stable_sort(ends, {}, &End::time_s);

  Reservation best;
  for (std::size_t p = 0; p < view.pools.size(); ++p) {
    if (!allowed(job, p)) continue;
    const Demand demand = view.pools[p].demand(job);
    if (!view.pools[p].could_ever_fit(demand)) continue;
    Pool then = view.pools[p];
    for (std::size_t e = 0; e < ends.size() && ends[e].time_s < best.time_s; ++e) {
      if (ends[e].pool != p) continue;
      then.give_back(*ends[e].shares);
      const bool last_of_instant = e + 1 == ends.size() || ends[e + 1].time_s > ends[e].time_s;
      if (!then.fits(demand)) continue;
      const double time_s = ends[e].time_s;
      if (!last_of_instant)  // all that ends at that instant is free then
        for (++e; e < ends.size() && ends[e].time_s == time_s; ++e)
          if (ends[e].pool == p) then.give_back(*ends[e].shares);
      best = {time_s, p, std::move(then)};
      break;
    }
  }
  return best;
}

}  // namespace

std::vector<Start> first_come_first_served(SchedulerView& view) { return start_in_order(view); }

std::vector<Start> easy_backfill(SchedulerView& view) {
  auto starts = start_in_order(view);
  if (view.waiting.size() < 2) return starts;
  const PlanJob& first = view.jobs[view.waiting.front()];
  Reservation reservation = reserve(view, starts, first);
  if (!reservation.then) return starts;
  const Demand first_demand = reservation.then->demand(first);

  std::size_t kept = 1;
  for (std::size_t w = 1; w < view.waiting.size(); ++w) {
    const std::uint32_t index = view.waiting[w];
    const PlanJob& job = view.jobs[index];
    bool started = false;
    for (std::size_t p = 0; p < view.pools.size() && !started; ++p) {
      Pool& pool = view.pools[p];
      const Demand demand = pool.demand(job);
      if (!allowed(job, p) || !pool.fits(demand)) continue;
      const auto shares = pool.choose(demand);
      if (p == reservation.pool && view.now_s + job.requested_s > reservation.time_s) {
        reservation.then->take(shares);
        if (!reservation.then->fits(first_demand)) {
          reservation.then->give_back(shares);
          continue;
        }
      }
      pool.take(shares);
      starts.push_back({index, p, shares});
      started = true;
    }
    if (!started) view.waiting[kept++] = index;
  }
  view.waiting.resize(kept);
  return starts;
}

Policy find_policy(SchedulerPolicy policy) {
  // Later policies get a row here and a name in resolve.cpp.
  switch (policy) {
    case SchedulerPolicy::fcfs:
      return first_come_first_served;
    case SchedulerPolicy::easy:
      return easy_backfill;
  }
  return first_come_first_served;
}

}  // namespace icctwin
