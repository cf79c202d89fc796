#include "sim/scenario/site/site_csv.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "sim/scenario/text/csv.h"
#include "sim/scenario/trace/row_log.h"

namespace icctwin {

SiteCsv split_site_csv(std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  SiteCsv csv;
  while (!text.empty() && text.front() == '#') {
    const auto end = std::min(text.find('\n'), text.size());
    std::string_view row = text.substr(1, end - 1);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (row.ends_with('\r')) row.remove_suffix(1);
    if (const auto colon = row.find(':'); colon != row.npos)
      csv.metadata.insert_or_assign(printable(trim(row.substr(0, colon))),
                                    MetadataLine{printable(trim(row.substr(colon + 1))), csv.table_line});
    ++csv.table_line;
  }
  csv.table = text;
  return csv;
}

double metadata_number(const SiteCsv& csv, std::string_view key, double otherwise, double least, double most, LineProblems& problems) {
  const auto found = csv.metadata.find(key);
  if (found == csv.metadata.end()) return otherwise;
  const auto number = parse_number(found->second.value);
  if (number && *number >= least && *number <= most) return *number;
  problems.add("E-SITE-014", found->second.line, fmt::format("{}: {}", key, found->second.value),
               fmt::format("a number in {:g} .. {:g}", least, most));
  return otherwise;
}

std::string metadata_text(const SiteCsv& csv, std::string_view key) {
  const auto found = csv.metadata.find(key);
  return found == csv.metadata.end() ? std::string() : found->second.value;
}

void check_metadata_keys(const SiteCsv& csv, std::span<const std::string_view> known, LineProblems& problems) {
  for (const auto& [key, entry] : csv.metadata) {
    if (problems.full(entry.line)) return;
    if (std::ranges::find(known, key) == known.end())
      problems.add("E-SITE-014", entry.line, key, fmt::format("known keys are {}", fmt::join(known, ", ")));
  }
}

std::vector<std::optional<std::size_t>> find_columns(std::span<const std::string_view> header, std::span<const std::string_view> known,
                                                     std::size_t line, LineProblems& problems) {
  std::vector<std::optional<std::size_t>> places(known.size());
  for (std::size_t i = 0; i < header.size() && !problems.full(line); ++i) {
    const auto found = std::ranges::find(known, trim(header[i]));
    if (found == known.end()) {
      problems.add("E-SITE-011", line, printable(trim(header[i])), fmt::format("{}", fmt::join(known, ", ")));
      continue;
    }
    auto& place = places[static_cast<std::size_t>(found - known.begin())];
    if (place) problems.add("E-SITE-018", line, printable(trim(header[i])));
    place = i;
  }
  return places;
}

std::optional<ParsedTime> parse_row_time(std::string_view text, std::size_t line, LineProblems& problems) {
  const auto time = parse_iso8601(trim(text));
  if (!time) {
    problems.add("E-SITE-012", line, printable(trim(text)), "write 2025-07-07T00:00:00+08:00");
    return std::nullopt;
  }
  if (!time->utc_offset_s) {
    problems.add("E-SITE-012", line, printable(trim(text)), "it states no offset from UTC, such as +08:00 or Z");
    return std::nullopt;
  }
  return time;
}

}  // namespace icctwin
