#pragma once
// Cells of the table of objects: what the user gave stands out from defaults, wrong values are marked, each field has its editor.
#include <QStyledItemDelegate>

namespace icctwin::gui {

class Workbench;

class CellDelegate : public QStyledItemDelegate {
 public:
  explicit CellDelegate(Workbench& bench, QObject* parent = nullptr) : QStyledItemDelegate(parent), bench_(bench) {}
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void setEditorData(QWidget* editor, const QModelIndex& index) const override;
  void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;

 private:
  Workbench& bench_;
};

}  // namespace icctwin::gui
