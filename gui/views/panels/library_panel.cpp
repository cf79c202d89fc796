#include "gui/views/panels/library_panel.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMouseEvent>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "gui/document/words.h"
#include "gui/models/workbench.h"
#include "gui/views/commands.h"
#include "gui/views/panels/library_delegate.h"
#include "gui/views/theme.h"
#include "gui/views/wizard/form.h"

namespace icctwin::gui {
namespace {

const QString topic_place = QStringLiteral("place");

/// A click on the star of a row is no selection.
class LibraryList : public QListView {
 public:
  explicit LibraryList(std::function<void(const QModelIndex&)> on_star) : on_star_(std::move(on_star)) {}

 protected:
  void mousePressEvent(QMouseEvent* event) override {
    const QModelIndex at = indexAt(event->pos());
    if (at.isValid() && LibraryDelegate::star(visualRect(at)).adjusted(-4, -6, 6, 6).contains(event->pos())) return on_star_(at);
    QListView::mousePressEvent(event);
  }

 private:
  std::function<void(const QModelIndex&)> on_star_;
};

}  // namespace

LibraryPanel::LibraryPanel(Workbench& bench, Commands& commands, QWidget* parent)
    : Panel(bench, parent),
      search_(new QLineEdit),
      count_(role_label({}, "muted")),
      none_(role_label({}, "muted")),
      details_(role_label({}, "muted")),
      hint_(role_label({}, "muted")),
      clear_(new QPushButton),
      list_(new LibraryList([this](const QModelIndex& at) {
        const QString key = at.data(library_key_role).toString();
        if (!key.isEmpty()) model_.set_favourite(key, !model_.is_favourite(key));
      })),
      stack_(new QStackedWidget) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 8, 0, 8);
  column->setSpacing(6);
  auto* top = new QHBoxLayout;
  top->setContentsMargins(8, 0, 8, 0);
  search_->setClearButtonEnabled(true);
  top->addWidget(search_, 1);
  count_->setFont(face(Face::small));
  top->addWidget(count_);
  column->addLayout(top);
  list_->setModel(&model_);
  list_->setItemDelegate(new LibraryDelegate(list_));
  list_->setMouseTracking(true);
  list_->setDragEnabled(true);
  list_->setDragDropMode(QAbstractItemView::DragOnly);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setContextMenuPolicy(Qt::ActionsContextMenu);
  stack_->addWidget(list_);
  auto* empty = new QWidget;
  auto* empty_column = new QVBoxLayout(empty);
  none_->setWordWrap(true);
  none_->setAlignment(Qt::AlignHCenter);
  empty_column->addStretch(1);
  empty_column->addWidget(none_);
  empty_column->addWidget(clear_, 0, Qt::AlignHCenter);
  empty_column->addStretch(2);
  stack_->addWidget(empty);
  column->addWidget(stack_, 1);
  for (QLabel* label : {details_, hint_}) {
    label->setWordWrap(true);
    label->setContentsMargins(12, 0, 12, 0);
    label->setFont(face(Face::small));
    column->addWidget(label);
  }
  details_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  connect(search_, &QLineEdit::textChanged, this, [this](const QString& text) {
    model_.search(text);
    show_matches();
  });
  // From the search straight into the list.
  connect(search_, &QLineEdit::returnPressed, this, [this] {
    for (int row = 0; row < model_.rowCount(); ++row)
      if (model_.entry(model_.index(row))) {
        list_->setCurrentIndex(model_.index(row));
        return list_->setFocus();
      }
  });
  connect(clear_, &QPushButton::clicked, search_, &QLineEdit::clear);
  connect(list_, &QListView::activated, this, &LibraryPanel::place);
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this, &LibraryPanel::show_details);
  connect(&model_, &QAbstractItemModel::modelReset, this, &LibraryPanel::show_details);
  connect(&bench.document(), &ScenarioDocument::reset, this, &LibraryPanel::load);
  connect(&bench.document(), &ScenarioDocument::saved, this, &LibraryPanel::load);
  add_commands(commands);
  load();
}

void LibraryPanel::add_commands(Commands& commands) {
  QAction* place_it = commands.add(
      {"library.place", {"Place", "放置"}, {"Put the entry into the scenario", "将所选条目放入方案"}, "", "add"}, [this] { place(); });
  QAction* star =
      commands.add({"library.favourite", {"Favourite", "收藏"}, {"Keep the entry at the top of the library", "将所选条目置顶"}, "", "star"},
                   [this] { toggle_favourite(); });
  list_->addAction(place_it);
  list_->addAction(star);
}

QWidget* LibraryPanel::first_control() { return search_; }

void LibraryPanel::rebuild() {
  search_->setPlaceholderText(words({"Name, maker, model…", "名称、厂商、型号…"}));
  search_->setAccessibleName(words({"Search the library", "搜索设备库"}));
  list_->setAccessibleName(words({"Library", "设备库"}));
  clear_->setText(words({"Clear the search", "清除搜索"}));
  hint_->setText(words({"Drag onto the plan, or Enter to place", "拖到平面图，或按 Enter 放置"}));
  model_.retranslate();
  show_matches();
}

void LibraryPanel::load() {
  model_.load(bench_.document().folder());
  if (!model_.problems().empty())
    bench_.tell({QStringLiteral("library"), words({"Library: %1", "设备库：%1"}, sentences(model_.problems()))});
  else
    bench_.withdraw(QStringLiteral("library"));
  show_matches();
}

void LibraryPanel::show_matches() {
  const QString all = QString::number(model_.entries().size());
  count_->setText(words({"%1 entries", "%1 项"}, QString::number(model_.matches())));
  none_->setText(words({"Nothing matches “%1” in %2 entries.", "%2 项中没有匹配“%1”的设备。"}).arg(search_->text(), all));
  stack_->setCurrentIndex(model_.matches() == 0 ? 1 : 0);
}

void LibraryPanel::show_details() {
  const LibraryEntry* one = model_.entry(list_->currentIndex());
  details_->setVisible(one != nullptr);
  if (!one) return;
  QStringList lines;
  if (!one->maker.isEmpty()) lines << words({"Maker: %1", "厂商：%1"}, one->maker);
  lines << words({"Id: %1", "标识：%1"}, QString::fromStdString(one->id));
  if (!one->source.isEmpty())
    lines << words({"Source: %1", "来源：%1"}, details_->fontMetrics().elidedText(one->source, Qt::ElideRight, 640));
  if (one->unverified) lines << words({"Unverified: compare with a data sheet before use.", "未核实：使用前请与样本核对。"});
  details_->setText(lines.join(u'\n'));
  details_->setToolTip(one->source + (one->notes.isEmpty() ? QString() : QStringLiteral("\n\n") + one->notes));
}

void LibraryPanel::place() {
  const LibraryEntry* one = model_.entry(list_->currentIndex());
  if (!one) return;
  const LibraryEntry entry = *one;  // using it moves it in the list
  const std::string where = place_entry(bench_.document(), model_.entries(), entry, bench_.current());
  if (where.empty()) return bench_.tell({topic_place, how_to_place(entry.kind)});
  bench_.withdraw(topic_place);
  model_.note_use(entry.key());
  bench_.select(where);
}

void LibraryPanel::toggle_favourite() {
  const LibraryEntry* one = model_.entry(list_->currentIndex());
  if (!one) return;
  const QString key = one->key();
  model_.set_favourite(key, !model_.is_favourite(key));
}

}  // namespace icctwin::gui
