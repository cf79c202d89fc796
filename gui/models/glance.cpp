#include "gui/models/glance.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QPointer>
#include <QThreadPool>

#include "gui/document/words.h"
#include "sim/runner/load.h"
#include "sim/scenario/site/shipped.h"

namespace icctwin::gui {

QString Glance::title() const {
  const QString& shown = language() == Language::zh && !name_zh.isEmpty() ? name_zh : name;
  return shown.isEmpty() ? QFileInfo(file).completeBaseName() : shown;
}

QString Glance::about() const { return language() == Language::zh && !description_zh.isEmpty() ? description_zh : description; }

Glance glance_at(const QString& file) {
  Glance glance;
  glance.file = file;
  Diagnostics problems;
  const auto loaded = load_scenario(std::filesystem::path(file.toStdString()), {}, problems);
  if (!loaded) return glance;
  const Scenario& scenario = loaded->scenario;
  glance.name = QString::fromStdString(scenario.name);
  glance.name_zh = QString::fromStdString(scenario.name_zh);
  glance.description = QString::fromStdString(scenario.description);
  glance.description_zh = QString::fromStdString(scenario.description_zh);
  const auto plan = plan_scenario(*loaded, QFileInfo(file).absolutePath().toStdString(), false, problems);
  if (!plan) return glance;
  glance.usable = true;
  glance.accelerators = plan->accelerators;
  glance.racks = plan->racks.size();
  glance.it_w = plan->design_it_w;
  glance.halls = halls_of(*plan);
  return glance;
}

void glance_later(const QString& file, QObject* receiver, std::function<void(const Glance&)> take) {
  QPointer<QObject> alive = receiver;
  QThreadPool::globalInstance()->start([file, alive, take = std::move(take)] {
    auto glance = std::make_shared<const Glance>(glance_at(file));
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [alive, take, glance] {
          if (alive) take(*glance);
        },
        Qt::QueuedConnection);
  });
}

std::vector<QString> example_files() {
  std::vector<QString> files;
  const QDir shipped(QString::fromStdString(find_scenario_dir().string()));
  for (const char* folder : {"start", "cases"}) {
    const QDir inner(shipped.filePath(QLatin1String(folder)));
    for (const QString& name : inner.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name))
      files.push_back(inner.absoluteFilePath(name));
  }
  return files;
}

}  // namespace icctwin::gui
