#pragma once
// The rows of a tree that a text names, with those above and below them. Which they are is found in one walk when the text changes, so that
// a tree of 100,000 rows is filtered at once.
#include <QSet>
#include <QSortFilterProxyModel>

namespace icctwin::gui {

class TreeFilter : public QSortFilterProxyModel {
 public:
  explicit TreeFilter(QObject* parent = nullptr);

  void set_text(const QString& text);
  const QString& text() const { return text_; }
  /// Rows of the source that the text names, from the first on; all of them up to a most.
  const QList<QPersistentModelIndex>& matches() const { return matches_; }

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

 private:
  bool names(const QModelIndex& index) const;
  /// Whether the row or one below it is named; notes those that are kept.
  bool walk(const QModelIndex& index, bool above);

  QString text_;
  QSet<quintptr> kept_;  ///< by the index's id
  QList<QPersistentModelIndex> matches_;
};

}  // namespace icctwin::gui
