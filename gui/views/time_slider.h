#pragma once
// The slider of the timeline below pages that show results at an instant: play, step, speed, and the instant in words.
#include <QElapsedTimer>
#include <QTimer>
#include <vector>

#include "gui/views/panel.h"

class QAction;
class QComboBox;
class QLabel;
class QToolButton;

namespace icctwin::gui {

class TimeStrip;

class TimeSlider : public Panel {
 public:
  TimeSlider(Workbench& bench, Commands& commands, QWidget* parent = nullptr);

  void rebuild() override;
  bool is_playing() const { return frame_.isActive(); }
  void set_playing(bool playing);
  /// Seconds of the run for each second of the clock.
  double speed() const;
  /// What passes while a run is played for a time of the clock.
  void advance(double clock_s);
  TimeStrip& strip() { return *strip_; }

 protected:
  void hideEvent(QHideEvent* event) override;

 private:
  void make_commands(Commands& commands);
  void step(double by_s);
  void show_instant();
  void next_of(const std::vector<double>& instants);

  TimeStrip* strip_;
  QToolButton* play_button_;
  QLabel *instant_, *remark_;
  QComboBox* speeds_;
  QAction *play_ = nullptr, *loop_ = nullptr;
  QTimer frame_;
  QElapsedTimer since_frame_;
  double peak_unix_s_ = 0;
  std::vector<double> peaks_, violations_;
};

}  // namespace icctwin::gui
