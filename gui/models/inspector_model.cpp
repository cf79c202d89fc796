#include "gui/models/inspector_model.h"

#include <algorithm>

#include "gui/document/words.h"
#include "gui/models/field_values.h"
#include "gui/models/references.h"
#include "sim/scenario/json/pointer.h"
#include "sim/scenario/json/words.h"

namespace icctwin::gui {
namespace {

constexpr std::size_t most_links = 200;
constexpr Text parts_title = {"Parts", "组成"}, foreign_title = {"Not part of the description", "描述之外的成员"},
               values_title = {"Values", "参数"};

}  // namespace

QString differs_words() { return words({"(differs)", "（多值）"}); }

InspectorModel::InspectorModel(ScenarioDocument& document, QObject* parent) : QAbstractListModel(parent), document_(document) {
  connect(&document, &ScenarioDocument::changed, this, &InspectorModel::follow);
  connect(&document, &ScenarioDocument::reset, this, [this] { show(QStringList()); });
  rows_ = wanted_rows();
}

void InspectorModel::show(const QStringList& pointers) {
  beginResetModel();
  common_.clear();
  pointers_.clear();
  for (const QString& pointer : pointers) pointers_.push_back(pointer.toStdString());
  if (pointers_.empty()) pointers_.emplace_back();
  rows_ = wanted_rows();
  endResetModel();
}

QString InspectorModel::title() const {
  if (pointers_.size() > 1) return words({"%1 selected", "已选 %1 项"}).arg(pointers_.size());
  return pointer().empty() ? document_.name(language()) : part_name(document_.root(), pointer());
}

QString InspectorModel::sort_of_thing() const {
  const Place place = document_.place(pointer());
  const Place object = as_object(place);
  if (!place.type || pointer().empty() || place.type->kind == Kind::list) return {};
  if (place.field && place.type->kind != Kind::variant) return {};
  // Of several objects the sort that all have.
  for (const std::string& other : pointers_)
    if (as_object(document_.place(other)).type != object.type) return {};
  return object.type ? words(object.type->title) : QString();
}

QString InspectorModel::subtitle() const {
  const Place place = document_.place(pointer());
  if (!place.type) return {};
  if (pointers_.size() > 1) {
    QStringList names;
    constexpr std::size_t most_names = 6;
    for (std::size_t i = 0; i < std::min(most_names, pointers_.size()); ++i) names << part_name(document_.root(), pointers_[i]);
    if (pointers_.size() > most_names) names << QStringLiteral("…");
    return names.join(words({", ", "、"}));
  }
  if (place.field) return words(place.field->help);
  const Place object = as_object(place);
  return object.type ? words(object.type->help) : QString();
}

void InspectorModel::add_fields(const Place& object, const std::string& group, std::vector<Row>& rows) const {
  std::vector<Row> groups;
  for (const Field& field : fields_of(object)) {
    const Place member = member_place(object, field);
    if (is_small(*member.type)) {
      groups.push_back({RowKind::header, member.pointer, field.title, member.pointer, field.advanced});
      add_fields(as_object(member), member.pointer, groups);
    } else {
      rows.push_back({is_single(*member.type) ? RowKind::field : RowKind::link, member.pointer, field.title, group, field.advanced});
    }
  }
  rows.insert(rows.end(), groups.begin(), groups.end());
}

std::vector<InspectorModel::Row> InspectorModel::all_rows() const {
  std::vector<Row> rows;
  const Place place = document_.place(pointer());
  if (!place.type && !place.node) return rows;
  if (place.type && place.type->kind == Kind::list) {
    const std::size_t count = place.node && place.node->kind == JsonKind::list ? place.node->children.size() : 0;
    for (std::size_t i = 0; i < std::min(count, most_links); ++i)
      rows.push_back({RowKind::link, place.pointer + "/" + std::to_string(i), {}, {}});
    return rows;
  }
  const std::string values = place.pointer + "/ values", parts = place.pointer + "/ parts", unknown = place.pointer + "/ foreign";
  rows.push_back({RowKind::header, values, values_title, values});
  if (place.type && place.type->kind == Kind::variant) rows.push_back({RowKind::kind, place.pointer + "/type", {"Kind", "类型"}, values});
  const Place object = as_object(place);
  // Fields first, what has parts of its own last.
  std::vector<Row> fields;
  add_fields(object, values, fields);
  const auto links = std::stable_partition(fields.begin(), fields.end(), [](const Row& row) { return row.kind != RowKind::link; });
  rows.insert(rows.end(), fields.begin(), links);
  if (links != fields.end()) rows.push_back({RowKind::header, parts, parts_title, parts});
  for (auto link = links; link != fields.end(); ++link) {
    link->group = parts;
    rows.push_back(*link);
  }
  if (!place.node || place.node->kind != JsonKind::object) return rows;
  std::vector<Row> foreign;
  for (const auto& child : place.node->children) {
    const bool known = std::ranges::find(fields_of(object), child->key, &Field::key) != fields_of(object).end();
    const bool tag = place.type && place.type->kind == Kind::variant && child->key == "type";
    if (!known && !tag) foreign.push_back({RowKind::foreign, place.pointer + "/" + escape_pointer_key(child->key), {}, unknown});
  }
  if (!foreign.empty()) rows.push_back({RowKind::header, unknown, foreign_title, unknown});
  rows.insert(rows.end(), foreign.begin(), foreign.end());
  return rows;
}

void InspectorModel::keep_common(std::vector<Row>& rows) const {
  // One object of each type stands for all of it.
  std::map<const Type*, std::string> others;
  for (std::size_t i = 1; i < pointers_.size(); ++i) others.emplace(as_object(document_.place(pointers_[i])).type, pointers_[i]);
  const Place first = document_.place(pointer());
  std::erase_if(rows, [&](const Row& row) {
    if (row.kind == RowKind::header) return false;
    if (row.kind != RowKind::field && row.kind != RowKind::kind) return true;
    const std::string step = row.pointer.substr(pointer().size());
    const Place own = document_.place(row.pointer);
    return std::ranges::any_of(others, [&](const auto& other) {
      if (row.kind == RowKind::kind) return document_.place(other.second).type != first.type;
      const Place place = document_.place(other.second + step);
      return !place.type || place.type != own.type || place.field->unit != own.field->unit;
    });
  });
}

bool InspectorModel::is_wanted(const Row& row) const {
  if (row.advanced && !advanced_ && filter_.isEmpty()) {
    const Place place = document_.place(row.pointer);
    if (!place.given() && !problems_.contains(row.pointer)) return false;
  }
  if (filter_.isEmpty()) return true;
  const auto has = [&](const QString& text) { return text.contains(filter_, Qt::CaseInsensitive); };
  if (has(qstring(row.title.en)) || has(qstring(row.title.zh)) || has(QString::fromStdString(row.pointer.substr(pointer().size()))))
    return true;
  const QVariant value = row.kind == RowKind::field ? field_data(row, detail_role) : QVariant();
  return has(value.toString());
}

std::vector<InspectorModel::Row> InspectorModel::wanted_rows() const {
  std::vector<Row> rows = all_rows();
  if (pointers_.size() > 1) keep_common(rows);
  std::erase_if(rows, [this](const Row& row) { return row.kind != RowKind::header && !is_wanted(row); });
  // Headers of groups that have nothing left go; a group that is the only one needs none.
  std::map<std::string, std::size_t> members;
  for (const Row& row : rows)
    if (row.kind != RowKind::header) ++members[row.group];
  std::erase_if(rows, [&](const Row& row) { return row.kind == RowKind::header && !members.contains(row.group); });
  if (members.size() == 1 && !rows.empty() && rows.front().title.en == values_title.en) rows.erase(rows.begin());
  if (filter_.isEmpty()) {
    std::set<std::string> folded;
    for (const Row& row : rows)
      if (row.kind == RowKind::header && folded_.contains(std::string(row.title.en))) folded.insert(row.group);
    std::erase_if(rows, [&](const Row& row) { return row.kind != RowKind::header && folded.contains(row.group); });
  }
  return rows;
}

void InspectorModel::follow() {
  common_.clear();
  auto wanted = wanted_rows();
  if (wanted == rows_) {
    if (!rows_.empty()) emit dataChanged(index(0), index(rowCount() - 1));
    return;
  }
  beginResetModel();
  rows_ = std::move(wanted);
  endResetModel();
}

void InspectorModel::set_advanced(bool shown) {
  advanced_ = shown;
  follow();
}

void InspectorModel::set_filter(const QString& text) {
  filter_ = text.trimmed();
  follow();
}

void InspectorModel::toggle(int row) {
  if (row < 0 || row >= rowCount()) return;
  const Row& header = rows_[static_cast<std::size_t>(row)];
  if (header.kind != RowKind::header) return;
  const std::string title(header.title.en);
  if (folded_.erase(title) == 0) folded_.insert(title);
  follow();
}

bool InspectorModel::reveal(const std::string& pointer) {
  if (row_of(pointer) >= 0) return true;
  const auto rows = all_rows();
  const auto found = std::ranges::find_if(rows, [&](const Row& row) { return row.pointer == pointer && row.kind != RowKind::header; });
  if (found == rows.end()) return false;
  if (found->advanced) advanced_ = true;
  filter_.clear();
  for (const Row& row : rows)
    if (row.kind == RowKind::header && row.group == found->group) folded_.erase(std::string(row.title.en));
  follow();
  return row_of(pointer) >= 0;
}

QVariant InspectorModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  if (role == row_kind_role) return static_cast<int>(row.kind);
  if (role == pointer_role) return row.kind == RowKind::header ? QVariant() : QVariant(QString::fromStdString(row.pointer));
  if (row.kind != RowKind::header && row.kind != RowKind::link && (role == problem_role || role == severity_role)) {
    for (const std::string& place : places_of(row)) {
      const auto found = problems_.find(place);
      if (found == problems_.end()) continue;
      if (role == problem_role) return found->second;
      const auto worst = worst_.find(place);
      return worst == worst_.end() ? 0 : static_cast<int>(worst->second);
    }
    return {};
  }
  switch (row.kind) {
    case RowKind::header:
      return header_data(row, role);
    case RowKind::kind:
      return kind_data(row, role);
    case RowKind::link:
      return link_data(row, role);
    case RowKind::foreign: {
      if (role == Qt::DisplayRole) return qstring(split_pointer(row.pointer).value().back());
      const Place place = document_.place(row.pointer);
      return role == detail_role && place.node ? QVariant(value_words(place, *place.node).number) : QVariant();
    }
    case RowKind::field:
      break;
  }
  return field_data(row, role);
}

QVariant InspectorModel::header_data(const Row& row, int role) const {
  if (role == Qt::DisplayRole) return words(row.title);
  if (role == folded_role) return filter_.isEmpty() && folded_.contains(std::string(row.title.en));
  return {};
}

QVariant InspectorModel::kind_data(const Row& row, int role) const {
  const Place several = document_.place(pointer());
  const Place now = as_object(several);
  if (!several.type || several.type->kind != Kind::variant) return {};
  const bool differs =
      std::ranges::any_of(pointers_, [&](const std::string& other) { return as_object(document_.place(other)).type != now.type; });
  switch (role) {
    case Qt::DisplayRole:
      return words(row.title);
    case detail_role:
    case Qt::EditRole:
      return differs ? differs_words() : now.type ? words(now.type->title) : QString();
    case changed_role:
      return several.given();
    case differs_role:
      return differs;
    case origin_role:
      return origin_words(several);
    case help_role:
    case Qt::ToolTipRole:
      return now.type ? words(now.type->help) : QString();
    case choices_role: {
      QVariantList choices;
      for (const Alternative& one : several.type->alternatives)
        choices << QVariant(QVariantList{qstring(one.tag), words(one.type().title)});
      return choices;
    }
    case editor_role:
      return static_cast<int>(FieldEditor::choice);
    default:
      return {};
  }
}

QVariant InspectorModel::link_data(const Row& row, int role) const {
  const Place place = document_.place(row.pointer);
  if (role == Qt::DisplayRole) return row.title.en.empty() ? part_name(document_.root(), row.pointer) : words(row.title);
  if (role == Qt::ToolTipRole || role == help_role) return place.field ? QVariant(words(place.field->help)) : QVariant();
  if (role != detail_role) return {};
  if (place.type && place.type->kind == Kind::list) return place.node ? QString::number(place.node->children.size()) : QStringLiteral("0");
  if (place.optional && !place.given()) return words({"absent", "无"});
  const Place object = as_object(place);
  return place.type && place.type->kind == Kind::variant && object.type ? words(object.type->title) : QString();
}

std::vector<std::string> InspectorModel::places_of(const Row& row) const {
  if (pointers_.size() == 1) return {row.pointer};
  const std::string step = row.pointer.substr(pointer().size());
  std::vector<std::string> places;
  places.reserve(pointers_.size());
  for (const std::string& object : pointers_) places.push_back(object + step);
  return places;
}

const InspectorModel::Common& InspectorModel::common(const Row& row) const {
  const auto [known, is_new] = common_.emplace(row.pointer, Common{});
  Common& made = known->second;
  if (!is_new) return made;
  const Place first = document_.place(row.pointer);
  const Quantity full = held_words(first), quantity = held_words(first, Digits::few);
  made = {quantity.number, full.number, full.number.isEmpty() ? unit_in_use(unit_of(first)) : full.unit, false, first.given()};
  if (pointers_.size() == 1) return made;
  const std::string json = held_json(first);
  for (const std::string& pointer : places_of(row)) {
    const Place place = document_.place(pointer);
    made.differs = made.differs || held_json(place) != json;
    made.given = made.given || place.given();
  }
  return made;
}

QVariant InspectorModel::field_data(const Row& row, int role) const {
  const Place place = document_.place(row.pointer);
  if (role == Qt::DisplayRole) return words(row.title);
  if (!place.type || !place.field) return {};
  const Field& field = *place.field;
  switch (role) {
    case detail_role: {
      const Common& all = common(row);
      if (all.differs) return differs_words();
      // What the program works out where nothing is given.
      return !all.given && place.optional && all.number.isEmpty() ? words({"auto", "自动"}) : all.number;
    }
    case Qt::EditRole:
      return common(row).differs ? QString() : common(row).number_in_full;
    case unit_role:
      return common(row).unit;
    case changed_role:
      return common(row).given;
    case differs_role:
      return common(row).differs;
    case origin_role:
      return common(row).given ? words({"User", "用户"}) : origin_words(place);
    case origin_help_role:
      return qstring(field.source);
    case names_role:
      return known_names(field.refers_to, document_.root());
    case help_role:
      return words(field.help);
    case range_role:
      return qstring(range_words(field));
    case default_role:
      return preset_words(place, Digits::few).text();
    case Qt::ToolTipRole: {
      const QString problem = data(index(row_of(row.pointer)), problem_role).toString();
      return field_tip(place) + (problem.isEmpty() ? QString() : QStringLiteral("<br><br>") + problem.toHtmlEscaped());
    }
    case Qt::AccessibleTextRole:
      return QStringLiteral("%1: %2").arg(words(row.title), field_data(row, detail_role).toString());
    case number_role:
      return place.type->kind == Kind::number || place.type->kind == Kind::integer;
    case choices_role: {
      const QVariantList choices = choices_of_place(place);
      return choices.isEmpty() ? QVariant() : choices;
    }
    case editor_role:
      return static_cast<int>(editor_of(place));
    default:
      return {};
  }
}

bool InspectorModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (!index.isValid() || role != Qt::EditRole) return false;
  const Row row = rows_[static_cast<std::size_t>(index.row())];  // a copy: the command may change the rows
  const QString text = value.toString(), title = words(row.title);
  if (row.kind == RowKind::kind) {
    const std::vector<std::string> objects = pointers_;
    const Together together(document_, title);
    return std::ranges::all_of(objects, [&](const auto& object) { return document_.set_kind(object, text.toStdString()); });
  }
  if (row.kind != RowKind::field) return false;
  const Place first = document_.place(row.pointer);
  if (!first.type) return false;
  const auto places = places_of(row);
  if (text.trimmed().isEmpty() && first.type->kind != Kind::text && first.type->kind != Kind::list) {
    reset_to_default(index);
    return true;
  }
  // All or none: what one of them does not understand changes no other.
  std::vector<std::string> values;
  const QString unit = common(row).unit;
  for (const std::string& pointer : places) {
    values.push_back(typed_json(text, document_.place(pointer), unit));
    if (values.back().empty()) return false;
  }
  if (places.size() == 1) return document_.set(places.front(), values.front());
  const Together together(document_, title);
  for (std::size_t i = 0; i < places.size(); ++i)
    if (!document_.set(places[i], values[i])) return false;
  return true;
}

void InspectorModel::reset_to_default(const QModelIndex& index) {
  if (!index.isValid()) return;
  const Row row = rows_[static_cast<std::size_t>(index.row())];
  const auto places = places_of(row);
  const Together together(document_, row.kind == RowKind::foreign ? QString::fromStdString(row.pointer) : words(row.title));
  for (const std::string& pointer : places)
    if (document_.place(pointer).node) document_.remove(row.kind == RowKind::kind ? pointer.substr(0, pointer.rfind('/')) : pointer);
}

Qt::ItemFlags InspectorModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::NoItemFlags;
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
  if (row.kind == RowKind::kind) return flags | Qt::ItemIsEditable;
  if (row.kind != RowKind::field) return flags;
  const Place place = document_.place(row.pointer);
  return place.type && place.type->kind == Kind::raw ? flags : flags | Qt::ItemIsEditable;
}

void InspectorModel::set_problems(std::map<std::string, QString> sentences, std::map<std::string, Severity> worst) {
  worst_ = std::move(worst);
  if (sentences == problems_) return;
  problems_ = std::move(sentences);
  follow();                       // an advanced field with a problem is shown
  emit layoutAboutToBeChanged();  // rows with a sentence are higher
  emit layoutChanged();
}

void InspectorModel::retranslate() {
  common_.clear();
  if (!rows_.empty()) emit dataChanged(index(0), index(rowCount() - 1));
}

int InspectorModel::row_of(const std::string& pointer) const {
  for (std::size_t i = 0; i < rows_.size(); ++i)
    if (rows_[i].pointer == pointer && rows_[i].kind != RowKind::header) return static_cast<int>(i);
  return -1;
}

}  // namespace icctwin::gui
