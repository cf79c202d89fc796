#pragma once
// Time of collective operations over a uniform group of ranks.
#include <string>
#include <vector>

#include "models/base/describe.h"

namespace icctwin {

enum class Collective { all_reduce, all_gather, reduce_scatter, all_to_all, broadcast, reduce };
std::vector<Choice> choices_of(Collective);

enum class CollectiveAlgorithm { ring, tree, in_network };
std::vector<Choice> choices_of(CollectiveAlgorithm);

/// What one rank's port gives a collective: fixed time of a call, further time per peer, bandwidth per direction as collectives reach it.
struct LinkTerms {
  double latency_s = 0;
  double latency_per_peer_s = 0;
  double bandwidth_bytes_per_s = 0;
  /// Of a switch that reduces and multicasts (NVLink SHARP, InfiniBand SHARP); 0: it does not.
  double in_network_bytes_per_s = 0;
  bool operator==(const LinkTerms&) const = default;
};

/// Bytes that pass a port in a collective over n ranks, per byte of buffer: all-reduce 2 (n-1)/n; all-gather, reduce-scatter, all-to-all
/// (n-1)/n; broadcast, reduce 1. The buffer is the whole one (n times what a rank holds in an all-gather). Source: nccl-tests,
/// PERFORMANCE.md.
double bus_factor(Collective collective, double ranks);

/// Time of one collective over the ranks of one network [s].
///
///   ring        a + a_peer (n - 2) + f(n) S / B
///   tree        a + a_peer 2 (log2 n - 1) + 2 S / B for all-reduce, S / B for broadcast and reduce; others go as rings
///   in network  a + (n + 1)/n S / B_in for all-reduce: a port sends its buffer to the switch once and takes the result once, plus the
///               n-th part that it reduces itself; the halves of it for all-gather and reduce-scatter
///
/// The latency of a ring grows with its steps; a is that of two ranks. Left out: protocol changes between small and large messages (NCCL's
/// LL, LL128), which make measured latencies of small messages a little shorter, and sharing of links by several groups: the caller
/// divides.
double collective_s(Collective collective, CollectiveAlgorithm algorithm, double ranks, double bytes, const LinkTerms& link);

/// The fastest of the algorithms that the link offers [s].
double fastest_collective_s(Collective collective, double ranks, double bytes, const LinkTerms& link);

/// Time of a collective over groups of `local` ranks inside nodes and `nodes` such groups [s].
///
/// All-reduce: reduce-scatter inside, all-reduce of S / local per port outside, all-gather inside, one after the other. All-gather and
/// reduce-scatter: the same without their other half. All-to-all: the share of the peers outside goes through the outer port, the rest
/// through the inner one, at the same time. `outer` is the port of one rank; ranks of one node use theirs side by side.
double hierarchical_collective_s(Collective collective, double local, double nodes, double bytes, const LinkTerms& inner,
                                 const LinkTerms& outer);

/// Bus bandwidth as nccl-tests prints it: f(n) S / t [B/s].
double bus_bandwidth_bytes_per_s(Collective collective, double ranks, double bytes, double time_s);

/// Bus bandwidth of a large message through all levels at once, as pipelined rings reach it: the least of the levels [B/s].
///
/// A switch that reduces (SHARP) takes the buffer once where a ring takes it twice, so that its level counts double in an all-reduce.
double pipelined_bus_bandwidth_bytes_per_s(Collective collective, CollectiveAlgorithm algorithm, double local, const LinkTerms& inner,
                                           const LinkTerms& outer);

}  // namespace icctwin
