#include "gui/models/comparison.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>

#include "gui/models/results/result_data.h"
#include "sim/results/compare/compare.h"

namespace icctwin::gui {
namespace {

QString clean(const QString& folder) { return QDir::cleanPath(QFileInfo(folder).absoluteFilePath()); }

/// Labels of the folders, with the scenario's name where two would be the same.
std::vector<std::string> names_of(const QStringList& folders) {
  QStringList labels;
  for (const QString& folder : folders) labels << run_label(folder);
  std::vector<std::string> names;
  for (qsizetype i = 0; i < folders.size(); ++i) {
    const QString owner = QFileInfo(QFileInfo(folders[i]).path()).fileName();
    names.push_back((labels.count(labels[i]) > 1 ? owner + u'/' + labels[i] : labels[i]).toStdString());
  }
  return names;
}

}  // namespace

QString run_letter(int index) { return QString(QChar('A' + index)); }

Comparison::Result::Result() = default;
Comparison::Result::~Result() = default;

void Comparison::set_folders(const QStringList& folders) {
  QStringList wanted;
  for (const QString& folder : folders)
    if (const QString one = clean(folder); !wanted.contains(one) && wanted.size() < most_runs) wanted << one;
  if (wanted == folders_) return;
  folders_ = wanted;
  focus_ = std::clamp<int>(focus_, 1, std::max<int>(1, static_cast<int>(folders_.size()) - 1));
  read();
}

void Comparison::add(const QString& folder) { set_folders(folders_ + QStringList(folder)); }

void Comparison::remove(int index) {
  QStringList rest = folders_;
  if (index < 0 || index >= rest.size()) return;
  rest.removeAt(index);
  set_folders(rest);
}

void Comparison::replace(int index, const QString& folder) {
  QStringList others = folders_;
  if (index < 0 || index >= others.size()) return;
  const QString one = clean(folder);
  if (const auto known = others.indexOf(one); known >= 0)
    others.swapItemsAt(known, index);
  else
    others[index] = one;
  set_folders(others);
}

void Comparison::make_baseline(int index) {
  QStringList order = folders_;
  if (index <= 0 || index >= order.size()) return;
  order.move(index, 0);
  set_folders(order);
}

void Comparison::set_focus(int index) {
  if (index < 1 || index >= folders_.size() || index == focus_) return;
  focus_ = index;
  emit changed();
}

void Comparison::read() {
  ++reading_;
  pool_.start([this, folders = folders_, before = result_, number = ++asked_] {
    auto result = std::make_shared<Result>();
    auto refused = std::make_shared<Diagnostics>();
    std::vector<NamedRun> runs;
    for (const QString& folder : folders) {
      const auto known = before ? before->folders.indexOf(folder) : -1;
      if (known >= 0) {
        runs.push_back(before->runs[static_cast<std::size_t>(known)]);
      } else {
        Diagnostics problems;
        auto read = read_shown_run(folder.toStdString(), problems);
        if (!read) {
          refused->append(problems);
          continue;
        }
        runs.push_back({{}, *std::move(read)});
      }
      result->folders << folder;
    }
    const auto names = names_of(result->folders);
    for (std::size_t i = 0; i < runs.size(); ++i) runs[i].name = names[i];
    result->runs = std::move(runs);
    if (!result->runs.empty()) result->comparison = std::make_unique<RunComparison>(compare_runs(result->runs, result->warnings));
    const auto take = [this, number, result, refused] {
      --reading_;
      if (number != asked_) return;
      folders_ = result->folders;
      refused_ = *refused;
      result_ = result->runs.empty() ? nullptr : result;
      focus_ = std::clamp<int>(focus_, 1, std::max<int>(1, static_cast<int>(folders_.size()) - 1));
      emit changed();
    };
    QMetaObject::invokeMethod(this, take, Qt::QueuedConnection);
  });
}

void Comparison::read_choices(const QString& scenario_file) {
  pool_.start([this, scenario_file, number = ++asked_choices_] {
    auto found = std::make_shared<std::vector<RunChoice>>(list_run_choices(scenario_file));
    const auto take = [this, number, found] {
      if (number != asked_choices_) return;
      choices_ = std::move(*found);
      emit choices_changed();
    };
    QMetaObject::invokeMethod(this, take, Qt::QueuedConnection);
  });
}

}  // namespace icctwin::gui
