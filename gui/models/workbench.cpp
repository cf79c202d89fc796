#include "gui/models/workbench.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QThreadPool>

#include "gui/document/words.h"
#include "gui/models/run_moments.h"
#include "gui/run/run_folders.h"
#include "sim/results/folder/run_folder.h"

namespace icctwin::gui {
namespace {

const QString topic_run = QStringLiteral("run"), topic_open_run = QStringLiteral("open_run");

}  // namespace

QString sentences(const Diagnostics& problems) {
  QStringList lines;
  for (const Problem& problem : problems.problems()) lines << QString::fromStdString(problem.code + "  " + sentence(problem, language()));
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
  connect(&controller_, &RunController::finished, this, &Workbench::end_run);
}

Workbench::~Workbench() {
  // Members tell of their own ends, when others are gone already.
  document_.disconnect(this);
  controller_.disconnect(this);
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
      if (auto read = read_run_folder(folder.toStdString(), *problems)) run = std::make_shared<const RunFolder>(*std::move(read));
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

void Workbench::start_run() {
  if (controller_.is_active()) return;
  const QString program = find_program();
  if (program.isEmpty())
    return tell({topic_run, words({"The program icctwin was not found beside this one or in the search path.",
                                   "未找到仿真程序 icctwin（本程序旁或搜索路径中）。"})});
  const QString folder = runs_folder(document_.file());
  const QString name = next_run_name(folder);
  const QString snapshot = QDir(folder).filePath(name + QStringLiteral(".json"));
  QDir().mkpath(folder);
  QFile file(snapshot);
  const std::string text = document_.text();
  if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), static_cast<qint64>(text.size())) < 0)
    return tell({topic_run, words({"The run was not started: %1", "运行未启动：%1"}, file.errorString())});
  file.close();
  withdraw(topic_run);
  controller_.start({program, snapshot, document_.folder(), QDir(folder).filePath(name)});
  emit runs_changed();
}

void Workbench::end_run() {
  const QString out = controller_.request().out;
  emit runs_changed();
  switch (controller_.state()) {
    case RunState::done:
    case RunState::cancelled:
      if (!read_run_summary(out).status.isEmpty()) open_run(out);
      break;
    case RunState::crashed:
      tell({topic_run,
            words({"The simulator ended unexpectedly (signal %1) at %2 %. The scenario is safe.",
                   "仿真程序异常退出（信号 %1，进度 %2%）。方案未受影响。"})
                .arg(controller_.exit_code())
                .arg(static_cast<int>(controller_.done() * 100)),
            {{words({"Run again", "重新运行"}), [this] { start_run(); }}}});
      break;
    default:
      tell({topic_run,
            words({"The run failed. %1", "运行失败。%1"}, controller_.log().trimmed().section('\n', -1)),
            {{words({"Run again", "重新运行"}), [this] { start_run(); }}}});
  }
}

}  // namespace icctwin::gui
