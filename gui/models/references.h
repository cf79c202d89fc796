#pragma once
// The names that a field may refer to: entries of the shipped catalog and of the scenario itself.
#include <QStringList>
#include <string_view>

#include "gui/document/json_tree.h"

namespace icctwin {
struct Catalog;
}  // namespace icctwin

namespace icctwin::gui {

/// The shipped catalog, read once; what is wrong with it is told by the check.
const Catalog& shipped_catalog();

/// Names of a kind of object (Field::refers_to), those of the scenario first; empty where the kind has no list.
QStringList known_names(std::string_view kind, const Node& scenario);

}  // namespace icctwin::gui
