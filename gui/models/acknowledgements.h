#pragma once
// Warnings and hints that the user has looked at and left, each with the reason. A scenario file has no place for them, so they are kept
// for this user, by the scenario's id, in ~/.local/state/icctwin/acknowledged.
#include <QString>
#include <map>
#include <string>

#include "models/base/diagnostics.h"

namespace icctwin::gui {

class Acknowledgements {
 public:
  /// Reads those of a scenario.
  void read(const QString& scenario_id);
  /// Why a problem was left; empty: it was not.
  QString reason(const Problem& problem) const;
  /// An empty reason takes it back. False if it could not be written.
  bool set(const Problem& problem, const QString& reason);

 private:
  QString path_;
  std::map<std::string, QString> reasons_;  ///< by code and place
};

}  // namespace icctwin::gui
