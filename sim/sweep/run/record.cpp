#include "sim/sweep/run/record.h"

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

namespace icctwin {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 4> names = {"ok", "bad_input", "failed", "crashed"};

}  // namespace

std::string_view record_status_name(RecordStatus status) { return names[static_cast<std::size_t>(status)]; }

std::optional<RecordStatus> record_status_of(std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<RecordStatus>(i);
  return std::nullopt;
}

std::string record_line(const RunRecord& record) {
  Json kpis = Json::array();
  for (const auto& one : record.kpis)
    kpis.push_back({one.id, one.unit, one.title.en, one.title.zh, std::isfinite(one.value) ? Json(one.value) : Json(nullptr)});
  const Json json = {{"hash", record.hash},       {"status", record_status_name(record.status)},
                     {"seconds", record.seconds}, {"warnings", record.warnings},
                     {"problem", record.problem}, {"en", record.sentence.en},
                     {"zh", record.sentence.zh},  {"folder", record.folder},
                     {"kpis", std::move(kpis)}};
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::optional<RunRecord> read_record(std::string_view line) {
  try {
    const Json json = Json::parse(line);
    RunRecord record;
    const auto status = record_status_of(json.at("status").get_ref<const std::string&>());
    if (!status) return std::nullopt;
    record.status = *status;
    record.hash = json.at("hash");
    record.seconds = json.at("seconds");
    record.warnings = json.at("warnings");
    record.problem = json.at("problem");
    record.sentence = {json.at("en"), json.at("zh")};
    record.folder = json.at("folder");
    for (const Json& one : json.at("kpis"))
      record.kpis.push_back({one.at(0), one.at(1), {one.at(2), one.at(3)}, one.at(4).is_null() ? no_value : one.at(4).get<double>()});
    return record;
  } catch (const nlohmann::json::exception&) {  // cut off half-way, or none of ours
    return std::nullopt;
  }
}

}  // namespace icctwin
