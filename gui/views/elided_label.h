#pragma once
// A line of text that is cut off with dots where there is no room for it, and then told whole by a tip.
#include <QWidget>

#include "gui/views/theme.h"

namespace icctwin::gui {

class ElidedLabel : public QWidget {
 public:
  explicit ElidedLabel(const QString& text = {}, Face face = Face::table, QWidget* parent = nullptr);

  void set_text(const QString& text);
  const QString& text() const { return text_; }
  bool is_cut() const { return width() < sizeHint().width(); }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void tell_whole();

  QString text_;
  Face face_;
};

}  // namespace icctwin::gui
