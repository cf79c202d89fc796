#include "gui/views/wizard/wizard_page.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

namespace icctwin::gui {

WizardPage::WizardPage(CenterDraft& draft, const Text& name, const Text& lead)
    : draft_(draft), column_(new QVBoxLayout(this)), name_(name) {
  column_->setContentsMargins(26, 20, 26, 16);
  column_->setSpacing(10);
  column_->addWidget(role_label(words(name), "page_title"));
  auto* about = role_label(words(lead), "muted");
  about->setWordWrap(true);
  column_->addWidget(about);
  column_->addSpacing(4);
  connect(&draft, &CenterDraft::changed, this, &WizardPage::take);
}

void WizardPage::take() {
  taking_ = true;
  for (const auto& show : shows_) show(draft_.options());
  taking_ = false;
}

void WizardPage::change(const std::function<void(CenterOptions&)>& edit) {
  if (taking_) return;
  CenterOptions options = draft_.options();
  edit(options);
  draft_.set_options(options);
}

void WizardPage::add_number(Form& form, const Text& label, const QString& unit, double low, double high, double step, int digits,
                            double (*get)(const CenterOptions&), void (*set)(CenterOptions&, double)) {
  QDoubleSpinBox* box = number_box(low, high, step, digits, low);
  form.row(words(label), box, unit, words({"Template", "模板"}));
  connect(box, &QDoubleSpinBox::valueChanged, this,
          [this, set](double value) { change([&](CenterOptions& options) { set(options, value); }); });
  follow([box, get](const CenterOptions& options) {
    if (box->value() != get(options)) box->setValue(get(options));
  });
}

void WizardPage::add_count(Form& form, const Text& label, const QString& unit, int low, int high, int CenterOptions::*member) {
  QSpinBox* box = count_box(low, high, low);
  form.row(words(label), box, unit, words({"Template", "模板"}));
  connect(box, &QSpinBox::valueChanged, this,
          [this, member](int value) { change([&](CenterOptions& options) { options.*member = value; }); });
  follow([box, member](const CenterOptions& options) {
    if (box->value() != options.*member) box->setValue(options.*member);
  });
}

void WizardPage::add_flag(Form& form, const Text& label, const Text& what, bool CenterOptions::*member) {
  auto* box = new QCheckBox(words(what));
  form.row(words(label), box, {}, words({"Template", "模板"}));
  connect(box, &QCheckBox::toggled, this, [this, member](bool on) { change([&](CenterOptions& options) { options.*member = on; }); });
  follow([box, member](const CenterOptions& options) { box->setChecked(options.*member); });
}

}  // namespace icctwin::gui
