#pragma once
// How rows of the inspector look and which editor each kind of field has (visual design 3 and 5).
#include <QStyledItemDelegate>

namespace icctwin::gui {

class Workbench;

/// Fixed columns: label, dot of what was changed, value, unit, chip of where the value comes from; a problem's sentence below.
class InspectorDelegate : public QStyledItemDelegate {
 public:
  explicit InspectorDelegate(Workbench& bench, QObject* parent = nullptr) : QStyledItemDelegate(parent), bench_(bench) {}
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void setEditorData(QWidget* editor, const QModelIndex& index) const override;
  void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
  void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  /// Hands the editor's value over now, not only when the field is left.
  void commit_now(QWidget* editor) const;

  Workbench& bench_;
};

}  // namespace icctwin::gui
