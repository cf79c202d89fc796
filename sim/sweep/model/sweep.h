#pragma once
// A sweep file as a value: a base scenario, what varies, by which design, what is asked of the results.
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "models/base/describe.h"

namespace icctwin {

/// Values one by one; a value may be anything that the place in the scenario may hold: a number, a file, a whole object, a list.
struct ListVariable {
  static constexpr std::string_view tag = "list";
  std::string name, pointer;
  std::vector<std::string> also;
  RawJson values;
  bool operator==(const ListVariable&) const = default;
  static void describe(Describe<ListVariable>&);
};

/// Several places that change together: each value is a list with one entry for each place.
struct LinkedVariable {
  static constexpr std::string_view tag = "linked";
  std::string name;
  std::vector<std::string> pointers;
  RawJson values;
  bool operator==(const LinkedVariable&) const = default;
  static void describe(Describe<LinkedVariable>&);
};

/// Numbers from one end to the other.
struct RangeVariable {
  static constexpr std::string_view tag = "range";
  std::string name, pointer;
  std::vector<std::string> also;
  double from = 0, to = 1;
  std::optional<double> step;
  std::optional<int> count;
  bool whole = false;
  bool operator==(const RangeVariable&) const = default;
  static void describe(Describe<RangeVariable>&);
};

struct UniformVariable {
  static constexpr std::string_view tag = "uniform";
  std::string name, pointer;
  std::vector<std::string> also;
  double low = 0, high = 1;
  bool operator==(const UniformVariable&) const = default;
  static void describe(Describe<UniformVariable>&);
};

struct TriangularVariable {
  static constexpr std::string_view tag = "triangular";
  std::string name, pointer;
  std::vector<std::string> also;
  double low = 0, mode = 0.5, high = 1;
  bool operator==(const TriangularVariable&) const = default;
  static void describe(Describe<TriangularVariable>&);
};

struct NormalVariable {
  static constexpr std::string_view tag = "normal";
  std::string name, pointer;
  std::vector<std::string> also;
  double mean = 0, standard_deviation = 1;
  std::optional<double> low, high;
  bool operator==(const NormalVariable&) const = default;
  static void describe(Describe<NormalVariable>&);
};

struct LognormalVariable {
  static constexpr std::string_view tag = "lognormal";
  std::string name, pointer;
  std::vector<std::string> also;
  double median = 1, geometric_deviation = 2;
  std::optional<double> low, high;
  bool operator==(const LognormalVariable&) const = default;
  static void describe(Describe<LognormalVariable>&);
};

using SweepVariable =
    std::variant<ListVariable, LinkedVariable, RangeVariable, UniformVariable, TriangularVariable, NormalVariable, LognormalVariable>;

struct GridDesign {
  static constexpr std::string_view tag = "grid";
  int levels = 3;
  bool operator==(const GridDesign&) const = default;
  static void describe(Describe<GridDesign>&);
};

struct OneAtATimeDesign {
  static constexpr std::string_view tag = "one_at_a_time";
  bool operator==(const OneAtATimeDesign&) const = default;
  static void describe(Describe<OneAtATimeDesign>&);
};

struct LatinHypercubeDesign {
  static constexpr std::string_view tag = "latin_hypercube";
  int points = 100;
  std::int64_t seed = 1;
  bool operator==(const LatinHypercubeDesign&) const = default;
  static void describe(Describe<LatinHypercubeDesign>&);
};

struct SobolDesign {
  static constexpr std::string_view tag = "sobol";
  int points = 128;
  bool indices = false;
  bool operator==(const SobolDesign&) const = default;
  static void describe(Describe<SobolDesign>&);
};

struct RandomDesign {
  static constexpr std::string_view tag = "random";
  int points = 100;
  std::int64_t seed = 1;
  bool operator==(const RandomDesign&) const = default;
  static void describe(Describe<RandomDesign>&);
};

struct TableDesign {
  static constexpr std::string_view tag = "table";
  std::string file;
  bool operator==(const TableDesign&) const = default;
  static void describe(Describe<TableDesign>&);
};

struct OptimiseDesign {
  static constexpr std::string_view tag = "optimise";
  int population = 16, generations = 10;
  std::int64_t seed = 1;
  bool operator==(const OptimiseDesign&) const = default;
  static void describe(Describe<OptimiseDesign>&);
};

using SweepDesign =
    std::variant<GridDesign, OneAtATimeDesign, LatinHypercubeDesign, SobolDesign, RandomDesign, TableDesign, OptimiseDesign>;

/// Each point of the design is run this many times, with seeds that follow each other and are the same at all points.
struct Replications {
  int count = 1;
  std::int64_t first_seed = 1;
  std::vector<std::string> seed_pointers = {"/simulation/seed"};
  bool operator==(const Replications&) const = default;
  static void describe(Describe<Replications>&);
};

enum class Goal { minimise, maximise };
std::vector<Choice> choices_of(Goal);

struct Objective {
  std::string kpi;
  Goal goal = Goal::minimise;
  bool operator==(const Objective&) const = default;
  static void describe(Describe<Objective>&);
};

struct Constraint {
  std::string kpi;
  std::optional<double> at_least, at_most;
  bool operator==(const Constraint&) const = default;
  static void describe(Describe<Constraint>&);
};

/// What is kept of a run beside its line in the store.
enum class Keep { kpis, folders, reports };
std::vector<Choice> choices_of(Keep);

struct SweepBudget {
  std::int64_t runs = 100'000;
  std::optional<double> hours;
  bool operator==(const SweepBudget&) const = default;
  static void describe(Describe<SweepBudget>&);
};

struct Sweep {
  std::string format = "icctwin.sweep/1";
  std::string name, name_zh;
  std::string base;
  std::vector<std::string> set;
  std::vector<SweepVariable> variables;
  RawJson axes;
  SweepDesign design = GridDesign{};
  Replications replications;
  std::vector<Objective> objectives;
  std::vector<Constraint> constraints;
  Keep keep = Keep::kpis;
  SweepBudget budget;
  bool operator==(const Sweep&) const = default;
  static void describe(Describe<Sweep>&);
};

}  // namespace icctwin
