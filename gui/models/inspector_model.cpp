#include "gui/models/inspector_model.h"

#include <algorithm>

#include "gui/document/words.h"
#include "gui/models/references.h"
#include "gui/models/units.h"
#include "sim/scenario/json/pointer.h"
#include "sim/scenario/json/words.h"

namespace icctwin::gui {
namespace {

constexpr std::size_t most_links = 200;

std::string_view unit_of(const Place& place) { return place.field ? place.field->unit : std::string_view(); }

const Choice* choice_named(const Type& type, const std::string& name) {
  const auto found = std::ranges::find(type.choices, name, &Choice::value);
  return found == type.choices.end() ? nullptr : &*found;
}

/// A value as it is shown: `json` is what the file says, or the default.
Quantity value_words(const Place& place, const Node& value) {
  if (value.kind == JsonKind::null) return {};
  if (value.kind == JsonKind::number && (place.type->kind == Kind::number || place.type->kind == Kind::integer))
    return shown(QString::fromStdString(value.token).toDouble(), unit_of(place));
  if (value.kind == JsonKind::boolean) return {words(value.token == "true" ? Text{"yes", "是"} : Text{"no", "否"}), {}};
  if (value.kind == JsonKind::text && place.type->kind == Kind::choice)
    if (const Choice* choice = choice_named(*place.type, value.plain())) return {words(choice->title), {}};
  if (value.kind == JsonKind::list) {
    QStringList parts;
    for (const auto& child : value.children) parts << QString::fromStdString(child->is_container() ? write_tree(*child) : child->plain());
    return {parts.join(", "), value.children.empty() ? QString() : unit_words(unit_of(place))};
  }
  return {QString::fromStdString(value.is_container() ? write_tree(value) : value.plain()), unit_words(unit_of(place))};
}

Quantity preset_words(const Place& place) {
  const std::string json = preset_json(place);
  return json.empty() ? Quantity{} : value_words(place, *tree_of(json));
}

/// What was typed as JSON of a type; empty if it is not understood.
std::string typed_json(const QString& text, const Place& place) {
  const std::string plain = text.trimmed().toStdString();
  switch (place.type->kind) {
    case Kind::boolean:
      for (const char* yes : {"true", "yes", "是", "1"})
        if (plain == yes) return "true";
      for (const char* no : {"false", "no", "否", "0"})
        if (plain == no) return "false";
      return {};
    case Kind::number:
    case Kind::integer: {
      const Node* now = place.node;
      std::optional<double> before;
      QString as_shown;
      const std::string preset = preset_json(place);
      const std::string known = now && now->kind == JsonKind::number ? now->token : preset;
      if (!known.empty() && known != "null") {
        before = QString::fromStdString(known).toDouble();
        as_shown = shown(*before, unit_of(place)).unit;
      }
      const auto value = typed_value(text, unit_of(place), as_shown, before);
      if (!value || (place.type->kind == Kind::integer && *value != static_cast<double>(static_cast<qint64>(*value)))) return {};
      return number_words(*value);
    }
    case Kind::choice: {
      for (const Choice& choice : place.type->choices)
        if (choice.value == plain || choice.title.en == plain || choice.title.zh == plain) return json_text(choice.value);
      return {};
    }
    case Kind::text:
      return json_text(plain);
    case Kind::list: {
      Place item = place;
      item.type = &place.type->item();
      item.node = nullptr;
      item.preset = nullptr;
      std::string out;
      for (const QString& part : text.split(',', Qt::SkipEmptyParts)) {
        const std::string one = typed_json(part, item);
        if (one.empty()) return {};
        out += (out.empty() ? "" : ", ") + one;
      }
      return "[" + out + "]";
    }
    default:
      return {};
  }
}

/// Links of a list's items are named like rows of the tree.
QString item_name(const Node& node, std::size_t number) {
  for (const char* key : {language() == Language::zh ? "name_zh" : "name", "name", "id"})
    if (const Node* member = node.member(key); member && !member->plain().empty()) return QString::fromStdString(member->plain());
  return QString::number(number + 1);
}

}  // namespace

InspectorModel::InspectorModel(ScenarioDocument& document, QObject* parent) : QAbstractListModel(parent), document_(document) {
  connect(&document, &ScenarioDocument::changed, this, &InspectorModel::follow);
  connect(&document, &ScenarioDocument::reset, this, [this] { show({}); });
  rows_ = wanted_rows();
}

void InspectorModel::show(const std::string& pointer) {
  beginResetModel();
  pointer_ = pointer;
  rows_ = wanted_rows();
  endResetModel();
}

QString InspectorModel::title() const {
  const Place place = document_.place(pointer_);
  if (pointer_.empty()) return document_.name(language());
  if (place.field) return words(place.field->title);
  return place.node ? item_name(*place.node, pointer_index(pointer_.substr(pointer_.rfind('/') + 1)).value_or(0)) : QString();
}

QString InspectorModel::subtitle() const {
  const Place place = document_.place(pointer_);
  const Place object = as_object(place);
  if (!place.type) return {};
  if (place.type->kind == Kind::list) return words(place.field ? place.field->help : Text{});
  return place.field && place.type->kind != Kind::variant ? words(place.field->help) : words(object.type ? object.type->title : Text{});
}

void InspectorModel::add_fields(const Place& object, std::vector<Row>& rows) const {
  std::vector<Row> groups;
  for (const Field& field : fields_of(object)) {
    const Place member = member_place(object, field);
    if (is_small(*member.type)) {
      groups.push_back({RowKind::header, member.pointer, field.title});
      add_fields(as_object(member), groups);
    } else {
      rows.push_back({is_single(*member.type) ? RowKind::field : RowKind::link, member.pointer, field.title});
    }
  }
  rows.insert(rows.end(), groups.begin(), groups.end());
}

std::vector<InspectorModel::Row> InspectorModel::wanted_rows() const {
  std::vector<Row> rows;
  const Place place = document_.place(pointer_);
  if (!place.type && !place.node) return rows;
  if (place.type && place.type->kind == Kind::list) {
    const std::size_t count = place.node && place.node->kind == JsonKind::list ? place.node->children.size() : 0;
    for (std::size_t i = 0; i < std::min(count, most_links); ++i)
      rows.push_back({RowKind::link, place.pointer + "/" + std::to_string(i), {}});
    return rows;
  }
  if (place.type && place.type->kind == Kind::variant) rows.push_back({RowKind::kind, place.pointer + "/type", {"Kind", "类型"}});
  const Place object = as_object(place);
  // Fields first, what has parts of its own last.
  std::vector<Row> fields;
  add_fields(object, fields);
  std::stable_partition(fields.begin(), fields.end(), [](const Row& row) { return row.kind != RowKind::link; });
  rows.insert(rows.end(), fields.begin(), fields.end());
  if (!place.node) return rows;
  std::vector<Row> foreign;
  for (const auto& child : place.node->children) {
    const bool known = std::ranges::find(fields_of(object), child->key, &Field::key) != fields_of(object).end();
    const bool tag = place.type && place.type->kind == Kind::variant && child->key == "type";
    if (!known && !tag && place.node->kind == JsonKind::object)
      foreign.push_back({RowKind::foreign, place.pointer + "/" + escape_pointer_key(child->key), {}});
  }
  if (!foreign.empty()) rows.push_back({RowKind::header, place.pointer + "/", {"Not part of the description", "描述之外的成员"}});
  rows.insert(rows.end(), foreign.begin(), foreign.end());
  return rows;
}

void InspectorModel::follow() {
  auto wanted = wanted_rows();
  if (wanted == rows_) {
    if (!rows_.empty()) emit dataChanged(index(0), index(rowCount() - 1));
    return;
  }
  beginResetModel();
  rows_ = std::move(wanted);
  endResetModel();
}

QVariant InspectorModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case row_kind_role:
      return static_cast<int>(row.kind);
    case pointer_role:
      return QString::fromStdString(row.pointer);
    case problem_role: {
      if (row.kind == RowKind::header || row.kind == RowKind::link) return {};
      const auto found = problems_.find(row.pointer);
      return found == problems_.end() ? QVariant() : QVariant(found->second);
    }
    case Qt::DisplayRole:
      if (row.kind == RowKind::foreign) return qstring(split_pointer(row.pointer).value().back());
      if (row.kind == RowKind::link && row.title.en.empty()) {
        const Place item = document_.place(row.pointer);
        return item.node ? item_name(*item.node, pointer_index(row.pointer.substr(row.pointer.rfind('/') + 1)).value_or(0)) : QString();
      }
      return words(row.title);
    default:
      return value_of(row, role);
  }
}

QVariant InspectorModel::value_of(const Row& row, int role) const {
  if (row.kind == RowKind::header) return {};
  if (row.kind == RowKind::kind) {
    const Place several = document_.place(pointer_);
    const Place now = as_object(several);
    if (role == detail_role || role == Qt::EditRole) return now.type ? words(now.type->title) : QString();
    if (role == changed_role) return several.given();
    if (role == origin_role) return several.given() ? words({"User", "用户"}) : words({"Default", "默认"});
    if (role != choices_role) return {};
    QVariantList choices;
    for (const Alternative& one : several.type->alternatives) choices << QVariant(QVariantList{qstring(one.tag), words(one.type().title)});
    return choices;
  }
  const Place place = document_.place(row.pointer);
  if (row.kind == RowKind::link) {
    if (role != detail_role) return role == Qt::ToolTipRole && place.field ? QVariant(words(place.field->help)) : QVariant();
    if (place.type && place.type->kind == Kind::list)
      return place.node ? QString::number(place.node->children.size()) : QStringLiteral("0");
    if (place.optional && !place.given()) return words({"absent", "无"});
    const Place object = as_object(place);
    return place.type && place.type->kind == Kind::variant && object.type ? words(object.type->title) : QString();
  }
  if (row.kind == RowKind::foreign)
    return role == detail_role && place.node ? QVariant(value_words(place, *place.node).number) : QVariant();

  const Field& field = *place.field;
  const bool foreign_kind = !place.type;
  if (foreign_kind) return {};
  switch (role) {
    case detail_role:
    case Qt::EditRole:
    case unit_role: {
      const Quantity quantity = place.given() ? value_words(place, *place.node) : preset_words(place);
      // What the program works out where nothing is given.
      if (role == detail_role && !place.given() && place.optional && quantity.number.isEmpty()) return words({"auto", "自动"});
      if (role == unit_role) return quantity.number.isEmpty() ? unit_words(field.unit) : quantity.unit;
      return quantity.number;
    }
    case changed_role:
      return place.given();
    case origin_role:
      if (place.given()) return words({"User", "用户"});
      if (place.optional && !place.preset) return words({"Computed", "计算"});
      return field.unverified ? words({"Unverified", "未核实"}) : words({"Default", "默认"});
    case origin_help_role:
      return qstring(field.source);
    case names_role:
      return known_names(field.refers_to, document_.root());
    case help_role:
      return words(field.help);
    case range_role:
      return qstring(range_words(field));
    case default_role: {
      const Quantity quantity = preset_words(place);
      return quantity.unit.isEmpty() ? quantity.number : quantity.number + u' ' + quantity.unit;
    }
    case Qt::ToolTipRole: {
      QStringList lines{QStringLiteral("<b>%1</b>").arg(words(field.title).toHtmlEscaped()), words(field.help).toHtmlEscaped()};
      const QString range = qstring(range_words(field));
      if (!range.isEmpty()) lines << words({"Allowed: %1", "允许：%1"}, range.toHtmlEscaped());
      const Quantity preset = preset_words(place);
      if (!preset.number.isEmpty()) lines << words({"Default: %1", "默认：%1"}, (preset.number + u' ' + preset.unit).toHtmlEscaped());
      if (!field.source.empty())
        lines << words(field.unverified ? Text{"Source of the default (unverified): %1", "默认值来源（未核实）：%1"}
                                        : Text{"Source of the default: %1", "默认值来源：%1"},
                       qstring(field.source).toHtmlEscaped());
      lines << QStringLiteral("<tt>%1</tt>").arg(QString::fromStdString(row.pointer).toHtmlEscaped());
      return lines.join("<br>");
    }
    case choices_role: {
      QVariantList choices;
      if (place.type->kind == Kind::boolean)
        for (const Text& one : {Text{"yes", "是"}, Text{"no", "否"}}) choices << QVariant(QVariantList{qstring(one.en), words(one)});
      for (const Choice& one : place.type->choices) choices << QVariant(QVariantList{qstring(one.value), words(one.title)});
      return choices.isEmpty() ? QVariant() : choices;
    }
    default:
      return {};
  }
}

bool InspectorModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (!index.isValid() || role != Qt::EditRole) return false;
  const Row row = rows_[static_cast<std::size_t>(index.row())];  // a copy: the command may change the rows
  const QString text = value.toString();
  if (row.kind == RowKind::kind) return document_.set_kind(pointer_, text.toStdString());
  if (row.kind != RowKind::field) return false;
  const Place place = document_.place(row.pointer);
  if (!place.type) return false;
  if (text.trimmed().isEmpty() && place.type->kind != Kind::text && place.type->kind != Kind::list)
    return !place.node || document_.remove(row.pointer);
  const std::string json = typed_json(text, place);
  return !json.empty() && document_.set(row.pointer, json);
}

Qt::ItemFlags InspectorModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::NoItemFlags;
  const Row& row = rows_[static_cast<std::size_t>(index.row())];
  if (row.kind == RowKind::header) return Qt::ItemIsEnabled;
  Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
  const bool raw = row.kind == RowKind::field && document_.place(row.pointer).type && document_.place(row.pointer).type->kind == Kind::raw;
  if ((row.kind == RowKind::field && !raw) || row.kind == RowKind::kind) flags |= Qt::ItemIsEditable;
  return flags;
}

void InspectorModel::set_problems(std::map<std::string, QString> sentences) {
  emit layoutAboutToBeChanged();  // rows with a sentence are higher
  problems_ = std::move(sentences);
  emit layoutChanged();
}

void InspectorModel::retranslate() {
  if (!rows_.empty()) emit dataChanged(index(0), index(rowCount() - 1));
}

int InspectorModel::row_of(const std::string& pointer) const {
  for (std::size_t i = 0; i < rows_.size(); ++i)
    if (rows_[i].pointer == pointer && rows_[i].kind != RowKind::header) return static_cast<int>(i);
  return -1;
}

}  // namespace icctwin::gui
