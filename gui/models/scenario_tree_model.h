#pragma once
// The scenario as a tree of what has parts: sections, halls, rows, sources of jobs. Single values are the inspector's.
#include <QAbstractItemModel>
#include <map>
#include <memory>
#include <string>
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
  /// Makes the rows below an item those of the document, with as few insertions and removals as a change at one end of a list needs.
  void follow(Item& item, const Place& place);
  void mark(Item& item, const std::string& pointer, const std::map<std::string, Severity>& worst);

  ScenarioDocument& document_;
  std::unique_ptr<Item> root_;
};

}  // namespace icctwin::gui
