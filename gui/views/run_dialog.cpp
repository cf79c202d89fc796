#include "gui/views/run_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

#include "gui/document/differences.h"
#include "gui/document/words.h"
#include "gui/models/workbench.h"
#include "gui/views/inspector_delegate.h"
#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

const std::string place = "/simulation";

}  // namespace

RunDialog::RunDialog(Workbench& bench, QWidget* parent)
    : QDialog(parent), bench_(bench), model_(scratch_), fields_(new QListView), command_(new QLineEdit) {
  Diagnostics problems;  // the document was JSON when it was opened
  scratch_.set_text(bench.document().text(), bench.document().file(), problems);
  model_.show(place);
  setWindowTitle(words({"Run with options", "运行选项"}));
  setStyleSheet(style_sheet());
  resize(560, 460);
  auto* column = new QVBoxLayout(this);
  auto* note = new QLabel(
      words({"What is changed here holds for this run alone. The scenario stays as it is.", "此处的修改仅用于本次运行，不改变方案。"}));
  note->setObjectName(QStringLiteral("muted"));
  note->setWordWrap(true);
  column->addWidget(note);
  fields_->setObjectName(QStringLiteral("options"));
  fields_->setAccessibleName(words({"Options of the run", "运行选项"}));
  fields_->setModel(&model_);
  fields_->setItemDelegate(new InspectorDelegate(bench, fields_));
  fields_->setEditTriggers(QAbstractItemView::SelectedClicked | QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                           QAbstractItemView::AnyKeyPressed);
  fields_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  fields_->setResizeMode(QListView::Adjust);
  column->addWidget(fields_, 1);
  auto* row = new QHBoxLayout;
  auto* label = new QLabel(words({"Command", "命令"}));
  command_->setReadOnly(true);
  command_->setAccessibleName(words({"Command of this run", "本次运行的命令"}));
  label->setBuddy(command_);
  auto* copy = new QPushButton(words({"Copy", "复制"}));
  connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(command_->text()); });
  row->addWidget(label);
  row->addWidget(command_, 1);
  row->addWidget(copy);
  column->addLayout(row);
  auto* buttons = new QDialogButtonBox;
  auto* run = buttons->addButton(words({"Run", "运行"}), QDialogButtonBox::AcceptRole);
  run->setProperty("primary", true);
  run->setDefault(true);
  buttons->addButton(words({"Cancel", "取消"}), QDialogButtonBox::RejectRole);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  column->addWidget(buttons);
  connect(&scratch_, &ScenarioDocument::changed, this, &RunDialog::update_command);
  update_command();
}

QStringList RunDialog::overrides() const {
  QStringList all;
  for (const Difference& one : differences(bench_.document().root(), scratch_.root())) {
    const Place now = scratch_.place(one.pointer);
    // A field that went back to its default is given that; a part that is new, or a list, is given whole.
    const std::string value = now.node ? write_tree(*now.node) : preset_json(now);
    if (!value.empty()) all << QString::fromStdString(one.pointer + "=" + value);
  }
  return all;
}

QString RunDialog::command() const { return command_->text(); }

void RunDialog::update_command() {
  const QString file = bench_.document().file();
  RunRequest request{{}, file.isEmpty() ? QStringLiteral("scenario.json") : file, {}, QStringLiteral("runs/new"), overrides()};
  QStringList arguments = request.arguments();
  arguments.resize(arguments.size() - 2);  // the form of the progress is the window's matter
  command_->setText(shell_words(QStringLiteral("icctwin"), arguments));
  command_->setCursorPosition(0);
}

}  // namespace icctwin::gui
