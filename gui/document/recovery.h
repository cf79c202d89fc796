#pragma once
// Keeps what is not saved yet in the user's state folder, so that it outlives a crash.
#include <QObject>
#include <QString>
#include <QTimer>
#include <memory>
#include <vector>

namespace icctwin::gui {

class ScenarioDocument;

struct RecoveryFile {
  QString path;   ///< of the recovery file
  QString file;   ///< scenario that it belongs to; empty: it was never saved
  QString time;   ///< when it was written, ISO 8601
  int edits = 0;  ///< commands since the scenario was saved
};

/// Writes the scenario and forgets it again once it is saved. One file for each process, told apart by a lock that dies with it.
class Recovery : public QObject {
 public:
  explicit Recovery(ScenarioDocument& document, const QString& folder = default_folder(), QObject* parent = nullptr);
  ~Recovery() override;

  static QString default_folder();
  /// What processes left that are no more, newest first.
  static std::vector<RecoveryFile> left_behind(const QString& folder = default_folder());
  /// Opens it as unsaved changes of its scenario; the file on the disk is not touched.
  static bool recover(const RecoveryFile& from, ScenarioDocument& document);
  static void discard(const RecoveryFile& file);
  /// The scenario in it; empty if it cannot be read.
  static std::string text_of(const RecoveryFile& file);

  /// Writes before it returns; without this it is done in the background.
  void write_now();

 private:
  struct Writer;
  void watch();
  void write_later();
  QByteArray content() const;

  ScenarioDocument& document_;
  std::shared_ptr<Writer> writer_;
  QString path_;
  QTimer quiet_, latest_;
};

}  // namespace icctwin::gui
