#include "sim/sweep/design/axis.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "sim/scenario/json/pointer.h"
#include "sim/scenario/text/csv.h"
#include "sim/sweep/design/distributions.h"

namespace icctwin {
namespace {

using nlohmann::json;

constexpr int default_range_levels = 5;
constexpr std::size_t most_levels = 100'000;
constexpr double low_percentile = 0.1, high_percentile = 0.9;

/// Makes the axes one after the other and collects what is wrong with each.
class AxisMaker {
 public:
  explicit AxisMaker(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  std::vector<Axis> axes;
  std::string place;

  void operator()(const ListVariable& v) { add_levels(start(v), v.values.text); }

  void operator()(const LinkedVariable& v) {
    Axis axis;
    axis.name = v.name;
    axis.pointers = v.pointers;
    axis.linked = true;
    if (v.pointers.empty()) diagnostics_.add("E-SWP-004", place + "/pointers", "[]");
    add_levels(std::move(axis), v.values.text);
  }

  void operator()(const RangeVariable& v) {
    Axis axis = start(v);
    axis.whole = v.whole;
    if (v.from == v.to) diagnostics_.add("E-SWP-005", place + "/to", number_text(v.to), number_text(v.from));
    if (v.step && v.count) diagnostics_.add("E-SWP-006", place + "/step", number_text(*v.step));
    const double from = v.from, to = v.to;
    if (v.step || v.count) {
      const double steps = v.step ? std::floor(std::abs(to - from) / *v.step + 1e-9) : *v.count - 1;
      if (steps >= static_cast<double>(most_levels)) {
        diagnostics_.add("E-SWP-007", place + "/step", number_text(v.step.value_or(0)), std::to_string(most_levels));
        return;
      }
      const double step = v.step ? std::copysign(*v.step, to - from) : (to - from) / steps;
      for (double i = 0; i <= steps; ++i) {
        const double value = v.count && i == steps ? to : from + i * step;
        axis.levels.push_back(number_text(v.whole ? std::round(value) : value));
      }
    } else {
      axis.quantile = [from, to](double share) { return from + share * (to - from); };
    }
    axes.push_back(std::move(axis));
  }

  void operator()(const UniformVariable& v) {
    ordered(v.low, v.high);
    add_distribution(v, uniform_quantile(v.low, v.high));
  }

  void operator()(const TriangularVariable& v) {
    ordered(v.low, v.high);
    if (v.mode < v.low || v.mode > v.high)
      diagnostics_.add("E-SWP-008", place + "/mode", number_text(v.mode), number_text(v.low) + " - " + number_text(v.high));
    add_distribution(v, triangular_quantile(v.low, v.mode, v.high));
  }

  void operator()(const NormalVariable& v) {
    if (v.low && v.high) ordered(*v.low, *v.high);
    add_distribution(v, normal_quantile(v.mean, v.standard_deviation, v.low, v.high));
  }

  void operator()(const LognormalVariable& v) {
    if (v.low && v.high) ordered(*v.low, *v.high);
    add_distribution(v, lognormal_quantile(v.median, v.geometric_deviation, v.low, v.high));
  }

  /// "/pointer": [values].
  void short_form(const std::string& pointer, const json& values) {
    Axis axis;
    axis.pointers = {pointer};
    add_levels(std::move(axis), values.dump());
  }

 private:
  template <class V>
  static Axis start(const V& v) {
    Axis axis;
    axis.name = v.name;
    axis.pointers = {v.pointer};
    axis.pointers.insert(axis.pointers.end(), v.also.begin(), v.also.end());
    return axis;
  }

  template <class V>
  void add_distribution(const V& v, std::function<double(double)> quantile) {
    Axis axis = start(v);
    axis.quantile = std::move(quantile);
    axis.distribution = true;
    axes.push_back(std::move(axis));
  }

  void ordered(double low, double high) {
    if (!(low < high)) diagnostics_.add("E-SWP-005", place + "/high", number_text(high), number_text(low));
  }

  void add_levels(Axis axis, const std::string& text) {
    const json values = json::parse(text, nullptr, false);
    if (!values.is_array() || values.empty()) {
      diagnostics_.add("E-SWP-003", place + "/values", text.substr(0, 80));
      return;
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (axis.linked && (!values[i].is_array() || values[i].size() != axis.pointers.size()))
        diagnostics_.add("E-SWP-004", place + "/values/" + std::to_string(i), values[i].dump().substr(0, 80),
                         std::to_string(axis.pointers.size()));
      axis.levels.push_back(values[i].dump());
    }
    axes.push_back(std::move(axis));
  }

  Diagnostics& diagnostics_;
};

/// The last part of a pointer that is not a number.
std::string short_name(const std::string& pointer) {
  const auto keys = split_pointer(pointer);
  if (!keys) return pointer;
  for (auto key = keys->rbegin(); key != keys->rend(); ++key)
    if (!pointer_index(*key)) return *key;
  return pointer;
}

/// Every axis has a name of its own; those that share their short name are called by their pointers.
void give_names(std::vector<Axis>& axes, Diagnostics& diagnostics) {
  const auto given = [](const Axis& axis) { return !axis.name.empty(); };
  std::vector<std::string> shorts;
  for (const Axis& axis : axes) shorts.push_back(given(axis) ? axis.name : short_name(axis.pointers.front()));
  for (std::size_t a = 0; a < axes.size(); ++a)
    if (!given(axes[a])) axes[a].name = std::ranges::count(shorts, shorts[a]) > 1 ? axes[a].pointers.front() : shorts[a];
  std::set<std::string> names, places;
  for (const Axis& axis : axes) {
    if (!names.insert(axis.name).second) diagnostics.add("E-SWP-009", "/variables", axis.name);
    for (const auto& pointer : axis.pointers)
      if (!places.insert(pointer).second) diagnostics.add("E-SWP-009", "/variables", pointer);
  }
}

std::string number_at(const Axis& axis, double share) {
  const double value = axis.quantile(share);
  return number_text(axis.whole ? std::round(value) : value);
}

}  // namespace

std::string Axis::at(double share) const {
  if (!discrete()) return number_at(*this, share);
  const auto place = static_cast<std::size_t>(share * static_cast<double>(levels.size()));
  return levels[std::min(place, levels.size() - 1)];
}

std::vector<std::string> Axis::grid(int count) const {
  if (discrete()) return levels;
  std::vector<std::string> values;
  const int n = distribution ? count : default_range_levels;
  for (int i = 0; i < n; ++i) values.push_back(number_at(*this, distribution ? (i + 0.5) / n : static_cast<double>(i) / (n - 1)));
  return values;
}

std::vector<std::string> Axis::extremes() const {
  if (discrete()) return levels;
  if (distribution) return {number_at(*this, low_percentile), number_at(*this, high_percentile)};
  return {number_at(*this, 0), number_at(*this, 1)};
}

std::vector<Axis> make_axes(const Sweep& sweep, Diagnostics& diagnostics) {
  AxisMaker maker(diagnostics);
  for (std::size_t v = 0; v < sweep.variables.size(); ++v) {
    maker.place = "/variables/" + std::to_string(v);
    std::visit(maker, sweep.variables[v]);
  }
  if (!sweep.axes.text.empty()) {
    json axes = json::parse(sweep.axes.text, nullptr, false);
    if (!axes.is_object()) {
      diagnostics.add("E-SWP-003", "/axes", sweep.axes.text.substr(0, 80));
      axes = json::object();
    }
    for (const auto& [pointer, values] : axes.items()) {
      maker.place = "/axes/" + escape_pointer_key(pointer);
      maker.short_form(pointer, values);
    }
  }
  give_names(maker.axes, diagnostics);
  return std::move(maker.axes);
}

std::vector<std::string> overrides_of(const Axis& axis, const std::string& value) {
  std::vector<std::string> overrides;
  if (value.empty()) return overrides;
  if (!axis.linked) {
    for (const auto& pointer : axis.pointers) overrides.emplace_back(pointer).append("=").append(value);
    return overrides;
  }
  const json values = json::parse(value, nullptr, false);
  for (std::size_t p = 0; p < axis.pointers.size() && p < values.size(); ++p)
    overrides.push_back(axis.pointers[p] + "=" + values[p].dump());
  return overrides;
}

std::string axes_text(const std::vector<Axis>& axes) {
  json list = json::array();
  for (const Axis& axis : axes)
    list.push_back({{"name", axis.name}, {"pointers", axis.pointers}, {"linked", axis.linked}, {"levels", axis.levels}});
  return list.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::vector<Axis> axes_of_text(const std::string& text, const Sweep& sweep, Diagnostics& diagnostics) {
  std::vector<Axis> axes = make_axes(sweep, diagnostics);
  const json list = json::parse(text, nullptr, false);
  for (std::size_t a = axes.size(); list.is_array() && a < list.size(); ++a) {
    Axis axis;
    axis.name = list[a].value("name", "");
    axis.pointers = list[a].value("pointers", std::vector<std::string>{});
    axis.levels = list[a].value("levels", std::vector<std::string>{});
    axes.push_back(std::move(axis));
  }
  return axes;
}

std::string plain_value(const std::string& value) {
  if (value.empty()) return "base";
  if (value.front() != '"') return value;
  const json text = json::parse(value, nullptr, false);
  return text.is_string() ? text.get<std::string>() : value;
}

}  // namespace icctwin
