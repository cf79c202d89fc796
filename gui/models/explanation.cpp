#include "gui/models/explanation.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardPaths>

#include "gui/document/words.h"
#include "sim/results/compare/attribution.h"

namespace icctwin::gui {
namespace {

BilingualText text_of(const QJsonValue& value) {
  return {value[QStringLiteral("en")].toString().toStdString(), value[QStringLiteral("zh")].toString().toStdString()};
}

std::vector<double> numbers_of(const QJsonValue& list) {
  std::vector<double> numbers;
  for (const QJsonValue one : list.toArray()) numbers.push_back(one.toDouble(no_value));
  return numbers;
}

/// Runs between are kept by the hash of what they depend on, so that asking again costs nothing.
QString work_folder() {
  return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)).filePath(QStringLiteral("icctwin/explain"));
}

}  // namespace

Explanation::Explanation(QObject* parent) : QObject(parent) {
  connect(&child_, &Child::said, this, [this](const QJsonObject& line) {
    if (line["t"].toString() != QStringLiteral("explain")) return;
    done_ = line["done"].toInt();
    all_ = line["all"].toInt();
    emit changed();
  });
  connect(&child_, &Child::finished, this, [this] {
    if (child_.how_ended() == ChildEnd::ok) {
      read_result();
    } else if (child_.how_ended() != ChildEnd::stopped) {
      problem_ = child_.reason();
    }
    emit changed();
  });
}

Explanation::~Explanation() { child_.disconnect(this); }

QStringList Explanation::command(const ExplainedRuns& runs, const QList<QStringList>& groups) {
  QStringList words{
      QStringLiteral("compare"),        runs.from,     runs.to, QStringLiteral("--explain"), QStringLiteral("--inputs"), runs.inputs_from,
      QStringLiteral("--inputs-other"), runs.inputs_to};
  for (const QStringList& group : groups) words << QStringLiteral("--group") << group.join(',');
  return words;
}

void Explanation::start(const ExplainedRuns& runs, const QList<QStringList>& groups) {
  if (child_.is_active()) return;
  runs_ = runs;
  result_.reset();
  problem_.clear();
  done_ = all_ = 0;
  QStringList words = command(runs, groups);
  words << QStringLiteral("--progress") << QStringLiteral("jsonl") << QStringLiteral("--format") << QStringLiteral("json")
        << QStringLiteral("--out") << folder_.filePath(QStringLiteral("explained.json")) << QStringLiteral("--work") << work_folder()
        << QStringLiteral("--lang") << (language() == Language::zh ? QStringLiteral("zh") : QStringLiteral("en"));
  child_.start(words);
  emit changed();
}

void Explanation::stop() { child_.stop(); }

QList<QStringList> Explanation::groups() const {
  QList<QStringList> groups;
  if (!result_) return groups;
  for (const AttributionStep& step : result_->steps) {
    QStringList pointers;
    for (const std::string& pointer : step.group.pointers) pointers << QString::fromStdString(pointer);
    groups << pointers;
  }
  return groups;
}

void Explanation::read_result() {
  QFile file(folder_.filePath(QStringLiteral("explained.json")));
  if (!file.open(QIODevice::ReadOnly)) {
    problem_ = file.errorString();
    return;
  }
  const QJsonObject found = QJsonDocument::fromJson(file.readAll()).object()[QStringLiteral("attribution")].toObject();
  result_ = std::make_unique<Attribution>();
  for (const QJsonValue one : found["steps"].toArray()) {
    AttributionStep step;
    step.group.name = one[QStringLiteral("group")].toString().toStdString();
    for (const QJsonValue pointer : one[QStringLiteral("pointers")].toArray())
      step.group.pointers.push_back(pointer.toString().toStdString());
    step.label = text_of(one[QStringLiteral("label")]);
    result_->steps.push_back(std::move(step));
  }
  const QJsonObject kpis = found["kpis"].toObject();
  for (auto kpi = kpis.begin(); kpi != kpis.end(); ++kpi) {
    const QJsonValue one = kpi.value();
    result_->kpis.push_back({kpi.key().toStdString(), one[QStringLiteral("unit")].toString().toStdString(),
                             text_of(one[QStringLiteral("title")]), numbers_of(one[QStringLiteral("values")]),
                             numbers_of(one[QStringLiteral("alone")])});
  }
}

}  // namespace icctwin::gui
