#pragma once
// An inventory while it is being taken in: its text, its format, what its columns mean, and what follows.
#include <QObject>
#include <QString>
#include <memory>
#include <optional>

#include "sim/scenario/catalog/catalog.h"
#include "sim/scenario/inventory/inventory_import.h"

namespace icctwin::gui {

class ScenarioDocument;

class InventoryDraft : public QObject {
  Q_OBJECT

 public:
  explicit InventoryDraft(ScenarioDocument& document, QObject* parent = nullptr);

  /// Reads a file and guesses its format; false, and problems(), if it holds nothing that can be taken in.
  bool read(const QString& file);
  void set_format(InventoryFormat format);
  void set_profile(const InventoryProfile& profile);

  const QString& file() const { return file_; }
  InventoryFormat format() const { return format_; }
  const std::optional<InventoryTable>& table() const { return table_; }
  const InventoryProfile& profile() const { return profile_; }
  const Diagnostics& problems() const { return problems_; }
  const ImportedInventory& inventory() const { return inventory_; }
  const Catalog& catalog() const { return catalog_; }

  /// Puts what was read into the scenario as one command; false if there is nothing.
  bool apply();
  QString rejected_csv() const;

  // Profiles of the user, by name.
  QStringList profile_names() const;
  bool load_profile(const QString& name);
  bool save_profile(const QString& name) const;

 signals:
  void changed();

 private:
  void take_text();
  void compute();

  ScenarioDocument& document_;
  Catalog catalog_;
  Scenario scenario_;  ///< types that the scenario gives itself
  QString file_;
  std::string text_;
  InventoryFormat format_ = InventoryFormat::racks;
  std::optional<InventoryTable> table_;
  InventoryProfile profile_;
  Diagnostics problems_;
  ImportedInventory inventory_;
};

}  // namespace icctwin::gui
