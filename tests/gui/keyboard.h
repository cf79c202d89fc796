#pragma once
// A window that is driven by keys alone: they go where the focus is, as on a keyboard.
#include <QAbstractSpinBox>
#include <QLineEdit>
#include <QTest>
#include <QTimer>

#include "gui/app/main_window.h"
#include "gui/document/words.h"
#include "tests/gui/home.h"
#include "tests/gui/pictures.h"

namespace icctwin::test {

class Keyboard {
 public:
  explicit Keyboard(gui::MainWindow& window) : window_(window) {
    window_.set_language_of_window(Language::en);
    window_.resize(1400, 900);
    window_.show();
    REQUIRE(wait_until([&] { return window_.isActiveWindow(); }));
    settle();
  }

  /// Until what was begun (checks, reading, drawing) has ended.
  void settle() {
    QApplication::processEvents();
    REQUIRE(wait_until([&] { return !window_.is_busy(); }));
  }

  /// "Ctrl+K", one after the other.
  template <class... More>
  void press(const char* key, More... more) {
    const QKeyCombination combination = QKeySequence(QLatin1String(key))[0];
    QTest::keyClick(target(), combination.key(), combination.keyboardModifiers());
    QApplication::processEvents();  // editors hand over when events pass
    (press(more), ...);
  }
  void write(const QString& text) { QTest::keyClicks(target(), text); }

  /// Finds a command or an object in the box of the tool bar.
  void find(const QString& words) {
    press("Ctrl+K");
    write(words);
    press("Return");
  }

  /// Writes a value into a field of an object, which the box and the filter of the inspector find.
  void set(const QString& object, const QString& field, const QString& value) {
    find(object);
    change(field, value);
  }
  /// The same in all that is selected.
  void change(const QString& field, const QString& value) {
    press("Ctrl+Shift+K");
    write(field);
    press("Return", "F2");
    write(value);
    press("Return");
  }
  /// Puts an entry of the library, which the words find, where the selection is.
  void place(const QString& words) {
    press("Alt+2");
    write(words);
    press("Return", "Return");
  }

  /// A key that opens a dialog: there a text is written over what stands there, and accepted.
  void press_and_answer(const char* key, const QString& answer) {
    will_answer(answer);
    press(key);
    take_back();
  }
  void find_and_answer(const QString& command, const QString& answer) {
    will_answer(answer);
    find(command);
    take_back();
  }

  std::string value(const std::string& pointer) {
    const gui::Node* node = window_.document().place(pointer).node;
    return node ? node->plain() : std::string();
  }

 private:
  QWidget* target() {
    if (QWidget* focused = QApplication::focusWidget()) return focused;
    QWidget* modal = QApplication::activeModalWidget();
    return modal ? modal : &window_;
  }

  void will_answer(const QString& answer) {
    answered_ = false;
    QTimer::singleShot(0, &window_, [this, answer] { answer_when_asked(answer, 200); });
  }
  /// Without a window manager nobody makes the window active again when its dialog has gone.
  void take_back() {
    REQUIRE(answered_);
    window_.activateWindow();
    REQUIRE(wait_until([&] { return window_.isActiveWindow(); }));
  }
  void answer_when_asked(const QString& answer, int tries) {
    QWidget* focused = QApplication::focusWidget();
    auto* field = qobject_cast<QLineEdit*>(focused);
    if (qobject_cast<QAbstractSpinBox*>(focused)) field = focused->findChild<QLineEdit*>();
    if (QWidget* dialog = QApplication::activeModalWidget(); dialog && field) {
      keep_picture(*dialog, QStringLiteral("asked ") + dialog->windowTitle());
      field->selectAll();
      QTest::keyClicks(field, answer);
      QTest::keyClick(field, Qt::Key_Return);
      answered_ = true;
    } else if (tries > 0) {
      QTimer::singleShot(20, &window_, [this, answer, tries] { answer_when_asked(answer, tries - 1); });
    }
  }

  gui::MainWindow& window_;
  bool answered_ = false;
};

}  // namespace icctwin::test
