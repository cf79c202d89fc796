#pragma once
// Which waiting job starts next, and where. Policies are plain functions of queue, pools and running jobs, in one table.
#include <cstdint>
#include <vector>

#include "sim/engine/cluster.h"

namespace icctwin {

/// A job that runs, as the scheduler knows it.
struct RunningJob {
  std::uint32_t job = 0;
  std::size_t pool = 0;
  double expected_end_s = 0;  ///< from the requested time
  std::vector<Share> shares;
};

struct Start {
  std::uint32_t job = 0;
  std::size_t pool = 0;
  std::vector<Share> shares;
};

/// Places out of service, and when they are expected back.
struct Returning {
  double time_s = 0;
  std::size_t pool = 0;
  std::vector<Share> shares;
};

/// What a policy sees; `waiting` is in order of submission. A policy removes from it what it starts, and takes the places in the pools.
struct SchedulerView {
  const std::vector<PlanJob>& jobs;
  std::vector<Pool>& pools;
  std::vector<std::uint32_t>& waiting;
  const std::vector<RunningJob>& running;
  double now_s = 0;
  std::vector<Returning> returning = {};
};

using Policy = std::vector<Start> (*)(SchedulerView&);

/// The policy table.
Policy find_policy(SchedulerPolicy policy);

/// First come, first served: jobs start in order of submission, nobody overtakes.
std::vector<Start> first_come_first_served(SchedulerView& view);

/// EASY backfill: as above, but a later job may start if it does not delay the first waiting one by its reservation.
///
/// The reservation is the earliest time at which the first waiting job fits when running jobs end at their requested times; jobs that
/// overrun are expected to end now, failed nodes are expected back when their repair ends. A later job may start if it ends by then, or if
/// the first one still fits then beside it. Source: D. Lifka, The ANL/IBM SP scheduling system, JSSPP 1995; rules as in Feitelson and Weil,
/// IPPS 1998.
std::vector<Start> easy_backfill(SchedulerView& view);

}  // namespace icctwin
