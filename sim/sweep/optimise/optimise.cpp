#include "sim/sweep/optimise/optimise.h"

#include <dlfcn.h>

#include <algorithm>
#include <utility>

#include "sim/runner/companion.h"
#include "sim/sweep/optimise/evaluator.h"
#include "sim/sweep/optimise/search_problem.h"

namespace icctwin {
namespace {

/// How a search sees the axes: continuous ones as shares in [0, 1] first, discrete ones as levels after them.
struct Coordinates {
  const std::vector<Axis>& axes;
  std::vector<std::size_t> number;  ///< of the axis, by coordinate
  std::size_t discrete = 0;         ///< how many of the last ones

  explicit Coordinates(const std::vector<Axis>& all) : axes(all) {
    for (const bool want_discrete : {false, true})
      for (std::size_t a = 0; a < axes.size(); ++a)
        if (axes[a].discrete() == want_discrete) number.push_back(a), discrete += want_discrete;
  }

  std::size_t size() const { return number.size(); }
  const Axis& axis(std::size_t coordinate) const { return axes[number[coordinate]]; }

  DesignPoint point(const double* x) const {
    DesignPoint made{std::vector<std::string>(size()), {}};
    for (std::size_t c = 0; c < size(); ++c)
      made.values[number[c]] = axis(c).discrete() ? axis(c).levels[static_cast<std::size_t>(x[c])] : axis(c).at(x[c]);
    return made;
  }
};

/// NSGA-II knows no constraints: what is outside becomes worse than all inside, the more the farther out.
void fold_bounds(Fitness& fitness, std::size_t objectives) {
  double outside = 0;
  for (std::size_t b = objectives; b < fitness.size(); ++b) outside += std::max(fitness[b], 0.0);
  fitness.resize(objectives);
  if (outside > 0)
    for (double& objective : fitness) objective = hopeless + outside;
}

/// Opened once and for the rest of the process: a library that was closed would take its statics along.
SearchFunction* open_search(Diagnostics& diagnostics) {
  const std::filesystem::path file = find_companion(search_module, "libexec/icctwin");
  void* const module = file.empty() ? nullptr : ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
  void* const function = module ? ::dlsym(module, search_function) : nullptr;
  if (!function) {
    const char* const why = file.empty() ? nullptr : ::dlerror();
    diagnostics.add("E-SWP-036", search_module, why ? why : "");
  }
  return reinterpret_cast<SearchFunction*>(function);
}

}  // namespace

bool optimise(const OptimiseDesign& design, PreparedSweep& sweep, SweepSession& session, const SweepEngine& engine,
              const OnProgress& on_progress, const KeepGoing& keep_going, Diagnostics& diagnostics) {
  SearchFunction* const search = open_search(diagnostics);
  if (!search) return false;
  Evaluator evaluator(sweep, session, engine, on_progress, keep_going, diagnostics);
  const Coordinates coordinates(evaluator.axes());
  const bool single = evaluator.objectives() == 1;

  SearchProblem problem;
  problem.low.assign(coordinates.size(), 0);
  problem.high.assign(coordinates.size(), 1);
  problem.discrete = coordinates.discrete;
  for (std::size_t c = coordinates.size() - problem.discrete; c < coordinates.size(); ++c)
    problem.high[c] = static_cast<double>(coordinates.axis(c).levels.size() - 1);
  problem.objectives = evaluator.objectives();
  problem.constraints = single ? evaluator.bounds() : 0;
  problem.population = static_cast<std::size_t>(design.population);
  if (!single) problem.population = (problem.population + 3) / 4 * 4;
  problem.generations = static_cast<unsigned>(design.generations);
  problem.seed = static_cast<unsigned>(design.seed);
  problem.evaluate = [&](const std::vector<double>& all) {
    std::vector<DesignPoint> points;
    for (std::size_t begin = 0; begin < all.size(); begin += coordinates.size()) points.push_back(coordinates.point(&all[begin]));
    std::vector<double> results;
    for (Fitness& one : evaluator(points)) {
      if (!single) fold_bounds(one, problem.objectives);
      results.insert(results.end(), one.begin(), one.end());
    }
    return results;
  };
  session.expect(static_cast<std::int64_t>(problem.population) * (problem.generations + 1) * sweep.sweep.replications.count);
  try {
    search(problem);
  } catch (const SearchStopped&) {
    return false;
  }
  session.expect(static_cast<std::int64_t>(session.runs().size()));
  return true;
}

}  // namespace icctwin
