#include "gui/document/write_file.h"

#include <QSaveFile>

#include "gui/document/words.h"

namespace icctwin::gui {

QString write_whole(const QString& file, const QByteArray& bytes) {
  QSaveFile out(file);
  if (!out.open(QIODevice::WriteOnly)) return out.errorString();
  // Where room ends in the middle, Qt tells the part that was written as a success.
  const qint64 written = out.write(bytes);
  if (written != bytes.size() || !out.flush()) {
    QString reason = out.error() == QFileDevice::NoError ? words({"only %1 of %2 bytes could be written", "%2 字节中只写入了 %1 字节"})
                                                               .arg(QString::number(written), QString::number(bytes.size()))
                                                         : out.errorString();
    out.cancelWriting();
    return reason;
  }
  return out.commit() ? QString() : out.errorString();
}

QString write_whole(const QString& file, std::string_view bytes) {
  return write_whole(file, QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())));
}

}  // namespace icctwin::gui
