#pragma once
// One file that the program writes on request, as a child; how it went is told in the band.
#include <QObject>

#include "gui/run/child.h"

namespace icctwin::gui {

class Workbench;

class FileJob : public QObject {
  Q_OBJECT

 public:
  explicit FileJob(Workbench& bench, QObject* parent = nullptr);

  /// `words` without the file, which is given by --out. Nothing while another is being written.
  void start(const QStringList& words, const QString& file);
  void cancel() { child_.stop(); }
  bool is_active() const { return child_.is_active(); }
  const QString& file() const { return file_; }

 signals:
  void changed();

 private:
  void tell_end();

  Workbench& bench_;
  Child child_;
  QString file_;
};

}  // namespace icctwin::gui
