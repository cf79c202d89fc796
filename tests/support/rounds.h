#pragma once
// How often tests that try things at random try them.

namespace icctwin::test {

/// As many rounds as asked for; under the sanitizers, where each takes several times as long, a fifth: what they look for is in the code
/// that a round goes through, and most rounds go through the same.
constexpr int rounds(int full) {
#ifdef ICCTWIN_SANITIZED
  return (full + 4) / 5;
#else
  return full;
#endif
}

}  // namespace icctwin::test
