#include "gui/run/run_controller.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <algorithm>

#include "gui/document/words.h"
#include "gui/run/child.h"

namespace icctwin::gui {
namespace {

constexpr qsizetype longest_log = 200'000, longest_line = 1'000'000;

}  // namespace

QStringList RunRequest::arguments() const {
  QStringList words{QStringLiteral("run"), scenario, QStringLiteral("--out"), out, QStringLiteral("--progress"), QStringLiteral("jsonl")};
  if (!inputs.isEmpty()) words << QStringLiteral("--inputs") << inputs;
  return words;
}

QString find_program() {
  const QString chosen = qEnvironmentVariable("ICCTWIN_PROGRAM");
  if (!chosen.isEmpty()) return QFileInfo(chosen).isExecutable() ? chosen : QString();
  const QFileInfo beside(QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("icctwin")));
  if (beside.isExecutable()) return beside.absoluteFilePath();
  return QStandardPaths::findExecutable(QStringLiteral("icctwin"));
}

RunController::RunController(QObject* parent) : QObject(parent) {
  end_with_window(process_);
  connect(&process_, &QProcess::readyReadStandardOutput, this, &RunController::read_lines);
  connect(&process_, &QProcess::readyReadStandardError, this, [this] { add_log(process_.readAllStandardError()); });
  connect(&process_, &QProcess::finished, this, &RunController::end);
  connect(&process_, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
    if (error != QProcess::FailedToStart) return;
    state_ = RunState::not_started;
    add_log(process_.errorString().toUtf8());
    ended_ms_ = clock_.elapsed();
    emit finished();
  });
}

RunController::~RunController() {
  process_.disconnect(this);
  if (process_.state() == QProcess::NotRunning) return;
  process_.kill();
  process_.waitForFinished();
}

void RunController::start(const RunRequest& request) {
  if (is_active()) return;
  request_ = request;
  rest_.clear();
  end_status_.clear();
  simulated_time_.clear();
  phase_.clear();
  phase_zh_.clear();
  log_.clear();
  done_ = 0;
  left_s_ = -1;
  kpis_.clear();
  exit_code_ = 0;
  clock_.start();
  state_ = RunState::running;
  process_.start(request.program, request.arguments());
  emit progressed();
}

void RunController::stop() {
  if (state_ != RunState::running) return;
  state_ = RunState::stopping;
  process_.terminate();
  emit progressed();
}

void RunController::kill() {
  if (!is_active()) return;
  state_ = RunState::stopping;
  process_.kill();
}

double RunController::elapsed_s() const {
  if (!clock_.isValid()) return 0;
  return static_cast<double>(is_active() ? clock_.elapsed() : ended_ms_) / 1000;
}

QString RunController::phase() const { return language() == Language::zh && !phase_zh_.isEmpty() ? phase_zh_ : phase_; }

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
    done_ = std::clamp(object["done"].toDouble(), 0.0, 1.0);
    left_s_ = object["eta_s"].toDouble(-1);
    simulated_time_ = object["sim_time"].toString();
    phase_ = object["phase"].toString();
    phase_zh_ = object["phase_zh"].toString();
  } else if (kind == QStringLiteral("kpi")) {
    if (object["value"].isDouble()) kpis_[object["id"].toString()] = object["value"].toDouble();
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
  log_ += QString::fromUtf8(text);
  if (log_.size() > longest_log) log_ = log_.right(longest_log / 2);
}

void RunController::end(int code, QProcess::ExitStatus status) {
  read_lines();
  if (!rest_.isEmpty()) read_line(rest_);
  add_log(process_.readAllStandardError());
  exit_code_ = code;
  if (status == QProcess::CrashExit)
    state_ = state_ == RunState::stopping ? RunState::cancelled : RunState::crashed;
  else if (code == 0 && end_status_ == QStringLiteral("ok"))
    state_ = RunState::done;
  else if (end_status_ == QStringLiteral("cancelled"))
    state_ = RunState::cancelled;
  else
    state_ = RunState::failed;  // also an end without the line that says so: nothing vouches for its results
  ended_ms_ = clock_.elapsed();
  emit finished();
}

}  // namespace icctwin::gui
