#include "gui/app/text_dialog.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QFileInfo>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTextBlock>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/document/words.h"
#include "gui/document/write_file.h"
#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

constexpr qint64 most_bytes = 20 << 20;

}  // namespace

std::pair<int, int> place_in_text(const QString& sentence) {
  static const QRegularExpression words(QStringLiteral("line (\\d+)(?:, column (\\d+))?")), colons(QStringLiteral(":(\\d+):(\\d+)")),
      chinese(QStringLiteral("第 ?(\\d+) ?行(?:第 ?(\\d+) ?列)?"));
  for (const auto* pattern : {&words, &chinese, &colons})
    if (const auto found = pattern->match(sentence); found.hasMatch()) return {found.captured(1).toInt(), found.captured(2).toInt()};
  return {0, 0};
}

TextDialog::TextDialog(const QString& file, int line, int column, QWidget* parent)
    : QDialog(parent), file_(file), text_(new QPlainTextEdit) {
  setWindowTitle(QFileInfo(file).fileName());
  setStyleSheet(style_sheet());
  resize(820, 600);
  auto* box = new QVBoxLayout(this);
  auto* place = new QLabel;
  place->setObjectName(QStringLiteral("muted"));
  box->addWidget(place);
  QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
  fixed.setPixelSize(face(Face::table).pixelSize());
  text_->setFont(fixed);
  text_->setLineWrapMode(QPlainTextEdit::NoWrap);
  text_->setAccessibleName(words({"Text of the file", "文件内容"}));
  QFile source(file);
  if (source.open(QIODevice::ReadOnly)) text_->setPlainText(QString::fromUtf8(source.read(most_bytes)));
  box->addWidget(text_, 1);
  connect(text_, &QPlainTextEdit::cursorPositionChanged, this, [this, place] {
    place->setText(words({"Line %1, column %2", "第 %1 行，第 %2 列"})
                       .arg(text_->textCursor().blockNumber() + 1)
                       .arg(text_->textCursor().positionInBlock() + 1));
  });
  if (line > 0) {
    const QTextBlock block = text_->document()->findBlockByNumber(line - 1);
    QTextCursor cursor(block.isValid() ? block : text_->document()->lastBlock());
    cursor.movePosition(QTextCursor::Right, QTextCursor::MoveAnchor, std::clamp(column - 1, 0, std::max(0, cursor.block().length() - 1)));
    text_->setTextCursor(cursor);
    text_->centerCursor();
  }
  auto* buttons = new QDialogButtonBox;
  auto* save = buttons->addButton(words({"Save and open", "保存并打开"}), QDialogButtonBox::AcceptRole);
  auto* close = buttons->addButton(words({"Close", "关闭"}), QDialogButtonBox::RejectRole);
  close->setDefault(true);
  save->setEnabled(source.size() <= most_bytes && QFileInfo(file).isWritable());  // a part of a file must not take its place
  connect(buttons, &QDialogButtonBox::accepted, this, &TextDialog::write);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  box->addWidget(buttons);
  text_->setFocus();
}

QString TextDialog::text() const { return text_->toPlainText(); }

int TextDialog::line() const { return text_->textCursor().blockNumber() + 1; }

void TextDialog::write() {
  if (const QString reason = write_whole(file_, text().toUtf8()); !reason.isEmpty())
    return setWindowTitle(words({"Not saved: %1", "未能保存：%1"}, reason));
  accept();
  emit written(file_);
}

}  // namespace icctwin::gui
