#include "gui/app/result_window.h"

#include <QComboBox>
#include <QLabel>
#include <QToolBar>

#include "gui/app/pages.h"
#include "gui/document/words.h"
#include "gui/views/panel.h"
#include "gui/views/theme.h"

namespace icctwin::gui {

ResultWindow::ResultWindow(Workbench& bench, const Commands& of_main, Page page, QWidget* parent)
    : QMainWindow(parent, Qt::Window), bench_(bench), of_main_(of_main), current_(page), choice_(new QComboBox), label_(new QLabel) {
  setObjectName(QStringLiteral("second"));
  setAttribute(Qt::WA_DeleteOnClose);
  resize(1200, 800);
  auto* bar = addToolBar(QString());
  bar->setObjectName(QStringLiteral("second_tools"));
  bar->setMovable(false);
  bar->setContextMenuPolicy(Qt::PreventContextMenu);
  label_->setObjectName(QStringLiteral("muted"));
  bar->addWidget(label_);
  bar->addWidget(choice_);
  for (const PageEntry& entry : page_entries()) choice_->addItem(QString(), static_cast<int>(entry.page));
  connect(choice_, &QComboBox::activated, this, [this](int index) { show_page(static_cast<Page>(choice_->itemData(index).toInt())); });
  connect(&bench.document(), &ScenarioDocument::reset, this, &ResultWindow::name_window);
  connect(&bench.document(), &ScenarioDocument::saved, this, &ResultWindow::name_window);
  show_page(page);
  rebuild();
}

ResultWindow::~ResultWindow() {
  delete takeCentralWidget();  // before its commands
}

void ResultWindow::show_page(Page page) {
  const PageEntry* entry = nullptr;
  for (const PageEntry& one : page_entries())
    if (one.page == page) entry = &one;
  if (!entry) return;
  delete takeCentralWidget();
  current_ = page;
  commands_ = std::make_unique<Commands>();
  commands_->set_base(of_main_);
  page_ = entry->make(bench_, *commands_);
  page_->setObjectName(QStringLiteral("second_%1").arg(QLatin1String(entry->name)));
  setCentralWidget(page_);
  for (QAction* action : commands_->all())
    if (action->shortcutContext() == Qt::WindowShortcut) addAction(action);
  rebuild();
}

void ResultWindow::rebuild() {
  setStyleSheet(style_sheet());
  label_->setText(words({"Page", "页面"}));
  choice_->setAccessibleName(words({"Page that this window shows", "本窗口显示的页面"}));
  for (int i = 0; i < choice_->count(); ++i) {
    choice_->setItemText(i, words(page_entries()[static_cast<std::size_t>(i)].title));
    if (choice_->itemData(i).toInt() == static_cast<int>(current_)) choice_->setCurrentIndex(i);
  }
  commands_->retranslate();
  page_->rebuild();
  name_window();
}

void ResultWindow::name_window() {
  setWindowTitle(bench_.document().name(language()) + QStringLiteral(" – ") + choice_->currentText() + QStringLiteral(" – ") +
                 words({"ICC Twin", "智算孪生"}));
}

}  // namespace icctwin::gui
