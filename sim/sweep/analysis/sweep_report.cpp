#include "sim/sweep/analysis/sweep_report.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "sim/scenario/json/write.h"
#include "sim/scenario/text/sha256.h"
#include "sim/sweep/analysis/candidates.h"
#include "sim/sweep/analysis/charts.h"
#include "sim/sweep/analysis/effects.h"
#include "sim/sweep/analysis/levels.h"
#include "sim/sweep/analysis/words.h"

namespace icctwin {
namespace {

using namespace document;

constexpr std::size_t most_kpis = 8, most_rows = 300, most_candidates = 20, most_responses = 3;
constexpr std::size_t hash_digits = 12;

std::string design_name(const SweepDesign& design, const Words& words) {
  return std::visit([&](const auto& one) { return words("design." + std::string(one.tag)); }, design);
}

/// So many decimals that the spread is told with three digits.
int decimals_for(const Spread& spread) {
  const double span = spread.most - spread.least, size = span > 0 ? span : std::abs(spread.mean);
  if (!(size > 0)) return 0;
  return std::clamp(2 - static_cast<int>(std::floor(std::log10(size))), 0, 6);
}

/// Writes the chapters one after the other.
class Writer {
 public:
  Writer(const StoredSweep& sweep, const std::vector<std::string>& ids, Language language)
      : sweep_(sweep),
        words_(language),
        numbers_(language),
        runs_(first_runs(sweep.table)),
        candidates_(candidates_of(sweep)),
        front_(pareto_front(candidates_)),
        document_(frame()) {
    for (const std::string& id : ids) shown_.push_back(shown(id));
  }

  Document write() && {
    add_summary();
    add_candidates();
    int chapter = 2;
    for (const ShownKpi& kpi : shown_) add_effects(kpi, ++chapter);
    add_inputs(++chapter);
    add_failures(++chapter);
    add_bands();
    add_table();
    return std::move(document_);
  }

 private:
  const SweepTable& table() const { return sweep_.table; }
  std::string name() const {
    const bool zh = words_.language() == Language::zh && !sweep_.sweep.name_zh.empty();
    return zh ? sweep_.sweep.name_zh : !sweep_.sweep.name.empty() ? sweep_.sweep.name : sweep_.sweep.base;
  }
  std::string sweep_hash() const { return sha256_hex(write_json_of(sweep_.sweep, WriteStyle::indented)).substr(0, hash_digits); }

  Frame frame() const {
    Frame frame;
    frame.language = words_.language();
    frame.header = words_("kind") + " · " + name();
    frame.footer = words_.fill("footer", {sweep_hash(), "icctwin", sweep_.version});
    return frame;
  }

  ShownKpi shown(const std::string& id) const {
    const auto found = std::ranges::find(table().kpis, id, &StoredKpi::id);
    const auto* column = table().column(id);
    ShownKpi kpi{id, found->title.in(words_.language()), found->unit == "1" ? "" : found->unit, decimals_for(spread_of(*column)), false};
    for (const Objective& one : sweep_.sweep.objectives)
      if (one.kpi == id) kpi.more_is_better = one.goal == Goal::maximise;
    return kpi;
  }

  std::vector<double> means(const ShownKpi& kpi) const { return point_means(table(), *table().column(kpi.id)); }
  std::string amount(double value, const ShownKpi& kpi) const { return numbers_.with_unit(value, kpi.decimals, kpi.unit); }
  std::int64_t run_of(std::size_t point) const { return table().runs[runs_[point]].run; }

  std::size_t count(RecordStatus status) const {
    return static_cast<std::size_t>(std::ranges::count(table().status, std::optional(status)));
  }

  void add_summary() {
    const std::size_t all = table().runs.size(), ok = count(RecordStatus::ok);
    const auto waiting = static_cast<std::size_t>(std::ranges::count(table().status, std::optional<RecordStatus>()));
    const auto text = [](std::size_t n) { return std::to_string(n); };
    document_.title(words_("kind"), name(),
                    words_.fill("line", {design_name(sweep_.sweep.design, words_), text(all), "icctwin " + sweep_.version}));
    if (waiting > 0) document_.banner(words_("summary.unfinished"));
    document_.chapter("1", words_("summary"));
    std::vector<Inline> findings = {words_.fill("summary.counts", {text(ok), text(all), text(all - ok - waiting), text(waiting)})};
    const auto& objectives = sweep_.sweep.objectives;
    if (!objectives.empty() && front_.empty()) findings.emplace_back(words_("summary.nobody"));
    if (objectives.size() == 1 && !front_.empty() && table().column(objectives[0].kpi)) {
      const ShownKpi kpi = shown(objectives[0].kpi);
      findings.emplace_back(words_.fill("summary.best", {kpi.name, std::to_string(run_of(front_[0])), amount(means(kpi)[front_[0]], kpi)}));
    }
    if (objectives.size() > 1 && !front_.empty()) {
      std::string names;
      for (const Objective& one : objectives)
        if (table().column(one.kpi)) names += (names.empty() ? "" : ", ") + shown(one.kpi).name;
      findings.emplace_back(words_.fill("summary.front", {text(front_.size()), names}));
    }
    for (const ShownKpi& kpi : shown_) {
      const auto effects = main_effects(sweep_, *table().column(kpi.id));
      if (!effects.empty() && effects[0].size() > 0)
        findings.emplace_back(words_.fill("summary.effect", {kpi.name, sweep_.axes[effects[0].axis].name, amount(effects[0].size(), kpi)}));
    }
    document_.list(std::move(findings));
    Table spread;
    spread.title = words_("spread");
    spread.columns = {{words_("kpi"), 26}, {words_("unit"), 10}, {words_("points"), 8, true}};
    for (const char* key : {"mean", "deviation", "least"}) spread.columns.push_back({words_(key), 9, true});
    for (const char* name : {"P10", "P50", "P90"}) spread.columns.push_back({name, 9, true});
    spread.columns.push_back({words_("most"), 9, true});
    spread.source = words_("spread.source");
    for (const ShownKpi& kpi : shown_) {
      const Spread s = spread_of(means(kpi));
      TableRow row{{kpi.name, kpi.unit, numbers_.cell(static_cast<double>(s.count), 0)}};
      for (const double value : {s.mean, s.deviation, s.least, s.p10, s.p50, s.p90, s.most})
        row.cells.push_back(numbers_.cell(value, kpi.decimals));
      spread.rows.push_back(std::move(row));
    }
    document_.table(std::move(spread));
    if (sweep_.sweep.replications.count > 1) add_replications();
  }

  void add_replications() {
    Table scatter;
    scatter.title = words_("replications");
    scatter.columns = {{words_("kpi"), 50}, {words_("unit"), 20}, {words_("deviation"), 30, true}};
    scatter.source = words_("replications.source");
    for (const ShownKpi& kpi : shown_) {
      const auto& column = *table().column(kpi.id);
      const auto mean = means(kpi);
      double squares = 0, degrees = 0;
      for (std::size_t r = 0; r < column.size(); ++r) {
        const double off = column[r] - mean[static_cast<std::size_t>(table().runs[r].point - table().runs[0].point)];
        if (off == off) squares += off * off, degrees += 1 - 1.0 / sweep_.sweep.replications.count;
      }
      scatter.rows.push_back({{kpi.name, kpi.unit, numbers_.free_cell(degrees > 0 ? std::sqrt(squares / degrees) : no_value)}});
    }
    document_.table(std::move(scatter));
  }

  /// Values of the axes at a point.
  void add_axes(TableRow& row, std::size_t point) const {
    for (std::size_t a = 0; a < sweep_.axes.size(); ++a) {
      const std::string& value = table().runs[runs_[point]].values[a];
      const double number = number_of(value);
      row.cells.push_back(number == number ? numbers_.free_cell(number) : Cell(value.empty() ? words_("base") : plain_value(value)));
    }
  }

  void add_axis_columns(Table& table) const {
    const double width = 50.0 / static_cast<double>(std::max<std::size_t>(sweep_.axes.size(), 1));
    for (const Axis& axis : sweep_.axes) table.columns.push_back({axis.name, width, true});
  }

  std::string objectives_text() const {
    std::string text;
    for (const Objective& one : sweep_.sweep.objectives)
      text += (text.empty() ? "" : ", ") + one.kpi + (one.goal == Goal::minimise ? " ↓" : " ↑");
    return text.empty() ? words_("candidates.none") : text;
  }

  std::string constraints_text() const {
    std::string text;
    for (const Constraint& one : sweep_.sweep.constraints) {
      if (one.at_least) text += (text.empty() ? "" : ", ") + one.kpi + " ≥ " + short_number(*one.at_least);
      if (one.at_most) text += (text.empty() ? "" : ", ") + one.kpi + " ≤ " + short_number(*one.at_most);
    }
    return text.empty() ? words_("candidates.none") : text;
  }

  void add_candidates() {
    if (front_.empty()) return;
    document_.chapter("2", words_(front_.size() > 1 ? "front" : "candidates"), 60);
    Table best;
    best.title = words_(front_.size() > 1 ? "front" : "candidates");
    best.columns = {{words_("run"), 8, true}};
    add_axis_columns(best);
    for (const ShownKpi& kpi : shown_) best.columns.push_back({kpi.name, 42.0 / static_cast<double>(shown_.size()), true, kpi.unit});
    best.source = words_.fill("candidates.source", {objectives_text(), constraints_text()});
    // One objective: the best few in their order; several: the front.
    std::vector<std::size_t> order = front_;
    if (candidates_.cost.size() == 1) {
      order.clear();
      for (std::size_t p = 0; p < candidates_.inside.size(); ++p)
        if (candidates_.inside[p]) order.push_back(p);
      std::ranges::stable_sort(order, {}, [&](std::size_t p) { return candidates_.cost[0][p]; });
    }
    for (std::size_t i = 0; i < std::min(order.size(), most_candidates); ++i) {
      TableRow row{{numbers_.cell(static_cast<double>(run_of(order[i])), 0)}};
      add_axes(row, order[i]);
      for (const ShownKpi& kpi : shown_) row.cells.push_back(numbers_.cell(means(kpi)[order[i]], kpi.decimals));
      best.rows.push_back(std::move(row));
    }
    document_.table(std::move(best));
    const auto& objectives = sweep_.sweep.objectives;
    if (objectives.size() > 1 && table().column(objectives[0].kpi) && table().column(objectives[1].kpi))
      document_.figure(front_chart(sweep_, front_, shown(objectives[0].kpi), shown(objectives[1].kpi), numbers_), words_("front"));
  }

  std::string tornado_source(double base, const Spread& spread, const ShownKpi& kpi) const {
    if (base == base) return words_("tornado.base");
    if (std::holds_alternative<GridDesign>(sweep_.sweep.design)) return words_("tornado.means");
    constexpr double parts = 5;
    const double error = spread.deviation / std::sqrt(static_cast<double>(spread.count) / parts);
    return words_.fill("tornado.samples", {numbers_.with_unit(error, kpi.decimals + 1, kpi.unit)});
  }

  void add_effects(const ShownKpi& kpi, int chapter) {
    const auto& column = *table().column(kpi.id);
    const auto mean = means(kpi);
    const Spread spread = spread_of(mean);
    if (spread.count == 0) return;
    document_.chapter(std::to_string(chapter), words_.fill("effects", {kpi.name}), 90);
    const auto effects = main_effects(sweep_, column);
    const double base = base_value(sweep_, column);
    if (!effects.empty())
      document_.figure(tornado_chart(sweep_, effects, kpi, base == base ? base : spread.mean, numbers_), words_.fill("tornado", {kpi.name}),
                       tornado_source(base, spread, kpi));
    const auto indices = sobol_indices(sweep_, column);
    if (!indices.empty())
      document_.figure(indices_chart(sweep_, indices, kpi, numbers_), words_.fill("indices", {kpi.name}), words_("indices.source"));
    std::size_t drawn = 0;
    for (const Effect& effect : effects)
      if (effect.levels.size() > 1 && effect.levels.size() <= 16 && effect.size() > 0 && drawn++ < most_responses)
        document_.figure(response_chart(sweep_, effect, kpi, numbers_), words_.fill("response", {kpi.name, sweep_.axes[effect.axis].name}));
    if (effects.size() > 1 && !std::holds_alternative<OneAtATimeDesign>(sweep_.sweep.design)) {
      const Response response = response_of(sweep_, effects[0].axis, effects[1].axis, column);
      if (response.rows.size() > 1 && response.columns.size() > 1)
        document_.figure(contour_chart(sweep_, response, kpi, numbers_),
                         words_.fill("contour", {kpi.name, sweep_.axes[response.first].name, sweep_.axes[response.second].name}));
    }
    const bool chance = std::ranges::any_of(sweep_.axes, &Axis::distribution) || sweep_.sweep.replications.count > 1;
    if (chance && spread.most > spread.least)
      document_.figure(histogram_chart(sweep_.sweep.replications.count > 1 ? column : mean, kpi, numbers_),
                       words_.fill("histogram", {kpi.name}));
  }

  void add_inputs(int chapter) {
    document_.chapter(std::to_string(chapter), words_("inputs"), 60);
    document_.paragraph(words_.fill(
        "inputs.base", {sweep_.sweep.base, design_name(sweep_.sweep.design, words_), std::to_string(sweep_.sweep.replications.count)}));
    Table inputs;
    inputs.title = words_("inputs");
    inputs.columns = {{words_("variable"), 20}, {words_("pointer"), 45}, {words_("value"), 35}};
    for (std::size_t a = 0; a < sweep_.axes.size(); ++a) {
      const Axis& axis = sweep_.axes[a];
      Inline places;
      for (const auto& pointer : axis.pointers) places += (places.empty() ? Inline() : Inline(", ")) + code(pointer);
      std::string values;
      if (axis.discrete()) {
        for (const auto& level : axis.levels) values += (values.empty() ? "" : ", ") + plain_value(level);
        constexpr std::size_t most = 160;
        if (values.size() > most) values = plain_value(axis.levels.front()) + " … " + plain_value(axis.levels.back());
      } else {
        values = short_number(number_of(axis.at(0.1))) + " – " + short_number(number_of(axis.at(0.9))) + " (P10 – P90)";
        if (!axis.distribution) values = short_number(number_of(axis.at(0))) + " – " + short_number(number_of(axis.at(1)));
      }
      inputs.rows.push_back({{axis.name, std::move(places), values}});
    }
    document_.table(std::move(inputs));
  }

  void add_failures(int chapter) {
    std::map<std::string, std::pair<std::size_t, std::size_t>> failed;  // count, first
    std::map<std::string, std::size_t> warned;
    for (std::size_t r = 0; r < table().runs.size(); ++r) {
      if (table().status[r] && *table().status[r] != RecordStatus::ok) {
        auto& one = failed.try_emplace(table().problems[r], 0, r).first->second;
        ++one.first;
      }
      std::string codes = table().warnings[r];
      for (std::size_t end = 0; !codes.empty(); codes.erase(0, end == codes.npos ? end : end + 1)) {
        end = codes.find(' ');
        ++warned[codes.substr(0, end)];
      }
    }
    if (failed.empty() && warned.empty()) return;
    document_.chapter(std::to_string(chapter), words_(failed.empty() ? "warnings" : "failed"), 40);
    if (!failed.empty()) {
      Table list;
      list.title = words_("failed");
      list.columns = {{words_("problem"), 76}, {words_("runs"), 12, true}, {words_("failed.first"), 12, true}};
      for (const auto& [problem, one] : failed)
        list.rows.push_back(
            {{bold(problem) + " " + table().sentences[one.second].in(words_.language()), numbers_.cell(static_cast<double>(one.first), 0),
              numbers_.cell(static_cast<double>(table().runs[one.second].run), 0)}});
      document_.table(std::move(list));
    }
    if (!warned.empty()) {
      Table list;
      list.title = words_("warnings");
      list.columns = {{words_("code"), 70}, {words_("runs"), 30, true}};
      list.source = words_("warnings.source");
      for (const auto& [code, count] : warned) list.rows.push_back({{code, numbers_.cell(static_cast<double>(count), 0)}});
      document_.table(std::move(list));
    }
  }

  /// The band of every indicator that varies.
  void add_bands() {
    document_.chapter("A", words_("bands"), 60);
    Table bands;
    bands.title = words_("bands");
    bands.tight = true;
    bands.columns = {{words_("kpi"), 46}, {words_("unit"), 10}, {words_("points"), 8, true},
                     {"P10", 12, true},   {"P50", 12, true},    {"P90", 12, true}};
    std::size_t constant = 0;
    for (std::size_t k = 0; k < table().kpis.size(); ++k) {
      const Spread s = spread_of(point_means(table(), table().values[k]));
      if (s.count == 0) continue;
      if (s.most == s.least) {
        ++constant;
        continue;
      }
      const StoredKpi& kpi = table().kpis[k];
      TableRow row{
          {kpi.title.in(words_.language()), kpi.unit == "1" ? std::string() : kpi.unit, numbers_.cell(static_cast<double>(s.count), 0)}};
      for (const double value : {s.p10, s.p50, s.p90}) row.cells.push_back(numbers_.cell(value, decimals_for(s)));
      bands.rows.push_back(std::move(row));
    }
    bands.source = words_.fill("bands.source", {std::to_string(constant)});
    if (!bands.rows.empty()) document_.table(std::move(bands));
  }

  void add_table() {
    document_.chapter("B", words_("table"), 60);
    Table rows;
    rows.title = words_("table");
    rows.tight = true;
    rows.columns = {{words_("run"), 8, true}};
    add_axis_columns(rows);
    rows.columns.push_back({words_("status"), 10});
    for (const ShownKpi& kpi : shown_) rows.columns.push_back({kpi.name, 32.0 / static_cast<double>(shown_.size()), true, kpi.unit});
    const std::size_t count = std::min(table().runs.size(), most_rows);
    rows.source = words_.fill("table.rest", {std::to_string(count), std::to_string(table().runs.size())});
    const auto replications = static_cast<std::size_t>(sweep_.sweep.replications.count);
    for (std::size_t r = 0; r < count; ++r) {
      TableRow row{{numbers_.cell(static_cast<double>(table().runs[r].run), 0)}};
      add_axes(row, r / replications);
      row.cells.emplace_back(std::string(table().status[r] ? record_status_name(*table().status[r]) : "waiting"));
      for (const ShownKpi& kpi : shown_) row.cells.push_back(numbers_.cell((*table().column(kpi.id))[r], kpi.decimals));
      rows.rows.push_back(std::move(row));
    }
    document_.table(std::move(rows));
    document_.chapter("C", words_("reproduce"), 40);
    document_.paragraph(words_("reproduce.text"));
    document_.command("icctwin sweep-pick FOLDER RUN --out scenario.json");
    document_.source_note(words_.fill("hashes", {sweep_hash(), sha256_hex(sweep_.base).substr(0, hash_digits), sweep_.version}));
  }

  const StoredSweep& sweep_;
  Words words_;
  Numbers numbers_;
  std::vector<std::size_t> runs_;
  Candidates candidates_;
  std::vector<std::size_t> front_;
  Document document_;
  std::vector<ShownKpi> shown_;
};

}  // namespace

Document sweep_report(const StoredSweep& sweep, const std::vector<std::string>& kpis, Language language, Diagnostics& diagnostics) {
  std::vector<std::string> wanted = kpis;
  if (wanted.empty()) {
    for (const Objective& one : sweep.sweep.objectives) wanted.push_back(one.kpi);
    for (const Constraint& one : sweep.sweep.constraints) wanted.push_back(one.kpi);
  }
  if (wanted.empty()) wanted = {"pue", "facility_energy_kwh", "cost_energy_cny", "carbon_location_kg", "water_l"};
  std::vector<std::string> ids;
  for (const std::string& id : wanted) {
    if (std::ranges::find(ids, id) != ids.end() || ids.size() >= most_kpis) continue;
    if (sweep.table.column(id))
      ids.push_back(id);
    else if (!sweep.table.kpis.empty())
      diagnostics.add("E-SWP-027", "--kpi", id);
  }
  return Writer(sweep, ids, language).write();
}

}  // namespace icctwin
