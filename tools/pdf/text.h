#pragma once
// A paragraph: pieces of text with their looks, laid out in lines of one height.
#include <QColor>
#include <QJsonArray>
#include <QJsonValue>
#include <QPainter>
#include <QTextLayout>
#include <memory>
#include <vector>

#include "tools/pdf/fonts.h"

namespace icctwin::pdf {

struct Style {
  double size_pt = 10;
  double line_height = 1.62;  ///< of the size
  QColor color = QColor(0x1B, 0x20, 0x27);
  bool bold = false;
  Qt::Alignment align = Qt::AlignLeft;
  Face face = Face::sans;
};

class Text {
 public:
  Text() = default;
  /// The runs are a string, or pieces as the JSON has them; at most so high, with an ellipsis where there is more.
  Text(const QJsonValue& runs, const Style& style, double width, double most_height = 1e9);

  double height() const { return pitch_ * static_cast<double>(lines_); }
  /// Width of the longest line.
  double natural_width() const { return natural_width_; }
  bool empty() const { return lines_ == 0; }
  void draw(QPainter& painter, double x, double y) const;

 private:
  std::shared_ptr<QTextLayout> layout_;  ///< shared: what is drawn later is kept by value
  double pitch_ = 0, natural_width_ = 0;
  int lines_ = 0;
};

/// All characters of runs or of a string.
QString plain_text(const QJsonValue& runs);

}  // namespace icctwin::pdf
