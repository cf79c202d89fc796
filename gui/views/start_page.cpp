#include "gui/views/start_page.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "gui/document/file_places.h"
#include "gui/document/recent_files.h"
#include "gui/document/words.h"
#include "gui/models/workbench.h"
#include "gui/views/commands.h"
#include "gui/views/page_parts.h"
#include "gui/views/scenario_card.h"
#include "gui/views/theme.h"
#include "gui/views/wizard/form.h"
#include "sim/scenario/text/read_file.h"

namespace icctwin::gui {
namespace {

constexpr int actions_width = 268, button_height = 36, card_columns = 2, most_recent = 6;

QLabel* heading(const QString& text) {
  auto* made = new QLabel(text);
  made->setFont(face(Face::object));
  return made;
}

/// A folder below the user's own as ~.
QString short_folder(const QString& file) {
  const QString folder = QFileInfo(file).absolutePath(), home = QDir::homePath();
  return folder.startsWith(home + u'/') ? u'~' + folder.mid(home.size()) : folder;
}

}  // namespace

StartPage::StartPage(Workbench& bench, Commands& commands, QWidget* parent)
    : WorkPage(bench, parent), commands_(commands), scroll_(new QScrollArea) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(scroll_);
  scroll_->setWidgetResizable(true);
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setFocusPolicy(Qt::NoFocus);
}

void StartPage::rebuild() {
  if (isVisible()) build();
}

void StartPage::showEvent(QShowEvent* event) {
  WorkPage::showEvent(event);
  build();  // files may have come and gone
}

void StartPage::build() {
  auto* page = new QWidget;
  auto* row = new QHBoxLayout(page);
  row->setContentsMargins(32, 28, 32, 28);
  row->setSpacing(36);
  row->addWidget(make_actions(), 0, Qt::AlignTop);
  row->addWidget(make_lists(), 1, Qt::AlignTop);
  scroll_->setWidget(page);
}

QWidget* StartPage::make_actions() {
  auto* pane = new QWidget;
  pane->setFixedWidth(actions_width);
  auto* column = new QVBoxLayout(pane);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  auto* name = new QLabel(words({"ICC Twin", "智算孪生"}));
  name->setFont(face(Face::tile));
  column->addWidget(name);
  auto* about = role_label(
      words({"Plan an AI computing center, simulate it, read what it needs.", "规划智算中心，仿真运行，读出能耗、用水、碳排放与成本。"}),
      "muted");
  about->setWordWrap(true);
  column->addWidget(about);
  column->addSpacing(12);
  bool primary = true;
  for (const char* id : {"file.newTemplate", "file.newEmpty", "file.open", "file.import", "help.tutorial"}) {
    QAction* action = commands_[id];
    auto* button = new QPushButton(action->text().remove(u'&').remove(QStringLiteral("…")));
    button->setMinimumHeight(button_height);
    button->setIcon(primary ? QIcon() : action->icon());
    button->setProperty("primary", primary);
    button->setProperty("start", true);
    button->setToolTip(action->toolTip());
    button->setAccessibleName(button->text());
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    column->addWidget(button);
    primary = false;
  }
  return pane;
}

QWidget* StartPage::make_lists() {
  auto* pane = new QWidget;
  auto* column = new QVBoxLayout(pane);
  column->setContentsMargins(0, 4, 0, 0);
  column->setSpacing(10);
  const auto add_cards = [&](const QStringList& files, bool example) {
    auto* grid = new QGridLayout;
    grid->setSpacing(10);
    for (int i = 0; i < card_columns; ++i) grid->setColumnStretch(i, 1);
    for (int i = 0; i < files.size(); ++i) {
      auto* card = new ScenarioCard(files[i], example ? QString() : short_folder(files[i]));
      grid->addWidget(card, i / card_columns, i % card_columns);
      connect(card, &QAbstractButton::clicked, this,
              [this, card, example] { example ? open_example(card->file()) : bench_.ask_open(card->file()); });
      read(card);
    }
    column->addLayout(grid);
  };
  column->addWidget(heading(words({"Recent", "最近打开"})));
  const QStringList recent = recent_files().mid(0, most_recent);
  if (recent.isEmpty())
    column->addWidget(role_label(words({"Scenarios that were opened or saved stand here.", "打开或保存过的方案列在此处。"}), "muted"));
  else
    add_cards(recent, false);
  column->addSpacing(10);
  column->addWidget(heading(words({"Examples", "示例方案"})));
  column->addWidget(role_label(words({"Opened as a copy that is not saved yet.", "以未保存的副本打开。"}), "muted"));
  const auto examples = example_files();
  if (examples.empty())
    column->addWidget(role_label(words({"The shipped scenarios were not found. Set ICCTWIN_SCENARIO_DIR to their folder.",
                                        "未找到随附方案，请将 ICCTWIN_SCENARIO_DIR 设为其所在文件夹。"}),
                                 "muted"));
  add_cards(QStringList(examples.begin(), examples.end()), true);
  return pane;
}

void StartPage::read(ScenarioCard* card) {
  const QString key = card->file() + QFileInfo(card->file()).lastModified().toString(Qt::ISODateWithMs);
  if (const auto known = glances_.find(key); known != glances_.end()) return card->set_glance(*known);
  ++reading_;
  // The page outlives its cards: it counts and remembers, and a card that is still there is filled.
  glance_later(card->file(), this, [this, key, card = QPointer<ScenarioCard>(card)](const Glance& glance) {
    --reading_;
    glances_.insert(key, glance);
    if (card) card->set_glance(glance);
  });
}

void StartPage::open_example(const QString& file) {
  Diagnostics problems;
  const auto text = read_file(file.toStdString(), problems);
  if (!text) return bench_.tell({QStringLiteral("open"), words({"Not opened: %1", "未能打开：%1"}, sentences(problems))});
  bench_.ask_new(QString::fromStdString(with_absolute_files(*text, QFileInfo(file).absolutePath())));
}

}  // namespace icctwin::gui
