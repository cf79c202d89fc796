#pragma once
// Runs tasks as a job array of a Slurm cluster.
#include <string>
#include <vector>

#include "sim/sweep/drive/session.h"

namespace icctwin {

struct SlurmOptions {
  std::string program;                           ///< the icctwin program as the nodes see it
  std::string partition, account, time, memory;  ///< as sbatch takes them; empty: the cluster's defaults
  int cpus_per_task = 1;                         ///< and so many runs at a time in a task
  std::size_t chunk = 0;                         ///< runs in a task; 0: so many that there are at most 200 tasks
  std::vector<std::string> further;              ///< options for sbatch as they are
  double poll_s = 2;
};

/// The sweep's folder must lie on a file system that all nodes share.
///
/// Takes in what earlier rounds left, waits for a job of theirs that still runs, then submits what is missing. Tasks that failed or were
/// pre-empted are submitted again, three rounds in all. What Slurm says is used only to know whether to wait: results are what lies in the
/// shards. When `keep_going` says false the job is cancelled.
SweepEngine slurm_engine(SlurmOptions options);

}  // namespace icctwin
