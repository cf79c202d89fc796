#include "gui/views/charts/gantt_view.h"

#include <QAbstractScrollArea>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "gui/document/words.h"
#include "gui/models/results/result_tables.h"
#include "gui/models/timeline.h"
#include "gui/views/charts/chart_paint.h"
#include "gui/views/theme.h"
#include "sim/document/numbers.h"
#include "sim/results/folder/run_folder.h"
#include "sim/results/report/energy_book.h"

namespace icctwin::gui {
namespace {

constexpr int row_px = 18, names_px = 130, right_px = 150, axis_px = 24;
constexpr double bar_px = 10, wait_px = 2, least_bar_px = 1.5, zoom_step = 1.25;

QColor state_color(JobState state) {
  switch (state) {
    case JobState::done:
      return in_theme(QColor(qstring(report::look(report::EndUse::accelerators).color)));
    case JobState::running:
      return in_theme(QColor(qstring(report::look(report::EndUse::chillers).color)));
    case JobState::cancelled:
      return theme().warning;
    case JobState::rejected:
      return theme().error;
    case JobState::queued:
      return theme().axis;
  }
  return theme().axis;
}

}  // namespace

class GanttView::Canvas : public QAbstractScrollArea {
 public:
  Canvas(GanttView& view, Timeline* timeline) : view_(view), timeline_(timeline) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    viewport()->setMouseTracking(true);
    setMinimumHeight(120);
    setAccessibleName(view.title());
    if (timeline) QObject::connect(timeline, &Timeline::moved, viewport(), [this] { viewport()->update(); });
  }

  void present(std::shared_ptr<const RunFolder> run, const TimeFrame& frame) {
    run_ = std::move(run);
    frame_ = frame;
    from_s_ = 0;
    to_s_ = std::max(1.0, frame.length_s());
    order_.resize(run_->jobs.size());
    for (std::size_t i = 0; i < order_.size(); ++i) order_[i] = i;
    marked_ = no_job;
    choose_rows();
  }
  void set_order(const std::vector<std::size_t>& jobs) {
    order_ = jobs;
    choose_rows();
  }
  void set_view(double from_s, double to_s) {
    from_s_ = from_s;
    to_s_ = to_s;
    choose_rows();
  }
  void mark(std::size_t job) {
    marked_ = job;
    const auto found = std::ranges::find(rows_, job);
    if (found != rows_.end()) {
      const int row = static_cast<int>(found - rows_.begin()), first = verticalScrollBar()->value(), seen = std::max(1, rows_seen() - 1);
      if (row < first) verticalScrollBar()->setValue(row);
      if (row >= first + seen) verticalScrollBar()->setValue(row - seen + 1);
    }
    viewport()->update();
  }

  void paint(QPainter& painter, const QRect& area, int first) const {
    painter.setRenderHint(QPainter::Antialiasing);
    if (!run_) return;
    const PanelScale scale{
        QRectF(area.left() + names_px, area.top(), area.width() - names_px - right_px, area.height() - axis_px), from_s_, to_s_, {}};
    const auto ticks = time_ticks(frame_.start_unix_s + from_s_, frame_.start_unix_s + to_s_, frame_.utc_offset_s, scale.plot.width());
    paint_time_grid(painter, scale, ticks, frame_.start_unix_s);
    paint_time_names(painter, scale, ticks, frame_.start_unix_s);
    const double until_s = frame_.until_unix_s - frame_.start_unix_s;
    if (until_s < to_s_)
      paint_hatch(painter, QRectF(QPointF(std::max(scale.x(until_s), scale.plot.left()), scale.plot.top()), scale.plot.bottomRight()));
    const QFontMetricsF metrics(face(Face::small));
    painter.setFont(face(Face::small));
    const int rows = static_cast<int>(std::ceil(scale.plot.height() / row_px));
    for (int i = 0; i < rows && first + i < static_cast<int>(rows_.size()); ++i) {
      const std::size_t index = rows_[static_cast<std::size_t>(first) + static_cast<std::size_t>(i)];
      const JobRow& job = run_->jobs[index];
      const double y = scale.plot.top() + i * row_px + row_px / 2.0;
      if (y + row_px / 2.0 > scale.plot.bottom() + 1) break;
      if (index == marked_) {
        painter.fillRect(QRectF(area.left(), y - row_px / 2.0, area.width(), row_px), theme().selected);
        painter.fillRect(QRectF(area.left(), y - row_px / 2.0, 2, row_px), theme().accent);
      }
      painter.setPen(theme().text2);
      painter.drawText(QPointF(area.left() + 6, y + metrics.ascent() * 0.38),
                       metrics.elidedText(qstring(job.job_id), Qt::ElideMiddle, names_px - 14));
      const auto x = [&](double unix_s) {
        return std::clamp(scale.x(unix_s - frame_.start_unix_s), scale.plot.left(), scale.plot.right());
      };
      const double until_unix_s = frame_.until_unix_s;
      const double wait_end = std::isfinite(job.start_unix_s) ? job.start_unix_s : until_unix_s;
      if (std::isfinite(job.submit_unix_s) && wait_end > job.submit_unix_s && job.state != JobState::rejected)
        painter.fillRect(QRectF(QPointF(x(job.submit_unix_s), y - wait_px / 2), QPointF(x(wait_end), y + wait_px / 2)), theme().axis);
      if (job.state == JobState::rejected && std::isfinite(job.submit_unix_s)) {
        const QPointF at(x(job.submit_unix_s), y);
        painter.setPen(QPen(theme().error, 1.5));
        painter.drawLine(at + QPointF(-3, -3), at + QPointF(3, 3));
        painter.drawLine(at + QPointF(-3, 3), at + QPointF(3, -3));
      }
      if (!std::isfinite(job.start_unix_s)) continue;
      const double end = std::isfinite(job.end_unix_s) ? job.end_unix_s : until_unix_s;
      if (end < frame_.start_unix_s + from_s_ || job.start_unix_s > frame_.start_unix_s + to_s_) continue;
      const double left = x(job.start_unix_s), right = std::max(x(end), left + least_bar_px);
      painter.fillRect(QRectF(left, y - bar_px / 2, right - left, bar_px), state_color(job.state));
    }
    if (timeline_ && !timeline_->empty()) {
      const double now_s = timeline_->now_s();
      if (now_s >= from_s_ && now_s <= to_s_) {
        painter.setPen(QPen(theme().accent, 1));
        painter.drawLine(QPointF(scale.x(now_s), scale.plot.top()), QPointF(scale.x(now_s), scale.plot.bottom()));
      }
    }
    std::vector<LineLabel> legend;
    double y = scale.plot.top() + 8;
    for (const JobState state : {JobState::done, JobState::running, JobState::queued, JobState::cancelled, JobState::rejected}) {
      legend.push_back({y, job_state_words(state), {}, state_color(state), true});
      y += 17;
    }
    paint_line_labels(painter, std::move(legend), scale.plot.right() + 10, scale.plot.top() + 8, scale.plot.bottom());
  }

  int first_row() const { return verticalScrollBar()->value(); }
  const std::vector<std::size_t>& order() const { return order_; }
  const RunFolder* run() const { return run_.get(); }
  const TimeFrame& frame() const { return frame_; }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme().surface);
    paint(painter, viewport()->rect(), first_row());
    if (run_ && rows_.empty()) {
      painter.setFont(face(Face::table));
      painter.setPen(theme().text3);
      painter.drawText(viewport()->rect(), Qt::AlignCenter, words({"No jobs in this time.", "该时段没有作业。"}));
    }
  }
  void resizeEvent(QResizeEvent*) override { fit_bar(); }
  void wheelEvent(QWheelEvent* event) override {
    if (!event->modifiers().testFlag(Qt::ControlModifier)) return QAbstractScrollArea::wheelEvent(event);
    zoom(at(event->position().x()), std::pow(zoom_step, -event->angleDelta().y() / 120.0));
  }
  void mouseMoveEvent(QMouseEvent* event) override {
    const std::size_t job = job_at(event->pos().y());
    if (job == no_job) return QToolTip::hideText();
    const JobRow& row = run_->jobs[job];
    const document::Numbers numbers(language(), frame_.utc_offset_s);
    const auto time = [&](double unix_s) {
      return std::isfinite(unix_s) ? qstring(numbers.table_time(unix_s)) : qstring(document::missing_mark);
    };
    QToolTip::showText(event->globalPosition().toPoint(),
                       qstring(row.job_id) + QStringLiteral(" · ") + job_state_words(row.state) + QStringLiteral("\n") +
                           time(row.submit_unix_s) + QStringLiteral(" → ") + time(row.start_unix_s) + QStringLiteral(" → ") +
                           time(row.end_unix_s) + QStringLiteral("\n") +
                           words({"%1 accelerators", "%1 张加速卡"}, qstring(numbers.fixed(row.accelerators, 0))),
                       viewport());
  }
  void mousePressEvent(QMouseEvent* event) override {
    if (event->button() != Qt::LeftButton) return;
    if (const std::size_t job = job_at(event->pos().y()); job != no_job) pick(job);
    if (timeline_ && event->pos().x() >= names_px) timeline_->set_now(frame_.start_unix_s + at(event->pos().x()));
  }
  void keyPressEvent(QKeyEvent* event) override {
    const auto found = std::ranges::find(rows_, marked_);
    const int row = found == rows_.end() ? -1 : static_cast<int>(found - rows_.begin()), last = static_cast<int>(rows_.size()) - 1;
    const auto go = [&](int to) {
      if (last >= 0) pick(rows_[static_cast<std::size_t>(std::clamp(to, 0, last))]);
    };
    const double middle = (from_s_ + to_s_) / 2, shift = (to_s_ - from_s_) / 8;
    switch (event->key()) {
      case Qt::Key_Down:
        return go(row + 1);
      case Qt::Key_Up:
        return go(row - 1);
      case Qt::Key_PageDown:
        return go(row + rows_seen() - 1);
      case Qt::Key_PageUp:
        return go(row - rows_seen() + 1);
      case Qt::Key_Left:
      case Qt::Key_Right: {
        const double by = std::clamp(event->key() == Qt::Key_Left ? -shift : shift, -from_s_, std::max(0.0, frame_.length_s() - to_s_));
        return ask_view(from_s_ + by, to_s_ + by);
      }
      case Qt::Key_Plus:
      case Qt::Key_Equal:
        return zoom(middle, 1 / zoom_step);
      case Qt::Key_Minus:
        return zoom(middle, zoom_step);
      case Qt::Key_Home:
        return ask_view(0, frame_.length_s());
      default:
        QAbstractScrollArea::keyPressEvent(event);
    }
  }

 private:
  static constexpr std::size_t no_job = static_cast<std::size_t>(-1);

  int rows_seen() const { return std::max(1, (viewport()->height() - axis_px) / row_px); }
  /// Those that wait or run in the time that is seen.
  void choose_rows() {
    rows_.clear();
    if (!run_) return;
    const double from = frame_.start_unix_s + from_s_, to = frame_.start_unix_s + to_s_;
    for (const std::size_t i : order_) {
      const JobRow& job = run_->jobs[i];
      const double begin = std::isfinite(job.submit_unix_s) ? job.submit_unix_s : job.start_unix_s;
      const double end = std::isfinite(job.end_unix_s) ? job.end_unix_s : job.state == JobState::rejected ? begin : frame_.until_unix_s;
      if (begin <= to && end >= from) rows_.push_back(i);
    }
    fit_bar();
  }
  void fit_bar() {
    verticalScrollBar()->setPageStep(rows_seen());
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(rows_.size()) - rows_seen()));
    viewport()->update();
  }
  std::size_t job_at(int y) const {
    const auto row = static_cast<std::size_t>(first_row()) + static_cast<std::size_t>(y / row_px);
    return y < viewport()->height() - axis_px && row < rows_.size() ? rows_[row] : no_job;
  }
  double at(double x) const {
    return from_s_ + (x - names_px) / std::max(1, viewport()->width() - names_px - right_px) * (to_s_ - from_s_);
  }
  void pick(std::size_t job) {
    mark(job);
    emit view_.job_picked(job);
  }
  void zoom(double around_s, double factor) { ask_view(around_s - (around_s - from_s_) * factor, around_s + (to_s_ - around_s) * factor); }
  void ask_view(double from_s, double to_s) {
    constexpr double least_s = 60;
    from_s = std::clamp(from_s, 0.0, frame_.length_s());
    to_s = std::clamp(to_s, 0.0, frame_.length_s());
    if (to_s - from_s < least_s) return;
    set_view(from_s, to_s);
    emit view_.view_changed(from_s, to_s);
  }

  GanttView& view_;
  Timeline* timeline_;
  std::shared_ptr<const RunFolder> run_;
  TimeFrame frame_;
  double from_s_ = 0, to_s_ = 1;
  std::vector<std::size_t> order_, rows_;  ///< all, and those that are seen
  std::size_t marked_ = no_job;
};

GanttView::GanttView(QString id, const QString& title, const QString& remark, Timeline* timeline, QWidget* parent)
    : Chart(std::move(id), title, remark, parent) {
  canvas_ = new Canvas(*this, timeline);
  set_content(canvas_);
}

GanttView::~GanttView() = default;

void GanttView::present(std::shared_ptr<const RunFolder> run, const TimeFrame& frame) { canvas_->present(std::move(run), frame); }
void GanttView::set_order(const std::vector<std::size_t>& jobs) { canvas_->set_order(jobs); }
void GanttView::set_view(double from_s, double to_s) { canvas_->set_view(from_s, to_s); }
void GanttView::mark(std::size_t job) { canvas_->mark(job); }
int GanttView::left_side() { return names_px; }
int GanttView::right_side() { return right_px; }

DataTable GanttView::data() const {
  DataTable table;
  if (!canvas_->run()) return table;
  const auto& jobs = canvas_->run()->jobs;
  table.title = title();
  table.utc_offset_s = canvas_->frame().utc_offset_s;
  table.columns = {text_column(words({"Job", "作业"})),           text_column(words({"State", "状态"})),
                   time_column(words({"Submitted", "提交时间"})), time_column(words({"Started", "开始时间"})),
                   time_column(words({"Ended", "结束时间"})),     number_column(words({"Accelerators", "加速卡"}), {}, 0)};
  for (const std::size_t i : canvas_->order()) {
    const JobRow& job = jobs[i];
    table.columns[0].texts << qstring(job.job_id);
    table.columns[1].texts << job_state_words(job.state);
    table.columns[2].numbers.push_back(job.submit_unix_s);
    table.columns[3].numbers.push_back(job.start_unix_s);
    table.columns[4].numbers.push_back(job.end_unix_s);
    table.columns[5].numbers.push_back(job.accelerators);
  }
  return table;
}

void GanttView::paint_upon(QPaintDevice& device, const QSize& size, double scale) {
  QPainter painter(&device);
  painter.scale(scale, scale);
  paint_title(painter, size);
  canvas_->paint(painter, content_rect(size), canvas_->first_row());
}

}  // namespace icctwin::gui
