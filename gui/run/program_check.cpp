#include "gui/run/program_check.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QTimer>

namespace icctwin::gui {
namespace {

constexpr int longest_ms = 5000;

}  // namespace

QString wanted_version() { return QStringLiteral(ICCTWIN_VERSION); }

void ask_version(const QString& program, QObject* context, std::function<void(const QString&)> told) {
  // No child of what asks: a process that is deleted tells that it ended, when half of what asked is gone already.
  auto* process = new QProcess(QCoreApplication::instance());
  const auto tell = [process, told = std::move(told)] {
    const QString said = QString::fromUtf8(process->readAllStandardOutput());
    static const QRegularExpression pattern(QStringLiteral("icctwin\\s+(\\S+)"));
    process->disconnect();
    process->deleteLater();
    told(pattern.match(said).captured(1));
  };
  QObject::connect(process, &QProcess::finished, context, tell);
  QObject::connect(process, &QProcess::errorOccurred, context, tell);
  QObject::connect(context, &QObject::destroyed, process, [process] {
    process->disconnect();
    process->kill();
    process->deleteLater();
  });
  QTimer::singleShot(longest_ms, process, [process] { process->kill(); });
  process->start(program, {QStringLiteral("--version")});
}

}  // namespace icctwin::gui
