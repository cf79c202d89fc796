#pragma once
// Blocks of an engine's cache: who holds them, and what freed blocks still remember.
#include <cstdint>
#include <deque>

namespace icctwin {

/// Free blocks form a queue: the longest free one is taken first, and until it is taken a request that was pushed out finds its content
/// again (least recently used, as vLLM v1 does). The content of finished requests is forgotten: prompts that repeat are the matter of
/// PrefixCache.
class BlockPool {
 public:
  explicit BlockPool(std::int64_t blocks);

  std::int64_t total() const { return total_; }
  std::int64_t free() const { return free_; }

  /// Takes blocks; there must be that many.
  void take(std::int64_t count);
  /// Gives blocks back whose content nobody needs.
  void give(std::int64_t count);
  /// Gives the blocks of a request back that will return; `partial` of them at the end are not worth remembering.
  void give_remembered(std::int64_t owner, std::int64_t count, std::int64_t partial);
  /// Blocks of an owner that still hold their content.
  std::int64_t remembered(std::int64_t owner) const;
  /// Takes what an owner left, whatever of it is still there; returns how many.
  std::int64_t take_remembered(std::int64_t owner);

 private:
  struct Segment {
    std::int64_t owner;
    std::int64_t count;
  };
  std::int64_t total_;
  std::int64_t free_;
  std::deque<Segment> queue_;
};

}  // namespace icctwin
