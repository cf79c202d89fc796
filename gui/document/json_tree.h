#pragma once
// A JSON text as a tree that can be edited and written again: whatever was not edited keeps its bytes, spaces and lines included.
//
// Numbers and texts stay as they were written, unknown members and the order of keys too, so that saving a scenario changes the lines that
// the user changed and no other. A node keeps the white space around it; a node that is new takes over that of its neighbours.
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/base/diagnostics.h"

namespace icctwin::gui {

enum class JsonKind { object, list, text, number, boolean, null };

struct Node {
  JsonKind kind = JsonKind::null;
  std::string key;        ///< in an object, escapes resolved
  std::string key_token;  ///< as written, with its quotes
  std::string token;      ///< a single value as written
  std::vector<std::unique_ptr<Node>> children;
  Node* parent = nullptr;

  // White space: before the key or value; from the key to the value, with the colon; before the comma behind; before the closing bracket.
  std::string lead, colon = ": ", trail, end;
  // What a neighbour's white space was before this node was put in, or will be when it is put in again.
  std::string beside;
  bool placed = false;  ///< its white space has been set

  bool is_container() const { return kind == JsonKind::object || kind == JsonKind::list; }
  /// The member of an object; nullptr if there is none.
  const Node* member(std::string_view name) const;
  Node* member(std::string_view name) { return const_cast<Node*>(std::as_const(*this).member(name)); }
  /// Place among its parent's children.
  std::size_t index() const;
  /// A text without quotes and escapes, any other single value as written; empty for objects and lists.
  std::string plain() const;
};

/// A text taken apart; nothing, and problems, if it is no JSON. The root is a node without key.
std::unique_ptr<Node> parse_tree(std::string_view text, const std::string& file, Diagnostics& diagnostics);

/// The same for a text that a program wrote; it must be JSON.
std::unique_ptr<Node> tree_of(std::string_view json);

/// The text of a node and of everything below it.
std::string write_tree(const Node& node);

/// A text in JSON's quotes.
std::string json_text(std::string_view text);

std::unique_ptr<Node> copy_of(const Node& node);

/// JSON pointer of a node (RFC 6901); the root's is empty.
std::string pointer_of(const Node& node);
/// The node at a pointer; nullptr if there is none.
Node* find_node(Node& root, std::string_view pointer);
const Node* find_node(const Node& root, std::string_view pointer);

/// The place of one pointer comes before that of another in a document: items of lists by their index, a container before what it holds.
bool comes_before(std::string_view pointer, std::string_view other);

// Each is undone, byte for byte, by its counterpart: put_in and take_out, exchange and exchange again.

/// Puts a node before the child that has the index now; the key counts in objects only.
void put_in(Node& parent, std::size_t index, std::unique_ptr<Node> node);
std::unique_ptr<Node> take_out(Node& parent, std::size_t index);
/// Puts another value in the place of a child, with its key; returns the one that was there.
std::unique_ptr<Node> exchange(Node& parent, std::size_t index, std::unique_ptr<Node> node);

}  // namespace icctwin::gui
