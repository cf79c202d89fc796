#pragma once
// What the pages of a run draw and list, prepared once in a worker thread when it is shown.
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gui/models/results/data_table.h"
#include "gui/models/results/pyramid.h"
#include "sim/results/report/energy_book.h"

namespace icctwin::gui {

/// A run folder as the window shows it: the channels of which the pages know are read now, any others when they are chosen.
std::optional<RunFolder> read_shown_run(const std::filesystem::path& folder, Diagnostics& diagnostics);

struct ResultData {
  std::shared_ptr<const RunFolder> run;
  /// By id; nullptr: nobody has asked for it yet.
  mutable std::map<std::string, std::shared_ptr<const Pyramid>, std::less<>> channels;
  static std::string_view use_channel(std::size_t use);  ///< the channel of an end use, in their order
  std::vector<std::string> months;                       ///< of the ledger, in their order: "2025-07"
  DataTable jobs, kpis, ledger, events, failures, problems;

  /// Reads it if nobody has asked for it; nullptr where the run has no such channel. For the window's thread alone.
  std::shared_ptr<const Pyramid> channel(std::string_view id) const;
  /// Power by end use, each on top of those before it [W], summed when it is first asked for; empty where a channel is absent.
  const std::vector<std::shared_ptr<const Pyramid>>& stacked_use() const;
  /// The unit of a channel, as the program writes it ("degC"); empty where there is none.
  std::string_view channel_unit(std::string_view id) const;

 private:
  mutable std::optional<std::vector<std::shared_ptr<const Pyramid>>> stacked_use_;
};

/// May be called in any thread; texts are in the language of the window.
std::shared_ptr<const ResultData> prepare_results(const std::shared_ptr<const RunFolder>& run);

/// The values of one rack of a channel that every rack has.
std::shared_ptr<const Pyramid> rack_values(const RackSeries& series, std::size_t rack);

/// The run ended before its period did, so that figures of a year are not known.
bool is_partial(const RunFolder& run);

}  // namespace icctwin::gui
