#include "sim/results/compare/scenario_steps.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "sim/scenario/json/pointer.h"

namespace icctwin {
namespace {

using nlohmann::json;

/// Members that say something to people and nothing to the engine.
constexpr std::array<std::string_view, 10> mute = {"name", "name_zh",    "description", "description_zh", "source",
                                                   "view", "unverified", "notes",       "site_file",      "unverified_fields"};
constexpr std::string_view rest_name = "...";

bool is_mute(std::string_view key, const std::string& path) {
  return std::ranges::find(mute, key) != mute.end() || (path.empty() && (key == "id" || key == "format")) ||
         (path == "/simulation" && (key == "report_languages" || key == "rack_series"));
}

bool other_kind(const json& a, const json& b) {
  const auto tag_a = a.find("type"), tag_b = b.find("type");
  return (tag_a == a.end()) != (tag_b == b.end()) || (tag_a != a.end() && *tag_a != *tag_b);
}

void collect(const json& a, const json& b, const std::string& path, std::vector<std::string>& found) {
  if (a == b) return;
  if (a.is_object() && b.is_object() && !other_kind(a, b)) {
    json keys = a;
    keys.update(b);  // every key of either, in one order
    for (const auto& item : keys.items()) {
      if (is_mute(item.key(), path)) continue;
      const std::string place = path + "/" + escape_pointer_key(item.key());
      const auto in_a = a.find(item.key()), in_b = b.find(item.key());
      if (in_a == a.end() || in_b == b.end())
        found.push_back(place);
      else
        collect(*in_a, *in_b, place, found);
    }
  } else if (a.is_array() && b.is_array() && a.size() == b.size() && !a.empty() && a[0].is_object()) {
    for (std::size_t i = 0; i < a.size(); ++i) collect(a[i], b[i], path + "/" + std::to_string(i), found);
  } else {
    found.push_back(path);
  }
}

/// The pointer as far as its first keys.
std::string first_keys(const std::string& pointer, int keys) {
  std::size_t end = 0;
  for (int k = 0; k < keys && end != pointer.npos; ++k) end = pointer.find('/', end + 1);
  return pointer.substr(0, end);
}

/// What cannot be taken over alone: a rack type and the racks that name it, a record and the chiller that names it.
std::string key_of(const std::string& pointer) {
  const std::string first = first_keys(pointer, 1);
  for (const char* of_halls : {"/accelerators", "/node_types", "/rack_types", "/halls"})
    if (first == of_halls) return "/halls";
  if (first == "/chillers") return "/cooling/chiller";
  return first_keys(pointer, 2);
}

template <class KeyOf>
std::vector<ChangeGroup> grouped(const std::vector<std::string>& pointers, KeyOf&& key_of_pointer) {
  std::vector<ChangeGroup> groups;
  std::map<std::string, std::size_t> place;
  for (const std::string& pointer : pointers) {
    const auto [found, added] = place.emplace(key_of_pointer(pointer), groups.size());
    if (added) groups.push_back({found->first, {}});
    groups[found->second].pointers.push_back(pointer);
  }
  return groups;
}

}  // namespace

bool is_at_or_below(std::string_view pointer, std::string_view top) {
  return pointer.starts_with(top) && (pointer.size() == top.size() || pointer[top.size()] == '/');
}

std::vector<std::string> differing_pointers(const JsonDocument& from, const JsonDocument& to) {
  std::vector<std::string> found;
  collect(from.value(), to.value(), "", found);
  return found;
}

JsonDocument with_values_of(const JsonDocument& from, const JsonDocument& to, const std::vector<std::string>& pointers) {
  JsonDocument result = from;
  for (const std::string& text : pointers) {
    const json::json_pointer pointer(text);
    if (to.value().contains(pointer))
      result.value()[pointer] = to.value()[pointer];
    else
      result.value()[pointer.parent_pointer()].erase(pointer.back());
  }
  return result;
}

std::vector<ChangeGroup> group_changes(const std::vector<std::string>& pointers, std::size_t most) {
  auto groups = grouped(pointers, key_of);
  if (groups.size() > most) groups = grouped(pointers, [](const std::string& pointer) { return first_keys(key_of(pointer), 1); });
  while (groups.size() > most) {
    ChangeGroup last = std::move(groups.back());
    groups.pop_back();
    ChangeGroup& before = groups.back();
    before.name = rest_name;
    before.pointers.insert(before.pointers.end(), last.pointers.begin(), last.pointers.end());
  }
  return groups;
}

std::vector<ChangeGroup> group_changes(const std::vector<std::string>& pointers, const std::vector<std::vector<std::string>>& asked,
                                       Diagnostics& diagnostics) {
  std::vector<ChangeGroup> groups;
  std::vector<std::string> left = pointers;
  for (const auto& tops : asked) {
    ChangeGroup group;
    for (const std::string& top : tops) {
      group.name += (group.name.empty() ? "" : ", ") + top;
      const auto begin = std::stable_partition(left.begin(), left.end(), [&](const std::string& one) { return !is_at_or_below(one, top); });
      if (begin == left.end()) diagnostics.add("E-CMP-001", top);
      group.pointers.insert(group.pointers.end(), begin, left.end());
      left.erase(begin, left.end());
    }
    if (!group.pointers.empty()) groups.push_back(std::move(group));
  }
  if (!left.empty()) groups.push_back({std::string(rest_name), std::move(left)});
  return groups;
}

}  // namespace icctwin
