#pragma once
// What a search is asked for, in plain numbers: the module that knows search libraries (tools/search) sees nothing else of a sweep.
#include <cstddef>
#include <functional>
#include <vector>

namespace icctwin {

/// The names of the module's file and of its function, which is a SearchFunction with C linkage.
inline constexpr const char* search_module = "icctwin-search.so";
inline constexpr const char* search_function = "icctwin_search";

struct SearchProblem {
  std::vector<double> low, high;  ///< bounds, by coordinate
  std::size_t discrete = 0;       ///< how many of the last coordinates are whole numbers
  std::size_t objectives = 1;     ///< minimised
  std::size_t constraints = 0;    ///< hold at or below zero; only with one objective
  std::size_t population = 0;     ///< with several objectives a multiple of four
  unsigned generations = 0, seed = 0;
  /// Fitness of points that lie one after the other: for each its objectives, then its constraints. What it throws ends the search.
  std::function<std::vector<double>(const std::vector<double>& points)> evaluate;
};

using SearchFunction = void(const SearchProblem& problem);

}  // namespace icctwin
