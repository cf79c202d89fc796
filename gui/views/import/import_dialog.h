#pragma once
// Taking in an inventory: source, meaning of the columns, preview with problems by row, and what will be done.
#include <QDialog>

#include "gui/models/inventory_draft.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableWidget;

namespace icctwin::gui {

class StepList;
class Workbench;

class ImportDialog : public QDialog {
 public:
  explicit ImportDialog(Workbench& bench, QWidget* parent = nullptr);

  InventoryDraft& draft() { return draft_; }
  int current_step() const;
  void show_step(int step);
  bool choose_file(const QString& file);
  /// What was done, as a sentence; empty until the dialog was accepted.
  const QString& outcome() const { return outcome_; }

 private:
  QWidget* make_source();
  QWidget* make_mapping();
  QWidget* make_preview();
  QWidget* make_apply();
  QWidget* make_foot();
  void show_draft();
  void fill_mapping();
  void fill_preview();
  void ask_for_file();
  void save_rejected();
  void finish();

  Workbench& bench_;
  InventoryDraft draft_;
  StepList* steps_;
  QStackedWidget* stack_;
  QLineEdit *file_ = nullptr, *profile_name_ = nullptr;
  QComboBox *format_ = nullptr, *profiles_ = nullptr, *default_type_ = nullptr;
  QLabel *found_ = nullptr, *counts_ = nullptr, *summary_ = nullptr, *mapping_note_ = nullptr;
  QWidget* columns_ = nullptr;
  QTableWidget *rows_ = nullptr, *problems_ = nullptr;
  QPushButton *back_ = nullptr, *next_ = nullptr, *save_rejected_ = nullptr;
  QString outcome_;
  bool filling_ = false;
};

}  // namespace icctwin::gui
