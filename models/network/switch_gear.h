#pragma once
// Data sheets of what a fabric is made of: optical modules and switches, by power.
//
// A module's power is its input at full rate, as its maker states it (the maximum, where both are told): it does not fall with the traffic.
// A switch's power is without what is plugged in; co-packaged optics are an entry of their own, so that both add up the same way.
#include <string>
#include <vector>

#include "models/base/describe.h"
#include "models/compute/accelerator.h"

namespace icctwin {

/// What makes light, or does not: with a signal processor, linear without one, beside the switch chip, or copper.
enum class OpticsKind { dsp, linear, co_packaged, copper };
std::vector<Choice> choices_of(OpticsKind);

struct Optics {
  std::string id;
  std::string name;
  OpticsKind kind = OpticsKind::dsp;
  double rate_bytes_per_s = 100e9;  ///< per direction
  double power_w = 0;               ///< of one end
  Confidence confidence = Confidence::low;
  std::string source;
  std::string notes;
  std::vector<std::string> unverified_fields;

  bool operator==(const Optics&) const = default;
  static void describe(Describe<Optics>&);
};

struct SwitchType {
  std::string id;
  std::string name;
  int ports = 64;
  double port_bytes_per_s = 100e9;  ///< per direction
  double power_w = 0;               ///< without optics
  Confidence confidence = Confidence::low;
  std::string source;
  std::string notes;
  std::vector<std::string> unverified_fields;

  double bytes_per_s() const { return ports * port_bytes_per_s; }
  bool operator==(const SwitchType&) const = default;
  static void describe(Describe<SwitchType>&);
};

}  // namespace icctwin
