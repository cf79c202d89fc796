#include "gui/run/bundle.h"

#include <QDir>
#include <QFile>
#include <QSysInfo>
#include <array>

#include "gui/run/program_check.h"

namespace icctwin::gui {
namespace {

constexpr qsizetype block = 512;

/// A field of a tar header: octal digits that end with a zero byte.
void put_octal(QByteArray& header, qsizetype at, qsizetype length, qint64 value) {
  header.replace(at, length - 1, QByteArray::number(value, 8).rightJustified(length - 1, '0'));
}

/// One file in the format of POSIX (ustar): header, content, filled up to whole blocks.
QByteArray tar_entry(const BundleFile& file) {
  QByteArray header(block, '\0');
  const QByteArray name = file.name.toUtf8().left(99);
  header.replace(0, name.size(), name);
  put_octal(header, 100, 8, 0644);
  put_octal(header, 108, 8, 0);
  put_octal(header, 116, 8, 0);
  put_octal(header, 124, 12, file.content.size());
  put_octal(header, 136, 12, 0);  // the time is nobody's business
  header.replace(148, 8, "        ");
  header[156] = '0';
  header.replace(257, 8, QByteArray("ustar\00000", 8));
  qint64 sum = 0;
  for (const char c : header) sum += static_cast<unsigned char>(c);
  put_octal(header, 148, 7, sum);
  header[154] = '\0';
  const qsizetype rest = file.content.size() % block;
  return header + file.content + (rest > 0 ? QByteArray(block - rest, '\0') : QByteArray());
}

/// CRC-32 of gzip (RFC 1952).
quint32 crc32(const QByteArray& bytes) {
  static const std::array<quint32, 256> table = [] {
    std::array<quint32, 256> made{};
    for (quint32 n = 0; n < 256; ++n) {
      quint32 c = n;
      for (int k = 0; k < 8; ++k) c = (c & 1) != 0 ? 0xEDB88320U ^ (c >> 1) : c >> 1;
      made[n] = c;
    }
    return made;
  }();
  quint32 c = 0xFFFFFFFFU;
  for (const char one : bytes) c = table[(c ^ static_cast<unsigned char>(one)) & 0xFF] ^ (c >> 8);
  return c ^ 0xFFFFFFFFU;
}

QByteArray little_endian(quint32 value) {
  QByteArray bytes;
  for (int shift = 0; shift < 32; shift += 8) bytes.append(static_cast<char>((value >> shift) & 0xFF));
  return bytes;
}

QByteArray gzip(const QByteArray& bytes) {
  // Qt's form: 4 bytes of length, 2 of zlib, the deflated data, 4 of a sum that gzip does not have.
  const QByteArray packed = qCompress(bytes, 9);
  return QByteArray("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10) + packed.mid(6, packed.size() - 10) + little_endian(crc32(bytes)) +
         little_endian(static_cast<quint32>(bytes.size()));
}

QByteArray read(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

std::vector<BundleFile> bundle_of_run(const QString& out, const QByteArray& scenario, const QString& log) {
  const QString versions =
      QStringLiteral("icctwin-gui %1\nQt %2\n%3, %4\n")
          .arg(wanted_version(), QLatin1String(qVersion()), QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture());
  std::vector<BundleFile> files{{QStringLiteral("versions.txt"), versions.toUtf8()}, {QStringLiteral("scenario.json"), scenario}};
  if (!log.isEmpty()) files.push_back({QStringLiteral("log.txt"), log.toUtf8()});
  if (out.isEmpty()) return files;
  if (const QByteArray snapshot = read(out + QStringLiteral(".json")); !snapshot.isEmpty())
    files.push_back({QStringLiteral("scenario_of_run.json"), snapshot});
  for (const char* name : {"manifest.json", "problems.json", "kpi.json"})
    if (const QByteArray content = read(QDir(out).filePath(QLatin1String(name))); !content.isEmpty())
      files.push_back({QLatin1String(name), content});
  if (const QByteArray end = read(out + QStringLiteral(".end.json")); !end.isEmpty()) files.push_back({QStringLiteral("end.json"), end});
  return files;
}

QByteArray tar_gz(const std::vector<BundleFile>& files) {
  QByteArray tar;
  for (const BundleFile& file : files) tar += tar_entry(file);
  tar += QByteArray(2 * block, '\0');
  return gzip(tar);
}

}  // namespace icctwin::gui
