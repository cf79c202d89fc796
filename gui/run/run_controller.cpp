#include "gui/run/run_controller.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonObject>
#include <QStandardPaths>
#include <algorithm>

#include "gui/document/words.h"

namespace icctwin::gui {
namespace {

constexpr std::size_t most_points = 120;

}  // namespace

QString find_program(const QString& chosen) {
  for (const QString& one : {qEnvironmentVariable("ICCTWIN_PROGRAM"), chosen})
    if (!one.isEmpty()) return QFileInfo(one).isExecutable() && QFileInfo(one).isFile() ? one : QString();
  const QFileInfo beside(QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("icctwin")));
  if (beside.isExecutable()) return beside.absoluteFilePath();
  return QStandardPaths::findExecutable(QStringLiteral("icctwin"));
}

RunController::RunController(QObject* parent) : QObject(parent) {
  connect(&child_, &Child::said, this, &RunController::read);
  connect(&child_, &Child::finished, this, &RunController::end);
}

void RunController::start(const RunRequest& request) {
  if (is_active()) return;
  run_ = {};
  run_.request = request;
  end_status_.clear();
  clock_.start();
  run_.state = RunState::running;
  child_.start(request.program, request.arguments());
  emit progressed();
}

void RunController::stop() {
  if (run_.state != RunState::running) return;
  run_.state = RunState::stopping;
  child_.stop();
  emit progressed();
}

void RunController::kill() {
  if (!is_active()) return;
  run_.state = RunState::stopping;
  child_.kill();
}

double RunController::elapsed_s() const {
  if (!clock_.isValid()) return 0;
  return static_cast<double>(is_active() ? clock_.elapsed() : ended_ms_) / 1000;
}

QString RunController::phase() const { return language() == Language::zh && !run_.phase_zh.isEmpty() ? run_.phase_zh : run_.phase; }

RunRecord RunController::record() const {
  RunRecord record = run_;
  record.log = child_.log();
  record.elapsed_s = elapsed_s();
  return record;
}

void RunController::add_power(double facility_w, double it_w) {
  run_.facility_w.push_back(facility_w);
  run_.it_w.push_back(it_w);
  if (run_.facility_w.size() <= most_points) return;
  for (auto* course : {&run_.facility_w, &run_.it_w}) {  // every second point goes: the whole course stays
    std::size_t kept = 0;
    for (std::size_t i = 0; i < course->size(); i += 2) (*course)[kept++] = (*course)[i];
    course->resize(kept);
  }
}

void RunController::read(const QJsonObject& object) {
  const QString kind = object["t"].toString();
  if (kind == QStringLiteral("progress")) {
    run_.done = std::clamp(object["done"].toDouble(), 0.0, 1.0);
    run_.left_s = object["eta_s"].toDouble(-1);
    run_.simulated_time = object["sim_time"].toString();
    run_.phase = object["phase"].toString();
    run_.phase_zh = object["phase_zh"].toString();
    if (object.contains("facility_w")) add_power(object["facility_w"].toDouble(), object["it_w"].toDouble());
  } else if (kind == QStringLiteral("kpi")) {
    if (object["value"].isDouble()) run_.kpis[object["id"].toString()] = object["value"].toDouble();
  } else if (kind == QStringLiteral("problem")) {
    const bool zh = language() == Language::zh;
    child_.add_log(object["code"].toString() + QStringLiteral("  ") + object[zh ? "zh" : "en"].toString() + u'\n');
  } else if (kind == QStringLiteral("end")) {
    end_status_ = object["status"].toString();
  }
  emit progressed();
}

void RunController::end() {
  run_.exit_code = child_.exit_code();
  switch (child_.how_ended()) {
    case ChildEnd::not_started:
      run_.state = RunState::not_started;
      break;
    case ChildEnd::crashed:
      run_.state = RunState::crashed;
      break;
    default:
      // Also an end without the line that says so is a failure: nothing vouches for its results.
      run_.state = end_status_ == QStringLiteral("cancelled")                                  ? RunState::cancelled
                   : child_.how_ended() == ChildEnd::ok && end_status_ == QStringLiteral("ok") ? RunState::done
                   : child_.how_ended() == ChildEnd::stopped                                   ? RunState::cancelled
                                                                                               : RunState::failed;
  }
  ended_ms_ = clock_.elapsed();
  emit finished();
}

}  // namespace icctwin::gui
