#pragma once
// What the tabs of the results have in common: what they are made from, and how quantities and channels look.
#include <QStringList>
#include <memory>
#include <string_view>

#include "gui/models/results/result_data.h"
#include "gui/views/charts/time_chart.h"
#include "sim/document/numbers.h"
#include "sim/results/folder/run_folder.h"

class QScrollArea;
class QVBoxLayout;

namespace icctwin::gui {

class Workbench;

/// What was chosen in the tabs, kept when they are built anew.
struct ResultsState {
  QStringList channels;  ///< of the time series; empty: the usual ones
  QString flow_month;    ///< empty: the whole run
  QString map_channel = QStringLiteral("pue");
  int table = 0;
};

struct TabInput {
  Workbench& bench;
  std::shared_ptr<const ResultData> data;
  ResultsState& state;

  const RunFolder& run() const { return *data->run; }
};

// One tab each, one source each.
QWidget* make_summary_tab(const TabInput& input);
QWidget* make_series_tab(const TabInput& input);
QWidget* make_flow_tab(const TabInput& input);
QWidget* make_jobs_tab(const TabInput& input);
QWidget* make_cooling_tab(const TabInput& input);
QWidget* make_power_tab(const TabInput& input);
QWidget* make_cost_tab(const TabInput& input);
QWidget* make_tables_tab(const TabInput& input);

TimeFrame frame_of(const RunFolder& run);
/// "hourly means" or "means of 60 s": what one value of the series stands for.
QString resolution_words(const RunFolder& run);
/// The same for charts whose lines have their means at the right: those are of the whole run, whatever part of it is drawn.
QString means_words(const RunFolder& run);

/// How a channel is shown. Lines of one family may share a panel.
struct ChannelLook {
  FigureUnit unit;
  QString family;
};
ChannelLook channel_look(std::string_view id, std::string_view unit, double greatest);

/// A line of a channel; nothing where the run has none or no value of it.
std::optional<ChartLine> channel_line(const ResultData& data, std::string_view id, const QColor& color, const std::vector<double>& dash,
                                      const ChannelLook& look);
/// Several channels of one family upon a panel, told apart by line style; those that are absent or always zero are left out.
ChartPanel channel_panel(const ResultData& data, const std::vector<std::string_view>& ids);

/// A page that scrolls, with the margins of all pages; charts and rows go into the column.
QScrollArea* make_scrolled(QVBoxLayout*& column);
/// A text in the middle: what is missing here, and why.
QWidget* make_nothing(const QString& title, const QString& text);

/// "2025年7月", "Jul 2025" of "2025-07".
QString month_words(const std::string& month);
/// Of bars: without the year where all are of one.
QStringList month_names(const std::vector<std::string>& months);

}  // namespace icctwin::gui
