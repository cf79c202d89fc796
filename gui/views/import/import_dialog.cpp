#include "gui/views/import/import_dialog.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/document/words.h"
#include "gui/document/write_file.h"
#include "gui/models/workbench.h"
#include "gui/views/row_views.h"
#include "gui/views/theme.h"
#include "gui/views/wizard/form.h"
#include "gui/views/wizard/step_list.h"

namespace icctwin::gui {
namespace {

constexpr int most_rows_shown = 500, last_step = 3;
constexpr Text step_names[] = {{"Source", "来源"}, {"Columns", "列映射"}, {"Preview", "预览"}, {"Apply", "应用"}};

/// A page of the dialog with its title and a sentence.
QVBoxLayout* page_of(QWidget* page, const Text& title, const Text& lead) {
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(26, 20, 26, 16);
  column->setSpacing(10);
  column->addWidget(role_label(words(title), "page_title"));
  auto* about = role_label(words(lead), "muted");
  about->setWordWrap(true);
  column->addWidget(about);
  return column;
}

QString tally(const ImportedInventory& inventory) {
  return words({"%1 read, %2 rejected", "读入 %1 行，拒绝 %2 行"})
      .arg(QString::number(inventory.accepted()), QString::number(inventory.rejected.size()));
}

}  // namespace

ImportDialog::ImportDialog(Workbench& bench, QWidget* parent)
    : QDialog(parent), bench_(bench), draft_(bench.document()), steps_(new StepList), stack_(new QStackedWidget) {
  setObjectName(QStringLiteral("wizard"));
  setModal(true);
  setWindowTitle(words({"Import an inventory", "导入设备清单"}));
  for (QWidget* page : {make_source(), make_mapping(), make_preview(), make_apply()}) stack_->addWidget(page);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* middle = new QHBoxLayout;
  middle->setSpacing(0);
  middle->addWidget(steps_);
  middle->addWidget(stack_, 1);
  column->addLayout(middle, 1);
  column->addWidget(make_foot());
  // Only now, as part of the dialog: Return goes on from every field, and presses no other button.
  for (QPushButton* one : findChildren<QPushButton*>()) one->setAutoDefault(false);
  next_->setDefault(true);
  connect(steps_, &StepList::asked, this, [this](int step) {
    if (step <= current_step() || draft_.inventory().rows > 0) show_step(step);
  });
  connect(&draft_, &InventoryDraft::changed, this, &ImportDialog::show_draft);
  resize(980, 620);
  show_step(0);
  show_draft();
}

QWidget* ImportDialog::make_source() {
  auto* page = new QWidget;
  auto* column =
      page_of(page, step_names[0], {"A file of this computer; nothing is fetched from a network.", "选择本机文件，不访问网络。"});
  auto* form = new Form;
  file_ = new QLineEdit;
  file_->setMinimumWidth(420);
  form->row(words({"File", "文件"}), file_);
  connect(file_, &QLineEdit::editingFinished, this, [this] {
    if (file_->text() != draft_.file()) choose_file(file_->text());
  });
  auto* choose = new QPushButton(words({"Choose…", "选择…"}));
  form->row(words({"On this computer", "浏览"}), choose);
  connect(choose, &QPushButton::clicked, this, &ImportDialog::ask_for_file);
  format_ = choice_box();
  for (const auto& one : inventory_formats()) format_->addItem(words(one.name), static_cast<int>(one.format));
  form->row(words({"Format", "格式"}), format_, words({"recognised by the beginning of the file", "由文件开头识别"}));
  connect(format_, &QComboBox::activated, this,
          [this](int at) { draft_.set_format(static_cast<InventoryFormat>(format_->itemData(at).toInt())); });
  column->addWidget(form);
  found_ = new QLabel;
  found_->setWordWrap(true);
  column->addWidget(found_);
  column->addStretch(1);
  return page;
}

QWidget* ImportDialog::make_mapping() {
  auto* page = new QWidget;
  auto* column = page_of(page, step_names[1],
                         {"What each column means. Columns without a meaning are passed over.", "指定各列含义，未指定的列将忽略。"});
  auto* row = new QHBoxLayout;
  row->addWidget(role_label(words({"Profile", "配置"}), "label"));
  profiles_ = new QComboBox;
  profiles_->setMinimumWidth(150);
  profiles_->setAccessibleName(words({"Profile", "配置"}));
  connect(profiles_, &QComboBox::activated, this, [this](int at) {
    if (at > 0) draft_.load_profile(profiles_->itemText(at));
  });
  row->addWidget(profiles_);
  profile_name_ = new QLineEdit;
  profile_name_->setPlaceholderText(words({"Name of a new profile", "新配置名称"}));
  profile_name_->setAccessibleName(profile_name_->placeholderText());
  row->addWidget(profile_name_);
  auto* save = new QPushButton(words({"Save profile", "保存配置"}));
  connect(save, &QPushButton::clicked, this, [this] {
    mapping_note_->setText(draft_.save_profile(profile_name_->text().trimmed())
                               ? words({"The profile was saved.", "配置已保存。"})
                               : words({"Give the profile a name without “/”.", "请输入不含“/”的配置名称。"}));
    fill_mapping();
  });
  row->addWidget(save);
  row->addStretch(1);
  column->addLayout(row);
  mapping_note_ = role_label({}, "muted");
  column->addWidget(mapping_note_);
  auto* scroll = new QScrollArea;
  scroll->setObjectName(QStringLiteral("plain"));
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  columns_ = new QWidget;
  scroll->setWidget(columns_);
  column->addWidget(scroll, 1);
  return page;
}

QWidget* ImportDialog::make_preview() {
  auto* page = new QWidget;
  auto* column = page_of(
      page, step_names[2],
      {"Rows as they were read; those that cannot be placed stand below with the reason.", "读入的各行；无法放置的行及原因列在下方。"});
  counts_ = new QLabel;
  counts_->setFont(face(Face::strong));
  column->addWidget(counts_);
  rows_ = new QTableWidget;
  make_quiet(*rows_);
  rows_->setAccessibleName(words({"Rows", "各行"}));
  column->addWidget(rows_, 3);
  problems_ = new QTableWidget(0, 2);
  make_quiet(*problems_);
  problems_->setAccessibleName(words({"Rejected rows", "拒绝的行"}));
  problems_->setHorizontalHeaderLabels({words({"Line", "行号"}), words({"Problem", "问题"})});
  problems_->horizontalHeader()->setStretchLastSection(true);
  column->addWidget(problems_, 2);
  save_rejected_ = new QPushButton(words({"Save rejected rows…", "保存拒绝的行…"}));
  connect(save_rejected_, &QPushButton::clicked, this, &ImportDialog::save_rejected);
  column->addWidget(save_rejected_, 0, Qt::AlignLeft);
  return page;
}

QWidget* ImportDialog::make_apply() {
  auto* page = new QWidget;
  auto* column = page_of(page, step_names[3], {"One command: Ctrl+Z takes all of it back.", "作为一次修改应用，可用 Ctrl+Z 整体撤销。"});
  summary_ = new QLabel;
  summary_->setWordWrap(true);
  column->addWidget(summary_);
  column->addStretch(1);
  return page;
}

QWidget* ImportDialog::make_foot() {
  auto* foot = new QWidget;
  auto* row = new QHBoxLayout(foot);
  row->setContentsMargins(18, 11, 18, 11);
  row->addStretch(1);
  const auto button = [&](const Text& text) {
    auto* made = new QPushButton(words(text));
    made->setMinimumHeight(32);
    made->setMinimumWidth(78);
    made->setAutoDefault(false);
    row->addWidget(made);
    return made;
  };
  connect(button({"Cancel", "取消"}), &QPushButton::clicked, this, &QDialog::reject);
  back_ = button({"Back", "上一步"});
  next_ = button({"Next", "下一步"});
  next_->setProperty("primary", true);
  connect(back_, &QPushButton::clicked, this, [this] { show_step(current_step() - 1); });
  connect(next_, &QPushButton::clicked, this, [this] { current_step() < last_step ? show_step(current_step() + 1) : finish(); });
  return foot;
}

int ImportDialog::current_step() const { return stack_->currentIndex(); }

void ImportDialog::show_step(int step) {
  stack_->setCurrentIndex(std::clamp(step, 0, last_step));
  show_draft();
}

bool ImportDialog::choose_file(const QString& file) {
  file_->setText(file);
  return draft_.read(file);
}

void ImportDialog::ask_for_file() {
  const QString file =
      QFileDialog::getOpenFileName(this, words({"Choose an inventory", "选择设备清单"}), bench_.document().folder(),
                                   words({"Inventories (*.csv *.tsv *.txt *.json)", "设备清单 (*.csv *.tsv *.txt *.json)"}));
  if (!file.isEmpty()) choose_file(file);
}

void ImportDialog::show_draft() {
  std::vector<StepList::Step> names;
  for (const Text& name : step_names) names.push_back({words(name), {}});
  names[0].choice = QFileInfo(draft_.file()).fileName();
  steps_->set_steps(std::move(names), current_step());
  format_->setCurrentIndex(format_->findData(static_cast<int>(draft_.format())));
  const ImportedInventory& inventory = draft_.inventory();
  const bool has = inventory.rows > 0;
  QString found;
  if (draft_.problems().has_errors())
    found = words({"This file cannot be taken in: %1", "无法导入此文件：%1"}, sentences(draft_.problems()));
  else if (draft_.table())
    found = words({"%1 rows, %2 columns, %3.", "%1 行，%2 列，%3。"})
                .arg(QString::number(draft_.table()->rows.size()), QString::number(draft_.table()->columns.size()),
                     draft_.table()->has_devices ? words({"a device each", "每行一台设备"}) : words({"a rack each", "每行一个机柜"}));
  else if (has)
    found = words({"racks: %1", "%1 个机柜"}, QString::number(inventory.racks));
  found_->setText(found);
  fill_mapping();
  fill_preview();
  QStringList halls;
  for (const Hall& hall : inventory.halls) halls << QString::fromStdString(hall.id);
  summary_->setText(words({"%1. Halls: %2. Racks: %3. Rack types that are made: %4. Halls of the same id are replaced. File name, rows and "
                           "date are kept in the view of each "
                           "group of racks; a hall or row has no place for them.",
                           "%1。机房：%2。机柜：%3。新建机柜型号：%"
                           "4。同名机房将被替换。文件名、行号与日期记录在各机柜组的视图字段中；机房与机柜列没有存放来源的字段。"})
                        .arg(tally(inventory), halls.join(QStringLiteral(", ")), QString::number(inventory.racks),
                             QString::number(inventory.rack_types.size())));
  back_->setEnabled(current_step() > 0);
  next_->setText(current_step() == last_step ? inventory.rejected.empty() ? words({"Apply", "应用"}) : words({"Apply anyway", "仍然应用"})
                                             : words({"Next", "下一步"}));
  next_->setEnabled(current_step() == 0 ? has : current_step() < last_step || !inventory.halls.empty());
}

void ImportDialog::fill_mapping() {
  if (filling_) return;
  filling_ = true;
  profiles_->clear();
  profiles_->addItem(words({"By usual names", "按常用列名"}));
  profiles_->addItems(draft_.profile_names());
  delete columns_->layout();
  qDeleteAll(columns_->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
  auto* grid = new QGridLayout(columns_);
  grid->setContentsMargins(0, 0, 8, 0);
  grid->setVerticalSpacing(6);
  grid->setColumnStretch(2, 1);
  if (draft_.table()) {
    const InventoryTable& table = *draft_.table();
    int at = 0;
    for (const auto& field : inventory_fields()) {
      auto* label = new QLabel(words(field.name));
      auto* box = new QComboBox;
      box->setMinimumWidth(220);
      box->setAccessibleName(words(field.name));
      box->addItem(words({"– none –", "– 无 –"}), QString());
      for (const std::string& column : table.columns) box->addItem(QString::fromStdString(column), QString::fromStdString(column));
      box->setCurrentIndex(std::max(0, box->findData(QString::fromStdString(draft_.profile().column_of(field.field)))));
      connect(box, &QComboBox::activated, this, [this, box, of = field.field](int index) {
        InventoryProfile profile = draft_.profile();
        profile.set_column(of, box->itemData(index).toString().toStdString());
        // The box must outlive its own signal.
        QMetaObject::invokeMethod(
            this, [this, profile] { draft_.set_profile(profile); }, Qt::QueuedConnection);
      });
      QStringList samples;
      if (const auto column = table.column(draft_.profile().column_of(field.field)))
        for (const InventoryRow& row : table.rows) {
          if (samples.size() >= 3) break;
          const QString cell = QString::fromStdString(row.cells[*column]);
          if (!cell.isEmpty() && !samples.contains(cell)) samples << cell;
        }
      grid->addWidget(label, at, 0);
      grid->addWidget(box, at, 1);
      grid->addWidget(role_label(samples.join(QStringLiteral(", ")), "muted"), at++, 2);
    }
    grid->setRowStretch(at, 1);
  } else {
    grid->addWidget(role_label(words({"This format needs no mapping.", "此格式无需映射。"}), "muted"), 0, 0);
    grid->setRowStretch(1, 1);
  }
  filling_ = false;
}

void ImportDialog::fill_preview() {
  const ImportedInventory& inventory = draft_.inventory();
  counts_->setText(tally(inventory));
  rows_->clear();
  rows_->setRowCount(0);
  rows_->setColumnCount(0);
  if (draft_.table()) {
    const InventoryTable& table = *draft_.table();
    QStringList columns;
    for (const std::string& column : table.columns) columns << QString::fromStdString(column);
    rows_->setColumnCount(static_cast<int>(columns.size()));
    rows_->setHorizontalHeaderLabels(columns);
    rows_->setRowCount(std::min<int>(most_rows_shown, static_cast<int>(table.rows.size())));
    for (int r = 0; r < rows_->rowCount(); ++r)
      for (int c = 0; c < rows_->columnCount(); ++c)
        rows_->setItem(
            r, c, new QTableWidgetItem(QString::fromStdString(table.rows[static_cast<std::size_t>(r)].cells[static_cast<std::size_t>(c)])));
  }
  const auto rejected = inventory.rejections(language());
  problems_->setRowCount(static_cast<int>(rejected.size()));
  for (int r = 0; r < problems_->rowCount(); ++r) {
    problems_->setItem(r, 0, new QTableWidgetItem(QString::number(rejected[static_cast<std::size_t>(r)].first)));
    problems_->setItem(r, 1, new QTableWidgetItem(QString::fromStdString(rejected[static_cast<std::size_t>(r)].second)));
  }
  problems_->setVisible(!rejected.empty());
  save_rejected_->setVisible(!rejected.empty());
}

void ImportDialog::save_rejected() {
  const QString file = QFileDialog::getSaveFileName(this, words({"Save rejected rows", "保存拒绝的行"}),
                                                    QFileInfo(draft_.file()).absolutePath() + QStringLiteral("/rejected.csv"),
                                                    QStringLiteral("CSV (*.csv)"));
  if (file.isEmpty()) return;
  if (const QString reason = write_whole(file, draft_.rejected_csv().toUtf8()); !reason.isEmpty())
    counts_->setText(words({"Not saved: %1", "未能保存：%1"}, reason));
}

void ImportDialog::finish() {
  if (!draft_.apply()) return;
  outcome_ = words({"Imported %1: %2.", "已导入 %1：%2。"}).arg(QFileInfo(draft_.file()).fileName(), tally(draft_.inventory()));
  accept();
}

}  // namespace icctwin::gui
