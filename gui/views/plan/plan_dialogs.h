#pragma once
// Dialogs of the plan: rows, pods, arrays, halls and moves by numbers.
#include <QDialog>
#include <functional>
#include <vector>

#include "gui/models/floor_edits.h"

class QComboBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;
class QVBoxLayout;

namespace icctwin::gui {

/// A form of numbers and choices with one button that goes on.
class NumbersDialog : public QDialog {
 public:
  NumbersDialog(const QString& title, QString go_on, QWidget* parent);
  /// Once: the buttons come behind the last field, for the keyboard too.
  int exec() override;

  QSpinBox* add_number(const Text& label, int value, int least, int most, const Text& unit = {});
  QSpinBox* add_mm(const Text& label, double value, int least = 0, int most = 1'000'000) {
    return add_number(label, static_cast<int>(value), least, most, {" mm", " mm"});
  }
  QComboBox* add_choice(const Text& label, const QStringList& choices, int chosen);
  QLineEdit* add_text(const Text& label, const QString& text);
  /// A file by its path, or chosen; `filter` as a file dialog takes it.
  QLineEdit* add_file(const Text& label, const QString& path, const QString& folder, const QString& filter);
  void add_remark(const QString& text);

 private:
  QVBoxLayout* column_;
  QFormLayout* form_;
  QString go_on_;
};

/// Sides that the front of a row can look to, as the rotation of the row.
QStringList facing_words();
double facing_rotation(int index);
int facing_index(double rotation_deg);

/// What `place row…` and its kin ask; false: nothing is to be done. The place is that of the south-west corner, as the file counts.
struct Placement {
  NewRow row;
  double x_mm = 0, y_mm = 0;
};
bool ask_row(Placement& placement, const QStringList& rack_types, QWidget* parent);
bool ask_pod(Placement& placement, double& aisle_mm, const QStringList& rack_types, QWidget* parent);
bool ask_array(Placement& placement, NewArray& array, const QStringList& rack_types, QWidget* parent);
bool ask_move(QPointF& by_mm, QWidget* parent);
/// A picture below the plan: which, where, how large and how strong. The file is given relative to the folder or absolute.
bool ask_background(FloorBackground& background, const QString& folder, QWidget* parent);
/// How long what was measured truly is.
bool ask_distance(double& true_mm, QWidget* parent);
bool ask_hall(QString& name, double& width_mm, double& depth_mm, QWidget* parent);

}  // namespace icctwin::gui
