#include "models/power/psu.h"

namespace icctwin {
namespace {

struct Label {
  std::string_view id;
  EfficiencyCurve curve;
};

}  // namespace

const EfficiencyCurve* find_psu_curve(std::string_view id) {
  static const Label labels[] = {
      {"bronze", {1.0, {0.2, 0.5, 1.0}, {0.81, 0.85, 0.81}}},
      {"silver", {1.0, {0.2, 0.5, 1.0}, {0.85, 0.89, 0.85}}},
      {"gold", {1.0, {0.2, 0.5, 1.0}, {0.88, 0.92, 0.88}}},
      {"platinum", {1.0, {0.2, 0.5, 1.0}, {0.90, 0.94, 0.91}}},
      {"titanium", {1.0, {0.1, 0.2, 0.5, 1.0}, {0.90, 0.94, 0.96, 0.91}}},
      {"ruby", {1.0, {0.05, 0.1, 0.2, 0.5, 1.0}, {0.90, 0.91, 0.95, 0.965, 0.92}}},
  };
  for (const Label& label : labels) {
    if (label.id == id) return &label.curve;
  }
  return nullptr;
}

}  // namespace icctwin
