#pragma once
// The center as the scenario describes it: sizes that follow from it, and its halls with their racks.
#include <QScrollArea>
#include <functional>
#include <string>
#include <vector>

#include "gui/models/checker.h"

namespace icctwin::gui {

class ScenarioDocument;

/// A hall from above, to scale: floor tiles, racks, names of rows where there is room.
class HallView : public QWidget {
 public:
  /// `select` is told the pointer of the group whose rack was clicked.
  HallView(HallPlan hall, std::function<void(const std::string&)> select, QWidget* parent = nullptr);

  void set_selected(const std::string& pointer);

  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  bool event(QEvent* event) override;

 private:
  double pixels_per_mm(int width) const;
  QRectF floor() const;
  QPolygonF outline(const RackPlace& rack) const;
  const RackPlace* rack_at(const QPointF& place) const;

  HallPlan hall_;
  std::function<void(const std::string&)> select_;
  std::string selected_;
};

class OverviewPage : public QScrollArea {
  Q_OBJECT

 public:
  explicit OverviewPage(ScenarioDocument& document, QWidget* parent = nullptr);

  void show_result(const CheckResult& result);
  void rebuild() { show_result(result_); }
  /// Marks the racks at and below a place of the scenario.
  void set_selected(const std::string& pointer);

 signals:
  void selected(const QString& pointer);

 private:
  std::vector<HallView*> halls_;
  std::string selected_;
  ScenarioDocument& document_;
  CheckResult result_;
};

}  // namespace icctwin::gui
