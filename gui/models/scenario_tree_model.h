#pragma once
// The scenario as a tree of what has parts: sections, halls, rows, sources of jobs. Single values are the inspector's.
#include <QAbstractItemModel>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gui/document/scenario_document.h"
#include "gui/models/roles.h"

namespace icctwin::gui {

class ScenarioTreeModel : public QAbstractItemModel {
 public:
  explicit ScenarioTreeModel(ScenarioDocument& document, QObject* parent = nullptr);
  ~ScenarioTreeModel() override;

  QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  QModelIndex parent(const QModelIndex& index) const override;
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& = {}) const override { return 1; }
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  /// Renames an item; what refers to it by its id follows.
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;

  // Items are dragged to another place of their list, or into another list of the same kind.
  Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
  QStringList mimeTypes() const override;
  QMimeData* mimeData(const QModelIndexList& indexes) const override;
  bool canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) const override;
  bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column, const QModelIndex& parent) override;

  /// The row of a place, or of the nearest one above it that has a row.
  QModelIndex index_of(const std::string& pointer) const;

  /// Marks rows at and above the places of problems.
  void set_severities(const std::map<std::string, Severity>& worst);
  /// After a change of the language.
  void retranslate();

 private:
  struct Item;
  struct Wanted;

  Item* item_of(const QModelIndex& index) const;
  QModelIndex index_of(const Item& item) const;
  std::vector<Wanted> wanted_children(const Place& place) const;
  enum class Depth { rows, all };
  /// Makes the rows below an item those of the document, with as few insertions and removals as a change at one end of a list needs;
  /// its own alone, or all below them too.
  void follow_children(Item& item, const Place& place, Depth depth);
  void follow_places(const QStringList& pointers);
  std::optional<std::pair<std::string, std::size_t>> drop_place(int row, const QModelIndex& parent) const;
  void mark(Item& item, const std::string& pointer, const std::map<std::string, Severity>& worst);

  ScenarioDocument& document_;
  std::unique_ptr<Item> root_;
};

}  // namespace icctwin::gui
