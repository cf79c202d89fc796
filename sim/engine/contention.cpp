#include "sim/engine/contention.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace icctwin {
namespace {

constexpr double speed_band = 1e-3;

}  // namespace

Contention::Contention(const Plan& plan) : plan_(plan) {
  if (!plan.clos) return;
  capacities_ = bundle_capacities(*plan.clos);
  fabric_ = std::make_unique<FluidFabric>(capacities_);
  duty_flows_.assign(capacities_.size(), 0);
  jobs_on_.resize(capacities_.size());
  jobs_.resize(plan.jobs.size());
}

void Contention::start(std::uint32_t index, const std::vector<Share>& shares) {
  if (!any()) return;
  Job& job = jobs_[index];
  const PlanJob& words = plan_.jobs[index];
  job.speed = 1;
  job.running = false;
  if (words.communication.communication() <= 0) return;
  std::vector<std::uint32_t> nodes;
  nodes.reserve(shares.size());
  for (const Share& share : shares) nodes.push_back(share.node);
  std::ranges::sort(nodes);
  job.uses.clear();
  for (const BundleLoad& load : bundle_loads(*plan_.clos, nodes, words.traffic)) job.uses.push_back({load.bundle, load.flows});
  if (job.uses.empty()) return;  // inside one leaf
  job.running = true;
  measure_path(job, words);
  job.stream = fabric_->start(std::numeric_limits<double>::infinity(), job.bound, job.uses);
  if (job.stream >= job_of_stream_.size()) job_of_stream_.resize(job.stream + 1);
  job_of_stream_[job.stream] = index;
  count_duty(job, job.duty);
  for (const LinkUse& use : job.uses) jobs_on_[use.link].push_back(index);
  changed_ = true;
}

// Alone on its path, as the path is now.
void Contention::measure_path(Job& job, const PlanJob& words) const {
  const double card = plan_.clos->card_bytes_per_s;
  double path = card;
  for (const LinkUse& use : job.uses) path = std::min(path, capacities_[use.link] / use.weight);
  const double rate = path / card;
  job.duty = rate > 0 ? burst_duty(words.communication, rate) : 0.0;
  job.bound = rate > 0 ? words.communication.communication() * card / iteration_time_ratio(words.communication, rate) : 0.0;
}

void Contention::count_duty(const Job& job, double by) {
  for (const LinkUse& use : job.uses) {
    duty_flows_[use.link] += by * use.weight;
    touched_.push_back(use.link);
  }
}

void Contention::set_capacity(std::uint32_t bundle, double bytes_per_s) {
  if (!any() || bytes_per_s == capacities_[bundle]) return;
  capacities_[bundle] = bytes_per_s;
  fabric_->set_capacity(bundle, bytes_per_s);
  touched_.push_back(bundle);
  resized_.push_back(bundle);
  changed_ = true;
}

// Jobs on bundles of another capacity have another path.
void Contention::follow_capacities() {
  if (resized_.empty()) return;
  std::vector<std::uint32_t> concerned;
  for (const auto bundle : resized_) concerned.insert(concerned.end(), jobs_on_[bundle].begin(), jobs_on_[bundle].end());
  resized_.clear();
  std::ranges::sort(concerned);
  concerned.erase(std::unique(concerned.begin(), concerned.end()), concerned.end());
  for (const auto index : concerned) {
    Job& job = jobs_[index];
    const double duty = job.duty;
    measure_path(job, plan_.jobs[index]);
    fabric_->set_bound(job.stream, job.bound);
    if (job.duty != duty) count_duty(job, job.duty - duty);
  }
}

void Contention::end(std::uint32_t index, double now_s) {
  if (!any() || !jobs_[index].running) return;
  Job& job = jobs_[index];
  job.slowed_s = slowed_s(index, now_s);
  fabric_->cancel(job.stream);
  count_duty(job, -job.duty);
  for (const LinkUse& use : job.uses) {
    auto& there = jobs_on_[use.link];
    there.erase(std::ranges::find(there, index));
    if (there.empty()) duty_flows_[use.link] = 0;  // no rounding error is left behind
  }
  job.running = false;
  changed_ = true;
}

// What a burst of the job gets beside the others' bursts, over the cards' rate.
double Contention::burst_rate(const Job& job) const {
  const double card = plan_.clos->card_bytes_per_s;
  double rate = card;
  for (const LinkUse& use : job.uses) {
    const double others = std::max(0.0, duty_flows_[use.link] - job.duty * use.weight);
    rate = std::min(rate, capacities_[use.link] / (use.weight + others));
  }
  return rate / card;
}

double Contention::speed_of(const Job& job, const PlanJob& words) const {
  const double rate = burst_rate(job);
  if (rate <= 0) return 0;
  const double by_bursts = 1 / iteration_time_ratio(words.communication, rate);
  const double by_average = fabric_->rate(job.stream) / (words.communication.communication() * plan_.clos->card_bytes_per_s);
  return std::min(by_bursts, by_average);
}

double Contention::slowed_s(std::uint32_t index, double now_s) const {
  if (!any()) return 0;
  const Job& job = jobs_[index];
  return job.slowed_s + (job.running ? (1 - job.speed) * (now_s - job.since_s) : 0.0);
}

std::vector<std::uint32_t> Contention::update(double now_s) {
  changed_ = false;
  follow_capacities();
  // Averages move those whose stream has a new rate, bursts all that share a bundle with the change.
  std::vector<std::uint32_t> concerned;
  for (const auto stream : fabric_->settle())
    if (stream < job_of_stream_.size()) concerned.push_back(job_of_stream_[stream]);
  std::ranges::sort(touched_);
  touched_.erase(std::unique(touched_.begin(), touched_.end()), touched_.end());
  for (const auto bundle : touched_) concerned.insert(concerned.end(), jobs_on_[bundle].begin(), jobs_on_[bundle].end());
  touched_.clear();
  std::ranges::sort(concerned);
  concerned.erase(std::unique(concerned.begin(), concerned.end()), concerned.end());
  std::erase_if(concerned, [&](std::uint32_t index) {
    Job& job = jobs_[index];
    if (!job.running) return true;
    const double speed = speed_of(job, plan_.jobs[index]);
    if (speed == job.speed || (speed > 0 && std::abs(speed - job.speed) < speed_band * job.speed)) return true;
    job.slowed_s = slowed_s(index, now_s);
    job.since_s = now_s;
    job.speed = speed;
    return false;
  });
  return concerned;
}

}  // namespace icctwin
