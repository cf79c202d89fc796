#pragma once
// The largest scenario of the budgets: 10,000 racks.
#include <fstream>
#include <iterator>
#include <string>

namespace icctwin::bench {

/// The shipped Philly week with 10,000 racks in place of its own, each an entry of its own: the worst case of a check. Its files are
/// named by where they lie, so that it may lie anywhere.
inline std::string text_of_10000_racks() {
  std::ifstream file(ICCTWIN_SOURCE_DIR "/scenarios/cases/philly_week_shanghai.json");
  std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto begin = text.find("\"halls\""), end = text.find("\"fabric\"");
  std::string halls = "\"halls\": [{\"id\": \"h\", \"width_mm\": 1e6, \"depth_mm\": 1e6, \"rows\": [";
  for (int row = 0; row < 100; ++row) {
    halls += (row ? "," : "") + std::string("{\"id\": \"R") + std::to_string(row) +
             "\", \"busway_rated_w\": 5e6, \"position\": {\"x_mm\": 1200, \"y_mm\": " + std::to_string(1200 + row * 3000) +
             "}, \"racks\": [";
    for (int rack = 0; rack < 100; ++rack)
      halls += (rack ? "," : "") + std::string("{\"id\": \"R") + std::to_string(row) + "-g" + std::to_string(rack) +
               "\", \"rack_type\": \"h100_8x4_cold_plate\"}";
    halls += "]}";
  }
  text.replace(begin, end - begin, halls + "]}], ");
  for (auto at = text.find("\"../"); at != std::string::npos; at = text.find("\"../"))
    text.replace(at + 1, 2, ICCTWIN_SOURCE_DIR "/scenarios");
  return text;
}

}  // namespace icctwin::bench
