#pragma once
// What is known of the current field, below the inspector's fields: help, range, default and its source, a preview of lists and files.
#include <QFrame>
#include <QModelIndex>

class QLabel;

namespace icctwin::gui {

class CurveView;
class Workbench;

class FieldHelp : public QFrame {
 public:
  explicit FieldHelp(Workbench& bench, QWidget* parent = nullptr);
  ~FieldHelp() override;

  /// Shows a row of the inspector; an invalid one: nothing.
  void show_field(const QModelIndex& index);
  /// A file is being read for its preview.
  bool is_busy() const { return reading_ > 0; }

 private:
  void show_preview(const std::string& pointer);

  Workbench& bench_;
  QLabel *title_, *text_, *about_file_;
  CurveView* chart_;
  QString file_;  ///< whose preview is shown or read
  int reading_ = 0;
};

}  // namespace icctwin::gui
