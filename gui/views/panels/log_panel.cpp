#include "gui/views/panels/log_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTextDocument>
#include <QVBoxLayout>

#include "gui/document/words.h"
#include "gui/models/run_model.h"
#include "gui/models/workbench.h"
#include "gui/views/theme.h"

namespace icctwin::gui {

QString filtered_log(const QString& log, int level) {
  if (level == 0) return log;
  static const QRegularExpression code(QStringLiteral("^([EWH])-[A-Z]+-\\d+\\b"));
  QStringList kept;
  bool wanted = false;
  for (const QString& line : log.split(u'\n')) {
    if (const auto found = code.match(line); found.hasMatch()) {
      const QString kind = found.captured(1);
      wanted = kind == QStringLiteral("E") || (level == 1 && kind == QStringLiteral("W"));
    } else if (!line.startsWith(u' ')) {
      wanted = false;
    }
    if (wanted) kept << line;
  }
  return kept.join(u'\n');
}

LogPanel::LogPanel(Workbench& bench, QWidget* parent)
    : Panel(bench, parent), title_(new QLabel), level_(new QComboBox), copy_(new QPushButton), text_(new QPlainTextEdit) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(12, 4, 12, 4);
  title_->setObjectName(QStringLiteral("muted"));
  row->addWidget(title_, 1);
  row->setSpacing(6);
  row->addWidget(level_);
  row->addWidget(copy_);
  column->addLayout(row);
  text_->setObjectName(QStringLiteral("log"));
  text_->setReadOnly(true);
  text_->setFont(face(Face::table));
  text_->document()->setDocumentMargin(12);
  column->addWidget(text_, 1);
  for (int i = 0; i < 3; ++i) level_->addItem(QString());
  connect(level_, &QComboBox::currentIndexChanged, this, &LogPanel::read);
  connect(copy_, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(text_->toPlainText()); });
  connect(&bench.queue(), &RunQueue::ended, this, &LogPanel::show_run);
  connect(&bench.queue(), &RunQueue::progressed, this, [this](const QString& out) {
    if (out == folder_ && isVisible()) read();
  });
}

QWidget* LogPanel::first_control() { return text_; }

void LogPanel::rebuild() {
  text_->setAccessibleName(words({"Log of the run", "运行日志"}));
  level_->setAccessibleName(words({"Which lines are shown", "显示哪些行"}));
  static constexpr Text levels[] = {{"All lines", "全部"}, {"Errors and warnings", "错误与警告"}, {"Errors", "错误"}};
  for (int i = 0; i < 3; ++i) level_->setItemText(i, words(levels[i]));
  copy_->setText(words({"Copy", "复制"}));
  read();
}

void LogPanel::show_run(const QString& run_folder) {
  folder_ = run_folder;
  read();
}

QString LogPanel::text() const { return text_->toPlainText(); }

void LogPanel::read() {
  title_->setText(folder_.isEmpty() ? words({"No run chosen.", "未选择运行。"}) : run_title(folder_));
  const auto known = bench_.queue().find(folder_);
  QString log = known ? known->log : folder_.isEmpty() ? QString() : read_log(folder_);
  text_->setPlaceholderText(folder_.isEmpty() ? QString() : words({"This run said nothing.", "本次运行没有日志输出。"}));
  log = filtered_log(log, level_->currentIndex());
  if (log == shown_) return;
  shown_ = log;
  text_->setPlainText(log);
  text_->verticalScrollBar()->setValue(text_->verticalScrollBar()->maximum());
}

}  // namespace icctwin::gui
