#include "gui/models/scenario_list.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include "gui/document/words.h"

namespace icctwin::gui {
namespace {

constexpr qint64 most_listed_bytes = 32 << 20;
constexpr int most_files = 500;

}  // namespace

QString ScenarioFile::title() const {
  if (language() == Language::zh && !name_zh.isEmpty()) return name_zh;
  return name.isEmpty() ? QFileInfo(file).completeBaseName() : name;
}

std::vector<ScenarioFile> scenarios_in(const QString& folder) {
  std::vector<ScenarioFile> found;
  if (folder.isEmpty()) return found;
  const auto entries = QDir(folder).entryInfoList({QStringLiteral("*.json")}, QDir::Files | QDir::Readable, QDir::Name);
  for (const QFileInfo& entry : entries.mid(0, most_files)) {
    QFile file(entry.absoluteFilePath());
    if (!file.open(QIODevice::ReadOnly)) continue;
    const QJsonObject root = QJsonDocument::fromJson(file.read(most_listed_bytes)).object();
    if (!root["format"].toString().startsWith(QStringLiteral("icctwin.scenario/"))) continue;
    found.push_back({entry.absoluteFilePath(), root["name"].toString(), root["name_zh"].toString()});
  }
  return found;
}

}  // namespace icctwin::gui
