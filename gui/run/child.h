#pragma once
// A command of icctwin as a child process that says JSON lines on standard output and everything else in words. It never outlives the
// window, and nobody waits for it.
#include <QJsonObject>
#include <QObject>
#include <QProcess>
#include <QStringList>

namespace icctwin::gui {

/// How a child came to its end.
enum class ChildEnd { none, ok, failed, stopped, crashed, not_started };

class Child : public QObject {
  Q_OBJECT

 public:
  explicit Child(QObject* parent = nullptr);
  ~Child() override;

  /// Starts icctwin with these words; finished() follows in any case. Nothing while one is active.
  void start(const QStringList& words);
  void start(const QString& program, const QStringList& words);
  /// Asks it to end: what it has stored stays.
  void stop();
  /// Ends it at once.
  void kill();

  bool is_active() const { return active_; }
  bool is_stopping() const { return stopping_; }
  ChildEnd how_ended() const { return end_; }
  int exit_code() const { return exit_code_; }  ///< or the signal of a crash
  const QStringList& words() const { return words_; }
  /// What it said that is no JSON line: problems with their codes, and why it could not start.
  const QString& log() const { return log_; }
  /// Adds to it what a JSON line told.
  void add_log(const QString& text);
  /// The last problem that it told, or its last words: why it failed.
  QString reason() const;

 signals:
  void said(const QJsonObject& line);
  void finished();

 private:
  void read_lines();
  void read_line(const QByteArray& line);
  void end(ChildEnd how, int code);

  QProcess process_;
  QStringList words_;
  QByteArray rest_;
  QString log_;
  bool active_ = false, stopping_ = false;
  ChildEnd end_ = ChildEnd::none;
  int exit_code_ = 0;
};

/// "icctwin compare 'R 1' R2": what a shell understands.
QString command_line(const QStringList& words);

}  // namespace icctwin::gui
