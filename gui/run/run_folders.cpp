#include "gui/run/run_folders.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <algorithm>

namespace icctwin::gui {
namespace {

QJsonObject read_object(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

}  // namespace

QString runs_folder(const QString& scenario_file) {
  const QFileInfo file(scenario_file);
  const QString name = file.completeBaseName().isEmpty() ? QStringLiteral("scenario") : file.completeBaseName();
  const bool beside = !scenario_file.isEmpty() && QFileInfo(file.absolutePath()).isWritable();
  const QDir base(beside ? file.absolutePath()
                         : QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/icctwin"));
  return base.filePath(QStringLiteral("runs/") + name);
}

RunOnDisk read_run_summary(const QString& folder) {
  RunOnDisk run{folder, QFileInfo(folder).fileName(), {}, {}};
  run.record = read_record(folder);
  const QJsonObject manifest = read_object(QDir(folder).filePath(QStringLiteral("manifest.json")));
  if (!manifest["format"].toString().startsWith(QStringLiteral("icctwin.run/"))) return run;
  run.status = manifest["status"].toString();
  run.scenario_sha256 = manifest["scenario_sha256"].toString();
  const QJsonObject kpis = read_object(QDir(folder).filePath(QStringLiteral("kpi.json")))["kpis"].toObject();
  run.pue = kpis["pue"].toObject()["value"].toDouble(-1);
  return run;
}

std::vector<RunOnDisk> list_runs(const QString& folder) {
  auto runs = list_all_runs(folder);
  std::erase_if(runs, [](const RunOnDisk& run) { return run.status.isEmpty(); });
  return runs;
}

std::vector<RunOnDisk> list_all_runs(const QString& folder) {
  std::vector<RunOnDisk> runs;
  QStringList names = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
  for (const QString& file : QDir(folder).entryList({QStringLiteral("*.end.json")}, QDir::Files))
    if (const QString name = file.section('.', 0, 0); !names.contains(name)) names << name;
  std::sort(names.rbegin(), names.rend());
  for (const QString& name : names)
    if (RunOnDisk run = read_run_summary(QDir(folder).filePath(name)); !run.status.isEmpty() || run.record) runs.push_back(std::move(run));
  return runs;
}

QString next_run_name(const QString& folder) {
  int highest = 0;
  for (const QString& name : QDir(folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot))
    highest = std::max(highest, name.section('.', 0, 0).toInt());
  return QStringLiteral("%1").arg(highest + 1, 4, 10, QChar('0'));
}

}  // namespace icctwin::gui
