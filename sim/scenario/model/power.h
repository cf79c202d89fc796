#pragma once
// The power chain (供配电) from the utility intake to the rack: transformer, uninterruptible supply, busway, PDU; lighting beside it.
#include <optional>

#include "models/base/describe.h"
#include "sim/scenario/model/renewables.h"
#include "sim/scenario/model/storage.h"
#include "sim/scenario/model/supply.h"

namespace icctwin {

struct TransformerBank {
  std::optional<int> units;  ///< of each path; default: sized for the design load
  double rated_va = 2.5e6;   ///< of one
  double no_load_loss_w = 2300;
  double load_loss_w = 16000;  ///< at rated load
  double power_factor = 0.98;
  bool operator==(const TransformerBank&) const = default;
  static void describe(Describe<TransformerBank>&);
};

struct Busway {
  double rated_w = 800e3;      ///< of one row's busway
  double tap_rated_w = 250e3;  ///< of one rack's tap-off
  double full_load_loss_ratio = 0.005;
  bool operator==(const Busway&) const = default;
  static void describe(Describe<Busway>&);
};

/// Distribution unit of a rack (机柜配电单元), between tap-off and equipment.
struct Pdu {
  double rated_w = 60e3;
  double full_load_loss_ratio = 0.005;
  bool operator==(const Pdu&) const = default;
  static void describe(Describe<Pdu>&);
};

struct PowerChain {
  int paths = 1;  ///< 2: 2N, every path can carry the whole load and normally carries half
  TransformerBank transformer;
  UninterruptibleSupply ups = UpsBank{};
  Busway busway;
  std::optional<Pdu> pdu;
  std::optional<double> lighting_w;  ///< default: a share of the design IT load
  bool cooling_on_ups = false;
  std::optional<PvPlant> pv;
  std::optional<WindPlant> wind;
  std::optional<BatteryPlant> battery;
  std::optional<GeneratorPlant> generators;
  std::optional<double> export_price_cny_per_kwh;  ///< absent: surplus is curtailed
  RawJson view;
  bool operator==(const PowerChain&) const = default;
  static void describe(Describe<PowerChain>&);
};

}  // namespace icctwin
