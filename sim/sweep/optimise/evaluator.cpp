#include "sim/sweep/optimise/evaluator.h"

namespace icctwin {

std::size_t Evaluator::bounds() const {
  std::size_t count = 0;
  for (const Constraint& one : sweep_.sweep.constraints) count += (one.at_least ? 1U : 0U) + (one.at_most ? 1U : 0U);
  return count;
}

std::vector<Fitness> Evaluator::operator()(const std::vector<DesignPoint>& points) {
  std::vector<std::int64_t> numbers;
  std::vector<DesignPoint> fresh;
  const auto first = static_cast<std::int64_t>(points_.size()) + 1;
  for (const DesignPoint& point : points) {
    const auto [place, added] = points_.emplace(point.values, static_cast<std::int64_t>(points_.size()) + 1);
    if (added) fresh.push_back(point);
    numbers.push_back(place->second);
  }
  const auto runs = session_.number(fresh, first);
  runs_.insert(runs_.end(), runs.begin(), runs.end());
  session_.set_runs(runs_);
  if (!session_.compute(runs, engine_, on_progress_, keep_going_, diagnostics_)) throw SearchStopped{};

  std::vector<std::string> ids;
  for (const Objective& one : sweep_.sweep.objectives) ids.push_back(one.kpi);
  for (const Constraint& one : sweep_.sweep.constraints) ids.push_back(one.kpi);
  const SweepTable table = session_.store().table(ids);
  for (const auto& id : ids)
    if (!table.column(id) && !table.kpis.empty()) throw SearchStopped{};  // the driver tells which
  std::vector<Fitness> all;
  for (const std::int64_t number : numbers) all.push_back(fitness(table, number));
  return all;
}

Fitness Evaluator::fitness(const SweepTable& table, std::int64_t point) const {
  const auto replications = static_cast<std::size_t>(sweep_.sweep.replications.count);
  const std::size_t begin = static_cast<std::size_t>(point - 1) * replications;
  // Mean over the replications; none where one of them has no value.
  const auto mean = [&](const std::string& id) {
    const auto* column = table.column(id);
    double sum = column ? 0 : no_value;
    for (std::size_t r = begin; column && r < begin + replications; ++r) sum += (*column)[r];
    return sum / static_cast<double>(replications);
  };
  const auto or_hopeless = [](double value) { return value != value ? hopeless : value; };
  Fitness fitness;
  for (const Objective& one : sweep_.sweep.objectives)
    fitness.push_back(or_hopeless(one.goal == Goal::minimise ? mean(one.kpi) : -mean(one.kpi)));
  for (const Constraint& one : sweep_.sweep.constraints) {
    if (one.at_least) fitness.push_back(or_hopeless(*one.at_least - mean(one.kpi)));
    if (one.at_most) fitness.push_back(or_hopeless(mean(one.kpi) - *one.at_most));
  }
  return fitness;
}

}  // namespace icctwin
