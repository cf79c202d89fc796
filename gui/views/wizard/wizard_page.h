#pragma once
// A page of the wizard for a new center: title, what it asks for, and controls that follow the draft.
#include <QComboBox>
#include <QWidget>
#include <functional>
#include <vector>

#include "gui/document/words.h"
#include "gui/models/center_draft.h"
#include "gui/views/wizard/form.h"

class QVBoxLayout;

namespace icctwin::gui {

class WizardPage : public QWidget {
 public:
  WizardPage(CenterDraft& draft, const Text& name, const Text& lead);

  const Text& name() const { return name_; }
  /// What was chosen, in a word or two, for the list of steps.
  virtual QString choice() const { return {}; }
  /// Shows the choices of the draft.
  void take();

 protected:
  /// Calls back with the choices whenever they are others; controls may be set then without changing them.
  void follow(std::function<void(const CenterOptions&)> show) { shows_.push_back(std::move(show)); }
  /// Changes one choice, unless the page is only showing it.
  void change(const std::function<void(CenterOptions&)>& edit);

  /// A box of a table of choices, bound to one of the options.
  template <class T, std::size_t n>
  QComboBox* add_choice(Form& form, const Text& label, const std::array<NamedChoice<T>, n>& table, T CenterOptions::*member) {
    QComboBox* box = choice_box();
    for (const auto& one : table) box->addItem(words(one.name), qstring(one.word));
    form.row(words(label), box, {}, words({"Template", "模板"}));
    connect(box, &QComboBox::activated, this, [this, &table, member](int at) {
      change([&](CenterOptions& options) { options.*member = table[static_cast<std::size_t>(at)].value; });
    });
    follow([box, &table, member](const CenterOptions& options) { choose_word(*box, qstring(named(table, options.*member).word)); });
    return box;
  }
  void add_number(Form& form, const Text& label, const QString& unit, double low, double high, double step, int digits,
                  double (*get)(const CenterOptions&), void (*set)(CenterOptions&, double));
  void add_count(Form& form, const Text& label, const QString& unit, int low, int high, int CenterOptions::*member);
  void add_flag(Form& form, const Text& label, const Text& what, bool CenterOptions::*member);

  CenterDraft& draft_;
  QVBoxLayout* column_;

 private:
  Text name_;
  std::vector<std::function<void(const CenterOptions&)>> shows_;
  bool taking_ = false;
};

WizardPage* make_template_page(CenterDraft& draft);
WizardPage* make_site_page(CenterDraft& draft);
WizardPage* make_size_page(CenterDraft& draft);
WizardPage* make_power_page(CenterDraft& draft);
WizardPage* make_cooling_page(CenterDraft& draft);
WizardPage* make_network_page(CenterDraft& draft);
WizardPage* make_workload_page(CenterDraft& draft);
WizardPage* make_summary_page(CenterDraft& draft);

}  // namespace icctwin::gui
