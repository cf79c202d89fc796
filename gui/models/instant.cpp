#include "gui/models/instant.h"

#include "gui/models/timeline.h"
#include "sim/results/folder/run_folder.h"

namespace icctwin::gui {

Instant::Instant(std::shared_ptr<const RunFolder> run, std::shared_ptr<const RackSeries> rack_power, double at_s)
    : run_(std::move(run)), rack_power_(std::move(rack_power)), at_s_(at_s) {
  if (!rack_power_ || rack_power_->time_s.empty()) return;
  const std::size_t racks = rack_power_->rack_ids.size(), first = interval_at(rack_power_->time_s, at_s_) * racks;
  for (std::size_t i = 0; i < racks; ++i) rack_w_.emplace(rack_power_->rack_ids[i], rack_power_->values[first + i]);
}

double Instant::channel(std::string_view name) const {
  if (!run_ || !run_->series || run_->series->rows() == 0) return no_value;
  const std::vector<float>* values = run_->series->find(name);
  return values ? static_cast<double>((*values)[interval_at(run_->series->time_s, at_s_)]) : no_value;
}

double Instant::racks_w(const std::vector<std::string>& ids) const {
  if (ids.empty()) return no_value;
  double sum_w = 0;
  for (const std::string& id : ids) {
    const auto found = rack_w_.find(id);
    if (found == rack_w_.end()) return no_value;
    sum_w += static_cast<double>(found->second);
  }
  return sum_w;
}

double Instant::racks_interval_s() const {
  return rack_w_.empty() ? 0 : interval_length_s(rack_power_->time_s, interval_at(rack_power_->time_s, at_s_));
}

}  // namespace icctwin::gui
