#include "gui/run/run_queue.h"

#include <algorithm>

namespace icctwin::gui {
namespace {

constexpr int stuck_after_ms = 5000;
constexpr std::size_t most_remembered = 200;

}  // namespace

RunQueue::RunQueue(RunController& first, QObject* parent) : QObject(parent) { watch(first); }

RunQueue::~RunQueue() {
  for (RunController* slot : slots_) slot->disconnect(this);
}

void RunQueue::watch(RunController& slot) {
  slots_.push_back(&slot);
  connect(&slot, &RunController::progressed, this, [this, &slot] { emit progressed(slot.request().out); });
  connect(&slot, &RunController::finished, this, [this, &slot] {
    ended_.push_back(slot.record());
    if (ended_.size() > most_remembered) ended_.erase(ended_.begin());
    keep_record(ended_.back());
    emit ended(slot.request().out);
    emit changed();
    // Not from within the signal of a process that is still ending.
    QMetaObject::invokeMethod(this, &RunQueue::start_next, Qt::QueuedConnection);
  });
}

RunController& RunQueue::make_slot() {
  auto* made = new RunController(this);
  watch(*made);
  return *made;
}

void RunQueue::set_parallel(int most) {
  most_ = std::max(1, most);
  start_next();
}

void RunQueue::add(const RunRequest& request) {
  waiting_.push_back(request);
  start_next();
  emit changed();
}

void RunQueue::start_next() {
  while (!waiting_.empty() && active() < most_) {
    const RunRequest next = waiting_.front();
    waiting_.erase(waiting_.begin());
    const auto idle = std::find_if(slots_.begin(), slots_.end(), [](const RunController* slot) { return !slot->is_active(); });
    RunController& slot = idle == slots_.end() ? make_slot() : **idle;
    slot.start(next);
    emit changed();
  }
}

RunController* RunQueue::slot_of(const QString& out) const {
  const auto found = std::find_if(slots_.begin(), slots_.end(),
                                  [&](const RunController* slot) { return slot->is_active() && slot->request().out == out; });
  return found == slots_.end() ? nullptr : *found;
}

void RunQueue::stop(const QString& out) {
  if (std::erase_if(waiting_, [&](const RunRequest& request) { return request.out == out; }) > 0) return emit changed();
  RunController* slot = slot_of(out);
  if (!slot || slot->state() == RunState::stopping) return;
  slot->stop();
  QTimer::singleShot(stuck_after_ms, this, [this, out] {
    if (slot_of(out)) emit stuck(out);
  });
}

void RunQueue::kill(const QString& out) {
  if (RunController* slot = slot_of(out)) slot->kill();
}

void RunQueue::stop_all() {
  waiting_.clear();
  for (const QString& out : active_folders()) stop(out);
  emit changed();
}

void RunQueue::forget(const QString& out) {
  std::erase_if(ended_, [&](const RunRecord& record) { return record.request.out == out; });
}

void RunQueue::set_note(RunRecord record, const QString& note) {
  record.note = note;
  for (RunRecord& one : ended_)
    if (one.request.out == record.request.out) one.note = note;
  keep_record(record);
  emit changed();
}

std::optional<RunRecord> RunQueue::find(const QString& out) const {
  for (const RunRecord& record : records())
    if (record.request.out == out) return record;
  return {};
}

std::vector<RunRecord> RunQueue::records() const {
  std::vector<RunRecord> all;
  for (auto one = waiting_.rbegin(); one != waiting_.rend(); ++one) {
    RunRecord waits;
    waits.request = *one;
    waits.state = RunState::queued;
    all.push_back(waits);
  }
  for (const RunController* slot : slots_)
    if (slot->is_active()) all.push_back(slot->record());
  all.insert(all.end(), ended_.rbegin(), ended_.rend());
  return all;
}

int RunQueue::active() const {
  return static_cast<int>(std::count_if(slots_.begin(), slots_.end(), [](const RunController* slot) { return slot->is_active(); }));
}

QStringList RunQueue::active_folders() const {
  QStringList folders;
  for (const RunController* slot : slots_)
    if (slot->is_active()) folders << slot->request().out;
  std::sort(folders.rbegin(), folders.rend());
  return folders;
}

}  // namespace icctwin::gui
