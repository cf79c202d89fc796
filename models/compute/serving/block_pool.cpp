#include "models/compute/serving/block_pool.h"

#include <algorithm>
#include <cassert>

namespace icctwin {
namespace {

constexpr std::int64_t nobody = -1;

}  // namespace

BlockPool::BlockPool(std::int64_t blocks) : total_(blocks), free_(0) { give(blocks); }

void BlockPool::take(std::int64_t count) {
  assert(count <= free_);
  free_ -= count;
  while (count > 0) {
    Segment& oldest = queue_.front();
    const std::int64_t taken = std::min(count, oldest.count);
    oldest.count -= taken;
    count -= taken;
    if (oldest.count == 0) queue_.pop_front();
  }
}

void BlockPool::give(std::int64_t count) {
  if (count <= 0) return;
  free_ += count;
  if (!queue_.empty() && queue_.back().owner == nobody) {
    queue_.back().count += count;
  } else {
    queue_.push_back({nobody, count});
  }
}

void BlockPool::give_remembered(std::int64_t owner, std::int64_t count, std::int64_t partial) {
  give(partial);
  if (count <= partial) return;
  queue_.push_back({owner, count - partial});
  free_ += count - partial;
}

std::int64_t BlockPool::remembered(std::int64_t owner) const {
  for (auto segment = queue_.rbegin(); segment != queue_.rend(); ++segment)
    if (segment->owner == owner) return segment->count;
  return 0;
}

std::int64_t BlockPool::take_remembered(std::int64_t owner) {
  const auto found = std::find_if(queue_.begin(), queue_.end(), [owner](const Segment& segment) { return segment.owner == owner; });
  if (found == queue_.end()) return 0;
  const std::int64_t count = found->count;
  queue_.erase(found);
  free_ -= count;
  return count;
}

}  // namespace icctwin
