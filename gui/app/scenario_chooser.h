#pragma once
// The scenarios of the open one's folder, to go from one to the next; read in the background.
#include <QWidget>
#include <vector>

#include "gui/models/scenario_list.h"

class QComboBox;
class QLabel;

namespace icctwin::gui {

class Workbench;

class ScenarioChooser : public QWidget {
  Q_OBJECT

 public:
  explicit ScenarioChooser(Workbench& bench, QWidget* parent = nullptr);

  /// Reads the folder again.
  void read();
  void rebuild();
  bool is_reading() const { return reading_; }
  const std::vector<ScenarioFile>& files() const { return files_; }
  /// The next of the folder after the open one, around its end; empty: there is no other.
  QString next_file() const;

 signals:
  /// The user chose another scenario.
  void chosen(const QString& file);

 private:
  void fill();
  /// A name cut off with dots where it does not fit.
  QString fitting(const QString& name) const;

  Workbench& bench_;
  QLabel* label_;
  QComboBox* box_;
  std::vector<ScenarioFile> files_;
  bool reading_ = false, again_ = false;
};

}  // namespace icctwin::gui
