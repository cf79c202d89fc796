#pragma once
// What the pages of power, cooling and network have in common: a strip of tools, the diagram of the last check with the values of the run
// that is shown, and what stands there when there is nothing to draw.
#include <functional>
#include <set>

#include "gui/models/instant.h"
#include "gui/views/diagrams/scene.h"
#include "gui/views/panel.h"
#include "models/base/describe.h"

class QHBoxLayout;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace icctwin::gui {

class DiagramView;
struct Diagrams;

class DiagramPage : public WorkPage {
 public:
  bool wants_time() const override { return true; }
  void zoom(int steps) override;
  void rebuild() override;
  QWidget* first_control() override;

  DiagramView& view() { return *view_; }
  /// Unfolds an element that folds, or folds it again.
  void toggle(const std::string& key);

 protected:
  /// What the page is called in file names and commands: "power".
  DiagramPage(Workbench& bench, Commands& commands, const char* name, const Text& title);

  /// A button of the strip that carries out a command.
  void add_tool(QAction* action);
  void update_scene();

  virtual Scene make_scene(const Diagrams& diagrams, const Instant& now) = 0;
  /// What is missing, what to add and a command that adds it; empty: there is something to draw.
  struct Lack {
    QString title = {}, text = {}, offer = {};
    std::function<void()> add = {};
  };
  virtual Lack lack(const Diagrams& /*diagrams*/) const { return {}; }
  /// The element that keys act on is another one.
  virtual void current_changed() {}

  std::set<std::string> unfolded_;
  Commands& commands_;

 private:
  void show_lack(const Lack& lack);
  void mark_problems(Scene& scene) const;
  void ask_and_save();
  Instant now();
  void say_what_is_shown();

  Text title_;
  std::string name_;
  DiagramView* view_;
  QStackedWidget* stack_;
  QWidget* empty_ = nullptr;
  QHBoxLayout* tools_;
  QLabel *chip_, *about_;
};

}  // namespace icctwin::gui
