#pragma once
// What the one-line diagram says in words: what becomes of the rest when an element fails, and the balance of powers.
#include <QString>
#include <set>

#include "gui/models/instant.h"
#include "gui/models/power_diagram.h"

namespace icctwin::gui {

/// What becomes of the rest when an element fails.
struct PowerVerdict {
  QString sentence;  ///< empty: the analysis does not say
  bool all_lost = false;
  std::set<std::string> lost_rows;   ///< ids
  std::set<std::string> overloaded;  ///< keys of elements
};

/// `key`: of the element in the diagram, "transformer/A".
PowerVerdict verdict_on(const PowerDiagram& d, const std::string& key);

/// Whether the analysis of single failures says something of an element.
bool can_fail(const PowerDiagram& d, const std::string& key);

/// Powers in and out at an instant, or the largest: "grid 1,494 + PV 96 kW; facility 1,590 kW = IT …".
QString power_balance(const PowerDiagram& d, const Instant& now);

}  // namespace icctwin::gui
