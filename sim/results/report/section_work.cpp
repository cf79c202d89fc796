#include <algorithm>
#include <array>
#include <cmath>

#include "sim/results/report/sections.h"
#include "sim/results/report/series_bins.h"

namespace icctwin::report {
namespace {

constexpr std::array<std::string_view, 5> state_keys = {"state.done", "state.running", "state.queued", "state.rejected", "state.cancelled"};

std::string_view state_key(JobState state) { return state_keys[static_cast<std::size_t>(state)]; }

void add_states(Document& doc, const Section& s) {
  struct Sum {
    double jobs = 0, accelerator_hours = 0, energy_kwh = 0, carbon_kg = 0;
    void add(const JobRow& job) {
      const auto known = [](double value) { return std::isfinite(value) ? value : 0; };
      jobs += 1;
      accelerator_hours += known(job.accelerator_hours);
      energy_kwh += known(job.energy_kwh);
      carbon_kg += known(job.carbon_kg);
    }
  };
  std::array<Sum, state_keys.size()> sums;
  Sum total;
  for (const auto& job : s.run().jobs) {
    sums[static_cast<std::size_t>(job.state)].add(job);
    total.add(job);
  }
  const Numbers& n = s.numbers();
  const DisplayUnit energy = n.energy(total.energy_kwh), carbon = n.carbon(total.carbon_kg);
  Table table;
  table.title = s.text()("table.states");
  table.columns = {{std::string(s.text()("table.state")), 28},
                   {std::string(s.text()("table.jobs")), 14, true},
                   {std::string(s.text()("table.accelerator_hours")), 20, true},
                   {s.text().fill("table.energy_in", {energy.name}), 19, true},
                   {s.text().fill("table.carbon_in", {carbon.name}), 19, true}};
  const auto row = [&](std::string_view key, const Sum& sum, RowKind kind) {
    table.rows.push_back({{std::string(s.text()(key)), n.cell(sum.jobs, 0), n.cell(sum.accelerator_hours, 0),
                           n.cell(sum.energy_kwh, energy), n.cell(sum.carbon_kg, carbon)},
                          kind});
  };
  for (std::size_t i = 0; i < sums.size(); ++i)
    if (sums[i].jobs > 0 || i == 0) row(state_keys[i], sums[i], RowKind::normal);
  row("table.total", total, RowKind::group);
  doc.table(table);
}

void add_top_jobs(Document& doc, const Section& s) {
  constexpr std::size_t most = 10;
  std::vector<const JobRow*> top;
  for (const auto& job : s.run().jobs)
    if (job.energy_kwh > 0) top.push_back(&job);
  const std::size_t shown = std::min(most, top.size());
  if (shown == 0) return;
  // Equal energies in the order of the file, so that the same run gives the same table.
  std::partial_sort(top.begin(), top.begin() + static_cast<std::ptrdiff_t>(shown), top.end(), [](const JobRow* a, const JobRow* b) {
    return a->energy_kwh != b->energy_kwh ? a->energy_kwh > b->energy_kwh : a < b;
  });
  top.resize(shown);
  const Numbers& n = s.numbers();
  const DisplayUnit energy = n.energy(top.front()->energy_kwh), carbon = n.carbon(top.front()->carbon_kg);
  Table table;
  table.title = s.text().fill("table.top", {std::to_string(shown)});
  table.columns = {{std::string(s.text()("table.job")), 17},
                   {std::string(s.text()("table.state")), 10},
                   {std::string(s.text()("table.start")), 18},
                   {std::string(s.text()("table.duration")), 13, true},
                   {std::string(s.text()("table.accelerators")), 14, true},
                   {s.text().fill("table.energy_in", {energy.name}), 14, true},
                   {s.text().fill("table.carbon_in", {carbon.name}), 14, true}};
  for (const JobRow* job : top)
    table.rows.push_back(
        {{job->job_id, std::string(s.text()(state_key(job->state))), n.table_time(job->start_unix_s), n.cell(job->duration_s / 3600, 2),
          n.cell(job->accelerators, 0), n.cell(job->energy_kwh, energy), n.cell(job->carbon_kg, carbon)}});
  table.source = s.text()("table.jobs.source");
  doc.table(table);
}

}  // namespace

bool has_work(const Section& s) { return chart_queue(s.chart) || !s.run().jobs.empty(); }

void add_work(Document& doc, const Section& s) {
  const auto queue = chart_queue(s.chart);
  const auto& run = s.run();
  if (queue) {
    doc.section(s.text()("work.queue"));
    doc.figure(*queue, s.text().fill("figure.queue", {span_text(s, chart_bin_width_s(run, most_chart_points))}));
  }
  if (run.jobs.empty()) return;
  if (std::ranges::any_of(run.jobs, [](const JobRow& job) { return std::isfinite(job.wait_s); })) {
    const auto wait = [&](std::string_view id) { return duration_text(s.numbers(), run.kpi(id)); };
    doc.section(s.text()("work.waits"));
    doc.figure(chart_waits(s.chart), s.text()("figure.waits"),
               s.text().fill("figure.waits.source", {wait("wait_mean_s"), wait("wait_p50_s"), wait("wait_p95_s"), wait("wait_max_s")}));
  }
  doc.section(s.text()("work.jobs"));
  add_states(doc, s);
  add_top_jobs(doc, s);
}

}  // namespace icctwin::report
