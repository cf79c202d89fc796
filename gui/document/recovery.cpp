#include "gui/document/recovery.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMutex>
#include <QThreadPool>
#include <algorithm>
#include <cstdlib>

#include "gui/document/scenario_document.h"
#include "gui/document/user_settings.h"
#include "gui/document/write_file.h"

namespace icctwin::gui {
namespace {

constexpr int quiet_ms = 5000, latest_ms = 30000;

/// Whether a process with this number runs: its recovery file is not for others.
bool runs(qint64 process) { return QFileInfo::exists(QStringLiteral("/proc/%1").arg(process)); }

}  // namespace

/// Writes in the background, the latest wins: what is overtaken or forgotten is not written any more.
struct Recovery::Writer {
  QMutex mutex;
  quint64 latest = 0;
  QString path;

  quint64 next() {
    const QMutexLocker lock(&mutex);
    return ++latest;
  }
  void write(const QByteArray& bytes, quint64 number) {
    const QMutexLocker lock(&mutex);
    if (number != latest) return;
    QDir().mkpath(QFileInfo(path).absolutePath());
    write_whole(path, bytes);  // where the disk is full, the one that was written before stays
  }
  void forget() {
    const QMutexLocker lock(&mutex);
    ++latest;
    QFile::remove(path);
  }
};

Recovery::Recovery(ScenarioDocument& document, const QString& folder, QObject* parent)
    : QObject(parent), document_(document), writer_(std::make_shared<Writer>()) {
  path_ = QDir(folder).filePath(QStringLiteral("%1.recovery.json").arg(QCoreApplication::applicationPid()));
  writer_->path = path_;
  for (QTimer* timer : {&quiet_, &latest_}) {
    timer->setSingleShot(true);
    connect(timer, &QTimer::timeout, this, &Recovery::write_later);
  }
  quiet_.setInterval(quiet_ms);
  latest_.setInterval(latest_ms);
  // Not when the document tells of the change: the stack counts a command only after it was carried out, and the first would go unseen.
  connect(&document.undo_stack(), &QUndoStack::indexChanged, this, &Recovery::watch);
  connect(&document, &ScenarioDocument::saved, this, &Recovery::watch);
  connect(&document, &ScenarioDocument::reset, this, &Recovery::watch);
}

Recovery::~Recovery() { writer_->forget(); }

void Recovery::watch() {
  if (!document_.is_dirty()) {
    quiet_.stop();
    latest_.stop();
    writer_->forget();
    return;
  }
  quiet_.start();
  if (!latest_.isActive()) latest_.start();
}

QByteArray Recovery::content() const {
  const QUndoStack& stack = document_.undo_stack();
  const QJsonObject content{{"file", document_.file()},
                            {"time", QDateTime::currentDateTime().toString(Qt::ISODate)},
                            {"edits", std::abs(stack.index() - std::max(stack.cleanIndex(), 0))},
                            {"text", QString::fromStdString(document_.text())}};
  return QJsonDocument(content).toJson(QJsonDocument::Compact);
}

void Recovery::write_now() {
  quiet_.stop();
  latest_.stop();
  if (document_.is_dirty()) writer_->write(content(), writer_->next());
}

void Recovery::write_later() {
  quiet_.stop();
  latest_.stop();
  if (!document_.is_dirty()) return;
  QThreadPool::globalInstance()->start([writer = writer_, bytes = content(), number = writer_->next()] { writer->write(bytes, number); });
}

QString Recovery::default_folder() { return QDir(state_folder()).filePath(QStringLiteral("recovery")); }

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

std::string Recovery::text_of(const RecoveryFile& from) {
  QFile file(from.path);
  if (!file.open(QIODevice::ReadOnly)) return {};
  return QJsonDocument::fromJson(file.readAll()).object()["text"].toString().toStdString();
}

bool Recovery::recover(const RecoveryFile& from, ScenarioDocument& document) {
  const std::string text = text_of(from);
  if (text.empty()) return false;
  Diagnostics problems;
  if (!document.set_text(text, from.file, problems)) return false;
  document.mark_recovered();
  return true;
}

void Recovery::discard(const RecoveryFile& file) { QFile::remove(file.path); }

}  // namespace icctwin::gui
