#include "sim/scenario/json/reference.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>

#include "sim/scenario/json/pointer.h"
#include "sim/scenario/json/words.h"
#include "sim/scenario/json/write.h"

namespace icctwin {
namespace {

struct Words {
  std::string_view heading, introduction, key, name, kind, unit, fallback, range, meaning, source;
  std::string_view required, unverified, advanced, list_of, one_of, names, kind_of_object;
};

const Words& words_of(Language language) {
  static constexpr Words en = {"reference",
                               "Made from the description of the fields. A dash as default: the value is absent and sized or looked up. "
                               "\"Unverified\" marks defaults without a checked source.",
                               "Key",
                               "Name",
                               "Kind",
                               "Unit",
                               "Default",
                               "Range",
                               "Meaning",
                               "Source of the default",
                               "required",
                               "unverified",
                               "advanced",
                               "list of",
                               "one of",
                               "names a",
                               "kind"};
  static constexpr Words zh = {"参考",       "由字段描述生成。默认值为短横线表示缺省，由程序配置或查表。“未核实”表示默认值没有可核实来源。",
                               "键",         "名称",
                               "类型",       "单位",
                               "默认值",     "范围",
                               "含义",       "默认值来源",
                               "必填",       "未核实",
                               "高级",       "列表：",
                               "以下之一：", "引用：",
                               "类型"};
  return language == Language::zh ? zh : en;
}

std::string anchor(const Type& type) { return fmt::format("[{}](#{})", type.name, type.name); }

// What a field holds, in Markdown.
std::string kind_text(const Type& type, Language language) {
  static constexpr Text plain[] = {{"true or false", "真或假"}, {"whole number", "整数"}, {"number", "数值"}, {"text", "文本"}};
  const Words& words = words_of(language);
  switch (type.kind) {
    case Kind::boolean:
      return std::string(in_language(plain[0], language));
    case Kind::integer:
      return std::string(in_language(plain[1], language));
    case Kind::number:
      return std::string(in_language(plain[2], language));
    case Kind::text:
      return std::string(in_language(plain[3], language));
    case Kind::raw:
      return "JSON";
    case Kind::optional:
      return kind_text(type.item(), language);
    case Kind::list:
      return fmt::format("{} {}", words.list_of, kind_text(type.item(), language));
    case Kind::object:
      return anchor(type);
    default:
      break;
  }
  std::string text(words.one_of);
  const char* separator = " ";
  for (const Choice& one : type.choices) {
    text += fmt::format("{}`{}` ({})", separator, one.value, in_language(one.title, language));
    separator = ", ";
  }
  for (const Alternative& one : type.alternatives) {
    text += fmt::format("{}`{}` {}", separator, one.tag, anchor(one.type()));
    separator = ", ";
  }
  return text;
}

std::string default_text(const Type& owner, const Field& field) {
  const Type& type = field.type();
  void* value = field.member(owner.defaults.get());
  switch (type.kind) {
    case Kind::object:
    case Kind::raw:
      return {};
    case Kind::optional:
      return type.size(value) == 0 ? "-" : write_json(type.item(), type.at(value, 0), WriteStyle::compact);
    case Kind::variant:
      return fmt::format("`{}`", type.alternatives[type.size(value)].tag);
    case Kind::list:
      return type.size(value) == 0 ? "-" : fmt::format("`{}`", write_json(type, value, WriteStyle::compact));
    case Kind::text: {
      const auto& text = *static_cast<const std::string*>(value);
      return text.empty() ? "-" : fmt::format("`{}`", text);
    }
    case Kind::number:
      return number_words(*static_cast<const double*>(value));
    case Kind::choice:
      return fmt::format("`{}`", type.choices[static_cast<std::size_t>(type.get_integer(value))].value);
    default:
      return write_json(type, value, WriteStyle::compact);
  }
}

std::string_view shown_unit(const Field& field) { return field.unit == "1" ? std::string_view() : field.unit; }

std::string source_text(const Field& field, const Words& words) {
  if (!field.unverified) return std::string(field.source);
  return fmt::format("**{}**: {}", words.unverified, field.source);
}

// A cell may hold no "|" and no line break.
std::string cell(std::string text) {
  for (std::size_t at = 0; (at = text.find_first_of("|\n", at)) != text.npos; at += 2) text.replace(at, 1, text[at] == '|' ? "\\|" : "  ");
  return text;
}

std::string table_row(const Type& type, const Field& field, Language language) {
  const Words& words = words_of(language);
  std::string help(in_language(field.help, language));
  if (!field.refers_to.empty()) help += fmt::format(" ({} {})", words.names, field.refers_to);
  if (field.advanced) help += fmt::format(" *{}*", words.advanced);
  const std::string fallback = field.required ? fmt::format("*{}*", words.required) : default_text(type, field);
  return fmt::format("| `{}` | {} | {} | {} | {} | {} | {} | {} |\n", field.key, cell(std::string(in_language(field.title, language))),
                     cell(kind_text(field.type(), language)), shown_unit(field), cell(fallback), range_words(field), cell(help),
                     cell(field.required ? std::string() : source_text(field, words)));
}

const Type& innermost(const Type& type) { return type.item ? innermost(type.item()) : type; }

void describe_field(std::string& out, const Type& owner, const Field& field, Language language) {
  const Words& words = words_of(language);
  const auto line = [&out](std::string_view name, std::string_view value) {
    if (!value.empty()) out += fmt::format("  {}: {}\n", name, value);
  };
  out += fmt::format("{}: {}\n", in_language(field.title, language), in_language(field.help, language));
  line(words.unit, shown_unit(field));
  line(words.range, range_words(field));
  line(words.fallback, field.required ? std::string(words.required) : default_text(owner, field));
  if (!field.source.empty())
    line(words.source, field.unverified ? fmt::format("{} ({})", field.source, words.unverified) : std::string(field.source));
  for (const Choice& one : innermost(field.type()).choices) out += fmt::format("  {}: {}\n", one.value, in_language(one.title, language));
}

void list_fields(std::string& out, const Type& type, Language language) {
  for (const Field& field : type.fields)
    out += fmt::format("  {:<34} {:<10} {}\n", field.key, shown_unit(field), in_language(field.title, language));
}

void describe_target(std::string& out, const PointerTarget& target, Language language) {
  const Words& words = words_of(language);
  const Type& type = innermost(*target.type);
  if (target.field) describe_field(out, *target.owner, *target.field, language);
  if (type.kind == Kind::object) {
    if (!target.field) out += fmt::format("{}: {}\n", in_language(type.title, language), in_language(type.help, language));
    list_fields(out, type, language);
  }
  for (const Alternative& one : type.alternatives) {
    const Type& held = one.type();
    out += fmt::format("{} \"{}\": {}\n", words.kind_of_object, one.tag, in_language(held.help, language));
    if (!target.is_tag) list_fields(out, held, language);
  }
}

}  // namespace

std::string reference_page(const Type& root, Language language) {
  const Words& words = words_of(language);
  std::string page = fmt::format("# {} {}\n\n{}\n", in_language(root.title, language), words.heading, words.introduction);
  for_each_object_type(root, [&](const Type& type) {
    page += fmt::format("\n<a id=\"{}\"></a>\n\n## {} ({})\n\n{}\n", type.name, in_language(type.title, language), type.name,
                        in_language(type.help, language));
    if (type.fields.empty()) return;
    page += fmt::format("\n| {} | {} | {} | {} | {} | {} | {} | {} |\n|---|---|---|---|---|---|---|---|\n", words.key, words.name,
                        words.kind, words.unit, words.fallback, words.range, words.meaning, words.source);
    for (const Field& field : type.fields) page += table_row(type, field, language);
  });
  return page;
}

std::string describe_pointer(const Type& root, std::string_view pointer, Language language) {
  std::string out;
  for (const PointerTarget& target : pointer_targets(root, pointer)) {
    if (!target.type) return {};
    out += fmt::format("{}\n", pointer.empty() ? std::string_view("/") : pointer);
    describe_target(out, target, language);
  }
  return out;
}

}  // namespace icctwin
