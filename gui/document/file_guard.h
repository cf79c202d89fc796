#pragma once
// Watches over the file of the open scenario: only one window writes it, and a change from outside is told.
#include <QFileSystemWatcher>
#include <QLockFile>
#include <QObject>
#include <QTimer>
#include <memory>

namespace icctwin::gui {

class ScenarioDocument;

class FileGuard : public QObject {
  Q_OBJECT

 public:
  explicit FileGuard(ScenarioDocument& document, QObject* parent = nullptr);
  ~FileGuard() override;

  /// Another window has the file: who, for people. Empty: this one has it, or nobody can.
  const QString& other_owner() const { return other_owner_; }
  /// The file is not what this window read or wrote last.
  bool is_changed() const { return changed_; }
  /// The user keeps what is in the window.
  void accept_change();

 signals:
  void changed_on_disk();
  /// The file was taken over, or another window has it.
  void owner_known();

 private:
  void take_file();
  void look();
  QByteArray hash_of_file() const;

  ScenarioDocument& document_;
  std::unique_ptr<QLockFile> lock_;
  QString locked_file_, other_owner_;
  QFileSystemWatcher watcher_;
  QTimer settle_;  ///< a file is often written in several steps
  QByteArray known_;
  bool changed_ = false;
};

}  // namespace icctwin::gui
