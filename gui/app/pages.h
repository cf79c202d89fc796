#pragma once
// The pages of the work area: name, key and what makes each.
#include <vector>

#include "gui/models/workbench.h"
#include "models/base/describe.h"

namespace icctwin::gui {

class Commands;
class WorkPage;

struct PageEntry {
  Page page;
  const char* name;  ///< of --page and of its command, "view.NAME"; also of its icon
  Text title, tip;
  const char* shortcut;
  WorkPage* (*make)(Workbench&, Commands&);
};

/// In the order of the page bar.
const std::vector<PageEntry>& page_entries();

/// The page that is shown while nothing is open; it is not in the bar.
const PageEntry& start_entry();

/// The page of a name; nullptr if there is none.
const PageEntry* find_page(std::string_view name);

}  // namespace icctwin::gui
