#include "gui/models/sweep_table_model.h"

#include <QRegularExpression>
#include <algorithm>
#include <cmath>

#include "gui/document/words.h"
#include "gui/models/field_values.h"
#include "gui/models/roles.h"
#include "models/base/diagnostics.h"
#include "sim/results/compare/direction.h"
#include "sim/sweep/analysis/effects.h"
#include "sim/sweep/analysis/levels.h"

namespace icctwin::gui {
namespace {

int decimals_for(const Spread& spread) {
  const double span = spread.most - spread.least, size = span > 0 ? span : std::abs(spread.mean);
  if (!(size > 0)) return 0;
  return std::clamp(2 - static_cast<int>(std::floor(std::log10(size))), 0, 6);
}

constexpr Qt::Alignment figures_right = Qt::AlignRight | Qt::AlignVCenter, texts_left = Qt::AlignLeft | Qt::AlignVCenter;

}  // namespace

std::vector<std::string> usual_kpis(const StoredSweep& sweep) {
  std::vector<std::string> ids;
  const auto add = [&](const std::string& id) {
    if (sweep.table.column(id) && std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  };
  for (const Objective& one : sweep.sweep.objectives) add(one.kpi);
  for (const Constraint& one : sweep.sweep.constraints) add(one.kpi);
  for (const char* id : {"pue", "wue_l_per_kwh", "facility_energy_kwh", "water_l", "cost_energy_cny"})
    if (ids.size() < 5) add(id);
  return ids;
}

ShownKpi shown_kpi(const StoredSweep& sweep, const std::string& id) {
  const auto found = std::ranges::find(sweep.table.kpis, id, &StoredKpi::id);
  const auto* column = sweep.table.column(id);
  if (found == sweep.table.kpis.end() || !column) return {id, id, {}, 2, false};
  const std::string unit = found->unit == "1" ? "" : found->unit == "degC" ? "°C" : found->unit;
  ShownKpi kpi{id, found->title.in(language()), unit, decimals_for(spread_of(*column)), better_direction(id) == Direction::higher};
  for (const Objective& one : sweep.sweep.objectives)
    if (one.kpi == id) kpi.more_is_better = one.goal == Goal::maximise;
  return kpi;
}

QString brief_name(const std::string& name) {
  static const QRegularExpression in_brackets(QStringLiteral("（([A-Z]+)）$"));
  const QString whole = qstring(name);
  const auto found = in_brackets.match(whole);
  return found.hasMatch() ? found.captured(1) : whole;
}

QString axis_title(const Axis& axis) {
  // A name that nobody gave is made of the pointer.
  const std::string& pointer = axis.pointers.front();
  const QString title = pointer.ends_with(axis.name) ? title_of_field(pointer) : QString();
  return title.isEmpty() ? qstring(axis.name) : title;
}

/// Without the part that the field stands in, where no other variable is called the same.
QString axis_head(const std::vector<Axis>& axes, std::size_t at) {
  const auto brief = [](const Axis& axis) { return axis_title(axis).section(QStringLiteral(" · "), 0, 0); };
  const QString own = brief(axes[at]);
  return std::ranges::count(axes, own, brief) > 1 ? axis_title(axes[at]) : own;
}

QString plain_levels(const std::string& text) {
  QString plain = qstring(text);
  if (plain.contains('[')) plain.replace(',', QStringLiteral(" / ")).remove('[').remove(']');
  return plain;
}

std::vector<std::size_t> front_of(const std::vector<double>& x, const std::vector<double>& y, bool more_x_is_better,
                                  bool more_y_is_better) {
  std::vector<std::size_t> order;
  for (std::size_t p = 0; p < x.size(); ++p)
    if (std::isfinite(x[p]) && std::isfinite(y[p])) order.push_back(p);
  const double sx = more_x_is_better ? -1 : 1, sy = more_y_is_better ? -1 : 1;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return sx * x[a] != sx * x[b] ? sx * x[a] < sx * x[b] : sy * y[a] != sy * y[b] ? sy * y[a] < sy * y[b] : a < b;
  });
  std::vector<std::size_t> front;
  double best = HUGE_VAL;
  for (const std::size_t p : order)
    if (sy * y[p] < best) {
      best = sy * y[p];
      front.push_back(p);
    }
  return front;
}

std::size_t SweepTableModel::all_count() const { return sweep_ ? sweep_->table.runs.size() : 0; }

void SweepTableModel::show(std::shared_ptr<const StoredSweep> sweep, const std::vector<std::string>& kpis) {
  beginResetModel();
  const auto axes_before = sweep_ ? sweep_->axes.size() : 0;
  sweep_ = std::move(sweep);
  kpis_.clear();
  shown_.clear();
  columns_.clear();
  if (sweep_)
    for (const std::string& id : kpis) {
      const auto found = std::ranges::find(sweep_->table.kpis, id, &StoredKpi::id);
      if (found == sweep_->table.kpis.end()) continue;
      kpis_.push_back(id);
      shown_.push_back(shown_kpi(*sweep_, id));
      columns_.push_back(static_cast<std::size_t>(found - sweep_->table.kpis.begin()));
    }
  if (!sweep_ || sweep_->axes.size() != axes_before) brushed_.clear();
  front_.clear();
  if (sort_column_ >= columnCount()) sort_column_ = -1;
  choose();
  endResetModel();
}

void SweepTableModel::set_front(std::vector<std::size_t> points) {
  front_.assign(points.empty() ? 0 : *std::max_element(points.begin(), points.end()) + 1, false);
  for (const std::size_t point : points) front_[point] = true;
  if (which_ == Runs::front) {
    beginResetModel();
    choose();
    endResetModel();
  } else if (!rows_.empty()) {
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
  }
}

void SweepTableModel::set_filter(const QString& filter, Runs which) {
  beginResetModel();
  words_ = filter;
  which_ = which;
  choose();
  endResetModel();
}

void SweepTableModel::set_brushed(std::vector<bool> points) {
  beginResetModel();
  brushed_ = std::move(points);
  choose();
  endResetModel();
}

bool SweepTableModel::is_on_front(std::size_t run) const {
  const auto point = static_cast<std::size_t>(sweep_->table.runs[run].point - sweep_->table.runs[0].point);
  return point < front_.size() && front_[point];
}

bool SweepTableModel::has_failed(std::size_t run) const {
  const auto& status = sweep_->table.status[run];
  return status && *status != RecordStatus::ok;
}

void SweepTableModel::choose() {
  rows_.clear();
  if (!sweep_) return;
  const SweepTable& table = sweep_->table;
  const auto holds_words = [&](std::size_t r) {
    if (words_.isEmpty()) return true;
    if (QString::number(table.runs[r].run) == words_ || qstring(table.problems[r]).contains(words_, Qt::CaseInsensitive)) return true;
    if (qstring(table.sentences[r].in(language())).contains(words_, Qt::CaseInsensitive)) return true;
    return std::any_of(table.runs[r].values.begin(), table.runs[r].values.end(),
                       [&](const std::string& value) { return qstring(value).contains(words_, Qt::CaseInsensitive); });
  };
  for (std::size_t r = 0; r < table.runs.size(); ++r) {
    const auto point = static_cast<std::size_t>(table.runs[r].point - table.runs[0].point);
    if (which_ == Runs::done && table.status[r] != std::optional(RecordStatus::ok)) continue;
    if (which_ == Runs::failed && !has_failed(r)) continue;
    if (which_ == Runs::front && !is_on_front(r)) continue;
    if (point < brushed_.size() && !brushed_[point]) continue;
    if (holds_words(r)) rows_.push_back(r);
  }
  if (sort_column_ < 0) return;
  // Keys are made once: comparisons are many.
  const Column by = kind(sort_column_);
  const bool down = order_ == Qt::DescendingOrder;
  std::vector<double> numbers(table.runs.size(), no_value);
  std::vector<QString> texts;
  for (const std::size_t r : rows_) {
    if (by == Column::run) numbers[r] = static_cast<double>(table.runs[r].run);
    if (by == Column::kpi) numbers[r] = table.values[columns_[static_cast<std::size_t>(sort_column_ - 1) - sweep_->axes.size()]][r];
    if (by == Column::axis) numbers[r] = number_of(table.runs[r].values[static_cast<std::size_t>(sort_column_ - 1)]);
  }
  const bool by_text =
      by == Column::state || by == Column::note ||
      (by == Column::axis && std::any_of(rows_.begin(), rows_.end(), [&](std::size_t r) { return std::isnan(numbers[r]); }));
  if (by_text) {
    texts.resize(table.runs.size());
    for (const std::size_t r : rows_)
      texts[r] = by == Column::axis    ? qstring(plain_value(table.runs[r].values[static_cast<std::size_t>(sort_column_ - 1)]))
                 : by == Column::state ? QString::number(table.status[r] ? static_cast<int>(*table.status[r]) : 9)
                                       : qstring(table.problems[r] + table.warnings[r]);
    std::stable_sort(rows_.begin(), rows_.end(),
                     [&](std::size_t a, std::size_t b) { return down ? texts[b] < texts[a] : texts[a] < texts[b]; });
    return;
  }
  std::stable_sort(rows_.begin(), rows_.end(), [&](std::size_t a, std::size_t b) {
    const double x = numbers[a], y = numbers[b];
    if (std::isnan(x) || std::isnan(y)) return !std::isnan(x) && std::isnan(y);  // what there is not comes last
    return down ? x > y : x < y;
  });
}

void SweepTableModel::sort(int column, Qt::SortOrder order) {
  emit layoutAboutToBeChanged();
  sort_column_ = column;
  order_ = order;
  choose();
  emit layoutChanged();
}

int SweepTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() || !sweep_ ? 0 : static_cast<int>(1 + sweep_->axes.size() + kpis_.size() + 4);
}

SweepTableModel::Column SweepTableModel::kind(int column) const {
  const int axes = static_cast<int>(sweep_->axes.size()), kpis = static_cast<int>(kpis_.size());
  if (column == 0) return Column::run;
  if (column <= axes) return Column::axis;
  if (column <= axes + kpis) return Column::kpi;
  return static_cast<Column>(static_cast<int>(Column::state) + column - axes - kpis - 1);
}

std::int64_t SweepTableModel::number_at(int row) const { return sweep_->table.runs[run_at(row)].run; }

int SweepTableModel::row_of_number(std::int64_t number) const {
  for (int row = 0; row < rowCount(); ++row)
    if (number_at(row) == number) return row;
  return -1;
}

/// In the language of now; what is shown was chosen in that of then.
std::string SweepTableModel::kpi_name(int section) const {
  return sweep_->table.kpis[columns_[static_cast<std::size_t>(section - 1) - sweep_->axes.size()]].title.in(language());
}

QVariant SweepTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || !sweep_ || section < 0 || section >= columnCount()) return {};
  const Column column = kind(section);
  const bool number = column == Column::axis || column == Column::kpi;
  if (role == Qt::TextAlignmentRole) return QVariant(number ? figures_right : texts_left);
  if (role == Qt::ToolTipRole && column == Column::axis) {
    QStringList pointers;
    for (const std::string& one : sweep_->axes[static_cast<std::size_t>(section - 1)].pointers) pointers << qstring(one);
    return pointers.join('\n');
  }
  if (role == Qt::ToolTipRole && column == Column::kpi) return qstring(kpi_name(section));
  if (role != Qt::DisplayRole) return {};
  switch (column) {
    case Column::run:
      return words({"Run", "编号"});
    case Column::axis:
      return axis_head(sweep_->axes, static_cast<std::size_t>(section - 1));
    case Column::kpi: {
      const ShownKpi& kpi = shown_[static_cast<std::size_t>(section - 1) - sweep_->axes.size()];
      const QString name = brief_name(kpi_name(section));
      return kpi.unit.empty() ? name : QStringLiteral("%1 (%2)").arg(name, qstring(kpi.unit));
    }
    case Column::state:
      return words({"State", "状态"});
    case Column::note:
      return words({"Note", "说明"});
    default:
      return QString();
  }
}

QVariant SweepTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || !sweep_) return {};
  const SweepTable& table = sweep_->table;
  const std::size_t r = run_at(index.row());
  const Column column = kind(index.column());
  const auto& status = table.status[r];
  const bool ok = status && *status == RecordStatus::ok, failed = has_failed(r);
  const auto axis = static_cast<std::size_t>(index.column() - 1);
  switch (role) {
    case Qt::TextAlignmentRole:
      return QVariant(column == Column::axis || column == Column::kpi ? figures_right : texts_left);
    case chip_role:
      return column == Column::state;
    case tone_role:
      switch (column) {
        case Column::run:
          return static_cast<int>(Tone::strong);
        case Column::state:
          return static_cast<int>(ok ? Tone::better : failed ? Tone::error : Tone::quiet);
        case Column::note:
          return static_cast<int>(failed ? Tone::error : Tone::quiet);
        case Column::open:
        case Column::create:
          return static_cast<int>(Tone::link);
        default:
          return static_cast<int>(Tone::normal);
      }
    case value_role:
      if (column == Column::run) return static_cast<qlonglong>(table.runs[r].run);
      if (column == Column::kpi) return table.values[columns_[axis - sweep_->axes.size()]][r];
      return {};
    case Qt::ToolTipRole:
      return column == Column::note ? QVariant(qstring(table.sentences[r].in(language()))) : QVariant();
    case Qt::DisplayRole:
      break;
    default:
      return {};
  }
  const document::Numbers numbers(language());
  switch (column) {
    case Column::run:
      return QString::number(table.runs[r].run);
    case Column::axis: {
      const std::string& value = table.runs[r].values[axis];
      const double number = number_of(value);
      if (std::isfinite(number)) return qstring(numbers.free(number));
      return value.empty() ? words({"base", "基准"}) : plain_levels(plain_value(value));
    }
    case Column::kpi:
      return qstring(numbers.fixed(table.values[columns_[axis - sweep_->axes.size()]][r], shown_[axis - sweep_->axes.size()].decimals));
    case Column::state:
      return ok       ? words({"done", "完成"})
             : failed ? (*status == RecordStatus::crashed ? words({"crashed", "异常退出"}) : words({"failed", "失败"}))
                      : words({"waiting", "等待"});
    case Column::note: {
      if (failed) return qstring(table.problems[r]) + QStringLiteral("  ") + qstring(table.sentences[r].in(language()));
      QString note = is_on_front(r) ? words({"Pareto front", "帕累托前沿"}) : QString();
      if (!table.warnings[r].empty()) note += (note.isEmpty() ? QString() : QStringLiteral(" · ")) + qstring(table.warnings[r]);
      return note;
    }
    case Column::open:
      return table.folders[r].empty() ? QString() : words({"Open", "打开"});
    case Column::create:
      break;
  }
  return words({"Create scenario from run", "由此生成方案"});
}

}  // namespace icctwin::gui
