#pragma once
// The results of one run: key figures as tiles, then power over time and the flow of energy.
#include <QScrollArea>
#include <memory>
#include <vector>

#include "gui/views/tile.h"

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace icctwin {
struct RunFolder;
}

namespace icctwin::gui {

/// The tiles of a run, the lead figure first; what a run does not have is left out.
std::vector<TileText> result_tiles(const RunFolder& run);

/// The header, the tiles and the figures; empty: what a run will give.
class ResultsPage : public QScrollArea {
 public:
  explicit ResultsPage(QWidget* parent = nullptr);
  ~ResultsPage() override;

  void show_run(std::shared_ptr<const RunFolder> run, const QString& name);
  const RunFolder* run() const { return run_.get(); }
  /// Builds the page again, in the language and theme that hold now.
  void rebuild();

 private:
  std::shared_ptr<const RunFolder> run_;
  QString name_;
};

}  // namespace icctwin::gui
