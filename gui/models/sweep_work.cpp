#include "gui/models/sweep_work.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <cmath>

#include "gui/document/words.h"
#include "gui/models/workbench.h"
#include "sim/scenario/json/write.h"
#include "sim/sweep/design/design.h"
#include "sim/sweep/drive/pick.h"
#include "sim/sweep/drive/stored_sweep.h"
#include "sim/sweep/prepare/prepare.h"

namespace icctwin::gui {
namespace {

constexpr std::size_t most_points = 1'000'000;
constexpr qint64 read_every_ms = 2000;

QString folder_of_file(const QString& file) {
  const QFileInfo info(file);
  return info.dir().filePath(info.completeBaseName());
}

/// How many runs a design asks for, or why it asks for none.
SweepPlan plan_of(const std::string& text, const std::string& folder) {
  Diagnostics problems;
  const auto sweep = parse_sweep(text, "", problems);
  SweepPlan plan;
  std::int64_t points = 0;
  if (sweep) {
    const Design design = make_design(*sweep, folder, problems, most_points);
    points = static_cast<std::int64_t>(design.points.size());
    if (const auto* search = std::get_if<OptimiseDesign>(&sweep->design))
      points = static_cast<std::int64_t>(search->population) * (search->generations + 1);
    plan.runs = points * sweep->replications.count;
  }
  if (problems.has_errors()) {
    for (const Problem& one : problems.problems())
      if (one.severity == Severity::error && plan.problem.isEmpty())
        plan.problem = qstring(one.code) + QStringLiteral("  ") + qstring(sentence(one, language()));
    plan.runs = -1;
  }
  return plan;
}

double round_to_digits(double value) {
  if (value == 0) return 0;
  const double scale = std::pow(10.0, 3 - std::floor(std::log10(std::abs(value))));
  return std::round(value * scale) / scale;
}

std::string axis_number(double value) { return QString::number(value, 'g', 10).toStdString(); }

}  // namespace

bool is_sweep(const QString& path) {
  if (QFileInfo(path).isDir()) return QFileInfo::exists(QDir(path).filePath(QStringLiteral("sweep.db")));
  QFile file(path);
  constexpr qint64 beginning = 4096;
  return file.open(QIODevice::ReadOnly) && file.read(beginning).contains("icctwin.sweep/");
}

SweepWork::SweepWork(QObject* parent) : QObject(parent), document_(type_of<Sweep>()) {
  connect(&document_, &ScenarioDocument::changed, this, [this] { make_plan(); });
  connect(&document_, &ScenarioDocument::saved, this, &SweepWork::changed);
  connect(&child_, &Child::said, this, [this](const QJsonObject& line) {
    if (line["t"].toString() != QStringLiteral("sweep")) return;
    const auto count = [&](const char* key) { return static_cast<std::int64_t>(line[QLatin1String(key)].toDouble()); };
    advance_ = {count("total"),
                count("done"),
                count("failed"),
                count("reused"),
                line["left_s"].toDouble(-1),
                line["run_s"].toDouble(-1),
                line["bytes"].toDouble(-1)};
    emit progressed();
    if (since_read_.elapsed() > read_every_ms && reading_ == 0) read_stored();
  });
  connect(&child_, &Child::finished, this, [this] {
    // Failed runs are told in the table; the program then ends with 3, and says nothing of errors of its own.
    constexpr int some_failed = 3;
    const bool fine = child_.how_ended() == ChildEnd::ok || child_.how_ended() == ChildEnd::stopped ||
                      (child_.how_ended() == ChildEnd::failed && child_.exit_code() == some_failed && child_.reason().isEmpty());
    problem_ = fine ? QString() : child_.reason();
    read_stored();
    emit changed();
  });
  since_read_.start();
}

SweepWork::~SweepWork() {
  child_.disconnect(this);
  document_.disconnect(this);
}

bool SweepWork::open(const QString& path, Diagnostics& problems) {
  const QFileInfo info(path);
  QString file = info.absoluteFilePath(), folder;
  if (info.isDir()) {
    folder = QDir::cleanPath(file);
    file = folder + QStringLiteral(".json");
    if (!QFileInfo::exists(file)) {  // the file may be gone: the store holds its text
      const auto stored = open_stored_sweep(folder.toStdString(), problems);
      if (!stored || !document_.set_text(write_json_of(stored->sweep, WriteStyle::indented), file, problems)) return false;
      document_.mark_recovered();
    } else if (!document_.load(file, problems)) {
      return false;
    }
  } else if (!document_.load(file, problems)) {
    return false;
  }
  open_ = true;
  problem_.clear();
  advance_ = {};
  make_plan();
  set_folder(folder.isEmpty() ? folder_of_file(file) : folder);
  return true;
}

bool SweepWork::make_new(const QString& scenario_file) {
  if (scenario_file.isEmpty()) return false;
  const QFileInfo base(scenario_file);
  const QDir sweeps(base.dir().filePath(QStringLiteral("sweeps")));
  QString file = sweeps.filePath(base.completeBaseName() + QStringLiteral(".json"));
  for (int count = 2; QFileInfo::exists(file); ++count)
    file = sweeps.filePath(QStringLiteral("%1-%2.json").arg(base.completeBaseName()).arg(count));
  const std::string text = "{\n  \"format\": \"icctwin.sweep/1\",\n  \"name\": " + json_text(base.completeBaseName().toStdString()) +
                           ",\n  \"base\": " + json_text(sweeps.relativeFilePath(base.absoluteFilePath()).toStdString()) +
                           ",\n  \"variables\": [],\n  \"design\": {\"type\": \"grid\"},\n  \"objectives\": [{\"kpi\": \"pue\"}]\n}\n";
  Diagnostics problems;
  if (!document_.set_text(text, file, problems)) return false;
  document_.mark_recovered();  // nobody has saved it
  open_ = true;
  problem_.clear();
  advance_ = {};
  make_plan();
  set_folder(folder_of_file(file));
  return true;
}

QString SweepWork::save() { return save_as(document_.file()); }

QString SweepWork::save_as(const QString& file) {
  if (!QDir().mkpath(QFileInfo(file).absolutePath())) return words({"the folder cannot be made", "无法创建目录"});
  QString reason = document_.save(file);
  if (reason.isEmpty() && folder_of_file(file) != folder_) set_folder(folder_of_file(file));
  emit changed();
  return reason;
}

void SweepWork::set_folder(const QString& folder) {
  folder_ = folder;
  stored_ = nullptr;
  read_stored();
  emit changed();
}

bool SweepWork::has_variables() const {
  const Node* list = document_.root().member("variables");
  return (list && !list->children.empty()) || document_.root().member("axes");
}

bool SweepWork::add_variable(const Place& place) {
  if (!open_ || !place.type || place.pointer.empty()) return false;
  const Type& type = *place.type;
  const std::string given = !place.given() ? preset_json(place) : place.node->is_container() ? write_tree(*place.node) : place.node->token;
  std::string json = "{\"type\": ";
  const std::string head = "\"name\": " + json_text(place.field ? words(place.field->title).toStdString() : place.pointer) +
                           ", \"pointer\": " + json_text(place.pointer);
  if (type.kind == Kind::number || type.kind == Kind::integer) {
    const double now = QString::fromStdString(given).toDouble(), step = now == 0 ? 1 : std::abs(0.1 * now);
    const bool whole = type.kind == Kind::integer;
    const double least = place.field ? place.field->min : -HUGE_VAL, most = place.field ? place.field->max : HUGE_VAL;
    const double from = std::max(whole ? std::floor(now - std::max(1.0, step)) : round_to_digits(now - step), least);
    const double to = std::min(whole ? std::ceil(now + std::max(1.0, step)) : round_to_digits(now + step), most);
    json += "\"range\", " + head + ", \"from\": " + axis_number(from) + ", \"to\": " + axis_number(to) + ", \"count\": 3" +
            (whole ? ", \"whole\": true}" : "}");
  } else if (type.kind == Kind::choice) {
    std::string values;
    for (const Choice& one : type.choices) values += (values.empty() ? "" : ", ") + json_text(std::string(one.value));
    json += "\"list\", " + head + ", \"values\": [" + values + "]}";
  } else if (type.kind == Kind::boolean) {
    json += "\"list\", " + head + ", \"values\": [false, true]}";
  } else {
    json += "\"list\", " + head + ", \"values\": [" + (given.empty() ? "null" : given) + "]}";
  }
  const Node* list = document_.root().member("variables");
  return document_.insert("/variables", list ? list->children.size() : 0, json);
}

void SweepWork::make_plan() {
  ++planning_;
  pool_.start([this, text = document_.text(), folder = document_.folder().toStdString(), number = ++asked_plan_] {
    const SweepPlan plan = plan_of(text, folder);
    const auto take = [this, plan, number] {
      --planning_;
      if (number != asked_plan_) return;
      plan_ = plan;
      emit changed();
    };
    QMetaObject::invokeMethod(this, take, Qt::QueuedConnection);
  });
}

QStringList SweepWork::command(int jobs) const {
  return {QStringLiteral("sweep"), document_.file(), QStringLiteral("--out"), folder_, QStringLiteral("--jobs"), QString::number(jobs)};
}

void SweepWork::start(int jobs, bool only_one) {
  if (!open_ || child_.is_active()) return;
  if (document_.is_dirty() || !QFileInfo::exists(document_.file()))
    if (const QString reason = save(); !reason.isEmpty()) {
      problem_ = words({"The sweep was not saved: %1", "参数扫描未能保存：%1"}, reason);
      return emit changed();
    }
  problem_.clear();
  advance_ = {};
  // Results that still fit a changed file are kept by the program.
  QStringList words = command(jobs);
  words << QStringLiteral("--update") << QStringLiteral("--progress") << QStringLiteral("jsonl") << QStringLiteral("--lang")
        << (language() == Language::zh ? QStringLiteral("zh") : QStringLiteral("en"));
  if (only_one) words << QStringLiteral("--dry-run");
  child_.start(words);
  emit changed();
}

void SweepWork::read_stored() {
  since_read_.restart();
  if (!QFileInfo::exists(QDir(folder_).filePath(QStringLiteral("sweep.db")))) {
    ++asked_stored_;
    stored_ = nullptr;
    return emit stored_read();
  }
  ++reading_;
  pool_.start([this, folder = folder_.toStdString(), number = ++asked_stored_] {
    Diagnostics problems;
    std::shared_ptr<const StoredSweep> stored;
    if (auto read = open_stored_sweep(folder, problems)) stored = std::make_shared<const StoredSweep>(*std::move(read));
    const auto take = [this, stored, number] {
      --reading_;
      if (number != asked_stored_) return;
      stored_ = stored;
      emit stored_read();
    };
    QMetaObject::invokeMethod(this, take, Qt::QueuedConnection);
  });
}

void SweepWork::pick(std::int64_t run, const QString& folder) {
  ++reading_;
  pool_.start([this, run, from = folder_.toStdString(), to = folder.toStdString()] {
    Diagnostics problems;
    const auto text = pick_run(from, run, to, problems);
    const QString told = text ? QString::fromStdString(*text) : QString();
    const QString why = text ? QString() : sentences(problems);
    const auto take = [this, run, told, why] {
      --reading_;
      emit picked(run, told, why);
    };
    QMetaObject::invokeMethod(this, take, Qt::QueuedConnection);
  });
}

}  // namespace icctwin::gui
