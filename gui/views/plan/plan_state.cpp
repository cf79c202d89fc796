#include "gui/views/plan/plan_state.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace icctwin::gui {
namespace {

struct FloorPointer {
  std::size_t hall = 0;
  std::optional<std::uint32_t> row;
};

/// The hall and row that a pointer names or lies in.
std::optional<FloorPointer> floor_pointer(std::string_view pointer) {
  const auto number_after = [&pointer](std::string_view prefix) -> std::optional<std::uint32_t> {
    if (!pointer.starts_with(prefix)) return std::nullopt;
    std::uint32_t value = 0;
    const char* const begin = pointer.data() + prefix.size();
    const auto [end, error] = std::from_chars(begin, pointer.data() + pointer.size(), value);
    if (error != std::errc()) return std::nullopt;
    pointer.remove_prefix(static_cast<std::size_t>(end - pointer.data()));
    return value;
  };
  const auto hall = number_after("/halls/");
  if (!hall) return std::nullopt;
  FloorPointer found;
  found.hall = *hall;
  found.row = number_after("/rows/");
  return found;
}

bool touches_floor(const QStringList& where) {
  return std::any_of(where.begin(), where.end(), [](const QString& pointer) {
    return pointer.isEmpty() || pointer.startsWith(QStringLiteral("/halls")) || pointer.startsWith(QStringLiteral("/rack_types"));
  });
}

}  // namespace

PlanState::PlanState(Workbench& bench, QObject* parent) : QObject(parent), bench_(bench) {
  connect(&bench.document(), &ScenarioDocument::changed, this, [this](const QStringList& where) {
    if (touches_floor(where)) read();
  });
  connect(&bench.document(), &ScenarioDocument::reset, this, [this] {
    hall_ = 0;
    current_id_.clear();
    read();
    emit hall_shown();
  });
  connect(&bench.checker(), &Checker::checked, this, &PlanState::take_check);
  connect(&bench, &Workbench::selection_changed, this, &PlanState::follow_selection);
  connect(&bench, &Workbench::run_shown, this, [this] {
    // A run is opened to be looked at: its power is shown unless something else was chosen.
    if (bench_.run() && overlay_.overlay() == Overlay::none) return show_overlay(Overlay::power);
    if (floor()) show_again();
    emit overlay_changed();
  });
  connect(&bench, &Workbench::rack_series_read, this, [this](const QString& channel) {
    if (!floor() || channel != QLatin1String(overlay_.kind().channel)) return;
    show_again();
    emit overlay_changed();
  });
  connect(&bench.timeline(), &Timeline::moved, this, [this] {
    if (overlay_.go_to(bench_.timeline().now_s())) emit values_changed();
  });
  read();
}

void PlanState::read() {
  halls_ = read_floor(bench_.document().root(), sizes_of(bench_.document().root()));
  if (hall_ >= halls_.size()) hall_ = 0;
  current_ = -1;
  selected_.clear();  // rows of another floor, until the selection is taken below
  aisles_.clear();
  if (const FloorHall* hall = floor()) {
    aisles_ = aisles_of(*hall);
    for (std::size_t i = 0; i < hall->racks.size() && !current_id_.empty(); ++i)
      if (hall->racks[i].id == current_id_) current_ = static_cast<int>(i);
  }
  take_check();
  take_selection();
  emit floor_changed();
}

void PlanState::take_check() {
  const auto& plans = bench_.check().halls;
  places_.clear();
  severities_.clear();
  if (const FloorHall* hall = floor()) {
    places_ = places_of(*hall, hall_ < plans.size() ? &plans[hall_] : nullptr);
    severities_.assign(hall->scenario_rows, 2);
    for (const Problem& problem : bench_.check().problems)
      if (const auto place = floor_pointer(problem.where); place && place->hall == hall_ && place->row && *place->row < severities_.size())
        severities_[*place->row] = std::min(severities_[*place->row], static_cast<int>(problem.severity));
    show_again();
  }
  emit overlay_changed();
}

const RackPlace* PlanState::place(int rack) const {
  return rack >= 0 && static_cast<std::size_t>(rack) < places_.size() ? places_[static_cast<std::size_t>(rack)] : nullptr;
}

void PlanState::show_hall(std::size_t hall) {
  if (hall == hall_ || hall >= halls_.size()) return;
  hall_ = hall;
  current_id_.clear();
  read();
  emit hall_shown();
}

void PlanState::show_overlay(Overlay overlay) {
  if (const FloorHall* hall = floor()) overlay_.show(overlay, bench_, hall_, *hall);
  emit overlay_changed();
}

void PlanState::follow_selection() {
  std::optional<std::size_t> other;
  for (const QString& pointer : bench_.selection()) {
    const auto place = floor_pointer(pointer.toStdString());
    if (!place) continue;
    if (place->hall == hall_) return take_selection();
    if (!other) other = place->hall;
  }
  if (other && *other < halls_.size())
    show_hall(*other);  // it takes the selection over
  else
    take_selection();
}

void PlanState::take_selection() {
  std::set<std::uint32_t> rows;
  for (const QString& pointer : bench_.selection())
    if (const auto place = floor_pointer(pointer.toStdString()); place && place->hall == hall_ && place->row) rows.insert(*place->row);
  const FloorHall* hall = floor();
  selected_.assign(hall ? hall->rows.size() : 0, 0);
  if (hall)
    for (std::size_t i = 0; i < hall->rows.size(); ++i) selected_[i] = rows.contains(hall->rows[i].of) ? 1 : 0;
  if (hall && current_ >= 0 && !rows.contains(hall->rows[hall->racks[static_cast<std::size_t>(current_)].row].of)) {
    current_ = -1;
    current_id_.clear();
  }
  emit selection_changed();
}

RowSet PlanState::selected_rows() const {
  RowSet set{hall_, {}};
  const FloorHall* hall = floor();
  for (std::size_t i = 0; i < selected_.size(); ++i)
    if (selected_[i] && hall->rows[i].copy == 0) set.rows.push_back(hall->rows[i].of);
  return set;
}

void PlanState::choose_rows(const std::vector<std::uint32_t>& scenario_rows, Choose how) {
  const RowSet before = selected_rows();
  std::set<std::uint32_t> rows;
  if (how != Choose::only) rows.insert(before.rows.begin(), before.rows.end());
  for (const std::uint32_t row : scenario_rows)
    if (!rows.insert(row).second && how == Choose::toggle) rows.erase(row);
  QStringList pointers;
  for (const std::uint32_t row : rows) pointers << QString::fromStdString(FloorHall::pointer(hall_) + "/rows/" + std::to_string(row));
  bench_.select(pointers);
}

void PlanState::choose_all() {
  std::vector<std::uint32_t> rows;
  if (const FloorHall* hall = floor())
    for (const FloorRow& row : hall->rows)
      if (row.copy == 0) rows.push_back(row.of);
  choose_rows(rows, Choose::only);
}

void PlanState::choose_group(int rack) {
  const FloorHall* hall = floor();
  if (!hall || rack < 0) return;
  bench_.select(QStringList(QString::fromStdString(hall->group_pointer(hall_, hall->racks[static_cast<std::size_t>(rack)]))));
}

void PlanState::set_current_rack(int rack) {
  if (rack == current_) return;
  current_ = rack;
  current_id_ = rack >= 0 ? floor()->racks[static_cast<std::size_t>(rack)].id : std::string();
  emit selection_changed();
}

}  // namespace icctwin::gui
