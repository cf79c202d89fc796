#include "gui/views/delegates.h"

#include <QApplication>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QPainter>
#include <algorithm>

#include "gui/models/inspector_model.h"
#include "gui/models/roles.h"
#include "gui/models/run_model.h"
#include "gui/views/icons.h"
#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

constexpr int tree_row = 24, table_row = 26, field_row = 30, link_row = 28, problem_line = 16, header_row = 32;
constexpr int padding = 12, dot = 5;

struct Columns {
  QRect label, dot, value, unit, chip;
};

/// The columns of a field's row: value and unit keep their widths, the label takes what is left. Where there is no unit the value is wider.
Columns columns_of(const QRect& row, bool has_unit) {
  constexpr int chip_width = 62, unit_width = 40;
  Columns columns;
  const int right = row.right() - padding, top = row.top() + row_extra() / 2;
  const int value_width = std::clamp((row.width() - 2 * padding - chip_width - unit_width) * 48 / 100, 70, 170);
  columns.chip = QRect(right - chip_width, top + 6, chip_width, 18);
  columns.unit = QRect(columns.chip.left() - unit_width, top, unit_width - 4, field_row);
  columns.value = QRect(columns.unit.left() - value_width - 5, top + 3, value_width + (has_unit ? 0 : unit_width), field_row - 6);
  columns.dot = QRect(columns.value.left() - dot - 5, top + (field_row - dot) / 2, dot, dot);
  columns.label = QRect(row.left() + padding, top, columns.dot.left() - 4 - row.left() - padding, field_row);
  return columns;
}

void draw_text(QPainter& painter, const QRect& at, const QString& text, const QColor& color, Face type,
               int flags = Qt::AlignLeft | Qt::AlignVCenter) {
  painter.setFont(face(type));
  painter.setPen(color);
  painter.drawText(at, flags, painter.fontMetrics().elidedText(text, Qt::ElideRight, at.width()));
}

/// Fill of a selected or hovered row, with the accent bar at its left; a ring where it has the focus.
void draw_row(QPainter& painter, const QStyleOptionViewItem& option, const QRect& row, bool first) {
  const Theme& t = theme();
  if (option.state & QStyle::State_Selected) {
    painter.fillRect(row, t.selected);
    if (first) painter.fillRect(QRect(row.left(), row.top(), 2, row.height()), t.accent);
  } else if (option.state & QStyle::State_MouseOver) {
    painter.fillRect(row, t.hover);
  }
}

}  // namespace

QSize TreeDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {80, tree_row + row_extra()}; }

void TreeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const Theme& t = theme();
  const bool selected = option.state & QStyle::State_Selected;
  QRect at = option.rect.adjusted(2, 0, -8, 0);
  const QString icon_name = index.data(icon_role).toString();
  if (!icon_name.isEmpty()) {
    paint_icon(*painter, QRect(at.left(), at.center().y() - 7, 16, 16), icon_name, selected ? t.accent : t.text2);
    at.setLeft(at.left() + 22);
  }
  const QString detail = index.data(detail_role).toString();
  painter->setFont(face(Face::table));
  const int title_width = painter->fontMetrics().horizontalAdvance(index.data().toString());
  const QVariant severity = index.data(severity_role);
  const int mark = severity.isValid() ? 20 : 0;
  // The title goes first; the details take what room is left.
  draw_text(*painter, QRect(at.left(), at.top(), std::min(title_width + 2, at.width() - mark), at.height()), index.data().toString(),
            t.text, selected ? Face::table_strong : Face::table);
  const int used = std::min(title_width + 6, at.width() - mark);
  if (severity.isValid()) paint_severity(*painter, QRectF(at.left() + used, at.center().y() - 6, 13, 13), severity.toInt());
  const int left = at.left() + used + mark + 6;
  if (at.right() - left > 24)
    draw_text(*painter, QRect(left, at.top(), at.right() - left, at.height()), detail, t.text3, Face::small,
              Qt::AlignRight | Qt::AlignVCenter);
}

QSize InspectorDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  const auto kind = static_cast<RowKind>(index.data(row_kind_role).toInt());
  const int row = kind == RowKind::header ? header_row : kind == RowKind::link ? link_row : field_row;
  return {100, row + row_extra() + (index.data(problem_role).isValid() ? problem_line : 0)};
}

void InspectorDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const Theme& t = theme();
  const auto kind = static_cast<RowKind>(index.data(row_kind_role).toInt());
  const QString title = index.data().toString();
  if (kind == RowKind::header) {
    painter->fillRect(option.rect, t.surface2);
    painter->setPen(t.line);
    painter->drawLine(option.rect.topLeft(), option.rect.topRight());
    return draw_text(*painter, option.rect.adjusted(padding, 0, -padding, 0), title, t.text, Face::strong);
  }
  draw_row(*painter, option, option.rect, true);
  if (kind == RowKind::link) {
    const QRect at = option.rect.adjusted(padding, 0, -padding, 0);
    draw_text(*painter, at.adjusted(0, 0, -70, 0), title, t.accent, Face::body);
    return draw_text(*painter, QRect(at.right() - 100, at.top(), 100, at.height()),
                     index.data(detail_role).toString() + QStringLiteral("  ›"), t.text3, Face::table, Qt::AlignRight | Qt::AlignVCenter);
  }
  const bool has_unit = !index.data(unit_role).toString().isEmpty();
  const Columns columns = columns_of(option.rect, has_unit);
  const QString problem = index.data(problem_role).toString();
  draw_text(*painter, columns.label, title, t.text2, Face::body);
  painter->setRenderHint(QPainter::Antialiasing);
  if (index.data(changed_role).toBool()) {
    painter->setPen(Qt::NoPen);
    painter->setBrush(t.accent);
    painter->drawEllipse(columns.dot);
  }
  const bool editable = index.flags() & Qt::ItemIsEditable;
  painter->setPen(QPen(!problem.isEmpty() ? t.error : t.line2, 1));
  painter->setBrush(editable ? t.surface : t.surface2);
  painter->drawRoundedRect(QRectF(columns.value).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
  const bool choice = kind == RowKind::kind || index.data(choices_role).isValid();
  const bool number = has_unit || index.data(range_role).toString() != QString();
  const QRect inner = columns.value.adjusted(8, 0, choice ? -18 : -8, 0);
  const bool changed = index.data(changed_role).toBool();
  draw_text(*painter, inner, index.data(detail_role).toString(), changed ? t.text : t.text3, Face::body,
            (number && !choice ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  if (choice) {
    painter->setPen(QPen(t.text3, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF c(columns.value.right() - 11, columns.value.center().y() + 1);
    painter->drawPolyline(QPolygonF({c + QPointF(-3.5, -2), c + QPointF(0, 1.8), c + QPointF(3.5, -2)}));
  }
  draw_text(*painter, columns.unit, index.data(unit_role).toString(), t.text2, Face::table);
  const QString origin = index.data(origin_role).toString();
  if (!origin.isEmpty()) {
    painter->setFont(face(Face::small));
    const int width = std::min(painter->fontMetrics().horizontalAdvance(origin) + 10, columns.chip.width());
    const QRect chip(columns.chip.right() - width, columns.chip.top(), width, columns.chip.height());
    painter->setPen(t.line2);
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    draw_text(*painter, chip, origin, t.text3, Face::small, Qt::AlignCenter);
  }
  if (!problem.isEmpty()) {
    const QRect below(option.rect.left() + padding, option.rect.top() + field_row - 2, option.rect.width() - 2 * padding, problem_line);
    draw_text(*painter, below, problem, t.error, Face::small, Qt::AlignRight | Qt::AlignVCenter);
  }
}

QWidget* InspectorDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const {
  const QVariantList choices = index.data(choices_role).toList();
  if (choices.isEmpty()) {
    auto* line = new QLineEdit(parent);
    line->setAccessibleName(index.data().toString());
    if (const QStringList names = index.data(names_role).toStringList(); !names.isEmpty()) {
      auto* completer = new QCompleter(names, line);
      completer->setFilterMode(Qt::MatchContains);
      completer->setCaseSensitivity(Qt::CaseInsensitive);
      line->setCompleter(completer);
    }
    return line;
  }
  auto* box = new QComboBox(parent);
  box->setAccessibleName(index.data().toString());
  for (const QVariant& one : choices) box->addItem(one.toList().value(1).toString(), one.toList().value(0));
  // A choice is made at once, not only when the field is left.
  connect(box, &QComboBox::activated, this, [this, box] {
    auto* self = const_cast<InspectorDelegate*>(this);
    emit self->commitData(box);
    emit self->closeEditor(box);
  });
  return box;
}

void InspectorDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
  const QString text = index.data(Qt::EditRole).toString();
  if (auto* box = qobject_cast<QComboBox*>(editor))
    box->setCurrentIndex(box->findText(text));
  else if (auto* line = qobject_cast<QLineEdit*>(editor)) {
    line->setText(text);
    line->selectAll();
  }
}

void InspectorDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const {
  if (auto* box = qobject_cast<QComboBox*>(editor)) {
    if (box->currentIndex() >= 0 && box->currentText() != index.data(Qt::EditRole).toString())
      model->setData(index, box->currentData(), Qt::EditRole);
  } else if (auto* line = qobject_cast<QLineEdit*>(editor)) {
    // Looking at a default and leaving it does not state it.
    if (line->text() != index.data(Qt::EditRole).toString() && !model->setData(index, line->text(), Qt::EditRole)) QApplication::beep();
  }
}

void InspectorDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  editor->setGeometry(columns_of(option.rect, !index.data(unit_role).toString().isEmpty()).value);
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  QFontMetrics metrics(face(Face::table_strong));
  return {metrics.horizontalAdvance(index.data().toString()) + 40, table_row + row_extra()};
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const Theme& t = theme();
  draw_row(*painter, option, option.rect, index.column() == 0);
  painter->setPen(t.line);
  painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
  QRect at = option.rect.adjusted(12, 0, -8, 0);
  const QVariant severity = index.data(severity_role);
  if (severity.isValid() && index.column() == 0) {
    paint_severity(*painter, QRectF(at.left(), at.center().y() - 6, 14, 14), severity.toInt());
    at.setLeft(at.left() + 22);
  }
  const QVariant progress = index.data(progress_role);
  if (progress.isValid() && index.column() == RunModel::progress_column) {
    // The bar ends in the look of the state: whole and calm when done, cut off in the colour of an error when not.
    const auto state = static_cast<RunState>(index.data(state_role).toInt());
    const QColor color = state == RunState::done                                       ? t.ok
                         : state == RunState::running                                  ? t.accent
                         : state == RunState::stopping || state == RunState::cancelled ? t.warning
                                                                                       : t.error;
    const QRectF bar(at.left(), at.center().y() - 1, std::min(at.width() - 48, 120), 4);
    painter->fillRect(bar, t.line);
    painter->fillRect(QRectF(bar.left(), bar.top(), bar.width() * progress.toDouble(), bar.height()), color);
    at.setLeft(static_cast<int>(bar.right()) + 8);
  }
  draw_text(*painter, at, index.data().toString(), index.column() == 0 || severity.isValid() ? t.text : t.text2,
            index.column() == 0 ? Face::table_strong : Face::table);
}

}  // namespace icctwin::gui
