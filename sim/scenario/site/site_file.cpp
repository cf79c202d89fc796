#include "sim/scenario/site/site_file.h"

#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "sim/scenario/json/read.h"
#include "sim/scenario/model/site.h"
#include "sim/scenario/text/read_file.h"

namespace icctwin {
namespace {

using nlohmann::json;

constexpr std::string_view site_format = "icctwin.site/1";

// Every path below a value becomes relative to the folder that the file's own path is relative to.
void move_paths(json& value, const Type& type, const std::filesystem::path& folder) {
  if (type.kind == Kind::optional) return move_paths(value, type.item(), folder);
  if (!value.is_object()) return;
  if (type.kind == Kind::variant) {
    for (const Alternative& one : type.alternatives)
      if (value.value("type", "") == one.tag) move_paths(value, one.type(), folder);
    return;
  }
  for (const Field& field : type.fields) {
    const auto member = value.find(std::string(field.key));
    if (member == value.end()) continue;
    if (field.refers_to == "file" && member->is_string() && !member->get_ref<const std::string&>().empty())
      *member = (folder / member->get<std::string>()).lexically_normal().generic_string();
    else
      move_paths(*member, field.type(), folder);
  }
}

}  // namespace

bool use_site_file(JsonDocument& scenario, const std::filesystem::path& scenario_dir, Diagnostics& diagnostics) {
  json& root = scenario.value();
  const auto named = root.find("site_file");
  if (named == root.end() || !named->is_string() || named->get_ref<const std::string&>().empty()) return true;
  const std::filesystem::path path = named->get<std::string>();
  Diagnostics found;
  const auto text = read_file(scenario_dir / path, found);
  auto document = text ? parse_json(*text, path.filename().string(), found) : std::nullopt;
  if (document) {
    const std::string place = path.filename().string() + "#";
    const auto file = read_as<SiteFile>(*document, found, place);
    if (file.format != site_format) found.add("E-PLAN-001", place + "/format", file.format, std::string(site_format));
  }
  const bool usable = !found.has_errors();
  diagnostics.append(found, scenario_dir.empty() ? std::string() : (scenario_dir / "").string());
  if (!usable) return false;
  if (root.contains("site")) diagnostics.add("H-SITE-007", "/site", path.generic_string());
  json& site = document->value()["site"];
  move_paths(site, type_of<Site>(), path.parent_path());
  root["site"] = std::move(site);
  return true;
}

}  // namespace icctwin
