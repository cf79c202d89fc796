#include "gui/models/report_preview.h"

#include <QFile>

namespace icctwin::gui {

QStringList ReportOptions::words(const QString& format) const {
  QStringList words{QStringLiteral("report"), run, QStringLiteral("--template"), kind};
  for (const QString& measure : measures) words << QStringLiteral("--compare") << measure;
  return words << QStringLiteral("--format") << format << QStringLiteral("--lang") << language;
}

ReportPreview::ReportPreview(QObject* parent) : QObject(parent) {
  connect(&child_, &Child::finished, this, [this] {
    problem_ = child_.how_ended() == ChildEnd::ok || child_.how_ended() == ChildEnd::stopped ? QString() : child_.reason();
    state_ = child_.how_ended() == ChildEnd::ok                   ? State::ready
             : child_.how_ended() == ChildEnd::stopped            ? State::none
             : child_.log().contains(QStringLiteral("E-DOC-002")) ? State::no_font
                                                                  : State::failed;
    emit changed();
  });
}

ReportPreview::~ReportPreview() { child_.disconnect(this); }

void ReportPreview::build(const ReportOptions& options) {
  if (child_.is_active() || options.run.isEmpty()) return;
  if (!file_.isEmpty()) QFile::remove(file_);
  options_ = options;
  file_ = folder_.filePath(QStringLiteral("report-%1.pdf").arg(++count_));
  state_ = State::building;
  problem_.clear();
  child_.start(options.words(QStringLiteral("pdf")) + QStringList{QStringLiteral("--out"), file_});
  emit changed();
}

}  // namespace icctwin::gui
