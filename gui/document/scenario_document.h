#pragma once
// The scenario that is open: its file, its tree, its undo stack. Views and models read the tree and edit through the functions below, each
// of which is one command that can be undone.
#include <QObject>
#include <QStringList>
#include <QUndoStack>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "gui/document/schema_place.h"

namespace icctwin::gui {

/// One step of a command: a child of the container at `parent` is put in, taken out or exchanged. Carried out twice it changes nothing.
struct Edit {
  enum class Kind { put_in, take_out, exchange } kind;
  std::string parent;  ///< JSON pointer
  std::size_t index = 0;
  std::unique_ptr<Node> node = {};  ///< what is put in; what was taken out

  /// Pointer of the child.
  std::string pointer(const Node& root) const;
};

class ScenarioDocument : public QObject {
  Q_OBJECT

 public:
  explicit ScenarioDocument(QObject* parent = nullptr);
  /// A document of another kind: a sweep, say. Texts are read, kept and changed the same way by its description.
  explicit ScenarioDocument(const Type& type, QObject* parent = nullptr);
  ~ScenarioDocument() override;

  /// Takes over a text; false, and problems, if it is no JSON object: the document is then unchanged.
  bool set_text(std::string_view text, const QString& file, Diagnostics& diagnostics);
  bool load(const QString& file, Diagnostics& diagnostics);
  /// Writes beside the file and renames; the version before the first save stays as NAME~. Empty, or why it failed.
  QString save(const QString& file);

  const Node& root() const { return *root_; }
  std::string text() const { return write_tree(*root_); }
  Place place(std::string_view pointer) const { return find_place(*root_, pointer, *type_); }
  const QString& file() const { return file_; }
  /// To which the scenario's files are relative.
  QString folder() const;
  /// Name in a language, or the file's.
  QString name(Language language) const;

  QUndoStack& undo_stack() { return stack_; }
  bool is_dirty() const { return recovered_ || !stack_.isClean(); }
  /// The text comes from a recovery file: the file on the disk is older.
  void mark_recovered() { recovered_ = true; }

  // Commands. A pointer that leads nowhere in the description, or a list item that is not there, does nothing and gives false.

  /// Gives a field a value (JSON); objects on the way are made where absent.
  bool set(const std::string& pointer, const std::string& json);
  /// Takes what the file says at a place away: a field goes back to its default, a list loses an item.
  bool remove(const std::string& pointer);
  /// A new item (JSON) before the one that has the index now; the list is made where absent.
  bool insert(const std::string& list_pointer, std::size_t index, const std::string& json);
  /// Another kind of an object of several: members that the new kind does not have are dropped.
  bool set_kind(const std::string& pointer, const std::string& tag);
  /// A copy of a list's item behind it, with an id of its own.
  bool duplicate(const std::string& pointer);
  /// Puts a list's item before the one that has the index now, in its own list or in another one of the same kind.
  bool move(const std::string& pointer, const std::string& list_pointer, std::size_t index);
  /// Another text (JSON) for a part, or for the whole scenario where the pointer is empty; what is the same stays as it is.
  bool replace(const std::string& pointer, const std::string& json);

 signals:
  /// After every command, undone and done: where.
  void changed(const QStringList& pointers);
  /// Another file was opened.
  void reset();
  /// The name or place of the file changed, or it was saved.
  void saved();

 private:
  friend class EditCommand;
  friend class Together;
  /// Carries out the steps in their order or backwards; where.
  QStringList carry_out(std::vector<Edit>& edits, bool backwards);
  void apply(std::vector<Edit>& edits, bool backwards) { emit changed(carry_out(edits, backwards)); }
  bool push(std::vector<Edit> edits, const QString& text);
  QString command_text(const std::string& pointer) const;

  const Type* type_;
  std::unique_ptr<Node> root_;
  QString file_;
  QUndoStack stack_;
  bool recovered_ = false, kept_previous_ = false;

  // Commands that are made one (Together): carried out already, told and put on the stack when the outermost ends.
  int together_ = 0;
  std::vector<Edit> steps_;
  QStringList places_;
};

/// Makes one command of all that are given during its life: done at once, told when it ends, undone and done again as one.
class Together {
 public:
  Together(ScenarioDocument& document, QString text);
  ~Together();
  Together(const Together&) = delete;
  Together& operator=(const Together&) = delete;

  /// Takes everything back that was done so far: as if there had been no command.
  void give_up();

 private:
  ScenarioDocument& document_;
  QString text_;
};

/// An id that no item of a list has yet: the wish itself, or with a number behind it.
std::string free_id(const std::set<std::string>& taken, const std::string& wish);

}  // namespace icctwin::gui
