#pragma once
// Lists of numbers as tables: lists of one object that have the same length stand beside each other, since they belong together (the load
// and the efficiency of a converter); one alone is shown by its place.
#include <string>
#include <vector>

#include "gui/document/scenario_document.h"

namespace icctwin::gui {

struct NumberColumn {
  std::string pointer;
  QString title;  ///< with its unit
  std::vector<double> values;
};

/// The list of a place first, then those of its object that belong to it, in the order of the description; the column that the others
/// are drawn over, if there is one, is the first list of the object. Empty if the place is no list of numbers.
std::vector<NumberColumn> number_columns(const ScenarioDocument& document, const std::string& pointer);

/// Writes the columns back; lists that did not change are left alone. One command.
void set_number_columns(ScenarioDocument& document, const std::vector<NumberColumn>& columns);

}  // namespace icctwin::gui
