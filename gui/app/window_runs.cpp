// What the window shows of runs beyond the list of runs: whether results are those of the scenario, what changed, bundles, the program.
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

#include "gui/app/banner.h"
#include "gui/app/main_window.h"
#include "gui/document/words.h"
#include "gui/document/write_file.h"
#include "gui/run/bundle.h"
#include "gui/views/differences_dialog.h"
#include "gui/views/panel.h"
#include "gui/views/panels/log_panel.h"
#include "gui/views/panels/runs_panel.h"
#include "gui/views/time_slider.h"
#include "sim/results/folder/run_folder.h"

namespace icctwin::gui {
namespace {

const QString topic_result = QStringLiteral("result"), topic_partial = QStringLiteral("partial"), topic_bundle = QStringLiteral("bundle");

}  // namespace

void MainWindow::make_run_commands() {
  commands_.add({"run.show_changes",
                 {"Show what changed", "查看修改"},
                 {"Where the scenario differs from that of the shown results", "方案与当前结果所用方案的差异"},
                 "",
                 "",
                 "run/3"},
                [this] { show_changes_since_run(); });
  connect(&bench_, &Workbench::log_wanted, this, [this](const QString& out) {
    log_->show_run(out);
    show_list(log_);
  });
  connect(&bench_, &Workbench::bundle_wanted, this, &MainWindow::save_bundle);
  connect(&bench_, &Workbench::program_wanted, this, [this] {
    const QString program = QFileDialog::getOpenFileName(this, words({"The program icctwin", "仿真程序 icctwin"}), bench_.program());
    if (program.isEmpty()) return;
    preferences_.program = program;
    change_preferences(preferences_);
    bench_.start_run();
  });
}

void MainWindow::show_changes_since_run() {
  if (!bench_.run()) return;
  DifferencesDialog dialog(bench_.changes_since_run(), document().root(), words({"Changes since %1", "%1 之后的修改"}, bench_.run_name()),
                           words({"In the run", "运行时"}), words({"Now", "现在"}), this);
  connect(&dialog, &DifferencesDialog::place_chosen, this, [this, &dialog](const QString& pointer) {
    select(pointer.toStdString());
    dialog.accept();
  });
  dialog.exec();
}

void MainWindow::save_bundle(const QString& run_folder) {
  const QByteArray scenario = QByteArray::fromStdString(document().text());
  const auto known = bench_.queue().find(run_folder);
  const auto files = bundle_of_run(run_folder, scenario, known ? known->log : run_folder.isEmpty() ? QString() : read_log(run_folder));
  QDialog dialog(this);
  dialog.setObjectName(QStringLiteral("bundle"));
  dialog.setWindowTitle(words({"Save diagnostic bundle", "保存诊断包"}));
  auto* column = new QVBoxLayout(&dialog);
  auto* text =
      new QLabel(words({"These files will be in the bundle. Nothing is sent anywhere.", "诊断包将包含以下文件，不会发送到任何地方。"}));
  text->setWordWrap(true);
  column->addWidget(text);
  auto* list = new QListWidget;
  list->setAccessibleName(words({"Files of the bundle", "诊断包中的文件"}));
  for (const BundleFile& file : files)
    list->addItem(words({"%1, %2 bytes", "%1，%2 字节"}).arg(file.name, QString::number(file.content.size())));
  column->addWidget(list);
  auto* buttons = new QDialogButtonBox;
  buttons->addButton(words({"Save as…", "另存为…"}), QDialogButtonBox::AcceptRole);
  buttons->addButton(words({"Cancel", "取消"}), QDialogButtonBox::RejectRole);
  connect(buttons, &QDialogButtonBox::accepted, &dialog, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
  column->addWidget(buttons);
  if (dialog.exec() != QDialog::Accepted) return;
  const QString name = QFileDialog::getSaveFileName(this, dialog.windowTitle(), QStringLiteral("icctwin-bundle.tar.gz"),
                                                    words({"Bundles (*.tar.gz)", "诊断包 (*.tar.gz)"}));
  if (name.isEmpty()) return;
  if (const QString reason = write_whole(name, tar_gz(files)); !reason.isEmpty())
    banner_->tell({topic_bundle, words({"Not saved: %1", "未能保存：%1"}, reason)});
}

void MainWindow::update_results_state() {
  const bool old = bench_.is_out_of_date(), results = pages_.at(current_page())->wants_time();
  const RunFolder* run = bench_.run();
  const bool partial = run && run->manifest.status != RunStatus::ok;
  commands_["run.show_changes"]->setEnabled(old);
  time_slider_->setVisible(results && run);
  const auto state = [](const QString& text, const QColor& color) {
    return QStringLiteral("<span style='color:%1'>%2</span>").arg(color.name(), text);
  };
  const auto changes = static_cast<qsizetype>(old ? bench_.changes_since_run().size() : 0);
  const QString edits = counted(changes, {"%1 edit since", "%1 处修改"}, {"%1 edits since", "%1 处修改"});
  result_state_->setText(!run  ? state(words({"Results: none", "结果：无"}), theme().text2)
                         : old ? state(words({"▲ Results: out of date (%1)", "▲ 结果：已过期（%1）"}, edits), theme().warning)
                         : partial ? state(words({"▲ Results: partial", "▲ 结果：不完整"}), theme().warning)
                                   : state(words({"✓ Results: up to date", "✓ 结果：最新"}), theme().ok));
  if (old && results)
    banner_->tell({topic_result,
                   counted(changes, {"%1 edit since this run.", "此结果之后方案有 %1 处修改。"},
                           {"%1 edits since this run.", "此结果之后方案有 %1 处修改。"}),
                   {{words({"Show what changed", "查看修改"}), [this] { show_changes_since_run(); }},
                    {words({"Run again", "重新运行"}), [this] { bench_.start_run(); }}}});
  else
    banner_->withdraw(topic_result);
  if (partial && results) {
    const Manifest& about = run->manifest;
    const auto hours = [](double seconds) { return QString::number(static_cast<qlonglong>(seconds / 3600)); };
    banner_->tell({topic_partial,
                   words({"Stopped: first %1 of %2 h. Annual figures are blank, not extrapolated.",
                          "已停止：仅含前 %1 小时（共 %2 小时）。年度指标留空，不作外推。"})
                       .arg(hours(about.simulated_s), hours(about.end_unix_s - about.start_unix_s)),
                   {{words({"Run again", "重新运行"}), [this] { bench_.start_run(); }}}});
  } else {
    banner_->withdraw(topic_partial);
  }
}

}  // namespace icctwin::gui
