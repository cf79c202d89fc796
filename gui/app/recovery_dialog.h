#pragma once
// What windows left that ended unexpectedly: to be recovered, looked at or discarded.
#include <QDialog>
#include <vector>

#include "gui/document/recovery.h"

class QPushButton;
class QTableWidget;

namespace icctwin::gui {

class RecoveryDialog : public QDialog {
  Q_OBJECT

 public:
  explicit RecoveryDialog(std::vector<RecoveryFile> files, QWidget* parent = nullptr);

  /// The one that the user wants back; only after it was accepted.
  const RecoveryFile& chosen() const;
  bool is_empty() const { return files_.empty(); }

 private:
  void show_differences();
  void discard();
  void fill();

  std::vector<RecoveryFile> files_;
  QTableWidget* table_;
  QPushButton *recover_, *compare_, *discard_;
};

/// The name of a scenario that was left, for people.
QString left_name(const RecoveryFile& file);

}  // namespace icctwin::gui
