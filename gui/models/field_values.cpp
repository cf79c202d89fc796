#include "gui/models/field_values.h"

#include <QRegularExpression>
#include <algorithm>

#include "gui/document/words.h"
#include "sim/scenario/json/pointer.h"
#include "sim/scenario/json/words.h"

namespace icctwin::gui {
namespace {

const Choice* choice_named(const Type& type, const std::string& name) {
  const auto found = std::ranges::find(type.choices, name, &Choice::value);
  return found == type.choices.end() ? nullptr : &*found;
}

bool is_instant(const QString& text) {
  static const QRegularExpression iso(QStringLiteral(R"(^\d{4}-\d\d-\d\dT\d\d:\d\d)"));
  return iso.match(text).hasMatch();
}

std::string typed_number(const QString& text, const Place& place, const QString& without_unit) {
  const std::optional<double> before = held_number(place);
  QString as_shown = without_unit;
  if (as_shown.isEmpty()) as_shown = before ? shown(*before, unit_of(place)).unit : unit_in_use(unit_of(place));
  const auto value = typed_value(text, unit_of(place), as_shown, before);
  if (!value || (place.type->kind == Kind::integer && *value != static_cast<double>(static_cast<qint64>(*value)))) return {};
  return number_words(*value);
}

std::string typed_list(const QString& text, const Place& place, const QString& without_unit) {
  Place item = place;
  item.type = &place.type->item();
  item.node = nullptr;
  item.preset = nullptr;
  // What is shown of a list are plain values of the field's unit.
  const QString unit = without_unit.isEmpty() ? unit_words(unit_of(place)) : without_unit;
  std::string out;
  for (const QString& part : text.split(QRegularExpression(QStringLiteral("[,，、;；\t\n]")), Qt::SkipEmptyParts)) {
    if (part.trimmed().isEmpty()) continue;
    const std::string one = typed_json(part, item, unit);
    if (one.empty()) return {};
    out += (out.empty() ? "" : ", ") + one;
  }
  return "[" + out + "]";
}

}  // namespace

std::string_view unit_of(const Place& place) {
  if (!place.field) return {};
  const bool cold = place.field->unit == "W" && (place.field->key == "capacity_w" || place.field->key == "demand_w");
  return cold ? cooling_watt : place.field->unit;
}

Quantity value_words(const Place& place, const Node& value, Digits digits) {
  if (value.kind == JsonKind::null) return {};
  if (place.type && value.kind == JsonKind::number && (place.type->kind == Kind::number || place.type->kind == Kind::integer))
    return shown(QString::fromStdString(value.token).toDouble(), unit_of(place), digits);
  if (value.kind == JsonKind::boolean) return {words(value.token == "true" ? Text{"yes", "是"} : Text{"no", "否"}), {}};
  if (place.type && value.kind == JsonKind::text && place.type->kind == Kind::choice)
    if (const Choice* choice = choice_named(*place.type, value.plain())) return {words(choice->title), {}};
  if (value.kind == JsonKind::list) {
    QStringList parts;
    for (const auto& child : value.children) parts << QString::fromStdString(child->is_container() ? write_tree(*child) : child->plain());
    return {parts.join(QStringLiteral(", ")), value.children.empty() ? QString() : unit_words(unit_of(place))};
  }
  return {QString::fromStdString(value.is_container() ? write_tree(value) : value.plain()), unit_words(unit_of(place))};
}

Quantity preset_words(const Place& place, Digits digits) {
  const std::string json = preset_json(place);
  return json.empty() ? Quantity{} : value_words(place, *tree_of(json), digits);
}

Quantity held_words(const Place& place, Digits digits) {
  return place.given() ? value_words(place, *place.node, digits) : preset_words(place, digits);
}

std::string held_json(const Place& place) {
  if (!place.given()) return preset_json(place);
  return place.node->is_container() ? write_tree(*copy_of(*place.node)) : place.node->token;
}

std::optional<double> held_number(const Place& place) {
  if (!place.type || (place.type->kind != Kind::number && place.type->kind != Kind::integer)) return std::nullopt;
  if (place.given() && place.node->kind != JsonKind::number) return std::nullopt;
  const std::string json = held_json(place);
  bool understood = false;
  const double value = QString::fromStdString(json).toDouble(&understood);
  return understood ? std::optional(value) : std::nullopt;
}

std::string typed_json(const QString& text, const Place& place, const QString& without_unit) {
  if (!place.type) return {};
  const std::string plain = text.trimmed().toStdString();
  switch (place.type->kind) {
    case Kind::boolean:
      for (const char* yes : {"true", "yes", "是", "1"})
        if (plain == yes) return "true";
      for (const char* no : {"false", "no", "否", "0"})
        if (plain == no) return "false";
      return {};
    case Kind::number:
    case Kind::integer:
      return typed_number(text, place, without_unit);
    case Kind::choice:
      for (const Choice& choice : place.type->choices)
        if (choice.value == plain || choice.title.en == plain || choice.title.zh == plain) return json_text(choice.value);
      return {};
    case Kind::text:
      return json_text(plain);
    case Kind::list:
      return is_single(*place.type) ? typed_list(text, place, without_unit) : std::string();
    default:
      return {};
  }
}

QVariantList choices_of_place(const Place& place) {
  QVariantList choices;
  if (!place.type) return choices;
  if (place.type->kind == Kind::boolean)
    for (const Text& one : {Text{"yes", "是"}, Text{"no", "否"}}) choices << QVariant(QVariantList{qstring(one.en), words(one)});
  for (const Choice& one : place.type->choices) choices << QVariant(QVariantList{qstring(one.value), words(one.title)});
  return choices;
}

FieldEditor editor_of(const Place& place) {
  if (!place.type) return FieldEditor::line;
  const std::string_view refers = place.field ? place.field->refers_to : std::string_view();
  switch (place.type->kind) {
    case Kind::boolean:
    case Kind::choice:
      return FieldEditor::choice;
    case Kind::list: {
      const Kind item = place.type->item().kind;
      if (item == Kind::number || item == Kind::integer) return FieldEditor::numbers;
      return refers.empty() && item != Kind::choice ? FieldEditor::line : FieldEditor::names;
    }
    case Kind::text:
      if (refers == "file") return FieldEditor::file;
      if (!refers.empty()) return FieldEditor::reference;
      return is_instant(held_words(place).number) ? FieldEditor::time : FieldEditor::line;
    default:
      return FieldEditor::line;
  }
}

QString origin_words(const Place& place) {
  if (place.given()) return words({"User", "用户"});
  if (place.optional && !place.preset) return words({"Computed", "计算"});
  return place.field && place.field->unverified ? words({"Unverified", "未核实"}) : words({"Default", "默认"});
}

QString field_tip(const Place& place) {
  if (!place.field) return {};
  const Field& field = *place.field;
  QStringList lines{QStringLiteral("<b>%1</b>").arg(words(field.title).toHtmlEscaped()), words(field.help).toHtmlEscaped()};
  const QString range = qstring(range_words(field));
  if (!range.isEmpty()) lines << words({"Allowed: %1", "允许：%1"}, range.toHtmlEscaped());
  if (const Quantity preset = preset_words(place); !preset.number.isEmpty())
    lines << words({"Default: %1", "默认：%1"}, preset.text().toHtmlEscaped());
  if (!field.source.empty())
    lines << words(field.unverified ? Text{"Source of the default (unverified): %1", "默认值来源（未核实）：%1"}
                                    : Text{"Source of the default: %1", "默认值来源：%1"},
                   qstring(field.source).toHtmlEscaped());
  lines << QStringLiteral("<tt>%1</tt>").arg(QString::fromStdString(place.pointer).toHtmlEscaped());
  return lines.join(QStringLiteral("<br>"));
}

std::vector<std::string> name_keys() {
  if (language() == Language::zh) return {"name_zh", "name", "id"};
  return {"name", "id"};
}

QString title_in_part(const QString& title, const std::string& pointer) {
  const std::string part = pointer.substr(0, pointer.rfind('/'));
  if (part.find('/', 1) == std::string::npos) return title;  // the section names it
  const Node nothing;
  const Place place = find_place(nothing, part);
  return place.field ? title + QStringLiteral(" · ") + words(place.field->title) : title;
}

QString title_of_field(const std::string& pointer) {
  const Node nothing;
  const Place place = find_place(nothing, pointer);
  return place.field ? title_in_part(words(place.field->title), pointer) : QString();
}

QString item_name(const Node& item, std::size_t index) {
  for (const std::string& key : name_keys())
    if (const Node* member = item.member(key); member && member->kind == JsonKind::text)
      if (const std::string name = member->plain(); !name.empty()) return QString::fromStdString(name);
  return QString::number(index + 1);
}

QString part_name(const Node& root, const std::string& pointer) {
  const Place place = find_place(root, pointer);
  if (place.field) return words(place.field->title);
  if (!place.node || pointer.empty()) return {};
  return item_name(*place.node, pointer_index(pointer.substr(pointer.rfind('/') + 1)).value_or(0));
}

}  // namespace icctwin::gui
