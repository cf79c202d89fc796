#pragma once
// What a file of numbers that the scenario refers to looks like: its size, its columns, and the first column of numbers as a line.
#include <QString>
#include <QStringList>
#include <vector>

namespace icctwin::gui {

struct FilePreview {
  QString problem;  ///< empty: it was read
  qint64 lines = 0;
  QStringList columns;  ///< of the first line that has several, or none
  QString drawn;        ///< name of the column whose values these are
  std::vector<double> values;
};

/// Reads a file, unpacked where it is packed; takes as long as that takes.
FilePreview preview_file(const QString& path);

/// A path of the scenario as one on the disk.
QString path_on_disk(const QString& path, const QString& folder);
/// A path on the disk as a scenario in a folder names it: relative where it lies below.
QString path_in_scenario(const QString& path, const QString& folder);

}  // namespace icctwin::gui
