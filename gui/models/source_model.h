#pragma once
// Every value that a run depends on with where it comes from: the list of inputs that a run writes into its manifest, before it is run.
#include <QAbstractTableModel>
#include <string>
#include <vector>

#include "gui/models/roles.h"
#include "models/base/describe.h"

namespace icctwin {
struct LoadedScenario;
struct Plan;
}  // namespace icctwin

namespace icctwin::gui {

enum class Origin { user, standard, computed, catalog };

struct SourceRow {
  std::string pointer;  ///< of the field; of the catalog, "catalog/ID"
  QString title_en, title_zh, value;
  std::string unit;
  Origin origin = Origin::user;
  QString source;
  bool unverified = false;
  bool operator==(const SourceRow&) const = default;
};

/// As the program lists them for a run.
std::vector<SourceRow> source_rows(const LoadedScenario& loaded, const Plan& plan);

class SourceModel : public QAbstractTableModel {
 public:
  enum Column { title_column, value_column, origin_column, source_column, place_column, column_count };
  /// Which rows are shown.
  struct Filter {
    QString text;
    bool unverified = false, defaults = false;  ///< only these
  };

  using QAbstractTableModel::QAbstractTableModel;

  void set_rows(std::vector<SourceRow> rows);
  void set_filter(const Filter& filter);
  std::size_t total() const { return all_.size(); }
  std::size_t unverified() const;
  void retranslate();

  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : static_cast<int>(shown_.size()); }
  int columnCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : column_count; }
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  void select_rows();
  QString value_words(const SourceRow& row) const;

  std::vector<SourceRow> all_;
  std::vector<std::size_t> shown_;
  Filter filter_;
};

QString origin_name(Origin origin);

}  // namespace icctwin::gui
