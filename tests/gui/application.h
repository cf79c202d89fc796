#pragma once
// What tests of the window share: an application without a screen, and edits at random.
#include <QApplication>
#include <QElapsedTimer>
#include <random>
#include <string>
#include <vector>

#include "gui/document/scenario_document.h"
#include "gui/views/theme.h"
#include "tests/gui/watchdog.h"

namespace icctwin::test {

/// The one application of the process, on the offscreen platform unless the environment names another.
inline QApplication& application() {
  static int count = 1;
  static char name[] = "test";
  static char* words[] = {name, nullptr};
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  // Never deleted: what Qt keeps in statics of its own may be gone before it.
  static QApplication& made = *new WatchedApplication(count, words);
  static const bool with_font = (gui::set_base_font(), true);
  static_cast<void>(with_font);
  return made;
}

/// Lets events pass until something is so; false if it is not within the time.
template <class Condition>
bool wait_until(Condition&& is_so, int longest_ms = 30000) {
  QElapsedTimer waited;
  waited.start();
  while (!is_so()) {
    if (waited.elapsed() > longest_ms) return false;
    QApplication::processEvents(QEventLoop::AllEvents, 20);
  }
  return true;
}

/// Edits of all kinds at random places of a scenario; the same seed gives the same edits.
class RandomEdits {
 public:
  RandomEdits(gui::ScenarioDocument& document, unsigned seed) : document_(document), random_(seed) {}

  /// Carries one out; false where the place allowed none.
  bool operator()() {
    places_.clear();
    collect(gui::root_place(document_.root()), 0);
    const gui::Place place = places_[below(places_.size())];
    switch (below(6)) {
      case 0:
        return !place.pointer.empty() && document_.remove(place.pointer);
      case 1:
        if (!place.type || place.type->kind != Kind::list) return false;
        return document_.insert(place.pointer, below((place.node ? place.node->children.size() : 0) + 1),
                                gui::new_value(place.type->item()));
      case 2:
        return document_.duplicate(place.pointer);
      case 3:
        if (!place.type || place.type->kind != Kind::variant) return false;
        return document_.set_kind(place.pointer, std::string(place.type->alternatives[below(place.type->alternatives.size())].tag));
      default:
        return !place.pointer.empty() && document_.set(place.pointer, value(place));
    }
  }

 private:
  std::size_t below(std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_); }

  std::string value(const gui::Place& place) {
    static const char* const odd[] = {"null", "true", "-0.5e-3", "\"\\u4e2d \\\" \\\\\"", "[1, [2, {}]]", "{\"unknown\": []}"};
    if (below(4) == 0 || !place.type) return odd[below(6)];
    return place.type->kind == Kind::number ? std::to_string(below(100000)) : gui::new_value(*place.type);
  }

  /// Every place the file gives and every field it could give.
  void collect(const gui::Place& place, int depth) {
    places_.push_back(place);
    if (depth > 8) return;
    if (place.type && place.type->kind == Kind::list) {
      if (!place.node || place.node->kind != gui::JsonKind::list) return;
      for (std::size_t i = 0; i < place.node->children.size(); ++i) collect(gui::item_place(place, i), depth + 1);
      return;
    }
    const gui::Place object = gui::as_object(place);
    if (place.node && place.node->kind != gui::JsonKind::object) return;
    for (const Field& field : gui::fields_of(object)) collect(gui::member_place(object, field), depth + 1);
  }

  gui::ScenarioDocument& document_;
  std::mt19937 random_;
  std::vector<gui::Place> places_;
};

}  // namespace icctwin::test
