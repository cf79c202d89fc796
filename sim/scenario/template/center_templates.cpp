#include "sim/scenario/template/center_templates.h"

namespace icctwin {
namespace {

CenterOptions options(int accelerators, const char* rack_type, WorkloadMix mix) {
  CenterOptions made;
  made.accelerators = accelerators;
  made.rack_type = rack_type;
  made.mix = mix;
  return made;
}

std::vector<CenterTemplate> make() {
  std::vector<CenterTemplate> all;
  const auto add = [&](std::string_view id, Text name, Text remark, std::string_view site, CenterOptions made) -> CenterOptions& {
    made.id = std::string(id);
    all.push_back({id, name, remark, site, std::move(made)});
    return all.back().options;
  };
  auto& inference = add("inference_air_100", {"Inference, air-cooled", "推理，风冷"},
                        {"Servers with 8 H20, for a first own cluster", "8 卡 H20 服务器，小型自建集群"}, "shanghai",
                        options(100, "h20_8x4_air", WorkloadMix::inference));
  inference.racks_per_row = 4;
  inference.rounding = Rounding::nodes;
  auto& domestic = add("domestic_air_100", {"Domestic, air-cooled", "国产，风冷"},
                       {"Servers with 8 Kunlun P800, four in a rack", "8 卡昆仑芯 P800 服务器，每柜四台"}, "beijing",
                       options(100, "kunlun_p800_8x4_air", WorkloadMix::mixed));
  domestic.racks_per_row = 4;
  domestic.rounding = Rounding::nodes;
  add("training_liquid_2000", {"Training, liquid-cooled", "训练，液冷"},
      {"Servers with 8 H100 on cold plates, the rest to air", "8 卡 H100 服务器，冷板为主、风冷为辅"}, "shanghai",
      options(2000, "h100_8x4_cold_plate", WorkloadMix::training));
  auto& rack_scale = add("training_rack_2000", {"Training, liquid-cooled, rack-scale", "训练，液冷，整机柜"},
                         {"GB200 NVL72, 72 in a rack, 2N supply", "GB200 NVL72，每柜 72 卡，双路供电"}, "shanghai",
                         options(2000, "gb200_nvl72", WorkloadMix::training));
  rack_scale.redundancy = Redundancy::doubled;
  rack_scale.racks_per_row = 7;
  auto& immersion = add("training_immersion_2000", {"Training, immersion", "训练，浸没液冷"},
                        {"Servers with 8 H100 in oil tanks, dry coolers", "8 卡 H100 服务器，油浸没，干冷器"}, "ulanqab",
                        options(2000, "h100_8x4_immersion", WorkloadMix::training));
  immersion.rejection = RejectionKind::dry;
  auto& ascend = add("domestic_liquid_2000", {"Domestic, liquid-cooled", "国产，液冷"},
                     {"Servers with 8 Ascend 910B, eight in a rack, HVDC", "8 卡昇腾 910B 服务器，每柜八台，高压直流"}, "guiyang",
                     options(2000, "ascend_910b_8x8_cold_plate", WorkloadMix::training));
  ascend.supply = SupplyKind::hvdc;
  auto& pod = add("domestic_liquid_16384", {"Domestic, supernodes", "国产，超节点"},
                  {"CloudMatrix 384 with Ascend 910C, three tiers", "CloudMatrix 384，昇腾 910C，三层组网"}, "ulanqab",
                  options(16384, "cloudmatrix_384_compute_rack", WorkloadMix::training));
  pod.tiers = 3;
  pod.racks_per_row = 16;
  pod.supply = SupplyKind::hvdc;
  auto& large = add("training_liquid_16384", {"Training, large", "大规模训练，液冷"},
                    {"Servers with 8 H800 on cold plates, three tiers, 2N", "8 卡 H800 服务器，冷板，三层组网，双路供电"}, "zhongwei",
                    options(16384, "h800_8x4_cold_plate", WorkloadMix::training));
  large.tiers = 3;
  large.racks_per_row = 16;
  large.redundancy = Redundancy::doubled;
  return all;
}

}  // namespace

const std::vector<CenterTemplate>& center_templates() {
  static const std::vector<CenterTemplate> all = make();
  return all;
}

const CenterTemplate* find_center_template(std::string_view id) {
  for (const CenterTemplate& one : center_templates())
    if (one.id == id) return &one;
  return nullptr;
}

}  // namespace icctwin
