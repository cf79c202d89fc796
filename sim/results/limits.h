#pragma once
// Limits of models and equipment that a run left: counted by time, each becomes one problem with its component and first time.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace icctwin {

enum class Limit : std::size_t {
  chiller_cycling,    ///< load below the least part load of one machine
  tower_correlation,  ///< YorkCalc asked outside its limits; Merkel took over
  freeze_guard,       ///< frost: water led around the tower or dry cooler
  source_discharge,   ///< heat held back because the source water may not be warmed further
  cdu_no_flow,        ///< a loop gets heat and nothing moves its water: no pump, or none with power
  facility_no_flow,
  chilled_no_flow,
  condenser_no_flow,
  not_converged,  ///< the balance of the heat rejection stopped short of its tolerance; what it found was booked
  count
};
inline constexpr std::size_t limit_count = static_cast<std::size_t>(Limit::count);

/// Limits left in a step, one bit each.
class LimitSet {
 public:
  void add(Limit limit, bool left = true) {
    if (left) bits_ |= std::uint32_t{1} << static_cast<std::size_t>(limit);
  }
  bool has(Limit limit) const { return (bits_ >> static_cast<std::size_t>(limit) & 1U) != 0; }
  bool any() const { return bits_ != 0; }

 private:
  std::uint32_t bits_ = 0;
};

/// How a limit is told: problem code, place in the scenario, event.
struct LimitInfo {
  const char* code;
  const char* pointer;
  const char* event;
};
const LimitInfo& limit_info(Limit limit);

}  // namespace icctwin
