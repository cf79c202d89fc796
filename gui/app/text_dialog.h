#pragma once
// A file as text, for one that is no scenario: the cursor stands where reading stopped. Saving writes the file.
#include <QDialog>

class QPlainTextEdit;

namespace icctwin::gui {

class TextDialog : public QDialog {
  Q_OBJECT

 public:
  /// Line and column count from 1; 0: not known.
  TextDialog(const QString& file, int line, int column, QWidget* parent = nullptr);

  QString text() const;
  int line() const;

 signals:
  /// The text was written: reading may be tried again.
  void written(const QString& file);

 private:
  void write();

  QString file_;
  QPlainTextEdit* text_;
};

/// Line and column of a problem's place, "center.json:3:12" or words like "at line 3, column 12"; 0 where there are none.
std::pair<int, int> place_in_text(const QString& sentence);

}  // namespace icctwin::gui
