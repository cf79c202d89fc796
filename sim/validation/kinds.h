#pragma once
// One function per kind of thermal case: parameters and rows in, comparisons out. Missing columns and parameters are problems.
#include <optional>
#include <string>

#include "sim/validation/case_file.h"
#include "sim/validation/run_case.h"
#include "sim/validation/tally.h"

namespace icctwin::validation {

/// The sums of a file.
struct KindResult {
  Tally tally;
};

KindResult run_wet_bulb(CaseFile& file);
KindResult run_wet_bulb_or_dew_point(CaseFile& file);
KindResult run_psychrometric_property(CaseFile& file);
KindResult run_tower_yorkcalc(CaseFile& file);
KindResult run_tower_merkel(CaseFile& file);
KindResult run_chiller_electric_eir(CaseFile& file);
KindResult run_heat_exchanger_effectiveness(CaseFile& file);
KindResult run_plate_exchanger_variable_flow(CaseFile& file);
KindResult run_pump_curve(CaseFile& file);
KindResult run_pump_network_parallel(CaseFile& file);
KindResult run_psu_efficiency_floor(CaseFile& file);
KindResult run_power_chain_chassis(CaseFile& file);
KindResult run_economizer_modes(CaseFile& file);
KindResult run_tank_stratified(CaseFile& file);
KindResult run_renewable_unit(CaseFile& file);
KindResult run_water_if97(CaseFile& file);

/// What a table without parameters is by its columns.
enum class TableKind { figures_of_run, weather, context, unknown };
TableKind table_kind(const Table& table);

/// Holds a table of figures against a run; nothing, and the reason, if there is none.
std::optional<KindResult> compare_run(CaseFile& file, const RunCase& what, const CaseRunner& run, std::string& reason);

}  // namespace icctwin::validation
