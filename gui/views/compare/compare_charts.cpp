#include "gui/views/compare/compare_charts.h"

#include <QDateTime>
#include <QPainterPath>
#include <QTimeZone>
#include <algorithm>
#include <cmath>

#include "gui/document/words.h"
#include "gui/models/figure_units.h"
#include "gui/views/charts/chart_paint.h"
#include "gui/views/theme.h"
#include "sim/results/compare/attribution.h"
#include "sim/results/compare/compare.h"
#include "sim/results/compare/comparison_numbers.h"
#include "sim/results/report/energy_book.h"
#include "sim/results/report/monthly.h"
#include "sim/results/report/series_bins.h"
#include "sim/results/report/texts.h"

namespace icctwin::gui {
namespace {

using document::Numbers;
using document::round_axis;
using report::EndUse;

constexpr double text_height = 18;

QColor use_color(EndUse use) { return in_theme(QColor(qstring(report::look(use).color))); }

QColor faded(QColor color) {
  color.setAlphaF(0.38F);
  return color;
}

const RunFolder& folder(const CompareResult& result, int run) { return result->runs[static_cast<std::size_t>(run)].folder; }

/// With its sign; zero has none.
QString with_sign(const Numbers& numbers, double value, int decimals) {
  const QString text = qstring(numbers.fixed(value, decimals));
  return value > 0 && std::abs(value) >= 0.5 * std::pow(10.0, -decimals) ? u'+' + text : text;
}

}  // namespace

EndUsePlot::EndUsePlot(const CompareResult& result, int focus, QWidget* parent)
    : Plot(words({"Energy outside IT by end use, of both runs", "两次运行 IT 之外的用电，按用途"}), 150, parent),
      letter_(run_letter(focus)) {
  const auto a = report::energy_book(folder(result, 0)), b = report::energy_book(folder(result, focus));
  if (!a.present || !b.present) return;
  const report::Texts texts(language());
  it_before_ = a.it();
  it_after_ = b.it();
  const auto add = [&](const QString& name, EndUse use, double before, double after) {
    if (before > 0 || after > 0) rows_.push_back({name, use_color(use), before, after});
  };
  const auto named = [&](EndUse use) { return qstring(texts(report::look(use).text_key)); };
  const auto sankey = [&](const char* key) { return qstring(texts(key)); };
  add(named(EndUse::chillers), EndUse::chillers, a.chillers, b.chillers);
  add(named(EndUse::pumps), EndUse::pumps, a.cdu_pumps + a.plant_pumps, b.cdu_pumps + b.plant_pumps);
  add(named(EndUse::fans), EndUse::fans, a.fans, b.fans);
  add(named(EndUse::towers), EndUse::towers, a.towers, b.towers);
  add(sankey("sankey.ups"), EndUse::losses, a.ups, b.ups);
  add(sankey("sankey.transformer_loss"), EndUse::losses, a.transformer, b.transformer);
  add(sankey("sankey.busway"), EndUse::losses, a.busway + a.pdu, b.busway + b.pdu);
  add(sankey("sankey.battery"), EndUse::losses, a.battery, b.battery);
  add(named(EndUse::other), EndUse::other, a.other, b.other);
  double before = 0, after = 0;
  for (const Row& row : rows_) before += row.before, after += row.after;
  const auto scale = energy_display(std::max(before, after));
  divisor_ = scale.divisor;
  decimals_ = scale.decimals;
  unit_ = qstring(scale.name);
  setMinimumHeight(static_cast<int>(rows_.size()) * 20 + 46);
}

QString EndUsePlot::value(double kwh) const { return qstring(Numbers(language()).fixed(kwh / divisor_, decimals_)); }

QString EndUsePlot::change(double kwh) const { return with_sign(Numbers(language()), kwh / divisor_, decimals_); }

void EndUsePlot::draw(QPainter& painter) {
  const Theme& t = theme();
  if (rows_.empty())
    return draw_text(painter, rect(), words({"The runs hold no books of electricity.", "运行结果中没有电量账。"}), face(Face::body),
                     t.text3, Qt::AlignCenter);
  const Numbers numbers(language());
  const QFont table = face(Face::table), strong = face(Face::table_strong);
  const double pue_width = 72, change_width = 74, right = width();
  double name_width = 0, values_width = 0, largest = 0;
  for (const Row& row : rows_) {
    name_width = std::max(name_width, QFontMetricsF(table).horizontalAdvance(row.name));
    values_width =
        std::max(values_width, QFontMetricsF(table).horizontalAdvance(value(row.before) + QStringLiteral(" → ") + value(row.after)));
    largest = std::max({largest, row.before, row.after});
  }
  name_width = std::min(name_width, 0.3 * right);
  const double left = name_width + 10, room = std::max(40.0, right - pue_width - change_width - values_width - 18 - left);
  draw_text(painter, {right - pue_width - change_width, 0, change_width, text_height}, QStringLiteral("Δ ") + unit_, table, t.text2,
            Qt::AlignRight | Qt::AlignVCenter);
  draw_text(painter, {right - pue_width, 0, pue_width, text_height}, QStringLiteral("Δ PUE"), table, t.text2,
            Qt::AlignRight | Qt::AlignVCenter);
  const double top = 20, pitch = std::min(30.0, (height() - top - 30) / static_cast<double>(rows_.size()));
  const double bar = std::clamp((pitch - 7) / 2, 5.0, 9.0);
  double y = top, before = 0, after = 0;
  for (const Row& row : rows_) {
    const double middle = y + pitch / 2;
    draw_cut(painter, {0, middle - 9, name_width, text_height}, row.name, table, t.text, Qt::AlignRight | Qt::AlignVCenter);
    const double a = std::max(0.0, row.before) / largest * room, b = std::max(0.0, row.after) / largest * room;
    painter.fillRect(QRectF(left, middle - bar - 0.5, a, bar), row.color);
    painter.fillRect(QRectF(left, middle + 0.5, b, bar), faded(row.color));
    painter.setPen(QPen(row.color.darker(t.look == Look::light ? 130 : 100), 1));
    painter.setBrush(Qt::NoBrush);
    if (b > 2) painter.drawRect(QRectF(left + 0.5, middle + 1, b - 1, bar - 1));
    draw_text(painter, {left + std::max(a, b) + 7, middle - 9, values_width, text_height},
              value(row.before) + QStringLiteral(" → ") + value(row.after), table, t.text2);
    draw_text(painter, {right - pue_width - change_width, middle - 9, change_width, text_height}, change(row.after - row.before), table,
              t.text, Qt::AlignRight | Qt::AlignVCenter);
    draw_text(painter, {right - pue_width, middle - 9, pue_width, text_height},
              with_sign(numbers, row.after / it_after_ - row.before / it_before_, 4), strong, t.text, Qt::AlignRight | Qt::AlignVCenter);
    before += row.before;
    after += row.after;
    y += pitch;
  }
  painter.setPen(t.axis);
  painter.drawLine(QPointF(left + 0.5, top), QPointF(left + 0.5, y));
  painter.setPen(t.line2);
  painter.drawLine(QPointF(0, y + 2.5), QPointF(right, y + 2.5));
  const double foot = y + 5;
  draw_text(painter, {0, foot, name_width, text_height}, words({"Sum", "合计"}), strong, t.text);
  draw_text(painter, {left + 7, foot, room, text_height}, value(before) + QStringLiteral(" → ") + value(after), table, t.text2);
  draw_text(painter, {right - pue_width - change_width, foot, change_width, text_height}, change(after - before), table, t.text,
            Qt::AlignRight | Qt::AlignVCenter);
  draw_text(painter, {right - pue_width, foot, pue_width, text_height}, with_sign(numbers, after / it_after_ - before / it_before_, 4),
            strong, t.text, Qt::AlignRight | Qt::AlignVCenter);
}

OverTimePlot::OverTimePlot(const CompareResult& result, OverTime quantity, QWidget* parent)
    : Plot(quantity == OverTime::pue              ? words({"PUE of all runs over time", "各次运行的 PUE 时间曲线"})
           : quantity == OverTime::facility_power ? words({"Facility power of all runs over time", "各次运行的总功率时间曲线"})
                                                  : words({"IT power of all runs over time", "各次运行的 IT 功率时间曲线"}),
           150, parent) {
  constexpr std::size_t most_points = 400;
  struct Read {
    report::SeriesBins bins;
    std::vector<double> values;
    double mean = no_value;
  };
  const int runs = static_cast<int>(result->runs.size());
  const Manifest& base = folder(result, 0).manifest;
  start_unix_s_ = base.start_unix_s;
  utc_offset_s_ = base.utc_offset_s;
  span_s_ = 0;
  double most = 0;
  std::vector<Read> read(static_cast<std::size_t>(runs));
  for (int r = 0; r < runs; ++r) {
    Read& one = read[static_cast<std::size_t>(r)];
    const RunFolder& run = folder(result, r);
    one.bins = report::bin_series(run, report::chart_bin_width_s(run, most_points));
    const auto facility = report::bin_means(run, one.bins, "facility_power_w"), it = report::bin_means(run, one.bins, "it_power_w");
    one.values = quantity == OverTime::it_power ? it : facility;
    double facility_sum = 0, it_sum = 0, covered = 0;
    for (std::size_t i = 0; i < one.bins.size() && !facility.empty() && !it.empty(); ++i) {
      if (std::isfinite(facility[i]) && std::isfinite(it[i])) {
        facility_sum += facility[i] * one.bins.covered_s[i];
        it_sum += it[i] * one.bins.covered_s[i];
        covered += one.bins.covered_s[i];
      }
      if (quantity == OverTime::pue) one.values[i] = it[i] > 0 ? facility[i] / it[i] : no_value;
    }
    one.mean = quantity == OverTime::pue ? facility_sum / it_sum : (quantity == OverTime::it_power ? it_sum : facility_sum) / covered;
    for (const double value : one.values)
      if (std::isfinite(value)) most = std::max(most, value);
  }
  const Numbers numbers(language());
  const auto scale = quantity == OverTime::pue ? document::DisplayUnit{1, 3, {}} : numbers.power(most);
  unit_ = quantity == OverTime::pue ? QString() : qstring(scale.name);
  bool first = true;
  for (int r = 0; r < runs; ++r) {
    const Read& one = read[static_cast<std::size_t>(r)];
    if (one.values.size() < 2) continue;
    Line line{run_letter(r), qstring(numbers.fixed(one.mean / scale.divisor, scale.decimals)), r, {}, {}};
    const double start = folder(result, r).manifest.start_unix_s;
    for (std::size_t i = 0; i < one.values.size(); ++i) {
      line.since_s.push_back(one.bins.center_unix_s(i) - start);
      line.values.push_back(one.values[i] / scale.divisor);
      if (!std::isfinite(one.values[i])) continue;
      low_ = first ? line.values.back() : std::min(low_, line.values.back());
      high_ = first ? line.values.back() : std::max(high_, line.values.back());
      first = false;
    }
    span_s_ = std::max(span_s_, one.bins.center_unix_s(one.bins.size() - 1) + one.bins.width_s / 2 - start);
    lines_.push_back(std::move(line));
  }
  if (first) lines_.clear();
  if (high_ <= low_) high_ = low_ + std::max(1e-3, 0.01 * std::abs(low_));
  between_ = lines_.size() == 2 && lines_[0].values.size() == lines_[1].values.size();
}

void OverTimePlot::draw(QPainter& painter) {
  const Theme& t = theme();
  if (lines_.empty())
    return draw_text(painter, rect(), words({"The runs hold no series over time.", "运行结果中没有时间序列。"}), face(Face::body), t.text3,
                     Qt::AlignCenter);
  const double left = 56, names = 92, right = width() - names, top = 26, bottom = height() - 26;
  const auto axis = round_axis(low_, high_, 5, bottom, top);
  draw_value_axis(painter, axis, left, right, unit_.isEmpty() ? QStringLiteral("PUE") : unit_);
  const auto x = [&](double since_s) { return left + std::clamp(since_s / span_s_, 0.0, 1.0) * (right - left); };
  // Gridlines by hours, days, weeks or months of the baseline's calendar; a day's name is centred in it.
  const QTimeZone zone(utc_offset_s_);
  const double span_days = span_s_ / 86400;
  QDateTime at = QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(start_unix_s_ * 1000), zone);
  const bool by_hour = span_days <= 2, by_month = span_days > 62;
  const int step_days = span_days <= 10 ? 1 : 7;
  at = by_hour ? QDateTime(at.date(), QTime(at.time().hour() / 3 * 3, 0), zone)
               : QDateTime(by_month ? QDate(at.date().year(), at.date().month(), 1) : at.date(), QTime(0, 0), zone);
  const QLocale locale(language() == Language::zh ? QLocale(QLocale::Chinese, QLocale::China) : QLocale(QLocale::English));
  for (int guard = 0; guard < 400; ++guard) {
    const QDateTime next = by_hour ? at.addSecs(3 * 3600) : by_month ? at.addMonths(1) : at.addDays(step_days);
    const double begin = (static_cast<double>(at.toMSecsSinceEpoch()) / 1000 - start_unix_s_),
                 end = (static_cast<double>(next.toMSecsSinceEpoch()) / 1000 - start_unix_s_);
    if (begin >= span_s_) break;
    if (begin >= 0) {
      painter.setPen(t.grid);
      painter.drawLine(QPointF(std::round(x(begin)) + 0.5, top), QPointF(std::round(x(begin)) + 0.5, bottom));
    }
    const QString name =
        by_hour    ? at.toString(QStringLiteral("HH:mm"))
        : by_month ? locale.toString(at.date(), language() == Language::zh ? QStringLiteral("M月") : QStringLiteral("MMM"))
                   : locale.toString(at.date(), language() == Language::zh ? QStringLiteral("M/d ddd") : QStringLiteral("ddd d MMM"));
    const double from = x(std::max(begin, 0.0)), to = x(end);
    if (by_hour)
      draw_text(painter, {x(begin) - 30, bottom + 5, 60, text_height}, name, face(Face::table), t.text2, Qt::AlignCenter);
    else if (to - from > QFontMetricsF(face(Face::table)).horizontalAdvance(name))
      draw_text(painter, {from, bottom + 5, to - from, text_height}, name, face(Face::table), t.text2, Qt::AlignCenter);
    at = next;
  }
  const auto path_of = [&](const Line& line) {
    QPainterPath path;
    bool open = false;
    for (std::size_t i = 0; i < line.values.size(); ++i) {
      if (!std::isfinite(line.values[i])) {
        open = false;
        continue;
      }
      const QPointF point(x(line.since_s[i]), axis.y(line.values[i]));
      open ? path.lineTo(point) : path.moveTo(point);
      open = true;
    }
    return path;
  };
  if (between_) {
    QPolygonF area;
    for (std::size_t i = 0; i < lines_[0].values.size(); ++i)
      if (std::isfinite(lines_[0].values[i])) area << QPointF(x(lines_[0].since_s[i]), axis.y(lines_[0].values[i]));
    for (std::size_t i = lines_[1].values.size(); i-- > 0;)
      if (std::isfinite(lines_[1].values[i])) area << QPointF(x(lines_[1].since_s[i]), axis.y(lines_[1].values[i]));
    QColor tint = use_color(EndUse::pumps);
    tint.setAlphaF(0.14F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tint);
    painter.drawPolygon(area);
  }
  std::vector<LineLabel> ends;
  for (auto line = lines_.rbegin(); line != lines_.rend(); ++line) {  // the baseline on top
    painter.strokePath(path_of(*line), run_pen(line->run));
    double y = bottom;
    for (std::size_t i = line->values.size(); i-- > 0;)
      if (std::isfinite(line->values[i])) {
        y = axis.y(line->values[i]);
        break;
      }
    ends.push_back({y, line->name, line->mean, run_color(line->run)});
  }
  paint_line_labels(painter, std::move(ends), right + 8, top, bottom);
}

MonthsPlot::MonthsPlot(const CompareResult& result, ByMonth quantity, QWidget* parent)
    : Plot(quantity == ByMonth::pue ? words({"PUE of all runs by month", "各次运行的逐月 PUE"})
                                    : words({"Energy of all runs by month", "各次运行的逐月用电量"}),
           150, parent) {
  std::vector<std::vector<report::Month>> read;
  for (const NamedRun& run : result->runs) read.push_back(report::months_of(run.folder));
  if (read.empty() || read.front().size() < 2) return;
  // Months stand beside each other by their place since the start, as lines over time do.
  double largest = 0;
  for (const auto& months : read)
    for (const auto& month : months) largest = std::max(largest, month.use_kwh());
  const Numbers numbers(language());
  const auto scale = quantity == ByMonth::pue ? document::DisplayUnit{1, 3, {}} : energy_display(largest);
  unit_ = qstring(scale.name);
  decimals_ = scale.decimals;
  for (const auto& month : read.front()) {
    const QString number = qstring(month.name).section('-', 1, 1);
    months_.push_back(language() == Language::zh ? QString::number(number.toInt()) + QStringLiteral("月")
                                                 : QLocale(QLocale::English).standaloneMonthName(number.toInt(), QLocale::ShortFormat));
  }
  for (const auto& months : read) {
    std::vector<double> values;
    for (std::size_t m = 0; m < months_.size(); ++m)
      values.push_back(m < months.size() ? (quantity == ByMonth::pue ? months[m].pue() : months[m].use_kwh() / scale.divisor) : no_value);
    values_.push_back(std::move(values));
  }
}

void MonthsPlot::draw(QPainter& painter) {
  const Theme& t = theme();
  if (months_.empty())
    return draw_text(painter, rect(), words({"The runs are shorter than two months.", "运行时长不足两个月。"}), face(Face::body), t.text3,
                     Qt::AlignCenter);
  const double left = 56, right = width() - 8, top = 44, bottom = height() - 26;
  double high = 0;
  for (const auto& values : values_)
    for (const double value : values)
      if (std::isfinite(value)) high = std::max(high, value);
  const auto axis = round_axis(0, high, 5, bottom, top);
  draw_value_axis(painter, axis, left, right, unit_);
  double key = left;
  for (std::size_t r = 0; r < values_.size(); ++r) {
    painter.fillRect(QRectF(key, 4, 10, 10), run_color(static_cast<int>(r)));
    draw_text(painter, {key + 15, 0, 30, text_height}, run_letter(static_cast<int>(r)), face(Face::table_strong), t.text);
    key += 44;
  }
  const double slot = (right - left) / static_cast<double>(months_.size());
  const double bar = std::min(18.0, 0.8 * slot / static_cast<double>(values_.size()));
  for (std::size_t m = 0; m < months_.size(); ++m) {
    const double middle = left + (static_cast<double>(m) + 0.5) * slot;
    draw_text(painter, {middle - slot / 2, bottom + 5, slot, text_height}, months_[m], face(Face::table), t.text2, Qt::AlignCenter);
    double x = middle - bar * static_cast<double>(values_.size()) / 2;
    for (std::size_t r = 0; r < values_.size(); ++r, x += bar)
      if (const double value = values_[r][m]; std::isfinite(value))
        painter.fillRect(QRectF(x, axis.y(value), bar - 1, bottom - axis.y(value)), run_color(static_cast<int>(r)));
  }
  painter.setPen(t.axis);
  painter.drawLine(QPointF(left, bottom + 0.5), QPointF(right, bottom + 0.5));
}

WaterfallPlot::WaterfallPlot(const Attribution& found, const AttributedKpi& kpi, const QString& from, const QString& to, QWidget* parent)
    : Plot(words({"Steps of %1 from one run to the other", "%1 由一次运行到另一次的各步变化"}, qstring(kpi.title.in(language()))), 190,
           parent) {
  const Theme& t = theme();
  const Numbers numbers(language());
  const auto scale = comparison::scale_of(numbers, kpi.unit, kpi.values);
  unit_ = qstring(scale.unit);
  for (const double value : kpi.values) {
    if (!std::isfinite(value)) return;
    levels_.push_back(value / scale.divisor);
  }
  if (levels_.size() != found.steps.size() + 1) return;
  const auto text = [](const document::Cell& cell) { return qstring(cell.text.plain()); };
  bars_.push_back({0, levels_.front(), t.text2, from, text(scale.cell(numbers, kpi.values.front()))});
  for (std::size_t s = 0; s < found.steps.size(); ++s) {
    const auto verdict = comparison::verdict(kpi.id, kpi.change(s));
    const QColor color = verdict == comparison::Verdict::better  ? use_color(EndUse::pumps)
                         : verdict == comparison::Verdict::worse ? in_theme(QColor(qstring(document::color::worse)))
                                                                 : t.axis;
    bars_.push_back(
        {levels_[s], levels_[s + 1], color, qstring(found.steps[s].label.in(language())), text(scale.change(numbers, kpi.change(s)))});
  }
  bars_.push_back({0, levels_.back(), t.accent, to, text(scale.cell(numbers, kpi.values.back()))});
  const auto [low, high] = std::minmax_element(levels_.begin(), levels_.end());
  const double span = *high - *low;
  cut_ = *low > 0 && span < 0.4 * *high;  // bars from zero would leave nothing of the steps
  low_ = cut_ ? *low - std::max(0.6 * span, 1e-9 * *high) : std::min(0.0, *low);
  high_ = std::max(*high + 0.15 * span, cut_ ? *high : 0.0);
  if (high_ <= low_) high_ = low_ + 1;
  const auto axis = round_axis(low_, high_, 4, 0, 1);
  low_ = axis.low;
  if (cut_) note_ = words({"The axis begins at %1.", "纵轴自 %1 起。"}, qstring(numbers.fixed(axis.low, step_decimals(axis.step))));
}

void WaterfallPlot::draw(QPainter& painter) {
  const Theme& t = theme();
  if (bars_.empty())
    return draw_text(painter, rect(), words({"The runs do not hold this indicator.", "运行结果中没有此指标。"}), face(Face::body), t.text3,
                     Qt::AlignCenter);
  const double left = 12, right = width() - 12, top = 30, bottom = height() - 42;
  const auto axis = round_axis(low_, high_, 4, bottom, top);
  const double slot = (right - left) / static_cast<double>(bars_.size()), bar_width = std::min(0.6 * slot, 96.0);
  for (std::size_t b = 0; b < bars_.size(); ++b) {
    const Bar& bar = bars_[b];
    const double middle = left + (static_cast<double>(b) + 0.5) * slot;
    const double begin = axis.y(std::max(bar.begin, axis.low)), end = axis.y(bar.end);
    const double upper = std::min(begin, end), size = std::max(std::abs(begin - end), 1.0);
    painter.fillRect(QRectF(middle - bar_width / 2, upper, bar_width, size), bar.color);
    if (b + 1 < bars_.size()) {
      painter.setPen(QPen(t.axis, 1, Qt::DotLine));
      painter.drawLine(QPointF(middle + bar_width / 2, end), QPointF(middle + slot - bar_width / 2, end));
    }
    draw_text(painter, {middle - slot / 2, upper - 20, slot, text_height}, bar.value, face(Face::strong), t.text, Qt::AlignCenter);
    painter.setFont(face(Face::table));
    painter.setPen(t.text);
    painter.drawText(QRectF(middle - slot / 2 + 3, bottom + 5, slot - 6, 36), Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
                     bar.label);
  }
  const double zero = std::round(axis.y(std::clamp(0.0, axis.low, axis.high))) + 0.5;
  painter.setPen(t.axis);
  painter.drawLine(QPointF(left, zero), QPointF(right, zero));
  if (cut_) {
    QPolygonF mark;
    for (const auto& [dx, dy] : {std::pair{-8, 0}, std::pair{-5, -5}, std::pair{-1, 5}, std::pair{3, -5}, std::pair{6, 0}})
      mark << QPointF(left + 12 + dx, zero + dy);
    painter.drawPolyline(mark);
  }
  if (!unit_.isEmpty()) draw_text(painter, {left, 0, 100, text_height}, unit_, face(Face::small), t.text3);
}

}  // namespace icctwin::gui
