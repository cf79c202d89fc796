#include "gui/models/acknowledgements.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include "gui/document/user_settings.h"
#include "gui/document/write_file.h"

namespace icctwin::gui {
namespace {

std::string key_of(const Problem& problem) { return problem.code + " " + problem.where; }

}  // namespace

void Acknowledgements::read(const QString& scenario_id) {
  reasons_.clear();
  // An id may hold what a file name may not.
  const QString name = QString::fromLatin1(QCryptographicHash::hash(scenario_id.toUtf8(), QCryptographicHash::Sha256).toHex().left(24));
  path_ = QDir(state_folder()).filePath(QStringLiteral("acknowledged/%1.json").arg(name));
  QFile file(path_);
  if (!file.open(QIODevice::ReadOnly)) return;
  const QJsonObject content = QJsonDocument::fromJson(file.readAll()).object()["reasons"].toObject();
  for (auto one = content.begin(); one != content.end(); ++one) reasons_[one.key().toStdString()] = one.value().toString();
}

QString Acknowledgements::reason(const Problem& problem) const {
  const auto found = reasons_.find(key_of(problem));
  return found == reasons_.end() ? QString() : found->second;
}

bool Acknowledgements::set(const Problem& problem, const QString& reason) {
  if (reason.isEmpty())
    reasons_.erase(key_of(problem));
  else
    reasons_[key_of(problem)] = reason;
  QJsonObject content;
  for (const auto& [key, why] : reasons_) content[QString::fromStdString(key)] = why;
  QDir().mkpath(QFileInfo(path_).absolutePath());
  return write_whole(path_, QJsonDocument(QJsonObject{{"reasons", content}}).toJson()).isEmpty();
}

}  // namespace icctwin::gui
