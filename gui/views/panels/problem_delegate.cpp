#include "gui/views/panels/problem_delegate.h"

#include <QPainter>

#include "gui/models/problem_model.h"
#include "gui/models/roles.h"
#include "gui/views/icons.h"
#include "gui/views/panels/row_ground.h"
#include "gui/views/theme.h"

namespace icctwin::gui {

void ProblemDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const bool link = index.column() == ProblemModel::fix_column, quiet = index.data(quiet_role).toBool();
  if (!link && !quiet) return RowDelegate::paint(painter, option, index);
  const bool first = index.column() == 0;
  paint_ground(*painter, option, first);
  QRect at = option.rect.adjusted(12, 0, -8, 0);
  if (first) {
    paint_icon(*painter, QRectF(at.left(), at.center().y() - 6, 14, 14), QStringLiteral("check"), theme().text3);
    at.setLeft(at.left() + 22);
  }
  painter->setFont(face(link ? Face::table_strong : Face::table));
  painter->setPen(link ? theme().accent : theme().text3);
  painter->drawText(at, Qt::AlignLeft | Qt::AlignVCenter,
                    painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, at.width()));
}

}  // namespace icctwin::gui
