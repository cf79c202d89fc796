#pragma once
// What our own site CSV files share: "# key: value" lines on top, a header of known columns, times with their offset.
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/civil_time.h"
#include "sim/scenario/site/line_problems.h"

namespace icctwin {

/// One "# key: value" line.
struct MetadataLine {
  std::string value;
  std::size_t line = 0;
};

/// The metadata of a file and where its table begins.
struct SiteCsv {
  std::map<std::string, MetadataLine, std::less<>> metadata;
  std::string_view table;  ///< from the header on
  std::size_t table_line = 1;
};

/// Cuts a text into metadata and table; comment lines without a colon (the format line, remarks) are skipped.
SiteCsv split_site_csv(std::string_view text);

/// A number among the metadata; the default and an error if it cannot be read or leaves the limits.
double metadata_number(const SiteCsv& csv, std::string_view key, double otherwise, double least, double most, LineProblems& problems);

/// Text among the metadata; empty if there is none.
std::string metadata_text(const SiteCsv& csv, std::string_view key);

/// Reports keys other than the known ones.
void check_metadata_keys(const SiteCsv& csv, std::span<const std::string_view> known, LineProblems& problems);

/// Place of each known column in a header, nothing where the header lacks it; unknown and doubled columns are errors.
std::vector<std::optional<std::size_t>> find_columns(std::span<const std::string_view> header, std::span<const std::string_view> known,
                                                     std::size_t line, LineProblems& problems);

/// A time that states its offset; an error otherwise.
std::optional<ParsedTime> parse_row_time(std::string_view text, std::size_t line, LineProblems& problems);

}  // namespace icctwin
