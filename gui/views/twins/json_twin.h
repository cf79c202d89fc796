#pragma once
// The JSON of the selected part, which can be edited; it is checked and taken over as one command.
#include "gui/views/twins/twin_page.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSyntaxHighlighter;
class QToolButton;

namespace icctwin::gui {

class JsonTwin : public TwinPage {
 public:
  JsonTwin(Workbench& bench, Commands& commands, QWidget* parent = nullptr);

  void rebuild() override;
  const char* command() const override { return "view.as_json"; }
  void enter() override;

  /// Takes the text over; false, and a sentence, if it is no JSON or not of the sort that stands there.
  bool apply();
  QPlainTextEdit& text() { return *text_; }

 private:
  void show_part();
  void update_state();

  Commands& commands_;
  std::string pointer_;
  QString shown_;  ///< the text of the document that was taken in
  QLabel *title_, *state_;
  QPlainTextEdit* text_;
  QSyntaxHighlighter* colors_;
  QPushButton *apply_, *revert_;
  QToolButton* close_;
};

}  // namespace icctwin::gui
