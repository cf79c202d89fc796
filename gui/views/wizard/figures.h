#pragma once
// Estimated figures of a new center as texts. Ranges, never three digits of precision.
#include <QString>
#include <vector>

#include "gui/models/center_draft.h"

namespace icctwin::gui {

struct FigureText {
  QString label, value, unit;
};

/// IT power, PUE, demand, compute, floor, cost.
std::vector<FigureText> figures_of(const CenterEstimate& estimate);

/// "1 hall, 22.8 x 12.6 m, 287 m², 63 racks".
QString floor_words(const std::vector<HallPlan>& halls, const CenterEstimate& estimate);

QString count_words(double value);

}  // namespace icctwin::gui
