// How scenarios come into the window: new, from a template, from an inventory; and how an inventory leaves it.
#include <QFileDialog>
#include <QFileInfo>
#include <QPainter>

#include "gui/app/banner.h"
#include "gui/app/main_window.h"
#include "gui/app/pages.h"
#include "gui/document/words.h"
#include "gui/document/write_file.h"
#include "gui/views/import/import_dialog.h"
#include "gui/views/panel.h"
#include "gui/views/wizard/new_center_dialog.h"
#include "sim/scenario/catalog/catalog.h"
#include "sim/scenario/inventory/inventory_import.h"
#include "sim/scenario/json/read.h"

namespace icctwin::gui {
namespace {

constexpr const char* empty_scenario = R"({
  "format": "icctwin.scenario/1",
  "id": "center",
  "name": "New center",
  "name_zh": "新建智算中心"
}
)";

/// Dims the window behind a large dialog.
class Shade : public QWidget {
 public:
  explicit Shade(QWidget* over) : QWidget(over) {
    setGeometry(over->rect());
    show();
    raise();
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QColor color = theme().look == Look::dark ? theme().window : theme().text;
    color.setAlphaF(theme().look == Look::dark ? 0.6F : 0.34F);
    QPainter(this).fillRect(rect(), color);
  }
};

}  // namespace

void MainWindow::make_start_commands() {
  const auto add = [this](const Command& command, std::function<void()> act) { return commands_.add(command, std::move(act)); };
  const PageEntry& start = start_entry();
  add({"file.start", start.title, start.tip, start.shortcut, start.name, "file/0"}, [this] { show_page(Page::start); })->setCheckable(true);
  add({"file.newTemplate",
       {"New from template…", "由模板新建…"},
       {"Put a whole center together from a template, a site and a size", "由模板、场址与规模生成整个智算中心"},
       "Ctrl+N",
       "new",
       "file/0"},
      [this] { ask_for_center(); });
  add({"file.newEmpty",
       {"New, empty", "新建空方案"},
       {"A scenario without anything in it", "不含任何对象的方案"},
       "Ctrl+Shift+N",
       "add",
       "file/0"},
      [this] { open_new(QString::fromUtf8(empty_scenario)); });
  add({"file.import",
       {"Import…", "导入…"},
       {"Take racks or devices in from a table, NetBox, openDCIM or Redfish", "从表格、NetBox、openDCIM 或 Redfish 导入机柜与设备"},
       "Ctrl+Shift+I",
       "import",
       "file/4"},
      [this] { import_inventory(); });
  add({"file.export",
       {"Export…", "导出…"},
       {"Write racks as a table or the whole inventory", "导出机柜表或完整设备清单"},
       "Ctrl+E",
       "export",
       "file/4"},
      [this] { export_inventory(); });
}

void MainWindow::open_new(const QString& text) {
  if (!may_leave()) return;
  Diagnostics problems;
  if (!document().set_text(text.toStdString(), QString(), problems)) {
    banner_->tell({QStringLiteral("open"), words({"Not opened: %1", "未能打开：%1"}, sentences(problems))});
    return;
  }
  document().mark_recovered();  // it is on no disk yet
  leave_start_page();
  update_status();
}

void MainWindow::import_inventory() {
  Shade shade(this);
  ImportDialog dialog(bench_, this);
  if (dialog.exec() != QDialog::Accepted) return;
  leave_start_page();
  bench_.tell({QStringLiteral("import"), dialog.outcome(), {{words({"Undo", "撤销"}), [this] {
                                                               commands_["edit.undo"]->trigger();
                                                               bench_.withdraw(QStringLiteral("import"));
                                                             }}}});
}

void MainWindow::export_inventory() {
  const QString racks = words({"Racks, CSV (*.csv)", "机柜表 CSV (*.csv)"}),
                inventory = words({"Whole inventory, JSON (*.json)", "完整设备清单 JSON (*.json)"});
  QString chosen;
  const QString file = QFileDialog::getSaveFileName(this, words({"Export", "导出"}), document().folder() + QStringLiteral("/racks.csv"),
                                                    racks + QStringLiteral(";;") + inventory, &chosen);
  if (!file.isEmpty()) export_to(file, chosen == inventory);
}

bool MainWindow::export_to(const QString& file, bool whole) {
  Diagnostics problems;
  const auto json = parse_json(document().text(), QFileInfo(document().file()).fileName().toStdString(), problems);
  const Catalog catalog = read_catalog(find_data_dir(), problems);
  if (!json) return false;
  const auto scenario = read_as<Scenario>(*json, problems);
  const QString reason = write_whole(file, whole ? inventory_json(scenario) : racks_csv(scenario, catalog));
  bench_.tell({QStringLiteral("export"),
               reason.isEmpty() ? words({"Exported to %1.", "已导出至 %1。"}, file) : words({"Not exported: %1", "未能导出：%1"}, reason)});
  return reason.isEmpty();
}

void MainWindow::leave_start_page() {
  if (current_page() != Page::start) return;
  const PageEntry* plan = find_page("plan");
  show_page(plan ? plan->page : page_entries().front().page);
}

void MainWindow::ask_for_center() {
  Shade shade(this);
  NewCenterDialog dialog(this);
  dialog.resize(std::min(dialog.width(), width() - 48), std::min(dialog.height(), height() - 60));
  if (dialog.exec() != QDialog::Accepted) return;
  open_new(QString::fromStdString(dialog.text()));
  const PageEntry* plan = find_page("plan");
  show_page(plan ? plan->page : page_entries().front().page);
}

}  // namespace icctwin::gui
