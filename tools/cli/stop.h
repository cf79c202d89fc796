#pragma once
// How a command that runs long is asked to end.

namespace icctwin {

/// From now on Ctrl-C and a terminate signal ask to end at the next step; a second one ends the program at once. A closed standard output
/// is seen by the write that fails.
void watch_stop_signals();

/// Whether one has arrived.
bool stop_asked();

}  // namespace icctwin
