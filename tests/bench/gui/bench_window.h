#pragma once
// A window as users have it, and waiting for what it does in the background.
#include <QAbstractEventDispatcher>
#include <QElapsedTimer>
#include <QThread>
#include <algorithm>

#include "gui/app/main_window.h"
#include "tests/bench/gui/bench_application.h"

namespace icctwin::bench {

template <class Condition>
void wait_until(Condition&& is_so) {
  while (!is_so()) QApplication::processEvents(QEventLoop::WaitForMoreEvents);
  QApplication::processEvents();
}

/// Lets a window do what it has begun: read, check, draw.
inline void settle(gui::MainWindow& window) {
  QApplication::processEvents();
  wait_until([&] { return !window.is_busy(); });
}

struct Window : gui::MainWindow {
  explicit Window(gui::Page page) {
    resize(1920, 1080);
    show();
    show_page(page);
    settle(*this);
  }
  /// A page of the window by its type.
  template <class T>
  T& page() {
    for (QWidget* one : findChildren<QWidget*>())
      if (auto* found = dynamic_cast<T*>(one)) return *found;
    qFatal("no such page");
  }
};

/// The longest time for which the window's thread did not look for events, during the life of this.
class LongestBlock {
 public:
  LongestBlock() {
    since_.start();
    auto* events = QThread::currentThread()->eventDispatcher();
    QObject::connect(events, &QAbstractEventDispatcher::awake, &here_, [this] { since_.start(); });
    QObject::connect(events, &QAbstractEventDispatcher::aboutToBlock, &here_, [this] { end(); });
  }
  void end() { longest_ms_ = std::max(longest_ms_, static_cast<double>(since_.nsecsElapsed()) / 1e6); }
  double ms() const { return longest_ms_; }

 private:
  QObject here_;
  QElapsedTimer since_;
  double longest_ms_ = 0;
};

}  // namespace icctwin::bench
