#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numeric>

#include "tests/sim/scenario/plan/planned.h"

using namespace icctwin;
using namespace icctwin::test;

namespace {

// The week in Shanghai; its weather file is a typical year.
Planned shanghai(const std::vector<std::string>& overrides) { return planned("cases/philly_week_shanghai.json", overrides, true); }

}  // namespace

TEST_CASE("photovoltaics: a year in Shanghai gives what such plants give, and nothing by night") {
  const auto made = shanghai({R"(/power/pv={"rated_w":1000000})"});
  REQUIRE(made.plan);
  const auto& pv_w = made.plan->onsite.pv_w;
  REQUIRE(pv_w.size() == 8760);
  const double kwh = std::accumulate(pv_w.begin(), pv_w.end(), 0.0) / 1000;
  // PVGIS and Global Solar Atlas show 1000 to 1200 kWh per kW of peak power and year around Shanghai.
  CHECK(kwh / 1000 > 950);
  CHECK(kwh / 1000 < 1300);
  CHECK(std::ranges::min(pv_w) == 0);
  CHECK(std::ranges::max(pv_w) <= 1e6 / 1.2 * (1 + 1e-12));                // clipped at the inverters' rating
  for (std::size_t day = 0; day < 365; ++day) CHECK(pv_w[day * 24] == 0);  // the hour after midnight
}

TEST_CASE("photovoltaics: south is better than north, and colder cells give more") {
  const auto sum = [](const std::string& more) {
    const auto made = shanghai({R"(/power/pv={"rated_w":1000000)" + more + "}"});
    REQUIRE(made.plan);
    return std::accumulate(made.plan->onsite.pv_w.begin(), made.plan->onsite.pv_w.end(), 0.0);
  };
  const double usual = sum("");
  CHECK(sum(R"(,"azimuth_deg":0)") < usual);
  CHECK(sum(R"(,"cell":{"type":"noct_sam","noct_c":40})") > usual);
  CHECK(sum(R"(,"cell":{"type":"pvsyst"})") > 0.9 * usual);
  CHECK(sum(R"(,"loss_ratio":0)") > usual);
}

TEST_CASE("wind: turbines give no more than their rating, and more at a higher hub") {
  const auto made = shanghai({R"(/power/wind={"turbines":2})"});
  REQUIRE(made.plan);
  const auto& wind_w = made.plan->onsite.wind_w;
  REQUIRE(wind_w.size() == 8760);
  CHECK(std::ranges::max(wind_w) <= 6e6);
  CHECK(std::ranges::min(wind_w) >= 0);
  const auto higher = shanghai({R"(/power/wind={"turbines":2,"hub_height_m":140})"});
  CHECK(std::accumulate(higher.plan->onsite.wind_w.begin(), higher.plan->onsite.wind_w.end(), 0.0) >
        std::accumulate(wind_w.begin(), wind_w.end(), 0.0));
}

TEST_CASE("generators: as many as the design load needs, and one to spare") {
  const auto made = planned(one_rack, {R"(/power/generators={"rated_w":20000})"});
  REQUIRE(made.plan);
  const int needed = static_cast<int>(std::ceil(made.plan->power.design_total_w / 20000));
  CHECK(made.plan->onsite.generators->set.units == needed + 1);
}

TEST_CASE("battery: the C-rate limits the converter") {
  const auto made = planned(one_rack, {R"(/power/battery={"capacity_kwh":100,"power_w":500000,"c_rate_max":0.5})"});
  REQUIRE(made.plan);
  CHECK(made.plan->onsite.battery->battery.power_w == doctest::Approx(50e3));
}
