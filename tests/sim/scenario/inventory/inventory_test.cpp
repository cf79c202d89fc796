// Inventories: what is exported can be read again without loss; what cannot be placed is told row by row.
#include <doctest/doctest.h>

#include <cmath>

#include "sim/scenario/inventory/inventory_import.h"
#include "sim/scenario/json/read.h"
#include "sim/scenario/json/write.h"
#include "sim/scenario/plan/resolve.h"
#include "sim/scenario/template/center_templates.h"
#include "sim/scenario/template/make_center.h"
#include "sim/scenario/text/read_file.h"

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

Scenario shipped(const std::string& file) {
  Diagnostics problems;
  const auto text = read_file(root / file, problems);
  const auto document = parse_json(*text, file, problems);
  return read_as<Scenario>(*document, problems);
}

/// Racks with their places as the engine sees them.
std::vector<PlanRack> racks_of(const Scenario& scenario, std::vector<std::string>& types) {
  Plan plan;
  Diagnostics problems;
  resolve_equipment(scenario, catalog(), plan, problems);
  types.clear();
  for (const PlanRack& rack : plan.racks) types.push_back(plan.rack_specs[rack.spec].id);
  return plan.racks;
}

ImportedInventory read(const std::string& text, InventoryFormat format, const InventoryProfile* profile = nullptr,
                       std::string file = "racks.csv") {
  Diagnostics problems;
  const auto table = read_inventory_text(text, format, file, problems);
  REQUIRE(table);
  return import_inventory(*table, profile ? *profile : guess_profile(*table), catalog(), Scenario{}, "2026-11-26");
}

}  // namespace

TEST_CASE("racks that are exported as CSV and read again stand in the same places under the same ids") {
  std::vector<Scenario> scenarios = {shipped("scenarios/cases/center_2000.json"), shipped("scenarios/cases/mixed_hall.json"),
                                     shipped("scenarios/cases/scale_100k.json"), shipped("scenarios/start/one_rack.json")};
  for (const CenterTemplate& one : center_templates()) {
    Diagnostics problems;
    scenarios.push_back(make_center(one.options, {}, catalog(), problems));
  }
  for (const Scenario& scenario : scenarios) {
    CAPTURE(scenario.id);
    Diagnostics problems;
    const auto table = read_inventory_text(racks_csv(scenario, catalog()), InventoryFormat::racks, "racks.csv", problems);
    REQUIRE(table);
    Scenario target = scenario;
    target.halls.clear();
    const ImportedInventory inventory = import_inventory(*table, guess_profile(*table), catalog(), target, "2026-11-26");
    CHECK(inventory.rejected.empty());
    merge_inventory(inventory, target);
    std::vector<std::string> types, again_types;
    const auto racks = racks_of(scenario, types), again = racks_of(target, again_types);
    REQUIRE(racks.size() == again.size());
    CHECK(types == again_types);
    bool same = true;
    for (std::size_t i = 0; i < racks.size(); ++i)
      same = same && racks[i].id == again[i].id && std::abs(racks[i].x_mm - again[i].x_mm) < 1e-6 &&
             std::abs(racks[i].y_mm - again[i].y_mm) < 1e-6;
    CHECK(same);
    REQUIRE(target.halls.size() == scenario.halls.size());
    for (std::size_t h = 0; h < target.halls.size(); ++h) {
      CHECK(target.halls[h].width_mm == scenario.halls[h].width_mm);
      CHECK(target.halls[h].name_zh == scenario.halls[h].name_zh);
      CHECK((target.halls[h].position == scenario.halls[h].position));
    }
  }
}

TEST_CASE("the whole inventory as JSON reads back as the same halls and sheets") {
  CenterOptions options;
  options.rounding = Rounding::nodes;  // has a rack type of its own
  Diagnostics problems;
  const Scenario scenario = make_center(options, {}, catalog(), problems);
  const auto inventory = read_inventory_json(inventory_json(scenario), "inventory.json", problems);
  CHECK_FALSE(problems.has_errors());
  CHECK((inventory.halls == scenario.halls));
  CHECK((inventory.rack_types == scenario.rack_types));
  CHECK(inventory.racks == 63);
  Diagnostics wrong;
  read_inventory_json(R"({"format": "other/1"})", "x.json", wrong);
  CHECK(wrong.has_errors());
}

TEST_CASE("a plain table of racks is placed rack by rack; equal neighbours become one group that tells where it came from") {
  const auto made =
      read("Hall;Row;Rack;Rack type\nH1;A;A-1;h100_8x4_air\nH1;A;A-2;h100_8x4_air\nH1;A;A-3;cpu_rack\nH1;B;B-1;h100_8x4_air\n",
           InventoryFormat::racks);
  CHECK(made.rejected.empty());
  CHECK(made.racks == 4);
  REQUIRE(made.halls.size() == 1);
  REQUIRE(made.halls[0].rows.size() == 2);
  REQUIRE(made.halls[0].rows[0].racks.size() == 2);
  CHECK(made.halls[0].rows[0].racks[0].count == 2);
  CHECK(made.halls[0].rows[0].racks[0].pitch_mm == 600);  // the width of the type
  CHECK(made.halls[0].rows[0].racks[0].view.text == R"({"imported": {"file": "racks.csv", "rows": "2-3", "date": "2026-11-26"}})");
  // The second row stands 3 m behind the first.
  CHECK(made.halls[0].rows[1].position.y_mm - made.halls[0].rows[0].position.y_mm == 3000);
}

TEST_CASE("rows that cannot be placed are rejected with a reason, and can be corrected and read again") {
  const std::string text =
      "hall,row,rack,rack_type,x_mm,y_mm\n"
      "h,A,1,h100_8x4_air,0,0\n"
      "h,A,2,h100_8x4_ai,600,0\n"
      "h,A,3,h100_8x4_air,wide,0\n"
      "h,A,1,h100_8x4_air,1200,0\n"
      "h,A,4,h100_8x4_air,1800,0\n";
  Diagnostics problems;
  const auto table = read_inventory_text(text, InventoryFormat::racks, "racks.csv", problems);
  REQUIRE(table);
  const auto made = import_inventory(*table, guess_profile(*table), catalog(), Scenario{}, "2026-11-26");
  CHECK(made.accepted() == 2);
  REQUIRE(made.rejected.size() == 3);
  CHECK(made.rejected[0].line == 3);
  CHECK(made.rejected[0].problem.limit == "h100_8x4_air");  // the nearest name
  CHECK(made.rejected[1].line == 4);
  CHECK(made.rejected[2].problem.code == "E-IN-009");  // the second rack "1"
  std::string rejected = rows_csv(*table, made.rejections(Language::en));
  CHECK(rejected.find("h,A,2,h100_8x4_ai,600,0,") != std::string::npos);
  // Corrected, the column of problems left where it is.
  rejected.replace(rejected.find("h100_8x4_ai,"), 12, "h100_8x4_air,");
  const auto again = read(rejected, InventoryFormat::racks);
  CHECK(again.accepted() == 2);  // row 2 now, and the rack "1", which is no longer the second
  CHECK(again.rejected.size() == 1);
}

TEST_CASE("NetBox: racks as CSV with types by a profile, devices as JSON of the REST API counted by rack") {
  InventoryProfile profile;
  profile.columns = {{"hall", "location"}, {"rack", "name"}, {"rack_type", "type"}};
  profile.types = {{"Vertiv VR3300", "h100_8x4_air"}};
  const auto racks =
      read("name,site,location,status,type,u_height\nR01,SH,Room 1,active,vertiv vr3300,42\nR02,SH,Room 1,active,Vertiv VR3300,42\n",
           InventoryFormat::netbox, &profile);
  CHECK(racks.racks == 2);
  CHECK(racks.halls.at(0).id == "Room 1");
  const std::string devices = R"({"count": 3, "results": [
    {"id": 1, "name": "gpu-01", "device_type": {"model": "h100_8x", "manufacturer": {"name": "N"}}, "site": {"name": "SH"}, "location": {"name": "Room 1"}, "rack": {"name": "R01"}, "position": 1.0},
    {"id": 2, "name": "gpu-02", "device_type": {"model": "h100_8x"}, "site": {"name": "SH"}, "location": {"name": "Room 1"}, "rack": {"name": "R01"}, "position": 9.0},
    {"id": 3, "name": "gpu-03", "device_type": {"model": "h100_8x"}, "site": {"name": "SH"}, "location": {"name": "Room 1"}, "rack": {"name": "R02"}}]})";
  const auto made = read(devices, InventoryFormat::netbox, nullptr, "devices.json");
  CHECK(made.rejected.empty());
  REQUIRE(made.racks == 2);
  // Two servers in R01 are a rack type of the catalog, one in R02 is made.
  CHECK(made.halls.at(0).rows.at(0).racks.at(0).rack_type == "h100_8x2_air");
  REQUIRE(made.rack_types.size() == 1);
  CHECK(made.rack_types[0].id == "h100_8x_x1");
  CHECK(made.rack_types[0].source == "devices.json, 2026-11-26");
}

TEST_CASE("openDCIM: cabinets by data center and row") {
  InventoryProfile profile;
  Diagnostics problems;
  const std::string text =
      "Data Center,Location,Cabinet Row,Model,MaxKW\nShanghai 1,A01,Row A,h20_8x4_air,30\nShanghai 1,A02,Row A,h20_8x4_air,30\n";
  CHECK(guess_format(text) == InventoryFormat::opendcim);
  const auto table = read_inventory_text(text, InventoryFormat::opendcim, "cabinets.csv", problems);
  REQUIRE(table);
  profile = guess_profile(*table);
  CHECK(profile.column_of(InventoryField::hall) == "Data Center");
  CHECK(profile.column_of(InventoryField::row) == "Cabinet Row");
  const auto made = import_inventory(*table, profile, catalog(), Scenario{}, "2026-11-26");
  CHECK(made.racks == 2);
  CHECK(made.halls.at(0).rows.at(0).id == "Row A");
}

TEST_CASE("Redfish: chassis with their systems' accelerators become servers in the racks of their placement") {
  const std::string dump = R"([
    {"@odata.type": "#Chassis.v1_25_0.Chassis", "@odata.id": "/redfish/v1/Chassis/Rack1", "ChassisType": "Rack", "Name": "Rack 1"},
    {"@odata.type": "#Chassis.v1_25_0.Chassis", "@odata.id": "/redfish/v1/Chassis/1U1", "ChassisType": "RackMount", "Name": "node 1", "Model": "XE9680",
     "Location": {"Placement": {"Row": "A", "Rack": "A-07", "RackOffset": 4}}, "Links": {"ComputerSystems": [{"@odata.id": "/redfish/v1/Systems/1"}]}},
    {"@odata.type": "#PowerSubsystem.v1_1_0.PowerSubsystem", "@odata.id": "/redfish/v1/Chassis/1U1/PowerSubsystem", "CapacityWatts": 16800},
    {"@odata.type": "#ThermalSubsystem.v1_3_0.ThermalSubsystem", "@odata.id": "/redfish/v1/Chassis/1U1/ThermalSubsystem"},
    {"@odata.type": "#ComputerSystem.v1_20_0.ComputerSystem", "@odata.id": "/redfish/v1/Systems/1"},
    {"@odata.type": "#Processor.v1_18_0.Processor", "@odata.id": "/redfish/v1/Systems/1/Processors/CPU1", "ProcessorType": "CPU"},
    {"@odata.type": "#Processor.v1_18_0.Processor", "@odata.id": "/redfish/v1/Systems/1/Processors/GPU1", "ProcessorType": "GPU", "Model": "h100_sxm5_80gb"},
    {"@odata.type": "#Processor.v1_18_0.Processor", "@odata.id": "/redfish/v1/Systems/1/Processors/GPU2", "ProcessorType": "GPU", "Model": "h100_sxm5_80gb"}])";
  CHECK(guess_format(dump) == InventoryFormat::redfish);
  Diagnostics problems;
  const auto table = read_inventory_text(dump, InventoryFormat::redfish, "dump.json", problems);
  REQUIRE(table);
  REQUIRE(table->rows.size() == 1);
  CHECK(table->rows[0].cells[*table->column("accelerators")] == "2");
  CHECK(table->rows[0].cells[*table->column("capacity_w")] == "16800");
  // No server with two H100 is in the catalog: rejected, until a profile says what stands for the model.
  auto profile = guess_profile(*table);
  CHECK(import_inventory(*table, profile, catalog(), Scenario{}, "2026-11-26").rejected.size() == 1);
  profile.types.push_back({"XE9680", "h100_8x"});
  const auto made = import_inventory(*table, profile, catalog(), Scenario{}, "2026-11-26");
  CHECK(made.rejected.empty());
  CHECK(made.halls.at(0).rows.at(0).id == "A");
}

TEST_CASE("texts that hold no inventory are told, not guessed at") {
  for (const auto& one :
       {std::pair{"", InventoryFormat::racks}, std::pair{"{}", InventoryFormat::netbox}, std::pair{"[]", InventoryFormat::redfish},
        std::pair{"{", InventoryFormat::redfish}, std::pair{"a,a\n1,2\n", InventoryFormat::racks}}) {
    Diagnostics problems;
    CAPTURE(one.first);
    CHECK_FALSE(read_inventory_text(one.first, one.second, "x", problems));
    CHECK(problems.has_errors());
  }
}

TEST_CASE("a profile is written and reads back the same") {
  InventoryProfile profile;
  profile.set_column(InventoryField::rack, "name");
  profile.set_column(InventoryField::hall, "site");
  profile.set_column(InventoryField::hall, "room");  // takes the place of the first
  profile.types = {{"DGX H100", "h100_8x"}};
  Diagnostics problems;
  const auto document = parse_json(write_json_of(profile, WriteStyle::indented), "p", problems);
  CHECK((read_as<InventoryProfile>(*document, problems) == profile));
  CHECK(profile.column_of(InventoryField::hall) == "room");
}
