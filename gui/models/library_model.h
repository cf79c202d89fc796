#pragma once
// The entries of the library that match a search: favourites and recently used first, then all by kind, under headings.
#include <QAbstractListModel>
#include <QStringList>
#include <vector>

#include "gui/models/library.h"

namespace icctwin::gui {

enum LibraryRole { library_heading_role = Qt::UserRole + 100, library_key_role, library_favourite_role, library_unverified_role };

class LibraryModel : public QAbstractListModel {
 public:
  explicit LibraryModel(QObject* parent = nullptr);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  QStringList mimeTypes() const override;
  QMimeData* mimeData(const QModelIndexList& indexes) const override;

  /// Reads everything anew.
  void load(const QString& scenario_folder);
  void search(const QString& text);
  void set_favourite(const QString& key, bool on);
  bool is_favourite(const QString& key) const { return favourites_.contains(key); }
  void note_use(const QString& key);
  void retranslate();

  const std::vector<LibraryEntry>& entries() const { return entries_; }
  /// nullptr for a heading.
  const LibraryEntry* entry(const QModelIndex& index) const;
  std::size_t matches() const { return matches_; }
  const Diagnostics& problems() const { return problems_; }

 private:
  struct Row {
    int entry = -1;  ///< below 0: a heading
    Text heading = {};
  };
  void arrange();

  std::vector<LibraryEntry> entries_;
  std::vector<Row> rows_;
  QStringList words_;  ///< of the search, lower case
  QStringList favourites_, used_;
  std::size_t matches_ = 0;
  Diagnostics problems_;
};

}  // namespace icctwin::gui
