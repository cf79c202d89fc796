#pragma once
// One description of every field a user can set: key, unit, help in both languages, default, range, choices, source.
//
// A described struct has `static void describe(Describe<T>&)`, defined in its .cpp. Reading, writing, schema, reference page,
// `--set`, forms, sweep axes and the report's input list walk the resulting `Type` and need no code of their own per struct.
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace icctwin {

struct Text {
  std::string_view en, zh;
};

/// JSON text that is kept as it is and means nothing to the engine (the `view` member of the front end).
struct RawJson {
  std::string text;  ///< empty: absent
  bool operator==(const RawJson&) const = default;
};

struct Type;
using TypeGetter = const Type& (*)();

enum class Kind { boolean, integer, number, text, choice, object, list, variant, optional, raw };

struct Field {
  std::string_view key;
  std::string_view unit;  ///< "W", "degC", "1" for a ratio or a count; empty where no unit applies
  Text title, help;
  std::string_view group;
  bool advanced = false, required = false;
  double min = -std::numeric_limits<double>::infinity(), max = std::numeric_limits<double>::infinity();
  bool above_min = false;      ///< the minimum itself is not allowed
  std::string_view source;     ///< where the default comes from
  bool unverified = false;     ///< the default has no checked source; users are told so
  std::string_view refers_to;  ///< kind of object whose id this text names ("node type"), or "file"
  TypeGetter type = nullptr;
  void* (*member)(void* object) = nullptr;
};

struct Choice {
  std::string_view value;
  Text title;
};

struct Alternative {
  std::string_view tag;  ///< value of the "type" key
  TypeGetter type;
};

/// Run-time description of a C++ type; the function pointers reach into an object of that type.
struct Type {
  Kind kind = Kind::object;
  std::string_view name;
  Text title, help;
  std::vector<Field> fields;              // object
  std::vector<Choice> choices;            // choice
  std::vector<Alternative> alternatives;  // variant
  TypeGetter item = nullptr;              // list and optional

  std::int64_t (*get_integer)(const void*) = nullptr;  // integer; choice: index; boolean: 0 or 1
  void (*set_integer)(void*, std::int64_t) = nullptr;
  std::size_t (*size)(const void*) = nullptr;     // list: items; optional: 0 or 1; variant: index of the alternative
  void* (*at)(void*, std::size_t) = nullptr;      // list: item; optional and variant: the held object
  void* (*append)(void*) = nullptr;               // list: new last item; optional: engaged object
  void* (*select)(void*, std::size_t) = nullptr;  // variant: default-made alternative
  void (*clear)(void*) = nullptr;                 // list, optional
  std::shared_ptr<void> defaults;                 // object: a default-made one
};

template <class T>
const Type& type_of();

namespace detail {

/// Unit of a quantity by the suffix of its name; empty when the name has no known suffix.
std::string_view unit_of_suffix(std::string_view key);

template <class T>
struct TypeBuilder;

template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};
template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsVariant : std::false_type {};
template <class... A>
struct IsVariant<std::variant<A...>> : std::true_type {};

template <auto Member>
struct MemberOf;
template <class C, class M, M C::*Pointer>
struct MemberOf<Pointer> {
  using Class = C;
  using Value = M;
  static void* get(void* object) { return &(static_cast<C*>(object)->*Pointer); }
};

}  // namespace detail

/// Sets the properties of one field; returned by Describe::field.
class FieldWords {
 public:
  FieldWords(Type& type, std::size_t index) : type_(type), index_(index) {}
  FieldWords& title(std::string_view en, std::string_view zh) { return it().title = {en, zh}, *this; }
  FieldWords& help(std::string_view en, std::string_view zh) { return it().help = {en, zh}, *this; }
  FieldWords& ratio() { return it().unit = "1", *this; }
  FieldWords& range(double low, double high) { return it().min = low, it().max = high, *this; }
  FieldWords& at_least(double low) { return it().min = low, *this; }
  FieldWords& above(double low) { return it().min = low, it().above_min = true, *this; }
  FieldWords& group(std::string_view name) { return it().group = name, *this; }
  FieldWords& advanced() { return it().advanced = true, *this; }
  FieldWords& required() { return it().required = true, *this; }
  FieldWords& source(std::string_view where) { return it().source = where, *this; }
  FieldWords& unverified(std::string_view where) { return it().source = where, it().unverified = true, *this; }
  FieldWords& refers_to(std::string_view kind) { return it().refers_to = kind, *this; }

 private:
  Field& it() { return type_.fields[index_]; }
  Type& type_;
  std::size_t index_;
};

template <class T>
class Describe {
 public:
  explicit Describe(Type& type) : type_(type) {}
  Describe& title(std::string_view name, std::string_view en, std::string_view zh) {
    type_.name = name;
    type_.title = {en, zh};
    return *this;
  }
  Describe& help(std::string_view en, std::string_view zh) { return type_.help = {en, zh}, *this; }

  template <auto Member>
  FieldWords field(std::string_view key) {
    using M = detail::MemberOf<Member>;
    static_assert(std::same_as<typename M::Class, T>);
    Field field;
    field.key = key;
    field.unit = detail::unit_of_suffix(key);
    field.type = &type_of<typename M::Value>;
    field.member = &M::get;
    type_.fields.push_back(field);
    return {type_, type_.fields.size() - 1};
  }

 private:
  Type& type_;
};

namespace detail {

template <class T>
struct TypeBuilder {
  static Type make() {
    Type t;
    if constexpr (std::same_as<T, bool>) {
      t.kind = Kind::boolean;
      t.name = "boolean";
      t.get_integer = [](const void* o) -> std::int64_t { return *static_cast<const bool*>(o) ? 1 : 0; };
      t.set_integer = [](void* o, std::int64_t v) { *static_cast<bool*>(o) = v != 0; };
    } else if constexpr (std::same_as<T, double>) {
      t.kind = Kind::number;
      t.name = "number";
    } else if constexpr (std::integral<T>) {
      t.kind = Kind::integer;
      t.name = "integer";
      t.get_integer = [](const void* o) { return static_cast<std::int64_t>(*static_cast<const T*>(o)); };
      t.set_integer = [](void* o, std::int64_t v) { *static_cast<T*>(o) = static_cast<T>(v); };
    } else if constexpr (std::same_as<T, std::string>) {
      t.kind = Kind::text;
      t.name = "text";
    } else if constexpr (std::same_as<T, RawJson>) {
      t.kind = Kind::raw;
      t.name = "raw";
    } else if constexpr (std::is_enum_v<T>) {
      t.kind = Kind::choice;
      t.choices = choices_of(T{});  // found by argument-dependent lookup beside the enum
      t.name = "choice";
      t.get_integer = [](const void* o) { return static_cast<std::int64_t>(*static_cast<const T*>(o)); };
      t.set_integer = [](void* o, std::int64_t v) { *static_cast<T*>(o) = static_cast<T>(v); };
    } else if constexpr (IsVector<T>::value) {
      t.kind = Kind::list;
      t.name = "list";
      t.item = &type_of<typename T::value_type>;
      t.size = [](const void* o) { return static_cast<const T*>(o)->size(); };
      t.at = [](void* o, std::size_t i) -> void* { return &(*static_cast<T*>(o))[i]; };
      t.append = [](void* o) -> void* { return &static_cast<T*>(o)->emplace_back(); };
      t.clear = [](void* o) { static_cast<T*>(o)->clear(); };
    } else if constexpr (IsOptional<T>::value) {
      t.kind = Kind::optional;
      t.name = "optional";
      t.item = &type_of<typename T::value_type>;
      t.size = [](const void* o) -> std::size_t { return static_cast<const T*>(o)->has_value() ? 1 : 0; };
      t.at = [](void* o, std::size_t) -> void* { return &**static_cast<T*>(o); };
      t.append = [](void* o) -> void* { return &static_cast<T*>(o)->emplace(); };
      t.clear = [](void* o) { static_cast<T*>(o)->reset(); };
    } else if constexpr (IsVariant<T>::value) {
      t.kind = Kind::variant;
      t.name = "variant";
      variant_functions(t, static_cast<T*>(nullptr));
    } else {
      t.kind = Kind::object;
      Describe<T> words(t);
      T::describe(words);
      t.defaults = std::make_shared<T>();
    }
    return t;
  }

  template <class... A>
  static void variant_functions(Type& t, std::variant<A...>*) {
    t.alternatives = {Alternative{A::tag, &type_of<A>}...};
    t.size = [](const void* o) { return static_cast<const T*>(o)->index(); };
    t.at = [](void* o, std::size_t) -> void* { return std::visit([](auto& held) -> void* { return &held; }, *static_cast<T*>(o)); };
    t.select = [](void* o, std::size_t index) -> void* {
      void* held = nullptr;
      std::size_t i = 0;
      ((i++ == index ? void(held = &static_cast<T*>(o)->template emplace<A>()) : void()), ...);
      return held;
    };
  }
};

}  // namespace detail

template <class T>
const Type& type_of() {
  static const Type type = detail::TypeBuilder<T>::make();
  return type;
}

/// Calls visit(const Type&) once for every object type reachable from a type, in order of first appearance.
template <class Visit>
void for_each_object_type(const Type& root, Visit&& visit) {
  std::vector<const Type*> seen, open = {&root};
  while (!open.empty()) {
    const Type* type = open.back();
    open.pop_back();
    if (type->kind == Kind::object) {
      bool known = false;
      for (const auto* other : seen) known = known || other == type;
      if (known) continue;
      seen.push_back(type);
      visit(*type);
      for (auto field = type->fields.rbegin(); field != type->fields.rend(); ++field) open.push_back(&field->type());
    } else if (type->item) {
      open.push_back(&type->item());
    } else {
      for (auto one = type->alternatives.rbegin(); one != type->alternatives.rend(); ++one) open.push_back(&one->type());
    }
  }
}

}  // namespace icctwin
