#include "gui/views/panels/tutorial_panel.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "gui/document/words.h"
#include "gui/views/icons.h"
#include "gui/views/theme.h"
#include "gui/views/wizard/form.h"

namespace icctwin::gui {
namespace {

constexpr int mark_size = 22;

/// Number of a step, or the tick of one that is done.
class StepMark : public QWidget {
 public:
  enum class State { done, here, later };
  StepMark(int number, State state) : number_(number), state_(state) { setFixedSize(mark_size, mark_size); }

 protected:
  void paintEvent(QPaintEvent*) override {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool here = state_ == State::here;
    painter.setPen(QPen(here ? t.accent : state_ == State::done ? t.ok : t.line2, 1.2));
    painter.setBrush(here ? t.accent : t.surface);
    painter.drawEllipse(QRectF(rect()).adjusted(1, 1, -1, -1));
    if (state_ == State::done) return paint_icon(painter, QRectF(5, 5, 12, 12), QStringLiteral("check"), t.ok);
    painter.setFont(face(Face::table));
    painter.setPen(here ? t.on_accent : t.text2);
    painter.drawText(rect(), Qt::AlignCenter, QString::number(number_));
  }

 private:
  int number_;
  State state_;
};

}  // namespace

TutorialPanel::TutorialPanel(Workbench& bench, QWidget* parent) : Panel(bench, parent), tutorial_(bench), column_(new QVBoxLayout(this)) {
  column_->setContentsMargins(12, 10, 12, 12);
  connect(&tutorial_, &Tutorial::advanced, this, &TutorialPanel::rebuild);
}

void TutorialPanel::rebuild() {
  if (shown_) shown_->deleteLater();  // it may hold the button whose click led here
  shown_ = new QWidget;
  auto* column = new QVBoxLayout(shown_);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  const auto& steps = Tutorial::steps();
  for (int i = 0; i < static_cast<int>(steps.size()); ++i) {
    const TutorialStep& step = steps[static_cast<std::size_t>(i)];
    const bool here = i == tutorial_.current();
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(new StepMark(i + 1, i < tutorial_.current() ? StepMark::State::done
                                       : here                  ? StepMark::State::here
                                                               : StepMark::State::later),
                   0, Qt::AlignTop);
    auto* inner = new QVBoxLayout;
    inner->setSpacing(6);
    auto* title = new QLabel(words(step.title));
    title->setFont(face(here ? Face::strong : Face::body));
    title->setMinimumHeight(mark_size);
    inner->addWidget(title);
    if (here) {
      auto* text = role_label(words(step.text), "label");
      text->setWordWrap(true);
      inner->addWidget(text);
      auto* button = new QPushButton(words(step.action));
      connect(button, &QPushButton::clicked, &tutorial_, &Tutorial::help);
      inner->addWidget(button, 0, Qt::AlignLeft);
    }
    row->addLayout(inner, 1);
    column->addLayout(row);
  }
  if (tutorial_.is_done()) {
    auto* text =
        role_label(words({"Done. Next: Ctrl+N makes a center of your own.", "完成。接下来可按 Ctrl+N 新建自己的智算中心。"}), "label");
    text->setWordWrap(true);
    column->addWidget(text);
  }
  column->addStretch(1);
  column_->addWidget(shown_);
}

}  // namespace icctwin::gui
