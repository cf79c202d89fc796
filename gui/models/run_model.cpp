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
    default:
      return {};
  }
}

QString time_words(double seconds) {
  if (seconds < 0) return {};
  if (seconds < 100) return words({"%1 s", "%1 秒"}, QString::number(std::round(seconds)));
  if (seconds < 6000) return words({"%1 min", "%1 分钟"}, QString::number(std::round(seconds / 60)));
  return words({"%1 h", "%1 小时"}, QString::number(seconds / 3600, 'f', 1));
}

RunModel::RunModel(RunController& controller, QObject* parent) : QAbstractTableModel(parent), controller_(controller) {
  connect(&controller, &RunController::progressed, this, &RunModel::follow);
  connect(&controller, &RunController::finished, this, [this] { read(folder_); });
}

void RunModel::read(const QString& folder) {
  beginResetModel();
  folder_ = folder;
  rows_ = list_runs(folder);
  if (const QString& out = controller_.request().out;
      !out.isEmpty() && QFileInfo(out).absolutePath() == QFileInfo(folder + QStringLiteral("/x")).absolutePath()) {
    const auto listed = std::find_if(rows_.begin(), rows_.end(), [&](const RunOnDisk& run) { return run.folder == out; });
    if (listed == rows_.end()) rows_.insert(rows_.begin(), {out, QFileInfo(out).fileName(), {}, {}, -1});
  }
  endResetModel();
}

void RunModel::follow() {
  if (rows_.empty() || rows_.front().folder != controller_.request().out) return read(folder_);
  emit dataChanged(index(0, 0), index(0, column_count - 1));
}

void RunModel::set_current(const std::string& scenario_sha256) {
  current_ = scenario_sha256;
  if (!rows_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, column_count - 1));
}

QString RunModel::folder(int row) const { return row >= 0 && row < rowCount() ? rows_[static_cast<std::size_t>(row)].folder : QString(); }

void RunModel::retranslate() {
  if (!rows_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, column_count - 1));
  emit headerDataChanged(Qt::Horizontal, 0, column_count - 1);
}

/// The controller knows more of its last run than the folder does.
bool RunModel::is_live(int row) const {
  return controller_.state() != RunState::idle && rows_[static_cast<std::size_t>(row)].folder == controller_.request().out;
}

QVariant RunModel::live_data(int column, int role) const {
  if (role == progress_role) return controller_.state() == RunState::done ? 1.0 : controller_.done();
  if (role == state_role) return static_cast<int>(controller_.state());
  if (role != Qt::DisplayRole) return {};
  switch (column) {
    case state_column: {
      const QString state = state_words(controller_.state());
      if (controller_.state() == RunState::crashed) return words({"%1, signal %2", "%1，信号 %2"}).arg(state).arg(controller_.exit_code());
      return state;
    }
    case progress_column:
      return QStringLiteral("%1 %").arg(std::floor(controller_.done() * 100));
    case pue_column: {
      const auto pue = controller_.kpis().find(QStringLiteral("pue"));
      return pue_words(pue == controller_.kpis().end() ? -1 : pue->second);
    }
    case time_column: {
      const QString elapsed = time_words(controller_.elapsed_s());
      if (!controller_.is_active() || controller_.left_s() < 0) return elapsed;
      return words({"%1, %2 left", "%1，剩余 %2"}).arg(elapsed, time_words(controller_.left_s()));
    }
    default:
      return {};
  }
}

QVariant RunModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const RunOnDisk& run = rows_[static_cast<std::size_t>(index.row())];
  if (role == Qt::DisplayRole && index.column() == name_column) return QStringLiteral("R-%1").arg(run.name);
  if (role == Qt::ToolTipRole) return run.folder;
  if (is_live(index.row())) return live_data(index.column(), role);
  if (role == state_role) return static_cast<int>(state_of(run.status));
  if (role == progress_role) return run.status == QStringLiteral("ok") ? QVariant(1.0) : QVariant();
  if (role != Qt::DisplayRole) return {};
  switch (index.column()) {
    case state_column: {
      const QString state = state_words(state_of(run.status));
      const bool old = run.status == QStringLiteral("ok") && !current_.empty() && run.scenario_sha256.toStdString() != current_;
      return old ? words({"%1, out of date", "%1，已过期"}, state) : state;
    }
    case pue_column:
      return pue_words(run.pue);
    default:
      return {};
  }
}

QVariant RunModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  static constexpr Text titles[] = {{"Run", "运行"}, {"State", "状态"}, {"Progress", "进度"}, {"PUE", "PUE"}, {"Time", "用时"}};
  return words(titles[section]);
}

}  // namespace icctwin::gui
