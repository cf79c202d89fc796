#include "gui/document/json_tree.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "sim/scenario/json/document.h"
#include "sim/scenario/json/pointer.h"

namespace icctwin::gui {
namespace {

/// Takes apart a text that is known to be JSON.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  std::unique_ptr<Node> read() {
    auto root = std::make_unique<Node>();
    root->lead = space();
    value(*root);
    root->trail = space();
    return root;
  }

 private:
  std::string space() { return std::string(take(std::min(rest_.find_first_not_of(" \t\r\n"), rest_.size()))); }

  std::string_view take(std::size_t count) {
    const auto taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }

  std::string_view string_token() {
    std::size_t end = 1;
    while (rest_[end] != '"') end += rest_[end] == '\\' ? 2 : 1;
    return take(end + 1);
  }

  void value(Node& node) {
    node.placed = true;
    const char first = rest_.front();
    if (first == '{' || first == '[') {
      node.kind = first == '{' ? JsonKind::object : JsonKind::list;
      take(1);
      children(node, first == '{' ? '}' : ']');
    } else if (first == '"') {
      node.kind = JsonKind::text;
      node.token = string_token();
    } else {
      node.token = take(std::min(rest_.find_first_of(",]} \t\r\n"), rest_.size()));
      node.kind = first == 'n' ? JsonKind::null : first == 't' || first == 'f' ? JsonKind::boolean : JsonKind::number;
    }
  }

  void children(Node& node, char close) {
    while (true) {
      std::string before = space();
      if (rest_.front() == close) {
        if (node.children.empty()) node.end = std::move(before);
        take(1);
        return;
      }
      auto& child = *node.children.emplace_back(std::make_unique<Node>());
      child.parent = &node;
      child.lead = std::move(before);
      if (node.kind == JsonKind::object) {
        child.key_token = string_token();
        child.key = nlohmann::json::parse(child.key_token).get<std::string>();
        child.colon = space();
        child.colon += take(1);
        child.colon += space();
      }
      value(child);
      std::string after = space();
      if (rest_.front() == ',') {
        child.trail = std::move(after);
        take(1);
      } else {
        node.end = std::move(after);
        take(1);
        return;
      }
    }
  }

  std::string_view rest_;
};

void write(const Node& node, std::string& out) {
  if (!node.is_container()) {
    out += node.token;
    return;
  }
  out += node.kind == JsonKind::object ? '{' : '[';
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const Node& child = *node.children[i];
    if (i > 0) out += ',';
    out += child.lead;
    if (node.kind == JsonKind::object) {
      out += child.key_token;
      out += child.colon;
    }
    write(child, out);
    if (i + 1 < node.children.size()) out += child.trail;
  }
  out += node.end;
  out += node.kind == JsonKind::object ? '}' : ']';
}

bool has_line(std::string_view space) { return space.find('\n') != std::string_view::npos; }

/// Line break and indentation of the line on which a node begins.
std::string line_of(const Node& node) {
  for (const Node* one = &node; one; one = one->parent)
    if (const auto at = one->lead.rfind('\n'); at != std::string::npos && one->parent) return one->lead.substr(at);
  return "\n";
}

constexpr std::size_t longest_line = 100;

/// Sets the white space of a new node: on one line where it is short, else a line for each child.
void lay_out(Node& node, const std::string& line) {
  node.placed = true;
  if (node.children.empty()) return;
  for (auto& child : node.children) {
    child->lead = child == node.children.front() ? "" : " ";
    child->colon = ": ";
    child->trail.clear();
  }
  node.end.clear();
  std::vector<std::string> ends;
  for (auto& child : node.children) lay_out(*child, line + "  ");
  if (write_tree(node).size() <= longest_line) return;
  for (auto& child : node.children) child->lead = line + "  ";
  node.end = line;
}

}  // namespace

const Node* Node::member(std::string_view name) const {
  if (kind != JsonKind::object) return nullptr;
  for (const auto& child : children)
    if (child->key == name) return child.get();
  return nullptr;
}

std::size_t Node::index() const {
  std::size_t i = 0;
  while (parent->children[i].get() != this) ++i;
  return i;
}

std::string Node::plain() const {
  if (kind != JsonKind::text) return token;
  if (token.find('\\') == std::string::npos) return token.substr(1, token.size() - 2);
  return nlohmann::json::parse(token).get<std::string>();
}

std::unique_ptr<Node> parse_tree(std::string_view text, const std::string& file, Diagnostics& diagnostics) {
  const std::size_t known = diagnostics.problems().size();
  if (!parse_json(text, file, diagnostics) || diagnostics.problems().size() != known) return nullptr;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return Reader(text).read();
}

std::unique_ptr<Node> tree_of(std::string_view json) {
  auto root = Reader(json).read();
  root->placed = false;
  root->lead.clear();
  root->trail.clear();
  return root;
}

std::string write_tree(const Node& node) {
  std::string out;
  write(node, out);
  return node.parent ? out : node.lead + out + node.trail;
}

std::string json_text(std::string_view text) {
  return nlohmann::json(std::string(text)).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::unique_ptr<Node> copy_of(const Node& node) {
  auto copy = tree_of([&] {
    std::string out;
    write(node, out);
    return out;
  }());
  copy->key = node.key;
  copy->key_token = node.key_token;
  return copy;
}

std::string pointer_of(const Node& node) {
  if (!node.parent) return {};
  const bool in_object = node.parent->kind == JsonKind::object;
  return pointer_of(*node.parent) + "/" + (in_object ? escape_pointer_key(node.key) : std::to_string(node.index()));
}

const Node* find_node(const Node& root, std::string_view pointer) {
  const auto keys = split_pointer(pointer);
  if (!keys) return nullptr;
  const Node* node = &root;
  for (const auto& key : *keys) {
    if (node->kind == JsonKind::list) {
      const auto index = pointer_index(key);
      node = index && *index < node->children.size() ? node->children[*index].get() : nullptr;
    } else {
      node = node->member(key);
    }
    if (!node) return nullptr;
  }
  return node;
}

Node* find_node(Node& root, std::string_view pointer) { return const_cast<Node*>(find_node(std::as_const(root), pointer)); }

void put_in(Node& parent, std::size_t index, std::unique_ptr<Node> node) {
  auto& children = parent.children;
  node->parent = &parent;
  Node* next = index == 0 && !children.empty() ? children.front().get() : nullptr;
  if (!node->placed) {
    if (parent.kind == JsonKind::object) node->key_token = json_text(node->key);
    if (children.empty()) {
      const std::string line = line_of(parent);
      const bool one_line = parent.kind == JsonKind::list && !node->is_container();
      node->lead = one_line ? "" : line + "  ";
      node->beside = one_line ? "" : line;
    } else if (next) {
      node->lead = next->lead;
      node->beside = children.size() > 1 ? children[1]->lead : has_line(next->lead) ? next->lead : " ";
    } else {
      const Node& before = *children[index - 1];
      node->lead = index == 1 && !has_line(before.lead) ? " " : before.lead;
      node->colon = before.colon;
    }
    lay_out(*node, line_of(*node));
  }
  // The space before the closing bracket of what was empty, or before the one that was first: they change places.
  if (children.empty()) {
    std::swap(parent.end, node->beside);
  } else if (next) {
    next->lead = std::exchange(node->beside, {});
  }
  children.insert(children.begin() + static_cast<std::ptrdiff_t>(index), std::move(node));
}

std::unique_ptr<Node> take_out(Node& parent, std::size_t index) {
  auto& children = parent.children;
  auto node = std::move(children[index]);
  children.erase(children.begin() + static_cast<std::ptrdiff_t>(index));
  node->parent = nullptr;
  if (children.empty()) {
    std::swap(parent.end, node->beside);
  } else if (index == 0) {
    node->beside = std::exchange(children.front()->lead, node->lead);
  }
  return node;
}

std::unique_ptr<Node> exchange(Node& parent, std::size_t index, std::unique_ptr<Node> node) {
  auto& place = parent.children[index];
  if (!node->placed) {
    node->key = place->key;
    node->key_token = place->key_token;
    node->lead = place->lead;
    node->colon = place->colon;
    node->trail = place->trail;
    node->beside = place->beside;
    node->parent = &parent;
    lay_out(*node, line_of(*node));
  }
  node->parent = &parent;
  std::swap(place, node);
  node->parent = nullptr;
  return node;
}

bool comes_before(std::string_view pointer, std::string_view other) {
  while (!pointer.empty() && !other.empty()) {
    const std::string_view a = pointer.substr(0, pointer.find('/', 1)), b = other.substr(0, other.find('/', 1));
    if (a != b) {
      const auto index = pointer_index(a.substr(1)), other_index = pointer_index(b.substr(1));
      return index && other_index ? *index < *other_index : a < b;
    }
    pointer.remove_prefix(a.size());
    other.remove_prefix(b.size());
  }
  return pointer.empty() && !other.empty();
}

}  // namespace icctwin::gui
