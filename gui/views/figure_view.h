#pragma once
// A figure of the report in the window: the same shapes, painted in the colours of the theme.
#include <QWidget>

#include "sim/document/drawing.h"

namespace icctwin::gui {

void paint_drawing(QPainter& painter, const document::Drawing& drawing, double width);

/// A card with a title and a drawing, whose height follows from its width.
class FigureView : public QWidget {
 public:
  FigureView(QString title, document::Drawing drawing, QWidget* parent = nullptr);

  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString title_;
  document::Drawing drawing_;
};

/// The edge and fill that all cards have; `lead`: the accent edge of the first figure of a page.
void paint_card(QPainter& painter, const QRectF& rect, bool lead = false);

}  // namespace icctwin::gui
