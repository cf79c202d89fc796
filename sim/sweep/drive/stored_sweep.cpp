#include "sim/sweep/drive/stored_sweep.h"

#include "sim/sweep/prepare/prepare.h"

namespace icctwin {

std::optional<StoredSweep> open_stored_sweep(const std::filesystem::path& folder, Diagnostics& diagnostics) {
  const auto file = folder / "sweep.db";
  const auto store = SweepStore::open_to_read(file, diagnostics);
  if (!store) return std::nullopt;
  try {
    auto sweep = parse_sweep(store->meta("sweep"), file.string(), diagnostics);
    if (!sweep) return std::nullopt;
    StoredSweep stored{
        *std::move(sweep), {}, (folder / store->meta("inputs")).lexically_normal(), store->meta("base"), store->meta("version"),
        store->table()};
    // A table's columns became axes when the sweep was made; the file itself may be gone.
    stored.axes = axes_of_text(store->meta("axes"), stored.sweep, diagnostics);
    return stored;
  } catch (const StoreError& error) {
    diagnostics.add("E-SWP-028", file.string(), error.what());
    return std::nullopt;
  }
}

std::vector<std::string> overrides_of_run(const Sweep& sweep, const std::vector<Axis>& axes, const SweepRun& run) {
  std::vector<std::string> overrides = sweep.set;
  for (std::size_t a = 0; a < axes.size() && a < run.values.size(); ++a)
    for (auto& one : overrides_of(axes[a], run.values[a])) overrides.push_back(std::move(one));
  if (sweep.replications.count > 1)
    for (const auto& pointer : sweep.replications.seed_pointers)
      overrides.push_back(pointer + "=" + std::to_string(sweep.replications.first_seed + run.replication - 1));
  return overrides;
}

}  // namespace icctwin
