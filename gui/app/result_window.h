#pragma once
// A second window that shows a page of the same workbench, so that plan and charts stand side by side. Document, run and undo stack are
// the first window's.
#include <QMainWindow>

#include "gui/models/workbench.h"
#include "gui/views/commands.h"

class QComboBox;
class QLabel;

namespace icctwin::gui {

class WorkPage;

class ResultWindow : public QMainWindow {
  Q_OBJECT

 public:
  /// `of_main`: what pages expect to be there already.
  ResultWindow(Workbench& bench, const Commands& of_main, Page page, QWidget* parent);
  ~ResultWindow() override;

  void show_page(Page page);
  Page current_page() const { return current_; }
  WorkPage* page() const { return page_; }
  void rebuild();

 private:
  void name_window();

  Workbench& bench_;
  const Commands& of_main_;
  Page current_;
  QComboBox* choice_;
  QLabel* label_;
  std::unique_ptr<Commands> commands_;  ///< of the page
  WorkPage* page_ = nullptr;
};

}  // namespace icctwin::gui
