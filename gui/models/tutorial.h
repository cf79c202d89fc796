#pragma once
// Five minutes with the program, step by step; each step sees by itself when it has been done.
#include <QObject>
#include <QString>
#include <vector>

#include "gui/models/workbench.h"

namespace icctwin::gui {

struct TutorialStep {
  Text title, text;
  Text action;  ///< of its button; empty: none
};

class Tutorial : public QObject {
  Q_OBJECT

 public:
  explicit Tutorial(Workbench& bench, QObject* parent = nullptr);

  static const std::vector<TutorialStep>& steps();
  /// The step that is to be done; as many as there are steps: all are done.
  int current() const { return current_; }
  bool is_done() const { return current_ == static_cast<int>(steps().size()); }
  void start();
  /// Does what the button of the current step says.
  void help();

 signals:
  void advanced();

 private:
  enum Step { open_demo, first_run, change_supply, second_run, read_pue, compare };
  void look();
  bool is_met(int step) const;
  void open();

  Workbench& bench_;
  int current_ = 0;
  bool running_ = false;     ///< the tutorial was started
  QString first_folder_;     ///< of the first run
  Page page_ = Page::start;  ///< that is shown
};

}  // namespace icctwin::gui
