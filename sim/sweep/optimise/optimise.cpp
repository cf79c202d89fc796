#include "sim/sweep/optimise/optimise.h"

#include <algorithm>
#include <pagmo/algorithms/gaco.hpp>
#include <pagmo/algorithms/nsga2.hpp>
#include <pagmo/bfe.hpp>
#include <pagmo/population.hpp>
#include <pagmo/problem.hpp>
#include <utility>

#include "sim/sweep/optimise/evaluator.h"

namespace icctwin {
namespace {

constexpr unsigned most_kernels = 63;  // default of the ant colony

/// How a search sees the axes: continuous ones as shares in [0, 1] first, discrete ones as levels after them.
struct Coordinates {
  std::vector<std::size_t> axis;  ///< by coordinate
  std::size_t discrete = 0;       ///< how many of the last ones

  explicit Coordinates(const std::vector<Axis>& axes) {
    for (const bool want_discrete : {false, true})
      for (std::size_t a = 0; a < axes.size(); ++a)
        if (axes[a].discrete() == want_discrete) axis.push_back(a), discrete += want_discrete;
  }
};

class Search {
 public:
  Search() = default;
  explicit Search(Evaluator& evaluator) : evaluator_(&evaluator), coordinates_(evaluator.axes()) {}

  // What pagmo asks of a problem.
  pagmo::vector_double fitness(const pagmo::vector_double& x) const { return evaluate(x).front(); }
  std::pair<pagmo::vector_double, pagmo::vector_double> get_bounds() const {
    pagmo::vector_double low(coordinates_.axis.size(), 0), high(coordinates_.axis.size(), 1);
    for (std::size_t c = low.size() - coordinates_.discrete; c < low.size(); ++c) high[c] = static_cast<double>(axis(c).levels.size() - 1);
    return {low, high};
  }
  pagmo::vector_double::size_type get_nobj() const { return evaluator_->objectives(); }
  pagmo::vector_double::size_type get_nic() const { return single() ? evaluator_->bounds() : 0; }
  pagmo::vector_double::size_type get_nix() const { return coordinates_.discrete; }
  template <class Archive>
  void serialize(Archive&, unsigned) {}

  /// Fitness of points that lie one after the other.
  std::vector<Fitness> evaluate(const pagmo::vector_double& all) const {
    const std::size_t n = coordinates_.axis.size();
    std::vector<DesignPoint> points;
    for (std::size_t begin = 0; begin < all.size(); begin += n) {
      DesignPoint point{std::vector<std::string>(n), {}};
      for (std::size_t c = 0; c < n; ++c) {
        const double x = all[begin + c];
        point.values[coordinates_.axis[c]] = axis(c).discrete() ? axis(c).levels[static_cast<std::size_t>(x)] : axis(c).at(x);
      }
      points.push_back(std::move(point));
    }
    auto results = (*evaluator_)(points);
    if (!single())
      for (Fitness& one : results) fold_bounds(one);
    return results;
  }

 private:
  bool single() const { return evaluator_->objectives() == 1; }
  const Axis& axis(std::size_t coordinate) const { return evaluator_->axes()[coordinates_.axis[coordinate]]; }

  /// NSGA-II knows no constraints: what is outside becomes worse than all inside, the more the farther out.
  void fold_bounds(Fitness& fitness) const {
    double outside = 0;
    for (std::size_t b = evaluator_->objectives(); b < fitness.size(); ++b) outside += std::max(fitness[b], 0.0);
    fitness.resize(evaluator_->objectives());
    if (outside > 0)
      for (double& objective : fitness) objective = hopeless + outside;
  }

  Evaluator* evaluator_ = nullptr;
  Coordinates coordinates_{{}};
};

/// Evaluates a whole generation at once.
struct Batch {
  pagmo::vector_double operator()(const pagmo::problem& problem, const pagmo::vector_double& all) const {
    pagmo::vector_double results;
    for (const Fitness& one : problem.extract<Search>()->evaluate(all)) results.insert(results.end(), one.begin(), one.end());
    return results;
  }
  template <class Archive>
  void serialize(Archive&, unsigned) {}
};

}  // namespace

bool optimise(const OptimiseDesign& design, PreparedSweep& sweep, SweepSession& session, const Engine& engine,
              const OnProgress& on_progress, const KeepGoing& keep_going, Diagnostics& diagnostics) {
  Evaluator evaluator(sweep, session, engine, on_progress, keep_going, diagnostics);
  const auto seed = static_cast<unsigned>(design.seed);
  const auto generations = static_cast<unsigned>(design.generations);
  const bool single = evaluator.objectives() == 1;
  auto size = static_cast<std::size_t>(design.population);
  if (!single) size = (size + 3) / 4 * 4;
  session.expect(static_cast<std::int64_t>(size) * (generations + 1) * sweep.sweep.replications.count);
  try {
    const pagmo::bfe batch{Batch{}};
    const pagmo::population first(pagmo::problem{Search(evaluator)}, batch, size, seed);
    if (single) {
      pagmo::gaco ants(generations, std::min(most_kernels, static_cast<unsigned>(size)), 1.0, 0.0, 0.01, 1, 7, 100000, 100000, 0.0, false,
                       seed);
      ants.set_bfe(batch);
      ants.evolve(first);
    } else {
      pagmo::nsga2 genes(generations, 0.95, 10.0, 1.0 / static_cast<double>(std::max<std::size_t>(evaluator.axes().size(), 1)), 50.0, seed);
      genes.set_bfe(batch);
      genes.evolve(first);
    }
  } catch (const SearchStopped&) {
    return false;
  }
  session.expect(static_cast<std::int64_t>(session.runs().size()));
  return true;
}

}  // namespace icctwin
