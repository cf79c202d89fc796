#include "gui/views/wizard/new_center_dialog.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "gui/document/words.h"
#include "gui/views/floor_thumb.h"
#include "gui/views/theme.h"
#include "gui/views/wizard/figures.h"
#include "gui/views/wizard/form.h"
#include "gui/views/wizard/step_list.h"
#include "gui/views/wizard/wizard_page.h"

namespace icctwin::gui {
namespace {

constexpr int preview_width = 412, thumb_height = 212, first_page_with_create = 2;

QWidget* line() {
  auto* made = new QWidget;
  made->setObjectName(QStringLiteral("divider"));
  made->setAttribute(Qt::WA_StyledBackground);
  made->setFixedHeight(1);
  return made;
}

}  // namespace

NewCenterDialog::NewCenterDialog(QWidget* parent) : QDialog(parent), steps_(new StepList), stack_(new QStackedWidget) {
  setObjectName(QStringLiteral("wizard"));
  setModal(true);
  setWindowTitle(words({"New center from a template", "由模板新建方案"}));
  for (const auto make : {make_template_page, make_site_page, make_size_page, make_power_page, make_cooling_page, make_network_page,
                          make_workload_page, make_summary_page}) {
    WizardPage* page = make(draft_);
    pages_.push_back(page);
    stack_->addWidget(page);
  }
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(make_head());
  column->addWidget(line());
  auto* middle = new QHBoxLayout;
  middle->setSpacing(0);
  middle->addWidget(steps_);
  middle->addWidget(stack_, 1);
  middle->addWidget(make_preview());
  column->addLayout(middle, 1);
  column->addWidget(line());
  column->addWidget(make_foot());
  connect(steps_, &StepList::asked, this, &NewCenterDialog::show_page);
  connect(&draft_, &CenterDraft::changed, this, &NewCenterDialog::update_frame);
  connect(&draft_, &CenterDraft::computed, this, &NewCenterDialog::show_estimate);
  for (WizardPage* page : pages_) page->take();
  resize(1298, 738);
  show_page(0);
}

NewCenterDialog::~NewCenterDialog() = default;

QWidget* NewCenterDialog::make_head() {
  auto* head = new QWidget;
  auto* row = new QHBoxLayout(head);
  row->setContentsMargins(18, 12, 18, 12);
  row->setSpacing(12);
  auto* title = role_label(windowTitle(), "object_title");
  row->addWidget(title);
  subject_ = role_label({}, "muted");
  row->addWidget(subject_, 1);
  return head;
}

QWidget* NewCenterDialog::make_preview() {
  auto* pane = new QWidget;
  pane->setObjectName(QStringLiteral("preview"));
  pane->setAttribute(Qt::WA_StyledBackground);
  pane->setFixedWidth(preview_width);
  auto* column = new QVBoxLayout(pane);
  column->setContentsMargins(16, 14, 16, 16);
  column->setSpacing(8);
  auto* row = new QHBoxLayout;
  auto* title = new QLabel(words({"Layout and estimates", "布置预览与估算"}));
  title->setFont(face(Face::strong));
  row->addWidget(title, 1);
  row->addWidget(role_label(words({"estimate, not simulated", "估算，非仿真结果"}), "simulated"));
  column->addLayout(row);
  thumb_ = new FloorThumb;
  thumb_->setMinimumHeight(120);
  thumb_->setMaximumHeight(thumb_height);
  column->addWidget(thumb_, 1);
  floor_ = role_label({}, "muted");
  floor_->setFont(face(Face::small));
  column->addWidget(floor_);
  figures_ = new QWidget;
  column->addWidget(figures_);
  column->addStretch(1);
  unconfirmed_ = role_label({}, "muted");
  unconfirmed_->setWordWrap(true);
  column->addWidget(unconfirmed_);
  return pane;
}

QWidget* NewCenterDialog::make_foot() {
  auto* foot = new QWidget;
  auto* row = new QHBoxLayout(foot);
  row->setContentsMargins(18, 11, 18, 11);
  row->setSpacing(8);
  progress_ = role_label({}, "muted");
  row->addWidget(progress_, 1);
  const auto button = [&](const Text& text) {
    auto* made = new QPushButton(words(text));
    made->setMinimumHeight(32);
    made->setMinimumWidth(78);
    made->setAutoDefault(false);
    row->addWidget(made);
    return made;
  };
  cancel_ = button({"Cancel", "取消"});
  back_ = button({"Back", "上一步"});
  create_ = button({"Create now", "立即创建"});
  next_ = button({"Next", "下一步"});
  next_->setProperty("primary", true);
  connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
  connect(back_, &QPushButton::clicked, this, [this] { show_page(current_page() - 1); });
  connect(create_, &QPushButton::clicked, this, &NewCenterDialog::create);
  connect(next_, &QPushButton::clicked, this, [this] { current_page() + 1 < page_count() ? show_page(current_page() + 1) : create(); });
  return foot;
}

int NewCenterDialog::page_count() const { return static_cast<int>(pages_.size()); }
int NewCenterDialog::current_page() const { return stack_->currentIndex(); }

void NewCenterDialog::show_page(int page) {
  stack_->setCurrentIndex(std::clamp(page, 0, page_count() - 1));
  // The first control of the page, so that it can be filled in at once.
  if (QWidget* shown = stack_->currentWidget(); isVisible()) {
    for (QWidget* one = shown->nextInFocusChain(); one && one != shown; one = one->nextInFocusChain())
      if (shown->isAncestorOf(one) && one->isVisible() && one->isEnabled() && (one->focusPolicy() & Qt::TabFocus)) {
        one->setFocus(Qt::TabFocusReason);
        break;
      }
  }
  update_frame();
}

void NewCenterDialog::update_frame() {
  std::vector<StepList::Step> steps;
  for (const WizardPage* page : pages_) steps.push_back({words(page->name()), page->choice()});
  steps_->set_steps(std::move(steps), current_page());
  subject_->setText(words({"%1 · %2", "%1 · %2"}).arg(pages_[0]->choice(), pages_[1]->choice()));
  const bool last = current_page() + 1 == page_count();
  back_->setEnabled(current_page() > 0);
  create_->setVisible(!last);
  create_->setEnabled(current_page() >= first_page_with_create);
  create_->setToolTip(create_->isEnabled() ? QString() : words({"From the size page on", "自“规模”页起可创建"}));
  next_->setText(last ? words({"Create", "创建"}) : words({"Next", "下一步"}));
  const QString at = words({"Step %1 of %2", "第 %1 步，共 %2 步"}).arg(QString::number(current_page() + 1), QString::number(page_count()));
  progress_->setText(current_page() >= first_page_with_create && !last
                         ? at + QStringLiteral("   ·   ") +
                               words({"All other pages have defaults: it can be created now.", "其余各步均有默认值，现在即可创建。"})
                         : at);
}

void NewCenterDialog::show_estimate() {
  const CenterResult& result = draft_.result();
  thumb_->set_halls(result.halls);
  floor_->setText(floor_words(result.halls, result.estimate));
  delete figures_->layout();
  qDeleteAll(figures_->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
  auto* grid = new QGridLayout(figures_);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(6);
  grid->setVerticalSpacing(3);
  grid->setColumnStretch(0, 1);
  int at = 0;
  if (!result.text.empty())
    for (const FigureText& figure : figures_of(result.estimate)) {
      grid->addWidget(role_label(figure.label, "label"), at, 0);
      auto* value = new QLabel(figure.value);
      value->setFont(face(Face::object));
      grid->addWidget(value, at, 1, Qt::AlignRight);
      grid->addWidget(role_label(figure.unit, "muted"), at++, 2, Qt::AlignLeft | Qt::AlignBottom);
      grid->addWidget(line(), at++, 0, 1, 3);
    }
  QString trouble;
  for (const Problem& one : result.problems)
    if (one.severity == Severity::error) trouble += QString::fromStdString(sentence(one, language())) + u'\n';
  unconfirmed_->setText(
      !trouble.isEmpty()
          ? words({"This cannot be made: %1", "无法生成：%1"}, trouble.trimmed())
          : counted(static_cast<qsizetype>(result.unverified.size()),
                    {"%1 value is not confirmed; the summary lists it.", "%1 个默认值尚未确认，将在“汇总”页逐项列出。"},
                    {"%1 values are not confirmed; the summary lists them.", "%1 个默认值尚未确认，将在“汇总”页逐项列出。"}));
}

void NewCenterDialog::create() {
  CenterResult made = draft_.make();
  if (made.text.empty()) return;
  text_ = std::move(made.text);
  accept();
}

void NewCenterDialog::keyPressEvent(QKeyEvent* event) {
  const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  if (enter && (event->modifiers() & Qt::ControlModifier) && create_->isEnabled()) return create();
  if (auto* button = qobject_cast<QPushButton*>(focusWidget()); enter && button) return button->click();
  if (enter) return next_->click();
  QDialog::keyPressEvent(event);
}

}  // namespace icctwin::gui
