// Commands of help and of the user's preferences.
#include "gui/app/help.h"
#include "gui/app/main_window.h"
#include "gui/app/preferences_dialog.h"
#include "gui/document/words.h"

namespace icctwin::gui {

void MainWindow::make_help_commands() {
  const auto add = [this](const Command& command, std::function<void()> act) { return commands_.add(command, std::move(act)); };
  add({"edit.preferences",
       {"Preferences…", "首选项…"},
       {"Language, appearance and runs of this window", "窗口的语言、外观与运行设置"},
       "Ctrl+,",
       "",
       "edit/9"},
      [this] {
        PreferencesDialog dialog(preferences_, this);
        if (dialog.exec() == QDialog::Accepted) change_preferences(dialog.chosen());
      });
  add({"help.field", {"Help on this", "此处帮助"}, {"What the selected field means", "所选字段的含义"}, "F1", "info", "help/1"},
      [this] { show_field_help(bench_, this); });
  add({"help.manual", {"Manual", "手册"}, {"How to use this window", "图形界面使用说明"}, "", "", "help/1"}, [this] {
    show_manual(this);
  })->setEnabled(!manual_folder().isEmpty());
  add({"help.shortcuts", {"Keyboard shortcuts", "快捷键"}, {"All commands with their keys", "所有命令及其按键"}, "Ctrl+/", "", "help/2"},
      [this] { show_shortcuts(commands_, this); });
  add({"help.news", {"What is new", "新增功能"}, {"Changes of this version", "本版本的变化"}, "", "", "help/3"},
      [this] { show_news(this); });
  add({"help.about", {"About ICC Twin", "关于智算孪生"}, {"Versions and licences", "版本与许可证"}, "", "", "help/9"},
      [this] { show_about(this); });
}

}  // namespace icctwin::gui
