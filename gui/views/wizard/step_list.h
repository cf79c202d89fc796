#pragma once
// The steps of a wizard: number or tick, name, what was chosen.
#include <QWidget>
#include <vector>

namespace icctwin::gui {

class StepList : public QWidget {
  Q_OBJECT

 public:
  struct Step {
    QString name, choice;
  };

  explicit StepList(QWidget* parent = nullptr);

  void set_steps(std::vector<Step> steps, int current);

 signals:
  void asked(int step);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;

 private:
  std::vector<Step> steps_;
  int current_ = 0;
};

}  // namespace icctwin::gui
