#include "gui/models/comparison_tables.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "gui/document/words.h"
#include "gui/models/field_values.h"
#include "gui/models/figure_units.h"
#include "gui/models/roles.h"
#include "models/base/describe.h"
#include "sim/results/compare/compare.h"
#include "sim/results/compare/comparison_numbers.h"
#include "sim/scenario/model/scenario.h"

namespace icctwin::gui {
namespace {

using comparison::scale_of;
using comparison::Verdict;
using document::Numbers;

/// What planners look at first, in the order of the reports.
constexpr std::array<std::string_view, 18> key_kpis = {"pue",
                                                       "facility_energy_kwh",
                                                       "it_energy_kwh",
                                                       "cooling_energy_kwh",
                                                       "peak_demand_kw",
                                                       "wue_l_per_kwh",
                                                       "water_l",
                                                       "cue_kg_per_kwh",
                                                       "carbon_location_kg",
                                                       "erf",
                                                       "cost_energy_cny",
                                                       "opex_cny_per_year",
                                                       "tco_cny",
                                                       "accelerator_hours",
                                                       "utilisation",
                                                       "coolant_supply_max_c",
                                                       "junction_max_c",
                                                       "wait_mean_s"};

constexpr Qt::Alignment numbers_right = Qt::AlignRight | Qt::AlignVCenter;

bool is_temperature(const KpiComparison& kpi) { return kpi.unit == "degC"; }

comparison::Scale scale_of_row(const KpiComparison& kpi) {
  comparison::Scale scale = scale_of(Numbers(language()), kpi.unit, kpi.values);
  if (is_temperature(kpi)) scale.decimals = 1;
  if (kpi.unit == "kWh") {
    double largest = 0;
    for (const double value : kpi.values)
      if (std::isfinite(value)) largest = std::max(largest, std::abs(value));
    const document::DisplayUnit energy = energy_display(largest);
    scale = {energy.divisor, energy.decimals, std::string(energy.name)};
  }
  return scale;
}

QString percent_of(const KpiComparison& kpi, int run) {
  if (is_temperature(kpi)) return qstring(document::missing_mark);
  if (kpi.difference(static_cast<std::size_t>(run)) == 0) return QStringLiteral("0");
  const QString number = qstring(comparison::percentage(Numbers(language()), kpi.relative(static_cast<std::size_t>(run))).text.plain());
  return number == qstring(document::missing_mark) ? number : number + words({"\u00a0%", "%"});
}

/// "/cooling" in words.
QString section_title(const std::string& pointer) {
  const QString title = title_of_field(pointer);
  return title.isEmpty() ? qstring(pointer) : title;
}

QString exact(double value) { return std::isfinite(value) ? QString::number(value, 'g', 17) : QString(); }

/// The shortest text that parses to the same number.
QString shortest(double value) {
  if (!std::isfinite(value)) return {};
  for (int digits = 6; digits < 17; ++digits)
    if (QString text = QString::number(value, 'g', digits); text.toDouble() == value) return text;
  return exact(value);
}

}  // namespace

int KpiTableModel::runs() const { return result_ ? static_cast<int>(result_->runs.size()) : 0; }

std::size_t KpiTableModel::all_count() const { return result_ && result_->comparison ? result_->comparison->kpis.size() : 0; }

void KpiTableModel::show(std::shared_ptr<const Comparison::Result> result, int focus) {
  beginResetModel();
  result_ = std::move(result);
  focus_ = std::clamp(focus, 1, std::max(1, runs() - 1));
  if (sort_column_ >= columnCount()) sort_column_ = -1;
  choose();
  endResetModel();
}

void KpiTableModel::set_shown(ShownKpis shown) {
  beginResetModel();
  shown_ = shown;
  choose();
  endResetModel();
}

void KpiTableModel::choose() {
  rows_.clear();
  largest_ratio_ = 0;
  if (runs() < 2) return;
  const auto& kpis = result_->comparison->kpis;
  const auto focus = static_cast<std::size_t>(focus_);
  if (shown_ == ShownKpis::key) {
    for (const std::string_view id : key_kpis)
      if (const auto found = std::ranges::find(kpis, id, &KpiComparison::id); found != kpis.end())
        rows_.push_back(static_cast<std::size_t>(found - kpis.begin()));
  } else {
    for (std::size_t i = 0; i < kpis.size(); ++i)
      if (shown_ == ShownKpis::all || (kpis[i].differs() && !kpis[i].id.ends_with("_closure"))) rows_.push_back(i);
  }
  for (const std::size_t row : rows_)
    if (const double ratio = std::abs(kpis[row].relative(focus)); std::isfinite(ratio) && !is_temperature(kpis[row]))
      largest_ratio_ = std::max(largest_ratio_, ratio);
  largest_ratio_ = std::min(largest_ratio_, 0.5);  // what more than halves would make all others invisible
  if (sort_column_ < 0) return;
  const Column by = kind(sort_column_);
  const auto number = [&](std::size_t row) {
    const KpiComparison& kpi = kpis[row];
    switch (by) {
      case Column::value:
        return kpi.values[static_cast<std::size_t>(sort_column_ - 1)];
      case Column::difference:
        return kpi.difference(focus);
      default:
        return kpi.relative(focus);
    }
  };
  const auto text = [&](std::size_t row) {
    return by == Column::title ? qstring(kpis[row].title.in(language()))
           : by == Column::unit
               ? qstring(scale_of_row(kpis[row]).unit)
               : qstring(comparison::verdict_words(comparison::verdict(kpis[row].id, kpis[row].difference(focus)), language()).plain());
  };
  const bool down = order_ == Qt::DescendingOrder;
  const bool by_text = by == Column::title || by == Column::unit || by == Column::verdict;
  std::stable_sort(rows_.begin(), rows_.end(), [&](std::size_t a, std::size_t b) {
    if (by_text) return down ? text(b).localeAwareCompare(text(a)) < 0 : text(a).localeAwareCompare(text(b)) < 0;
    const double x = number(a), y = number(b);
    if (std::isnan(x) || std::isnan(y)) return !std::isnan(x) && std::isnan(y);  // what there is not comes last
    return down ? x > y : x < y;
  });
}

void KpiTableModel::sort(int column, Qt::SortOrder order) {
  emit layoutAboutToBeChanged();
  sort_column_ = column;
  order_ = order;
  choose();
  emit layoutChanged();
}

int KpiTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() || runs() < 2 ? 0 : runs() + 6; }

KpiTableModel::Column KpiTableModel::kind(int column) const {
  if (column == 0) return Column::title;
  if (column <= runs()) return Column::value;
  return static_cast<Column>(static_cast<int>(Column::unit) + column - runs() - 1);
}

int KpiTableModel::column_of(Column kind) const {
  if (kind == Column::title) return 0;
  if (kind == Column::value) return 1;
  return runs() + 1 + static_cast<int>(kind) - static_cast<int>(Column::unit);
}

QVariant KpiTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
  const Column column = kind(section);
  const bool number = column == Column::value || column == Column::difference || column == Column::percent;
  if (role == Qt::TextAlignmentRole) return number ? QVariant(numbers_right) : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
  if (role == Qt::ToolTipRole && column == Column::value) return qstring(result_->runs[static_cast<std::size_t>(section - 1)].name);
  if (role != Qt::DisplayRole) return {};
  switch (column) {
    case Column::title:
      return words({"Indicator", "指标"});
    case Column::value:
      return run_letter(section - 1);
    case Column::unit:
      return words({"Unit", "单位"});
    case Column::difference:
      return run_letter(focus_) + QStringLiteral(" − A");
    case Column::percent:
      return QStringLiteral("%");
    case Column::bar:
      return QString();
    case Column::verdict:
      break;
  }
  return words({"Verdict", "评价"});
}

QVariant KpiTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || runs() < 2) return {};
  const KpiComparison& kpi = result_->comparison->kpis[rows_[static_cast<std::size_t>(index.row())]];
  const Column column = kind(index.column());
  const auto focus = static_cast<std::size_t>(focus_);
  const Numbers numbers(language());
  const Verdict verdict = comparison::verdict(kpi.id, kpi.difference(focus));
  const Tone judged = verdict == Verdict::better ? Tone::better : verdict == Verdict::worse ? Tone::worse : Tone::quiet;
  switch (role) {
    case Qt::TextAlignmentRole:
      return column == Column::value || column == Column::difference || column == Column::percent
                 ? QVariant(numbers_right)
                 : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ToolTipRole:
      return column == Column::title ? QVariant(qstring(kpi.id)) : QVariant();
    case tone_role:
      if (column == Column::verdict || column == Column::bar) return static_cast<int>(judged);
      if (column == Column::unit) return static_cast<int>(Tone::quiet);
      return static_cast<int>(column == Column::title && kpi.id == "pue" ? Tone::strong : Tone::normal);
    case bar_role:
      if (column != Column::bar || is_temperature(kpi) || !std::isfinite(kpi.relative(focus)) || largest_ratio_ <= 0) return {};
      return std::clamp(kpi.relative(focus) / largest_ratio_, -1.0, 1.0);
    case value_role:
      if (column == Column::value) return kpi.values[static_cast<std::size_t>(index.column() - 1)];
      if (column == Column::difference) return kpi.difference(focus);
      if (column == Column::percent) return kpi.relative(focus);
      return {};
    case pointer_role:
      return qstring(kpi.id);
    case Qt::DisplayRole:
      break;
    default:
      return {};
  }
  const comparison::Scale scale = scale_of_row(kpi);
  switch (column) {
    case Column::title:
      return qstring(kpi.title.in(language()));
    case Column::value:
      return qstring(scale.cell(numbers, kpi.values[static_cast<std::size_t>(index.column() - 1)]).text.plain());
    case Column::unit:
      return qstring(scale.unit);
    case Column::difference: {
      const double difference = kpi.difference(focus);
      if (difference == 0) return QStringLiteral("0");
      const QString text = qstring(scale.change(numbers, difference).text.plain());
      return is_temperature(kpi) && std::isfinite(difference) ? text + QStringLiteral("\u00a0K") : text;
    }
    case Column::percent:
      return percent_of(kpi, focus_);
    case Column::bar:
      return {};
    case Column::verdict:
      break;
  }
  return qstring(comparison::verdict_words(verdict, language()).plain());
}

QString KpiTableModel::tsv() const {
  QStringList lines, head;
  for (int c = 0; c < columnCount(); ++c)
    if (kind(c) != Column::bar) head << headerData(c, Qt::Horizontal, Qt::DisplayRole).toString();
  lines << head.join('\t');
  for (int r = 0; r < rowCount(); ++r) {
    const double divisor = scale_of_row(result_->comparison->kpis[rows_[static_cast<std::size_t>(r)]]).divisor;
    QStringList cells;
    for (int c = 0; c < columnCount(); ++c) {
      const QModelIndex at = index(r, c);
      switch (kind(c)) {
        case Column::bar:
          break;
        case Column::value:
        case Column::difference:
          cells << shortest(at.data(value_role).toDouble() / divisor);
          break;
        case Column::percent:
          cells << shortest(100 * at.data(value_role).toDouble());
          break;
        default:
          cells << at.data().toString().remove(QStringLiteral("▲ ")).remove(QStringLiteral("▽ "));
      }
    }
    lines << cells.join('\t');
  }
  return lines.join('\n') + u'\n';
}

std::size_t InputTableModel::all_count() const { return result_ && result_->comparison ? result_->comparison->inputs.size() : 0; }

void InputTableModel::show(std::shared_ptr<const Comparison::Result> result) {
  beginResetModel();
  result_ = std::move(result);
  choose();
  endResetModel();
}

void InputTableModel::set_filter(const QString& filter, double least_ratio) {
  beginResetModel();
  words_ = filter;
  least_ratio_ = least_ratio;
  choose();
  endResetModel();
}

void InputTableModel::choose() {
  rows_.clear();
  if (!result_ || !result_->comparison) return;
  const auto& inputs = result_->comparison->inputs;
  const auto is_wanted = [&](const InputDifference& one) {
    if (!words_.isEmpty() && !qstring(one.title.in(language())).contains(words_, Qt::CaseInsensitive) &&
        !qstring(one.pointer).contains(words_, Qt::CaseInsensitive))
      return false;
    if (least_ratio_ <= 0) return true;
    bool number = false;
    const double base = qstring(one.values[0]).toDouble(&number);
    if (!number || base == 0) return true;
    return std::ranges::any_of(one.values, [&](const std::string& text) {
      bool good = false;
      const double value = qstring(text).toDouble(&good);
      return !good || std::abs(value - base) >= least_ratio_ * std::abs(base);
    });
  };
  std::string group;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (!is_wanted(inputs[i])) continue;
    const std::string key = inputs[i].pointer.substr(0, inputs[i].pointer.find('/', 1));
    if (key != group) {
      group = key;
      rows_.push_back({key, 0});
    }
    rows_.push_back({{}, i});
  }
}

int InputTableModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() || !result_ ? 0 : static_cast<int>(result_->runs.size()) + 3;
}

QVariant InputTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || !result_) return {};
  const int runs = static_cast<int>(result_->runs.size());
  const bool value = section >= 1 && section <= runs;
  if (role == Qt::TextAlignmentRole) return value ? QVariant(numbers_right) : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
  if (role != Qt::DisplayRole) return {};
  if (value) return run_letter(section - 1);
  return section == 0 ? words({"Input", "输入"}) : section == runs + 1 ? words({"Unit", "单位"}) : words({"Place", "位置"});
}

QVariant InputTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || !result_) return {};
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  if (role == group_role) return !row.group.empty();
  if (!row.group.empty()) {
    if (role == tone_role) return static_cast<int>(Tone::strong);
    return role == Qt::DisplayRole && index.column() == 0 ? QVariant(section_title(row.group)) : QVariant();
  }
  const InputDifference& one = result_->comparison->inputs[row.input];
  const int runs = static_cast<int>(one.values.size()), column = index.column();
  const bool value = column >= 1 && column <= runs;
  switch (role) {
    case Qt::TextAlignmentRole:
      return value ? QVariant(numbers_right) : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case tone_role:
      // What is not as in the baseline is what the eye looks for.
      if (value && column > 1 && one.values[static_cast<std::size_t>(column - 1)] != one.values[0]) return static_cast<int>(Tone::strong);
      return static_cast<int>(column > runs ? Tone::quiet : Tone::normal);
    case pointer_role:
    case Qt::ToolTipRole:
      return qstring(one.pointer);
    case Qt::DisplayRole:
      break;
    default:
      return {};
  }
  if (column == 0) return title_in_part(qstring(one.title.in(language())), one.pointer);
  if (value) {
    const std::string& text = one.values[static_cast<std::size_t>(column - 1)];
    if (text == absent_input) return qstring(document::missing_mark);
    bool number = false;
    QString shown = qstring(text);
    shown.toDouble(&number);
    return number ? shown.replace('-', QChar(0x2212)) : shown;
  }
  return column == runs + 1 ? qstring(comparison::shown_unit(one.unit)) : qstring(one.pointer);
}

}  // namespace icctwin::gui
