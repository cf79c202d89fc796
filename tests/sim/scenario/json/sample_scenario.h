#pragma once
// A scenario whose every member differs from its default, made from the description itself.
#include <string>
#include <variant>

#include "models/base/describe.h"
#include "sim/scenario/model/scenario.h"

namespace icctwin::test {

/// Gives every member another value than it has; `turn` chooses among the kinds of an object.
inline void disturb(const Type& type, void* object, const Field* field, std::size_t turn) {
  switch (type.kind) {
    case Kind::boolean:
      return type.set_integer(object, 1 - type.get_integer(object));
    case Kind::integer:
      return type.set_integer(object, type.get_integer(object) + 1);
    case Kind::number: {
      auto& number = *static_cast<double*>(object);
      const bool room = !field || number * 1.01 + 1e-7 <= field->max;
      number = room ? number * 1.01 + 1e-7 : number * 0.99;  // no short decimal text
      if (field && number <= field->min) number = field->min + 0.0123;
      return;
    }
    case Kind::text:
      static_cast<std::string*>(object)->append("\"\\/\n~名称");
      return;
    case Kind::raw:
      static_cast<RawJson*>(object)->text = R"({"a":[1,2.5,{"b":null}],"名":"\n"})";
      return;
    case Kind::choice: {
      const auto last = static_cast<std::int64_t>(type.choices.size()) - 1;
      return type.set_integer(object, type.get_integer(object) == last ? 0 : type.get_integer(object) + 1);
    }
    case Kind::optional:
      return disturb(type.item(), type.append(object), field, turn);
    case Kind::list: {
      const Type& item = type.item();
      const std::size_t wanted = type.size(object) + (item.kind == Kind::variant ? item.alternatives.size() : 2);
      while (type.size(object) < wanted) type.append(object);
      for (std::size_t i = 0; i < wanted; ++i) disturb(item, type.at(object, i), field, i);
      return;
    }
    case Kind::variant: {
      const std::size_t index = turn % type.alternatives.size();
      return disturb(type.alternatives[index].type(), type.select(object, index), field, turn);
    }
    case Kind::object:
      for (const Field& one : type.fields) disturb(one.type(), one.member(object), &one, turn);
  }
}

inline Scenario disturbed_scenario(std::size_t turn) {
  Scenario scenario;
  disturb(type_of<Scenario>(), &scenario, nullptr, turn);
  return scenario;
}

}  // namespace icctwin::test
