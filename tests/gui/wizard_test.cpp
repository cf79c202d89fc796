#include <doctest/doctest.h>

#include <QAbstractButton>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

#include "gui/app/main_window.h"
#include "gui/document/words.h"
#include "gui/models/center_draft.h"
#include "gui/views/wizard/new_center_dialog.h"
#include "tests/gui/home.h"
#include "tests/gui/pictures.h"

using namespace icctwin;
using namespace icctwin::gui;
using namespace icctwin::test;

namespace {

void settle(NewCenterDialog& dialog) {
  REQUIRE(wait_until([&] { return !dialog.is_busy(); }));
  QApplication::processEvents();
}

/// Labels with one line and buttons that are narrower than what they say.
QStringList clipped_texts(QWidget& widget) {
  QStringList found;
  for (QLabel* label : widget.findChildren<QLabel*>())
    if (label->isVisible() && !label->wordWrap() && label->width() + 1 < label->sizeHint().width()) found << label->text();
  for (QAbstractButton* button : widget.findChildren<QAbstractButton*>())
    if (button->isVisible() && qobject_cast<QPushButton*>(button) && button->width() + 1 < button->sizeHint().width())
      found << button->text();
  for (QComboBox* box : widget.findChildren<QComboBox*>())
    if (box->isVisible() && box->fontMetrics().horizontalAdvance(box->currentText()) > box->width() - 30) found << box->currentText();
  return found;
}

}  // namespace

TEST_CASE("every page of the wizard shows its texts whole at 1280 x 720, in both languages and themes") {
  const Home home;
  for (const Language language : {Language::en, Language::zh})
    for (const Look look : {Look::light, Look::dark}) {
      set_language(language);
      set_look(look);
      QApplication::setPalette(theme_palette());
      NewCenterDialog dialog;
      dialog.setStyleSheet(style_sheet());
      dialog.resize(1232, 660);  // what the window leaves it at that size
      dialog.show();
      settle(dialog);
      for (int page = 0; page < dialog.page_count(); ++page) {
        dialog.show_page(page);
        settle(dialog);
        CAPTURE(page);
        const QStringList cut = clipped_texts(dialog);
        CAPTURE(cut.join(u'|').toStdString());
        CHECK(cut.isEmpty());
        keep_picture(dialog, QStringLiteral("wizard-%1-%2-%3")
                                 .arg(page + 1)
                                 .arg(language == Language::zh ? "zh" : "en", look == Look::dark ? "dark" : "light"));
      }
    }
  set_language(Language::en);
  set_look(Look::light);
}

TEST_CASE("W1 by keys alone: Ctrl+N, a template, a size, Create, and one scenario that passes the check and can be undone from there on") {
  const Home home;
  set_language(Language::en);
  MainWindow window;
  window.resize(1280, 720);
  window.show();
  REQUIRE(QTest::qWaitForWindowActive(&window));  // shortcuts go to the active window
  window.show_page(Page::start);
  bool seen = false;
  // The dialog has its own event loop: what is typed is planned before.
  QTimer::singleShot(0, &window, [&] {
    auto* dialog = window.findChild<NewCenterDialog*>();
    REQUIRE(dialog);
    seen = true;
    REQUIRE(wait_until([&] { return !dialog->is_busy(); }));
    CHECK(dialog->current_page() == 0);
    QTest::keyClick(dialog, Qt::Key_Return);  // the template that is chosen
    QTest::keyClick(dialog, Qt::Key_Return);  // its site
    CHECK(dialog->current_page() == 2);
    QWidget* at = dialog->focusWidget();
    REQUIRE(qobject_cast<QSpinBox*>(at));
    QTest::keyClick(at, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(at, "300");
    QTest::keyClick(at, Qt::Key_Tab);
    CHECK(dialog->draft().options().accelerators == 300);
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);  // Create now
  });
  QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier);
  REQUIRE(seen);
  CHECK(window.current_page() != Page::start);
  REQUIRE(wait_until([&] { return !window.checker().is_pending(); }));
  CHECK(window.checker().result().usable);
  // 300 / 32 = 9.4 racks of the template
  CHECK(window.document().name(Language::en) == "A center of 320 accelerators");
  CHECK(window.document().file().isEmpty());
  CHECK(window.document().is_dirty());
  CHECK_FALSE(window.document().undo_stack().canUndo());
  const std::string made = window.document().text();
  REQUIRE(window.document().set("/cooling/cdu/supply_c", "32"));
  window.document().undo_stack().undo();
  CHECK(window.document().text() == made);
}

TEST_CASE("Create is possible from the size page on, and what was chosen comes into the scenario") {
  const Home home;
  NewCenterDialog dialog;
  dialog.show();
  const auto button = [&](const char* text) -> QPushButton* {
    for (QPushButton* one : dialog.findChildren<QPushButton*>())
      if (one->text() == QLatin1String(text)) return one;
    return nullptr;
  };
  QPushButton* create = button("Create now");
  REQUIRE(create);
  CHECK_FALSE(create->isEnabled());
  dialog.show_page(1);
  CHECK_FALSE(create->isEnabled());
  dialog.show_page(2);
  CHECK(create->isEnabled());
  CenterOptions options = dialog.draft().options();
  options.redundancy = Redundancy::doubled;
  options.supply = icctwin::SupplyKind::hvdc;
  dialog.draft().set_options(options);
  create->click();
  CHECK(dialog.text().find("\"paths\": 2") != std::string::npos);
  CHECK(dialog.text().find("\"hvdc\"") != std::string::npos);
}

TEST_CASE("the controls of the pages follow the template and change the draft") {
  const Home home;
  NewCenterDialog dialog;
  CenterDraft& draft = dialog.draft();
  const CenterTemplate* from = find_center_template("domestic_liquid_16384");
  draft.choose(*from);
  CHECK(draft.options().accelerators == 16384);
  CHECK(draft.site()->id == "ulanqab");
  const auto box = [&](const char* name) -> QComboBox* {
    for (QComboBox* one : dialog.findChildren<QComboBox*>())
      if (one->accessibleName() == QLatin1String(name)) return one;
    return nullptr;
  };
  REQUIRE(box("Supply"));
  CHECK(box("Supply")->currentData().toString() == "hvdc");
  CHECK(box("Tiers")->currentData().toString() == "3");
  CHECK(box("Technology")->currentData().toString() == "cold_plate");
  box("Supply")->setCurrentIndex(box("Supply")->findData("ups"));
  emit box("Supply")->activated(box("Supply")->currentIndex());
  CHECK(draft.options().supply == icctwin::SupplyKind::ups);
  for (QDoubleSpinBox* one : dialog.findChildren<QDoubleSpinBox*>())
    if (one->accessibleName() == "Photovoltaics") one->setValue(1500);
  CHECK(draft.options().pv_w == 1.5e6);
}

TEST_CASE("the preview of a draft has estimates, halls and what is not confirmed; a draft that cannot be made says why") {
  const Home home;
  CenterDraft draft;
  REQUIRE(wait_until([&] { return !draft.is_pending(); }));
  CHECK(draft.result().estimate.accelerators == 2016);
  CHECK(draft.result().halls.size() == 1);
  CHECK(draft.result().unverified.size() > 10);
  CHECK(draft.result().site.size() >= 4);
  CenterOptions options = draft.options();
  options.rack_type = "none";
  draft.set_options(options);
  REQUIRE(wait_until([&] { return !draft.is_pending(); }));
  CHECK(draft.result().text.empty());
  CHECK_FALSE(draft.result().problems.empty());
}
