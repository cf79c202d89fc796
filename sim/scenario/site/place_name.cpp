#include "sim/scenario/site/place_name.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace icctwin {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Levenshtein distance, ASCII case ignored: V. I. Levenshtein, Soviet Physics Doklady 10 (1966) 707.
std::size_t letters_changed(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t replaced = diagonal + (lower(a[i]) == lower(b[j]) ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

bool same_place(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

std::string nearest_place(std::string_view name, std::span<const std::string_view> known) {
  std::string_view nearest;
  std::size_t fewest = name.size() / 2 + 1;
  for (const std::string_view candidate : known) {
    const std::size_t changed = letters_changed(name.substr(0, 64), candidate);
    if (changed < fewest) fewest = changed, nearest = candidate;
  }
  return std::string(nearest);
}

}  // namespace icctwin
