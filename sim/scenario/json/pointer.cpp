#include "sim/scenario/json/pointer.h"

#include <charconv>

#include "sim/scenario/json/nearest.h"

namespace icctwin {
namespace {

// Walks a description; keeps every reading of the keys that leads somewhere.
class Walker {
 public:
  explicit Walker(const std::vector<std::string>& keys) : keys_(keys) {}

  void walk(const PointerTarget& here, std::size_t depth) {
    const Type& type = *here.type;
    if (type.kind == Kind::optional && depth < keys_.size()) return walk(with_type(here, type.item()), depth);
    if (depth == keys_.size() || type.kind == Kind::raw) {
      found_.push_back(here);
      return;
    }
    const std::string& key = keys_[depth];
    switch (type.kind) {
      case Kind::list:
        return walk(with_type(here, type.item()), key == "-" || pointer_index(key) ? depth + 1 : depth);
      case Kind::object:
        return member(type, key, depth);
      case Kind::variant: {
        if (key == "type" && depth + 1 == keys_.size()) {
          PointerTarget tag = here;
          tag.is_tag = true;
          found_.push_back(std::move(tag));
          return;
        }
        for (const Alternative& one : type.alternatives) member(one.type(), key, depth);
        return;
      }
      default:
        return fail(depth, {});
    }
  }

  std::vector<PointerTarget> take() {
    if (!found_.empty()) return std::move(found_);
    PointerTarget nowhere;
    nowhere.failed_step = failed_depth_ < keys_.size() ? keys_[failed_depth_] : std::string();
    nowhere.nearest = nearest_name(nowhere.failed_step, known_);
    return {std::move(nowhere)};
  }

 private:
  static PointerTarget with_type(PointerTarget target, const Type& type) {
    target.type = &type;
    return target;
  }

  void member(const Type& owner, std::string_view key, std::size_t depth) {
    for (const Field& field : owner.fields) {
      if (field.key != key) continue;
      PointerTarget target;
      target.type = &field.type();
      target.owner = &owner;
      target.field = &field;
      return walk(target, depth + 1);
    }
    fail(depth, owner.fields);
  }

  // The reading that comes furthest is the one to complain about.
  void fail(std::size_t depth, const std::vector<Field>& fields) {
    if (depth < failed_depth_) return;
    if (depth > failed_depth_) known_.clear();
    failed_depth_ = depth;
    for (const Field& field : fields) known_.emplace_back(field.key);
  }

  const std::vector<std::string>& keys_;
  std::vector<PointerTarget> found_;
  std::size_t failed_depth_ = 0;
  std::vector<std::string> known_;
};

}  // namespace

std::string JsonPath::text() const {
  if (!parent) return std::string(key);
  std::string out = parent->text();
  out += '/';
  return out += is_index ? std::to_string(index) : escape_pointer_key(key);
}

std::string escape_pointer_key(std::string_view key) {
  std::string out;
  for (const char c : key) {
    if (c == '~')
      out += "~0";
    else if (c == '/')
      out += "~1";
    else
      out += c;
  }
  return out;
}

std::optional<std::vector<std::string>> split_pointer(std::string_view pointer) {
  std::vector<std::string> keys;
  if (pointer.empty()) return keys;
  if (pointer.front() != '/') return std::nullopt;
  for (std::size_t i = 0; i < pointer.size(); ++i) {
    const char c = pointer[i];
    if (c == '/') {
      keys.emplace_back();
    } else if (c == '~') {
      const char next = ++i < pointer.size() ? pointer[i] : '\0';
      if (next != '0' && next != '1') return std::nullopt;
      keys.back() += next == '0' ? '~' : '/';
    } else {
      keys.back() += c;
    }
  }
  return keys;
}

std::optional<std::size_t> pointer_index(std::string_view key) {
  if (key.empty() || (key.size() > 1 && key.front() == '0')) return std::nullopt;
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), index);
  if (error != std::errc{} || end != key.data() + key.size()) return std::nullopt;
  return index;
}

std::vector<PointerTarget> pointer_targets(const Type& root, std::string_view pointer) {
  const auto keys = split_pointer(pointer);
  if (!keys) {
    PointerTarget nowhere;
    nowhere.failed_step = pointer;
    return {std::move(nowhere)};
  }
  Walker walker(*keys);
  PointerTarget start;
  start.type = &root;
  walker.walk(start, 0);
  return walker.take();
}

}  // namespace icctwin
