#include "gui/views/wizard/form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QSpinBox>

#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

constexpr int field_height = 30, label_width = 128, number_width = 132, choice_width = 272;

}  // namespace

QLabel* role_label(const QString& text, const char* role) {
  auto* made = new QLabel(text);
  made->setObjectName(QLatin1String(role));
  return made;
}

QSpinBox* count_box(int low, int high, int value) {
  auto* made = new QSpinBox;
  made->setRange(low, high);
  made->setValue(value);
  made->setFixedWidth(number_width);
  made->setButtonSymbols(QAbstractSpinBox::NoButtons);
  return made;
}

QDoubleSpinBox* number_box(double low, double high, double step, int digits, double value) {
  auto* made = new QDoubleSpinBox;
  made->setRange(low, high);
  made->setSingleStep(step);
  made->setDecimals(digits);
  made->setValue(value);
  made->setFixedWidth(number_width);
  made->setButtonSymbols(QAbstractSpinBox::NoButtons);
  return made;
}

QComboBox* choice_box() {
  auto* made = new QComboBox;
  made->setFixedWidth(choice_width);
  return made;
}

void choose_word(QComboBox& box, const QString& word) {
  if (const int at = box.findData(word); at >= 0) box.setCurrentIndex(at);
}

Form::Form(QWidget* parent) : QWidget(parent), grid_(new QGridLayout(this)) {
  grid_->setContentsMargins(0, 0, 0, 0);
  grid_->setHorizontalSpacing(10);
  grid_->setVerticalSpacing(8);
  grid_->setColumnMinimumWidth(0, label_width);
  grid_->setColumnStretch(2, 1);
}

void Form::heading(const QString& text) {
  auto* made = new QLabel(text);
  made->setFont(face(Face::strong));
  made->setContentsMargins(0, rows_ > 0 ? 10 : 0, 0, 0);
  grid_->addWidget(made, rows_++, 0, 1, 4);
}

QLabel* Form::row(const QString& label, QWidget* control, const QString& unit, const QString& source) {
  auto* name = new QLabel(label);
  name->setBuddy(control);
  control->setAccessibleName(label);
  control->setMinimumHeight(field_height);
  grid_->addWidget(name, rows_, 0);
  grid_->addWidget(control, rows_, 1, Qt::AlignLeft);
  auto* of_unit = role_label(unit, "muted");
  grid_->addWidget(of_unit, rows_, 2);
  auto* chip = role_label(source, "chip");
  chip->setVisible(!source.isEmpty());
  grid_->addWidget(chip, rows_, 3, Qt::AlignRight | Qt::AlignVCenter);
  ++rows_;
  return chip;
}

QLabel* Form::sentence(const QString& text) {
  auto* made = role_label(text, "muted");
  made->setWordWrap(true);
  grid_->addWidget(made, rows_++, 0, 1, 4);
  return made;
}

}  // namespace icctwin::gui
