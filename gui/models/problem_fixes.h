#pragma once
// What can be done about a problem by one change of the scenario. A fix is an ordinary command: it is undone like any other.
#include <QString>
#include <optional>
#include <string>
#include <vector>

#include "models/base/diagnostics.h"

namespace icctwin::gui {

class ScenarioDocument;

struct Fix {
  QString title;    ///< "Set to 412 kW"
  QString preview;  ///< place, value now and then
  struct Step {
    std::string pointer;
    std::string json;    ///< the new value
    std::string rename;  ///< the key that the member gets instead; the value stays
  };
  std::vector<Step> steps;
  /// The field of a file that is not there: the user has to say where it is.
  std::string file_field;
};

/// The fix of a problem in a scenario; nothing where none is known.
std::optional<Fix> fix_of(const Problem& problem, const ScenarioDocument& document);

/// Carries it out as one command; false if its place is no more.
bool apply_fix(const Fix& fix, ScenarioDocument& document);

/// Fields of files (weather, trace) with what they say, for those that are not there.
struct MissingFile {
  std::string pointer, file;
};
std::vector<MissingFile> missing_files(const ScenarioDocument& document);

}  // namespace icctwin::gui
