// icctwin-gui: the window for planners.
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QLibraryInfo>
#include <QLocale>
#include <QScreen>
#include <QStyleFactory>
#include <QTranslator>
#include <cstdio>
#include <string_view>

#include "gui/app/main_window.h"
#include "gui/app/pages.h"
#include "gui/document/words.h"
#include "gui/models/sweep_work.h"
#include "gui/run/program_check.h"

namespace {

constexpr int exit_ok = 0, exit_usage = 2, exit_no_picture = 5;
constexpr int longest_wait_ms = 60'000;

QString page_names() {
  QStringList names = {QLatin1String(icctwin::gui::start_entry().name)};
  for (const auto& entry : icctwin::gui::page_entries()) names << QLatin1String(entry.name);
  return names.join(QStringLiteral(", "));
}

/// Lets the window do what it has begun: read, check, draw.
void settle(icctwin::gui::MainWindow& window) {
  QElapsedTimer waited;
  waited.start();
  do QApplication::processEvents(QEventLoop::AllEvents, 50);
  while (window.is_busy() && waited.elapsed() < longest_wait_ms);
  QApplication::processEvents();
}

/// Renders the window without showing it to anybody, when all of it is there.
int screenshot(icctwin::gui::MainWindow& window, const QString& file, const QString& size) {
  const QStringList sides = size.split('x');
  window.resize(sides.value(0).toInt(), sides.value(1).toInt());
  window.show();
  settle(window);
  // A window is opaque, and whoever keeps a picture keeps it for long: as small as PNG can be. Other formats have a quality of their own.
  const int quality = file.endsWith(QStringLiteral(".png"), Qt::CaseInsensitive) ? 0 : -1;
  return window.grab().toImage().convertToFormat(QImage::Format_RGB32).save(file, nullptr, quality) ? exit_ok : exit_no_picture;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace icctwin;
  using namespace icctwin::gui;
  // Pictures and words on the terminal need no screen.
  for (int i = 1; i < argc; ++i)
    for (const char* option : {"--screenshot", "--version", "-v", "--help", "-h"})
      if (std::string_view(argv[i]).starts_with(option)) qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication app(argc, argv);
  QApplication::setApplicationName(QStringLiteral("icctwin-gui"));
  QApplication::setApplicationVersion(wanted_version());
  QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
  set_base_font();

  QCommandLineParser parser;
  parser.setApplicationDescription(
      QStringLiteral("Builds, checks and runs scenarios of AI computing centers. 智算中心方案的编辑、校验与仿真。"));
  parser.addHelpOption();
  parser.addVersionOption();
  parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("Scenario to open"), QStringLiteral("[FILE]"));
  parser.addOption({QStringLiteral("lang"), QStringLiteral("Language: en or zh_CN"), QStringLiteral("language")});
  parser.addOption({QStringLiteral("theme"), QStringLiteral("light, dark or system"), QStringLiteral("theme")});
  parser.addOption({QStringLiteral("page"), page_names() + QStringLiteral("; /TAB behind it: a part of the page"), QStringLiteral("page")});
  parser.addOption({QStringLiteral("units"), QStringLiteral("si, ip or china"), QStringLiteral("units")});
  parser.addOption({QStringLiteral("select"), QStringLiteral("JSON pointer of what is selected"), QStringLiteral("pointer")});
  parser.addOption(
      {QStringLiteral("set"), QStringLiteral("Change a field of the file; not saved, can be undone"), QStringLiteral("/pointer=value")});
  parser.addOption({QStringLiteral("open-run"), QStringLiteral("Run folder whose results are shown; further ones are compared with it"),
                    QStringLiteral("folder")});
  parser.addOption({QStringLiteral("screenshot"), QStringLiteral("Render the window into a picture and end"), QStringLiteral("file")});
  parser.addOption({QStringLiteral("size"), QStringLiteral("Size of the picture"), QStringLiteral("WxH"), QStringLiteral("1600x1000")});
  parser.process(app);

  // A picture depends on its command alone, not on what this user prefers.
  const bool picture = parser.isSet(QStringLiteral("screenshot"));
  Preferences preferences;
  preferences.look = LookChoice::light;
  if (!picture) preferences = read_preferences();
  if (parser.isSet(QStringLiteral("lang"))) preferences.language = parser.value(QStringLiteral("lang"));
  const QString theme = parser.value(QStringLiteral("theme"));
  if (!theme.isEmpty())
    preferences.look = theme == QStringLiteral("dark")     ? LookChoice::dark
                       : theme == QStringLiteral("system") ? LookChoice::system
                                                           : LookChoice::light;
  if (const QString units = parser.value(QStringLiteral("units")); !units.isEmpty()) {
    const auto known = QStringList{QStringLiteral("si"), QStringLiteral("ip"), QStringLiteral("china")}.indexOf(units);
    if (known < 0) {
      std::fprintf(stderr, "icctwin-gui: unknown units '%s'\n", qPrintable(units));
      return exit_usage;
    }
    preferences.units = static_cast<UnitSystem>(known);
  }
  set_language(language_of(preferences.language));
  set_look(look_of(preferences.look));
  QTranslator qt_texts;  // buttons of file dialogs
  if (language() == Language::zh && qt_texts.load(QLocale(QStringLiteral("zh_CN")), QStringLiteral("qtbase"), QStringLiteral("_"),
                                                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
    QApplication::installTranslator(&qt_texts);

  MainWindow window;
  window.set_preferences(preferences);
  window.resize(1600, 1000);
  if (!picture) {
    if (const QScreen* screen = window.screen()) window.resize(window.size().boundedTo(screen->availableSize()));
    window.restore_layout();
    window.guard_files();
  }
  const QString asked = parser.value(QStringLiteral("page")), page_name = asked.section('/', 0, 0), tab_name = asked.section('/', 1);
  const PageEntry* page = find_page(page_name.toStdString());
  if (!page_name.isEmpty() && !page) {
    std::fprintf(stderr, "icctwin-gui: unknown page '%s'\n", qPrintable(page_name));
    return exit_usage;
  }
  const QStringList files = parser.positionalArguments();
  // A sweep is no scenario: its page shows it.
  const bool sweep = !files.isEmpty() && is_sweep(files.front());
  if (sweep) window.bench().ask_sweep(files.front());
  if (!files.isEmpty() && !sweep && !window.open_file(files.front()) && picture) return exit_usage;
  for (const QString& change : parser.values(QStringLiteral("set")))
    if (QJsonDocument::fromJson(("[" + change.section('=', 1) + "]").toUtf8()).isNull() ||
        !window.document().set(change.section('=', 0, 0).toStdString(), change.section('=', 1).toStdString())) {
      std::fprintf(stderr, "icctwin-gui: nothing to set at '%s'\n", qPrintable(change));
      return exit_usage;
    }
  if (const QStringList runs = parser.values(QStringLiteral("open-run")); !runs.isEmpty()) {
    window.bench().open_run(runs.front());
    if (runs.size() > 1) window.bench().ask_comparison(runs);
    if (picture) settle(window);
    if (picture && !window.bench().run()) return exit_usage;
    window.show_page(Page::results);
  }
  if (files.isEmpty() && !parser.isSet(QStringLiteral("open-run"))) window.show_page(Page::start);
  if (page) window.show_page(page->page);
  if (!tab_name.isEmpty() && !window.show_tab(tab_name)) {
    std::fprintf(stderr, "icctwin-gui: page '%s' has no part '%s'\n", qPrintable(page_name), qPrintable(tab_name));
    return exit_usage;
  }
  if (parser.isSet(QStringLiteral("select"))) window.select(parser.value(QStringLiteral("select")).toStdString());
  if (picture) return screenshot(window, parser.value(QStringLiteral("screenshot")), parser.value(QStringLiteral("size")));
  window.show();
  return QApplication::exec();
}
