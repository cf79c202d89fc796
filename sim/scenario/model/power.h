#pragma once
// The power chain (供配电) from the utility intake to the rack: transformer, UPS or HVDC, busway; lighting beside it.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "models/base/describe.h"

namespace icctwin {

struct TransformerBank {
  std::optional<int> units;  ///< default: sized for the design load
  double rated_va = 2.5e6;   ///< of one
  double no_load_loss_w = 2300;
  double load_loss_w = 16000;  ///< at rated load
  double power_factor = 0.98;
  bool operator==(const TransformerBank&) const = default;
  static void describe(Describe<TransformerBank>&);
};

/// IT is fed straight from the low-voltage board.
struct NoUps {
  static constexpr std::string_view tag = "none";
  bool operator==(const NoUps&) const = default;
  static void describe(Describe<NoUps>&);
};

/// Loss law of each unit: P_loss = P_rated (k0 + k1 x + k2 x^2), x the load ratio; the units share the load evenly.
struct UpsBank {
  static constexpr std::string_view tag = "ups";
  std::optional<int> units;  ///< default: sized for the design load plus the redundant ones
  int redundant_units = 1;
  double rated_w = 600e3;
  double loss_no_load_ratio = 0.010, loss_linear_ratio = 0.015, loss_square_ratio = 0.013;
  bool operator==(const UpsBank&) const = default;
  static void describe(Describe<UpsBank>&);
};

/// 240/336 V direct-current supply by rectifier modules on an efficiency curve.
struct HvdcBank {
  static constexpr std::string_view tag = "hvdc";
  std::optional<int> units;
  int redundant_units = 1;
  double rated_w = 600e3;
  std::vector<double> load_ratio = {0.2, 0.5, 1.0};
  std::vector<double> efficiency = {0.95, 0.965, 0.96};
  bool operator==(const HvdcBank&) const = default;
  static void describe(Describe<HvdcBank>&);
};

using UninterruptibleSupply = std::variant<NoUps, UpsBank, HvdcBank>;

struct Busway {
  double rated_w = 800e3;      ///< of one row's busway
  double tap_rated_w = 250e3;  ///< of one rack's tap-off
  double full_load_loss_ratio = 0.005;
  bool operator==(const Busway&) const = default;
  static void describe(Describe<Busway>&);
};

struct PowerChain {
  TransformerBank transformer;
  UninterruptibleSupply ups = UpsBank{};
  Busway busway;
  std::optional<double> lighting_w;  ///< default: a share of the design IT load
  bool cooling_on_ups = false;
  RawJson view;
  bool operator==(const PowerChain&) const = default;
  static void describe(Describe<PowerChain>&);
};

}  // namespace icctwin
