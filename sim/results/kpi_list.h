#pragma once
// Indicators in the order of their making; later ones name earlier ones as their inputs.
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "sim/results/folder/run_folder.h"

namespace icctwin {

/// A share of what there is; without value where there is nothing.
inline double ratio(double a, double b) { return b > 0 ? a / b : no_value; }

class KpiList {
 public:
  void add(const std::string& id, double value, std::string unit, std::string en, std::string zh, BilingualText formula,
           std::string formula_id, const std::vector<std::string>& inputs = {}) {
    Kpi kpi{id, value, std::move(unit), {std::move(en), std::move(zh)}, std::move(formula), std::move(formula_id), {}};
    for (const auto& input : inputs) {
      const auto& known = list_[index_.at(input)];
      kpi.inputs.push_back({known.id, known.value, known.unit});
    }
    index_[id] = list_.size();
    list_.push_back(std::move(kpi));
  }
  double value(const std::string& id) const { return list_[index_.at(id)].value; }
  std::vector<Kpi> take() { return std::move(list_); }

 private:
  std::vector<Kpi> list_;
  std::map<std::string, std::size_t> index_;
};

}  // namespace icctwin
