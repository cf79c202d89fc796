#include "gui/document/file_guard.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "gui/document/scenario_document.h"
#include "gui/document/words.h"

namespace icctwin::gui {
namespace {

constexpr int settle_ms = 200;

QString lock_path(const QString& file) {
  const QFileInfo info(file);
  return info.absoluteDir().filePath(u'.' + info.fileName() + QStringLiteral(".lock"));
}

}  // namespace

FileGuard::FileGuard(ScenarioDocument& document, QObject* parent) : QObject(parent), document_(document) {
  settle_.setSingleShot(true);
  settle_.setInterval(settle_ms);
  connect(&settle_, &QTimer::timeout, this, &FileGuard::look);
  connect(&watcher_, &QFileSystemWatcher::fileChanged, this, [this] { settle_.start(); });
  connect(&watcher_, &QFileSystemWatcher::directoryChanged, this, [this] { settle_.start(); });
  connect(&document, &ScenarioDocument::reset, this, &FileGuard::take_file);
  connect(&document, &ScenarioDocument::saved, this, &FileGuard::take_file);
}

FileGuard::~FileGuard() = default;

QByteArray FileGuard::hash_of_file() const {
  QFile file(document_.file());
  if (document_.file().isEmpty() || !file.open(QIODevice::ReadOnly)) return {};
  QCryptographicHash hash(QCryptographicHash::Sha256);
  hash.addData(&file);
  return hash.result();
}

void FileGuard::take_file() {
  const QString file = document_.file();
  known_ = hash_of_file();
  changed_ = false;
  settle_.stop();
  if (file == locked_file_ && lock_) {
    if (!watcher_.files().contains(file)) watcher_.addPath(file);  // a file that was renamed into its place is another one
    return;
  }
  if (const QStringList before = watcher_.files() + watcher_.directories(); !before.isEmpty()) watcher_.removePaths(before);
  lock_.reset();
  other_owner_.clear();
  locked_file_ = file;
  if (file.isEmpty()) return;
  watcher_.addPath(file);
  watcher_.addPath(QFileInfo(file).absolutePath());
  auto lock = std::make_unique<QLockFile>(lock_path(file));
  lock->setStaleLockTime(0);  // a window may be open for weeks; one that has died is known by its process
  if (lock->tryLock(0)) {
    lock_ = std::move(lock);
  } else if (lock->error() == QLockFile::LockFailedError) {
    qint64 process = 0;
    QString host, program;
    lock->getLockInfo(&process, &host, &program);
    other_owner_ =
        words({"process %1 on %2, since %3", "进程 %1（%2），自 %3"})
            .arg(QString::number(process), host, QFileInfo(lock_path(file)).lastModified().toString(QStringLiteral("yyyy-MM-dd HH:mm")));
    document_.set_read_only(true);
  }
  emit owner_known();
}

void FileGuard::look() {
  if (document_.file().isEmpty()) return;
  if (QFileInfo::exists(document_.file()) && !watcher_.files().contains(document_.file())) watcher_.addPath(document_.file());
  const QByteArray now = hash_of_file();
  if (now.isEmpty() || now == known_) return;  // gone for a moment, or only touched
  known_ = now;
  changed_ = true;
  emit changed_on_disk();
}

void FileGuard::accept_change() { changed_ = false; }

}  // namespace icctwin::gui
