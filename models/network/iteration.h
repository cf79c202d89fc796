#pragma once
// How much longer an iteration takes when its communication gets less than the network cards' rate.
//
// Of the time of an iteration with the cards at full rate, the share c is exposed communication, the share h is communication hidden behind
// computing, and 1 - c is computing. At a rate r of the cards' rate:
//   time(r) = (1 - c) + max(c / r, (c + h) / r - (1 - c)),
// exposed communication stretches, and hidden communication comes out where it no longer fits behind the computing.
// Valid: bulk transfers (latency does not matter). Left out: communication that waits for other stages of a pipeline.
//
// Jobs whose bursts collide: a job sends with its full rate in the share d of the time (duty). To first order, a burst of job j finds on
// a bundle of capacity C its own flows w_j and of each other job o the flows d_o w_o on average, and gets
//   r_j = min over bundles of C / (w_j + sum of d_o w_o), at most the cards' rate.
// Valid: jobs with unrelated periods. Against a simulation of every iteration (tests/sim/engine/fabric) the time of an iteration is below
// 0.02 % off with two jobs on a bundle and up to 1.1 % too short with three. Jobs of equal periods can lock into step and do better or
// worse. Source: mean-field argument of our own; time(r): overlap bounds.

namespace icctwin {

struct IterationShares {
  double exposed = 0;  ///< c
  double hidden = 0;   ///< h

  double communication() const { return exposed + hidden; }
};

/// Time of an iteration over that with the cards at full rate; `rate` in ]0, 1].
double iteration_time_ratio(const IterationShares& shares, double rate);

/// Share of the time in which the job sends, when its bursts get `rate`.
double burst_duty(const IterationShares& shares, double rate);

}  // namespace icctwin
