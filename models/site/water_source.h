#pragma once
// Temperature of the sea, river or lake that a site may cool with.
#include <vector>

namespace icctwin {

/// Temperature at an instant, on straight lines between the middles of the months [degC].
///
/// Left out: tides, depth of the intake, change within a month. Twelve values, January to December.
double water_source_at_c(const std::vector<double>& monthly_c, double unix_s, int utc_offset_s);

}  // namespace icctwin
