#include "gui/views/differences_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include "gui/document/words.h"
#include "gui/models/roles.h"
#include "gui/views/row_views.h"
#include "gui/views/theme.h"

namespace icctwin::gui {

DifferencesDialog::DifferencesDialog(const std::vector<Difference>& found, const Node& root, const QString& title, const QString& before,
                                     const QString& after, QWidget* parent)
    : QDialog(parent), table_(new QTableWidget(static_cast<int>(found.size()), 3)) {
  setWindowTitle(title);
  setStyleSheet(style_sheet());
  resize(860, 480);
  auto* column = new QVBoxLayout(this);
  auto* count = new QLabel(counted(static_cast<qsizetype>(found.size()), {"%1 difference", "%1 处差异"}, {"%1 differences", "%1 处差异"}));
  count->setObjectName(QStringLiteral("muted"));
  column->addWidget(count);
  table_->setObjectName(QStringLiteral("differences"));
  table_->setAccessibleName(title);
  table_->setHorizontalHeaderLabels({words({"Place", "位置"}), before, after});
  make_quiet(*table_);
  table_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
  table_->setColumnWidth(1, 210);
  table_->setColumnWidth(2, 210);
  QString text;
  for (int row = 0; row < table_->rowCount(); ++row) {
    const Difference& one = found[static_cast<std::size_t>(row)];
    const QString absent = QStringLiteral("–");
    const QString cells[] = {path_words(root, one.pointer), one.before.empty() ? absent : QString::fromStdString(one.before),
                             one.after.empty() ? absent : QString::fromStdString(one.after)};
    for (int i = 0; i < 3; ++i) {
      auto* item = new QTableWidgetItem(cells[i]);
      item->setToolTip(i == 0 ? QString::fromStdString(one.pointer) : cells[i]);
      item->setData(pointer_role, QString::fromStdString(one.pointer));
      table_->setItem(row, i, item);
    }
    text += QStringList{QString::fromStdString(one.pointer), cells[1], cells[2]}.join(u'\t') + u'\n';
  }
  column->addWidget(table_);
  auto* buttons = new QDialogButtonBox;
  auto* copy = buttons->addButton(words({"Copy", "复制"}), QDialogButtonBox::ActionRole);
  auto* close = buttons->addButton(words({"Close", "关闭"}), QDialogButtonBox::RejectRole);
  close->setDefault(true);
  connect(copy, &QPushButton::clicked, this, [text] { QApplication::clipboard()->setText(text); });
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(table_, &QTableWidget::activated, this,
          [this](const QModelIndex& index) { emit place_chosen(index.data(pointer_role).toString()); });
  column->addWidget(buttons);
}

}  // namespace icctwin::gui
