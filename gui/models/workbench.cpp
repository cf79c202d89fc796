#include "gui/models/workbench.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>
#include <QThreadPool>

#include "gui/document/words.h"
#include "gui/models/results/result_data.h"
#include "gui/models/run_moments.h"
#include "gui/run/program_check.h"
#include "gui/run/run_folders.h"
#include "sim/results/folder/run_folder.h"

namespace icctwin::gui {
namespace {

const QString topic_run = QStringLiteral("run"), topic_open_run = QStringLiteral("open_run"), topic_stuck = QStringLiteral("stuck");

}  // namespace

QString sentences(const Diagnostics& problems) {
  QStringList lines;
  for (const Problem& problem : problems.problems()) {
    const bool in_text = problem.where.find(':') != std::string::npos;  // "file:line:column"
    lines << QString::fromStdString(problem.code + "  " + (in_text ? problem.where + "  " : "") + sentence(problem, language()));
  }
  return lines.join(QStringLiteral("  "));
}

Workbench::Workbench(QObject* parent) : QObject(parent) {
  connect(&document_, &ScenarioDocument::changed, this, &Workbench::keep_selection_valid);
  connect(&document_, &ScenarioDocument::reset, this, [this] {
    select(QStringList());
    ++asked_;  // what is being read belongs to another scenario
    show_run({}, nullptr, {});
    baseline_ = nullptr;
    baseline_name_.clear();
    emit baseline_changed();
    emit runs_changed();
  });
  connect(&queue_, &RunQueue::ended, this, &Workbench::end_run);
  connect(&queue_, &RunQueue::changed, this, &Workbench::runs_changed);
  connect(&queue_, &RunQueue::stuck, this, [this](const QString& out) {
    tell({topic_stuck, words({"The run does not stop.", "运行未响应停止请求。"}), {{words({"Force stop", "强制停止"}), [this, out] {
                                                                                      queue_.kill(out);
                                                                                      withdraw(topic_stuck);
                                                                                    }}}});
  });
}

Workbench::~Workbench() {
  // Members tell of their own ends, when others are gone already.
  document_.disconnect(this);
  queue_.disconnect(this);
  QThreadPool::globalInstance()->waitForDone();
}

void Workbench::select(const QStringList& pointers) {
  field_.clear();
  if (pointers == selection_) return;
  selection_ = pointers;
  emit selection_changed();
}

void Workbench::select(const std::string& pointer) {
  const std::string part = part_of(document_.root(), pointer);
  const QStringList selection = part.empty() ? QStringList() : QStringList(QString::fromStdString(part));
  const std::string field = pointer == part ? std::string() : pointer;
  if (selection == selection_ && field.empty()) return;
  selection_ = selection;
  field_ = field;
  emit selection_changed();
}

void Workbench::select_changed(const QStringList& places) {
  if (places.isEmpty()) return;
  QStringList parts;
  QSet<QString> known;
  for (const QString& place : places) {
    const QString part = QString::fromStdString(part_of(document_.root(), place.toStdString()));
    if (part.isEmpty() || known.contains(part) || !document_.place(part.toStdString()).type) continue;
    known.insert(part);
    parts << part;
  }
  if (parts.size() > 1)
    select(parts);
  else
    select(places.front().toStdString());
}

void Workbench::keep_selection_valid() {
  QStringList kept;
  for (const QString& pointer : selection_) {
    const Place place = document_.place(pointer.toStdString());
    if (place.type || place.node) kept << pointer;
  }
  if (kept == selection_) return;
  if (kept.isEmpty())
    select(selection_.front().left(selection_.front().lastIndexOf('/')).toStdString());  // of what is no more
  else
    select(kept);
}

void Workbench::open_run(const QString& folder) {
  ++reading_;
  QThreadPool::globalInstance()->start([this, folder, number = ++asked_] {
    auto problems = std::make_shared<Diagnostics>();
    std::shared_ptr<const RunFolder> run;
    bool is_too_large = false;
    try {
      if (auto read = read_shown_run(folder.toStdString(), *problems)) run = std::make_shared<const RunFolder>(*std::move(read));
    } catch (const std::bad_alloc&) {
      is_too_large = true;
    }
    const auto take = [this, folder, number, run, problems, is_too_large] {
      --reading_;
      if (number != asked_) return;
      if (run) {
        withdraw(topic_open_run);
        show_run(folder, run, *problems);
      } else {
        if (is_too_large)
          return tell({topic_open_run,
                       words({"The results are too large for the memory of this computer: %1", "结果过大，超出本机内存：%1"}, folder)});
        tell({topic_open_run, words({"No results there: %1", "此处没有结果：%1"}, sentences(*problems))});
      }
    };
    QMetaObject::invokeMethod(this, take, Qt::QueuedConnection);
  });
}

void Workbench::show_run(const QString& folder, std::shared_ptr<const RunFolder> run, const Diagnostics& damage) {
  if (!run && !run_) return;
  run_ = std::move(run);
  run_damage_ = damage;
  run_folder_ = run_ ? QDir(folder).absolutePath() : QString();
  rack_series_.clear();
  if (run_) {
    const Manifest& about = run_->manifest;
    const double step = about.output_step_s == about.output_step_s ? about.output_step_s : 3600;
    timeline_.set_period(about.start_unix_s, about.simulated_until_unix_s, step, about.utc_offset_s);
    timeline_.set_now(peak_unix_s(*run_));  // the hour that people look at first
  } else {
    timeline_.clear();
  }
  emit run_shown();
}

QString Workbench::run_name() const { return run_ ? QStringLiteral("R-") + QFileInfo(run_folder_).fileName() : QString(); }

void Workbench::set_baseline() {
  const bool is_it = run_ == baseline_;
  baseline_ = is_it ? nullptr : run_;
  baseline_name_ = is_it ? QString() : run_name();
  emit baseline_changed();
}

bool Workbench::is_out_of_date() const {
  const std::string& now = check().scenario_sha256;
  return run_ && !now.empty() && run_->manifest.scenario_sha256 != now;
}

std::shared_ptr<const RackSeries> Workbench::rack_series(const std::string& channel) {
  if (!run_) return nullptr;
  const auto [known, is_new] = rack_series_.emplace(channel, nullptr);
  if (!is_new) return known->second;
  ++reading_;
  QThreadPool::globalInstance()->start([this, channel, run = run_, file = QDir(run_folder_).filePath(QStringLiteral("series.nc"))] {
    std::string error;
    std::shared_ptr<const RackSeries> series;
    if (auto read = read_rack_series(file.toStdString(), channel, error)) series = std::make_shared<const RackSeries>(*std::move(read));
    const auto take = [this, channel, run, series] {
      --reading_;
      if (run != run_) return;
      rack_series_[channel] = series;
      emit rack_series_read(QString::fromStdString(channel));
    };
    QMetaObject::invokeMethod(this, take, Qt::QueuedConnection);
  });
  return nullptr;
}

const std::vector<Difference>& Workbench::changes_since_run() const {
  const std::string key = run_ && is_out_of_date() ? run_folder_.toStdString() + check().scenario_sha256 : std::string();
  if (key != changes_key_) {
    changes_key_ = key;
    changes_ = key.empty() ? std::vector<Difference>() : differences(run_->manifest.scenario_json, check().canonical);
  }
  return changes_;
}

void Workbench::set_program(const QString& program) {
  program_ = program;
  known_program_.clear();
}

void Workbench::start_run(const QStringList& overrides) {
  enqueue(overrides, document_.folder(), [this](const QString& snapshot) {
    const QString reason = document_.save_copy(snapshot);
    if (!reason.isEmpty()) tell({topic_run, words({"The run was not started: %1", "运行未启动：%1"}, reason)});
    return reason.isEmpty();
  });
}

void Workbench::rerun(const RunRecord& record) {
  const QString inputs = record.request.inputs.isEmpty() ? document_.folder() : record.request.inputs;
  enqueue(record.request.overrides, inputs, [this, from = record.request.scenario](const QString& snapshot) {
    if (QFile::copy(from, snapshot)) return true;
    tell({topic_run, words({"The scenario of that run is gone: %1", "该次运行的方案文件已不存在：%1"}, from)});
    return false;
  });
}

void Workbench::enqueue(const QStringList& overrides, const QString& inputs, const std::function<bool(const QString&)>& write_snapshot) {
  const QString program = this->program();
  const auto offer = [this] { return Notice::Offer{words({"Choose…", "选择…"}), [this] { emit program_wanted(); }}; };
  if (program.isEmpty())
    return tell({topic_run,
                 words({"The program icctwin was not found beside this one or in the search path.",
                        "未找到仿真程序 icctwin（本程序旁或搜索路径中）。"}),
                 {offer()}});
  const QString folder = runs_folder(document_.file());
  const QString name = next_run_name(folder);
  const QString snapshot = QDir(folder).filePath(name + QStringLiteral(".json"));
  QDir().mkpath(folder);
  if (!write_snapshot(snapshot)) return;
  withdraw(topic_run);
  emit run_asked();
  const RunRequest request{program, snapshot, inputs, QDir(folder).filePath(name), overrides};
  if (program == known_program_) return queue_.add(request);
  ask_version(program, this, [this, request, offer](const QString& version) {
    if (version == wanted_version()) {
      known_program_ = request.program;
      return queue_.add(request);
    }
    QFile::remove(request.scenario);
    tell({topic_run,
          words({"%1 is version %2; this window belongs to version %3. The run was not started.",
                 "%1 的版本为 %2，本程序需要 %3。运行未启动。"})
              .arg(request.program, version.isEmpty() ? words({"not known", "未知"}) : version, wanted_version()),
          {offer()}});
  });
}

QString last_problem(const QString& log) {
  static const QRegularExpression coded(QStringLiteral("^[EW]-[A-Z]+-\\d+  .*$"), QRegularExpression::MultilineOption);
  QString last;
  for (auto found = coded.globalMatch(log); found.hasNext();) last = found.next().captured(0);
  return last.isEmpty() ? log.trimmed().section('\n', -1) : last;
}

void Workbench::end_run(const QString& out) {
  withdraw(topic_stuck);
  const std::optional<RunRecord> run = queue_.find(out);
  if (!run) return;
  const std::vector<Notice::Offer> offers = {{words({"Run again", "重新运行"}), [this, run = *run] { rerun(run); }},
                                             {words({"Open log", "打开日志"}), [this, out] { emit log_wanted(out); }},
                                             {words({"Save bundle…", "保存诊断包…"}), [this, out] { emit bundle_wanted(out); }}};
  switch (run->state) {
    case RunState::done:
    case RunState::cancelled:
      if (!read_run_summary(out).status.isEmpty()) open_run(out);
      break;
    case RunState::crashed:
      tell({topic_run,
            words({"The simulator ended unexpectedly (signal %1) at %2 %. The scenario is safe.",
                   "仿真程序异常退出（信号 %1，进度 %2%）。方案未受影响。"})
                .arg(run->exit_code)
                .arg(static_cast<int>(run->done * 100)),
            offers});
      break;
    default: {
      const QString until =
          run->simulated_time.isEmpty() ? QString() : words({" Simulated until %1.", "已仿真至 %1。"}, run->simulated_time);
      tell({topic_run, words({"The run failed. %1", "运行失败。%1"}, last_problem(run->log)) + until, offers});
    }
  }
}

}  // namespace icctwin::gui
