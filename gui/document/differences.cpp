#include "gui/document/differences.h"

#include <QStringList>
#include <map>

#include "gui/document/schema_place.h"
#include "gui/document/words.h"
#include "sim/scenario/json/pointer.h"

namespace icctwin::gui {
namespace {

constexpr std::size_t longest_value = 200;

std::string value_of(const Node& node) {
  std::string text = write_tree(node);
  if (text.size() <= longest_value) return text;
  std::size_t end = longest_value;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // never in the middle of a character
  return text.substr(0, end) + "…";
}

/// By what an item of a list is known.
std::string id_of(const Node& item) {
  const Node* id = item.member("id");
  return id && id->kind == JsonKind::text ? id->plain() : std::string();
}

/// Items by their ids; empty where not every item has one of its own.
std::map<std::string, const Node*> by_id(const Node& list) {
  std::map<std::string, const Node*> items;
  for (const auto& item : list.children) {
    const std::string id = id_of(*item);
    if (id.empty() || !items.emplace(id, item.get()).second) return {};
  }
  return items;
}

class Comparison {
 public:
  Comparison(std::vector<Difference>& found, std::size_t most) : found_(found), most_(most) {}

  void compare(const Node& before, const Node& after, const std::string& pointer) {
    if (before.kind == JsonKind::object && after.kind == JsonKind::object) return members(before, after, pointer);
    if (before.kind == JsonKind::list && after.kind == JsonKind::list) return items(before, after, pointer);
    if (before.kind != after.kind || before.is_container() || before.token != after.token) tell(&before, &after, pointer);
  }

 private:
  void tell(const Node* before, const Node* after, const std::string& pointer) {
    if (found_.size() < most_) found_.push_back({pointer, before ? value_of(*before) : "", after ? value_of(*after) : ""});
  }

  void members(const Node& before, const Node& after, const std::string& pointer) {
    for (const auto& child : after.children) {
      const std::string at = pointer + "/" + escape_pointer_key(child->key);
      if (const Node* earlier = before.member(child->key))
        compare(*earlier, *child, at);
      else
        tell(nullptr, child.get(), at);
    }
    for (const auto& child : before.children)
      if (!after.member(child->key)) tell(child.get(), nullptr, pointer + "/" + escape_pointer_key(child->key));
  }

  void items(const Node& before, const Node& after, const std::string& pointer) {
    const auto earlier = by_id(before), later = by_id(after);
    const bool known = (!earlier.empty() || before.children.empty()) && (!later.empty() || after.children.empty());
    std::size_t index = 0;
    for (const auto& item : after.children) {
      const std::string at = pointer + "/" + std::to_string(index);
      const Node* other = nullptr;
      if (known) {
        const auto found = earlier.find(id_of(*item));
        if (found != earlier.end()) other = found->second;
      } else if (index < before.children.size()) {
        other = before.children[index].get();
      }
      if (other)
        compare(*other, *item, at);
      else
        tell(nullptr, item.get(), at);
      ++index;
    }
    for (std::size_t i = 0; i < before.children.size(); ++i) {
      const bool gone = known ? !later.contains(id_of(*before.children[i])) : i >= after.children.size();
      if (gone) tell(before.children[i].get(), nullptr, pointer + "/" + std::to_string(i));
    }
  }

  std::vector<Difference>& found_;
  std::size_t most_;
};

}  // namespace

std::vector<Difference> differences(const Node& before, const Node& after, std::size_t most) {
  std::vector<Difference> found;
  Comparison(found, most).compare(before, after, "");
  return found;
}

std::vector<Difference> differences(const std::string& before, const std::string& after) {
  Diagnostics problems;
  const auto first = parse_tree(before, "", problems), second = parse_tree(after, "", problems);
  return first && second ? differences(*first, *second) : std::vector<Difference>();
}

QString path_words(const Node& root, const std::string& pointer) {
  QStringList names;
  std::string at;
  for (const auto& key : split_pointer(pointer).value_or(std::vector<std::string>{})) {
    at += "/" + escape_pointer_key(key);
    const Place place = find_place(root, at);
    if (place.field) {
      names << words(place.field->title);
      continue;
    }
    const Node* name = place.node ? place.node->member("name") : nullptr;
    const Node* id = place.node ? place.node->member("id") : nullptr;
    const Node* known = id ? id : name;
    const auto index = pointer_index(key);
    names << (known && known->kind == JsonKind::text ? QString::fromStdString(known->plain())
              : index                                ? QString::number(*index + 1)
                                                     : QString::fromStdString(key));
  }
  return names.join(QStringLiteral(" › "));
}

}  // namespace icctwin::gui
