#include "gui/run/run_choices.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>

#include "gui/run/run_folders.h"
#include "sim/results/folder/run_folder.h"

namespace icctwin::gui {

QString run_label(const QString& folder) {
  const QString name = QFileInfo(QDir::cleanPath(folder)).fileName();
  bool number = false;
  name.toInt(&number);
  return number ? QStringLiteral("R-") + name : name;
}

std::vector<RunChoice> list_run_choices(const QString& scenario_file) {
  std::vector<RunChoice> found;
  const QDir own(runs_folder(scenario_file));
  const auto add = [&](const QString& folder, bool is_own) {
    for (const RunOnDisk& run : list_runs(folder))
      found.push_back({QDir::cleanPath(run.folder), QFileInfo(folder).fileName(), run_label(run.folder), run.status, run.pue, is_own});
  };
  add(own.path(), true);
  const QDir all(QFileInfo(own.path()).path());
  for (const QString& name : all.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
    if (name != own.dirName()) add(all.filePath(name), false);
  return found;
}

QString snapshot_of(const QString& run_folder) {
  const QString file = QDir::cleanPath(run_folder) + QStringLiteral(".json");
  return QFileInfo(file).isFile() ? file : QString();
}

QString inputs_folder_of(const QString& run_folder, const QString& scenario_folder, const Manifest& manifest) {
  const QDir run(QDir::cleanPath(QFileInfo(run_folder).absoluteFilePath()));
  QStringList places{QDir::cleanPath(run.filePath(QStringLiteral("../../..")))};
  if (!scenario_folder.isEmpty()) places << scenario_folder;
  places << QDir::cleanPath(run.filePath(QStringLiteral(".."))) << QDir::currentPath();
  for (const QString& place : places)
    if (std::ranges::all_of(manifest.files, [&](const Manifest::File& file) {
          return QFileInfo::exists(QDir(place).filePath(QString::fromStdString(file.path)));
        }))
      return place;
  return places.front();
}

}  // namespace icctwin::gui
