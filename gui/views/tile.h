#pragma once
// A key figure on a card: label, value with unit, what it rests on (visual design 10).
#include <QString>
#include <QWidget>
#include <vector>

namespace icctwin::gui {

struct TileText {
  enum class Role { plain, good, bad };

  QString label, value, unit, remark, chip;
  QString help = {};  ///< how it was computed, in rich text
  double share = -1;  ///< 0 to 1: a bar; below 0: none
  Role chip_role = Role::plain;
  std::vector<float> spark = {};  ///< over time, in place of a bar; NaN: no value
};

/// A click, Enter or Space shows how the figure was computed, where that is known.
class Tile : public QWidget {
 public:
  explicit Tile(TileText text, bool lead = false, QWidget* parent = nullptr);

  const TileText& text() const { return text_; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void explain();

  TileText text_;
  bool lead_;
};

}  // namespace icctwin::gui
