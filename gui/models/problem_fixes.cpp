#include "gui/models/problem_fixes.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string_view>

#include "gui/document/differences.h"
#include "gui/document/scenario_document.h"
#include "gui/document/words.h"
#include "gui/models/field_values.h"
#include "gui/models/units.h"
#include "sim/scenario/json/pointer.h"

namespace icctwin::gui {
namespace {

using Steps = std::vector<Fix::Step>;

/// How the value that solves a problem follows from what the problem says.
enum class Rule {
  at_least_value,  ///< a rating: what is asked of it, rounded up
  at_least_limit,
  more_units,   ///< as many as carry the load at the rating of those that are there
  limit,        ///< the limit itself
  below_limit,  ///< counted from 0, or one has to be left
  above_limit,  ///< a little more: what the problem says is rounded
};

struct RuleOfCode {
  std::string_view code;
  Rule rule;
};

constexpr auto rules = std::to_array<RuleOfCode>({
    {"E-PWR-001", Rule::at_least_value}, {"E-PWR-005", Rule::at_least_value}, {"E-COOL-001", Rule::at_least_limit},
    {"E-PWR-003", Rule::more_units},     {"W-PWR-003", Rule::more_units},     {"E-PWR-004", Rule::more_units},
    {"W-PWR-005", Rule::more_units},     {"W-PWR-015", Rule::more_units},     {"E-PWR-006", Rule::limit},
    {"E-OPS-002", Rule::limit},          {"E-OPS-015", Rule::limit},          {"E-JOB-025", Rule::limit},
    {"E-JOB-003", Rule::limit},          {"E-PLAN-009", Rule::limit},         {"E-COOL-021", Rule::below_limit},
    {"E-OPS-001", Rule::below_limit},    {"E-OPS-010", Rule::below_limit},    {"E-OPS-011", Rule::below_limit},
    {"E-COOL-003", Rule::above_limit},   {"E-COOL-022", Rule::above_limit},
});

bool is_number(const Place& place) { return place.type && (place.type->kind == Kind::number || place.type->kind == Kind::integer); }

std::optional<double> number_at(const Place& place) {
  if (place.given() && place.node->kind == JsonKind::number) return std::stod(place.node->token);
  if (place.given() || !place.preset) return {};
  return place.type->kind == Kind::integer ? static_cast<double>(place.type->get_integer(place.preset))
                                           : *static_cast<const double*>(place.preset);
}

/// The next number up with two digits, a little above: 412345 becomes 420000.
double rounded_up(double value) {
  if (!(value > 0)) return value;
  const double unit = std::pow(10, std::floor(std::log10(value)) - 1);
  const double up = std::ceil(value / unit * (1 + 1e-9)) * unit;
  return up > value ? up : up + unit;
}

std::string json_of(double value) { return QString::number(value, 'g', 12).toStdString(); }

QString shown_value(double value, const Place& place) {
  const std::string_view unit = unit_of(place);
  const Quantity quantity = shown(value, unit.empty() ? "1" : unit);
  return quantity.unit.isEmpty() ? quantity.number : quantity.number + u' ' + quantity.unit;
}

Fix setting(const Place& place, const std::string& json, const QString& as_words) {
  Fix fix;
  fix.title = words({"Set to %1", "改为 %1"}, as_words);
  fix.steps = {{place.pointer, json, {}}};
  return fix;
}

std::optional<Fix> set_number(const Place& place, double value) {
  if (!is_number(place) || !std::isfinite(value)) return {};
  if (place.type->kind == Kind::integer) value = std::round(value);
  if (place.field && (value < place.field->min || value > place.field->max || (place.field->above_min && value <= place.field->min)))
    return {};
  if (const auto now = number_at(place); now && *now == value) return {};
  return setting(place, json_of(value), shown_value(value, place));
}

std::optional<Fix> by_rule(Rule rule, const Problem& problem, const Place& place) {
  if (!is_number(place)) return {};
  // Quantities of a problem stand with their unit, which need not be the field's kind: units of a plant have a power.
  const std::string_view unit = rule == Rule::more_units ? "W" : unit_of(place);
  const auto value = typed_value(QString::fromStdString(problem.value), unit, {}, {});
  const auto limit = typed_value(QString::fromStdString(problem.limit), unit, {}, {});
  const bool integer = place.type->kind == Kind::integer;
  switch (rule) {
    case Rule::at_least_value:
      return value ? set_number(place, rounded_up(*value)) : std::nullopt;
    case Rule::at_least_limit:
      return limit ? set_number(place, rounded_up(*limit)) : std::nullopt;
    case Rule::more_units: {
      const auto now = number_at(place);
      if (!now || !value || !limit || *now < 1 || !(*limit > 0)) return {};
      return set_number(place, std::max(*now + 1, std::ceil(*now * *value / *limit)));
    }
    case Rule::limit:
      return limit ? set_number(place, *limit) : std::nullopt;
    case Rule::below_limit:
      return limit && *limit >= 1 ? set_number(place, *limit - 1) : std::nullopt;
    case Rule::above_limit:
      return limit ? set_number(place, integer ? *limit + 1 : std::round((*limit + 0.1) * 10) / 10) : std::nullopt;
  }
  return {};
}

std::optional<Fix> nearest_bound(const Place& place) {
  if (!is_number(place) || !place.field) return {};
  const auto now = number_at(place);
  if (!now) return {};
  if (*now > place.field->max) return set_number(place, place.field->max);
  if (*now < place.field->min && !place.field->above_min) return set_number(place, place.field->min);
  return {};
}

/// Least changes of a letter from one word to another.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t before = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t up = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, before + (a[i - 1] == b[j - 1] ? 0 : 1)});
      before = up;
    }
  }
  return row.back();
}

std::optional<Fix> nearest_choice(const Place& place) {
  if (!place.type || place.type->kind != Kind::choice || !place.node || place.node->kind != JsonKind::text || place.type->choices.empty())
    return {};
  const std::string now = place.node->plain();
  const auto& choices = place.type->choices;
  const auto nearest = std::min_element(choices.begin(), choices.end(),
                                        [&](const Choice& a, const Choice& b) { return distance(now, a.value) < distance(now, b.value); });
  // A word that is half another is no typing error.
  if (distance(now, nearest->value) * 2 > std::max(now.size(), nearest->value.size())) return {};
  return setting(place, json_text(nearest->value), words(nearest->title));
}

std::optional<Fix> known_name(const Problem& problem, const Place& place) {
  if (problem.limit.empty() || !place.node || place.node->kind != JsonKind::text) return {};
  return setting(place, json_text(problem.limit), QString::fromStdString(problem.limit));
}

std::optional<Fix> known_key(const Problem& problem, const ScenarioDocument& document) {
  const Node* node = find_node(document.root(), problem.where);
  if (problem.limit.empty() || !node || !node->parent || node->parent->member(problem.limit)) return {};
  Fix fix;
  fix.title = words({"Rename to “%1”", "改名为“%1”"}, QString::fromStdString(problem.limit));
  fix.steps = {{problem.where, {}, problem.limit}};
  return fix;
}

std::optional<Fix> own_id(const Place& place) {
  // The place is the object or its id.
  const Node* object = place.node && place.node->kind == JsonKind::object ? place.node : place.node ? place.node->parent : nullptr;
  const Node* id = object ? object->member("id") : nullptr;
  if (!id || !object->parent || id->kind != JsonKind::text) return {};
  std::set<std::string> taken;
  for (const auto& sibling : object->parent->children)
    if (const Node* other = sibling->member("id")) taken.insert(other->plain());
  int number = 2;
  while (taken.contains(id->plain() + "-" + std::to_string(number))) ++number;
  const std::string own = id->plain() + "-" + std::to_string(number);
  Fix fix;
  fix.title = words({"Rename to “%1”", "改名为“%1”"}, QString::fromStdString(own));
  fix.steps = {{pointer_of(*id), json_text(own), {}}};
  return fix;
}

/// A row of a hall has its own rating of the busway, or the one that holds for all.
std::optional<Fix> busway_of_row(const Problem& problem, const ScenarioDocument& document) {
  Place rating = document.place("/power/busway/rated_w");
  const auto name = std::find_if(problem.details.begin(), problem.details.end(), [](const auto& detail) { return detail.first == "name"; });
  if (const Node* hall = find_node(document.root(), problem.where); hall && name != problem.details.end())
    if (const Node* rows = hall->member("rows"))
      for (const auto& row : rows->children) {
        const Node* id = row->member("id");
        if (id && row->member("busway_rated_w") && std::string_view(name->second).starts_with(id->plain()))
          rating = document.place(pointer_of(*row) + "/busway_rated_w");
      }
  const auto value = typed_value(QString::fromStdString(problem.value), "W", {}, {});
  return value ? set_number(rating, rounded_up(*value)) : std::nullopt;
}

void collect_files(const Place& place, std::vector<Place>& files) {
  if (place.type && place.type->kind == Kind::list) {
    if (!place.node || place.node->kind != JsonKind::list) return;
    for (std::size_t i = 0; i < place.node->children.size(); ++i) collect_files(item_place(place, i), files);
    return;
  }
  if (place.field && place.field->refers_to == "file" && place.node && place.node->kind == JsonKind::text) files.push_back(place);
  if (!place.node || place.node->kind != JsonKind::object) return;
  const Place object = as_object(place);
  for (const Field& field : fields_of(object)) {
    const Place member = member_place(object, field);
    if (member.node) collect_files(member, files);
  }
}

std::optional<Fix> locate_file(const Problem& problem, const ScenarioDocument& document) {
  for (const MissingFile& missing : missing_files(document)) {
    if (problem.where != missing.pointer &&
        QFileInfo(QString::fromStdString(missing.file)).fileName() != QFileInfo(QString::fromStdString(problem.where)).fileName())
      continue;
    Fix fix;
    fix.title = words({"Locate…", "查找文件…"});
    fix.file_field = missing.pointer;
    return fix;
  }
  return {};
}

std::optional<Fix> find_fix(const Problem& problem, const ScenarioDocument& document) {
  if (problem.code == "E-IN-001") return locate_file(problem, document);
  if (!problem.where.starts_with("/")) return {};
  if (problem.code == "E-IN-003") return known_key(problem, document);
  if (problem.code == "E-PWR-002") return busway_of_row(problem, document);
  const Place place = document.place(problem.where);
  if (problem.code == "E-IN-005") return nearest_bound(place);
  if (problem.code == "E-IN-006") return nearest_choice(place);
  if (problem.code == "E-IN-008" || problem.code == "E-PLAN-001") return known_name(problem, place);
  if (problem.code == "E-IN-009") return own_id(place);
  const auto rule = std::ranges::find(rules, problem.code, &RuleOfCode::code);
  return rule == rules.end() ? std::nullopt : by_rule(rule->rule, problem, place);
}

}  // namespace

std::optional<Fix> fix_of(const Problem& problem, const ScenarioDocument& document) {
  auto fix = find_fix(problem, document);
  if (!fix) return {};
  QStringList lines;
  for (const Fix::Step& step : fix->steps) {
    const Node* now = find_node(document.root(), step.pointer);
    const Place place = document.place(step.pointer);
    const std::string before = !step.rename.empty() ? now->key : now ? write_tree(*now) : preset_json(place);
    lines << words({"%1: %2 → %3", "%1：%2 → %3"})
                 .arg(path_words(document.root(), step.pointer), QString::fromStdString(before.empty() ? "–" : before),
                      QString::fromStdString(step.rename.empty() ? step.json : step.rename));
  }
  if (!fix->file_field.empty()) lines << path_words(document.root(), fix->file_field);
  fix->preview = lines.join(u'\n');
  return fix;
}

bool apply_fix(const Fix& fix, ScenarioDocument& document) {
  if (fix.steps.empty()) return false;
  const Together together(document, words({"Fix: %1", "修复：%1"}, fix.title));
  bool done = true;
  for (const Fix::Step& step : fix.steps) {
    if (step.rename.empty()) {
      done = document.set(step.pointer, step.json) && done;
      continue;
    }
    const Node* node = find_node(document.root(), step.pointer);
    if (!node) return false;
    const std::string value = write_tree(*node);
    const std::string owner = step.pointer.substr(0, step.pointer.rfind('/'));
    done = document.remove(step.pointer) && document.set(owner + "/" + escape_pointer_key(step.rename), value) && done;
  }
  return done;
}

std::vector<MissingFile> missing_files(const ScenarioDocument& document) {
  std::vector<Place> files;
  collect_files(root_place(document.root()), files);
  std::vector<MissingFile> missing;
  for (const Place& place : files) {
    const std::string name = place.node->plain();
    if (!name.empty() && !QFileInfo::exists(QDir(document.folder()).filePath(QString::fromStdString(name))))
      missing.push_back({place.pointer, name});
  }
  return missing;
}

}  // namespace icctwin::gui
