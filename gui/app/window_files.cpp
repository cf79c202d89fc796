// What the window does with files once they are open: saving, copies, going back to what is saved, properties, files that others change.
#include <QCryptographicHash>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>

#include "gui/app/banner.h"
#include "gui/app/main_window.h"
#include "gui/app/recovery_dialog.h"
#include "gui/app/text_dialog.h"
#include "gui/document/file_guard.h"
#include "gui/document/recent_files.h"
#include "gui/document/words.h"
#include "gui/models/problem_fixes.h"
#include "gui/models/search.h"
#include "gui/views/differences_dialog.h"

namespace icctwin::gui {
namespace {

const QString topic_open = QStringLiteral("open"), topic_save = QStringLiteral("save"), topic_owner = QStringLiteral("owner"),
              topic_disk = QStringLiteral("disk"), topic_newer = QStringLiteral("newer"), topic_missing = QStringLiteral("missing"),
              topic_recover = QStringLiteral("recover");
constexpr int known_version = 1;

QString filter() { return words({"Scenarios (*.json)", "方案 (*.json)"}); }

/// The version of a scenario's format; 0: none, or not of this kind.
int version_of(const Node& root) {
  const Node* format = root.member("format");
  static const QRegularExpression pattern(QStringLiteral("^icctwin\\.scenario/(\\d+)$"));
  return format ? pattern.match(QString::fromStdString(format->plain())).captured(1).toInt() : 0;
}

}  // namespace

void MainWindow::make_file_commands() {
  const auto add = [this](const Command& command, std::function<void()> act) { return commands_.add(command, std::move(act)); };
  add({"file.save_copy",
       {"Save a copy…", "保存副本…"},
       {"Write the scenario into another file and stay with this one", "将方案写入其他文件，仍编辑当前文件"},
       "",
       "",
       "file/2"},
      [this] { ask_and_copy(false); });
  add({"file.duplicate",
       {"Duplicate scenario…", "复制方案…"},
       {"A second scenario beside this one, which is opened", "在同一文件夹中另存一份并打开"},
       "Ctrl+Shift+D",
       "",
       "file/2"},
      [this] { ask_and_copy(true); });
  add({"file.revert",
       {"Revert to saved", "恢复到已保存版本"},
       {"Take over what the file holds; can be undone", "恢复为文件中的内容，可撤销"},
       "",
       "",
       "file/3"},
      [this] { revert(); });
  add({"file.properties", {"Properties", "属性"}, {"File, size and identity of the scenario", "方案的文件、大小与标识"}, "", "", "file/4"},
      [this] { show_properties(); });
  add({"file.close", {"Close", "关闭"}, {"Close the scenario", "关闭方案"}, "Ctrl+W", "", "file/9"}, [this] {
    if (may_leave()) close_document();
  });
  connect(&document(), &ScenarioDocument::read_only_changed, this, &MainWindow::update_file_commands);
  connect(&document(), &ScenarioDocument::saved, this, &MainWindow::update_file_commands);
  connect(&document(), &ScenarioDocument::reset, this, &MainWindow::update_file_commands);
  connect(&document().undo_stack(), &QUndoStack::cleanChanged, this, &MainWindow::update_file_commands);
}

void MainWindow::update_file_commands() {
  const bool file = !document().file().isEmpty();
  commands_["file.save"]->setEnabled(!document().is_read_only());
  commands_["file.revert"]->setEnabled(file && !document().is_read_only());
  commands_["file.properties"]->setEnabled(file);
  commands_["file.duplicate"]->setEnabled(file);
  commands_["file.save_copy"]->setEnabled(file && version_of(document().root()) <= known_version);
  if (!document().is_read_only()) {
    banner_->withdraw(topic_owner);
    banner_->withdraw(topic_newer);
  }
}

void MainWindow::guard_files() {
  guard_ = std::make_unique<FileGuard>(document());
  connect(guard_.get(), &FileGuard::changed_on_disk, this, &MainWindow::tell_disk_change);
  connect(guard_.get(), &FileGuard::owner_known, this, [this] {
    if (guard_->other_owner().isEmpty()) return;
    banner_->tell(
        {topic_owner,
         words({"Open in another window (%1); here it is read-only.", "已被其他窗口打开（%1），此处为只读。"}, guard_->other_owner()),
         {{words({"Save as…", "另存为…"}), [this] { ask_and_save(); }}}});
  });
}

void MainWindow::after_open() {
  for (const QString& topic : {topic_open, topic_disk, topic_save}) banner_->withdraw(topic);
  const int version = version_of(document().root());
  if (version > known_version) {
    document().set_read_only(true);
    banner_->tell(
        {topic_newer, words({"Format %1, this program knows %2. Opened read-only.", "文件格式为第 %1 版，本程序支持第 %2 版。已只读打开。"})
                          .arg(QString::number(version), QString::number(known_version))});
  }
  const auto missing = missing_files(document());
  if (missing.empty()) {
    banner_->withdraw(topic_missing);
  } else {
    QStringList names;
    for (const MissingFile& one : missing) names << QString::fromStdString(one.file);
    banner_->tell(
        {topic_missing,
         words({"Missing files: %1. The scenario can be edited, not run.", "缺少数据文件：%1。可以编辑，但不能运行。"}, names.join(u' ')),
         {{words({"Locate…", "查找文件…"}), [this, pointer = missing.front().pointer] { locate_file(pointer); }}}});
  }
  update_file_commands();
}

void MainWindow::locate_file(const std::string& pointer) {
  const QString file = QFileDialog::getOpenFileName(this, words({"Where is the file?", "文件在哪里？"}), document().folder());
  if (file.isEmpty()) return;
  const QString name = document().folder().isEmpty() ? file : QDir(document().folder()).relativeFilePath(file);
  document().set(pointer, json_text(name.toStdString()));
  if (missing_files(document()).empty()) banner_->withdraw(topic_missing);
}

bool MainWindow::is_scenario(const QString& file, QString& found) const {
  QFile source(file);
  if (!source.open(QIODevice::ReadOnly)) return true;  // reading it tells why
  Diagnostics ignored;
  const auto root = parse_tree(source.readAll().toStdString(), "", ignored);
  const Node* format = root ? root->member("format") : nullptr;
  if (!format || format->kind != JsonKind::text) return true;  // told with its place when it is checked
  found = QString::fromStdString(format->plain());
  return found.startsWith(QStringLiteral("icctwin.scenario/"));
}

void MainWindow::tell_not_opened(const QString& file, const QString& why) {
  const auto [line, column] = place_in_text(why);
  const auto open = [this, file, line = line, column = column] {
    TextDialog dialog(file, line, column, this);
    connect(&dialog, &TextDialog::written, this, [this](const QString& written) { open_file(written); });
    dialog.exec();
  };
  std::vector<Notice::Offer> offers;
  if (QFileInfo(file).isReadable() && QFileInfo(file).isFile()) offers.push_back({words({"Open as text", "以文本打开"}), open});
  banner_->tell({topic_open, words({"Not opened: %1", "未能打开：%1"}, why), offers});
}

bool MainWindow::save_to(const QString& file) {
  const QString reason = document().save(file);
  if (reason.isEmpty()) {
    remember_file(document().file());
    banner_->withdraw(topic_save);
    return true;
  }
  bench_.recovery().write_now();  // what cannot be saved is not lost
  banner_->tell({topic_save,
                 words({"Not saved: %1. The changes are kept in the window.", "未能保存：%1。修改仍保留在窗口中。"}, reason),
                 {{words({"Save as…", "另存为…"}), [this] { ask_and_save(); }}}});
  return false;
}

bool MainWindow::ask_and_save() {
  const QString file = QFileDialog::getSaveFileName(this, words({"Save the scenario as", "方案另存为"}), document().file(),
                                                    words({"Scenarios (*.json)", "方案 (*.json)"}));
  return !file.isEmpty() && save_to(file);
}

bool MainWindow::save_or_ask() {
  return document().file().isEmpty() || document().is_read_only() ? ask_and_save() : save_to(document().file());
}

bool MainWindow::may_leave() {
  if (!document().is_dirty()) return true;
  QMessageBox box(QMessageBox::Warning, words({"Unsaved changes", "未保存的修改"}),
                  words({"Save the changes of “%1”?", "是否保存对“%1”的修改？"}, document().name(language())), QMessageBox::NoButton, this);
  auto* save = box.addButton(words({"Save", "保存"}), QMessageBox::AcceptRole);
  auto* discard = box.addButton(words({"Discard", "不保存"}), QMessageBox::DestructiveRole);
  box.addButton(words({"Cancel", "取消"}), QMessageBox::RejectRole);
  box.setDefaultButton(save);
  box.exec();
  return box.clickedButton() == discard || (box.clickedButton() == save && save_or_ask());
}

void MainWindow::ask_and_copy(bool then_open) {
  const QFileInfo own(document().file());
  QString name = own.absoluteDir().filePath(own.completeBaseName() + QStringLiteral("-2.json"));
  for (int i = 3; QFileInfo::exists(name); ++i)
    name = own.absoluteDir().filePath(own.completeBaseName() + QStringLiteral("-%1.json").arg(i));
  const QString file = QFileDialog::getSaveFileName(
      this, then_open ? words({"Duplicate the scenario as", "复制方案为"}) : words({"Save a copy as", "副本保存为"}), name, filter());
  if (!file.isEmpty()) copy_to(file, then_open);
}

bool MainWindow::copy_to(const QString& file, bool then_open) {
  if (const QString reason = document().save_copy(file); !reason.isEmpty()) {
    banner_->tell(
        {topic_save, words({"Not saved: %1. The changes are kept in the window.", "未能保存：%1。修改仍保留在窗口中。"}, reason)});
    return false;
  }
  return !then_open || (may_leave() && open_file(file));
}

bool MainWindow::revert() {
  QFile file(document().file());
  if (document().file().isEmpty() || !file.open(QIODevice::ReadOnly)) {
    banner_->tell({topic_open, words({"Not read: %1", "未能读取：%1"}, file.errorString())});
    return false;
  }
  Diagnostics problems;
  const bool done = document().replace_all(file.readAll().toStdString(), words({"Revert to saved", "恢复到已保存版本"}), true, problems);
  if (!done) tell_not_opened(document().file(), sentences(problems));
  if (done) banner_->withdraw(topic_disk);
  update_status();
  return done;
}

void MainWindow::tell_disk_change() {
  banner_->tell({topic_disk,
                 words({"%1 was changed by another program.", "%1 已被其他程序修改。"}, QFileInfo(document().file()).fileName()),
                 {{words({"Reload", "重新加载"}), [this] { revert(); }},
                  {words({"Keep mine", "保留我的"}),
                   [this] {
                     guard_->accept_change();
                     banner_->withdraw(topic_disk);
                   }},
                  {words({"Show differences", "查看差异"}), [this] {
                     QFile file(document().file());
                     if (!file.open(QIODevice::ReadOnly)) return;
                     DifferencesDialog dialog(differences(document().text(), file.readAll().toStdString()), document().root(),
                                              QFileInfo(document().file()).fileName(), words({"In the window", "窗口中"}),
                                              words({"In the file", "文件中"}), this);
                     dialog.exec();
                   }}}});
}

void MainWindow::close_document() {
  Diagnostics ignored;
  document().set_text("{}", QString(), ignored);
  after_open();
  update_status();
}

void MainWindow::show_properties() {
  const QFileInfo file(document().file());
  QDialog dialog(this);
  dialog.setObjectName(QStringLiteral("properties"));
  dialog.setWindowTitle(words({"Properties", "属性"}));
  auto* form = new QFormLayout(&dialog);
  const auto row = [&](const Text& label, const QString& value) {
    auto* text = new QLabel(value);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setWordWrap(true);
    text->setMinimumWidth(420);
    form->addRow(words(label), text);
  };
  const auto text_of = [&](const char* key) {
    const Node* node = document().root().member(key);
    return node ? QString::fromStdString(node->plain()) : QStringLiteral("–");
  };
  row({"File", "文件"}, file.absoluteFilePath());
  row({"Size", "大小"}, words({"%1 bytes", "%1 字节"}, QLocale::c().toString(file.size())));
  row({"Changed", "修改时间"}, file.lastModified().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")));
  row({"Format", "格式"}, text_of("format"));
  row({"Id", "标识"}, text_of("id"));
  row({"Parts", "对象数"}, QString::number(findable_objects(document().root()).size()));
  const std::string& hash = bench_.check().scenario_sha256;
  row({"Scenario hash", "方案哈希"}, hash.empty() ? words({"not known: it has errors", "未知：方案有错误"}) : QString::fromStdString(hash));
  auto* buttons = new QDialogButtonBox;
  buttons->addButton(words({"Close", "关闭"}), QDialogButtonBox::RejectRole);
  connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
  form->addRow(buttons);
  dialog.exec();
}

void MainWindow::recover(const RecoveryFile& file) {
  if (!may_leave() || !Recovery::recover(file, document())) return;
  bench_.recovery().write_now();  // so that nothing is lost once the old file is gone
  Recovery::discard(file);
  after_open();
  offer_recovery();
  update_status();
}

void MainWindow::show_recovery() {
  RecoveryDialog dialog(Recovery::left_behind(), this);
  if (!dialog.is_empty() && dialog.exec() == QDialog::Accepted)
    recover(dialog.chosen());
  else
    offer_recovery();
}

void MainWindow::offer_recovery() {
  const auto left = Recovery::left_behind();
  if (left.empty()) return banner_->withdraw(topic_recover);
  const RecoveryFile& file = left.front();
  std::vector<Notice::Offer> offers = {{words({"Recover", "恢复"}), [this, file] { recover(file); }},
                                       {words({"Show all…", "查看全部…"}), [this] { show_recovery(); }}};
  banner_->tell({topic_recover,
                 words({"Unsaved changes of %1 were left by a window that ended unexpectedly: %2, edits: %3.",
                        "上次异常退出时，%1 有未保存的修改：%2，%3 处。"})
                     .arg(left_name(file), file.time, QString::number(file.edits)),
                 offers});
}

}  // namespace icctwin::gui
