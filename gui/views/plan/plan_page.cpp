#include "gui/views/plan/plan_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/document/words.h"
#include "gui/models/rack_front.h"
#include "gui/models/references.h"
#include "gui/views/commands.h"
#include "gui/views/icons.h"
#include "gui/views/plan/rack_elevation.h"
#include "gui/views/theme.h"
#include "sim/document/numbers.h"

namespace icctwin::gui {
namespace {

constexpr int strip_height = 36, tool_icon = 16;

}  // namespace

PlanPage::PlanPage(Workbench& bench, Commands& commands, QWidget* parent)
    : WorkPage(bench, parent),
      state_(bench),
      view_(new PlanView(state_)),
      facts_(new PlanFacts(state_, *view_)),
      aside_(new PlanAside(state_)),
      strip_(new QWidget),
      stack_(new QStackedLayout),
      overlays_(new QComboBox),
      halls_(new QComboBox),
      values_(new QCheckBox),
      zoom_(new QLabel),
      overlay_label_(new QLabel),
      empty_title_(new QLabel) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  add_tool_commands(commands);
  add_view_commands(commands);
  add_arrange_commands(commands);
  add_nudges(commands);
  add_background_commands(commands);
  make_strip(commands);
  column->addWidget(strip_);
  auto* canvas = new QWidget;
  auto* below = new QVBoxLayout(canvas);
  below->setContentsMargins(0, 0, 0, 0);
  below->setSpacing(0);
  below->addWidget(view_, 1);
  below->addWidget(facts_);
  stack_->addWidget(canvas);
  stack_->addWidget(make_empty(commands));
  column->addLayout(stack_, 1);

  connect(&state_, &PlanState::floor_changed, this, &PlanPage::update_strip);
  connect(&state_, &PlanState::hall_shown, this, &PlanPage::update_strip);
  connect(&state_, &PlanState::overlay_changed, this, &PlanPage::update_strip);
  connect(&state_, &PlanState::selection_changed, this, &PlanPage::update_commands);
  connect(view_, &PlanView::zoom_changed, this, &PlanPage::update_strip);
  connect(view_, &PlanView::tool_changed, this, &PlanPage::update_strip);
  connect(view_, &PlanView::rack_opened, this, &PlanPage::open_rack);
  update_commands();
}

PlanPage::~PlanPage() {
  if (aside_ && !aside_->parent()) delete aside_;  // nobody showed it
}

void PlanPage::zoom(int steps) {
  if (steps == 0)
    view_->fit();
  else
    view_->zoom_by(steps > 0 ? 1.25 : 0.8);
}

bool PlanPage::is_busy() const { return view_->picture().is_reading(); }

QWidget* PlanPage::first_control() { return view_; }

void PlanPage::make_strip(Commands& commands) {
  strip_->setObjectName(QStringLiteral("tool_strip"));
  strip_->setAttribute(Qt::WA_StyledBackground);
  strip_->setFixedHeight(strip_height);
  auto* row = new QHBoxLayout(strip_);
  row->setContentsMargins(10, 0, 12, 0);
  row->setSpacing(4);
  for (const auto id : {"plan.select", "plan.pan", "insert.row_tool", "insert.pod_tool", "plan.measure"}) {
    auto* button = new QToolButton;
    button->setDefaultAction(commands[id]);
    button->setIconSize({tool_icon, tool_icon});
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setFocusPolicy(Qt::TabFocus);
    row->addWidget(button);
  }
  row->addSpacing(10);
  row->addWidget(overlay_label_);
  row->addWidget(overlays_);
  row->addSpacing(10);
  row->addWidget(values_);
  row->addStretch(1);
  row->addWidget(halls_);
  row->addSpacing(8);
  row->addWidget(zoom_);
  for (QComboBox* box : {overlays_, halls_}) {
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->setMinimumWidth(100);  // below their contents where the window is narrow
  }
  connect(overlays_, &QComboBox::activated, this, [this](int index) { state_.show_overlay(static_cast<Overlay>(index)); });
  connect(halls_, &QComboBox::activated, this, [this](int index) {
    state_.show_hall(static_cast<std::size_t>(index));
    bench_.select(FloorHall::pointer(static_cast<std::size_t>(index)));
  });
  connect(values_, &QCheckBox::toggled, this, [this](bool on) {
    state_.values = on;
    state_.tell_look();
  });
}

QWidget* PlanPage::make_empty(Commands& commands) {
  auto* empty = new QWidget;
  auto* column = new QVBoxLayout(empty);
  column->addStretch(2);
  empty_title_->setObjectName(QStringLiteral("page_title"));
  column->addWidget(empty_title_, 0, Qt::AlignHCenter);
  column->addSpacing(10);
  auto* row = new QHBoxLayout;
  row->addStretch(1);
  for (const auto id : {"insert.hall_tool", "insert.hall"}) {
    auto* button = new QPushButton;
    QAction* action = commands[id];
    button->setText(action->text());
    connect(action, &QAction::changed, button, [button, action] { button->setText(action->text()); });
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    row->addWidget(button);
  }
  row->addStretch(1);
  column->addLayout(row);
  column->addStretch(3);
  return empty;
}

void PlanPage::rebuild() {
  overlay_label_->setText(words({"Overlay", "叠加图"}));
  overlays_->clear();
  for (int i = 0; i < overlay_count; ++i) {
    const OverlayKind& kind = overlay_kind(static_cast<Overlay>(i));
    const QString unit = overlay_unit(kind).name;
    const bool plain = unit.isEmpty() || unit == u'%';
    overlays_->addItem(plain ? words(kind.title) : words({"%1 (%2)", "%1（%2）"}).arg(words(kind.title), unit));
  }
  state_.show_overlay(state_.overlay().overlay());  // in the units of now
  overlays_->setAccessibleName(words({"Overlay", "叠加图"}));
  overlays_->setToolTip(words({"Value that the colours of racks show", "机柜颜色所示的数值"}));
  halls_->setAccessibleName(words({"Hall", "主机房"}));
  values_->setText(words({"Values in cells", "单元格显示数值"}));
  values_->setChecked(state_.values);
  empty_title_->setText(words({"No hall yet. Draw one, or start from a size.", "尚无机房。可绘制，或按尺寸生成。"}));
  view_->setAccessibleName(words({"Floor plan", "平面布置图"}));
  facts_->refresh();
  if (aside_) aside_->refresh();
  update_strip();
  view_->viewport()->update();
}

void PlanPage::update_strip() {
  overlays_->setCurrentIndex(static_cast<int>(state_.overlay().overlay()));
  const auto& halls = state_.halls();
  if (halls_->count() != static_cast<int>(halls.size())) halls_->clear();
  for (std::size_t i = 0; i < halls.size(); ++i) {
    const std::string& own = language() == Language::zh && !halls[i].name_zh.empty() ? halls[i].name_zh : halls[i].name;
    const QString name = QString::fromStdString(own.empty() ? halls[i].id : own);
    const int index = static_cast<int>(i);
    index < halls_->count() ? halls_->setItemText(index, name) : halls_->addItem(name);
  }
  halls_->setCurrentIndex(static_cast<int>(state_.hall()));
  halls_->setEnabled(halls.size() > 1);
  zoom_->setText(words({"Scale 1:%1", "缩放 1:%1"}, QString::number(qRound(view_->scale_number()))));
  stack_->setCurrentIndex(halls.empty() && view_->tool() != Tool::hall ? 1 : 0);
  for (const auto& one : tools_) one.second->setChecked(one.first == view_->tool());
  update_commands();
}

void PlanPage::update_commands() {
  const bool rows = !state_.selected_rows().empty();
  for (QAction* action : needs_rows_) action->setEnabled(rows);
  for (QAction* action : needs_hall_) action->setEnabled(state_.floor() != nullptr);
  for (QAction* action : needs_background_) action->setEnabled(state_.floor() && state_.floor()->background);
  if (elevation_) elevation_->setEnabled(state_.current_rack() >= 0);
}

QStringList PlanPage::rack_types() const { return known_names("rack type", bench_.document().root()); }

void PlanPage::open_rack(int rack) {
  const CheckResult& result = bench_.check();
  if (rack < 0 || !state_.floor() || !result.plan) return;
  const std::string id = state_.floor()->racks[static_cast<std::size_t>(rack)].id;
  const RackFront front = rack_front(*result.plan, id);
  if (front.height_u == 0) return;
  const Timeline& line = bench_.timeline();
  const QString now = line.empty() ? QString() : qstring(document::Numbers(language(), line.utc_offset_s()).moment(line.now_unix_s()));
  RackElevation dialog(front, result.names, rack_value_now(bench_, id, overlay_kind(Overlay::power).channel), now, this);
  dialog.exec();
}

void PlanPage::use(Tool tool) {
  bench_.ask_page(Page::plan);
  if (view_->new_row.rack_type.empty()) view_->new_row.rack_type = proposed().row.rack_type;
  view_->set_tool(view_->tool() == tool ? Tool::select : tool);
  view_->setFocus();
}

void PlanPage::step_overlay(int by) {
  const int next = (static_cast<int>(state_.overlay().overlay()) + by + overlay_count) % overlay_count;
  state_.show_overlay(static_cast<Overlay>(next));
}

}  // namespace icctwin::gui
