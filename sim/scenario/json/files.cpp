#include "sim/scenario/json/files.h"

namespace icctwin {

void for_each_file(const Type& type, void* object, const std::function<void(std::string&)>& visit) {
  switch (type.kind) {
    case Kind::optional:
      if (type.size(object) == 1) for_each_file(type.item(), type.at(object, 0), visit);
      break;
    case Kind::list:
      if (type.item().kind == Kind::number || type.item().kind == Kind::integer) break;
      for (std::size_t i = 0; i < type.size(object); ++i) for_each_file(type.item(), type.at(object, i), visit);
      break;
    case Kind::variant:
      for_each_file(type.alternatives[type.size(object)].type(), type.at(object, 0), visit);
      break;
    case Kind::object:
      for (const Field& field : type.fields) {
        void* member = field.member(object);
        const Type& held = field.type();
        if (field.refers_to != "file" || held.kind != Kind::text)
          for_each_file(held, member, visit);
        else if (auto& path = *static_cast<std::string*>(member); !path.empty())
          visit(path);
      }
      break;
    case Kind::boolean:
    case Kind::integer:
    case Kind::number:
    case Kind::text:
    case Kind::choice:
    case Kind::raw:
      break;
  }
}

}  // namespace icctwin
