#pragma once
// The preferences of the user: language, appearance, runs.
#include <QDialog>

#include "gui/app/preferences.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace icctwin::gui {

class PreferencesDialog : public QDialog {
  Q_OBJECT

 public:
  explicit PreferencesDialog(const Preferences& now, QWidget* parent = nullptr);

  /// What was chosen; what the dialog does not show stays as it was.
  Preferences chosen() const;

 private:
  Preferences now_;
  QComboBox *language_, *look_;
  QCheckBox *comfortable_, *contrast_;
  QSpinBox* parallel_;
  QLineEdit* program_;
};

}  // namespace icctwin::gui
