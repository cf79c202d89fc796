#include "gui/views/plan/plan_dialogs.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>
#include <cmath>

#include "gui/document/words.h"

namespace icctwin::gui {
namespace {

constexpr int field_width = 240;
const Text place_it = {"Place", "放置"};

/// The fields that all rows have.
struct RowFields {
  QLineEdit* name;
  QComboBox* type;
  QSpinBox *racks, *pitch;

  RowFields(NumbersDialog& dialog, const NewRow& row, const QStringList& types)
      : name(dialog.add_text({"Name (empty: continued)", "名称（留空则顺延）"}, row.id)),
        type(dialog.add_choice({"Rack type", "机柜型号"}, types, static_cast<int>(types.indexOf(QString::fromStdString(row.rack_type))))),
        racks(dialog.add_number({"Racks in a row", "每列机柜数"}, row.racks, 1, 10000)),
        pitch(dialog.add_mm({"Pitch of racks", "机柜间距"}, row.pitch_mm, 1, 100'000)) {
    // As the file's own text: long names must not widen the window.
    type->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  }
  void take(NewRow& row) const {
    row.id = name->text().trimmed();
    row.rack_type = type->currentText().toStdString();
    row.racks = racks->value();
    row.pitch_mm = pitch->value();
  }
};

struct PlaceFields {
  QSpinBox *x, *y;

  PlaceFields(NumbersDialog& dialog, const Placement& placement)
      : x(dialog.add_mm({"From the west wall", "距西墙"}, placement.x_mm, -1'000'000)),
        y(dialog.add_mm({"From the south wall", "距南墙"}, placement.y_mm, -1'000'000)) {}
  void take(Placement& placement) const {
    placement.x_mm = x->value();
    placement.y_mm = y->value();
  }
};

}  // namespace

NumbersDialog::NumbersDialog(const QString& title, QString go_on, QWidget* parent)
    : QDialog(parent), column_(new QVBoxLayout(this)), form_(new QFormLayout), go_on_(std::move(go_on)) {
  setWindowTitle(title);
  column_->setContentsMargins(16, 16, 16, 16);
  column_->setSpacing(14);
  form_->setHorizontalSpacing(16);
  form_->setVerticalSpacing(8);
  form_->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  column_->addLayout(form_);
}

int NumbersDialog::exec() {
  auto* buttons = new QDialogButtonBox;
  auto* yes = buttons->addButton(go_on_, QDialogButtonBox::AcceptRole);
  yes->setProperty("primary", true);
  yes->setDefault(true);
  buttons->addButton(words({"Cancel", "取消"}), QDialogButtonBox::RejectRole);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  column_->addWidget(buttons);
  return QDialog::exec();
}

QSpinBox* NumbersDialog::add_number(const Text& label, int value, int least, int most, const Text& unit) {
  auto* field = new QSpinBox;
  field->setRange(least, most);
  field->setValue(value);
  field->setSuffix(words(unit));
  field->setMinimumWidth(field_width);
  field->setAccessibleName(words(label));
  form_->addRow(words(label), field);
  return field;
}

QComboBox* NumbersDialog::add_choice(const Text& label, const QStringList& choices, int chosen) {
  auto* field = new QComboBox;
  field->addItems(choices);
  field->setCurrentIndex(std::max(0, chosen));
  field->setMinimumWidth(field_width);
  field->setAccessibleName(words(label));
  form_->addRow(words(label), field);
  return field;
}

QLineEdit* NumbersDialog::add_text(const Text& label, const QString& text) {
  auto* field = new QLineEdit(text);
  field->setMinimumWidth(field_width);
  field->setAccessibleName(words(label));
  form_->addRow(words(label), field);
  return field;
}

QLineEdit* NumbersDialog::add_file(const Text& label, const QString& path, const QString& folder, const QString& filter) {
  auto* field = new QLineEdit(path);
  field->setMinimumWidth(field_width);
  field->setAccessibleName(words(label));
  auto* choose = new QPushButton(words({"Choose…", "选择…"}));
  choose->setAutoDefault(false);
  connect(choose, &QPushButton::clicked, this, [this, field, folder, filter, title = words(label)] {
    const QString chosen = QFileDialog::getOpenFileName(this, title, folder, filter);
    if (!chosen.isEmpty()) field->setText(chosen);
  });
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  row->addWidget(field, 1);
  row->addWidget(choose);
  form_->addRow(words(label), row);
  return field;
}

void NumbersDialog::add_remark(const QString& text) {
  auto* remark = new QLabel(text);
  remark->setObjectName(QStringLiteral("muted"));
  remark->setWordWrap(true);
  form_->addRow(remark);
}

QStringList facing_words() {
  return {words({"South", "朝南"}), words({"East", "朝东"}), words({"North", "朝北"}), words({"West", "朝西"})};
}

double facing_rotation(int index) { return index * 90.0; }

int facing_index(double rotation_deg) { return static_cast<int>(std::lround(std::fmod(rotation_deg + 720, 360) / 90)) % 4; }

bool ask_row(Placement& placement, const QStringList& rack_types, QWidget* parent) {
  NumbersDialog dialog(words({"Place rows", "放置机柜列"}), words(place_it), parent);
  const RowFields row(dialog, placement.row, rack_types);
  auto* facing = dialog.add_choice({"Fronts look to the", "机柜正面"}, facing_words(), facing_index(placement.row.rotation_deg));
  auto* rows = dialog.add_number({"Rows behind each other", "前后列数"}, placement.row.rows, 1, 1000);
  auto* pitch = dialog.add_mm({"Pitch of rows", "列间距"}, placement.row.row_pitch_mm, 1);
  const PlaceFields place(dialog, placement);
  if (dialog.exec() != QDialog::Accepted) return false;
  row.take(placement.row);
  placement.row.rotation_deg = facing_rotation(facing->currentIndex());
  placement.row.rows = rows->value();
  placement.row.row_pitch_mm = pitch->value();
  place.take(placement);
  return true;
}

bool ask_pod(Placement& placement, double& aisle_mm, const QStringList& rack_types, QWidget* parent) {
  NumbersDialog dialog(words({"Place a pod", "放置机柜组"}), words(place_it), parent);
  const RowFields row(dialog, placement.row, rack_types);
  auto* upright = dialog.add_choice({"Rows run", "机柜列走向"}, {words({"west to east", "东西向"}), words({"south to north", "南北向"})},
                                    facing_index(placement.row.rotation_deg) % 2);
  auto* aisle = dialog.add_mm({"Hot aisle between", "热通道宽度"}, aisle_mm);
  const PlaceFields place(dialog, placement);
  dialog.add_remark(words({"Two rows whose backs look at each other.", "两列机柜背对背布置。"}));
  if (dialog.exec() != QDialog::Accepted) return false;
  row.take(placement.row);
  placement.row.rotation_deg = facing_rotation(upright->currentIndex());
  aisle_mm = aisle->value();
  place.take(placement);
  return true;
}

bool ask_array(Placement& placement, NewArray& array, const QStringList& rack_types, QWidget* parent) {
  NumbersDialog dialog(words({"Place an array", "放置阵列"}), words(place_it), parent);
  const RowFields row(dialog, placement.row, rack_types);
  auto* lines = dialog.add_number({"Rows behind each other", "前后列数"}, array.lines, 1, 1000);
  auto* columns = dialog.add_number({"Rows side by side", "并排列数"}, array.columns, 1, 1000);
  auto* gap = dialog.add_mm({"Gap between them", "并排间隔"}, array.column_gap_mm);
  auto* cold = dialog.add_mm({"Cold aisle", "冷通道宽度"}, array.cold_aisle_mm);
  auto* hot = dialog.add_mm({"Hot aisle", "热通道宽度"}, array.hot_aisle_mm);
  auto* facing = dialog.add_choice(
      {"Fronts", "正面朝向"}, {words({"face each other", "面对面"}), words({"all look to the south", "全部朝南"})}, array.facing ? 0 : 1);
  const PlaceFields place(dialog, placement);
  if (dialog.exec() != QDialog::Accepted) return false;
  row.take(placement.row);
  array.row = placement.row;
  array.lines = lines->value();
  array.columns = columns->value();
  array.column_gap_mm = gap->value();
  array.cold_aisle_mm = cold->value();
  array.hot_aisle_mm = hot->value();
  array.facing = facing->currentIndex() == 0;
  place.take(placement);
  return true;
}

bool ask_move(QPointF& by_mm, QWidget* parent) {
  NumbersDialog dialog(words({"Move by", "按距离移动"}), words({"Move", "移动"}), parent);
  auto* east = dialog.add_mm({"To the east", "向东"}, by_mm.x(), -1'000'000);
  auto* north = dialog.add_mm({"To the north", "向北"}, by_mm.y(), -1'000'000);
  if (dialog.exec() != QDialog::Accepted) return false;
  by_mm = QPointF(east->value(), north->value());
  return true;
}

bool ask_background(FloorBackground& background, const QString& folder, QWidget* parent) {
  NumbersDialog dialog(words({"Background picture", "底图"}), words({"Apply", "应用"}), parent);
  auto* file = dialog.add_file({"File", "文件"}, background.file, folder,
                               words({"Pictures (*.png *.jpg *.jpeg *.svg)", "图片 (*.png *.jpg *.jpeg *.svg)"}));
  auto* width = dialog.add_mm({"Width, west to east", "东西向宽度"}, background.width_mm, 1, 10'000'000);
  auto* x = dialog.add_mm({"From the west wall", "距西墙"}, background.x_mm, -10'000'000, 10'000'000);
  auto* y = dialog.add_mm({"From the south wall", "距南墙"}, background.y_mm, -10'000'000, 10'000'000);
  auto* opacity = dialog.add_number({"Opacity", "不透明度"}, static_cast<int>(std::lround(100 * background.opacity)), 0, 100, {" %", " %"});
  dialog.add_remark(words({"To scale it: measure a known distance in it (M), then Insert > Scale background by distance.",
                           "缩放方法：在图中测量一段已知距离（M），再选“插入 > 按距离缩放底图”。"}));
  if (dialog.exec() != QDialog::Accepted || file->text().trimmed().isEmpty()) return false;
  background = {file->text().trimmed(), static_cast<double>(x->value()), static_cast<double>(y->value()),
                static_cast<double>(width->value()), opacity->value() / 100.0};
  return true;
}

bool ask_distance(double& true_mm, QWidget* parent) {
  NumbersDialog dialog(words({"Scale the background", "缩放底图"}), words({"Scale", "缩放"}), parent);
  dialog.add_remark(words({"Measured on the plan: %1 mm", "平面图上测得：%1 mm"}, QString::number(std::lround(true_mm))));
  auto* distance = dialog.add_mm({"True length", "实际长度"}, true_mm, 1, 10'000'000);
  if (dialog.exec() != QDialog::Accepted) return false;
  true_mm = distance->value();
  return true;
}

bool ask_hall(QString& name, double& width_mm, double& depth_mm, QWidget* parent) {
  NumbersDialog dialog(words({"New hall", "新建机房"}), words({"Create", "创建"}), parent);
  auto* called = dialog.add_text({"Name", "名称"}, name);
  auto* width = dialog.add_mm({"Width, west to east", "东西向宽度"}, width_mm, 1000);
  auto* depth = dialog.add_mm({"Depth, south to north", "南北向进深"}, depth_mm, 1000);
  if (dialog.exec() != QDialog::Accepted) return false;
  name = called->text().trimmed();
  width_mm = width->value();
  depth_mm = depth->value();
  return true;
}

}  // namespace icctwin::gui
