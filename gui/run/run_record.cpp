#include "gui/run/run_record.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "gui/document/write_file.h"

namespace icctwin::gui {
namespace {

constexpr const char* state_names[] = {"idle", "running", "stopping", "done", "cancelled", "failed", "crashed", "not_started", "queued"};

QString end_file(const QString& out) { return out + QStringLiteral(".end.json"); }
QString log_file(const QString& out) { return out + QStringLiteral(".log"); }

QJsonArray array_of(const std::vector<double>& values) {
  QJsonArray array;
  for (const double value : values) array.append(value);
  return array;
}

std::vector<double> values_of(const QJsonArray& array) {
  std::vector<double> values;
  for (const auto& value : array) values.push_back(value.toDouble());
  return values;
}

QString quoted(const QString& word) {
  for (const QChar c : word)
    if (!c.isLetterOrNumber() && !QStringLiteral("/._-=+:,@%").contains(c))
      return u'\'' + QString(word).replace('\'', QStringLiteral("'\\''")) + u'\'';
  return word.isEmpty() ? QStringLiteral("''") : word;
}

}  // namespace

QStringList RunRequest::arguments() const {
  QStringList words{QStringLiteral("run"), scenario, QStringLiteral("--out"), out};
  if (!inputs.isEmpty()) words << QStringLiteral("--inputs") << inputs;
  for (const QString& one : overrides) words << QStringLiteral("--set") << one;
  return words << QStringLiteral("--progress") << QStringLiteral("jsonl");
}

QString shell_words(const QString& program, const QStringList& arguments) {
  QStringList words(quoted(program));
  for (const QString& one : arguments) words << quoted(one);
  return words.join(u' ');
}

double RunRecord::kpi(const QString& id) const {
  const auto found = kpis.find(id);
  return found == kpis.end() ? -1 : found->second;
}

void keep_record(const RunRecord& record) {
  QJsonObject kpis;
  for (const auto& [id, value] : record.kpis) kpis[id] = value;
  const QJsonObject content{{"state", QLatin1String(state_names[static_cast<int>(record.state)])},
                            {"code", record.exit_code},
                            {"done", record.done},
                            {"elapsed_s", record.elapsed_s},
                            {"simulated_time", record.simulated_time},
                            {"kpis", kpis},
                            {"facility_w", array_of(record.facility_w)},
                            {"it_w", array_of(record.it_w)},
                            {"inputs", record.request.inputs},
                            {"overrides", QJsonArray::fromStringList(record.request.overrides)},
                            {"title", record.title},
                            {"note", record.note}};
  // A full disk takes the note along, never the run.
  write_whole(end_file(record.request.out), QJsonDocument(content).toJson());
  if (!record.log.isEmpty()) write_whole(log_file(record.request.out), record.log.toUtf8());
}

std::optional<RunRecord> read_record(const QString& out) {
  QFile file(end_file(out));
  if (!file.open(QIODevice::ReadOnly)) return {};
  const QJsonObject content = QJsonDocument::fromJson(file.readAll()).object();
  RunRecord record;
  const QString state = content["state"].toString();
  for (int i = 0; i < static_cast<int>(std::size(state_names)); ++i)
    if (state == QLatin1String(state_names[i])) record.state = static_cast<RunState>(i);
  if (record.state == RunState::idle) return {};
  record.exit_code = content["code"].toInt();
  record.done = content["done"].toDouble();
  record.elapsed_s = content["elapsed_s"].toDouble(-1);
  record.simulated_time = content["simulated_time"].toString();
  const QJsonObject kpis = content["kpis"].toObject();
  for (auto one = kpis.begin(); one != kpis.end(); ++one) record.kpis[one.key()] = one.value().toDouble();
  record.facility_w = values_of(content["facility_w"].toArray());
  record.it_w = values_of(content["it_w"].toArray());
  record.title = content["title"].toString();
  record.note = content["note"].toString();
  record.request.out = out;
  record.request.scenario = out + QStringLiteral(".json");
  record.request.inputs = content["inputs"].toString();
  for (const auto& one : content["overrides"].toArray()) record.request.overrides << one.toString();
  return record;
}

QString read_log(const QString& out) {
  QFile file(log_file(out));
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList files_of_run(const QString& out) {
  QStringList files;
  for (const QString& one : {out, out + QStringLiteral(".json"), end_file(out), log_file(out)})
    if (QFileInfo::exists(one)) files << one;
  return files;
}

}  // namespace icctwin::gui
