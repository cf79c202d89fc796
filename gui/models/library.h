#pragma once
// The equipment that can be put into a scenario: the shipped catalog and the user's own sheets, and how an entry is placed.
#include <QString>
#include <string>
#include <string_view>
#include <vector>

#include "gui/document/scenario_document.h"
#include "models/base/diagnostics.h"

namespace icctwin::gui {

enum class LibraryKind { rack_type, node_type, accelerator, chiller, switch_type, optics };

struct LibraryEntry {
  LibraryKind kind = LibraryKind::rack_type;
  std::string id;
  QString name, name_zh, maker;
  QString facts, facts_zh;  ///< sizes that tell it from others
  QString source, notes;
  QString date;  ///< of the source as far as it names a year
  bool unverified = false;
  bool own = false;  ///< of the user
  std::string json;  ///< the sheet
  QString search;    ///< lower case: everything that is searched

  QString title() const;
  /// Known under this name among favourites: "rack_type/gb200_nvl72".
  QString key() const;
};

Text library_kind_name(LibraryKind kind);
/// As a field names what it refers to: "rack type".
std::string_view library_kind_reference(LibraryKind kind);

/// The shipped entries and those of "library" beside the scenario and in the user's data folder, by kind; problems of files that cannot be
/// read.
std::vector<LibraryEntry> read_library(const QString& scenario_folder, Diagnostics& diagnostics);
QString user_library_folder();

/// Puts an entry into the scenario as one command: a rack type into the selected row, group or hall, others into the field of the selected
/// object that refers to such. Entries of the user are copied into the scenario. Returns where; empty: the selection takes no such entry.
std::string place_entry(ScenarioDocument& document, const std::vector<LibraryEntry>& library, const LibraryEntry& entry,
                        const std::string& selected);
/// What has to be selected for that, as a sentence.
QString how_to_place(LibraryKind kind);

/// Format of what is dragged: the key of the entry.
constexpr const char* library_mime = "application/x-icctwin-library-entry";

}  // namespace icctwin::gui
