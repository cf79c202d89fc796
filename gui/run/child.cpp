#include "gui/run/child.h"

#include <sys/prctl.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QJsonDocument>
#include <QRegularExpression>
#include <csignal>

#include "gui/document/words.h"
#include "gui/run/run_controller.h"

namespace icctwin::gui {
namespace {

constexpr qsizetype longest_log = 200'000, longest_line = 1'000'000;
constexpr int last_wait_ms = 3000;

/// The process ends with this one, also where this one is killed. Before start().
void end_with_window(QProcess& process) {
  // The number of the parent is compared because it may have gone already.
  process.setChildProcessModifier([parent_process = static_cast<pid_t>(QCoreApplication::applicationPid())] {
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (::getppid() != parent_process) ::raise(SIGTERM);
  });
}

}  // namespace

Child::Child(QObject* parent) : QObject(parent) {
  end_with_window(process_);
  connect(&process_, &QProcess::readyReadStandardOutput, this, &Child::read_lines);
  connect(&process_, &QProcess::readyReadStandardError, this, [this] { add_log(QString::fromUtf8(process_.readAllStandardError())); });
  connect(&process_, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
    read_lines();
    if (!rest_.isEmpty()) read_line(rest_);
    add_log(QString::fromUtf8(process_.readAllStandardError()));
    constexpr int exit_cancelled = 130;
    const bool stopped = stopping_ && (status == QProcess::CrashExit || code == exit_cancelled);
    end(stopped                         ? ChildEnd::stopped
        : status == QProcess::CrashExit ? ChildEnd::crashed
        : code == 0                     ? ChildEnd::ok
                                        : ChildEnd::failed,
        code);
  });
  connect(&process_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
    if (error != QProcess::FailedToStart) return;
    add_log(process_.errorString());
    end(ChildEnd::not_started, 0);
  });
}

Child::~Child() {
  process_.disconnect(this);
  if (process_.state() == QProcess::NotRunning) return;
  if (stopping_ && process_.waitForFinished(last_wait_ms)) return;  // it writes what it has computed
  process_.kill();
  process_.waitForFinished();
}

void Child::start(const QStringList& words) { start(find_program(), words); }

void Child::start(const QString& program, const QStringList& words) {
  if (active_) return;
  words_ = words;
  rest_.clear();
  log_.clear();
  stopping_ = false;
  active_ = true;
  end_ = ChildEnd::none;
  exit_code_ = 0;
  if (program.isEmpty()) {
    add_log(gui::words(
        {"The program icctwin was not found beside this one or in the search path.", "未找到仿真程序 icctwin（本程序旁或搜索路径中）。"}));
    QMetaObject::invokeMethod(
        this, [this] { end(ChildEnd::not_started, 0); }, Qt::QueuedConnection);
    return;
  }
  process_.start(program, words);
  process_.closeWriteChannel();
}

void Child::stop() {
  if (!active_) return;
  stopping_ = true;
  process_.terminate();
}

void Child::kill() {
  if (!active_) return;
  stopping_ = true;
  process_.kill();
}

QString Child::reason() const {
  static const QRegularExpression problem(QStringLiteral("\\b(E-[A-Z]+-\\d+)\\b"));
  const QStringList lines = log_.split('\n', Qt::SkipEmptyParts);
  for (qsizetype i = 0; i < lines.size(); ++i) {
    const auto found = problem.match(lines[i]);
    if (!found.hasMatch()) continue;
    QString text = found.captured(1) + QStringLiteral("  ");  // its sentence and advice stand below, set in
    for (++i; i < lines.size() && lines[i].startsWith(QStringLiteral("    ")); ++i) text += lines[i].trimmed() + u' ';
    return text.trimmed();
  }
  return lines.isEmpty() ? QString() : lines.back().trimmed();
}

void Child::read_lines() {
  rest_ += process_.readAllStandardOutput();
  qsizetype begin = 0;
  for (qsizetype at = rest_.indexOf('\n'); at >= 0; at = rest_.indexOf('\n', begin)) {
    read_line(rest_.mid(begin, at - begin));
    begin = at + 1;
  }
  rest_.remove(0, begin);
  if (rest_.size() > longest_line) {  // no line of the program is so long
    add_log(QString::fromUtf8(rest_));
    rest_.clear();
  }
}

void Child::read_line(const QByteArray& line) {
  const QJsonObject object = QJsonDocument::fromJson(line).object();
  if (!object.isEmpty())
    emit said(object);
  else if (!line.isEmpty())
    add_log(QString::fromUtf8(line) + u'\n');
}

void Child::add_log(const QString& text) {
  log_ += text;
  if (log_.size() > longest_log) log_ = log_.right(longest_log / 2);
}

void Child::end(ChildEnd how, int code) {
  active_ = false;
  stopping_ = false;
  end_ = how;
  exit_code_ = code;
  emit finished();
}

QString command_line(const QStringList& words) {
  static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_./:=,+@%-]+$"));
  QStringList quoted{QStringLiteral("icctwin")};
  for (QString word : words) {
    if (!plain.match(word).hasMatch()) word = u'\'' + word.replace('\'', QStringLiteral("'\\''")) + u'\'';
    quoted << word;
  }
  return quoted.join(' ');
}

}  // namespace icctwin::gui
