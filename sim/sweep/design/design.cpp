#include "sim/sweep/design/design.h"

#include <algorithm>
#include <map>
#include <set>

#include "sim/sweep/design/sampling.h"
#include "sim/sweep/design/table.h"

namespace icctwin {
namespace {

/// Points by places in the unit cube.
void add_samples(Design& design, const std::vector<std::vector<double>>& samples, const std::string& role = {}) {
  for (const auto& sample : samples) {
    DesignPoint point{{}, role};
    for (std::size_t a = 0; a < design.axes.size(); ++a) point.values.push_back(design.axes[a].at(sample[a]));
    design.points.push_back(std::move(point));
  }
}

class DesignMaker {
 public:
  DesignMaker(Design& design, const std::filesystem::path& folder, Diagnostics& diagnostics, std::size_t most)
      : design_(design), folder_(folder), diagnostics_(diagnostics), most_(most) {}

  void operator()(const GridDesign& grid) {
    std::vector<std::vector<std::string>> values;
    double count = 1;
    for (const Axis& axis : design_.axes) {
      values.push_back(axis.grid(grid.levels));
      count *= static_cast<double>(values.back().size());
    }
    if (!affordable(count)) return;
    std::vector<std::size_t> place(values.size(), 0);
    for (double n = 0; n < count; ++n) {
      DesignPoint point;
      for (std::size_t a = 0; a < values.size(); ++a) point.values.push_back(values[a][place[a]]);
      design_.points.push_back(std::move(point));
      for (std::size_t a = values.size(); a-- > 0;) {  // the last axis runs fastest
        if (++place[a] < values[a].size()) break;
        place[a] = 0;
      }
    }
  }

  void operator()(const OneAtATimeDesign&) {
    const std::vector<std::string> base(design_.axes.size());
    design_.points.push_back({base, "base"});
    for (std::size_t a = 0; a < design_.axes.size(); ++a) {
      for (const auto& value : design_.axes[a].extremes()) {
        design_.points.push_back({base, design_.axes[a].name});
        design_.points.back().values[a] = value;
      }
    }
    affordable(static_cast<double>(design_.points.size()));
  }

  void operator()(const LatinHypercubeDesign& d) {
    if (affordable(d.points)) add_samples(design_, latin_hypercube(count(d.points), design_.axes.size(), seed(d.seed)));
  }

  void operator()(const RandomDesign& d) {
    if (affordable(d.points)) add_samples(design_, random_points(count(d.points), design_.axes.size(), seed(d.seed)));
  }

  void operator()(const SobolDesign& d) {
    const std::size_t n = count(d.points), k = design_.axes.size();
    if (const std::size_t dimensions = d.indices ? 2 * k : k; dimensions > most_sobol_axes) {
      diagnostics_.add("E-SWP-034", "/design", std::to_string(dimensions), std::to_string(most_sobol_axes));
      return;
    }
    if (!d.indices) {
      if (affordable(d.points)) add_samples(design_, sobol_points(n, k));
      return;
    }
    if (!affordable(static_cast<double>(n) * static_cast<double>(k + 2))) return;
    // Saltelli et al., Computer Physics Communications 181 (2010) 259: A and B are the two halves of a sequence of twice the dimension,
    // AB of an axis is A with that axis taken from B.
    const auto both = sobol_points(n, 2 * k);
    std::vector<std::vector<double>> a, b;
    for (const auto& one : both) {
      a.emplace_back(one.begin(), one.begin() + static_cast<std::ptrdiff_t>(k));
      b.emplace_back(one.begin() + static_cast<std::ptrdiff_t>(k), one.end());
    }
    add_samples(design_, a, "A");
    add_samples(design_, b, "B");
    for (std::size_t i = 0; i < k; ++i) {
      auto mixed = a;
      for (std::size_t j = 0; j < n; ++j) mixed[j][i] = b[j][i];
      add_samples(design_, mixed, "AB " + design_.axes[i].name);
    }
  }

  void operator()(const TableDesign& d) {
    add_table(design_, folder_ / d.file, diagnostics_);
    affordable(static_cast<double>(design_.points.size()));
  }

  void operator()(const OptimiseDesign&) {}  // its points depend on results

 private:
  static std::size_t count(int points) { return static_cast<std::size_t>(points); }
  static std::uint64_t seed(std::int64_t seed) { return static_cast<std::uint64_t>(seed); }

  bool affordable(double count) {
    if (count <= static_cast<double>(most_)) return true;
    diagnostics_.add("E-SWP-012", "/design", fmt_count(count), std::to_string(most_));
    design_.points.clear();
    return false;
  }

  static std::string fmt_count(double count) { return count < 1e15 ? std::to_string(static_cast<std::int64_t>(count)) : "> 1e15"; }

  Design& design_;
  const std::filesystem::path& folder_;
  Diagnostics& diagnostics_;
  std::size_t most_;
};

}  // namespace

Design make_design(const Sweep& sweep, const std::filesystem::path& folder, Diagnostics& diagnostics, std::size_t most_points) {
  Design design;
  design.axes = make_axes(sweep, diagnostics);
  const bool table = std::holds_alternative<TableDesign>(sweep.design);
  if (design.axes.empty() && !table && !diagnostics.has_errors() && sweep.replications.count == 1)
    diagnostics.add("E-SWP-002", "/variables");
  if (!diagnostics.has_errors()) std::visit(DesignMaker(design, folder, diagnostics, most_points), sweep.design);
  return design;
}

}  // namespace icctwin
