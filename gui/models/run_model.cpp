#include "gui/models/run_model.h"

#include <QFileInfo>
#include <algorithm>
#include <cmath>

#include "gui/document/words.h"

namespace icctwin::gui {
namespace {

RunState state_of(const QString& status) {
  if (status == QStringLiteral("ok")) return RunState::done;
  if (status == QStringLiteral("cancelled")) return RunState::cancelled;
  return status == QStringLiteral("failed") ? RunState::failed : RunState::crashed;
}

QString pue_words(double pue) { return pue > 0 ? QString::number(pue, 'f', 3) : QStringLiteral("–"); }

}  // namespace

QString state_words(RunState state) {
  switch (state) {
    case RunState::running:
      return words({"Running", "运行中"});
    case RunState::stopping:
      return words({"Stopping", "正在停止"});
    case RunState::done:
      return words({"Done", "完成"});
    case RunState::cancelled:
      return words({"Cancelled", "已取消"});
    case RunState::failed:
      return words({"Failed", "失败"});
    case RunState::crashed:
      return words({"Ended unexpectedly", "异常退出"});
    case RunState::not_started:
      return words({"Not started", "未能启动"});
    case RunState::queued:
      return words({"Queued", "排队中"});
    default:
      return {};
  }
}

QString state_icon(RunState state) {
  switch (state) {
    case RunState::queued:
      return QStringLiteral("simulate");
    case RunState::running:
      return QStringLiteral("play");
    case RunState::stopping:
    case RunState::cancelled:
      return QStringLiteral("stop");
    case RunState::done:
      return QStringLiteral("check");
    default:
      return QStringLiteral("close");
  }
}

QString run_title(const QString& folder) { return QStringLiteral("R-") + QFileInfo(folder).fileName(); }

QString time_words(double seconds) {
  if (seconds < 0) return {};
  if (seconds < 100) return words({"%1 s", "%1 秒"}, QString::number(std::round(seconds)));
  if (seconds < 6000) return words({"%1 min", "%1 分钟"}, QString::number(std::round(seconds / 60)));
  return words({"%1 h", "%1 小时"}, QString::number(seconds / 3600, 'f', std::fmod(seconds, 3600) == 0 ? 0 : 1));
}

RunModel::RunModel(RunQueue& queue, QObject* parent) : QAbstractTableModel(parent), queue_(queue) {
  connect(&queue, &RunQueue::progressed, this, &RunModel::follow);
  connect(&queue, &RunQueue::changed, this, [this] { read(folder_); });
  seconds_.setInterval(1000);
  connect(&seconds_, &QTimer::timeout, this, [this] {
    if (queue_.active() == 0) return seconds_.stop();
    for (const QString& out : queue_.active_folders()) follow(out);
  });
}

void RunModel::read(const QString& folder) {
  std::vector<RunOnDisk> rows = list_all_runs(folder);
  const QString below = QFileInfo(folder + QStringLiteral("/x")).absolutePath();
  for (const RunRecord& record : queue_.records()) {
    const QString& out = record.request.out;
    if (QFileInfo(out).absolutePath() != below) continue;  // of another scenario
    const auto listed = std::find_if(rows.begin(), rows.end(), [&](const RunOnDisk& run) { return run.folder == out; });
    if (listed != rows.end())
      listed->record = record;
    else if (record.state == RunState::queued || record.is_active())
      rows.push_back({out, QFileInfo(out).fileName(), {}, {}, -1, record});
  }
  std::stable_sort(rows.begin(), rows.end(), [](const RunOnDisk& a, const RunOnDisk& b) { return a.name > b.name; });
  if (queue_.active() > 0) seconds_.start();
  // Same rows keep their selection.
  const bool same =
      folder == folder_ && rows.size() == rows_.size() &&
      std::equal(rows.begin(), rows.end(), rows_.begin(), [](const RunOnDisk& a, const RunOnDisk& b) { return a.folder == b.folder; });
  if (same) {
    rows_ = std::move(rows);
    if (!rows_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, column_count - 1));
    return;
  }
  const bool one_more =
      folder == folder_ && rows.size() == rows_.size() + 1 &&
      std::equal(rows.begin() + 1, rows.end(), rows_.begin(), [](const RunOnDisk& a, const RunOnDisk& b) { return a.folder == b.folder; });
  if (one_more) {
    beginInsertRows({}, 0, 0);
    rows_ = std::move(rows);
    return endInsertRows();
  }
  beginResetModel();
  folder_ = folder;
  rows_ = std::move(rows);
  endResetModel();
}

void RunModel::follow(const QString& out) {
  const int row = row_of(out);
  if (row < 0) return;
  rows_[static_cast<std::size_t>(row)].record = queue_.find(out);
  emit dataChanged(index(row, 0), index(row, column_count - 1));
}

void RunModel::set_current(const std::string& scenario_sha256) {
  current_ = scenario_sha256;
  if (!rows_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, column_count - 1));
}

QString RunModel::folder(int row) const { return row >= 0 && row < rowCount() ? rows_[static_cast<std::size_t>(row)].folder : QString(); }

int RunModel::row_of(const QString& run_folder) const {
  const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const RunOnDisk& run) { return run.folder == run_folder; });
  return found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin());
}

RunRecord RunModel::record(int row) const {
  const RunOnDisk& run = rows_[static_cast<std::size_t>(row)];
  RunRecord record = run.record.value_or(RunRecord());
  record.request.out = run.folder;
  if (record.request.scenario.isEmpty()) record.request.scenario = run.folder + QStringLiteral(".json");
  if (record.state == RunState::idle) {  // made by the program alone
    record.state = state_of(run.status);
    record.done = run.status == QStringLiteral("ok") ? 1 : 0;
  }
  return record;
}

void RunModel::retranslate() {
  if (!rows_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, column_count - 1));
  emit headerDataChanged(Qt::Horizontal, 0, column_count - 1);
}

QString RunModel::state_text(const RunOnDisk& run, const RunRecord& record) const {
  const QString state = state_words(record.state);
  if (record.state == RunState::crashed && record.exit_code > 0)
    return words({"%1, signal %2", "%1，信号 %2"}).arg(state).arg(record.exit_code);
  const bool old = record.state == RunState::done && !current_.empty() && !run.scenario_sha256.isEmpty() &&
                   run.scenario_sha256.toStdString() != current_;
  return old ? words({"%1, out of date", "%1，已过期"}, state) : state;
}

QString RunModel::time_text(const RunRecord& record) const {
  QString elapsed = time_words(record.elapsed_s);
  if (!record.is_active() || record.left_s < 0) return elapsed;
  return words({"%1, %2 left", "%1，剩余 %2"}).arg(elapsed, time_words(record.left_s));
}

QVariant RunModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const RunOnDisk& run = rows_[static_cast<std::size_t>(index.row())];
  const RunRecord record = this->record(index.row());
  switch (role) {
    case Qt::ToolTipRole: {
      QStringList lines{run.folder};
      if (!record.request.overrides.isEmpty()) lines << record.request.overrides.join(u'\n');
      if (!record.note.isEmpty()) lines << record.note;
      return lines.join(u'\n');
    }
    case state_role:
      return static_cast<int>(record.state);
    case progress_role:
      return record.state == RunState::queued ? QVariant() : QVariant(record.state == RunState::done ? 1.0 : record.done);
    case icon_role:
      return index.column() == state_column ? QVariant(state_icon(record.state)) : QVariant();
    case trace_role: {
      if (index.column() != power_column) return {};
      QVariantList facility, it;
      for (const double value : record.facility_w) facility << value;
      for (const double value : record.it_w) it << value;
      return facility.size() > 1 ? QVariantList{facility, it} : QVariantList();
    }
    case Qt::DisplayRole:
      break;
    default:
      return {};
  }
  switch (index.column()) {
    case name_column:
      return run_title(run.folder);
    case state_column:
      return state_text(run, record);
    case progress_column: {
      if (record.state == RunState::queued) return QString();
      const QString percent = words({"%1\u00a0%", "%1%"}).arg(record.state == RunState::done ? 100 : std::floor(record.done * 100));
      const QString phase = language() == Language::zh && !record.phase_zh.isEmpty() ? record.phase_zh : record.phase;
      return record.is_active() && !phase.isEmpty() ? percent + QStringLiteral("  ") + phase : percent;
    }
    case pue_column:
      return pue_words(run.pue > 0 ? run.pue : record.kpi(QStringLiteral("pue")));
    case time_column:
      return time_text(record);
    case note_column:
      return record.title.isEmpty() ? (record.note.isEmpty() ? record.request.overrides.join(QStringLiteral("  ")) : record.note)
                                    : record.title;
    default:
      return {};
  }
}

QVariant RunModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  static constexpr Text titles[] = {{"Run", "运行"}, {"State", "状态"}, {"Progress", "进度"},
                                    {"PUE", "PUE"},  {"Time", "用时"},  {"Facility and IT power", "总功率与 IT 功率"},
                                    {"Note", "备注"}};
  return words(titles[section]);
}

}  // namespace icctwin::gui
