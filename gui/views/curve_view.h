#pragma once
// A small chart of numbers as they stand in a field or a file: lines over their first column or their place in the list.
#include <QWidget>
#include <vector>

namespace icctwin::gui {

struct Curve {
  QString name;
  std::vector<double> values;  ///< one that is not finite interrupts the line
};

struct CurveData {
  QString x_name;
  std::vector<double> x;  ///< empty: the place in the list, from 1
  std::vector<Curve> curves;
  bool empty() const { return curves.empty() || curves.front().values.empty(); }
};

class CurveView : public QWidget {
 public:
  explicit CurveView(QWidget* parent = nullptr);
  void show_data(CurveData shown);
  QSize sizeHint() const override { return {260, 110}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  CurveData data_;
};

}  // namespace icctwin::gui
