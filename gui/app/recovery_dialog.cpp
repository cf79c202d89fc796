#include "gui/app/recovery_dialog.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/document/words.h"
#include "gui/views/differences_dialog.h"
#include "gui/views/row_views.h"
#include "gui/views/theme.h"

namespace icctwin::gui {

QString left_name(const RecoveryFile& file) {
  return file.file.isEmpty() ? words({"a new scenario", "新方案"}) : QFileInfo(file.file).fileName();
}

RecoveryDialog::RecoveryDialog(std::vector<RecoveryFile> files, QWidget* parent)
    : QDialog(parent), files_(std::move(files)), table_(new QTableWidget(0, 3)) {
  setObjectName(QStringLiteral("recovery"));
  setWindowTitle(words({"Unsaved changes", "未保存的修改"}));
  setStyleSheet(style_sheet());
  resize(640, 320);
  auto* column = new QVBoxLayout(this);
  auto* text = new QLabel(words({"Windows that ended unexpectedly left these changes. Recovering does not touch the files until you save.",
                                 "以下修改由异常退出的窗口留下。恢复后在保存之前不会改动原文件。"}));
  text->setWordWrap(true);
  column->addWidget(text);
  table_->setAccessibleName(windowTitle());
  table_->setHorizontalHeaderLabels(
      {words({"Scenario", "方案"}), words({"Time", "时间"}), words({"Edits since it was saved", "保存后的修改次数"})});
  make_quiet(*table_);
  table_->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
  table_->setColumnWidth(1, 160);
  table_->setColumnWidth(2, 190);
  column->addWidget(table_);
  auto* buttons = new QDialogButtonBox;
  recover_ = buttons->addButton(words({"Recover", "恢复"}), QDialogButtonBox::AcceptRole);
  recover_->setProperty("primary", true);
  compare_ = buttons->addButton(words({"Show differences", "查看差异"}), QDialogButtonBox::ActionRole);
  discard_ = buttons->addButton(words({"Discard", "放弃"}), QDialogButtonBox::ActionRole);
  buttons->addButton(words({"Later", "稍后"}), QDialogButtonBox::RejectRole);
  recover_->setDefault(true);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(compare_, &QPushButton::clicked, this, &RecoveryDialog::show_differences);
  connect(discard_, &QPushButton::clicked, this, &RecoveryDialog::discard);
  column->addWidget(buttons);
  fill();
}

void RecoveryDialog::fill() {
  table_->setRowCount(static_cast<int>(files_.size()));
  for (int row = 0; row < table_->rowCount(); ++row) {
    const RecoveryFile& file = files_[static_cast<std::size_t>(row)];
    const QString cells[] = {left_name(file), QDateTime::fromString(file.time, Qt::ISODate).toString(QStringLiteral("yyyy-MM-dd HH:mm")),
                             QString::number(file.edits)};
    for (int i = 0; i < 3; ++i) {
      auto* item = new QTableWidgetItem(cells[i]);
      item->setToolTip(file.file);
      table_->setItem(row, i, item);
    }
  }
  if (!files_.empty()) table_->selectRow(0);
  for (QPushButton* button : {recover_, compare_, discard_}) button->setEnabled(!files_.empty());
}

const RecoveryFile& RecoveryDialog::chosen() const { return files_[static_cast<std::size_t>(std::max(0, table_->currentRow()))]; }

void RecoveryDialog::show_differences() {
  const RecoveryFile& file = chosen();
  QFile saved(file.file);
  const std::string before = !file.file.isEmpty() && saved.open(QIODevice::ReadOnly) ? saved.readAll().toStdString() : std::string("{}");
  const std::string after = Recovery::text_of(file);
  Diagnostics problems;
  const auto root = parse_tree(after, "", problems);
  if (!root) return;
  DifferencesDialog dialog(differences(before, after), *root, left_name(file), words({"In the file", "文件中"}),
                           words({"Unsaved", "未保存"}), this);
  dialog.exec();
}

void RecoveryDialog::discard() {
  Recovery::discard(chosen());
  files_.erase(files_.begin() + std::max(0, table_->currentRow()));
  fill();
  if (files_.empty()) reject();
}

}  // namespace icctwin::gui
