#pragma once
// A screen in memory, and the window of a program on it that is driven by keys as a user would.
#include <QProcess>
#include <QScreen>
#include <QStandardPaths>

#include "tests/gui/application.h"

namespace icctwin::test {

/// A screen in memory with a window manager; both end with the test. Before the first Home, whose application would take another.
class Screen {
 public:
  Screen() {
    server_.setProcessChannelMode(QProcess::SeparateChannels);
    server_.start("Xvfb", {"-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp"});
    if (!server_.waitForReadyRead(20000)) return;
    name_ = ":" + QString::fromLatin1(server_.readAllStandardOutput()).trimmed();
    qputenv("DISPLAY", name_.toLatin1());
    qputenv("QT_QPA_PLATFORM", "xcb");
    manager_.start("openbox", {"--sm-disable"});
    manager_.waitForStarted();
  }
  ~Screen() {
    for (QProcess* process : {&manager_, &server_}) {
      process->kill();
      process->waitForFinished();
    }
  }
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;
  bool is_there() const { return !name_.isEmpty(); }

 private:
  QProcess server_, manager_;
  QString name_;
};

inline bool have_screen() {
  for (const char* program : {"Xvfb", "openbox", "xdotool"})
    if (QStandardPaths::findExecutable(program).isEmpty()) return false;
  return true;
}

inline QString said(const QString& program, const QStringList& words) {
  QProcess process;
  process.start(program, words);
  process.waitForFinished(20000);
  return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

inline void keys(const QStringList& names) { said("xdotool", QStringList{"key", "--clearmodifiers", "--delay", "80"} + names); }

inline void type_text(const QString& text) { said("xdotool", {"type", "--delay", "60", text}); }

inline QImage seen() { return QGuiApplication::primaryScreen()->grabWindow(0).toImage(); }

/// Saves a picture of the screen into $ICCTWIN_PICTURES; nothing where that is not set.
inline void keep_screen(const QString& name) {
  const QString folder = qEnvironmentVariable("ICCTWIN_PICTURES");
  if (!folder.isEmpty()) seen().save(folder + u'/' + name + QStringLiteral(".png"));
}

/// The visible window of a program whose title has a text; empty if there is none yet.
inline QString window_of(const QProcess& program, const QString& title) {
  return said("xdotool", {"search", "--all", "--onlyvisible", "--pid", QString::number(program.processId()), "--name", title})
      .section('\n', 0, 0);
}

/// A window that is about to open (that of a program which was started just now, a dialog) has come to the front and has the keys.
inline bool comes_to_front(const QProcess& program, const QString& title = QStringLiteral("ICC Twin")) {
  QString id;
  if (!wait_until([&] { return !(id = window_of(program, title)).isEmpty(); }, 60000)) return false;
  // Not with --sync, which waits in vain where the window is at the front already.
  said("xdotool", {"windowactivate", id});
  return wait_until([&] { return said("xdotool", {"getactivewindow"}) == id; }, 20000);
}

}  // namespace icctwin::test
