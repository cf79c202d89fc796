#include "gui/views/time_slider.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "gui/document/words.h"
#include "gui/models/run_moments.h"
#include "gui/models/workbench.h"
#include "gui/views/commands.h"
#include "gui/views/icons.h"
#include "gui/views/theme.h"
#include "gui/views/time_strip.h"
#include "sim/document/numbers.h"
#include "sim/results/folder/run_folder.h"

namespace icctwin::gui {
namespace {

constexpr double slider_day_s = 86400;
constexpr int frame_ms = 33, words_width = 112, play_size = 30;
constexpr double speeds[] = {1, 60, 600, 3600, 14400, 86400};
constexpr int usual_speed = 3;

QString weekday(double unix_s, int utc_offset_s) {
  static constexpr Text names[] = {{"Thursday", "周四"}, {"Friday", "周五"},  {"Saturday", "周六"}, {"Sunday", "周日"},
                                   {"Monday", "周一"},   {"Tuesday", "周二"}, {"Wednesday", "周三"}};  // 1970-01-01 was a Thursday
  const auto days = static_cast<long long>(std::floor((unix_s + utc_offset_s) / slider_day_s));
  return words(names[((days % 7) + 7) % 7]);
}

}  // namespace

TimeSlider::TimeSlider(Workbench& bench, Commands& commands, QWidget* parent)
    : Panel(bench, parent),
      strip_(new TimeStrip(bench.timeline())),
      play_button_(new QToolButton),
      instant_(new QLabel),
      remark_(new QLabel),
      speeds_(new QComboBox) {
  setObjectName(QStringLiteral("time_slider"));
  setAttribute(Qt::WA_StyledBackground);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(14, 4, 14, 2);
  row->setSpacing(10);
  play_button_->setObjectName(QStringLiteral("framed"));
  play_button_->setFixedSize(play_size, play_size);
  play_button_->setFocusPolicy(Qt::TabFocus);
  row->addWidget(play_button_);
  auto* told = new QVBoxLayout;
  told->setSpacing(0);
  told->addStretch(1);
  told->addWidget(instant_);
  told->addWidget(remark_);
  told->addStretch(1);
  for (QLabel* label : {instant_, remark_}) label->setMinimumWidth(words_width);
  remark_->setObjectName(QStringLiteral("muted"));
  row->addLayout(told);
  row->addWidget(strip_, 1);
  row->addWidget(speeds_);
  make_commands(commands);
  play_button_->setDefaultAction(play_);
  play_button_->setToolButtonStyle(Qt::ToolButtonIconOnly);

  frame_.setInterval(frame_ms);
  frame_.setTimerType(Qt::PreciseTimer);
  connect(&frame_, &QTimer::timeout, this, [this] { advance(static_cast<double>(since_frame_.restart()) / 1e3); });
  connect(&bench.timeline(), &Timeline::moved, this, &TimeSlider::show_instant);
  connect(&bench, &Workbench::run_shown, this, &TimeSlider::rebuild);
}

void TimeSlider::make_commands(Commands& commands) {
  play_ = commands.add(
      {"results.play",
       {"Play", "播放"},
       {"Play the run from the instant that is shown", "从当前时刻开始回放"},
       "Space",
       "play",
       "results/4"},
      [this] { set_playing(!is_playing()); }, this);
  struct Step {
    const char* id;
    Text text, tip;
    const char* shortcut;
    double intervals, days;
  };
  static constexpr Step steps[] = {
      {"results.step_back", {"Step back", "后退一步"}, {"To the output interval before", "后退一个输出间隔"}, ",", -1, 0},
      {"results.step_forward", {"Step forward", "前进一步"}, {"To the next output interval", "前进一个输出间隔"}, ".", 1, 0},
      {"results.day_back", {"Day back", "后退一天"}, {"One day earlier", "前一天"}, "PgUp", 0, -1},
      {"results.day_forward", {"Day forward", "前进一天"}, {"One day later", "后一天"}, "PgDown", 0, 1},
      {"results.week_back", {"Week back", "后退一周"}, {"One week earlier", "前一周"}, "Shift+PgUp", 0, -7},
      {"results.week_forward", {"Week forward", "前进一周"}, {"One week later", "后一周"}, "Shift+PgDown", 0, 7},
  };
  for (const Step& one : steps)
    commands.add(
        {one.id, one.text, one.tip, one.shortcut, "", "results/4"},
        [this, &one] { step(one.intervals * bench_.timeline().step_s() + one.days * slider_day_s); }, this);
  loop_ = commands.add({"results.loop",
                        {"Repeat playback", "循环回放"},
                        {"Begin again when the end of the run is reached", "回放至结束后从头开始"},
                        "",
                        "",
                        "results/4"},
                       [] {});
  loop_->setCheckable(true);
  commands.add({"results.next_peak",
                {"Next peak", "下一个峰值"},
                {"Go to the next day's peak of the facility's power", "转到下一个日功率峰值"},
                "Ctrl+Alt+N",
                "",
                "results/5"},
               [this] { next_of(peaks_); });
  commands.add({"results.next_violation",
                {"Next violation", "下一个越限"},
                {"Go to the next instant at which a limit is passed", "转到下一个越限时刻"},
                "Ctrl+Alt+V",
                "",
                "results/5"},
               [this] { next_of(violations_); });
}

double TimeSlider::speed() const { return speeds[std::max(0, speeds_->currentIndex())]; }

void TimeSlider::set_playing(bool playing) {
  const Timeline& line = bench_.timeline();
  if (playing && line.empty()) return;
  if (playing && line.now_unix_s() >= line.end_unix_s()) bench_.timeline().set_now(line.start_unix_s());
  if (playing) {
    since_frame_.start();
    frame_.start();
  } else {
    frame_.stop();
  }
  play_->setIcon(icon(playing ? QStringLiteral("pause") : QStringLiteral("play")));
  play_button_->setAccessibleName(playing ? words({"Pause", "暂停"}) : words({"Play", "播放"}));
}

void TimeSlider::advance(double clock_s) {
  Timeline& line = bench_.timeline();
  const double to = line.now_unix_s() + clock_s * speed();
  if (to < line.end_unix_s()) return line.set_now(to);
  line.set_now(loop_->isChecked() ? line.start_unix_s() : line.end_unix_s());
  if (!loop_->isChecked()) set_playing(false);
}

void TimeSlider::step(double by_s) {
  set_playing(false);
  bench_.timeline().set_now(bench_.timeline().now_unix_s() + by_s);
}

void TimeSlider::next_of(const std::vector<double>& instants) {
  if (instants.empty()) return;
  set_playing(false);
  const auto next = std::upper_bound(instants.begin(), instants.end(), bench_.timeline().now_unix_s());
  bench_.timeline().set_now(next == instants.end() ? instants.front() : *next);  // behind the last comes the first again
}

void TimeSlider::hideEvent(QHideEvent* event) {
  set_playing(false);
  Panel::hideEvent(event);
}

void TimeSlider::show_instant() {
  const Timeline& line = bench_.timeline();
  if (line.empty()) return;
  const document::Numbers numbers(language(), line.utc_offset_s());
  const double now = line.now_unix_s();
  const QString day = weekday(now, line.utc_offset_s());
  const bool peak = now >= peak_unix_s_ && now < peak_unix_s_ + std::max(1.0, line.step_s());
  instant_->setText(qstring(numbers.moment(now)));
  remark_->setText(peak ? words({"%1 · peak", "%1 · 峰值时刻"}, day) : day);
  strip_->set_instant(instant_->text() + QStringLiteral(", ") + remark_->text());
}

void TimeSlider::rebuild() {
  const int at = speeds_->currentIndex();
  speeds_->clear();
  for (const double speed : speeds) speeds_->addItem(qstring(document::Numbers(language()).fixed(speed, 0)) + u'×');
  speeds_->setCurrentIndex(at < 0 ? usual_speed : at);
  speeds_->setAccessibleName(words({"Speed of playback", "回放速度"}));
  speeds_->setToolTip(speeds_->accessibleName());
  strip_->setAccessibleName(words({"Instant of the run that is shown", "当前显示的仿真时刻"}));
  instant_->setFont(face(Face::strong));
  remark_->setFont(face(Face::small));

  peaks_.clear();
  violations_.clear();
  if (const RunFolder* run = bench_.run()) {
    peak_unix_s_ = peak_unix_s(*run);
    peaks_ = daily_peaks(*run);
    std::vector<Moment> moments = moments_of(*run);
    for (const Moment& moment : moments)
      if (moment.kind == MomentKind::violation) violations_.push_back(moment.unix_s);
    const auto* power = run->series ? run->series->find("facility_power_w") : nullptr;
    if (power)
      strip_->set_series(run->series->time_s, *power);
    else
      strip_->set_series({}, {});
    strip_->set_moments(std::move(moments));
  } else {
    strip_->set_series({}, {});
    strip_->set_moments({});
  }
  set_playing(is_playing() && bench_.run());
  show_instant();
}

}  // namespace icctwin::gui
