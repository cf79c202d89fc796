#pragma once
// A key figure on a card: label, value with unit, what it rests on (visual design 10).
#include <QString>
#include <QWidget>

namespace icctwin::gui {

struct TileText {
  QString label, value, unit, remark, chip, help;
  double share = -1;  ///< 0 to 1: a bar; below 0: none
};

class Tile : public QWidget {
 public:
  explicit Tile(TileText text, bool lead = false, QWidget* parent = nullptr);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  TileText text_;
  bool lead_;
};

}  // namespace icctwin::gui
