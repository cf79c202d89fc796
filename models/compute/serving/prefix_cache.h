#pragma once
// Prompts that begin alike: which blocks of a prompt are still kept from earlier requests.
#include <cstddef>
#include <cstdint>
#include <list>
#include <span>
#include <unordered_map>

namespace icctwin {

/// A store of prompt blocks, least recently used out first, shared by all replicas (as the store of Mooncake, FAST '25).
///
/// Equal numbers mean equal content of a block and of all before it. A block counts as kept from the arrival of the request that brings it.
/// Left out: the time to fetch blocks from the store.
class PrefixCache {
 public:
  /// Room for a number of blocks; 0 keeps nothing.
  explicit PrefixCache(std::size_t blocks) : room_(blocks) {}

  /// Leading blocks of a prompt that are kept; afterwards all of its blocks are the most recently used.
  std::size_t look_up(std::span<const std::uint64_t> blocks);
  std::size_t size() const { return place_.size(); }

 private:
  std::size_t room_;
  std::list<std::uint64_t> by_use_;  // most recently used first
  std::unordered_map<std::uint64_t, std::list<std::uint64_t>::iterator> place_;
};

}  // namespace icctwin
