#pragma once
// What the find box finds: commands of the window and parts of the scenario, by words in any order and in both languages.
#include <QString>
#include <string>
#include <vector>

#include "gui/document/schema_place.h"

namespace icctwin::gui {

struct Found {
  enum class Kind { command, object } kind;
  QString title, detail;  ///< in the window's language; the detail stands small behind it: a shortcut, a place
  QString words;          ///< all that is searched, in lower case
  QString id;             ///< of the command, or JSON pointer
  bool usable = true;
};

/// Every part of the scenario in the order of the tree.
std::vector<Found> findable_objects(const Node& root);

/// Those in which every word of a query occurs; first where the title begins with it, then where it occurs in the title. At most `most`.
std::vector<Found> matching(const std::vector<Found>& all, const QString& query, std::size_t most);

}  // namespace icctwin::gui
