#include "sim/scenario/site/rating_table.h"

#include <algorithm>

#include "sim/scenario/json/nearest.h"
#include "sim/scenario/json/read.h"
#include "sim/scenario/text/read_file.h"

namespace icctwin {
namespace {

constexpr std::string_view ratings_format = "icctwin.catalog/1", ratings_kind = "ratings";

// The tables as they lie on the disk.
struct RatingFile {
  std::string format, kind;
  std::vector<Rating> entries;

  static void describe(Describe<RatingFile>& d) {
    d.title("RatingFile", "Grade tables", "评级表文件").help("Grades and limits of standards.", "标准的等级与限值。");
    d.field<&RatingFile::format>("format").required().title("Format", "格式").help("Name and version.", "名称与版本。");
    d.field<&RatingFile::kind>("kind").required().title("Kind", "种类").help("What the entries are.", "条目种类。");
    d.field<&RatingFile::entries>("entries").required().title("Entries", "条目").help("One a table.", "每表一条。");
  }
};

std::vector<Rating> shipped_ratings(const std::filesystem::path& data_dir, Diagnostics& diagnostics) {
  const auto path = data_dir / "standards" / "ratings.json";
  const auto text = read_file(path, diagnostics);
  const auto document = text ? parse_json(*text, "ratings.json", diagnostics) : std::nullopt;
  if (!document) return {};
  auto file = read_as<RatingFile>(*document, diagnostics, "ratings.json#");
  if (file.format != ratings_format) diagnostics.add("E-PLAN-001", "ratings.json#/format", file.format, std::string(ratings_format));
  if (file.kind != ratings_kind) diagnostics.add("E-IN-006", "ratings.json#/kind", file.kind, std::string(ratings_kind));
  return std::move(file.entries);
}

}  // namespace

std::vector<Rating> find_ratings(const std::filesystem::path& data_dir, const std::vector<Rating>& own, const std::vector<std::string>& ids,
                                 const std::string& where, Diagnostics& diagnostics) {
  if (ids.empty()) return {};
  const std::vector<Rating> shipped = shipped_ratings(data_dir, diagnostics);
  std::vector<Rating> result;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    bool known = false;
    for (const std::vector<Rating>* list : {&own, &shipped}) {
      const auto found = std::ranges::find(*list, ids[i], &Rating::id);
      if (found == list->end()) continue;
      result.push_back(*found);
      known = true;
      break;
    }
    if (known) continue;
    std::vector<std::string> names;
    for (const std::vector<Rating>* list : {&own, &shipped})
      for (const Rating& one : *list) names.push_back(one.id);
    diagnostics.add("E-IN-008", where + "/" + std::to_string(i), ids[i], nearest_name(ids[i], names),
                    {{"kind", "grade table"}, {"kind_zh", "评级表"}});
  }
  return result;
}

}  // namespace icctwin
