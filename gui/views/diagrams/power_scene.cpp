#include "gui/views/diagrams/power_scene.h"

#include <algorithm>
#include <cmath>

#include "gui/document/words.h"
#include "gui/models/run_model.h"
#include "gui/views/diagrams/parts.h"
#include "gui/views/diagrams/power_words.h"

namespace icctwin::gui {
namespace {

// Heights of the levels, from the top.
constexpr double intake_y = 12, medium_y = 108, transformer_y = 124, low_y = 214, supply_y = 232, output_y = 336;
constexpr double bus_width = 5, margin = 24, column = 216, symbol = 44, source_slot = 100;
constexpr double card_width = 112, card_gap = 10, cards_per_line = 8, most_rows = 16;

/// Rows of a hall that are shown as one.
struct Group {
  std::string key, pointer, hall;
  QString title;
  std::vector<const RowLoad*> rows;
  bool is_hall = false, unfolded = false;
};

std::vector<Group> groups_of(const PowerDiagram& d, const PowerLook& look) {
  std::vector<Group> groups;
  const bool by_hall = static_cast<double>(d.rows.size()) > most_rows;
  for (const RowLoad& row : d.rows) {
    const std::string hall_key = "hall/" + row.hall_pointer;
    const bool unfolded = look.unfolded.contains(hall_key);
    if (by_hall && (groups.empty() || groups.back().hall != row.hall_pointer)) {
      groups.push_back({hall_key, row.hall_pointer, row.hall_pointer, QString::fromStdString(row.hall), {}, true, unfolded});
    }
    if (by_hall) {
      auto hall = std::ranges::find_if(groups, [&](const Group& one) { return one.key == hall_key; });
      hall->rows.push_back(&row);
      if (!unfolded) continue;
    }
    groups.push_back({"row/" + row.id, row.pointer, row.hall_pointer, QString::fromStdString(row.id), {&row}, false, false});
  }
  return groups;
}

QString path_letter(int path) { return path == 0 ? QStringLiteral("A") : QStringLiteral("B"); }

class PowerScene {
 public:
  PowerScene(const PowerDiagram& d, const Instant& now, const PowerLook& look)
      : d_(d), now_(now), look_(look), groups_(groups_of(d, look)), verdict_(verdict_on(d, look.failing)) {
    sources_ = (d.generators ? 1 : 0) + (d.battery ? 1 : 0) + (d.pv_w ? 1 : 0) + (d.wind ? 1 : 0);
    const double columns = d.from_medium_voltage ? 2 : 1;
    // Sources of two paths hang between the columns of the paths; the list of the plant stands below them.
    const double middle =
        d.paths == 2 ? std::max(2 * column + 12, sources_ * source_slot + 40.0) : std::max(2 * column + 80, sources_ * source_slot + 40.0);
    width_ = std::max(940.0, 2 * margin + (d.paths == 2 ? 2 : 1) * columns * column + middle);
  }

  Scene build() {
    for (int path = 0; path < d_.paths; ++path) chain(path);
    site_sources();
    rows();
    legend();
    return std::move(scene_);
  }

 private:
  bool two() const { return d_.paths == 2; }
  Ink path_ink(int path) const { return path == 0 ? Ink::path_a : Ink::path_b; }
  Dash path_dash(int path) const { return path == 0 ? Dash::solid : Dash::path_b; }
  std::string key(const char* name, int path) const { return std::string(name) + (two() ? path == 0 ? "/A" : "/B" : ""); }
  /// Name of a thing of a path: "Transformers" or "Transformers A".
  QString named(const Text& text, int path) const { return two() ? words(text) + u' ' + path_letter(path) : words(text); }

  Element& add(Element element, const QString& tip = {}) {
    element.tip = tip;
    if (element.key == look_.failing && element.state != State::lost) element.state = State::failed;
    scene_.elements.push_back(std::move(element));
    return scene_.elements.back();
  }

  void connect(const std::string& from, const std::string& to, std::vector<QPointF> points, Ink color, Dash dash = Dash::solid,
               double width = 1.8) {
    Link link;
    link.from = from;
    link.to = to;
    link.points = std::move(points);
    link.ink = color;
    link.dash = dash;
    link.width = width;
    scene_.links.push_back(std::move(link));
  }

  // A bus with its name above it, from x to x.
  void bus(const std::string& key, const char* pointer, const QString& name, double left, double right, double y, Ink color,
           double name_x) {
    Element made;
    made.key = key;
    made.pointer = pointer;
    made.name = name;
    made.shapes.push_back({Symbol::bus, QRectF(left, y, right - left, bus_width), color});
    close_box(made);
    add(std::move(made));
    scene_.notes.push_back(text_at({name_x, y - 17}, name, Face::small, Ink::text2));
  }

  double left_of(int path) const { return path == 0 ? margin : width_ / 2 + 12; }
  double right_of(int path) const { return path == 0 && two() ? width_ / 2 - 12 : width_ - margin; }
  /// Left side of the column of intake and transformers.
  double trunk_left(int path) const {
    const double beside = d_.from_medium_voltage ? column : 0;
    return path == 0 ? left_of(0) + beside : right_of(1) - column - beside;
  }
  /// Of the supply that passes the transformers by, at the outer side.
  double direct_left(int path) const { return path == 0 ? left_of(0) : right_of(1) - column; }

  double load_w(const char* channel, double design_w) const { return now_.has_run() ? now_.channel(channel) : design_w; }

  double board_w() const {
    if (!now_.has_run()) return d_.design_board_w;
    if (!d_.from_medium_voltage) return now_.channel("grid_power_w");
    double sum_w = now_.channel("cooling_power_w") + now_.channel("lighting_power_w");
    for (const char* source : {"pv_power_w", "wind_power_w", "generator_power_w", "battery_power_w"})
      if (const double value_w = now_.channel(source); is_known(value_w)) sum_w -= value_w;
    return std::max(0.0, sum_w);
  }

  /// "1,494 kW · 48 %", or that it is the design load.
  QString load_text(double load_w, double rated_w) const {
    const QString value =
        rated_w > 0 && is_known(load_w) ? watts(load_w) + QStringLiteral(" · ") + percent_of(load_w / rated_w) : watts(load_w);
    return now_.has_run() ? value : words({"design %1", "设计 %1"}, value);
  }

  static double share(double load_w, double rated_w) { return rated_w > 0 && is_known(load_w) ? load_w / rated_w : -1; }

  void chain(int path) {
    const Ink color = path_ink(path);
    const Dash dash = path_dash(path);
    const double x = trunk_left(path) + 46, paths = d_.paths;
    const std::string intake_key = key("intake", path), medium = key("medium", path), low = key("low", path);
    const QPointF up(x, intake_y);

    // Intake with its breaker.
    const double grid_w = load_w("grid_power_w", d_.design_total_w) / paths, design_w = d_.design_total_w / paths;
    std::vector<BesideLine> lines = {{named({"Utility intake", "市电进线"}, path), true, two() ? color : Ink::text},
                                     {load_text(grid_w, 0), true}};
    if (now_.has_run())
      lines.push_back(
          {words({"%1 of design %2", "占设计 %2 的 %1"}).arg(percent_of(grid_w / design_w), watts(design_w)), false, Ink::text2});
    Element intake = beside(intake_key, "/power", Symbol::intake, color, QRectF(x - 12, intake_y, 24, 26), lines);
    intake.shapes.push_back({Symbol::breaker, QRectF(x - 16, intake_y + 26, 32, 32), color});
    shift_labels(intake, 8);
    close_box(intake);
    add(std::move(intake), words({"Power bought at the utility intake", "市电进线购入功率"}));
    connect(intake_key, medium, {{x, intake_y + 58}, {x, medium_y}}, color, dash);

    const double medium_left = d_.from_medium_voltage ? std::min(trunk_left(path), direct_left(path)) : trunk_left(path);
    const double medium_right = medium_left + (d_.from_medium_voltage ? 2 : 1) * column - 12;
    bus(medium, "/power", named({"medium-voltage bus", "中压母线"}, path), medium_left, medium_right, medium_y, color, x + 12);

    transformers(path, x);
    const double low_left = path == 0 ? trunk_left(path) : left_of(path),
                 low_right = path == 0 ? right_of(path) : trunk_left(path) + column;
    bus(low, "/power", named({"low-voltage bus", "低压母线"}, path), low_left, low_right, low_y, color, x + 12);
    if (d_.supply != SupplyKind::none) supply(path);
    plant(path);
  }

  /// Texts beside a symbol that has another one under it stand beside both.
  static void shift_labels(Element& element, double by) {
    for (Label& label : element.labels) label.box.translate(by, by);
    for (Bar& bar : element.bars) bar.box.translate(by, by);
  }

  void transformers(int path, double x) {
    const Ink color = path_ink(path);
    const double load_w = board_w() / d_.paths, rated_w = d_.transformers_w();
    const QString size = words({"%1 × %2 kVA", "%1 × %2 kVA"}).arg(whole(d_.transformers), whole(d_.transformer_va / 1e3));
    const Bar load{{}, share(load_w, rated_w), share(d_.design_board_w / d_.paths, rated_w)};
    Element made =
        beside(key("transformer", path), "/power/transformer", Symbol::transformer, color, QRectF(x - 25, transformer_y, 50, 56),
               {{named({"Transformers", "变压器"}, path), true}, {size, false, Ink::text2}, {load_text(load_w, rated_w)}}, &load);
    overloaded(made, d_.design_board_w / d_.paths, rated_w);
    const std::string name = made.key;
    add(std::move(made),
        words({"Load over the rating of this path; the mark is the design load: %1", "负载与本路额定容量之比；刻度为设计负荷：%1"},
              watts(d_.design_board_w / d_.paths)));
    connect(key("medium", path), name, {{x, medium_y + bus_width}, {x, transformer_y}}, color, path_dash(path));
    connect(name, key("low", path), {{x, transformer_y + 56}, {x, low_y}}, color, path_dash(path));
  }

  void overloaded(Element& element, double load_w, double rated_w) const {
    if (rated_w > 0 && load_w > rated_w * (1 + 1e-9)) element.state = State::warned;
    if (verdict_.overloaded.contains(element.key)) element.state = State::warned;
  }

  void supply(int path) {
    const Ink color = path_ink(path);
    const double x = (d_.from_medium_voltage ? direct_left(path) : trunk_left(path)) + 46;
    const double load_w = this->load_w("it_power_w", d_.design_supply_w) / d_.paths, rated_w = d_.supplies_w();
    const QString kind = d_.supply == SupplyKind::ups
                             ? d_.eco ? words({"UPS, eco mode", "UPS（经济模式）"}) : words({"UPS", "不间断电源（UPS）"})
                         : d_.supply == SupplyKind::hvdc ? words({"HVDC 240/336 V", "高压直流 240/336 V"})
                         : d_.from_medium_voltage        ? words({"800 V DC, SST", "800 V 直流（SST）"})
                                                         : words({"800 V DC, sidecars", "800 V 直流（边柜整流）"});
    const QString count = two() || d_.supply_spare == 0 ? words({"%1 × %2", "%1 × %2"}).arg(whole(d_.supply_units), watts(d_.supply_unit_w))
                                                        : words({"%1 × %2 (%3 + %4)", "%1 × %2（%3 + %4）"})
                                                              .arg(whole(d_.supply_units), watts(d_.supply_unit_w),
                                                                   whole(d_.supply_units - d_.supply_spare), whole(d_.supply_spare));
    const QString load_line = now_.has_run() ? words({"IT %1", "IT %1"}, load_text(load_w, rated_w)) : load_text(load_w, rated_w);
    const Bar load{{}, share(load_w, rated_w), share(d_.design_supply_w / d_.paths, rated_w)};
    Element made = beside(key("supply", path), "/power/ups", d_.supply == SupplyKind::ups ? Symbol::converter : Symbol::rectifier, color,
                          QRectF(x - symbol / 2, supply_y + 6, symbol, symbol),
                          {{two() ? kind + u' ' + path_letter(path) : kind, true}, {count, false, Ink::text2}, {load_line}}, &load);
    overloaded(made, d_.design_supply_w / d_.paths, rated_w);
    const std::string name = made.key, out = key("output", path);
    QString tip = words({"Power of the IT behind it over the rating of this path; the mark is the design load: %1",
                         "所带 IT 功率与本路额定容量之比；刻度为设计负荷：%1"},
                        watts(d_.design_supply_w / d_.paths));
    if (d_.from_medium_voltage) tip += u'\n' + words({"SST: solid-state transformers from medium voltage", "SST：由中压供电的固态变压器"});
    if (d_.cooling_backed) tip += u'\n' + words({"CDU pumps and room fans hang on it too.", "CDU 水泵与末端风机也由其供电。"});
    add(std::move(made), tip);
    const std::string above = d_.from_medium_voltage ? key("medium", path) : key("low", path);
    const double above_y = (d_.from_medium_voltage ? medium_y : low_y) + bus_width;
    connect(above, name, {{x, above_y}, {x, supply_y + 6}}, color, path_dash(path));
    bus(out, "/power/ups",
        named(d_.supply == SupplyKind::ups ? Text{"UPS output bus", "UPS 输出母线"} : Text{"DC output bus", "直流输出母线"}, path),
        left_of(path), right_of(path), output_y, color, x + 12);
    connect(name, out, {{x, supply_y + 6 + symbol}, {x, output_y}}, color, path_dash(path));
  }

  /// What hangs on the low-voltage bus beside the supply: the cooling plant and lighting.
  void plant(int path) {
    struct End {
      Text name;
      Ink ink;
      const char* channel;
      double design_w;
    };
    const End ends[] = {{{"Chillers", "冷水机组"}, Ink::chillers, "chiller_power_w", d_.chiller_w},
                        {{"Pumps, with CDUs", "水泵（含 CDU）"}, Ink::pumps, "pump_power_w", d_.pump_w},
                        {{"Room air fans", "末端风机"}, Ink::air_fans, "air_fan_power_w", d_.air_fan_w},
                        {{"Heat rejection fans", "散热风机"}, Ink::rejection_fans, "rejection_fan_power_w", d_.rejection_fan_w},
                        {{"Lighting, other", "照明及其他"}, Ink::lighting, "lighting_power_w", d_.lighting_w}};
    const double wide = 190;
    const double left = two() ? (path == 0 ? right_of(0) - wide - 4 : left_of(1) + 4) : trunk_left(0) + column + 40;
    Element made;
    made.key = key("plant", path);
    made.pointer = "/cooling";
    made.name = named({"Cooling and lighting", "制冷与照明"}, path);
    double y = low_y + bus_width + 14;
    for (const End& end : ends) {
      made.swatches.push_back({QRectF(left + 12, y + 4, 9, 9), end.ink});
      const Label value = text_right({left + wide, y}, watts(load_w(end.channel, end.design_w) / d_.paths), Face::table);
      made.labels.push_back(text_within({left + 28, y}, value.box.left() - left - 32, words(end.name), Face::table, Ink::text2));
      made.labels.push_back(value);
      y += 17;
    }
    close_box(made);
    made.box.setLeft(left);
    made.box.setTop(low_y + bus_width + 12);
    const std::string name = made.key;
    add(std::move(made), words({"What hangs on the low-voltage bus beside the IT", "低压母线上 IT 以外的负荷"}));
    connect(key("low", path), name, {{left + 4, low_y + bus_width}, {left + 4, y}}, path_ink(path), path_dash(path));
  }

  /// Generators, battery and renewables stand once for the whole center.
  void site_sources() {
    if (sources_ == 0) return;
    const double from = two() ? width_ / 2 - sources_ * source_slot / 2 : trunk_left(0) + column + 30;
    const double bus_y = two() ? low_y - 38 : low_y, top = bus_y - (two() ? 96 : 104);
    const std::string below_key = two() ? "sources" : "low";
    if (two()) {
      Element made;
      made.key = "sources";
      made.pointer = "/power";
      made.name = words({"Sources of the site", "站内电源"});
      made.shapes.push_back({Symbol::bus, QRectF(from + 8, bus_y, sources_ * source_slot - 16, 3), Ink::text2});
      close_box(made);
      add(std::move(made));
      for (const int path : {0, 1}) {
        const double x = path == 0 ? from + 14 : from + sources_ * source_slot - 14;
        const double reach = path == 0 ? std::min(x, right_of(0) - 8) : std::max(x, left_of(1) + 8);
        connect("sources", key("low", path), {{reach, bus_y + 3}, {reach, low_y}}, path_ink(path), path_dash(path));
      }
    }
    double x = from + source_slot / 2;
    const auto source = [&](const char* name, const char* pointer, Symbol drawn, Ink color, std::vector<BesideLine> lines,
                            const QString& tip) {
      // Names stand above the symbol, so that its line runs free to the bus.
      Element made;
      made.key = name;
      made.pointer = pointer;
      made.name = lines.front().text;
      double y = top;
      for (const BesideLine& line : lines) {
        made.labels.push_back(text_middle({x, y}, line.text, line.strong ? Face::table_strong : Face::small, line.ink));
        y += 15;
      }
      const QRectF at(x - 17, bus_y - 46, 34, 32);
      made.shapes.push_back({drawn, at, color});
      close_box(made);
      add(std::move(made), tip);
      connect(name, below_key, {{x, at.bottom()}, {x, bus_y}}, color);
      x += source_slot;
    };
    const auto value = [&](const char* channel, double rated_w) {
      return now_.has_run() ? watts(now_.channel(channel)) : words({"rated %1", "额定 %1"}, watts(rated_w));
    };
    if (d_.generators)
      source("generators", "/power/generators", Symbol::generator, Ink::text2,
             {{words({"Generators", "柴发"}), true},
              {words({"%1 × %2", "%1 × %2"}).arg(whole(d_.generators->units), watts(d_.generators->rated_w)), false, Ink::text2},
              {now_.has_run() ? watts(now_.channel("generator_power_w")) : words({"standby", "热备用"})}},
             words({"Standby generators; ready after %1 s", "柴油发电机组；%1 秒内可带载"}, whole(d_.generators->start_s)));
    if (d_.battery) {
      const double soc = now_.channel("battery_soc"), power_w = now_.channel("battery_power_w");
      const QString state = !now_.has_run()                    ? words({"rated %1", "额定 %1"}, watts(d_.battery->power_w))
                            : is_known(power_w) && power_w < 0 ? words({"charges %1", "充电 %1"}, watts(-power_w))
                                                               : words({"gives %1", "放电 %1"}, watts(power_w));
      const QString size = words({"%1 MWh", "%1 MWh"}, QString::number(d_.battery->capacity_j / 3.6e9, 'f', 1));
      source("battery", "/power/battery", Symbol::battery, Ink::storage,
             {{words({"Battery", "电化学储能"}), true},
              {now_.has_run() ? words({"%1, %2 full", "%1，荷电 %2"}).arg(size, percent_of(soc)) : size, false, Ink::text2},
              {state}},
             words({"Battery storage on the low-voltage bus", "接于低压母线的电化学储能"}));
    }
    if (d_.pv_w)
      source("pv", "/power/pv", Symbol::photovoltaic, Ink::renewables,
             {{words({"PV", "光伏"}), true},
              {words({"%1 peak", "峰值 %1"}, watts(*d_.pv_w)), false, Ink::text2},
              {value("pv_power_w", *d_.pv_w)}},
             words({"Photovoltaics, after curtailment", "光伏发电，已扣除弃光"}));
    if (d_.wind)
      source("wind", "/power/wind", Symbol::wind, Ink::renewables,
             {{words({"Wind", "风电"}), true},
              {words({"%1 × %2", "%1 × %2"}).arg(whole(d_.wind->turbines), watts(d_.wind->rated_w)), false, Ink::text2},
              {value("wind_power_w", d_.wind->turbines * d_.wind->rated_w)}},
             words({"Wind turbines, after curtailment", "风力发电，已扣除弃风"}));
  }

  // Rows in lines of cards; A comes from the left, B from the right.
  void rows() {
    const auto per_line = static_cast<std::size_t>(cards_per_line);
    const bool has_output = d_.supply != SupplyKind::none;
    const double from_y = (has_output ? output_y : low_y) + bus_width;
    double y = (has_output ? output_y + bus_width : supply_y + 90) + 26;
    const double trunk_a = margin - 14, trunk_b = width_ - margin + 14;
    const std::size_t lines = (groups_.size() + per_line - 1) / per_line;
    for (std::size_t line = 0; line < lines; ++line) {
      const std::size_t first = line * per_line, last = std::min(groups_.size(), first + per_line), count = last - first;
      const double room = width_ - 2 * margin;
      const double wide =
          std::clamp((room - (static_cast<double>(count) - 1) * card_gap) / static_cast<double>(count), card_width - 8, 150.0);
      const double pitch = count > 1 ? std::min((room - wide) / (static_cast<double>(count) - 1), wide + 60) : 0;
      const double left = margin + (room - wide - pitch * (static_cast<double>(count) - 1)) / 2;
      const double feed_a = y, feed_b = y + 8, top = y + (two() ? 32 : 22);
      double bottom = top, last_a = left, first_b = left;
      for (std::size_t i = first; i < last; ++i) {
        const double x = left + pitch * static_cast<double>(i - first);
        const Element& made = add(row_card(groups_[i], {x, top}, wide), row_tip(groups_[i]));
        bottom = std::max(bottom, made.box.bottom());
        const std::string name = made.key;
        const double at_a = x + (two() ? wide * 0.28 : wide / 2), at_b = x + wide * 0.72;
        drop(name, at_a, feed_a, top, 0);
        if (two()) drop(name, at_b, feed_b, top, 1);
        last_a = at_a;
        if (i == first) first_b = at_b;
      }
      const std::string end_a = has_output ? key("output", 0) : key("low", 0), end_b = has_output ? key("output", 1) : key("low", 1);
      const double bus_left = left_of(0) + 6;
      std::vector<QPointF> a = line == 0 ? std::vector<QPointF>{{bus_left, from_y}, {bus_left, feed_a}, {last_a, feed_a}}
                                         : std::vector<QPointF>{{trunk_a, trunk_from_}, {trunk_a, feed_a}, {last_a, feed_a}};
      if (line == 0 && lines > 1) {
        a = {{bus_left, from_y}, {bus_left, feed_a}, {last_a, feed_a}};
        connect("", "", {{trunk_a, feed_a}, {bus_left, feed_a}}, path_ink(0), path_dash(0));
      }
      connect(line == 0 ? end_a : "", "", a, path_ink(0), path_dash(0));
      if (two()) {
        const double bus_right = right_of(1) - 6;
        connect(line == 0 ? end_b : "", "",
                line == 0 ? std::vector<QPointF>{{bus_right, from_y}, {bus_right, feed_b}, {first_b, feed_b}}
                          : std::vector<QPointF>{{trunk_b, trunk_from_ + 8}, {trunk_b, feed_b}, {first_b, feed_b}},
                path_ink(1), path_dash(1));
        if (line == 0 && lines > 1) connect("", "", {{trunk_b, feed_b}, {bus_right, feed_b}}, path_ink(1), path_dash(1));
      }
      if (line == 0) trunk_from_ = feed_a;
      y = bottom + 18;
    }
    bottom_ = y;
  }

  void drop(const std::string& row, double x, double from, double to, int path) {
    connect("", row, {{x, from}, {x, to}}, path_ink(path), path_dash(path));
    if (!two()) return;
    const QString letter = path_letter(path);
    scene_.notes.push_back(path == 0 ? text_right({x - 4, to - 17}, letter, Face::small, path_ink(0))
                                     : text_at({x + 4, to - 17}, letter, Face::small, path_ink(1)));
  }

  double group_w(const Group& group) const {
    double sum_w = 0;
    for (const RowLoad* row : group.rows) sum_w += now_.has_run() ? now_.racks_w(row->racks) : row->design_w;
    return sum_w;
  }

  Element row_card(const Group& group, QPointF at, double wide) const {
    double design_w = 0, rated_w = 0;
    for (const RowLoad* row : group.rows) {
      design_w += row->design_w;
      rated_w += row->rated_w;
    }
    const double load_w = group_w(group);
    const QString load = now_.has_run() && !is_known(load_w) ? words({"design %1", "设计 %1"}, watts(design_w)) : watts(load_w);
    Element made;
    made.key = group.key;
    made.pointer = group.pointer;
    made.card = true;
    made.folds = group.is_hall;
    made.name = words({"%1: %2", "%1：%2"}).arg(group.title, load);
    const double left = at.x() + 8, right = at.x() + wide - 8;
    double y = at.y() + 5;
    const Label value = text_right({right, y}, load, is_known(load_w) ? Face::table_strong : Face::small);
    made.labels.push_back(text_within({left, y}, value.box.left() - left - 4, group.title, Face::table_strong));
    made.labels.push_back(value);
    y += 20;
    const auto line = [&](const QString& name, double now, double design, bool with_value) {
      const Label percent = text_right({right, y}, with_value ? percent_of(now >= 0 ? now : design) : QString(), Face::small);
      made.labels.push_back(text_at({left, y}, name, Face::small, Ink::text2));
      const double bar_left = made.labels.back().box.right() + 6, bar_right = with_value ? percent.box.left() - 6 : right;
      made.bars.push_back({QRectF(bar_left, y + 6, std::max(8.0, bar_right - bar_left), 5), now, design});
      if (with_value) made.labels.push_back(percent);
      y += 17;
    };
    if (two()) {
      line(words({"A", "A 路"}), share(load_w / 2, rated_w), share(design_w / 2, rated_w), false);
      line(words({"B", "B 路"}), share(load_w / 2, rated_w), share(design_w / 2, rated_w), false);
      line(words({"one lost", "失一路"}), share(load_w, rated_w), share(design_w, rated_w), true);
    } else {
      line(words({"load", "负载"}), share(load_w, rated_w), share(design_w, rated_w), true);
    }
    const QString remark = group.is_hall
                               ? words({"%1 rows, %2", "%1 列 · %2"})
                                     .arg(whole(static_cast<double>(group.rows.size())),
                                          group.unfolded ? words({"Enter folds", "回车折叠"}) : words({"Enter unfolds", "回车展开"}))
                           : two() ? words({"busway %1", "小母线 %1/路"}, watts(rated_w))
                                   : words({"busway %1", "小母线 %1"}, watts(rated_w));
    made.labels.push_back(text_within({left, y + 1}, wide - 16, remark, Face::small, Ink::text3));
    y += 20;
    made.box = QRectF(at, QSizeF(wide, y - at.y()));
    overloaded(made, design_w / d_.paths, rated_w);
    const bool lost =
        verdict_.all_lost || std::ranges::any_of(group.rows, [&](const RowLoad* row) { return verdict_.lost_rows.contains(row->id); });
    if (lost && made.key != look_.failing) made.state = State::lost;
    if (made.key == look_.failing) made.state = verdict_.lost_rows.contains(group.rows.front()->id) ? State::lost : State::failed;
    return made;
  }

  QString row_tip(const Group& group) const {
    double design_w = 0;
    std::size_t racks = 0;
    for (const RowLoad* row : group.rows) {
      design_w += row->design_w;
      racks += row->racks.size();
    }
    return counted(static_cast<qsizetype>(racks), {"%1 rack", "%1 个机柜"}, {"%1 racks", "%1 个机柜"}) +
           words({", design load %1", "，设计负荷 %1"}, watts(design_w));
  }

  void legend() {
    if (two()) {
      scene_.legend.push_back({LegendEntry::Kind::line, words({"path A", "A 路"}), Ink::path_a});
      scene_.legend.push_back({LegendEntry::Kind::line, words({"path B", "B 路"}), Ink::path_b, Dash::path_b});
    }
    scene_.legend.push_back(
        {LegendEntry::Kind::load, words({"load over rating; mark: at design load", "负载率（占额定容量），刻度为设计负荷"})});
    scene_.legend.push_back({LegendEntry::Kind::text, words({"symbols: IEC 60617", "符号按 IEC 60617"})});
    scene_.sentences.push_back(power_balance(d_, now_));
    if (now_.racks_interval_s() > 0)
      scene_.sentences.push_back(words({"Rows: means of %1, without the network fabric; all else: means of the output step",
                                        "机柜列：%1均值，不含组网设备；其余为输出步长均值"},
                                       time_words(now_.racks_interval_s())));
    if (!verdict_.sentence.isEmpty()) scene_.sentences.push_back(verdict_.sentence);
    add_legend(scene_, width_, bottom_ + 4);
  }

  const PowerDiagram& d_;
  const Instant& now_;
  const PowerLook& look_;
  std::vector<Group> groups_;
  PowerVerdict verdict_;
  int sources_ = 0;
  double width_ = 0, bottom_ = 0, trunk_from_ = 0;
  Scene scene_;
};

}  // namespace

Scene power_scene(const PowerDiagram& d, const Instant& now, const PowerLook& look) { return PowerScene(d, now, look).build(); }

}  // namespace icctwin::gui
