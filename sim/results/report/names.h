#pragma once
// Public names of channels, accounts and indicators in both languages, for the report, the window and exports.
#include <span>
#include <string>
#include <string_view>

#include "models/base/diagnostics.h"

namespace icctwin {

struct ResultName {
  std::string_view id, en, zh;
};

std::span<const ResultName> channel_names();
std::span<const ResultName> account_names();
std::span<const ResultName> kpi_names();

/// Name of a channel of series.nc; the id itself when it has none.
std::string channel_name(std::string_view id, Language language);
/// Name of an account of ledger.csv; the id itself when it has none.
std::string account_name(std::string_view id, Language language);
/// Name of an indicator of kpi.json; the id itself when it has none.
std::string kpi_name(std::string_view id, Language language);

}  // namespace icctwin
