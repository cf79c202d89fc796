#pragma once
// What the charts of a sweep share.
#include <QPainter>

#include "gui/document/words.h"
#include "gui/models/sweep_table_model.h"
#include "gui/views/charts/chart_paint.h"
#include "gui/views/theme.h"
#include "sim/sweep/analysis/levels.h"

namespace icctwin::gui {

inline constexpr double sweep_line_px = 18;

inline QColor sweep_better() { return in_theme(QColor(qstring(document::color::better))); }
inline QColor sweep_worse() { return in_theme(QColor(qstring(document::color::worse))); }

inline QString sweep_number(double value, const ShownKpi& kpi) { return qstring(document::Numbers(language()).fixed(value, kpi.decimals)); }

/// "Water (L)"
inline QString sweep_axis_name(const ShownKpi& kpi) { return qstring(kpi.unit.empty() ? kpi.name : kpi.name + " (" + kpi.unit + ")"); }

inline void draw_no_runs(QPainter& painter, const QRectF& at) {
  draw_text(painter, at, words({"No finished runs to draw.", "没有可绘制的已完成运行。"}), face(Face::body), theme().text3,
            Qt::AlignCenter);
}

/// A value for every run of the table; none where the sweep does not hold the indicator.
inline std::vector<double> runs_column(const StoredSweep& sweep, const std::string& kpi) {
  const auto* column = sweep.table.column(kpi);
  return column ? *column : std::vector<double>(sweep.table.runs.size(), no_value);
}

}  // namespace icctwin::gui
