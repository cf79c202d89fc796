#pragma once
// The fields of the selected place, made from the description: title, value, unit, help, range, default and where the default comes from.
#include <QAbstractListModel>
#include <map>
#include <string>
#include <vector>

#include "gui/document/scenario_document.h"
#include "gui/models/roles.h"

namespace icctwin::gui {

/// What a row of the inspector is.
enum class RowKind {
  header,   ///< title of a group of fields
  field,    ///< a value
  kind,     ///< which kind an object of several kinds is
  link,     ///< something with parts of its own: its row in the tree
  foreign,  ///< a member that the description does not know; kept as it is
};

class InspectorModel : public QAbstractListModel {
 public:
  explicit InspectorModel(ScenarioDocument& document, QObject* parent = nullptr);

  /// Shows the place at a pointer; of a list, its items.
  void show(const std::string& pointer);
  const std::string& pointer() const { return pointer_; }
  /// Name of what is shown, and what sort of thing it is.
  QString title() const;
  QString subtitle() const;

  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }
  QVariant data(const QModelIndex& index, int role) const override;
  /// Edits by a command; false if the text is not understood. An empty text takes a value back to its default.
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

  /// Sentences by the place of the problem.
  void set_problems(std::map<std::string, QString> sentences);
  void retranslate();
  int row_of(const std::string& pointer) const;

 private:
  struct Row {
    RowKind kind;
    std::string pointer;
    Text title;
    bool operator==(const Row& other) const { return kind == other.kind && pointer == other.pointer; }
  };

  std::vector<Row> wanted_rows() const;
  void add_fields(const Place& object, std::vector<Row>& rows) const;
  void follow();
  QVariant value_of(const Row& row, int role) const;

  ScenarioDocument& document_;
  std::string pointer_;
  std::vector<Row> rows_;
  std::map<std::string, QString> problems_;
};

}  // namespace icctwin::gui
