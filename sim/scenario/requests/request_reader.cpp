#include "sim/scenario/requests/request_reader.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "models/base/civil_time.h"
#include "sim/scenario/text/csv.h"
#include "sim/scenario/text/read_file.h"

namespace icctwin {
namespace {

constexpr std::size_t most_warnings = 20;
constexpr double most_tokens = 1e8;
constexpr const char* known_layouts =
    "TIMESTAMP,ContextTokens,GeneratedTokens; {\"timestamp\": ..., \"input_length\": ...}; arrival_s,prompt_tokens,output_tokens";

class Reader {
 public:
  Reader(std::string_view text, std::string name, Diagnostics& diagnostics)
      : text_(text), name_(std::move(name)), diagnostics_(diagnostics) {}

  std::optional<RequestTrace> read() {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
    const std::size_t start = text_.find_first_not_of(" \t\r\n");
    if (start != std::string_view::npos && text_[start] == '{') {
      trace_.format = RequestFormat::mooncake;
      json_lines();
    } else if (!table()) {
      return std::nullopt;
    }
    if (trace_.left_out > most_warnings) diagnostics_.add("W-REQ-002", name_, std::to_string(trace_.left_out - most_warnings));
    if (trace_.requests.empty()) {
      diagnostics_.add("E-REQ-002", name_, std::to_string(trace_.left_out));
      return std::nullopt;
    }
    std::ranges::stable_sort(trace_.requests, {}, &ServedRequest::arrival_s);
    const double first_s = trace_.requests.front().arrival_s;
    for (ServedRequest& request : trace_.requests) request.arrival_s -= first_s;
    return std::move(trace_);
  }

 private:
  void leave_out(std::size_t line, std::string_view column, std::string_view value, const char* wanted) {
    if (++trace_.left_out > most_warnings) return;
    diagnostics_.add("W-REQ-001", name_ + ":" + std::to_string(line), std::string(value.substr(0, 60)), wanted,
                     {{"column", std::string(column)}});
  }

  bool table() {
    CsvReader reader(text_);
    if (!reader.next()) {
      diagnostics_.add("E-REQ-001", name_, "", known_layouts);
      return false;
    }
    const auto fields = reader.fields();
    const std::vector<std::string> header(fields.begin(), fields.end());
    const auto column = [&](std::string_view key) {
      return static_cast<std::size_t>(std::ranges::find_if(header, [&](const std::string& one) { return trim(one) == key; }) -
                                      header.begin());
    };
    std::size_t arrival = column("arrival_s"), prompt = column("prompt_tokens"), output = column("output_tokens");
    if (column("TIMESTAMP") < header.size()) {
      trace_.format = RequestFormat::azure;
      arrival = column("TIMESTAMP"), prompt = column("ContextTokens"), output = column("GeneratedTokens");
    }
    if (std::max({arrival, prompt, output}) >= header.size()) {
      diagnostics_.add("E-REQ-001", name_, first_line(), known_layouts);
      return false;
    }
    while (reader.next()) {
      const auto row = reader.fields();
      const std::size_t line = reader.line();
      if (row.size() != header.size() || reader.malformed()) {
        leave_out(line, "row", std::to_string(row.size()), "as many fields as the header has");
        continue;
      }
      const auto arrival_s = time(row[arrival]);
      if (!arrival_s) {
        leave_out(line, header[arrival], row[arrival], trace_.format == RequestFormat::azure ? "a date and time" : "seconds of at least 0");
        continue;
      }
      const auto prompt_tokens = tokens(row[prompt]), output_tokens = tokens(row[output]);
      if (!prompt_tokens || !output_tokens) {
        const std::size_t bad = prompt_tokens ? output : prompt;
        leave_out(line, header[bad], row[bad], "a whole number of tokens, at least 1");
        continue;
      }
      trace_.requests.push_back({*arrival_s, *prompt_tokens, *output_tokens, {}});
    }
    return true;
  }

  std::string first_line() const { return std::string(text_.substr(0, std::min<std::size_t>(80, text_.find('\n')))); }

  std::optional<double> time(std::string_view field) const {
    if (trace_.format == RequestFormat::azure) {
      const auto parsed = parse_iso8601(trim(field));
      return parsed ? std::optional(parsed->unix_s) : std::nullopt;
    }
    const auto seconds = parse_number(field);
    return seconds && *seconds >= 0 ? seconds : std::nullopt;
  }

  static std::optional<std::int64_t> count(double value) {
    if (!(value >= 1 && value <= most_tokens) || std::floor(value) != value) return std::nullopt;
    return static_cast<std::int64_t>(value);
  }
  static std::optional<std::int64_t> tokens(std::string_view field) {
    const auto value = parse_number(field);
    return value ? count(*value) : std::nullopt;
  }

  void json_lines() {
    std::string_view rest = text_;
    std::size_t line = 0;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view row = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      ++line;
      if (row.find_first_not_of(" \t\r") == std::string_view::npos) continue;
      json_line(row, line);
    }
  }

  void json_line(std::string_view row, std::size_t line) {
    const auto object = nlohmann::json::parse(row, nullptr, false);
    if (!object.is_object()) return leave_out(line, "row", row, "a JSON object");
    const auto number = [&](const char* key) -> std::optional<double> {
      const auto found = object.find(key);
      if (found == object.end() || !found->is_number()) return std::nullopt;
      return found->get<double>();
    };
    const auto ms = number("timestamp"), prompt = number("input_length"), output = number("output_length");
    if (!ms || !(*ms >= 0)) return leave_out(line, "timestamp", ms ? number_text(*ms) : "", "milliseconds of at least 0");
    ServedRequest request;
    const auto prompt_tokens = prompt ? count(*prompt) : std::nullopt, output_tokens = output ? count(*output) : std::nullopt;
    if (!prompt_tokens) return leave_out(line, "input_length", prompt ? number_text(*prompt) : "", "a whole number of tokens, at least 1");
    if (!output_tokens) return leave_out(line, "output_length", output ? number_text(*output) : "", "a whole number of tokens, at least 1");
    request.arrival_s = *ms / 1000;
    request.prompt_tokens = *prompt_tokens;
    request.output_tokens = *output_tokens;
    if (const auto blocks = object.find("hash_ids"); blocks != object.end()) {
      if (!blocks->is_array()) return leave_out(line, "hash_ids", blocks->dump(), "a list of whole numbers");
      for (const auto& block : *blocks) {
        if (!block.is_number_unsigned()) return leave_out(line, "hash_ids", block.dump(), "a list of whole numbers");
        request.prefix_blocks.push_back(block.get<std::uint64_t>());
      }
    }
    trace_.requests.push_back(std::move(request));
  }

  std::string_view text_;
  std::string name_;
  Diagnostics& diagnostics_;
  RequestTrace trace_;
};

}  // namespace

std::string_view request_format_name(RequestFormat format) {
  switch (format) {
    case RequestFormat::azure:
      return "azure";
    case RequestFormat::mooncake:
      return "mooncake";
    case RequestFormat::icctwin:
      break;
  }
  return "icctwin";
}

std::optional<RequestTrace> read_requests(const std::filesystem::path& path, Diagnostics& diagnostics) {
  const auto text = read_file(path, diagnostics);
  if (!text) return std::nullopt;
  return parse_requests(*text, path.filename().string(), diagnostics);
}

std::optional<RequestTrace> parse_requests(std::string_view text, const std::string& name, Diagnostics& diagnostics) {
  return Reader(text, name, diagnostics).read();
}

std::vector<ServedRequest> repeated(const std::vector<ServedRequest>& requests, std::size_t count, double period_s) {
  std::vector<ServedRequest> all;
  if (requests.empty()) return all;
  all.reserve(count);
  for (std::size_t copy = 0; all.size() < count; ++copy)
    for (std::size_t i = 0; i < requests.size() && all.size() < count; ++i) {
      all.push_back(requests[i]);
      all.back().arrival_s += static_cast<double>(copy) * period_s;
    }
  std::ranges::stable_sort(all, {}, &ServedRequest::arrival_s);
  return all;
}

}  // namespace icctwin
