#include "tools/cli/stop.h"

#include <atomic>
#include <csignal>

namespace icctwin {
namespace {

std::atomic<bool> asked = false;  // a signal handler reaches nothing else

}  // namespace

void watch_stop_signals() {
  struct sigaction act = {};
  act.sa_handler = [](int) { asked = true; };
  act.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &act, nullptr);
  sigaction(SIGTERM, &act, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

bool stop_asked() { return asked; }

}  // namespace icctwin
