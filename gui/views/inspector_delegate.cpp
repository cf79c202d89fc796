#include "gui/views/inspector_delegate.h"

#include <QListView>
#include <algorithm>

#include "gui/document/words.h"
#include "gui/models/inspector_model.h"
#include "gui/models/roles.h"
#include "gui/models/workbench.h"
#include "gui/views/field_editors.h"
#include "gui/views/icons.h"
#include "gui/views/row_paint.h"

namespace icctwin::gui {
namespace {

constexpr int field_row = 30, link_row = 28, header_row = 32, field_padding = 12, dot = 5, mark = 12;

struct Columns {
  QRect label, dot, value, unit, chip;
};

/// The columns of a field's row: value and unit keep their widths, the label takes what is left. Where there is no unit the value is wider.
/// In a narrow panel chip and unit give way first: a value without its name says nothing.
Columns columns_of(const QRect& row, bool has_unit) {
  constexpr int narrow_row = 320;
  const bool narrow = row.width() < narrow_row;
  const int chip_width = narrow ? 52 : 62, unit_width = narrow ? 36 : 44;
  Columns columns;
  const int right = row.right() - field_padding, top = row.top() + row_extra() / 2;
  const int value_width = std::clamp((row.width() - 2 * field_padding - chip_width - unit_width) * 46 / 100, 70, 170);
  columns.chip = QRect(right - chip_width, top + 6, chip_width, 18);
  columns.unit = QRect(columns.chip.left() - unit_width, top, unit_width - 4, field_row);
  columns.value = QRect(columns.unit.left() - value_width - 5, top + 3, value_width + (has_unit ? 0 : unit_width), field_row - 6);
  columns.dot = QRect(columns.value.left() - dot - 5, top + (field_row - dot) / 2, dot, dot);
  columns.label = QRect(row.left() + field_padding, top, columns.dot.left() - 4 - row.left() - field_padding, field_row);
  return columns;
}

/// Where the sentence of a problem stands: below the field, on as many lines as it needs.
QRect problem_rect(const QRect& row, const QString& text) {
  const QFontMetrics metrics(face(Face::small));
  const int width = row.width() - 2 * field_padding - mark - 4;
  const QRect needed = metrics.boundingRect(QRect(0, 0, width, 1000), Qt::AlignLeft | Qt::TextWordWrap, text);
  return {row.left() + field_padding + mark + 4, row.top() + row_extra() + field_row - 1, width, needed.height() + 5};
}

QColor severity_color(int severity) {
  const Theme& t = theme();
  return severity == 0 ? t.error : severity == 1 ? t.warning : t.hint;
}

void draw_header(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) {
  const Theme& t = theme();
  painter.fillRect(option.rect, option.state & QStyle::State_Selected ? t.selected : t.surface2);
  painter.setPen(t.line);
  painter.drawLine(option.rect.topLeft(), option.rect.topRight());
  painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
  draw_text(painter, option.rect.adjusted(field_padding, 0, -field_padding - 14, 0), index.data().toString(), t.text, Face::strong);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(t.text3, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  const QPointF c(option.rect.right() - field_padding - 4, option.rect.center().y() + 0.5);
  if (index.data(folded_role).toBool())
    painter.drawPolyline(QPolygonF({c + QPointF(-2, -3.5), c + QPointF(1.8, 0), c + QPointF(-2, 3.5)}));
  else
    painter.drawPolyline(QPolygonF({c + QPointF(-3.5, -2), c + QPointF(0, 1.8), c + QPointF(3.5, -2)}));
}

void draw_chip(QPainter& painter, const QRect& column, const QString& text) {
  if (text.isEmpty()) return;
  const Theme& t = theme();
  painter.setFont(face(Face::small));
  const int width = std::min(painter.fontMetrics().horizontalAdvance(text) + 10, column.width());
  const QRect chip(column.right() - width, column.top(), width, column.height());
  painter.setPen(t.line2);
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
  draw_text(painter, chip, text, t.text3, Face::small, Qt::AlignCenter);
}

}  // namespace

QSize InspectorDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto kind = static_cast<RowKind>(index.data(row_kind_role).toInt());
  if (kind == RowKind::header) return {100, header_row + row_extra()};
  if (kind == RowKind::link) return {100, link_row + row_extra()};
  const QString problem = index.data(problem_role).toString();
  if (problem.isEmpty()) return {100, field_row + row_extra()};
  const auto* view = qobject_cast<const QListView*>(option.widget);
  const QRect row(0, 0, view ? view->viewport()->width() : option.rect.width(), field_row);
  return {100, field_row + row_extra() + problem_rect(row, problem).height()};
}

void InspectorDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const Theme& t = theme();
  const auto kind = static_cast<RowKind>(index.data(row_kind_role).toInt());
  const QString title = index.data().toString();
  painter->save();
  if (kind == RowKind::header) {
    draw_header(*painter, option, index);
    return painter->restore();
  }
  draw_row(*painter, option, option.rect, true);
  if (kind == RowKind::link) {
    const QRect at = option.rect.adjusted(field_padding, 0, -field_padding, 0);
    const QString detail = index.data(detail_role).toString() + QStringLiteral("  ›");
    const int width = std::min(QFontMetrics(face(Face::table)).horizontalAdvance(detail) + 2, at.width() / 2);
    draw_text(*painter, at.adjusted(0, 0, -width - 8, 0), title, t.accent, Face::body);
    draw_text(*painter, QRect(at.right() - width, at.top(), width, at.height()), detail, t.text3, Face::table,
              Qt::AlignRight | Qt::AlignVCenter);
    return painter->restore();
  }
  const bool has_unit = !index.data(unit_role).toString().isEmpty();
  const Columns columns = columns_of(option.rect, has_unit);
  const QString problem = index.data(problem_role).toString();
  const int severity = index.data(severity_role).toInt();
  draw_text(*painter, columns.label, title, t.text2, Face::body);
  painter->setRenderHint(QPainter::Antialiasing);
  const bool changed = index.data(changed_role).toBool(), differs = index.data(differs_role).toBool();
  if (changed) {
    painter->setPen(Qt::NoPen);
    painter->setBrush(t.accent);
    painter->drawEllipse(columns.dot);
  }
  const bool editable = index.flags() & Qt::ItemIsEditable;
  const bool focused = (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_Selected);
  painter->setPen(QPen(!problem.isEmpty() ? severity_color(severity) : focused ? t.accent : t.line2, 1));
  painter->setBrush(editable ? t.surface : t.surface2);
  painter->drawRoundedRect(QRectF(columns.value).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
  const bool choice = kind == RowKind::kind || index.data(choices_role).isValid();
  const QRect inner = columns.value.adjusted(8, 0, choice ? -18 : -8, 0);
  draw_text(*painter, inner, index.data(detail_role).toString(), changed && !differs ? t.text : t.text3, Face::body,
            (index.data(number_role).toBool() && !differs ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  if (choice) {
    painter->setPen(QPen(t.text3, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF c(columns.value.right() - 11, columns.value.center().y() + 1);
    painter->drawPolyline(QPolygonF({c + QPointF(-3.5, -2), c + QPointF(0, 1.8), c + QPointF(3.5, -2)}));
  }
  draw_text(*painter, columns.unit, index.data(unit_role).toString(), t.text2, Face::table);
  draw_chip(*painter, columns.chip, index.data(origin_role).toString());
  if (!problem.isEmpty()) {
    const QRect below = problem_rect(option.rect, problem);
    paint_severity(*painter, QRectF(below.left() - mark - 4, below.top() + 2, mark, mark), severity);
    painter->setFont(face(Face::small));
    painter->setPen(severity_color(severity));
    painter->drawText(below, Qt::AlignLeft | Qt::TextWordWrap, problem);
  }
  painter->restore();
}

void InspectorDelegate::commit_now(QWidget* editor) const {
  auto* self = const_cast<InspectorDelegate*>(this);
  emit self->commitData(editor);
  emit self->closeEditor(editor);
}

QWidget* InspectorDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const {
  return make_field_editor(parent, index, bench_, [this](QWidget* editor) { commit_now(editor); });
}

void InspectorDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const { set_editor_text(editor, index); }

void InspectorDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const {
  const auto text = changed_text(editor, index);
  if (!text) return;
  const QString topic = QStringLiteral("field"), title = index.data().toString(), range = index.data(range_role).toString();
  const QString unit = index.data(unit_role).toString();
  if (model->setData(index, *text, Qt::EditRole)) return bench_.withdraw(topic);
  bench_.tell(
      {topic, words({"“%1” was not understood as a value of “%2”; nothing was changed.%3", "“%1”不能作为“%2”的值，未作修改。%3"})
                  .arg(*text, title,
                       range.isEmpty() && unit.isEmpty() ? QString()
                                                         : words({" Expected: a value in %1, allowed %2.", "应为以 %1 计的数值，允许 %2。"})
                                                               .arg(unit.isEmpty() ? QStringLiteral("1") : unit,
                                                                    range.isEmpty() ? words({"all numbers", "任意数"}) : range))});
}

void InspectorDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  editor->setGeometry(columns_of(option.rect, !index.data(unit_role).toString().isEmpty()).value);
}

}  // namespace icctwin::gui
