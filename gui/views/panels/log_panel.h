#pragma once
// What a run said beyond its progress; filtered by level, to be copied.
#include "gui/views/panel.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace icctwin::gui {

class LogPanel : public Panel {
  Q_OBJECT

 public:
  explicit LogPanel(Workbench& bench, QWidget* parent = nullptr);

  QWidget* first_control() override;
  void rebuild() override;
  /// The log of a run; of the one in progress it grows.
  void show_run(const QString& run_folder);
  const QString& run_folder() const { return folder_; }
  QString text() const;

 private:
  void read();

  QLabel* title_;
  QComboBox* level_;
  QPushButton* copy_;
  QPlainTextEdit* text_;
  QString folder_, shown_;
};

/// Lines of a log of a level: 0 all, 1 errors and warnings, 2 errors. Lines that go on belong to what stands above them.
QString filtered_log(const QString& log, int level);

}  // namespace icctwin::gui
