#include "gui/views/number_table_dialog.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include "gui/document/words.h"
#include "gui/models/units.h"
#include "gui/views/curve_view.h"
#include "gui/views/theme.h"

namespace icctwin::gui {

CurveData curve_data(const std::vector<NumberColumn>& columns) {
  CurveData data;
  const bool over_first = columns.size() > 1;
  if (over_first) {
    data.x = columns.front().values;
    data.x_name = columns.front().title;
  }
  for (std::size_t c = over_first ? 1 : 0; c < columns.size(); ++c) data.curves.push_back({columns[c].title, columns[c].values});
  return data;
}

NumberTableDialog::NumberTableDialog(ScenarioDocument& document, const std::string& pointer, QWidget* parent)
    : QDialog(parent),
      document_(document),
      columns_(number_columns(document, pointer)),
      table_(new QTableWidget),
      chart_(new CurveView),
      state_(new QLabel) {
  setWindowTitle(columns_.empty() ? QString() : columns_.front().title);
  auto* column = new QVBoxLayout(this);
  auto* row = new QHBoxLayout;
  table_->setAccessibleName(words({"Numbers", "数值"}));
  table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  table_->setMinimumSize(280, 320);
  chart_->setMinimumSize(320, 240);
  row->addWidget(table_, 1);
  row->addWidget(chart_, 1);
  column->addLayout(row, 1);
  auto* tools = new QHBoxLayout;
  auto* add = new QPushButton(words({"Add row", "添加行"}));
  auto* remove = new QPushButton(words({"Remove rows", "删除行"}));
  tools->addWidget(add);
  tools->addWidget(remove);
  state_->setObjectName(QStringLiteral("muted"));
  tools->addWidget(state_, 1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
  ok_ = buttons->button(QDialogButtonBox::Ok);
  ok_->setText(words({"OK", "确定"}));
  buttons->button(QDialogButtonBox::Cancel)->setText(words({"Cancel", "取消"}));
  tools->addWidget(buttons);
  column->addLayout(tools);
  connect(add, &QPushButton::clicked, this, &NumberTableDialog::add_row);
  connect(remove, &QPushButton::clicked, this, &NumberTableDialog::remove_rows);
  connect(buttons, &QDialogButtonBox::accepted, this, &NumberTableDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(table_, &QTableWidget::cellChanged, this, [this] {
    if (!filling_ && read_cells()) chart_->show_data(curve_data(columns_));
  });
  auto* paste_keys = new QAction(this);
  paste_keys->setShortcut(QKeySequence::Paste);
  connect(paste_keys, &QAction::triggered, this, [this] { paste(QApplication::clipboard()->text()); });
  addAction(paste_keys);
  fill();
}

void NumberTableDialog::fill() {
  filling_ = true;
  table_->setColumnCount(static_cast<int>(columns_.size()));
  QStringList titles;
  std::size_t rows = 0;
  for (const auto& one : columns_) {
    titles << one.title;
    rows = std::max(rows, one.values.size());
  }
  table_->setHorizontalHeaderLabels(titles);
  table_->setRowCount(static_cast<int>(rows));
  for (std::size_t c = 0; c < columns_.size(); ++c)
    for (std::size_t r = 0; r < rows; ++r) {
      auto* cell = new QTableWidgetItem(
          r < columns_[c].values.size() ? QString::number(columns_[c].values[r], 'g', QLocale::FloatingPointShortest) : QString());
      cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
      table_->setItem(static_cast<int>(r), static_cast<int>(c), cell);
    }
  filling_ = false;
  chart_->show_data(curve_data(columns_));
  read_cells();
}

bool NumberTableDialog::read_cells() {
  bool good = true;
  filling_ = true;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    columns_[c].values.clear();
    for (int r = 0; r < table_->rowCount(); ++r) {
      QTableWidgetItem* cell = table_->item(r, static_cast<int>(c));
      const auto value = typed_value(cell ? cell->text() : QString(), {}, {}, std::nullopt);
      if (cell) cell->setForeground(value ? theme().text : theme().error);
      if (cell && !value) cell->setToolTip(words({"Not a number", "不是数字"}));
      good = good && value;
      columns_[c].values.push_back(value.value_or(0));
    }
  }
  filling_ = false;
  ok_->setEnabled(good);
  state_->setText(good ? counted(table_->rowCount(), {"%1 row", "%1 行"}, {"%1 rows", "%1 行"})
                       : words({"Cells in red are not numbers.", "红色单元格不是数字。"}));
  return good;
}

void NumberTableDialog::add_row() {
  const int at = table_->currentRow() >= 0 ? table_->currentRow() + 1 : table_->rowCount();
  for (auto& one : columns_) {
    const std::size_t place = std::min(static_cast<std::size_t>(at), one.values.size());
    const double value = place > 0 ? one.values[place - 1] : 0;
    one.values.insert(one.values.begin() + static_cast<std::ptrdiff_t>(place), value);
  }
  fill();
  table_->setCurrentCell(at, 0);
}

void NumberTableDialog::remove_rows() {
  std::set<int> rows;
  for (const QModelIndex& index : table_->selectionModel()->selectedIndexes()) rows.insert(index.row());
  for (auto row = rows.rbegin(); row != rows.rend(); ++row)
    for (auto& one : columns_)
      if (static_cast<std::size_t>(*row) < one.values.size()) one.values.erase(one.values.begin() + *row);
  fill();
}

void NumberTableDialog::paste(const QString& text) {
  const int first_row = std::max(0, table_->currentRow()), first_column = std::max(0, table_->currentColumn());
  const QStringList lines = text.split('\n', Qt::SkipEmptyParts);
  filling_ = true;
  for (int r = 0; r < lines.size(); ++r) {
    if (first_row + r >= table_->rowCount()) {
      table_->insertRow(table_->rowCount());
      for (int c = 0; c < table_->columnCount(); ++c) table_->setItem(first_row + r, c, new QTableWidgetItem(QStringLiteral("0")));
    }
    const QStringList cells = lines[r].split('\t');
    for (int c = 0; c < cells.size() && first_column + c < table_->columnCount(); ++c)
      table_->item(first_row + r, first_column + c)->setText(cells[c].trimmed());
  }
  filling_ = false;
  if (read_cells()) chart_->show_data(curve_data(columns_));
}

void NumberTableDialog::accept() {
  if (!read_cells()) return;
  set_number_columns(document_, columns_);
  QDialog::accept();
}

}  // namespace icctwin::gui
