#include "gui/views/results/table_view.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QFontMetrics>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/document/words.h"
#include "gui/views/row_views.h"
#include "gui/views/theme.h"
#include "sim/document/numbers.h"

namespace icctwin::gui {
namespace {

constexpr int measured_rows = 60, least_column = 60, most_column = 420, cell_padding = 34;

}  // namespace

TableView::TableView(QWidget* parent)
    : QWidget(parent), bar_(new QHBoxLayout), filter_(new QLineEdit), order_(new QComboBox), count_(new QLabel), view_(new QTableView) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  bar_->setSpacing(8);
  filter_->setPlaceholderText(words({"Filter", "筛选"}));
  filter_->setAccessibleName(filter_->placeholderText());
  filter_->setClearButtonEnabled(true);
  filter_->setMaximumWidth(240);
  order_->setAccessibleName(words({"Order", "排序"}));
  order_->setToolTip(order_->accessibleName());
  count_->setObjectName(QStringLiteral("muted"));
  auto* copy = new QPushButton(words({"Copy", "复制"}));
  copy->setToolTip(words({"Copy the chosen rows, or all, as a table (Ctrl+C)", "以表格形式复制所选行或全部（Ctrl+C）"}));
  auto* save = new QPushButton(words({"Export CSV…", "导出 CSV…"}));
  bar_->addWidget(filter_);
  bar_->addWidget(order_);
  bar_->addWidget(count_, 1);
  bar_->addWidget(copy);
  bar_->addWidget(save);
  column->addLayout(bar_);
  view_->setModel(&model_);
  make_quiet(*view_);
  view_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  view_->horizontalHeader()->setSectionsClickable(true);
  view_->horizontalHeader()->setSortIndicatorShown(true);
  view_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  view_->setMinimumHeight(120);
  column->addWidget(view_, 1);

  connect(filter_, &QLineEdit::textChanged, this, [this](const QString& text) { model_.set_filter(text); });
  connect(&model_, &TableModel::order_changed, this, &TableView::show_count);
  connect(view_->horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int section) {
    // The same way as before once more: falling.
    const int rising = 1 + 2 * section;
    order_->setCurrentIndex(order_->currentIndex() == rising ? rising + 1 : rising);
  });
  connect(order_, &QComboBox::currentIndexChanged, this, [this](int index) {
    const int section = index <= 0 ? -1 : (index - 1) / 2;
    const Qt::SortOrder order = index > 0 && index % 2 == 0 ? Qt::DescendingOrder : Qt::AscendingOrder;
    view_->horizontalHeader()->setSortIndicator(section, order);
    model_.sort(section, order);
  });
  connect(view_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
    if (now.isValid()) emit row_picked(model_.order()[static_cast<std::size_t>(now.row())]);
  });
  const auto copy_rows = [this] { QApplication::clipboard()->setText(copied()); };
  connect(copy, &QPushButton::clicked, this, copy_rows);
  connect(save, &QPushButton::clicked, this, &TableView::ask_and_save);
  auto* action = new QAction(this);
  action->setShortcut(QKeySequence::Copy);
  action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  connect(action, &QAction::triggered, this, copy_rows);
  view_->addAction(action);
}

void TableView::add_control(QWidget* control) { bar_->insertWidget(0, control); }

void TableView::present(const std::shared_ptr<const DataTable>& table) {
  const QSignalBlocker quiet_order(order_), quiet_filter(filter_);
  filter_->clear();
  order_->clear();
  model_.set_table(table);
  view_->setAccessibleName(table->title);
  view_->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
  order_->addItem(words({"In their order", "原始顺序"}));
  for (const DataColumn& column : table->columns)
    for (const char* arrow : {"↑", "↓"}) order_->addItem(column.name + u' ' + QString::fromUtf8(arrow));
  // Widths from the first rows: those of all would take too long.
  const QFontMetrics strong(face(Face::table_strong));
  for (std::size_t i = 0; i < table->columns.size(); ++i) {
    int width = strong.horizontalAdvance(model_.headerData(static_cast<int>(i), Qt::Horizontal, Qt::DisplayRole).toString());
    for (std::size_t row = 0; row < std::min<std::size_t>(table->rows(), measured_rows); ++row)
      width = std::max(width, strong.horizontalAdvance(table->shown(row, i)));
    view_->setColumnWidth(static_cast<int>(i), std::clamp(width + cell_padding, least_column, most_column));
  }
  view_->horizontalHeader()->setStretchLastSection(true);
}

void TableView::show_count() {
  const auto shown = static_cast<qsizetype>(model_.order().size());
  const document::Numbers numbers(language());
  count_->setText(
      words(shown == 1 ? Text{"%1 row", "%1 行"} : Text{"%1 rows", "%1 行"}, qstring(numbers.fixed(static_cast<double>(shown), 0))));
}

void TableView::mark(std::size_t row) {
  const auto found = std::ranges::find(model_.order(), row);
  if (found == model_.order().end()) return;
  const int at = static_cast<int>(found - model_.order().begin());
  if (view_->currentIndex().row() == at) return;
  view_->selectRow(at);
  view_->scrollTo(model_.index(at, 0));
}

QString TableView::copied() const {
  if (!model_.table()) return {};
  std::vector<std::size_t> rows;
  for (const QModelIndex& index : view_->selectionModel()->selectedRows())
    rows.push_back(model_.order()[static_cast<std::size_t>(index.row())]);
  return model_.table()->tsv(rows.size() > 1 ? rows : model_.order());
}

QString TableView::save(const QString& path) const {
  QFile file(path);
  const QByteArray text = model_.table() ? model_.table()->csv() : QByteArray();
  if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
    return words({"The file could not be written: %1", "文件无法写入：%1"}, file.errorString());
  return {};
}

void TableView::ask_and_save() {
  const QString file = QFileDialog::getSaveFileName(this, words({"Export the table", "导出表格"}),
                                                    model_.table()->title + QStringLiteral(".csv"), QStringLiteral("CSV (*.csv)"));
  if (file.isEmpty()) return;
  if (const QString reason = save(file); !reason.isEmpty()) QMessageBox::warning(this, words({"Not saved", "未保存"}), reason);
}

}  // namespace icctwin::gui
