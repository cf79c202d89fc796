#pragma once
// Rows of a wizard's page: label, control, unit or remark, and where the value comes from.
#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QSpinBox;

namespace icctwin::gui {

class Form : public QWidget {
 public:
  explicit Form(QWidget* parent = nullptr);

  /// A heading over the rows that follow.
  void heading(const QString& text);
  /// A control of the form's width class in a row; its label is its accessible name. Returns the chip at the right.
  QLabel* row(const QString& label, QWidget* control, const QString& unit = {}, const QString& source = {});
  /// A sentence over the whole width.
  QLabel* sentence(const QString& text);

 private:
  QGridLayout* grid_;
  int rows_ = 0;
};

QSpinBox* count_box(int low, int high, int value);
QDoubleSpinBox* number_box(double low, double high, double step, int digits, double value);
/// A box of choices by word: entries are added with their words as data.
QComboBox* choice_box();
/// Selects the entry with a word; nothing if there is none.
void choose_word(QComboBox& box, const QString& word);

/// A label in a role of the style sheet ("chip", "simulated", "muted", "page_title").
QLabel* role_label(const QString& text, const char* role);

}  // namespace icctwin::gui
