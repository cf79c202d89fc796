#include "gui/views/plan/plan_facts.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <map>

#include "gui/document/words.h"
#include "gui/models/snap.h"
#include "gui/views/theme.h"
#include "sim/document/numbers.h"

namespace icctwin::gui {
namespace {

constexpr int facts_height = 30, left = 44;
constexpr double bar_px = 110;
constexpr std::size_t most_types = 4;

QString hall_name(const FloorHall& hall) {
  const std::string& name = language() == Language::zh && !hall.name_zh.empty() ? hall.name_zh : hall.name;
  return QString::fromStdString(name.empty() ? hall.id : name);
}

}  // namespace

PlanFacts::PlanFacts(PlanState& state, PlanView& view, QWidget* parent) : QWidget(parent), state_(state), view_(view) {
  setFixedHeight(facts_height);
  connect(&state, &PlanState::overlay_changed, this, &PlanFacts::refresh);
  connect(&view, &PlanView::zoom_changed, this, [this] { update(); });
  connect(&view, &PlanView::pointer_moved, this, [this](const QPointF& mm) {
    const FloorHall* hall = state_.floor();
    if (!hall) return;
    const document::Numbers numbers(language());
    place_ = QStringLiteral("x %1   y %2 mm")
                 .arg(qstring(numbers.fixed(std::round(mm.x()), 0)), qstring(numbers.fixed(std::round(hall->depth_mm - mm.y()), 0)));
    update();
  });
}

void PlanFacts::refresh() {
  facts_.clear();
  if (const FloorHall* hall = state_.floor()) {
    const document::Numbers numbers(language());
    std::map<std::string, int> types;
    for (std::size_t i = 0; i < hall->racks.size(); ++i)
      if (const RackPlace* place = state_.place(static_cast<int>(i))) ++types[place->type];
    std::vector<std::pair<std::string, int>> most(types.begin(), types.end());
    std::stable_sort(most.begin(), most.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    QStringList of;
    for (std::size_t i = 0; i < std::min(most_types, most.size()); ++i)
      of << (most.size() == 1 ? state_.bench().check().names.of(most[i].first)
                              : state_.bench().check().names.of(most[i].first) + u' ' + QString::number(most[i].second));
    QString racks = counted(static_cast<qsizetype>(hall->racks.size()), {"%1 rack", "%1 柜"}, {"%1 racks", "%1 柜"});
    if (!of.isEmpty()) racks = words({"%1 (%2)", "%1（%2）"}).arg(racks, of.join(words({", ", "，"})));
    facts_ = QStringList{words({"tiles 600 × 600 mm", "地砖 600 × 600 mm"}),
                         hall_name(*hall) + QStringLiteral("  ") + qstring(numbers.fixed(hall->width_mm / 1e3, 1)) + QStringLiteral(" × ") +
                             qstring(numbers.with_unit(hall->depth_mm / 1e3, 1, "m")),
                         racks}
                 .join(QStringLiteral("      "));
  }
  setAccessibleName(facts_);
  update();
}

void PlanFacts::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& t = theme();
  painter.fillRect(rect(), t.outside);
  if (!state_.floor()) return;
  // The longest round length that is not longer than the bar may be.
  const double most_m = bar_px / view_.pixels_per_mm() / 1e3, power = std::pow(10, std::floor(std::log10(most_m)));
  const double length_m = power * (most_m >= power * 5 ? 5 : most_m >= power * 3 ? 3 : most_m >= power * 2 ? 2 : 1);
  const double width = length_m * 1e3 * view_.pixels_per_mm(), y = height() / 2.0;
  painter.setPen(QPen(t.text2, 1));
  painter.drawLine(QPointF(left, y), QPointF(left + width, y));
  for (const double at : {0.0, width / 2, width}) painter.drawLine(QPointF(left + at, y - 3), QPointF(left + at, y + 3));
  painter.setFont(face(Face::table));
  const QString bar = QString::number(length_m) + QStringLiteral(" m");
  painter.setPen(t.text);
  painter.drawText(QPointF(left + width + 8, y + 4), bar);
  const double from = left + width + 8 + painter.fontMetrics().horizontalAdvance(bar) + 28;
  const double place_width = place_.isEmpty() ? 0 : painter.fontMetrics().horizontalAdvance(place_) + 24.0;
  painter.setPen(t.text2);
  painter.drawText(QPointF(from, y + 4),
                   painter.fontMetrics().elidedText(facts_, Qt::ElideRight, static_cast<int>(this->width() - from - place_width - 12)));
  painter.setPen(t.text3);
  painter.drawText(QRectF(this->width() - place_width - 12, 0, place_width, height()), Qt::AlignVCenter | Qt::AlignRight, place_);
}

}  // namespace icctwin::gui
