#pragma once
// Traces of inference requests: when each came, how long its prompt and its answer were.
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/diagnostics.h"
#include "models/compute/serving/fleet.h"

namespace icctwin {

/// The layouts that are read; a file tells its own by its first line.
///
///   azure     TIMESTAMP,ContextTokens,GeneratedTokens          times as dates with up to seven digits of a second, UTC
///   mooncake  {"timestamp": ms, "input_length", "output_length", "hash_ids": [...]}     one object a line, blocks of 512 tokens
///   icctwin   arrival_s,prompt_tokens,output_tokens            in any order, other columns are not read
enum class RequestFormat { azure, mooncake, icctwin };
std::string_view request_format_name(RequestFormat format);

struct RequestTrace {
  RequestFormat format = RequestFormat::icctwin;
  std::vector<ServedRequest> requests;  ///< by arrival; the first arrives at 0 s
  std::size_t left_out = 0;             ///< rows that cannot be used, each with a warning (at most 20 of them)
};

/// Reads a plain or gzip file; nothing, and an error, if its layout is unknown or no row can be used.
std::optional<RequestTrace> read_requests(const std::filesystem::path& path, Diagnostics& diagnostics);
/// Reads a text that is already in memory; the name stands for the file in the problems.
std::optional<RequestTrace> parse_requests(std::string_view text, const std::string& name, Diagnostics& diagnostics);

/// The trace one after the other until it has so many requests, each copy `period_s` after the one before.
std::vector<ServedRequest> repeated(const std::vector<ServedRequest>& requests, std::size_t count, double period_s);

}  // namespace icctwin
