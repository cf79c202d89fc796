#pragma once
// The library: equipment to search, read about and put into the scenario.
#include "gui/models/library_model.h"
#include "gui/views/panel.h"

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QStackedWidget;

namespace icctwin::gui {

class LibraryPanel : public Panel {
 public:
  LibraryPanel(Workbench& bench, Commands& commands, QWidget* parent = nullptr);

  QWidget* first_control() override;
  void rebuild() override;
  LibraryModel& model() { return model_; }
  QListView& list() { return *list_; }
  QLineEdit& search() { return *search_; }

 private:
  void add_commands(Commands& commands);
  void load();
  void show_matches();
  void show_details();
  void place();
  void toggle_favourite();

  LibraryModel model_;
  QLineEdit* search_;
  QLabel *count_, *none_, *details_, *hint_;
  QPushButton* clear_;
  QListView* list_;
  QStackedWidget* stack_;
};

}  // namespace icctwin::gui
