#pragma once
// How a dated series answers for instants outside its own dates.

namespace icctwin {

/// Instant inside [start_s, start_s + span_s) that stands for another instant [s since 1970-01-01T00:00:00Z].
///
/// An instant the series covers stands for itself. Otherwise, a series of at least 365 days gives the same month, day and time of its
/// first year (29 February takes the hours of the 28th where that year has none, 31 December those of the 30th where the series ends
/// before it); a shorter one repeats after its whole days, so that the time of day is kept; one shorter than a day repeats after its
/// length. Month and day are counted in the given offset. Requires span_s > 0.
double wrapped_instant_s(double unix_s, int utc_offset_s, double start_s, double span_s);

}  // namespace icctwin
