#include "gui/app/preferences_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QThread>
#include <algorithm>

#include "gui/document/words.h"
#include "gui/run/program_check.h"
#include "gui/run/run_controller.h"

namespace icctwin::gui {

PreferencesDialog::PreferencesDialog(const Preferences& now, QWidget* parent)
    : QDialog(parent),
      now_(now),
      language_(new QComboBox),
      look_(new QComboBox),
      comfortable_(new QCheckBox),
      contrast_(new QCheckBox),
      parallel_(new QSpinBox),
      program_(new QLineEdit) {
  setObjectName(QStringLiteral("preferences"));
  setWindowTitle(words({"Preferences", "首选项"}));
  setStyleSheet(style_sheet());
  auto* form = new QFormLayout(this);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  const auto row = [&](const Text& title, QWidget* field, QWidget* shown = nullptr) {
    field->setAccessibleName(words(title));
    auto* label = new QLabel(words(title));
    label->setBuddy(field);
    form->addRow(label, shown ? shown : field);
  };
  language_->addItem(words({"As the system", "跟随系统"}), QString());
  language_->addItem(QStringLiteral("English"), QStringLiteral("en"));
  language_->addItem(QStringLiteral("中文"), QStringLiteral("zh_CN"));
  language_->setCurrentIndex(std::max(0, language_->findData(now.language)));
  row({"Language", "语言"}, language_);
  static constexpr Text looks[] = {{"As the system", "跟随系统"}, {"Light", "浅色"}, {"Dark", "深色"}};
  for (const Text& one : looks) look_->addItem(words(one));
  look_->setCurrentIndex(static_cast<int>(now.look));
  row({"Theme", "主题"}, look_);
  comfortable_->setText(words({"Comfortable: higher rows", "宽松：增大行高"}));
  comfortable_->setChecked(now.comfortable);
  row({"Density", "密度"}, comfortable_);
  contrast_->setText(words({"High contrast: stronger edges and hints", "高对比度：加深边框与提示文字"}));
  contrast_->setChecked(now.high_contrast);
  row({"Contrast", "对比度"}, contrast_);
  parallel_->setRange(1, std::max(1, QThread::idealThreadCount()));
  parallel_->setValue(now.parallel_runs);
  row({"Runs at once", "同时运行数"}, parallel_);

  auto* place = new QWidget;
  auto* line = new QHBoxLayout(place);
  line->setContentsMargins(0, 0, 0, 0);
  program_->setText(now.program);
  program_->setPlaceholderText(find_program());
  program_->setMinimumWidth(260);
  auto* choose = new QPushButton(words({"Choose…", "选择…"}));
  line->addWidget(program_, 1);
  line->addWidget(choose);
  row({"Program icctwin", "仿真程序"}, program_, place);
  auto* version = new QLabel;
  version->setObjectName(QStringLiteral("muted"));
  version->setWordWrap(true);
  form->addRow(QString(), version);
  connect(choose, &QPushButton::clicked, this, [this] {
    const QString file = QFileDialog::getOpenFileName(this, words({"The program icctwin", "仿真程序 icctwin"}), program_->text());
    if (!file.isEmpty()) program_->setText(file);
  });
  const auto ask = [this, version] {
    const QString program = find_program(program_->text());
    if (program.isEmpty()) return version->setText(words({"There is no such program.", "没有该程序。"}));
    ask_version(program, this, [version, program](const QString& found) {
      version->setText(
          found.isEmpty()
              ? words({"%1 is not icctwin.", "%1 不是 icctwin。"}, program)
              : words({"Version %1; this window belongs to version %2.", "版本 %1；本程序需要 %2。"}).arg(found, wanted_version()));
    });
  };
  connect(program_, &QLineEdit::editingFinished, this, ask);
  connect(program_, &QLineEdit::textChanged, version, &QLabel::clear);
  ask();

  auto* buttons = new QDialogButtonBox;
  auto* accept = buttons->addButton(words({"Apply", "应用"}), QDialogButtonBox::AcceptRole);
  accept->setProperty("primary", true);
  accept->setDefault(true);
  buttons->addButton(words({"Cancel", "取消"}), QDialogButtonBox::RejectRole);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  form->addRow(buttons);
}

Preferences PreferencesDialog::chosen() const {
  Preferences chosen = now_;
  chosen.language = language_->currentData().toString();
  chosen.look = static_cast<LookChoice>(look_->currentIndex());
  chosen.comfortable = comfortable_->isChecked();
  chosen.high_contrast = contrast_->isChecked();
  chosen.parallel_runs = parallel_->value();
  chosen.program = program_->text();
  return chosen;
}

}  // namespace icctwin::gui
