#include "gui/document/scenario_document.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QUndoCommand>
#include <algorithm>
#include <iterator>
#include <optional>

#include "gui/document/words.h"
#include "gui/document/write_file.h"
#include "sim/scenario/json/document.h"
#include "sim/scenario/json/pointer.h"
#include "sim/scenario/json/read.h"
#include "sim/scenario/model/scenario.h"
#include "sim/scenario/text/read_file.h"

namespace icctwin::gui {
namespace {

constexpr int undo_limit = 1000;
constexpr qint64 merge_within_ms = 1000;
constexpr std::size_t max_scenario_bytes = std::size_t{256} << 20;

QElapsedTimer& clock() {
  static QElapsedTimer timer = [] {
    QElapsedTimer started;
    started.start();
    return started;
  }();
  return timer;
}

std::pair<std::string, std::string> split_last(const std::string& pointer) {
  const auto slash = pointer.rfind('/');
  if (slash == std::string::npos) return {{}, {}};
  return {pointer.substr(0, slash), split_pointer(pointer.substr(slash)).value().front()};
}

/// Where a new member stands: behind those that the description names before it.
std::size_t member_index(const Place& object, std::string_view key) {
  if (!object.node) return 0;
  const auto& fields = fields_of(object);
  const auto rank = [&](std::string_view name) {
    if (name == "type") return std::ptrdiff_t{-1};
    return std::ranges::find(fields, name, &Field::key) - fields.begin();
  };
  std::size_t index = 0;
  const auto own = rank(key);
  for (std::size_t i = 0; i < object.node->children.size(); ++i) {
    const auto other = rank(object.node->children[i]->key);
    if (other < own) index = i + 1;
  }
  return index;
}

}  // namespace

std::string Edit::pointer(const Node& root) const {
  const Node* container = find_node(root, parent);
  if (kind == Kind::put_in || !container || index >= container->children.size()) return parent;
  return pointer_of(*container->children[index]);
}

/// A command holds pointers into the scenario and the nodes that are not in the tree at the moment, never a view's or model's state.
class EditCommand : public QUndoCommand {
 public:
  /// `done`: its steps have been carried out.
  EditCommand(ScenarioDocument& document, std::vector<Edit> edits, const QString& text, bool done)
      : QUndoCommand(text), document_(document), edits_(std::move(edits)), made_ms_(clock().elapsed()), done_(done) {}

  void redo() override {
    if (!std::exchange(done_, false)) document_.apply(edits_, false);
  }
  void undo() override { document_.apply(edits_, true); }
  int id() const override { return 1; }

  /// Typing in one field is one command.
  bool mergeWith(const QUndoCommand* other) override {
    const auto& later = *static_cast<const EditCommand*>(other);
    const auto single = [](const std::vector<Edit>& edits) { return edits.size() == 1 && edits.front().kind == Edit::Kind::exchange; };
    if (!single(edits_) || !single(later.edits_) || later.made_ms_ - made_ms_ > merge_within_ms) return false;
    if (edits_.front().parent != later.edits_.front().parent || edits_.front().index != later.edits_.front().index) return false;
    made_ms_ = later.made_ms_;  // the earlier one holds the value from before both
    return true;
  }

 private:
  ScenarioDocument& document_;
  std::vector<Edit> edits_;
  qint64 made_ms_;
  bool done_;
};

/// Exchanges the whole tree, white space included.
class ReplaceCommand : public QUndoCommand {
 public:
  ReplaceCommand(ScenarioDocument& document, std::unique_ptr<Node> root, const QString& text)
      : QUndoCommand(text), document_(document), other_(std::move(root)) {}
  void redo() override {
    std::swap(document_.root_, other_);
    emit document_.changed({QString()});
  }
  void undo() override { redo(); }

 private:
  ScenarioDocument& document_;
  std::unique_ptr<Node> other_;
};

ScenarioDocument::ScenarioDocument(QObject* parent) : ScenarioDocument(type_of<Scenario>(), parent) {}

ScenarioDocument::ScenarioDocument(const Type& type, QObject* parent) : QObject(parent), type_(&type), root_(tree_of("{}")) {
  stack_.setUndoLimit(undo_limit);
}

ScenarioDocument::~ScenarioDocument() = default;

bool ScenarioDocument::set_text(std::string_view text, const QString& file, Diagnostics& diagnostics) {
  const std::string name = QFileInfo(file).fileName().toStdString();
  auto root = parse_tree(text, name, diagnostics);
  if (!root) return false;
  if (root->kind != JsonKind::object) {
    Scenario scenario;  // says what was found instead
    if (const auto document = parse_json(text, name, diagnostics)) read_object(*document, type_of<Scenario>(), &scenario, "", diagnostics);
    return false;
  }
  root_ = std::move(root);
  file_ = file;
  recovered_ = kept_previous_ = read_only_ = false;
  stack_.clear();
  emit reset();
  return true;
}

bool ScenarioDocument::load(const QString& file, Diagnostics& diagnostics) {
  const auto text = read_file(file.toStdString(), diagnostics, max_scenario_bytes);
  return text && set_text(*text, QFileInfo(file).absoluteFilePath(), diagnostics);
}

QString ScenarioDocument::save(const QString& file) {
  if (!kept_previous_ && QFile::exists(file)) {
    QFile::remove(file + "~");
    QFile::copy(file, file + "~");
  }
  if (QString reason = write_whole(file, text()); !reason.isEmpty()) return reason;
  file_ = QFileInfo(file).absoluteFilePath();
  kept_previous_ = true;
  recovered_ = false;
  set_read_only(false);  // it is this window's own file now
  stack_.setClean();
  emit saved();
  return {};
}

QString ScenarioDocument::save_copy(const QString& file) const { return write_whole(file, text()); }

bool ScenarioDocument::replace_all(std::string_view text, const QString& command, bool as_saved, Diagnostics& diagnostics) {
  auto root = parse_tree(text, QFileInfo(file_).fileName().toStdString(), diagnostics);
  if (!root || root->kind != JsonKind::object || read_only_) return false;
  stack_.push(new ReplaceCommand(*this, std::move(root), command));
  if (!as_saved) return true;
  recovered_ = false;
  stack_.setClean();
  emit saved();
  return true;
}

void ScenarioDocument::set_read_only(bool read_only) {
  if (read_only == read_only_) return;
  read_only_ = read_only;
  emit read_only_changed();
}

QString ScenarioDocument::folder() const { return file_.isEmpty() ? QString() : QFileInfo(file_).absolutePath(); }

QString ScenarioDocument::name(Language language) const {
  for (const char* key : {language == Language::zh ? "name_zh" : "name", "name", "id"})
    if (const Node* node = root_->member(key); node && node->kind == JsonKind::text && !node->plain().empty())
      return QString::fromStdString(node->plain());
  return QFileInfo(file_).completeBaseName();
}

QStringList ScenarioDocument::carry_out(std::vector<Edit>& edits, bool backwards) {
  QStringList where;
  const auto step = [&](Edit& edit) {
    Node& parent = *find_node(*root_, edit.parent);
    switch (edit.kind) {
      case Edit::Kind::put_in:
        put_in(parent, edit.index, std::move(edit.node));
        edit.kind = Edit::Kind::take_out;
        where << QString::fromStdString(edit.pointer(*root_));
        break;
      case Edit::Kind::take_out:
        edit.node = take_out(parent, edit.index);
        edit.kind = Edit::Kind::put_in;
        where << QString::fromStdString(edit.parent);
        break;
      case Edit::Kind::exchange:
        edit.node = exchange(parent, edit.index, std::move(edit.node));
        where << QString::fromStdString(edit.pointer(*root_));
        break;
    }
  };
  if (backwards)
    std::for_each(edits.rbegin(), edits.rend(), step);
  else
    std::for_each(edits.begin(), edits.end(), step);
  return where;
}

bool ScenarioDocument::push(std::vector<Edit> edits, const QString& text) {
  if (read_only_) return false;
  if (together_ > 0) {
    places_ += carry_out(edits, false);
    std::move(edits.begin(), edits.end(), std::back_inserter(steps_));
  } else {
    stack_.push(new EditCommand(*this, std::move(edits), text, false));
  }
  return true;
}

Together::Together(ScenarioDocument& document, QString text) : document_(document), text_(std::move(text)) { ++document_.together_; }

Together::~Together() {
  if (--document_.together_ > 0) return;
  const QStringList places = std::exchange(document_.places_, {});
  auto steps = std::exchange(document_.steps_, {});
  if (steps.empty()) return;
  // Without memory for the command there is nothing that could go on.
  document_.stack_.push(new EditCommand(document_, std::move(steps), text_, true));  // NOLINT(bugprone-unhandled-exception-at-new)
  emit document_.changed(places);
}

void Together::give_up() {
  document_.carry_out(document_.steps_, true);
  document_.steps_.clear();
  document_.places_.clear();
}

QString ScenarioDocument::command_text(const std::string& pointer) const {
  const Place here = place(pointer);
  if (here.field) return words(here.field->title);
  const Place owner = place(split_last(pointer).first);
  return owner.field ? words(owner.field->title) : QString::fromStdString(pointer);
}

bool ScenarioDocument::set(const std::string& pointer, const std::string& json) {
  if (pointer.empty()) return false;
  auto [parent, key] = split_last(pointer);
  if (const Node* node = find_node(*root_, pointer)) {
    if (!node->is_container() && node->token == json) return true;
    std::vector<Edit> edits;
    edits.push_back({Edit::Kind::exchange, parent, node->index(), tree_of(json)});
    return push(std::move(edits), command_text(pointer));
  }
  // The object that is there and nearest to the field; what is between is made on the way.
  std::string inner = json;
  while (true) {
    const Place owner = as_object(place(parent));
    if (!owner.type || owner.type->kind != Kind::object ||
        std::ranges::find(owner.type->fields, key, &Field::key) == owner.type->fields.end())
      return false;
    if (owner.node && owner.node->kind == JsonKind::object) {
      auto node = tree_of(inner);
      node->key = key;
      std::vector<Edit> edits;
      edits.push_back({Edit::Kind::put_in, parent, member_index(owner, key), std::move(node)});
      return push(std::move(edits), command_text(pointer));
    }
    const Place declared = place(parent);
    const bool several = declared.type && declared.type->kind == Kind::variant;
    std::string tag;
    if (several)
      for (const auto& kind : declared.type->alternatives)
        if (&kind.type() == owner.type) tag = "\"type\": " + json_text(kind.tag) + ", ";
    inner.insert(0, "{" + tag + json_text(key) + ": ");
    inner += '}';
    if (owner.node) return parent.empty() ? false : set(parent, inner);  // null, or a value of the wrong kind
    std::tie(parent, key) = split_last(parent);
  }
}

bool ScenarioDocument::remove(const std::string& pointer) {
  const Node* node = find_node(*root_, pointer);
  if (!node || !node->parent) return false;
  std::vector<Edit> edits;
  edits.push_back({Edit::Kind::take_out, pointer_of(*node->parent), node->index()});
  return push(std::move(edits), command_text(pointer));
}

bool ScenarioDocument::insert(const std::string& list_pointer, std::size_t index, const std::string& json) {
  const Place list = place(list_pointer);
  if (!list.type || list.type->kind != Kind::list) return false;
  if (!list.node || list.node->kind != JsonKind::list) return index == 0 && set(list_pointer, "[" + json + "]");
  if (index > list.node->children.size()) return false;
  std::vector<Edit> edits;
  edits.push_back({Edit::Kind::put_in, list_pointer, index, tree_of(json)});
  return push(std::move(edits), command_text(list_pointer));
}

bool ScenarioDocument::set_kind(const std::string& pointer, const std::string& tag) {
  const Place here = place(pointer);
  if (!here.type || here.type->kind != Kind::variant) return false;
  const auto kind = std::ranges::find(here.type->alternatives, tag, &Alternative::tag);
  if (kind == here.type->alternatives.end()) return false;
  if (!here.node || here.node->kind != JsonKind::object) return set(pointer, "{\"type\": " + json_text(tag) + "}");

  std::vector<Edit> edits;
  const auto& fields = kind->type().fields;
  // Those of the old kind go, from the last to the first so that indices stay right; members that no kind knows stay.
  std::set<std::string_view> old;
  const Place object = as_object(here);
  for (const Field& field : fields_of(object)) old.insert(field.key);
  for (std::size_t i = here.node->children.size(); i-- > 0;) {
    const std::string& key = here.node->children[i]->key;
    if (old.contains(key) && std::ranges::find(fields, key, &Field::key) == fields.end())
      edits.push_back({Edit::Kind::take_out, pointer, i});
  }
  auto value = tree_of(json_text(tag));
  if (const Node* known = here.node->member("type")) {
    // Counted before the others go: they go from behind, and those before it move it up.
    std::size_t index = known->index();
    for (const Edit& edit : edits) index -= edit.index < known->index() ? 1 : 0;
    edits.push_back({Edit::Kind::exchange, pointer, index, std::move(value)});
  } else {
    value->key = "type";
    edits.push_back({Edit::Kind::put_in, pointer, 0, std::move(value)});
  }
  return push(std::move(edits), command_text(pointer));
}

bool ScenarioDocument::duplicate(const std::string& pointer) {
  const Node* node = find_node(*root_, pointer);
  if (!node || !node->parent || node->parent->kind != JsonKind::list) return false;
  auto copy = copy_of(*node);
  if (Node* id = copy->member("id"); id && id->kind == JsonKind::text) {
    std::set<std::string> taken;
    for (const auto& sibling : node->parent->children)
      if (const Node* other = sibling->member("id")) taken.insert(other->plain());
    id->token = json_text(free_id(taken, id->plain()));
  }
  std::vector<Edit> edits;
  edits.push_back({Edit::Kind::put_in, pointer_of(*node->parent), node->index() + 1, std::move(copy)});
  return push(std::move(edits), command_text(pointer));
}

bool ScenarioDocument::move(const std::string& pointer, const std::string& list_pointer, std::size_t index) {
  const Node* node = find_node(*root_, pointer);
  const Place from = place(split_last(pointer).first), to = place(list_pointer);
  if (!node || !node->parent || node->parent->kind != JsonKind::list || !from.type || !to.type || to.type != from.type) return false;
  if ((list_pointer + "/").starts_with(pointer + "/")) return false;  // into itself
  const bool same = to.node == node->parent;
  if (same && (index == node->index() || index == node->index() + 1)) return true;
  const std::size_t count = to.node && to.node->kind == JsonKind::list ? to.node->children.size() : 0;
  if (index > count) return false;
  const Together one(*this, command_text(pointer));
  // First in, then out: an item that stands in front of the new place moves that up only when it goes.
  const std::string json = write_tree(*copy_of(*node));
  const std::string list = pointer_of(*node->parent);
  std::size_t old = node->index();
  if (!insert(list_pointer, index, json)) return false;
  if (same && index <= old) ++old;
  return remove(list + "/" + std::to_string(old));
}

bool ScenarioDocument::replace(const std::string& pointer, const std::string& json) {
  if (!pointer.empty()) {
    const Node* node = find_node(*root_, pointer);
    if (!node) return set(pointer, json);
    std::vector<Edit> edits;
    edits.push_back({Edit::Kind::exchange, split_last(pointer).first, node->index(), tree_of(json)});
    return push(std::move(edits), command_text(pointer));
  }
  auto wanted = tree_of(json);
  if (wanted->kind != JsonKind::object) return false;
  std::vector<Edit> edits;
  const auto text_of = [](const Node& node) { return write_tree(*copy_of(node)); };
  std::size_t kept = 0;  // members that are in their place already
  const auto& have = root_->children;
  while (kept < have.size() && kept < wanted->children.size() && have[kept]->key == wanted->children[kept]->key) ++kept;
  for (std::size_t i = have.size(); i-- > kept;) edits.push_back({Edit::Kind::take_out, {}, i});
  for (std::size_t i = 0; i < kept; ++i)
    if (text_of(*have[i]) != text_of(*wanted->children[i])) edits.push_back({Edit::Kind::exchange, {}, i, copy_of(*wanted->children[i])});
  for (std::size_t i = kept; i < wanted->children.size(); ++i) edits.push_back({Edit::Kind::put_in, {}, i, copy_of(*wanted->children[i])});
  return edits.empty() || push(std::move(edits), words({"The whole scenario", "整个方案"}));
}

std::string free_id(const std::set<std::string>& taken, const std::string& wish) {
  if (!taken.contains(wish)) return wish;
  // "row-2" becomes "row-3", not "row-2-2".
  std::string base = wish;
  const auto digits = base.find_last_not_of("0123456789");
  if (digits != std::string::npos && digits + 1 < base.size() && base[digits] == '-') base.erase(digits);
  int number = 2;
  while (taken.contains(base + "-" + std::to_string(number))) ++number;
  return base + "-" + std::to_string(number);
}

}  // namespace icctwin::gui
