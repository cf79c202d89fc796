#include "gui/views/twins/cell_delegate.h"

#include "gui/document/words.h"
#include "gui/models/roles.h"
#include "gui/models/workbench.h"
#include "gui/views/field_editors.h"
#include "gui/views/row_paint.h"

namespace icctwin::gui {

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const Theme& t = theme();
  painter->save();
  if (option.state & QStyle::State_Selected) painter->fillRect(option.rect, t.selected);
  const bool place = index.column() == 0, editable = index.flags() & Qt::ItemIsEditable;
  if (!place && !editable) painter->fillRect(option.rect, t.surface2);
  painter->setPen(t.line);
  painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
  const bool given = place || index.data(changed_role).toBool() || !index.data(changed_role).isValid();
  const QString problem = index.data(problem_role).toString();
  const int flags = index.data(number_role).toBool() ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter;
  draw_text(*painter, option.rect.adjusted(8, 0, -8, 0), index.data().toString(),
            !problem.isEmpty() ? t.error
            : given            ? t.text
                               : t.text3,
            place ? Face::table_strong : Face::table, flags);
  if (!problem.isEmpty()) {
    painter->setPen(QPen(t.error, 1, Qt::DashLine));
    painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
  }
  if (option.state & QStyle::State_HasFocus) {
    painter->setPen(QPen(t.accent, 2));
    painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
  }
  painter->restore();
}

QWidget* CellDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const {
  return make_field_editor(parent, index, bench_, [this](QWidget* editor) {
    auto* self = const_cast<CellDelegate*>(this);
    emit self->commitData(editor);
    emit self->closeEditor(editor);
  });
}

void CellDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const { set_editor_text(editor, index); }

void CellDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const {
  const auto text = changed_text(editor, index);
  if (!text) return;
  const QString topic = QStringLiteral("field");
  const QString title = model->headerData(index.column(), Qt::Horizontal).toString();
  if (model->setData(index, *text, Qt::EditRole)) return bench_.withdraw(topic);
  bench_.tell(
      {topic,
       words({"“%1” was not understood as a value of “%2”; nothing was changed.", "“%1”不能作为“%2”的值，未作修改。"}).arg(*text, title)});
}

}  // namespace icctwin::gui
