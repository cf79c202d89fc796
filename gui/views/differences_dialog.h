#pragma once
// A list of differences between two scenarios: where, what was before, what is now. One leads to its place.
#include <QDialog>

#include "gui/document/differences.h"

class QTableWidget;

namespace icctwin::gui {

class DifferencesDialog : public QDialog {
  Q_OBJECT

 public:
  /// `before`, `after`: heads of the two columns.
  DifferencesDialog(const std::vector<Difference>& found, const Node& root, const QString& title, const QString& before,
                    const QString& after, QWidget* parent = nullptr);

 signals:
  void place_chosen(const QString& pointer);

 private:
  QTableWidget* table_;
};

}  // namespace icctwin::gui
