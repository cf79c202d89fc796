#pragma once
// How often a job should save its state, and what failures then cost.
//
// Interval that wastes least to first order: tau = sqrt(2 C M), C the time that one checkpoint costs, M the mean time between
// interruptions. Effective share of time with exponential failures (Daly's exact form):
//   useful / total = tau / (M exp(R / M) (exp((tau + C) / M) - 1)), R the time of a restart.
// Valid: C well below M; interruptions as a Poisson process.
// Sources: Young, Comm. ACM 17 (1974) 530; Daly, Future Generation Computer Systems 22 (2006) 303, eq. 13.

namespace icctwin {

/// Work between two checkpoints [s]; infinite without interruptions.
double young_daly_interval_s(double checkpoint_s, double mean_time_between_interruptions_s);

/// Expected share of time in which work is done that is not lost, 0..1.
double effective_time_ratio(double interval_s, double checkpoint_s, double restart_s, double mean_time_between_interruptions_s);

}  // namespace icctwin
