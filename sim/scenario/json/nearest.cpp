#include "sim/scenario/json/nearest.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <numeric>
#include <vector>

namespace icctwin {
namespace {

constexpr std::size_t longest_name = 100;  // nobody mistypes more; keeps hostile input cheap

// Levenshtein distance: insertions, deletions and replacements that turn one text into the other.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

bool lacks_only_an_ending(std::string_view wanted, std::string_view known) {
  return wanted.size() >= 2 && known.size() > wanted.size() && known.starts_with(wanted) && known[wanted.size()] == '_';
}

}  // namespace

std::string nearest_name(std::string_view wanted, std::span<const std::string> known) {
  if (wanted.empty() || wanted.size() > longest_name) return {};
  const std::string* best = nullptr;
  std::size_t best_distance = std::numeric_limits<std::size_t>::max();
  for (const std::string& name : known) {
    const std::size_t longer = std::max(wanted.size(), name.size());
    const std::size_t shorter = std::min(wanted.size(), name.size());
    const bool ending = lacks_only_an_ending(wanted, name);
    const std::size_t allowed = std::max<std::size_t>(1, longer * 2 / 5);
    if (!ending && longer - shorter > allowed) continue;
    const std::size_t distance = ending ? 1 : edit_distance(wanted, name);
    if (distance <= allowed && distance < shorter && distance < best_distance) best = &name, best_distance = distance;
  }
  return best ? *best : std::string();
}

}  // namespace icctwin
