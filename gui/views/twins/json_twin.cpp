#include "gui/views/twins/json_twin.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSyntaxHighlighter>
#include <QToolButton>

#include "gui/document/words.h"
#include "gui/models/field_values.h"
#include "gui/models/workbench.h"
#include "gui/views/commands.h"
#include "gui/views/icons.h"
#include "gui/views/theme.h"

namespace icctwin::gui {
namespace {

/// Keys, texts and other values in colours of their own.
class JsonColors : public QSyntaxHighlighter {
 public:
  using QSyntaxHighlighter::QSyntaxHighlighter;

 protected:
  void highlightBlock(const QString& line) override {
    static const QRegularExpression token(QStringLiteral(R"(("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*|\btrue\b|\bfalse\b|\bnull\b))"));
    const Theme& t = theme();
    for (auto match = token.globalMatch(line); match.hasNext();) {
      const auto found = match.next();
      const bool text = found.capturedLength(1) > 0, key = text && found.capturedLength(2) > 0;
      const int part = text ? 1 : 3;
      setFormat(static_cast<int>(found.capturedStart(part)), static_cast<int>(found.capturedLength(part)),
                key    ? t.accent
                : text ? t.ok
                       : t.warning);
    }
  }
};

/// A part's text as it stands in the file, its lines moved to the left as far as its last one is.
QString text_of(const Node& node) {
  QString text = QString::fromStdString(write_tree(*copy_of(node)));
  const auto last = text.lastIndexOf('\n');
  if (last < 0) return text;
  qsizetype spaces = last + 1;
  while (spaces < text.size() && text[spaces] == ' ') ++spaces;
  const QString indent = text.mid(last, spaces - last);
  return indent.size() > 1 ? text.replace(indent, QStringLiteral("\n")) : text;
}

}  // namespace

JsonTwin::JsonTwin(Workbench& bench, Commands& commands, QWidget* parent)
    : TwinPage(bench, parent),
      commands_(commands),
      title_(new QLabel),
      state_(new QLabel),
      text_(new QPlainTextEdit),
      colors_(new JsonColors(text_->document())),
      apply_(new QPushButton),
      revert_(new QPushButton),
      close_(new QToolButton) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* bar = new QWidget;
  bar->setObjectName(QStringLiteral("dock_title"));
  bar->setAttribute(Qt::WA_StyledBackground);
  auto* row = new QHBoxLayout(bar);
  row->setContentsMargins(12, 5, 8, 5);
  row->setSpacing(8);
  state_->setObjectName(QStringLiteral("muted"));
  state_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  row->addWidget(title_);
  row->addWidget(state_, 1);
  row->addWidget(revert_);
  row->addWidget(apply_);
  close_->setIcon(icon(QStringLiteral("close")));
  close_->setIconSize({14, 14});
  close_->setFocusPolicy(Qt::TabFocus);
  row->addWidget(close_);
  column->addWidget(bar);
  text_->setObjectName(QStringLiteral("json_text"));
  text_->setLineWrapMode(QPlainTextEdit::NoWrap);
  text_->setTabChangesFocus(true);
  column->addWidget(text_, 1);

  commands
      .add({"view.as_json",
            {"As JSON", "以 JSON 查看"},
            {"The selected part as JSON, which can be edited", "以 JSON 显示并编辑所选部分"},
            "Ctrl+Alt+J",
            "",
            "view/2"},
           [this] { emit asked(commands_["view.as_json"]->isChecked()); })
      ->setCheckable(true);
  commands.add(
      {"edit.apply_json",
       {"Apply JSON", "应用 JSON"},
       {"Take the edited text over as one change", "将编辑后的文本作为一次修改应用"},
       "Ctrl+Shift+Return",
       "",
       "edit/4"},
      [this] { apply(); }, this);
  connect(apply_, &QPushButton::clicked, this, &JsonTwin::apply);
  connect(revert_, &QPushButton::clicked, this, [this] { show_part(); });
  connect(close_, &QToolButton::clicked, this, [this] { emit asked(false); });
  connect(text_, &QPlainTextEdit::textChanged, this, &JsonTwin::update_state);
  // What was typed and not applied stays until the user decides; else the text follows.
  const auto follow = [this] {
    if (isVisible() && text_->toPlainText() == shown_) show_part();
  };
  connect(&bench.document(), &ScenarioDocument::changed, this, follow);
  connect(&bench.document(), &ScenarioDocument::reset, this, [this] { show_part(); });
  connect(&bench, &Workbench::selection_changed, this, follow);
  show_part();
}

void JsonTwin::rebuild() {
  text_->setAccessibleName(words({"JSON of the selected part", "所选部分的 JSON"}));
  apply_->setText(words({"Apply", "应用"}));
  revert_->setText(words({"Revert", "还原"}));
  close_->setToolTip(words({"Back to the page", "返回页面"}));
  close_->setAccessibleName(close_->toolTip());
  title_->setFont(face(Face::strong));
  QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
  fixed.setPixelSize(face(Face::table).pixelSize());
  text_->setFont(fixed);
  text_->setTabStopDistance(2 * QFontMetricsF(fixed).horizontalAdvance(' '));
  colors_->rehighlight();
  if (isVisible() && text_->toPlainText() == shown_) show_part();
  update_state();
}

void JsonTwin::enter() {
  if (text_->toPlainText() == shown_) show_part();
  text_->setFocus();
}

void JsonTwin::show_part() {
  pointer_ = bench_.current();
  const Place place = bench_.document().place(pointer_);
  shown_ = place.node ? text_of(*place.node) : QString::fromStdString(preset_json(place));
  text_->setPlainText(shown_);
  update_state();
}

void JsonTwin::update_state() {
  const QString name = pointer_.empty() ? bench_.document().name(language()) : part_name(bench_.document().root(), pointer_);
  title_->setText(name);
  title_->setToolTip(QString::fromStdString(pointer_));
  const bool edited = text_->toPlainText() != shown_;
  apply_->setEnabled(edited);
  revert_->setEnabled(edited);
  commands_["edit.apply_json"]->setEnabled(edited);
  state_->setText(edited ? words({"Edited, not applied yet (Ctrl+Shift+Return)", "已编辑，尚未应用（Ctrl+Shift+Return）"})
                         : QString::fromStdString(pointer_.empty() ? "/" : pointer_));
}

bool JsonTwin::apply() {
  const std::string json = text_->toPlainText().toStdString();
  const QString topic = QStringLiteral("json");
  Diagnostics problems;
  // Lists and single values are JSON too; the reader of scenarios asks for an object.
  const auto wrapped = parse_tree("{\"\":" + json + "\n}", "JSON", problems);
  if (!wrapped || wrapped->children.size() != 1) {
    bench_.tell({topic, words({"Not applied, this is no JSON: %1", "未应用，文本不是有效的 JSON：%1"}, sentences(problems))});
    return false;
  }
  const Place place = bench_.document().place(pointer_);
  const JsonKind kind = wrapped->children.front()->kind;
  const bool list = place.type && place.type->kind == Kind::list;
  if (place.type && kind != (list ? JsonKind::list : JsonKind::object) && kind != JsonKind::null) {
    bench_.tell({topic, list ? words({"Not applied: a list [ ] belongs here.", "未应用：此处应为列表 [ ]。"})
                             : words({"Not applied: an object { } belongs here.", "未应用：此处应为对象 { }。"})});
    return false;
  }
  bench_.withdraw(topic);
  shown_ = text_->toPlainText();
  const bool done = bench_.document().replace(pointer_, json);
  show_part();
  return done;
}

}  // namespace icctwin::gui
