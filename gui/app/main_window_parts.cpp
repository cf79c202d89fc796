// The parts of the window: commands, menus, bars, docks, pages. What they do stands in main_window.cpp.
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolBar>
#include <QToolButton>
#include <QTreeView>
#include <QUndoView>
#include <QVBoxLayout>

#include "gui/app/banner.h"
#include "gui/app/count_marks.h"
#include "gui/app/main_window.h"
#include "gui/document/words.h"
#include "gui/run/run_folders.h"
#include "gui/views/delegates.h"
#include "gui/views/icons.h"
#include "gui/views/overview_page.h"
#include "gui/views/results_page.h"

namespace icctwin::gui {
namespace {

constexpr int tree_width = 250, inspector_width = 340, lists_height = 190, dock_title_height = 30, page_icon = 20, tool_icon = 16;

void quiet(QTableView& view) {
  view.setShowGrid(false);
  view.setSelectionBehavior(QAbstractItemView::SelectRows);
  view.setSelectionMode(QAbstractItemView::SingleSelection);
  view.setEditTriggers(QAbstractItemView::NoEditTriggers);
  view.verticalHeader()->hide();
  view.verticalHeader()->setDefaultSectionSize(26);
  view.horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  view.horizontalHeader()->setHighlightSections(false);
  view.setTabKeyNavigation(false);
  view.setMouseTracking(true);
  view.setWordWrap(false);
}

/// A tree whose selected row is marked over its whole width, with the accent bar at the left.
class RowTree : public QTreeView {
 protected:
  void drawRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    if (selectionModel()->isSelected(index)) {
      const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
      painter->fillRect(row, theme().selected);
      painter->fillRect(QRect(0, row.top(), 2, row.height()), theme().accent);
    }
    QTreeView::drawRow(painter, option, index);
  }
};

}  // namespace

void MainWindow::make_commands() {
  const auto add = [this](const Command& command, std::function<void()> act) { return commands_.add(command, std::move(act)); };
  add({"file.open", {"Open…", "打开…"}, {"Open a scenario file", "打开方案文件"}, "Ctrl+O", "open"}, [this] { ask_and_open(); });
  add({"file.save", {"Save", "保存"}, {"Save the scenario", "保存方案"}, "Ctrl+S", "save"}, [this] { save_or_ask(); });
  add({"file.save_as", {"Save as…", "另存为…"}, {"Save the scenario in another file", "将方案保存到其他文件"}, "Ctrl+Shift+S"},
      [this] { ask_and_save(); });
  add({"file.quit", {"Quit", "退出"}, {"Close the window", "关闭窗口"}, "Ctrl+Q"}, [this] { close(); });

  auto* undo = add({"edit.undo", {"Undo", "撤销"}, {"Take the last change back", "撤销上一次修改"}, "Ctrl+Z", "undo"},
                   [this] { step_history(&QUndoStack::undo); });
  auto* redo = add({"edit.redo", {"Redo", "重做"}, {"Make the change again", "重做修改"}, "Ctrl+Shift+Z", "redo"},
                   [this] { step_history(&QUndoStack::redo); });
  undo->setEnabled(false);
  redo->setEnabled(false);
  connect(&document_.undo_stack(), &QUndoStack::canUndoChanged, undo, &QAction::setEnabled);
  connect(&document_.undo_stack(), &QUndoStack::canRedoChanged, redo, &QAction::setEnabled);
  add({"edit.add", {"Add", "添加"}, {"Add an item to the selected list", "向所选列表添加一项"}, "Ctrl+Return", "add"},
      [this] { add_item(); });
  add({"edit.duplicate", {"Duplicate", "复制一份"}, {"Put a copy behind the selected item", "在所选项之后复制一份"}, "Ctrl+D"}, [this] {
    const std::string at = selected_;
    if (!document_.duplicate(at)) return;
    const auto slash = at.rfind('/') + 1;
    select(at.substr(0, slash) + std::to_string(std::stoul(at.substr(slash)) + 1));
  });
  add({"edit.remove", {"Remove", "删除"}, {"Remove the selection from the scenario", "从方案中删除所选内容"}, "Ctrl+Del"},
      [this] { remove_item(); });
  add({"edit.reset", {"Reset field", "恢复默认值"}, {"Take the field back to its default", "将字段恢复为默认值"}, "Ctrl+Backspace"},
      [this] { document_.remove(inspector_->currentIndex().data(pointer_role).toString().toStdString()); });
  add({"edit.copy_pointer", {"Copy path", "复制路径"}, {"Copy the JSON pointer of the field", "复制字段的 JSON 指针"}, "Ctrl+Shift+C"},
      [this] {
        const QModelIndex field = inspector_->currentIndex();
        QApplication::clipboard()->setText(field.isValid() ? field.data(pointer_role).toString() : QString::fromStdString(selected_));
      });

  add({"view.overview", {"Overview", "方案概况"}, {"Sizes and halls of the scenario", "方案的规模与机房"}, "Ctrl+1", "overview"}, [this] {
    show_page(Page::overview);
  })->setCheckable(true);
  add({"view.results", {"Results", "结果"}, {"Key figures and charts of a run", "一次运行的指标与图表"}, "Ctrl+6", "results"}, [this] {
    show_page(Page::results);
  })->setCheckable(true);
  add({"view.chinese", {"中文", "中文"}, {"Show the window in Chinese", "以中文显示"}, ""},
      [this] { set_language_of_window(Language::zh); });
  add({"view.english", {"English", "English"}, {"Show the window in English", "以英文显示"}, ""},
      [this] { set_language_of_window(Language::en); });
  add({"view.light", {"Light", "浅色"}, {"Light colours", "浅色外观"}, ""}, [this] { set_look_of_window(Look::light); });
  add({"view.dark", {"Dark", "深色"}, {"Dark colours", "深色外观"}, ""}, [this] { set_look_of_window(Look::dark); });

  add({"run.check", {"Validate", "校验"}, {"Check the scenario now", "立即校验方案"}, "F8", "check"}, [this] {
    lists_->setCurrentIndex(0);
    checker_.check_now();
  });
  add({"run.start", {"Run", "运行"}, {"Simulate the scenario", "仿真该方案"}, "F5", "run"}, [this] { start_run(); });
  add({"run.stop",
       {"Stop", "停止"},
       {"End the run at its next step and keep what it computed", "在下一步停止并保留已计算部分"},
       "Shift+F5",
       "stop"},
      [this] { controller_.stop(); });
  add({"run.kill", {"Force stop", "强制停止"}, {"End a run that does not stop", "结束未响应的运行"}, ""}, [this] { controller_.kill(); });
  add({"run.next_problem", {"Next problem", "下一个问题"}, {"Go to the next problem", "转到下一个问题"}, "F4"},
      [this] { next_problem(1); });
  add({"run.previous_problem", {"Previous problem", "上一个问题"}, {"Go to the problem before", "转到上一个问题"}, "Shift+F4"},
      [this] { next_problem(-1); });
  add({"run.copy_command", {"Copy as command", "复制为命令"}, {"Copy the command that runs this scenario", "复制运行该方案的命令"}, ""},
      [this] {
        QApplication::clipboard()->setText(
            QStringLiteral("icctwin run '%1' --out runs/new").arg(QString(document_.file()).replace('\'', QLatin1String("'\\''"))));
      });
  add({"results.open", {"Open results…", "打开结果…"}, {"Open a run folder", "打开运行结果文件夹"}, "Ctrl+Shift+O"}, [this] {
    const QString folder =
        QFileDialog::getExistingDirectory(this, words({"Open a run folder", "打开运行结果文件夹"}), runs_folder(document_.file()));
    if (!folder.isEmpty() && open_run(folder)) show_page(Page::results);
  });
}

void MainWindow::make_menus() {
  const auto menu = [this](const Text& title, std::initializer_list<std::string_view> ids) {
    QMenu* made = menuBar()->addMenu(QString());
    menus_.append({made, title});
    for (const auto id : ids) {
      if (id.empty())
        made->addSeparator();
      else
        made->addAction(commands_[id]);
    }
    return made;
  };
  menu({"&File", "文件(&F)"}, {"file.open", "file.save", "file.save_as", "", "file.quit"});
  menu({"&Edit", "编辑(&E)"},
       {"edit.undo", "edit.redo", "", "edit.add", "edit.duplicate", "edit.remove", "", "edit.reset", "edit.copy_pointer"});
  menu({"&View", "视图(&V)"}, {"view.overview", "view.results", "", "view.english", "view.chinese", "", "view.light", "view.dark"});
  menu({"&Run", "运行(&R)"},
       {"run.check", "run.next_problem", "run.previous_problem", "", "run.start", "run.stop", "run.kill", "", "run.copy_command"});
  menu({"Re&sults", "结果(&S)"}, {"results.open"});
  QMenu* window = menu({"&Window", "窗口(&W)"}, {});
  for (const auto& one : docks_) window->addAction(one.first->toggleViewAction());
}

void MainWindow::make_bars() {
  auto* tools = addToolBar(QString());
  tools->setObjectName(QStringLiteral("tools"));
  tools->setMovable(false);
  tools->setIconSize({tool_icon, tool_icon});
  for (const auto id : {"file.open", "file.save", "", "edit.undo", "edit.redo", "", "run.check", "run.start", "run.stop"}) {
    if (!*id) {
      tools->addSeparator();
      continue;
    }
    tools->addAction(commands_[id]);
    auto* button = qobject_cast<QToolButton*>(tools->widgetForAction(commands_[id]));
    const bool with_text = std::string_view(id).starts_with("run.");
    button->setToolButtonStyle(with_text ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    button->setFocusPolicy(Qt::TabFocus);
    if (std::string_view(id) == "run.start") button->setObjectName(QStringLiteral("primary"));
  }

  page_bar_ = new QToolBar;
  page_bar_->setObjectName(QStringLiteral("pages"));
  page_bar_->setMovable(false);
  page_bar_->setIconSize({page_icon, page_icon});
  page_bar_->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
  auto* group = new QActionGroup(this);
  for (const auto id : {"view.overview", "view.results"}) {
    group->addAction(commands_[id]);
    page_bar_->addAction(commands_[id]);
  }
  addToolBar(Qt::LeftToolBarArea, page_bar_);
  commands_["view.overview"]->setChecked(true);
}

void MainWindow::make_pages() {
  auto* middle = new QWidget;
  auto* column = new QVBoxLayout(middle);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  banner_ = new Banner;
  pages_ = new QStackedWidget;
  overview_ = new OverviewPage(document_);
  results_ = new ResultsPage;
  results_->setObjectName(QStringLiteral("results"));
  pages_->addWidget(overview_);
  pages_->addWidget(results_);
  column->addWidget(banner_);
  column->addWidget(pages_, 1);
  setCentralWidget(middle);
  connect(overview_, &OverviewPage::selected, this, [this](const QString& pointer) { select(pointer.toStdString()); });
}

QDockWidget* MainWindow::dock(const char* name, QWidget* content, Qt::DockWidgetArea area) {
  auto* made = new QDockWidget;
  made->setObjectName(QLatin1String(name));
  made->setWidget(content);
  auto* title = new QWidget;
  title->setObjectName(QStringLiteral("dock_title"));
  title->setAttribute(Qt::WA_StyledBackground);
  title->setFixedHeight(dock_title_height);
  auto* row = new QHBoxLayout(title);
  row->setContentsMargins(12, 0, 4, 0);
  auto* label = new QLabel;
  label->setFont(face(Face::strong));
  row->addWidget(label, 1);
  auto* close = new QToolButton;
  close->setIcon(icon(QStringLiteral("close")));
  close->setIconSize({12, 12});
  close->setFocusPolicy(Qt::NoFocus);
  connect(close, &QToolButton::clicked, made, &QDockWidget::close);
  row->addWidget(close);
  made->setTitleBarWidget(title);
  addDockWidget(area, made);
  return made;
}

void MainWindow::make_docks() {
  setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
  setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);

  auto* tree_panel = new QWidget;
  auto* tree_column = new QVBoxLayout(tree_panel);
  tree_column->setContentsMargins(8, 8, 0, 0);
  tree_column->setSpacing(8);
  search_ = new QLineEdit;
  search_->setClearButtonEnabled(true);
  auto* search_row = new QHBoxLayout;
  search_row->setContentsMargins(0, 0, 8, 0);
  search_row->addWidget(search_);
  tree_column->addLayout(search_row);
  tree_filter_.setSourceModel(&tree_model_);
  tree_filter_.setRecursiveFilteringEnabled(true);
  tree_filter_.setAutoAcceptChildRows(true);
  tree_filter_.setFilterCaseSensitivity(Qt::CaseInsensitive);
  connect(search_, &QLineEdit::textChanged, this, [this](const QString& text) {
    tree_filter_.setFilterFixedString(text);
    if (!text.isEmpty()) tree_->expandAll();
  });
  tree_ = new RowTree;
  tree_->setModel(&tree_filter_);
  tree_->setHeaderHidden(true);
  tree_->setUniformRowHeights(true);
  tree_->setIndentation(14);
  tree_->setItemDelegate(new TreeDelegate(tree_));
  tree_->setMouseTracking(true);
  tree_->setContextMenuPolicy(Qt::ActionsContextMenu);
  for (const auto id : {"edit.add", "edit.duplicate", "edit.remove", "edit.copy_pointer"}) tree_->addAction(commands_[id]);
  connect(tree_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
    if (now.isValid()) select(now.data(pointer_role).toString().toStdString());
  });
  tree_column->addWidget(tree_, 1);
  docks_.append({dock("tree", tree_panel, Qt::LeftDockWidgetArea), {"Scenario", "方案树"}});

  auto* panel = new QWidget;
  auto* column = new QVBoxLayout(panel);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* head = new QWidget;
  auto* head_column = new QVBoxLayout(head);
  head_column->setContentsMargins(12, 10, 12, 10);
  head_column->setSpacing(2);
  object_title_ = new QLabel;
  object_title_->setObjectName(QStringLiteral("object_title"));
  object_help_ = new QLabel;
  object_help_->setObjectName(QStringLiteral("muted"));
  object_help_->setWordWrap(true);
  head_column->addWidget(object_title_);
  head_column->addWidget(object_help_);
  column->addWidget(head);
  inspector_ = new QListView;
  inspector_->setObjectName(QStringLiteral("fields"));
  inspector_->setModel(&inspector_model_);
  inspector_->setItemDelegate(new InspectorDelegate(inspector_));
  inspector_->setEditTriggers(QAbstractItemView::SelectedClicked | QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                              QAbstractItemView::AnyKeyPressed);
  inspector_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  inspector_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  inspector_->setResizeMode(QListView::Adjust);
  inspector_->setMouseTracking(true);
  inspector_->setContextMenuPolicy(Qt::ActionsContextMenu);
  for (const auto id : {"edit.reset", "edit.copy_pointer"}) inspector_->addAction(commands_[id]);
  const auto follow_link = [this](const QModelIndex& index) {
    if (static_cast<RowKind>(index.data(row_kind_role).toInt()) == RowKind::link) select(index.data(pointer_role).toString().toStdString());
  };
  connect(inspector_, &QListView::activated, this, follow_link);
  connect(inspector_, &QListView::clicked, this, follow_link);
  connect(inspector_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { update_commands(); });
  column->addWidget(inspector_, 1);
  docks_.append({dock("inspector", panel, Qt::RightDockWidgetArea), {"Inspector", "属性面板"}});

  lists_ = new QTabWidget;
  lists_->setDocumentMode(true);
  auto* problems = new QWidget;
  auto* problems_column = new QVBoxLayout(problems);
  problems_column->setContentsMargins(0, 0, 0, 0);
  problems_ = new QTableView;
  problems_->setModel(&problem_model_);
  quiet(*problems_);
  problems_->setItemDelegate(new RowDelegate(problems_));
  problems_->horizontalHeader()->setSectionResizeMode(ProblemModel::sentence_column, QHeaderView::Stretch);
  problems_->setColumnWidth(ProblemModel::code_column, 140);
  problems_->setColumnWidth(ProblemModel::place_column, 260);
  no_problems_ = new QLabel;
  no_problems_->setObjectName(QStringLiteral("muted"));
  no_problems_->setContentsMargins(14, 10, 14, 10);
  problems_column->addWidget(problems_);
  problems_column->addWidget(no_problems_, 0, Qt::AlignTop);
  const auto go_to = [this](const QModelIndex& index) {
    if (const QVariant where = index.data(pointer_role); where.isValid()) select(where.toString().toStdString());
  };
  connect(problems_, &QTableView::clicked, this, go_to);
  connect(problems_, &QTableView::activated, this, go_to);

  runs_ = new QTableView;
  runs_->setModel(&run_model_);
  quiet(*runs_);
  runs_->setItemDelegate(new RowDelegate(runs_));
  runs_->horizontalHeader()->setStretchLastSection(true);
  const int widths[] = {110, 180, 200, 90, 160};
  for (int i = 0; i < RunModel::column_count; ++i) runs_->setColumnWidth(i, widths[i]);
  connect(runs_, &QTableView::activated, this, [this](const QModelIndex& index) {
    if (open_run(run_model_.folder(index.row()))) show_page(Page::results);
  });
  log_ = new QPlainTextEdit;
  log_->setReadOnly(true);
  log_->setFont(face(Face::table));
  auto* history = new QUndoView(&document_.undo_stack());
  history->setEmptyLabel(QStringLiteral("–"));
  for (QWidget* page : {problems, static_cast<QWidget*>(runs_), static_cast<QWidget*>(log_), static_cast<QWidget*>(history)})
    lists_->addTab(page, {});
  counts_ = new CountMarks;
  lists_->tabBar()->setTabButton(0, QTabBar::RightSide, counts_);
  lists_->tabBar()->setDrawBase(false);
  auto* bottom = dock("lists", lists_, Qt::BottomDockWidgetArea);
  auto* no_title = new QWidget;
  no_title->setFixedHeight(0);
  bottom->setTitleBarWidget(no_title);
  docks_.append({bottom, {"Lists", "列表"}});

  resizeDocks({docks_[0].first, docks_[1].first}, {tree_width, inspector_width}, Qt::Horizontal);
  resizeDocks({docks_[2].first}, {lists_height}, Qt::Vertical);
}

void MainWindow::make_status() {
  for (QLabel** label : {&saved_, &size_, &language_, &result_state_}) {
    *label = new QLabel;
    statusBar()->addWidget(*label);
  }
  statusBar()->setSizeGripEnabled(false);
}

}  // namespace icctwin::gui
