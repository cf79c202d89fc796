// New centers: every template in several sizes with every supply, redundancy and cooling is a scenario without errors.
#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "sim/scenario/json/read.h"
#include "sim/scenario/json/write.h"
#include "sim/scenario/plan/resolve.h"
#include "sim/scenario/site/shipped.h"
#include "sim/scenario/template/center_estimate.h"
#include "sim/scenario/template/center_layout.h"
#include "sim/scenario/template/center_size.h"
#include "sim/scenario/template/center_templates.h"
#include "sim/scenario/template/make_center.h"

using namespace icctwin;

namespace {

const std::filesystem::path root = ICCTWIN_SOURCE_DIR;

const Catalog& catalog() {
  static const Catalog read = [] {
    Diagnostics problems;
    return read_catalog(root / "models/data", problems);
  }();
  return read;
}

const std::vector<ShippedSite>& sites() {
  static const std::vector<ShippedSite> read = [] {
    Diagnostics problems;
    return read_shipped_sites(root / "scenarios/sites", problems);
  }();
  return read;
}

CenterPlace place_of(std::string_view id) {
  for (const ShippedSite& one : sites())
    if (one.id == id) return {one.site, (root / "scenarios/traces/philly_week_2017-10-23.csv.gz").string()};
  return {};
}

std::string errors_of(const Diagnostics& problems) {
  std::string text;
  for (const Problem& one : problems.problems())
    if (one.severity == Severity::error) text += one.code + " " + one.where + " " + sentence(one, Language::en) + "\n";
  return text;
}

/// The plan of a center, and the errors on the way to it.
std::optional<Plan> plan_of(const CenterOptions& options, std::string_view site, std::string& errors) {
  Diagnostics problems;
  const Scenario scenario = make_center(options, place_of(site), catalog(), problems);
  std::optional<Plan> plan;
  if (!problems.has_errors()) plan = make_plan(scenario, catalog(), {root, root / "models/data"}, false, problems);
  errors = errors_of(problems);
  return plan;
}

}  // namespace

TEST_CASE("every template in each size, supply, redundancy and cooling is a center without errors that holds what was asked for") {
  std::size_t made = 0;
  for (const CenterTemplate& from : center_templates())
    for (const int accelerators : {1, 100, 2000, 16384})
      for (const auto& redundancy : redundancies)
        for (const auto& supply : supplies)
          for (const auto& cooling : coolings) {
            CenterOptions options = from.options;
            options.accelerators = accelerators;
            options.redundancy = redundancy.value;
            options.supply = supply.value;
            options.cooling = cooling.value;
            std::string errors;
            const auto plan = plan_of(options, from.site, errors);
            INFO(from.id << " " << accelerators << " " << redundancy.word << " " << supply.word << " " << cooling.word << "\n" << errors);
            REQUIRE(errors.empty());
            REQUIRE(plan);
            CHECK(plan->accelerators >= static_cast<std::size_t>(accelerators));
            ++made;
          }
  CHECK(made == center_templates().size() * 4 * 3 * 4 * 4);
}

TEST_CASE("every template takes each heat rejection, network, workload, on-site source and site") {
  for (const CenterTemplate& from : center_templates()) {
    for (const auto& rejection : rejections)
      for (const auto& mix : mixes)
        for (const int tiers : {2, 3})
          for (const bool rails : {false, true}) {
            CenterOptions options = from.options;
            options.rejection = rejection.value;
            options.mix = mix.value;
            options.tiers = tiers;
            options.rails = rails;
            options.oversubscription = tiers == 2 ? 1 : 3;
            options.battery_kwh = rails ? 2000 : 0;
            options.pv_w = rails ? 1e6 : 0;
            options.generators = rails;
            std::string errors;
            plan_of(options, from.site, errors);
            INFO(from.id << " " << rejection.word << " " << mix.word << "\n" << errors);
            CHECK(errors.empty());
          }
  }
  REQUIRE(sites().size() > 20);
  for (const ShippedSite& site : sites()) {
    std::string errors;
    plan_of(center_templates()[2].options, site.id, errors);
    INFO(site.id << "\n" << errors);
    CHECK(errors.empty());
  }
}

TEST_CASE("accelerators are rounded up to whole racks or whole servers, and the sum is told") {
  // 2,000 / 72 = 27.8
  const CenterSize racks = center_size(catalog(), "gb200_nvl72", 2000, Rounding::racks);
  CHECK(racks.racks == 28);
  CHECK(racks.accelerators == 2016);
  CHECK(size_words(racks, Rounding::racks, Language::en) == "28 racks x 72 = 2,016");
  CHECK(size_words(racks, Rounding::racks, Language::zh) == "28 柜 × 72 张 = 2016 张");
  // 2,000 / 8 = 250 servers = 62 racks of 4 and one of 2
  const CenterSize nodes = center_size(catalog(), "h100_8x4_cold_plate", 2000, Rounding::nodes);
  CHECK(nodes.nodes == 250);
  CHECK(nodes.racks == 63);
  CHECK(nodes.last_rack_nodes == 2);
  CHECK(size_words(nodes, Rounding::nodes, Language::en) == "250 servers x 8 = 2,000; racks: 62 with 4 servers, the last with 2");
  const CenterSize whole = center_size(catalog(), "h100_8x4_cold_plate", 2000, Rounding::racks);
  CHECK(whole.accelerators == 2016);
  CHECK(center_size(catalog(), "cpu_rack", 2000, Rounding::racks).accelerators == 0);
}

TEST_CASE("a center of whole servers has one shorter rack that the scenario describes itself") {
  CenterOptions options;
  options.rounding = Rounding::nodes;
  Diagnostics problems;
  const Scenario made = make_center(options, place_of("shanghai"), catalog(), problems);
  REQUIRE(made.rack_types.size() == 1);
  CHECK(made.rack_types[0].id == "h100_8x4_cold_plate_of_2");
  CHECK(made.rack_types[0].node_count == 2);
  CHECK(made.halls.back().rows.back().racks.back().rack_type == "h100_8x4_cold_plate_of_2");
  std::string errors;
  CHECK(plan_of(options, "shanghai", errors)->accelerators == 2000);
}

TEST_CASE("racks stand inside their halls, do not overlap, and rows turn their backs to each other") {
  for (const int racks : {1, 7, 63, 512}) {
    const RackType& rack = *catalog().find_rack_type("h100_8x4_cold_plate");
    LayoutOptions layout;
    layout.racks = racks;
    const auto halls = lay_out(rack, layout);
    int placed = 0;
    for (const Hall& hall : halls) {
      struct Box {
        double x0, y0, x1, y1;
      };
      std::vector<Box> boxes;
      for (const Row& row : hall.rows) {
        double along = 0;
        for (const RackGroup& group : row.racks)
          for (int i = 0; i < group.count; ++i, along += group.pitch_mm, ++placed) {
            const bool turned = row.rotation_deg == 180;
            const double x = row.position.x_mm + (turned ? -along - rack.width_mm : along);
            const double y = row.position.y_mm - (turned ? rack.depth_mm : 0);
            boxes.push_back({x, y, x + rack.width_mm, y + rack.depth_mm});
          }
      }
      for (std::size_t a = 0; a < boxes.size(); ++a) {
        CHECK(boxes[a].x0 >= 0);
        CHECK(boxes[a].y0 >= 0);
        CHECK(boxes[a].x1 <= hall.width_mm);
        CHECK(boxes[a].y1 <= hall.depth_mm);
        for (std::size_t b = a + 1; b < boxes.size(); ++b)
          CHECK_FALSE((boxes[a].x0 < boxes[b].x1 && boxes[b].x0 < boxes[a].x1 && boxes[a].y0 < boxes[b].y1 && boxes[b].y0 < boxes[a].y1));
      }
      // Rows come in pairs: the north one is turned round, 1.2 m of hot aisle between the backs.
      if (hall.rows.size() > 1) {
        CHECK(hall.rows[0].rotation_deg == 180);
        CHECK(hall.rows[1].rotation_deg == 0);
        CHECK(hall.rows[0].position.y_mm - rack.depth_mm - (hall.rows[1].position.y_mm + rack.depth_mm) == doctest::Approx(1200));
      }
    }
    CHECK(placed == racks);
  }
}

TEST_CASE("a center is written without its defaults and reads back as the same scenario") {
  for (const CenterTemplate& from : center_templates()) {
    Diagnostics problems;
    const Scenario made = make_center(from.options, place_of(from.site), catalog(), problems);
    const std::string text = write_changes_of(made);
    const auto document = parse_json(text, "center", problems);
    REQUIRE(document);
    const auto read = read_as<Scenario>(*document, problems);
    INFO(from.id << errors_of(problems));
    CHECK_FALSE(problems.has_errors());
    CHECK((read == made));
    CHECK(text.size() < write_json_of(made, WriteStyle::indented).size());
  }
}

TEST_CASE("what the catalog lacks is told with the nearest name") {
  CenterOptions options;
  options.rack_type = "h100_8x4_cold_plat";
  Diagnostics problems;
  make_center(options, place_of("shanghai"), catalog(), problems);
  REQUIRE(problems.has_errors());
  CHECK(problems.problems()[0].limit == "h100_8x4_cold_plate");
}

TEST_CASE("the estimate bounds PUE from below without chillers and from above at the design point") {
  std::string errors;
  const auto air = plan_of(find_center_template("inference_air_100")->options, "shanghai", errors);
  const auto liquid = plan_of(find_center_template("training_liquid_2000")->options, "shanghai", errors);
  REQUIRE(air);
  REQUIRE(liquid);
  for (const Plan* plan : {&*air, &*liquid}) {
    const CenterEstimate estimate = estimate_center(*plan, catalog());
    CHECK(estimate.pue.low > 1);
    CHECK(estimate.pue.high > estimate.pue.low);
    CHECK(estimate.demand_w.high == doctest::Approx(estimate.pue.high * estimate.it_w));
    CHECK(estimate.cost_cny.low > 0);
  }
  // 63 racks of 4 servers with 8 H100 of 989 TFLOP/s
  CHECK(estimate_center(*liquid, catalog()).flop_per_s == doctest::Approx(2016 * 989e12).epsilon(0.001));
}
