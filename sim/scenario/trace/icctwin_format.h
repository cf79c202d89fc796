#pragma once
// What reader and writer of our trace format must agree on.
#include <array>
#include <string_view>

#include "sim/scenario/trace/row.h"

namespace icctwin {

constexpr std::string_view icctwin_magic = "icctwin-trace";
constexpr std::string_view icctwin_version = "1";
// Keys of the "# key: value" lines above the header.
constexpr std::string_view key_utc_offset = "utc_offset", key_clock = "clock", key_clock_note = "clock_note", key_source = "source";
// Clocks of a submit column that holds plain seconds.
constexpr std::string_view clock_relative = "relative", clock_unix = "unix";

// In the order in which they are written.
constexpr std::array<Column, 13> icctwin_columns = {{{"job_id"},
                                                     {"submit"},
                                                     {"duration_s"},
                                                     {"accelerators"},
                                                     {"nodes", false},
                                                     {"accelerator_fraction", false},
                                                     {"requested_s", false},
                                                     {"cpus", false},
                                                     {"memory_bytes", false},
                                                     {"user", false},
                                                     {"queue", false},
                                                     {"accelerator_type", false},
                                                     {"state", false}}};

}  // namespace icctwin
