#include "gui/document/recovery.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <algorithm>
#include <cstdlib>

#include "gui/document/scenario_document.h"

namespace icctwin::gui {
namespace {

constexpr int quiet_ms = 5000, latest_ms = 30000;

/// Whether a process with this number runs: its recovery file is not for others.
bool runs(qint64 process) { return QFileInfo::exists(QStringLiteral("/proc/%1").arg(process)); }

}  // namespace

Recovery::Recovery(ScenarioDocument& document, const QString& folder, QObject* parent) : QObject(parent), document_(document) {
  path_ = QDir(folder).filePath(QStringLiteral("%1.recovery.json").arg(QCoreApplication::applicationPid()));
  for (QTimer* timer : {&quiet_, &latest_}) {
    timer->setSingleShot(true);
    connect(timer, &QTimer::timeout, this, &Recovery::write_now);
  }
  quiet_.setInterval(quiet_ms);
  latest_.setInterval(latest_ms);
  connect(&document, &ScenarioDocument::changed, this, &Recovery::watch);
  connect(&document, &ScenarioDocument::saved, this, &Recovery::watch);
  connect(&document, &ScenarioDocument::reset, this, &Recovery::watch);
}

Recovery::~Recovery() { QFile::remove(path_); }

void Recovery::watch() {
  if (!document_.is_dirty()) {
    quiet_.stop();
    latest_.stop();
    QFile::remove(path_);
    return;
  }
  quiet_.start();
  if (!latest_.isActive()) latest_.start();
}

void Recovery::write_now() {
  quiet_.stop();
  latest_.stop();
  if (!document_.is_dirty()) return;
  QDir().mkpath(QFileInfo(path_).absolutePath());
  const QUndoStack& stack = document_.undo_stack();
  const QJsonObject content{{"file", document_.file()},
                            {"time", QDateTime::currentDateTime().toString(Qt::ISODate)},
                            {"edits", std::abs(stack.index() - std::max(stack.cleanIndex(), 0))},
                            {"text", QString::fromStdString(document_.text())}};
  QSaveFile out(path_);
  if (out.open(QIODevice::WriteOnly)) {
    out.write(QJsonDocument(content).toJson(QJsonDocument::Compact));
    out.commit();
  }
}

QString Recovery::default_folder() {
  const QString state = qEnvironmentVariable("XDG_STATE_HOME", QDir::home().filePath(QStringLiteral(".local/state")));
  return QDir(state).filePath(QStringLiteral("icctwin/recovery"));
}

std::vector<RecoveryFile> Recovery::left_behind(const QString& folder) {
  std::vector<RecoveryFile> found;
  for (const QFileInfo& entry : QDir(folder).entryInfoList({QStringLiteral("*.recovery.json")}, QDir::Files, QDir::Time)) {
    if (runs(entry.fileName().section('.', 0, 0).toLongLong())) continue;
    QFile file(entry.absoluteFilePath());
    if (!file.open(QIODevice::ReadOnly)) continue;
    const QJsonObject content = QJsonDocument::fromJson(file.readAll()).object();
    if (!content["text"].isString()) continue;  // cut off while it was written, or somebody else's
    found.push_back({entry.absoluteFilePath(), content["file"].toString(), content["time"].toString(), content["edits"].toInt()});
  }
  return found;
}

bool Recovery::recover(const RecoveryFile& from, ScenarioDocument& document) {
  QFile file(from.path);
  if (!file.open(QIODevice::ReadOnly)) return false;
  Diagnostics problems;
  const std::string text = QJsonDocument::fromJson(file.readAll()).object()["text"].toString().toStdString();
  if (!document.set_text(text, from.file, problems)) return false;
  document.mark_recovered();
  return true;
}

void Recovery::discard(const RecoveryFile& file) { QFile::remove(file.path); }

}  // namespace icctwin::gui
