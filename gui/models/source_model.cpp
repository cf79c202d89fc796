#include "gui/models/source_model.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "gui/document/words.h"
#include "gui/models/units.h"
#include "sim/runner/load.h"

namespace icctwin::gui {
namespace {

Origin origin_of(const std::string& name) {
  if (name == "default") return Origin::standard;
  if (name == "computed") return Origin::computed;
  return name == "catalog" ? Origin::catalog : Origin::user;
}

}  // namespace

QString origin_name(Origin origin) {
  switch (origin) {
    case Origin::user:
      return words({"User", "用户"});
    case Origin::standard:
      return words({"Default", "默认"});
    case Origin::computed:
      return words({"Computed", "计算"});
    case Origin::catalog:
      return words({"Library", "库"});
  }
  return {};
}

std::vector<SourceRow> source_rows(const LoadedScenario& loaded, const Plan& plan) {
  std::vector<SourceRow> rows;
  const auto listed = nlohmann::json::parse(inputs_json(loaded, plan));
  for (const auto& item : listed.at("inputs")) {
    const auto text = [&](const char* key) { return item.at(key).get<std::string>(); };
    rows.push_back({text("pointer"), QString::fromStdString(item.at("title").at("en").get<std::string>()),
                    QString::fromStdString(item.at("title").at("zh").get<std::string>()), QString::fromStdString(text("value")),
                    text("unit"), origin_of(text("origin")), QString::fromStdString(text("source")), item.at("unverified").get<bool>()});
  }
  return rows;
}

void SourceModel::set_rows(std::vector<SourceRow> rows) {
  if (rows == all_) return;
  beginResetModel();
  all_ = std::move(rows);
  select_rows();
  endResetModel();
}

void SourceModel::set_filter(const Filter& filter) {
  beginResetModel();
  filter_ = filter;
  select_rows();
  endResetModel();
}

void SourceModel::select_rows() {
  shown_.clear();
  const auto has = [this](const QString& text) { return text.contains(filter_.text, Qt::CaseInsensitive); };
  for (std::size_t i = 0; i < all_.size(); ++i) {
    const SourceRow& row = all_[i];
    if (filter_.unverified && !row.unverified) continue;
    if (filter_.defaults && row.origin != Origin::standard) continue;
    if (filter_.text.isEmpty() || has(row.title_en) || has(row.title_zh) || has(row.value) || has(row.source) ||
        has(QString::fromStdString(row.pointer)))
      shown_.push_back(i);
  }
}

std::size_t SourceModel::unverified() const { return static_cast<std::size_t>(std::ranges::count(all_, true, &SourceRow::unverified)); }

void SourceModel::retranslate() {
  emit headerDataChanged(Qt::Horizontal, 0, column_count - 1);
  if (rowCount() > 0) emit dataChanged(index(0, 0), index(rowCount() - 1, column_count - 1));
}

QString SourceModel::value_words(const SourceRow& row) const {
  bool number = false;
  const double value = row.value.toDouble(&number);
  return number && !row.unit.empty() ? shown(value, row.unit, Digits::few).text()
                                     : row.value + (row.unit.empty() ? QString() : ' ' + unit_words(row.unit));
}

QVariant SourceModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const SourceRow& row = all_[shown_[static_cast<std::size_t>(index.row())]];
  switch (role) {
    case Qt::DisplayRole:
      switch (index.column()) {
        case title_column:
          return language() == Language::zh ? row.title_zh : row.title_en;
        case value_column:
          return value_words(row);
        case origin_column:
          return row.unverified ? words({"%1, unverified", "%1，未核实"}, origin_name(row.origin)) : origin_name(row.origin);
        case source_column:
          return row.source;
        default:
          return QString::fromStdString(row.pointer);
      }
    case Qt::ToolTipRole:
      return row.source.isEmpty() ? QString::fromStdString(row.pointer) : row.source;
    case pointer_role:
      return row.pointer.starts_with('/') ? QVariant(QString::fromStdString(row.pointer)) : QVariant();
    case severity_role:
      // The mark stands in the first column: a value without a checked source.
      return row.unverified && index.column() == title_column ? QVariant(1) : QVariant();
    default:
      return {};
  }
}

QVariant SourceModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  static constexpr Text titles[] = {
      {"Input", "输入"}, {"Value", "取值"}, {"Origin", "来源类别"}, {"Source", "数据来源"}, {"Place", "位置"}};
  return section >= 0 && section < column_count ? words(titles[section]) : QVariant();
}

}  // namespace icctwin::gui
