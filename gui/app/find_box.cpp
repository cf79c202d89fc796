#include "gui/app/find_box.h"

#include <QApplication>
#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <algorithm>

#include "gui/document/words.h"
#include "gui/models/roles.h"
#include "gui/models/workbench.h"
#include "gui/views/commands.h"
#include "gui/views/icons.h"
#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

constexpr std::size_t most_rows = 50;
constexpr int row_height = 28, most_shown = 12, least_width = 460;

/// Icon, title, and the shortcut or the place small at the right.
class FoundDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {least_width, row_height + row_extra()}; }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Theme& t = theme();
    if (option.state & QStyle::State_Selected) {
      painter->fillRect(option.rect, t.selected);
      painter->fillRect(QRect(option.rect.left(), option.rect.top(), 2, option.rect.height()), t.accent);
    }
    const bool usable = index.flags() & Qt::ItemIsEnabled;
    const QRect at = option.rect.adjusted(12, 0, -12, 0);
    paint_icon(*painter, QRectF(at.left(), at.center().y() - 7, 16, 16), index.data(icon_role).toString(), t.text3);
    const QRect inner = at.adjusted(26, 0, 0, 0);
    painter->setFont(face(Face::body));
    const QString title = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, inner.width());
    const int used = painter->fontMetrics().horizontalAdvance(title);
    painter->setPen(usable ? t.text : t.axis);
    painter->drawText(inner, Qt::AlignLeft | Qt::AlignVCenter, title);
    painter->setFont(face(Face::small));
    painter->setPen(t.text3);
    const QRect rest = inner.adjusted(used + 16, 0, 0, 0);
    painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(index.data(detail_role).toString(), Qt::ElideLeft, rest.width()));
  }
};

}  // namespace

FindBox::FindBox(Workbench& bench, Commands& commands, QWidget* parent)
    : QLineEdit(parent), bench_(bench), commands_(commands), list_(new QListWidget(this)) {
  setObjectName(QStringLiteral("find"));
  setClearButtonEnabled(true);
  addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
  setMinimumWidth(120);
  setMaximumWidth(280);
  list_->setObjectName(QStringLiteral("found"));
  list_->setWindowFlags(Qt::ToolTip | Qt::FramelessWindowHint);  // seen above the window, the keys stay here
  list_->setFocusPolicy(Qt::NoFocus);
  list_->setItemDelegate(new FoundDelegate(list_));
  list_->setUniformItemSizes(true);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->hide();
  connect(list_, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { go_to(list_->row(item)); });
  connect(this, &QLineEdit::textEdited, this, &FindBox::search);
}

FindBox::~FindBox() = default;

void FindBox::rebuild() {
  setPlaceholderText(words({"Find objects and commands…", "查找对象、命令…"}));
  setToolTip(words({"Find objects and commands  %1", "查找对象、命令  %1"}).arg(QStringLiteral("Ctrl+K")));
  setAccessibleName(words({"Find objects and commands", "查找对象与命令"}));
  list_->setAccessibleName(words({"What was found", "查找结果"}));
}

void FindBox::begin() {
  if (QWidget* focused = QApplication::focusWidget(); focused != this) before_ = focused;
  setFocus(Qt::ShortcutFocusReason);
  selectAll();
  list_->hide();  // of what could be done when it was last asked
}

void FindBox::focusOutEvent(QFocusEvent* event) {
  list_->hide();
  QLineEdit::focusOutEvent(event);
}

void FindBox::collect() {
  all_.clear();
  for (const QAction* action : commands_.all()) {
    const Command* command = commands_.command_of(action);
    Found found{
        Found::Kind::command, words(command->text), action->shortcut().toString(QKeySequence::NativeText), {}, action->objectName()};
    for (const Text& text : {command->text, command->tip}) found.words += qstring(text.en) + u' ' + qstring(text.zh) + u' ';
    found.words = (found.words + found.id).toLower();
    found.usable = action->isEnabled();
    all_.push_back(std::move(found));
  }
  auto objects = findable_objects(bench_.document().root());
  std::move(objects.begin(), objects.end(), std::back_inserter(all_));
}

void FindBox::search() {
  if (!list_->isVisible()) collect();  // what can be found may have changed since
  found_ = matching(all_, text(), most_rows);
  list_->clear();
  for (const Found& one : found_) {
    auto* item = new QListWidgetItem(one.title, list_);
    item->setData(detail_role, one.detail);
    const QAction* action = one.kind == Found::Kind::command ? commands_[one.id.toStdString()] : nullptr;
    const Command* command = action ? commands_.command_of(action) : nullptr;
    item->setData(icon_role, command ? (*command->icon ? QLatin1String(command->icon) : QLatin1String("search")) : QLatin1String("item"));
    if (!one.usable) item->setFlags(Qt::NoItemFlags);
  }
  if (found_.empty() && !text().trimmed().isEmpty()) {
    auto* none = new QListWidgetItem(
        words({"Nothing matches “%1” in %2 entries.", "%2 项中没有匹配“%1”的内容。"}).arg(text().trimmed(), QString::number(all_.size())),
        list_);
    none->setFlags(Qt::NoItemFlags);
  }
  list_->setVisible(list_->count() > 0);
  if (list_->count() == 0) return;
  const int width_px = std::max(width(), least_width);
  const int rows = std::min(list_->count(), most_shown);
  list_->setGeometry(QRect(mapToGlobal(QPoint(width() - width_px, height() + 2)), QSize(width_px, rows * (row_height + row_extra()) + 2)));
  if (!found_.empty()) list_->setCurrentRow(0);
}

void FindBox::go_to(int row) {
  if (row < 0 || row >= static_cast<int>(found_.size())) return;
  const Found chosen = found_[static_cast<std::size_t>(row)];
  // A command may have become possible, or no longer be, since the list was made.
  if (chosen.kind == Found::Kind::command ? !commands_[chosen.id.toStdString()]->isEnabled() : !chosen.usable) return;
  leave();
  if (chosen.kind == Found::Kind::object)
    bench_.select(chosen.id.toStdString());
  else
    commands_[chosen.id.toStdString()]->trigger();
}

void FindBox::leave() {
  list_->hide();
  clear();
  if (before_ && before_ != this)
    before_->setFocus(Qt::OtherFocusReason);
  else
    clearFocus();
}

bool FindBox::event(QEvent* event) {
  // Keys of the list are no shortcuts while the box has the focus.
  if (event->type() == QEvent::ShortcutOverride) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Up || key == Qt::Key_Down) {
      event->accept();
      return true;
    }
  }
  return QLineEdit::event(event);
}

void FindBox::keyPressEvent(QKeyEvent* event) {
  const int row = list_->currentRow(), count = static_cast<int>(found_.size());
  switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
      if (count > 0) list_->setCurrentRow((row + (event->key() == Qt::Key_Down ? 1 : count - 1)) % count);
      return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      return go_to(row);
    case Qt::Key_Escape:
      return leave();
    default:
      QLineEdit::keyPressEvent(event);
  }
}

}  // namespace icctwin::gui
