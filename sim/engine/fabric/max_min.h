#pragma once
// Bandwidth of link bundles shared between streams: weighted max-min fairness by progressive filling.
//
// A stream is many equal flows that go on together: rate x of each flow, at most its bound, and on each link the number of its flows there
// (its weight). All rates grow together until a link is full (sum of weight x rate = capacity) or a stream reaches its bound; those
// concerned stay, the others grow on. Links that cannot fill even with every stream at its bound are left out, which changes nothing.
// A change touches only the streams that share full links with it, directly or through others: the connected component.
// Ties are broken by index, so that results do not depend on addresses.
// Source: Bertsekas and Gallager, Data Networks (1992), section 6.5.2; the model of SimGrid's CM02 network (tests hold both together).
#include <cstdint>
#include <vector>

namespace icctwin {

/// Flows of a stream on a link.
struct LinkUse {
  std::uint32_t link = 0;
  double weight = 0;
};

class MaxMin {
 public:
  explicit MaxMin(std::vector<double> capacities);

  /// A new stream; its rate is known after solve(). Numbers of removed streams are used again.
  std::uint32_t add(double bound, std::vector<LinkUse> uses);
  void remove(std::uint32_t stream);
  void set_bound(std::uint32_t stream, double bound);
  /// Zero: nothing passes.
  void set_capacity(std::uint32_t link, double capacity);

  double rate(std::uint32_t stream) const { return streams_[stream].rate; }
  double bound(std::uint32_t stream) const { return streams_[stream].bound; }
  std::size_t links() const { return links_.size(); }
  double capacity(std::uint32_t link) const { return links_[link].capacity; }
  const std::vector<LinkUse>& uses(std::uint32_t stream) const { return streams_[stream].uses; }
  /// Streams with flows on a link, in no order that means anything.
  const std::vector<std::uint32_t>& streams_on(std::uint32_t link) const { return links_[link].streams; }

  bool dirty() const { return !dirty_streams_.empty() || !dirty_links_.empty(); }
  /// Brings rates up to date; returns the streams whose rate has changed, rising.
  const std::vector<std::uint32_t>& solve();

 private:
  struct Stream {
    double bound = 0, rate = 0;
    std::vector<LinkUse> uses;
    std::vector<std::uint32_t> place;  ///< in each link's list
    bool alive = false, reached = false, fixed = false;
  };
  struct Link {
    double capacity = 0;
    double most = 0;  ///< weight x bound of its streams: what it could carry at most
    std::vector<std::uint32_t> streams;
    bool reached = false;
    double left = 0, weight = 0;  ///< while filling: capacity and weight of the streams that still grow
  };
  bool can_fill(const Link& link) const { return link.most > link.capacity; }
  void touch(std::uint32_t stream);
  void touch_link(std::uint32_t link);
  void collect();
  void fill();
  void stay(std::uint32_t stream, double rate);

  std::vector<Stream> streams_;
  std::vector<Link> links_;
  std::vector<std::uint32_t> unused_;
  std::vector<std::uint32_t> dirty_streams_, dirty_links_;
  std::vector<std::uint32_t> component_, component_links_, changed_;
};

}  // namespace icctwin
