#pragma once
// What somebody else needs to see why a run went wrong: scenario, manifest, log and versions in one .tar.gz.
#include <QByteArray>
#include <QString>
#include <vector>

namespace icctwin::gui {

struct BundleFile {
  QString name;  ///< in the bundle
  QByteArray content;
};

/// What a bundle of a run holds, to be shown before it is written. Large results are left out; of the log, its end.
std::vector<BundleFile> bundle_of_run(const QString& out, const QByteArray& scenario, const QString& log);

/// The bytes of a .tar.gz.
QByteArray tar_gz(const std::vector<BundleFile>& files);

}  // namespace icctwin::gui
