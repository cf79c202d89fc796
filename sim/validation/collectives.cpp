#include "sim/validation/collectives.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "models/base/conversions.h"
#include "sim/validation/case_table.h"
#include "sim/validation/training_cases.h"

namespace icctwin {
namespace {

using validation::CaseTable;
using validation::TableRow;

constexpr double many_ranks = 1024, large_message_bytes = 1e15;
constexpr int usual_node = 8;

/// "8x400Gb" anywhere in a text: cards and their rate.
struct Cards {
  double count = 1, rate_bytes_per_s = 0;
};

std::optional<Cards> cards_in(std::string_view text) {
  for (std::size_t at = text.find("Gb"); at != text.npos; at = text.find("Gb", at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && (std::isdigit(static_cast<unsigned char>(text[begin - 1])) || text[begin - 1] == 'x' || text[begin - 1] == '.'))
      --begin;
    const std::string_view word = text.substr(begin, at - begin);
    const std::size_t cross = word.find('x');
    const std::string_view rate_word = cross == word.npos ? word : word.substr(cross + 1);
    Cards cards;
    double rate = 0;
    const auto number = [](std::string_view digits, double& value) {
      const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
      return error == std::errc{} && end == digits.data() + digits.size() && value > 0;
    };
    if (cross != word.npos && !number(word.substr(0, cross), cards.count)) continue;
    if (!number(rate_word, rate)) continue;
    cards.rate_bytes_per_s = rate * bytes_per_gbit;
    return cards;
  }
  return std::nullopt;
}

/// The sheet that one of the words of an interconnect's name means.
const Interconnect* sheet_in(std::string_view text, const std::vector<Interconnect>& sheets) {
  const Interconnect* found = nullptr;
  std::size_t longest = 0;
  for (const Interconnect& one : sheets)
    for (const std::string& alias : one.aliases)
      if (text.find(alias) != text.npos && alias.size() > longest) found = &one, longest = alias.size();
  return found;
}

std::optional<double> number_of(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !(value >= 1)) return std::nullopt;
  return value;
}

struct Setup {
  Collective collective = Collective::all_reduce;
  CollectiveAlgorithm algorithm = CollectiveAlgorithm::ring;
  double ranks = 2, local = 2, bytes = large_message_bytes;
  const Interconnect *inner = nullptr, *outer = nullptr;
  double inner_rate = 0, outer_rate = 0;  ///< per rank [B/s]
};

double predicted_bus_bytes_per_s(const Setup& s) {
  const bool passes_on = s.collective == Collective::broadcast || s.collective == Collective::reduce;
  const auto terms = [&](const Interconnect* sheet, double rate) {
    LinkTerms link = sheet->terms(rate);
    if (passes_on) link.bandwidth_bytes_per_s *= sheet->broadcast_share;
    return link;
  };
  if (!s.outer) {
    const LinkTerms link = terms(s.inner, s.inner_rate);
    return bus_bandwidth_bytes_per_s(s.collective, s.ranks, s.bytes, collective_s(s.collective, s.algorithm, s.ranks, s.bytes, link));
  }
  LinkTerms link = terms(s.outer, s.outer_rate);
  if (s.inner)
    link.bandwidth_bytes_per_s =
        pipelined_bus_bandwidth_bytes_per_s(s.collective, s.algorithm, s.local, terms(s.inner, s.inner_rate), link);
  return bus_bandwidth_bytes_per_s(s.collective, s.ranks, s.bytes,
                                   collective_s(s.collective, CollectiveAlgorithm::ring, s.ranks, s.bytes, link));
}

std::optional<Setup> setup_of(TableRow& row, const std::vector<Accelerator>& accelerators, const AiSheets& sheets) {
  Setup s;
  const auto names = choices_of(Collective{});
  const auto* const known = std::ranges::find(names, row.text("collective"), &Choice::value).base();
  if (known == names.data() + names.size()) {
    row.reject("collective", "all_reduce, all_gather, reduce_scatter, all_to_all, broadcast or reduce");
    return std::nullopt;
  }
  s.collective = static_cast<Collective>(known - names.data());
  const std::string text(row.text("interconnect")), algorithm(row.text("algo"));
  const auto has = [](const std::string& words, const char* word) { return words.find(word) != words.npos; };
  if (has(text, "SHARP") || has(algorithm, "SHARP") || (has(algorithm, "NVLS") && !has(algorithm, "off")))
    s.algorithm = CollectiveAlgorithm::in_network;
  if (has(algorithm, "Tree") || has(algorithm, "tree")) s.algorithm = CollectiveAlgorithm::tree;

  const auto cards = cards_in(text);
  const double nodes = number_of(row.text("nodes")).value_or(many_ranks / usual_node);
  s.ranks = number_of(row.text("ranks")).value_or(many_ranks);
  s.local = std::max(1.0, number_of(row.text("ranks")) ? s.ranks / nodes : usual_node);
  if (s.ranks < 2) {
    row.reject("ranks", "2 or more");
    return std::nullopt;
  }
  if (row.has("size_bytes")) s.bytes = row.positive("size_bytes");

  const Accelerator* accelerator = accelerator_of_name(accelerators, row.text("gpu"));
  s.inner = sheet_in(text, sheets.interconnects);
  if (!s.inner && (!cards || accelerator)) s.inner = find_scale_up(sheets.interconnects, accelerator ? accelerator->id : "");
  if (s.inner && !s.inner->scale_up) s.inner = nullptr;
  if (s.inner) {
    const auto rate = s.inner->rate_bytes_per_s ? s.inner->rate_bytes_per_s
                      : accelerator             ? accelerator->scale_up_bytes_per_s
                                                : std::nullopt;
    if (rate) s.inner_rate = *rate;
    if (!rate) s.inner = nullptr;
  }
  if (cards && nodes > 1) {
    s.outer = find_scale_out(sheets.interconnects);
    if (!s.inner) s.local = 1;
    s.outer_rate = s.inner ? cards->count * cards->rate_bytes_per_s / s.local : cards->count * cards->rate_bytes_per_s;
  }
  if (!s.inner && !s.outer) {
    row.reject("interconnect", "a link of the catalog (NVLink4), cards per node (8x400Gb) or both");
    return std::nullopt;
  }
  return s;
}

ErrorFigures figures_of(const std::vector<CollectiveComparison>& cases, double (CollectiveComparison::*error)() const, int which) {
  std::vector<std::pair<std::string, double>> errors;
  for (const auto& one : cases)
    if (which < 0 || one.fitted == (which == 1)) errors.emplace_back(one.name, (one.*error)());
  return error_figures(errors);
}

}  // namespace

CollectiveValidation validate_collectives(const std::filesystem::path& path, const std::vector<Accelerator>& accelerators,
                                          const AiSheets& sheets, Diagnostics& diagnostics) {
  CollectiveValidation result;
  result.file = path.filename().string();
  auto table = CaseTable::read(path, diagnostics);
  if (!table || !table->require({"collective", "ranks", "nodes", "interconnect", "busbw_GBps"})) return result;
  result.rejected = table->broken_rows();
  std::vector<double> line_rate, measured;
  for (std::size_t i = 0; i < table->size(); ++i) {
    TableRow row = table->row(i);
    const auto setup = setup_of(row, accelerators, sheets);
    CollectiveComparison c;
    c.line = row.line();
    if (!row.has("busbw_GBps") && setup && row.has("size_bytes")) {
      c.measured_bytes_per_s = bus_bandwidth_bytes_per_s(setup->collective, setup->ranks, setup->bytes, row.positive("time_us") * 1e-6);
    } else {
      c.measured_bytes_per_s = row.positive("busbw_GBps") * 1e9;
    }
    if (!setup || !row.good()) {
      ++result.rejected;
      continue;
    }
    c.name = fmt::format("{} {} x {}, {} node, {}{}{}, {}", row.text("collective"), row.text("ranks"), row.text("gpu"), row.text("nodes"),
                         row.text("interconnect"), row.has("algo") ? " " : "", row.text("algo"),
                         row.has("size_bytes") ? fmt::format("{} B", row.text("size_bytes")) : "large");
    const auto fitted_on = [&](const Interconnect* sheet) {
      return sheet && std::ranges::find(sheet->fitted_cases, c.name) != sheet->fitted_cases.end();
    };
    c.fitted = fitted_on(setup->inner) || fitted_on(setup->outer);
    c.sheet = setup->inner && setup->outer ? setup->inner->id + " + " + setup->outer->id : (setup->inner ? setup->inner : setup->outer)->id;
    c.predicted_bytes_per_s = predicted_bus_bytes_per_s(*setup);
    const double across = setup->outer ? setup->outer_rate * setup->local : setup->inner_rate;
    line_rate.push_back(setup->inner ? std::min(setup->inner_rate, across) : across);
    measured.push_back(c.measured_bytes_per_s);
    result.cases.push_back(std::move(c));
  }
  if (result.cases.empty()) return result;
  result.null_share = 1 / null_efficiency(line_rate, measured);
  for (std::size_t i = 0; i < measured.size(); ++i) result.cases[i].null_bytes_per_s = line_rate[i] * result.null_share;
  result.all = figures_of(result.cases, &CollectiveComparison::error, -1);
  result.fitted = figures_of(result.cases, &CollectiveComparison::error, 1);
  result.unfitted = figures_of(result.cases, &CollectiveComparison::error, 0);
  result.null_all = figures_of(result.cases, &CollectiveComparison::null_error, -1);
  result.null_fitted = figures_of(result.cases, &CollectiveComparison::null_error, 1);
  result.null_unfitted = figures_of(result.cases, &CollectiveComparison::null_error, 0);
  return result;
}

}  // namespace icctwin
