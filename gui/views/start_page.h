#pragma once
// What is shown while nothing is open: ways to begin, scenarios of before, shipped examples.
#include <QHash>

#include "gui/models/glance.h"
#include "gui/views/panel.h"

class QScrollArea;

namespace icctwin::gui {

class ScenarioCard;

class StartPage : public WorkPage {
 public:
  StartPage(Workbench& bench, Commands& commands, QWidget* parent = nullptr);

  void rebuild() override;
  bool wants_docks() const override { return false; }
  /// Facts of the listed scenarios are still being read.
  bool is_busy() const override { return reading_ > 0; }

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* make_actions();
  QWidget* make_lists();
  void build();
  /// Fills a card, from what is known or in the background.
  void read(ScenarioCard* card);
  void open_example(const QString& file);

  Commands& commands_;
  QScrollArea* scroll_;
  QHash<QString, Glance> glances_;  ///< by file and time of its last change
  int reading_ = 0;
};

}  // namespace icctwin::gui
