#pragma once
// Uninterruptible supply (不间断供电): none, UPS, 240/336 V direct current, 800 V direct current.
#include <optional>
#include <variant>
#include <vector>

#include "models/base/describe.h"

namespace icctwin {

/// IT is fed straight from the low-voltage board.
struct NoUps {
  static constexpr std::string_view tag = "none";
  bool operator==(const NoUps&) const = default;
  static void describe(Describe<NoUps>&);
};

/// Modules of the units are put to sleep at part load; as many run as hold the target load, and some to spare.
struct ModuleStaging {
  double module_rated_w = 50e3;
  double target_load_ratio = 0.6;
  int spare_modules = 1;  ///< of a path
  bool operator==(const ModuleStaging&) const = default;
  static void describe(Describe<ModuleStaging>&);
};

enum class UpsMode { double_conversion, eco };
std::vector<Choice> choices_of(UpsMode);

/// Loss law of each unit: P_loss = P_rated (k0 + k1 x + k2 x^2), x the load ratio; the units of a path share its load evenly.
struct UpsBank {
  static constexpr std::string_view tag = "ups";
  std::optional<int> units;            ///< of each path; default: sized for the design load plus the redundant ones
  std::optional<int> redundant_units;  ///< of each path; default: 1 with one path, none with two
  double rated_w = 600e3;
  UpsMode mode = UpsMode::double_conversion;
  double loss_no_load_ratio = 0.010, loss_linear_ratio = 0.015, loss_square_ratio = 0.013;
  double eco_no_load_ratio = 0.004, eco_linear_ratio = 0.003, eco_square_ratio = 0.004;
  std::optional<ModuleStaging> staging;
  bool operator==(const UpsBank&) const = default;
  static void describe(Describe<UpsBank>&);
};

/// 240/336 V direct-current supply by rectifier modules on an efficiency curve; a share of the load may come straight from the mains.
struct HvdcBank {
  static constexpr std::string_view tag = "hvdc";
  std::optional<int> units;
  std::optional<int> redundant_units;
  double rated_w = 600e3;
  std::vector<double> load_ratio = {0.2, 0.5, 1.0};
  std::vector<double> efficiency = {0.95, 0.965, 0.96};
  double mains_direct_ratio = 0;  ///< of the load; server supplies with one mains and one direct-current input
  double mains_direct_loss_ratio = 0.01;
  std::optional<ModuleStaging> staging;
  bool operator==(const HvdcBank&) const = default;
  static void describe(Describe<HvdcBank>&);
};

/// Converter from 800 V to the rack's 50 V busbar; it takes the place of the server supplies or power shelves.
struct RackConverter {
  std::vector<double> load_ratio = {0.2, 0.5, 1.0};
  std::vector<double> efficiency = {0.97, 0.98, 0.975};
  bool operator==(const RackConverter&) const = default;
  static void describe(Describe<RackConverter>&);
};

enum class Dc800Source { solid_state_transformer, sidecar };
std::vector<Choice> choices_of(Dc800Source);

/// 800 V direct current: from medium voltage by solid-state transformers, or from the low-voltage board by sidecar rectifiers.
struct Dc800Bank {
  static constexpr std::string_view tag = "dc_800v";
  Dc800Source source = Dc800Source::solid_state_transformer;
  std::optional<int> units;
  std::optional<int> redundant_units;
  double rated_w = 1e6;
  std::vector<double> load_ratio = {0.2, 0.5, 1.0};
  std::vector<double> efficiency = {0.975, 0.985, 0.98};
  std::optional<RackConverter> rack_converter;
  std::optional<ModuleStaging> staging;
  bool operator==(const Dc800Bank&) const = default;
  static void describe(Describe<Dc800Bank>&);
};

using UninterruptibleSupply = std::variant<NoUps, UpsBank, HvdcBank, Dc800Bank>;

}  // namespace icctwin
