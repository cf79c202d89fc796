#pragma once
// An application that fails the test when events keep the window's thread for too long.
//
// The time is that of the thread on a processor, so that a busy machine fails no test; a thread that waits instead (for a disk, a process)
// is caught by the clock, less the time for which it was ready and others ran. The first event of its kind may take five times as long:
// fonts, icons and pages of memory are still cold.
#include <doctest/doctest.h>
#include <time.h>

#include <QApplication>
#include <QThread>
#include <cstdint>
#include <fstream>
#include <set>
#include <string>
#include <utility>

namespace icctwin::test {

class WatchedApplication : public QApplication {
 public:
  using QApplication::QApplication;

  bool notify(QObject* receiver, QEvent* event) override {
    if (QThread::currentThread() != thread()) return QApplication::notify(receiver, event);
    const int level = thread()->loopLevel();
    if (inside_ && level == level_) return QApplication::notify(receiver, event);  // part of an event that is watched
    // An event of a loop within an event (a dialog) is watched by itself, and that within which it came is not.
    const bool outer_inside = inside_;
    const int outer_level = level_;
    inside_ = true;
    level_ = level;
    looped_ = false;
    const auto type = event->type();
    const std::string name = receiver->metaObject()->className();
    const Times before = now();
    const bool result = QApplication::notify(receiver, event);
    if (!looped_) judge(before, now(), name, type);
    inside_ = outer_inside;
    level_ = outer_level;
    looped_ = outer_inside;
    return result;
  }

 private:
  static constexpr double longest_ms = ICCTWIN_LONGEST_BLOCK_MS, longest_wait_ms = 10 * longest_ms;

  struct Times {
    double processor_ms, clock_ms, ready_ms;
  };

  static double milliseconds(clockid_t clock) {
    timespec time{};
    ::clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
  }

  /// How long this thread was ready while others ran, as the kernel counts it.
  static double ready() {
    std::ifstream file("/proc/thread-self/schedstat");
    std::uint64_t on_processor = 0, ready_ns = 0;
    file >> on_processor >> ready_ns;
    return static_cast<double>(ready_ns) / 1e6;
  }

  static Times now() { return {milliseconds(CLOCK_THREAD_CPUTIME_ID), milliseconds(CLOCK_MONOTONIC), ready()}; }

  static void judge(const Times& before, const Times& after, const std::string& receiver, QEvent::Type type) {
    const double worked_ms = after.processor_ms - before.processor_ms;
    const double waited_ms = after.clock_ms - before.clock_ms - (after.ready_ms - before.ready_ms) - worked_ms;
    if (worked_ms <= longest_ms && waited_ms <= longest_wait_ms) return;
    static std::set<std::pair<std::string, int>> seen;
    const bool first = seen.emplace(receiver, static_cast<int>(type)).second;
    if (first && worked_ms <= 5 * longest_ms && waited_ms <= longest_wait_ms) return;
    ADD_FAIL_CHECK_AT("the window's thread", 0,
                      "blocked by event " << static_cast<int>(type) << " of " << receiver << ": worked " << worked_ms << " ms, waited "
                                          << waited_ms << " ms");
  }

  bool inside_ = false, looped_ = false;
  int level_ = 0;
};

}  // namespace icctwin::test
