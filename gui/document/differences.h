#pragma once
// Where two scenarios differ: members by their key, items of lists by their id, or by their place where they have none.
#include <QString>
#include <string>
#include <vector>

#include "gui/document/json_tree.h"

namespace icctwin::gui {

struct Difference {
  std::string pointer;        ///< in the later scenario; in the earlier one where it is only there
  std::string before, after;  ///< JSON, shortened where it is long; empty: not there
  bool operator==(const Difference&) const = default;
};

/// In the order of the later scenario. At most `most`; the last then stands for all that follow.
std::vector<Difference> differences(const Node& before, const Node& after, std::size_t most = 10'000);

/// The same for texts; empty where one of them is no JSON.
std::vector<Difference> differences(const std::string& before, const std::string& after);

/// Names of the fields on the way to a place, in the window's language: "Cooling › CDU › Supply temperature".
QString path_words(const Node& root, const std::string& pointer);

}  // namespace icctwin::gui
