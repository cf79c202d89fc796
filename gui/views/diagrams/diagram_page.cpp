#include "gui/views/diagrams/diagram_page.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>

#include "gui/document/words.h"
#include "gui/models/diagrams.h"
#include "gui/models/workbench.h"
#include "gui/views/commands.h"
#include "gui/views/diagrams/diagram_view.h"
#include "gui/views/page_parts.h"
#include "sim/document/numbers.h"
#include "sim/results/folder/run_folder.h"

namespace icctwin::gui {
namespace {

constexpr int strip_height = 36;
const std::string rack_channel = "rack_power_w";

}  // namespace

DiagramPage::DiagramPage(Workbench& bench, Commands& commands, const char* name, const Text& title)
    : WorkPage(bench), commands_(commands), title_(title), name_(name), view_(new DiagramView), stack_(new QStackedWidget) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* strip = new QFrame;
  strip->setObjectName(QStringLiteral("strip"));
  strip->setFixedHeight(strip_height);
  tools_ = new QHBoxLayout(strip);
  tools_->setContentsMargins(10, 0, 12, 0);
  tools_->setSpacing(4);
  chip_ = new QLabel;
  chip_->setObjectName(QStringLiteral("simulated"));
  about_ = new QLabel;
  about_->setObjectName(QStringLiteral("muted"));
  tools_->addStretch(1);
  tools_->addWidget(chip_, 0, Qt::AlignVCenter);
  tools_->addWidget(about_, 0, Qt::AlignVCenter);
  column->addWidget(strip);
  column->addWidget(stack_, 1);
  stack_->addWidget(view_);

  const std::string save = name_ + ".save_diagram";
  commands.add({save, {"Save diagram…", "保存图形…"}, {"Save the diagram as SVG or PNG", "将图形保存为 SVG 或 PNG"}, "", "save", ""},
               [this] { ask_and_save(); });
  for (const char* id : {"view.fit", "view.zoom_in", "view.zoom_out"}) add_tool(commands[id]);
  add_tool(commands[save]);

  connect(&bench.checker(), &Checker::checked, this, [this] { update_scene(); });
  connect(&bench, &Workbench::run_shown, this, [this] { update_scene(); });
  connect(&bench, &Workbench::rack_series_read, this, [this] { update_scene(); });
  connect(&bench.timeline(), &Timeline::moved, this, [this] { update_scene(); });
  connect(&bench, &Workbench::selection_changed, this, [this] {
    view_->show_selection(bench_.selection());
    current_changed();
  });
  connect(view_, &DiagramView::picked, this, [this](const QString& pointer) {
    bench_.select(QStringList(pointer));
    current_changed();
  });
  connect(view_, &DiagramView::fold_asked, this, [this](const QString& key) { toggle(key.toStdString()); });
  connect(view_, &DiagramView::menu_asked, this, [this](const QPoint& at) {
    QMenu menu;
    for (auto* button : findChildren<QToolButton*>())
      if (button->defaultAction()) menu.addAction(button->defaultAction());
    menu.exec(at);
  });
}

void DiagramPage::add_tool(QAction* action) {
  auto* button = new QToolButton;
  button->setDefaultAction(action);
  button->setToolButtonStyle(Qt::ToolButtonTextOnly);
  button->setFocusPolicy(Qt::TabFocus);
  tools_->insertWidget(tools_->count() - 3, button);
}

void DiagramPage::zoom(int steps) {
  if (steps == 0)
    view_->fit();
  else
    view_->zoom(steps);
}

QWidget* DiagramPage::first_control() { return view_; }

void DiagramPage::toggle(const std::string& key) {
  if (unfolded_.erase(key) == 0) unfolded_.insert(key);
  update_scene();
}

Instant DiagramPage::now() {
  if (!bench_.run()) return {};
  return {bench_.shared_run(), bench_.rack_series(rack_channel), bench_.timeline().now_s()};
}

void DiagramPage::rebuild() {
  view_->setAccessibleName(words(title_));
  update_scene();
}

void DiagramPage::update_scene() {
  say_what_is_shown();
  const auto& diagrams = bench_.check().diagrams;
  QAction* save = commands_[name_ + ".save_diagram"];
  save->setEnabled(false);
  if (!diagrams) {
    const bool open = !bench_.document().root().children.empty();
    return show_lack({words({"Nothing to draw yet.", "尚无可绘制的内容。"}),
                      open ? words({"The scenario has errors that must be mended first; they are listed under Problems.",
                                    "方案存在错误，请先按“问题”面板修正。"})
                           : words({"Open a scenario, or start a new one.", "请打开或新建方案。"})});
  }
  if (const Lack missing = lack(*diagrams); !missing.title.isEmpty()) return show_lack(missing);
  save->setEnabled(true);
  Scene scene = make_scene(*diagrams, now());
  mark_problems(scene);
  view_->set_scene(std::move(scene));
  view_->show_selection(bench_.selection());
  stack_->setCurrentWidget(view_);
}

// A problem marks the element whose part of the scenario is the nearest around its place.
void DiagramPage::mark_problems(Scene& scene) const {
  for (const Problem& problem : bench_.check().problems) {
    std::size_t nearest = 0;
    for (const Element& element : scene.elements) {
      const std::string& pointer = element.pointer;
      const bool around = problem.where == pointer || problem.where.starts_with(pointer + "/");
      if (around) nearest = std::max(nearest, pointer.size());
    }
    if (nearest == 0) continue;
    for (Element& element : scene.elements) {
      if (element.pointer.size() != nearest || !(problem.where == element.pointer || problem.where.starts_with(element.pointer + "/")))
        continue;
      const int severity = static_cast<int>(problem.severity == Severity::error ? 0 : problem.severity == Severity::warning ? 1 : 2);
      element.problem = element.problem < 0 ? severity : std::min(element.problem, severity);
      element.tip += (element.tip.isEmpty() ? QString() : QStringLiteral("\n")) +
                     QString::fromStdString(problem.code + "  " + sentence(problem, language()));
    }
  }
}

void DiagramPage::say_what_is_shown() {
  const bool simulated = bench_.run() != nullptr && wants_time();
  chip_->setText(simulated ? words({"simulated", "仿真值"}) : words({"design values", "设计值"}));
  if (!simulated) return about_->setText(wants_time() ? words({"no run is shown", "未显示仿真结果"}) : QString());
  const document::Numbers numbers(language(), bench_.timeline().utc_offset_s());
  about_->setText(bench_.run_name() + QStringLiteral(" · ") + qstring(numbers.moment(bench_.timeline().now_unix_s())));
}

void DiagramPage::show_lack(const Lack& lack) {
  view_->set_scene({});
  delete empty_;
  empty_ = new QWidget;
  auto* column = new QVBoxLayout(empty_);
  add_empty(*column, lack.title, lack.text);
  if (lack.add) {
    auto* button = new QPushButton(lack.offer);
    button->setProperty("primary", true);
    connect(button, &QPushButton::clicked, this, lack.add);
    column->insertWidget(column->count() - 1, button, 0, Qt::AlignHCenter);
  }
  stack_->addWidget(empty_);
  stack_->setCurrentWidget(empty_);
}

void DiagramPage::ask_and_save() {
  const QString file =
      QFileDialog::getSaveFileName(this, words({"Save the diagram as", "图形另存为"}),
                                   bench_.document().folder() + u'/' + QString::fromStdString(name_) + QStringLiteral(".svg"),
                                   words({"Pictures (*.svg *.png)", "图形 (*.svg *.png)"}));
  if (file.isEmpty()) return;
  const QString topic = QStringLiteral("save_diagram");
  if (view_->save(file))
    bench_.withdraw(topic);
  else
    bench_.tell({topic, words({"The diagram was not saved: %1", "图形未能保存：%1"}, file)});
}

}  // namespace icctwin::gui
