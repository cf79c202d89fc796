#include "gui/views/charts/bar_chart.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

#include "gui/document/words.h"
#include "gui/views/charts/chart_paint.h"
#include "gui/views/theme.h"
#include "sim/document/numbers.h"

namespace icctwin::gui {
namespace {

constexpr int bars_top_margin = 20, bars_bottom_margin = 24, bars_panel_gap = 14, bars_least_left = 44, bars_label_gap = 10,
              bars_least_right = 16;
constexpr double bar_share = 0.62, line_share = 0.42;
constexpr double widest_bar_px = 96;  ///< one month alone is no wall

}  // namespace

struct BarChart::State {
  QStringList categories;
  QString unit;
  int decimals = 0;
  bool has_totals = true;
  std::vector<BarStack> stacks;
  BarLine line;
  QCPAxisRect *line_rect = nullptr, *bar_rect = nullptr;
  QCPGraph* graph = nullptr;
  QList<QCPBars*> bars = {};
  document::ValueAxis line_axis, bar_axis;
  double low = 0, high = 1;
  std::optional<int> pointer;

  double count() const { return std::max(1.0, static_cast<double>(categories.size())); }
  PanelScale scale(const QCPAxisRect& rect, const document::ValueAxis& axis) const {
    return {QRectF(rect.rect()), -0.5, count() - 0.5, axis};
  }
};

class BarChart::Plot : public QCustomPlot {
 public:
  explicit Plot(BarChart& chart) : chart_(chart) { setMouseTracking(true); }

 protected:
  void mousePressEvent(QMouseEvent*) override {}
  void mouseReleaseEvent(QMouseEvent*) override {}
  void wheelEvent(QWheelEvent* event) override { event->ignore(); }  // the page scrolls
  void mouseMoveEvent(QMouseEvent* event) override {
    const State& s = *chart_.state_;
    if (!s.bar_rect) return;
    const double at = (event->pos().x() - s.bar_rect->left()) / std::max(1.0, static_cast<double>(s.bar_rect->width())) * s.count();
    mark(static_cast<int>(std::floor(at)));
  }
  void leaveEvent(QEvent*) override { mark(-1); }
  void keyPressEvent(QKeyEvent* event) override {
    const int now = chart_.state_->pointer.value_or(-1);
    if (event->key() == Qt::Key_Left)
      mark(std::max(0, now - 1));
    else if (event->key() == Qt::Key_Right)
      mark(std::min(static_cast<int>(chart_.state_->categories.size()) - 1, now + 1));
    else if (event->key() == Qt::Key_Home)
      mark(0);
    else if (event->key() == Qt::Key_Escape)
      mark(-1);
    else
      event->ignore();
  }

 private:
  void mark(int category) {
    State& s = *chart_.state_;
    s.pointer = category >= 0 && category < s.categories.size() ? std::optional(category) : std::nullopt;
    replot_cursor(*this);
  }
  BarChart& chart_;
};

BarChart::BarChart(QString id, const QString& title, const QString& remark, QWidget* parent)
    : PlotChart(std::move(id), title, remark, parent), state_(std::make_unique<State>()) {
  set_plot(new Plot(*this));
  State& s = *state_;
  add_painter(plot(), ground_layer, [&s](QPainter& painter) {
    if (!s.bar_rect) return;
    if (s.line_rect) paint_value_grid(painter, s.scale(*s.line_rect, s.line_axis), s.line.unit);
    const PanelScale scale = s.scale(*s.bar_rect, s.bar_axis);
    paint_value_grid(painter, scale, s.unit);
    painter.setFont(face(Face::table));
    painter.setPen(theme().text2);
    const QFontMetricsF metrics(painter.font());
    double free_from = 0;
    for (int i = 0; i < s.categories.size(); ++i) {
      const double width = metrics.horizontalAdvance(s.categories[i]), left = scale.x(i) - width / 2;
      if (left < free_from) continue;
      painter.drawText(QPointF(left, scale.plot.bottom() + 6 + metrics.ascent()), s.categories[i]);
      free_from = left + width + 4;
    }
  });
  add_painter(plot(), marks_layer, [&s](QPainter& painter) {
    if (!s.bar_rect) return;
    const document::Numbers numbers(language());
    painter.setFont(face(Face::small));
    const QFontMetricsF metrics(painter.font());
    const auto above = [&](const PanelScale& scale, int i, double value, int decimals, double lift) {
      const QString text = qstring(numbers.fixed(value, decimals));
      const double width = metrics.horizontalAdvance(text);
      if (width + 2 > scale.plot.width() / s.count()) return;
      paint_rimmed_text(painter, {scale.x(i) - width / 2, scale.y(value) - lift}, text, face(Face::small), theme().text);
    };
    const PanelScale scale = s.scale(*s.bar_rect, s.bar_axis);
    for (int i = 0; s.has_totals && i < s.categories.size(); ++i) {
      double sum = 0, least = 0;
      for (const BarStack& stack : s.stacks) {
        sum += std::max(0.0, stack.values[static_cast<std::size_t>(i)]);
        least = std::min(least, stack.values[static_cast<std::size_t>(i)]);
      }
      if (sum > 0 && least >= 0) above(scale, i, sum, s.decimals, 4);
    }
    if (s.line_rect) {
      const PanelScale line = s.scale(*s.line_rect, s.line_axis);
      for (int i = 0; i < s.categories.size(); ++i)
        if (const double value = s.line.values[static_cast<std::size_t>(i)]; std::isfinite(value))
          above(line, i, value, s.line.decimals, 7);
      paint_line_labels(painter, {{line.plot.center().y(), s.line.name, {}, s.line.color}}, line.plot.right() + bars_label_gap,
                        line.plot.top(), line.plot.bottom());
    }
    std::vector<LineLabel> labels;
    double y = scale.plot.top() + 6;
    for (auto stack = s.stacks.rbegin(); stack != s.stacks.rend(); ++stack, y += 17)
      labels.push_back({y, stack->name, {}, stack->color, true});
    paint_line_labels(painter, std::move(labels), scale.plot.right() + bars_label_gap, scale.plot.top() + 6, scale.plot.bottom());
  });
  add_painter(plot(), cursor_layer, [&s](QPainter& painter) {
    if (!s.bar_rect || !s.pointer) return;
    const document::Numbers numbers(language());
    const auto at = static_cast<std::size_t>(*s.pointer);
    std::vector<BoxRow> rows;
    for (auto stack = s.stacks.rbegin(); stack != s.stacks.rend(); ++stack)
      rows.push_back({stack->name, qstring(numbers.with_unit(stack->values[at], s.decimals, s.unit.toStdString())), stack->color});
    if (s.line_rect) rows.push_back({s.line.name, qstring(numbers.fixed(s.line.values[at], s.line.decimals)), s.line.color});
    const PanelScale scale = s.scale(*s.bar_rect, s.bar_axis);
    const QRectF area(QPointF(scale.plot.left(), s.line_rect ? s.line_rect->rect().top() : scale.plot.top()), scale.plot.bottomRight());
    paint_value_box(painter, scale.x(*s.pointer + bar_share / 2), area, s.categories[*s.pointer], rows);
  });
}

BarChart::~BarChart() = default;

void BarChart::present(const QStringList& categories, const QString& unit, int decimals, std::vector<BarStack> stacks, const BarLine& line,
                       bool totals) {
  State& s = *state_;
  clear_panels(plot());
  s.categories = categories;
  s.unit = unit;
  s.decimals = decimals;
  s.has_totals = totals;
  s.stacks = std::move(stacks);
  s.line = line;
  s.line_rect = nullptr;
  s.graph = nullptr;
  s.bars.clear();
  s.pointer.reset();
  std::vector<double> up(static_cast<std::size_t>(categories.size()), 0), down = up;
  for (const BarStack& stack : s.stacks)
    for (std::size_t i = 0; i < stack.values.size(); ++i) (stack.values[i] < 0 ? down : up)[i] += stack.values[i];
  s.low = down.empty() ? 0 : *std::ranges::min_element(down);
  s.high = up.empty() ? 1 : *std::ranges::max_element(up);
  const bool has_line = std::ranges::any_of(line.values, [](double value) { return std::isfinite(value); });
  if (has_line) {
    s.line_rect = add_panel(plot(), line_share);
    s.graph = plot().addGraph(s.line_rect->axis(QCPAxis::atBottom), s.line_rect->axis(QCPAxis::atLeft));
    s.graph->setPen(QPen(line.color, 1.5));
    s.graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(line.color), theme().surface, 5));
    for (std::size_t i = 0; i < line.values.size(); ++i) s.graph->addData(static_cast<double>(i), line.values[i]);
  }
  s.bar_rect = add_panel(plot(), 1);
  QCPBars* below = nullptr;
  for (const BarStack& stack : s.stacks) {
    auto* bars = new QCPBars(s.bar_rect->axis(QCPAxis::atBottom), s.bar_rect->axis(QCPAxis::atLeft));
    s.bars.append(bars);
    bars->setPen(Qt::NoPen);  // an edge would cover what is thin
    bars->setBrush(stack.color);
    for (std::size_t i = 0; i < stack.values.size(); ++i) bars->addData(static_cast<double>(i), stack.values[i]);
    if (below) bars->moveAbove(below);
    below = bars;
  }
  refresh();
}

void BarChart::lay_out(const QSize& size, double) {
  State& s = *state_;
  if (!s.bar_rect) return;
  const double shares = 1 + (s.line_rect ? line_share : 0);
  s.bar_axis = value_axis(s.low, s.high * (s.has_totals ? 1.06 : 1), size.height() / shares - bars_top_margin - bars_bottom_margin);
  double left = std::max<double>(bars_least_left, numbers_width(s.bar_axis) + 4), right = bars_least_right;
  for (const BarStack& stack : s.stacks) right = std::max(right, label_width({0, stack.name, {}, {}, true}) + bars_label_gap + 4);
  if (s.line_rect) {
    double low = HUGE_VAL, high = -HUGE_VAL;
    for (const double value : s.line.values)
      if (std::isfinite(value)) {
        low = std::min(low, value);
        high = std::max(high, value);
      }
    s.line_axis = value_axis(low, high + (high - low) * 0.25, size.height() * line_share / shares - bars_top_margin - bars_panel_gap);
    left = std::max(left, numbers_width(s.line_axis) + 4);
    right = std::max(right, label_width({0, s.line.name, {}, {}}) + bars_label_gap + 4);
    s.line_rect->axis(QCPAxis::atBottom)->setRange(-0.5, s.count() - 0.5);
    s.line_rect->axis(QCPAxis::atLeft)->setRange(s.line_axis.low, s.line_axis.high);
  }
  const int side = std::min(static_cast<int>(std::ceil(right)), size.width() * 2 / 5);  // two fifths: names of accounts are long
  if (s.line_rect) s.line_rect->setMargins({static_cast<int>(std::ceil(left)), bars_top_margin, side, bars_panel_gap});
  s.bar_rect->setMargins({static_cast<int>(std::ceil(left)), bars_top_margin, side, bars_bottom_margin});
  s.bar_rect->axis(QCPAxis::atBottom)->setRange(-0.5, s.count() - 0.5);
  s.bar_rect->axis(QCPAxis::atLeft)->setRange(s.bar_axis.low, s.bar_axis.high);
  const double slot_px = std::max(1.0, (size.width() - std::ceil(left) - side) / s.count());
  for (QCPBars* bars : s.bars) bars->setWidth(std::min(bar_share, widest_bar_px / slot_px));
}

DataTable BarChart::data() const {
  const State& s = *state_;
  DataTable table;
  table.title = title();
  table.columns.push_back(text_column(QStringLiteral("category"), s.categories));
  for (const BarStack& stack : s.stacks) table.columns.push_back(number_column(stack.name, s.unit, s.decimals, stack.values));
  if (s.line_rect)
    table.columns.push_back(
        number_column(s.line.name, s.line.unit == s.line.name ? QString() : s.line.unit, s.line.decimals, s.line.values));
  return table;
}

}  // namespace icctwin::gui
