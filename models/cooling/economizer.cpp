#include "models/cooling/economizer.h"

namespace icctwin {
namespace {

/// Whether the mode should be left, and for which one.
struct Exits {
  bool to_free_side = false, from_free_side = false;
  CoolingMode free_side = CoolingMode::free, far_side = CoolingMode::fully_mechanical;
};

Exits exits(const EconomizerControl& control, CoolingMode mode, const EconomizerInput& in) {
  Exits result;
  if (!control.integrated) {
    result.from_free_side =
        mode == CoolingMode::free && (in.wet_bulb_c >= control.switch_c || in.supply_c >= in.set_point_c + control.free_to_partial_k);
    result.to_free_side = mode != CoolingMode::free && in.wet_bulb_c < control.switch_c && in.chillers_on < 2;
    return result;
  }
  switch (mode) {
    case CoolingMode::free:
      result.from_free_side = in.economizer_out_c > in.set_point_c + control.free_to_partial_k;
      result.far_side = CoolingMode::partly_mechanical;
      break;
    case CoolingMode::partly_mechanical:
      result.to_free_side = in.economizer_out_c <= in.set_point_c + control.partial_to_free_k;
      result.from_free_side = in.economizer_in_c < in.economizer_out_c + control.partial_to_full_k;
      break;
    case CoolingMode::fully_mechanical:
      result.to_free_side = in.economizer_in_c > in.wet_bulb_c + control.approach_k + control.full_to_partial_k;
      result.free_side = CoolingMode::partly_mechanical;
      break;
  }
  return result;
}

}  // namespace

EconomizerState next_state(const EconomizerControl& control, const EconomizerState& state, const EconomizerInput& input, double step_s) {
  const Exits exit = exits(control, state.mode, input);
  EconomizerState next = state;
  next.held_s[0] = exit.to_free_side ? state.held_s[0] + step_s : 0.0;
  next.held_s[1] = exit.from_free_side ? state.held_s[1] + step_s : 0.0;
  if (exit.to_free_side && next.held_s[0] >= control.wait_s) return {exit.free_side, {}};
  if (exit.from_free_side && next.held_s[1] >= control.wait_s) return {exit.far_side, {}};
  return next;
}

}  // namespace icctwin
