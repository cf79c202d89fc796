#pragma once
// The report of a run as the program writes it: `icctwin report` as a child makes the PDF that is shown, printed and exported.
#include <QObject>
#include <QStringList>
#include <QTemporaryDir>

#include "gui/run/child.h"

namespace icctwin::gui {

struct ReportOptions {
  QString run;           ///< folder; empty: none
  QStringList measures;  ///< folders of runs that the audit compares with
  QString kind = QStringLiteral("report");
  QString language = QStringLiteral("en");  ///< "en" or "zh"
  bool operator==(const ReportOptions&) const = default;

  /// The words of the command, without the file.
  QStringList words(const QString& format) const;
};

class ReportPreview : public QObject {
  Q_OBJECT

 public:
  enum class State { none, building, ready, failed, no_font };

  explicit ReportPreview(QObject* parent = nullptr);
  ~ReportPreview() override;

  void build(const ReportOptions& options);
  void cancel() { child_.stop(); }
  State state() const { return state_; }
  /// The PDF; another name each time, so that nobody shows an old one.
  const QString& file() const { return file_; }
  /// What the PDF was made of.
  const ReportOptions& options() const { return options_; }
  const QString& problem() const { return problem_; }

 signals:
  void changed();

 private:
  Child child_;
  QTemporaryDir folder_;
  ReportOptions options_;
  State state_ = State::none;
  QString file_, problem_;
  int count_ = 0;
};

}  // namespace icctwin::gui
