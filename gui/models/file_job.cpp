#include "gui/models/file_job.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

#include "gui/document/words.h"
#include "gui/models/workbench.h"

namespace icctwin::gui {
namespace {

const QString topic_file_job = QStringLiteral("file_job");

}  // namespace

FileJob::FileJob(Workbench& bench, QObject* parent) : QObject(parent), bench_(bench) {
  connect(&child_, &Child::finished, this, &FileJob::tell_end);
}

void FileJob::start(const QStringList& words, const QString& file) {
  if (child_.is_active()) return;
  file_ = file;
  bench_.withdraw(topic_file_job);
  QStringList all = words + QStringList{QStringLiteral("--out"), file};
  if (!words.contains(QStringLiteral("--lang")))
    all << QStringLiteral("--lang") << (language() == Language::zh ? QStringLiteral("zh") : QStringLiteral("en"));
  child_.start(all);
  emit changed();
}

void FileJob::tell_end() {
  const QString file = file_;
  if (child_.how_ended() == ChildEnd::ok) {
    bench_.tell({topic_file_job,
                 words({"Written: %1", "已写出：%1"}, QFileInfo(file).fileName()),
                 {{words({"Open", "打开"}), [file] { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); }}}});
  } else if (child_.how_ended() != ChildEnd::stopped) {
    bench_.tell({topic_file_job, words({"Not written: %1", "未能写出：%1"}, child_.reason())});
  }
  emit changed();
}

}  // namespace icctwin::gui
