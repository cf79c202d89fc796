#include <doctest/doctest.h>

#include <QAbstractButton>
#include <QComboBox>
#include <QDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QTextBrowser>
#include <QTimer>
#include <QToolButton>

#include "gui/app/help.h"
#include "gui/app/main_window.h"
#include "gui/app/pages.h"
#include "gui/app/preferences_dialog.h"
#include "gui/document/words.h"
#include "gui/views/run_dialog.h"
#include "tests/gui/home.h"

using namespace icctwin;
using namespace icctwin::gui;
using namespace icctwin::test;

namespace {

/// Closes whatever dialog or menu opens, as a user who thinks better of it.
class Closer : public QTimer {
 public:
  Closer() {
    connect(this, &QTimer::timeout, this, [this] {
      if (QWidget* popup = QApplication::activePopupWidget()) popup->close();
      auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
      if (!dialog) return;
      ++closed;
      dialog->reject();
    });
    start(10);
  }
  int closed = 0;
};

bool makes_scenario(const QString& id) { return id.startsWith("file.new"); }

/// Triggers every command of some that is enabled, but those that end the window.
template <class Which>
void trigger(MainWindow& window, Which&& which) {
  const Closer closer;
  for (QAction* action : window.commands().all()) {
    const QString id = action->objectName();
    if (id == "file.quit" || id == "view.full_screen" || !which(id)) continue;
    CAPTURE(id.toStdString());
    if (action->isEnabled()) action->trigger();
    QApplication::processEvents();
  }
  REQUIRE(wait_until([&] { return !window.is_busy() && !window.bench().queue().is_busy(); }, 120000));
}

/// A text that is wider than the widget which shows it; empty: none below a widget.
QString clipped(const QWidget& root) {
  for (const QWidget* widget : root.findChildren<QWidget*>()) {
    if (!widget->isVisible() || widget->width() == 0) continue;
    QString text;
    int spare = 0;
    if (const auto* label = qobject_cast<const QLabel*>(widget)) {
      // One that may be cut off says the whole in its tool tip.
      if (label->wordWrap() || label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored || label->textFormat() == Qt::RichText ||
          label->text().startsWith('<'))
        continue;
      text = label->text();
    } else if (const auto* button = qobject_cast<const QPushButton*>(widget)) {
      text = button->text();
      spare = 8;
    } else if (const auto* tool = qobject_cast<const QToolButton*>(widget)) {
      if (tool->toolButtonStyle() == Qt::ToolButtonIconOnly) continue;
      text = tool->text();
    }
    if (text.isEmpty()) continue;
    QString plain = text;
    plain.remove('&');
    int wide = 0;
    for (const QString& line : plain.split('\n')) wide = std::max(wide, widget->fontMetrics().horizontalAdvance(line));
    if (wide + spare > widget->width() + 1)
      return QStringLiteral("%1 '%2' (%3): needs %4, has %5")
          .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(), text)
          .arg(wide + spare)
          .arg(widget->width());
  }
  return {};
}

/// Makes texts 40 % longer, as another language may have them.
void lengthen(QWidget& root) {
  const auto longer = [](const QString& text) {
    return text.isEmpty() ? text : text + QString(std::max(1, static_cast<int>(text.size() * 2 / 5)), 'n');
  };
  for (QLabel* label : root.findChildren<QLabel*>()) label->setText(longer(label->text()));
  for (QPushButton* button : root.findChildren<QPushButton*>()) button->setText(longer(button->text()));
  for (QToolButton* button : root.findChildren<QToolButton*>())
    if (button->defaultAction()) button->defaultAction()->setText(longer(button->defaultAction()->text()));
}

}  // namespace

TEST_CASE("every command works or is disabled without a document") {
  const Home home;
  MainWindow window;
  window.show();
  trigger(window, [](const QString& id) { return !makes_scenario(id); });
  CHECK_FALSE(window.document().is_dirty());
  trigger(window, makes_scenario);
  set_language(Language::en);
}

TEST_CASE("every command works or is disabled with an empty scenario") {
  const Home home;
  write_file(home / "empty.json", "{}");
  MainWindow window;
  REQUIRE(window.open_file(QString::fromStdString(home.file("empty.json"))));
  window.show();
  REQUIRE(wait_until([&] { return !window.is_busy(); }));
  trigger(window, [](const QString&) { return true; });
  set_language(Language::en);
}

TEST_CASE("every command works or is disabled while the scenario is read-only, and none changes it") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(home.scenario()));
  window.document().set_read_only(true);
  window.show();
  REQUIRE(wait_until([&] { return !window.is_busy(); }));
  window.select("/halls/0/rows/0");
  const std::string before = window.document().text();
  const Closer closer;
  for (QAction* action : window.commands().all()) {
    const QString id = action->objectName();
    if (id == "file.quit" || id == "file.close" || id == "help.manual" || id == "window.next_scenario" || makes_scenario(id)) continue;
    CAPTURE(id.toStdString());
    if (action->isEnabled()) action->trigger();
    QApplication::processEvents();
    CHECK(window.document().text() == before);
  }
  CHECK_FALSE(window.document().is_dirty());
  REQUIRE(wait_until([&] { return !window.is_busy() && !window.bench().queue().is_busy(); }, 120000));
  set_language(Language::en);
}

TEST_CASE("every command works or is disabled while a run is active") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(home.scenario()));
  window.show();
  REQUIRE(wait_until([&] { return !window.is_busy(); }));
  window.bench().start_run({"/simulation/thermal_step_s=1", "/simulation/duration_s=31536000"});
  REQUIRE(wait_until([&] { return window.controller().is_active(); }));
  CHECK(window.commands()["run.stop"]->isEnabled());
  {
    const Closer closer;
    for (QAction* action : window.commands().all()) {
      const QString id = action->objectName();
      if (id == "file.quit" || id == "help.manual" || id == "view.full_screen") continue;
      CAPTURE(id.toStdString());
      if (action->isEnabled()) action->trigger();
      QApplication::processEvents();
    }
  }
  window.bench().queue().stop_all();
  REQUIRE(wait_until([&] { return !window.bench().queue().is_busy(); }, 120000));
  set_language(Language::en);
}

TEST_CASE("menus have letters of their own, in both languages") {
  const Home home;
  MainWindow window;
  for (const Language language : {Language::en, Language::zh}) {
    window.set_language_of_window(language);
    QSet<QChar> letters;
    for (const QAction* action : window.menuBar()->actions()) {
      const qsizetype at = action->text().indexOf('&');
      CAPTURE(action->text().toStdString());
      REQUIRE(at >= 0);
      const QChar letter = action->text()[at + 1].toUpper();
      CHECK_FALSE(letters.contains(letter));
      letters.insert(letter);
    }
  }
  set_language(Language::en);
}

TEST_CASE("no text of frame and dialogs is wider than its place at the least size, also when texts are 40 % longer") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(home.scenario()));
  window.resize(1280, 720);
  window.show();
  REQUIRE(wait_until([&] { return !window.is_busy(); }));
  for (const bool longer : {false, true}) {
    for (const Language language : {Language::en, Language::zh}) {
      window.set_language_of_window(language);
      CAPTURE(longer);
      CAPTURE(static_cast<int>(language));
      PreferencesDialog preferences({}, &window);
      preferences.show();
      RunDialog run(window.bench(), &window);
      run.show();
      if (longer)
        for (QWidget* part : {static_cast<QWidget*>(&window), static_cast<QWidget*>(&preferences), static_cast<QWidget*>(&run)})
          lengthen(*part);
      QApplication::processEvents();
      for (const char* bar : {"tools", "pages", "dock_title"})
        if (const auto* part = window.findChild<QWidget*>(QLatin1String(bar))) CHECK(clipped(*part).toStdString() == "");
      CHECK(clipped(preferences).toStdString() == "");
      CHECK(clipped(run).toStdString() == "");
      if (!longer) CHECK(window.width() == 1280);
    }
  }
  set_language(Language::en);
}

TEST_CASE("preferences are taken over as they were chosen") {
  const Home home;
  Preferences now;
  now.language = "zh_CN";
  now.look = LookChoice::dark;
  now.comfortable = true;
  PreferencesDialog dialog(now);
  CHECK(dialog.chosen() == now);
  dialog.findChild<QComboBox*>()->setCurrentIndex(1);
  CHECK(dialog.chosen().language == "en");
  write_preferences(dialog.chosen());
  CHECK(read_preferences() == dialog.chosen());
}

TEST_CASE("help on a field says what the description says, in both languages") {
  const Home home;
  MainWindow window;
  REQUIRE(window.open_file(home.scenario()));
  window.select("/cooling/cdu/supply_c");
  set_language(Language::en);
  CHECK(field_help(window.bench()).contains("/cooling/cdu/supply_c"));
  CHECK(field_help(window.bench()).contains(QStringLiteral("°C")));
  const QString english = field_help(window.bench());
  set_language(Language::zh);
  CHECK(field_help(window.bench()) != english);
  set_language(Language::en);
}

TEST_CASE("the manual opens in the language of the window, leads to the other language, and every page that it names is there") {
  const Home home;
  MainWindow window;
  for (const auto& [language, title, other] :
       {std::tuple(Language::en, "Build from a template", "由模板新建"), std::tuple(Language::zh, "由模板新建", "Build from a template")}) {
    window.set_language_of_window(language);
    bool seen = false;
    QTimer::singleShot(0, &window, [&, title = title, other = other] {
      QWidget* dialog = QApplication::activeModalWidget();
      auto* text = dialog ? dialog->findChild<QTextBrowser*>() : nullptr;
      if (text) {
        seen = text->toPlainText().contains(QString::fromUtf8(title));
        const QString page = text->source().fileName();
        emit text->anchorClicked(QUrl(page == "manual.md" ? "manual.zh.md" : "manual.md"));
        CHECK(text->toPlainText().contains(QString::fromUtf8(other)));
      }
      if (dialog) dialog->close();
    });
    window.commands()["help.manual"]->trigger();
    CHECK(seen);
  }
  window.set_language_of_window(Language::en);
  static const QRegularExpression link("\\]\\(([^)]+)\\)");
  for (const char* page : {"docs/manual.md", "docs/manual.zh.md"})
    for (auto found = link.globalMatch(QString::fromStdString(slurp(source(page)))); found.hasNext();) {
      const QString name = found.next().captured(1);
      CHECK_MESSAGE(QFileInfo::exists(manual_folder() + u'/' + name), name.toStdString());
    }
}

TEST_CASE("every command and key that the manual names is one of the window") {
  const Home home;
  MainWindow window;
  QSet<QString> keys;
  for (const QAction* action : window.commands().all()) keys.insert(action->shortcut().toString());
  static const QRegularExpression key("\\b((?:Ctrl|Shift|Alt)\\+[^ ,;:.()|…、，。；：）]+|F[1-9][0-2]?)");
  for (const char* page : {"docs/manual.md", "docs/manual.zh.md"})
    for (auto found = key.globalMatch(QString::fromStdString(slurp(source(page)))); found.hasNext();) {
      const QString named = found.next().captured(1);
      CAPTURE(page);
      CAPTURE(named.toStdString());
      CHECK((named == "Ctrl+" || named == "Ctrl+arrows" || named.startsWith("Ctrl+方") || keys.contains(QKeySequence(named).toString())));
    }
}
