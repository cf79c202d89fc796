#include "gui/run/program_check.h"

#include <QPointer>
#include <QProcess>
#include <QRegularExpression>
#include <QTimer>

namespace icctwin::gui {
namespace {

constexpr int longest_ms = 5000;

}  // namespace

QString wanted_version() { return QStringLiteral(ICCTWIN_VERSION); }

void ask_version(const QString& program, QObject* context, std::function<void(const QString&)> told) {
  auto* process = new QProcess(context);
  const auto tell = [process, told = std::move(told)] {
    process->disconnect();
    const QString said = QString::fromUtf8(process->readAllStandardOutput());
    static const QRegularExpression pattern(QStringLiteral("icctwin\\s+(\\S+)"));
    process->deleteLater();
    told(pattern.match(said).captured(1));
  };
  QObject::connect(process, &QProcess::finished, context, tell);
  QObject::connect(process, &QProcess::errorOccurred, context, tell);
  QTimer::singleShot(longest_ms, process, [process] { process->kill(); });
  process->start(program, {QStringLiteral("--version")});
}

}  // namespace icctwin::gui
