#pragma once
// Another view of the same scenario that takes the place of the page while it is wanted: as a table, as JSON.
#include "gui/views/panel.h"

namespace icctwin::gui {

class TwinPage : public WorkPage {
  Q_OBJECT

 public:
  using WorkPage::WorkPage;

  /// The checkable command that asks for it.
  virtual const char* command() const = 0;
  /// It is going to be shown.
  virtual void enter() = 0;

 signals:
  /// Shall be shown, or give way to the page again.
  void asked(bool shown);
};

}  // namespace icctwin::gui
