#include "gui/run/run_controller.h"

#include <sys/prctl.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <algorithm>
#include <csignal>

#include "gui/document/words.h"

namespace icctwin::gui {
namespace {

constexpr qsizetype longest_log = 200'000, longest_line = 1'000'000;
constexpr std::size_t most_points = 120;
constexpr int last_wait_ms = 3000;

}  // namespace

QString find_program(const QString& chosen) {
  for (const QString& one : {qEnvironmentVariable("ICCTWIN_PROGRAM"), chosen})
    if (!one.isEmpty()) return QFileInfo(one).isExecutable() && QFileInfo(one).isFile() ? one : QString();
  const QFileInfo beside(QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("icctwin")));
  if (beside.isExecutable()) return beside.absoluteFilePath();
  return QStandardPaths::findExecutable(QStringLiteral("icctwin"));
}

RunController::RunController(QObject* parent) : QObject(parent) {
  // The run never outlives the window, also when that is killed. The number of the parent is compared because it may have gone already.
  process_.setChildProcessModifier([parent_process = static_cast<pid_t>(QCoreApplication::applicationPid())] {
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (::getppid() != parent_process) ::raise(SIGTERM);
  });
  connect(&process_, &QProcess::readyReadStandardOutput, this, &RunController::read_lines);
  connect(&process_, &QProcess::readyReadStandardError, this, [this] { add_log(process_.readAllStandardError()); });
  connect(&process_, &QProcess::finished, this, &RunController::end);
  connect(&process_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
    if (error != QProcess::FailedToStart) return;
    run_.state = RunState::not_started;
    add_log(process_.errorString().toUtf8());
    ended_ms_ = clock_.elapsed();
    emit finished();
  });
}

RunController::~RunController() {
  process_.disconnect(this);
  if (process_.state() == QProcess::NotRunning) return;
  if (run_.state == RunState::stopping && process_.waitForFinished(last_wait_ms)) return;  // it writes what it has computed
  process_.kill();
  process_.waitForFinished();
}

void RunController::start(const RunRequest& request) {
  if (is_active()) return;
  run_ = {};
  run_.request = request;
  rest_.clear();
  end_status_.clear();
  clock_.start();
  run_.state = RunState::running;
  process_.start(request.program, request.arguments());
  emit progressed();
}

void RunController::stop() {
  if (run_.state != RunState::running) return;
  run_.state = RunState::stopping;
  process_.terminate();
  emit progressed();
}

void RunController::kill() {
  if (!is_active()) return;
  run_.state = RunState::stopping;
  process_.kill();
}

double RunController::elapsed_s() const {
  if (!clock_.isValid()) return 0;
  return static_cast<double>(is_active() ? clock_.elapsed() : ended_ms_) / 1000;
}

QString RunController::phase() const { return language() == Language::zh && !run_.phase_zh.isEmpty() ? run_.phase_zh : run_.phase; }

RunRecord RunController::record() const {
  RunRecord record = run_;
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

void RunController::read_lines() {
  rest_ += process_.readAllStandardOutput();
  qsizetype begin = 0;
  for (qsizetype at = rest_.indexOf('\n'); at >= 0; at = rest_.indexOf('\n', begin)) {
    read_line(rest_.mid(begin, at - begin));
    begin = at + 1;
  }
  rest_.remove(0, begin);
  if (rest_.size() > longest_line) {  // no line of the program is so long
    add_log(rest_);
    rest_.clear();
  }
  emit progressed();
}

void RunController::read_line(const QByteArray& line) {
  const QJsonObject object = QJsonDocument::fromJson(line).object();
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
    add_log((object["code"].toString() + QStringLiteral("  ") + object[zh ? "zh" : "en"].toString() + u'\n').toUtf8());
  } else if (kind == QStringLiteral("end")) {
    end_status_ = object["status"].toString();
  } else if (!line.isEmpty()) {
    add_log(line + '\n');
  }
}

void RunController::add_log(const QByteArray& text) {
  run_.log += QString::fromUtf8(text);
  if (run_.log.size() > longest_log) run_.log = run_.log.right(longest_log / 2);
}

void RunController::end(int code, QProcess::ExitStatus status) {
  read_lines();
  if (!rest_.isEmpty()) read_line(rest_);
  add_log(process_.readAllStandardError());
  run_.exit_code = code;
  if (status == QProcess::CrashExit)
    run_.state = run_.state == RunState::stopping ? RunState::cancelled : RunState::crashed;
  else if (code == 0 && end_status_ == QStringLiteral("ok"))
    run_.state = RunState::done;
  else if (end_status_ == QStringLiteral("cancelled"))
    run_.state = RunState::cancelled;
  else
    run_.state = RunState::failed;  // also an end without the line that says so: nothing vouches for its results
  ended_ms_ = clock_.elapsed();
  emit finished();
}

}  // namespace icctwin::gui
