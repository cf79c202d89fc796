#pragma once
// Pages of which one is seen.
#include <QStackedWidget>

namespace icctwin::gui {

/// Needs no more room than the page that is shown: a wide page does not widen the window while it is hidden.
class PageStack : public QStackedWidget {
 public:
  explicit PageStack(QWidget* parent = nullptr) : QStackedWidget(parent) {
    connect(this, &QStackedWidget::currentChanged, this, [this] { updateGeometry(); });
  }
  QSize minimumSizeHint() const override {
    return currentWidget() ? currentWidget()->minimumSizeHint() : QStackedWidget::minimumSizeHint();
  }
};

}  // namespace icctwin::gui
