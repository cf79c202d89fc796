#pragma once
// The fields of the selection, made from the description: title, value, unit, help, range, default and where the default comes from. Of
// several objects the fields that all have; an edit then changes each of them, in one command.
#include <QAbstractListModel>
#include <map>
#include <set>
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

  /// Shows the places at pointers, the current one first; of a list, its items. None: the whole scenario.
  void show(const QStringList& pointers);
  void show(const std::string& pointer) { show(QStringList(QString::fromStdString(pointer))); }
  /// The current place, and all.
  const std::string& pointer() const { return pointers_.front(); }
  const std::vector<std::string>& pointers() const { return pointers_; }
  /// Name of what is shown, what sort of thing it is, and what is to be known of it.
  QString title() const;
  QString sort_of_thing() const;
  QString subtitle() const;

  /// Fields that are seldom touched are shown too; without, only where the file gives them or they have a problem.
  void set_advanced(bool shown);
  bool advanced() const { return advanced_; }
  /// Only fields whose title, key or value has the text.
  void set_filter(const QString& text);
  /// Folds or unfolds the group whose header a row is.
  void toggle(int row);
  /// Makes the row of a place one that is shown; false if it has none.
  bool reveal(const std::string& pointer);

  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(rows_.size()); }
  QVariant data(const QModelIndex& index, int role) const override;
  /// Edits by a command; false if the text is not understood. An empty text takes a value back to its default.
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  /// Takes the fields of a row back to their defaults, in one command.
  void reset_to_default(const QModelIndex& index);
  Qt::ItemFlags flags(const QModelIndex& index) const override;

  /// Sentences by the place of the problem, and how bad it is.
  void set_problems(std::map<std::string, QString> sentences, std::map<std::string, Severity> worst = {});
  void retranslate();
  int row_of(const std::string& pointer) const;

 private:
  struct Row {
    RowKind kind;
    std::string pointer;  ///< in the current object
    Text title;
    std::string group;      ///< pointer of the header that it stands under
    bool advanced = false;  ///< of a field: seldom touched
    bool operator==(const Row& other) const { return kind == other.kind && pointer == other.pointer; }
  };
  /// What all selected objects have in a field together.
  struct Common {
    QString number, number_in_full, unit;
    bool differs = false, given = false;
  };

  std::vector<Row> all_rows() const;
  std::vector<Row> wanted_rows() const;
  bool is_wanted(const Row& row) const;
  void add_fields(const Place& object, const std::string& group, std::vector<Row>& rows) const;
  void keep_common(std::vector<Row>& rows) const;
  void follow();
  QVariant header_data(const Row& row, int role) const;
  QVariant kind_data(const Row& row, int role) const;
  QVariant link_data(const Row& row, int role) const;
  QVariant field_data(const Row& row, int role) const;
  const Common& common(const Row& row) const;
  /// The same place in each of the selected objects.
  std::vector<std::string> places_of(const Row& row) const;

  ScenarioDocument& document_;
  std::vector<std::string> pointers_ = {{}};
  std::vector<Row> rows_;
  std::map<std::string, QString> problems_;
  std::map<std::string, Severity> worst_;
  bool advanced_ = true;
  QString filter_;
  std::set<std::string> folded_;                  ///< titles of groups, so that a group stays folded from one object to the next
  mutable std::map<std::string, Common> common_;  ///< by pointer, until the document changes
};

/// What stands in the place of a value that is not the same in all selected objects.
QString differs_words();

}  // namespace icctwin::gui
