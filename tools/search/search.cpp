// Searches with pagmo. A module of its own, opened when a sweep searches: every start of icctwin would pay for the libraries otherwise.
#include <algorithm>
#include <pagmo/algorithms/gaco.hpp>
#include <pagmo/algorithms/nsga2.hpp>
#include <pagmo/bfe.hpp>
#include <pagmo/population.hpp>
#include <pagmo/problem.hpp>
#include <utility>

#include "sim/sweep/optimise/search_problem.h"

namespace icctwin {
namespace {

constexpr std::size_t most_kernels = 63;  // default of the ant colony

/// What pagmo asks of a problem.
struct Search {
  const SearchProblem* asked = nullptr;

  pagmo::vector_double fitness(const pagmo::vector_double& x) const { return asked->evaluate(x); }
  std::pair<pagmo::vector_double, pagmo::vector_double> get_bounds() const { return {asked->low, asked->high}; }
  pagmo::vector_double::size_type get_nobj() const { return asked->objectives; }
  pagmo::vector_double::size_type get_nic() const { return asked->constraints; }
  pagmo::vector_double::size_type get_nix() const { return asked->discrete; }
  template <class Archive>
  void serialize(Archive&, unsigned) {}
};

/// Evaluates a whole generation at once.
struct Generation {
  pagmo::vector_double operator()(const pagmo::problem& problem, const pagmo::vector_double& all) const {
    return problem.extract<Search>()->asked->evaluate(all);
  }
  template <class Archive>
  void serialize(Archive&, unsigned) {}
};

void search(const SearchProblem& asked) {
  const pagmo::bfe batch{Generation{}};
  const pagmo::population first(pagmo::problem{Search{&asked}}, batch, asked.population, asked.seed);
  if (asked.objectives == 1) {
    pagmo::gaco ants(asked.generations, static_cast<unsigned>(std::min(most_kernels, asked.population)), 1.0, 0.0, 0.01, 1, 7, 100000,
                     100000, 0.0, false, asked.seed);
    ants.set_bfe(batch);
    ants.evolve(first);
  } else {
    const double mutation = 1.0 / static_cast<double>(std::max<std::size_t>(asked.low.size(), 1));
    pagmo::nsga2 genes(asked.generations, 0.95, 10.0, mutation, 50.0, asked.seed);
    genes.set_bfe(batch);
    genes.evolve(first);
  }
}

}  // namespace
}  // namespace icctwin

extern "C" void icctwin_search(const icctwin::SearchProblem& problem) { icctwin::search(problem); }
