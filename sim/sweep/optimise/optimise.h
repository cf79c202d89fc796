#pragma once
// Searches the best points of a sweep with pagmo, on the same store and engines as any other design.
#include "sim/sweep/drive/session.h"

namespace icctwin {

/// Runs generation by generation; each is computed as a whole, so that all workers are busy. False if it was stopped.
///
/// One objective: extended ant colony optimisation (Schlueter, Egea, Banga, Computers & Operations Research 36 (2009) 2217), which keeps
/// constraints by its penalty method. Several: NSGA-II (Deb, Pratap, Agarwal, Meyarivan, IEEE Trans. Evol. Comput. 6 (2002) 182); a point
/// outside a constraint, or whose runs failed, is worse in every objective than any point inside. Discrete axes are searched by level.
/// Objectives are means over replications. The same seed takes the same way, so that a search that was stopped finds its runs in the store.
bool optimise(const OptimiseDesign& design, PreparedSweep& sweep, SweepSession& session, const SweepEngine& engine,
              const OnProgress& on_progress, const KeepGoing& keep_going, Diagnostics& diagnostics);

}  // namespace icctwin
