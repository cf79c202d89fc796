#pragma once
// Marks of severity with their counts, beside the title of a tab.
#include <QWidget>
#include <array>

namespace icctwin::gui {

class CountMarks : public QWidget {
 public:
  using QWidget::QWidget;
  /// Errors, warnings, hints.
  void set_counts(const std::array<std::size_t, 3>& counts);
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::array<std::size_t, 3> counts_{};
};

}  // namespace icctwin::gui
