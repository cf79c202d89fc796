#include <doctest/doctest.h>

#include <filesystem>

#include "sim/scenario/catalog/catalog.h"

using namespace icctwin;

TEST_CASE("every shipped chiller record gives about its rating at some point of its range and never beats Carnot") {
  Diagnostics diagnostics;
  const Catalog catalog = read_catalog(std::filesystem::path(ICCTWIN_SOURCE_DIR) / "models/data", diagnostics);
  CHECK(diagnostics.empty());
  REQUIRE(catalog.chillers.size() >= 10);
  for (const ChillerRecord& record : catalog.chillers) {
    CAPTURE(record.id);
    REQUIRE(is_complete(record));
    CHECK_FALSE(record.source.empty());
    const ElectricEirChiller chiller = chiller_of(record);
    double best = 0, least = 1e9;
    for (double x = record.evaporator_leaving_min_c; x <= record.evaporator_leaving_max_c + 1e-9; x += 0.5)
      for (double y = record.condenser_entering_min_c; y <= record.condenser_entering_max_c + 1e-9; y += 0.5)
        for (const double share : {0.3, 0.6, 0.9}) {
          const auto result = evaluate(chiller, ChillerLoad{share * record.capacity_w, x}, y);
          CHECK(result.power_w > 0);
          CHECK_FALSE(result.out_of_range);
          best = std::max(best, result.cop);
          least = std::min(least, result.cop);
          // The condenser water enters at y: heat leaves above it.
          if (y > x) CHECK(result.cop < (x + 273.15) / (y - x));
        }
    CHECK(best > record.cop);
    CHECK(least < record.cop);
  }
}
