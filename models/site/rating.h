#pragma once
// Grades and limits of standards and policies: a table of bounds on one key figure (models/data/standards/ratings.json).
#include <optional>
#include <string>
#include <vector>

#include "models/base/describe.h"

namespace icctwin {

/// One grade; it is reached when every bound that is given holds.
struct RatingGrade {
  std::string grade;
  std::optional<double> up_to, below, at_least, above;
  bool operator==(const RatingGrade&) const = default;
  static void describe(Describe<RatingGrade>&);
};

struct Rating {
  std::string id;
  std::string name, name_zh;
  std::string indicator = "pue";    ///< id of a key figure (docs/kpis.md)
  std::vector<RatingGrade> grades;  ///< best first; a limit is a table of one grade; none: thresholds are not known
  std::string date, source, notes;
  bool unverified = false;
  bool operator==(const Rating&) const = default;
  static void describe(Describe<Rating>&);
};

/// The first grade whose bounds hold; nullptr if there is none, or no value.
const RatingGrade* grade_of(const Rating& rating, double value);

}  // namespace icctwin
