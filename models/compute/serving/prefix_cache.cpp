#include "models/compute/serving/prefix_cache.h"

namespace icctwin {

std::size_t PrefixCache::look_up(std::span<const std::uint64_t> blocks) {
  std::size_t hits = 0;
  while (hits < blocks.size() && place_.contains(blocks[hits])) ++hits;
  if (room_ == 0) return 0;
  // From the last to the first, so that the head of a prompt outlives its tail.
  for (auto block = blocks.rbegin(); block != blocks.rend(); ++block) {
    const auto known = place_.find(*block);
    if (known != place_.end()) {
      by_use_.splice(by_use_.begin(), by_use_, known->second);
      continue;
    }
    by_use_.push_front(*block);
    place_.emplace(*block, by_use_.begin());
  }
  while (place_.size() > room_) {
    place_.erase(by_use_.back());
    by_use_.pop_back();
  }
  return hits;
}

}  // namespace icctwin
