#include "gui/models/stored_scenario.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "gui/document/words.h"
#include "gui/models/workbench.h"
#include "gui/run/run_choices.h"
#include "sim/results/folder/run_folder.h"

namespace icctwin::gui {
namespace {

const QString topic_stored = QStringLiteral("stored_scenario");

QString free_file(const QString& folder, const QString& name) {
  const QDir dir(folder);
  QString file = dir.filePath(name + QStringLiteral(".json"));
  for (int number = 2; QFileInfo::exists(file); ++number) file = dir.filePath(QStringLiteral("%1-%2.json").arg(name).arg(number));
  return file;
}

void take(Workbench& bench, const std::string& text, const QString& file) {
  Diagnostics problems;
  if (!bench.document().set_text(text, file, problems))
    return bench.tell({topic_stored, words({"Not opened: %1", "未能打开：%1"}, sentences(problems))});
  bench.document().mark_recovered();
  emit bench.document().saved();  // its name and state are others
  bench.tell({topic_stored, words({"%1 is the current scenario now; it is not saved yet.", "%1 已成为当前方案，尚未保存。"},
                                  QFileInfo(file).fileName())});
}

}  // namespace

void open_as_current(Workbench& bench, const std::string& text, const QString& folder, const QString& name) {
  const QString file = free_file(folder, name);
  if (!bench.document().is_dirty()) return take(bench, text, file);
  Notice notice{
      topic_stored, words({"“%1” has changes that are not saved.", "“%1”有未保存的修改。"}, bench.document().name(language())), {}};
  if (const QString own = bench.document().file(); !own.isEmpty())
    notice.offers.push_back({words({"Save and open", "保存并打开"}), [&bench, text, file, own] {
                               if (const QString reason = bench.document().save(own); !reason.isEmpty())
                                 return bench.tell({topic_stored, words({"Not saved: %1", "未能保存：%1"}, reason)});
                               take(bench, text, file);
                             }});
  notice.offers.push_back({words({"Discard and open", "放弃并打开"}), [&bench, text, file] { take(bench, text, file); }});
  bench.tell(notice);
}

void open_scenario_of_run(Workbench& bench, const QString& run_folder, const Manifest& manifest) {
  std::string text = manifest.scenario_json;
  // As it was written where that lies beside the run; the manifest holds it with every default filled in.
  if (QFile file(snapshot_of(run_folder)); file.open(QIODevice::ReadOnly)) text = file.readAll().toStdString();
  if (text.empty()) return bench.tell({topic_stored, words({"The run does not hold its scenario.", "该结果未保存其方案。"})});
  const QString name = QString::fromStdString(manifest.scenario_id.empty() ? std::string("scenario") : manifest.scenario_id);
  open_as_current(bench, text, inputs_folder_of(run_folder, bench.document().folder(), manifest), name + u'-' + run_label(run_folder));
}

}  // namespace icctwin::gui
