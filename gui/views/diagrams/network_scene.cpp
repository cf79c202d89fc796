#include "gui/views/diagrams/network_scene.h"

#include <algorithm>
#include <cmath>

#include "gui/document/words.h"
#include "gui/views/diagrams/parts.h"

namespace icctwin::gui {
namespace {

constexpr double scene_width = 1000, scene_margin = 14, head = 168, right = scene_width - scene_margin - 12;
constexpr std::size_t most_groups = 6, most_rails = 8, squares_per_line = 36, most_squares = 144;
constexpr double square_width = 26, square_height = 34, square_pitch = 32, square_gap = 4, band_gap = 34, square_card_gap = 10,
                 group_width = 112;

/// Leaves or pods that stand beside each other; the last one may stand for all the rest.
struct LeafGroup {
  std::string key;
  QString title;
  std::size_t first = 0, count = 1;  ///< leaves
  std::size_t pods = 1;
  bool rest = false;
};

class NetworkScene {
 public:
  NetworkScene(const NetworkDiagram& d, const std::set<std::string>& unfolded)
      : d_(d), unfolded_(unfolded), t_(d.topology ? &*d.topology : nullptr) {
    leaf_ = d.tier("leaf");
    spine_ = d.tier("spine");
    core_ = d.tier("core");
    groups();
  }

  Scene build() {
    scene_.size = QSizeF(scene_width, 4000);
    if (three_tiers() || core_) core();
    if (three_tiers())
      pod_spines();
    else if (spine_ || t_)
      spines();
    if (leaf_ || t_) leaves();
    servers();
    others();
    bill();
    legend();
    return std::move(scene_);
  }

 private:
  bool three_tiers() const { return t_ && t_->pods > 1; }

  void groups() {
    if (!t_) {
      const auto count = static_cast<std::size_t>(leaf_ ? leaf_->count : 0);
      groups_.push_back({"leaf", words({"leaf × %1", "叶 × %1"}, whole(static_cast<double>(count))), 0, count, 1, false});
      return;
    }
    const std::size_t all = three_tiers() ? t_->pods : t_->leaves, shown = all <= most_groups + 1 ? all : most_groups;
    const std::size_t each = three_tiers() ? t_->leaves_per_pod : 1;
    for (std::size_t i = 0; i < shown; ++i) {
      const std::size_t first = i * each, count = std::min(each, t_->leaves - first);
      groups_.push_back({"leaf/" + std::to_string(i + 1),
                         (three_tiers() ? words({"pod %1", "Pod %1"}) : words({"leaf %1", "叶 %1"})).arg(i + 1, 2, 10, QLatin1Char('0')),
                         first, count, 1, false});
    }
    if (shown < all)
      groups_.push_back({"leaf/rest",
                         (three_tiers() ? words({"%1 more pods", "其余 %1 个 Pod"}) : words({"%1 more", "其余 %1 组"})).arg(all - shown),
                         shown * each, t_->leaves - shown * each, all - shown, true});
  }

  double group_x(std::size_t index) const {
    const double count = static_cast<double>(groups_.size()), room = right - head;
    const double pitch = std::min((room - group_wide()) / std::max(1.0, count - 1), group_wide() + 40);
    const double used = group_wide() + pitch * (count - 1);
    return head + (room - used) / 2 + pitch * static_cast<double>(index);
  }
  double group_wide() const {
    return groups_.size() == 1
               ? 240
               : std::min(150.0, std::max(group_width - 20,
                                          (right - head + square_card_gap) / static_cast<double>(groups_.size()) - square_card_gap));
  }

  void band(const Text& caption, const QString& remark, double height) {
    scene_.bands.push_back({QRectF(scene_margin, y_, scene_width - 2 * scene_margin, height), words(caption), remark, true});
  }

  Element& add(Element element, const QString& tip = {}) {
    element.tip = tip;
    scene_.elements.push_back(std::move(element));
    return scene_.elements.back();
  }

  void line(const std::string& from, const std::string& to, QPointF a, QPointF b, Ink color = Ink::line2, Dash dash = Dash::solid,
            double wide = 0.8) {
    Link link;
    link.from = from;
    link.to = to;
    link.points = {a, b};
    link.ink = color;
    link.dash = dash;
    link.width = wide;
    link.gaps = false;
    scene_.links.push_back(std::move(link));
  }

  std::string pointer(const NetworkTier* tier) const { return tier ? tier->pointer : "/fabric/topology"; }

  static QString switch_line(const NetworkTier* tier) {
    if (!tier) return {};
    const QString type = tier->switch_type.empty() ? QString() : QString::fromStdString(tier->switch_type) + QStringLiteral(" · ");
    return words({"%1%2 switches, %3 each", "%1%2 台，单台 %3"}).arg(type, whole(tier->count), power_each(tier->power_w));
  }

  static QString power_each(double value_w) { return value_w < 1000 ? words({"%1 W", "%1 W"}, whole(value_w)) : watts(value_w); }

  /// What joins two tiers, between their bands.
  void joint(const NetworkLinks* links, double y) {
    if (!links) return;
    scene_.notes.push_back(text_within({scene_margin + 12, y}, head + 60,
                                       words({"%1 × %2", "%1 × %2"}).arg(whole(links->count), link_speed(links->bytes_per_s)), Face::small,
                                       Ink::text2));
  }

  void core() {
    const double high = 84;
    band({"Core", "核心交换机"}, switch_line(core_), high);
    Element made = card("core", pointer(core_), {head + 250, y_ + 12}, 260,
                        core_ ? words({"core × %1", "核心 × %1"}, whole(core_->count)) : words({"core", "核心"}),
                        t_ && three_tiers() ? words({"%1 × %2 from each pod, oversubscription %3:1", "每 Pod 上行 %1 × %2，收敛比 %3:1"})
                                                  .arg(whole(static_cast<double>(t_->pod_cables)), link_speed(t_->uplink_bytes_per_s),
                                                       ratio(t_->pod_oversubscription))
                                            : QString(),
                        {});
    top_ = made.box.bottom();
    top_middle_ = made.box.center().x();
    add(std::move(made));
    y_ += high + band_gap;
    joint(d_.between("spine", "core"), y_ - band_gap + 9);
  }

  static QString ratio(double value) { return QString::number(value, 'g', 3); }

  void pod_spines() {
    const double high = 86;
    band({"Spines", "脊交换机"}, switch_line(spine_), high);
    double bottom = y_;
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      const LeafGroup& group = groups_[i];
      Element made = card("spine/" + std::to_string(i + 1), pointer(spine_), {group_x(i), y_ + 12}, group_wide(),
                          words({"spine × %1", "脊 × %1"}, whole(static_cast<double>(t_->spines * group.pods))), group.title, {});
      line("core", made.key, {top_middle_, top_}, {made.box.center().x(), made.box.top()});
      bottom = made.box.bottom();
      add(std::move(made));
    }
    y_ += high + band_gap;
    leaf_from_ = bottom;
    joint(d_.between("leaf", "spine"), y_ - band_gap + 9);
  }

  // Squares where they are few or unfolded, else one card.
  void spines() {
    const auto count = static_cast<std::size_t>(spine_ ? spine_->count : static_cast<int>(t_->spines));
    const bool few = count <= squares_per_line, open = few || unfolded_.contains("spine/all");
    const std::size_t shown = open ? std::min(count, most_squares) : 0, lines = (shown + squares_per_line - 1) / squares_per_line;
    const double card_high = few ? 0 : 56, high = 24 + card_high + static_cast<double>(lines) * (square_height + 8);
    band({"Spines", "脊交换机"}, switch_line(spine_), std::max(high, 64.0));
    double y = y_ + 12;
    if (!few) {
      Element made = card("spine/all", pointer(spine_), {(head + right) / 2 - 100, y}, 200,
                          words({"spine × %1", "脊 × %1"}, whole(static_cast<double>(count))),
                          open ? words({"Enter folds", "双击或回车折叠"}) : words({"Enter unfolds", "双击或回车展开"}), {});
      made.folds = true;
      made.name = words({"%1 spine switches", "%1 台脊交换机"}, whole(static_cast<double>(count)));
      if (!open) spine_ends_.push_back({made.key, {made.box.center().x(), made.box.bottom()}});
      add(std::move(made));
      y += card_high;
    }
    squares("spine", pointer(spine_), 0, shown, count, y, words({"spine %1", "脊 %1"}), lines);
    y_ += std::max(high, 64.0) + band_gap;
    joint(d_.between("leaf", "spine"), y_ - band_gap + 9);
  }

  void squares(const std::string& name, const std::string& where, std::size_t first, std::size_t shown, std::size_t all, double y,
               const QString& title, std::size_t lines) {
    for (std::size_t i = 0; i < shown; ++i) {
      const std::size_t row = i / squares_per_line, in_row = std::min(squares_per_line, shown - row * squares_per_line);
      const auto in_first = static_cast<double>(std::min(squares_per_line, shown));
      const double pitch = std::min(square_pitch, (right - head) / in_first), wide = std::min(square_width, pitch - square_gap);
      const double start = (head + right) / 2 - (static_cast<double>(in_row) * pitch - (pitch - wide)) / 2;
      const QRectF at(start + static_cast<double>(i % squares_per_line) * pitch, y + static_cast<double>(row) * (square_height + 8), wide,
                      square_height);
      Element made;
      made.key = name + "/" + std::to_string(first + i + 1);
      made.pointer = where;
      made.box = at;
      made.name = title.arg(first + i + 1);
      made.shapes.push_back({Symbol::network_switch, at, Ink::axis});
      const QString number = QStringLiteral("%1").arg(first + i + 1, 2, 10, QLatin1Char('0'));
      made.labels.push_back(text_middle({at.center().x(), at.bottom() - 18}, number, Face::small, Ink::text2));
      if (name == "spine" && row + 1 == lines) spine_ends_.push_back({made.key, {at.center().x(), at.bottom()}});
      add(std::move(made));
    }
    if (shown > 0 && shown < all)
      scene_.notes.push_back(text_at({scene_margin + 12, y + 40},
                                     words({"%1 more not drawn", "其余 %1 台未画出"}, whole(static_cast<double>(all - shown))), Face::small,
                                     Ink::text3));
  }

  std::size_t servers_of(const LeafGroup& group) const {
    if (!t_) return d_.nodes;
    const auto per_leaf = static_cast<std::size_t>(t_->nodes_per_leaf);
    const std::size_t from = std::min(d_.nodes, group.first * per_leaf), to = std::min(d_.nodes, (group.first + group.count) * per_leaf);
    return to - from;
  }

  std::size_t rails() const { return t_ ? std::min<std::size_t>(static_cast<std::size_t>(t_->cards_per_node), most_rails) : 0; }
  Ink rail_ink(std::size_t rail) const { return static_cast<Ink>(static_cast<std::size_t>(Ink::rail_1) + rail); }
  Dash rail_dash(std::size_t rail) const {
    return rail == 0 ? Dash::solid : static_cast<Dash>(static_cast<std::size_t>(Dash::rail_2) + rail - 1);
  }
  double rail_x(const LeafGroup& group, std::size_t rail) const {
    const std::size_t index = static_cast<std::size_t>(&group - groups_.data());
    const double wide = group_wide() - 16, pitch = std::min(16.0, wide / static_cast<double>(most_rails));
    return group_x(index) + group_wide() / 2 + (static_cast<double>(rail) - (static_cast<double>(rails()) - 1) / 2) * pitch;
  }

  void leaves() {
    const bool open = unfolded_.contains("leaf/rest");
    const std::size_t hidden = groups_.back().rest && !three_tiers() ? groups_.back().count : 0;
    const std::size_t shown = open ? std::min(hidden, most_squares) : 0, lines = (shown + squares_per_line - 1) / squares_per_line;
    const double card_high = t_ ? 90 : 62, high = card_high + 24 + static_cast<double>(lines) * (square_height + 8);
    QString remark = switch_line(leaf_);
    band(three_tiers() ? Text{"Leaves by pod", "叶交换机（按 Pod）"} : Text{"Leaves", "叶交换机"}, remark, high);
    leaf_bottom_ = y_ + 12 + card_high;
    for (std::size_t i = 0; i < groups_.size(); ++i) leaf_card(i, y_ + 12, card_high, open);
    if (shown > 0) squares("leaf", "/fabric/topology", most_groups, shown, hidden, leaf_bottom_ + 10, words({"leaf %1", "叶 %1"}), lines);
    y_ += high + band_gap;
    joint(d_.between("node", "leaf"), y_ - band_gap + 9);
  }

  void leaf_card(std::size_t index, double y, double high, bool open) {
    const LeafGroup& group = groups_[index];
    const double x = group_x(index);
    QString remark = !t_ ? (leaf_ ? words({"%1 each", "单台 %1"}, power_each(leaf_->power_w)) : QString())
                         : words({"up %1 × %2", "上行 %1 × %2"})
                               .arg(whole(static_cast<double>(t_->leaf_cables * group.count)), link_speed(t_->uplink_bytes_per_s));
    if (group.rest && !three_tiers()) remark = open ? words({"Enter folds", "回车折叠"}) : words({"Enter unfolds", "回车展开"});
    Element made = card(group.key, t_ ? "/fabric/topology" : pointer(leaf_), {x, y}, group_wide(), group.title, remark, {});
    made.folds = group.rest && !three_tiers();
    made.box.setHeight(high);
    for (std::size_t rail = 0; rail < rails(); ++rail) {
      const double at = rail_x(group, rail), wide = std::min(14.0, (group_wide() - 16) / static_cast<double>(most_rails)) - 1.5;
      const QRectF cell(at - wide / 2, y + 46, wide, 18);
      made.shapes.push_back({Symbol::port, cell, rail_ink(rail)});
      made.labels.push_back(text_middle({at, y + 47}, QString::number(rail + 1), Face::cell, Ink::text2));
    }
    if (t_) {
      const QString over = words({"oversub. %1:1", "收敛比 %1:1"}, ratio(t_->leaf_oversubscription));
      made.labels.push_back(text_within({x + 8, y + 68}, group_wide() - 16, over, Face::small, Ink::text2));
    }
    const QString tip =
        t_ ? words({"%1 leaves; uplinks bring 1/%2 of what the cards below bring", "%1 组叶交换机；上行带宽为下联网卡的 1/%2"})
                 .arg(whole(static_cast<double>(group.count)), ratio(t_->leaf_oversubscription))
           : QString();
    const QPointF top(made.box.center().x(), made.box.top());
    const std::string key = made.key;
    add(std::move(made), tip);
    if (three_tiers())
      line("spine/" + std::to_string(index + 1), key, {top.x(), leaf_from_}, top, Ink::axis, Dash::solid, 1.2);
    else
      for (const auto& end : spine_ends_) line(end.key, key, end.at, top);
  }

  void servers() {
    const double high = 84;
    band({"Servers and cards", "服务器与网卡"},
         words({"%1 servers, %2 accelerators", "%1 台 · %2 张加速卡"})
             .arg(whole(static_cast<double>(d_.nodes)), whole(static_cast<double>(d_.accelerators))),
         high);
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      const LeafGroup& group = groups_[i];
      const std::size_t count = servers_of(group);
      Element made = card("servers/" + std::to_string(i + 1), "/halls", {group_x(i), y_ + 12}, group_wide(),
                          words({"servers × %1", "服务器 × %1"}, whole(static_cast<double>(count))),
                          t_ ? words({"%1 cards", "%1 个网卡"}, whole(static_cast<double>(count) * t_->cards_per_node)) : QString(), {});
      made.box.setHeight(60);
      if (t_)
        made.labels.push_back(text_within({made.box.left() + 8, made.box.top() + 40}, group_wide() - 16, link_speed(t_->card_bytes_per_s),
                                          Face::small, Ink::text2));
      const double top = made.box.top();
      const std::string key = made.key;
      const double middle = made.box.center().x();
      add(std::move(made));
      if (!leaf_ && !t_) continue;
      if (rails() == 0) line(group.key, key, {middle, leaf_bottom_}, {middle, top}, Ink::axis, Dash::solid, 1.2);
      for (std::size_t rail = 0; rail < rails(); ++rail) {
        if (unfolded_.contains("leaf/rest") && !three_tiers() && groups_.back().rest) break;  // squares stand between
        const double x = rail_x(group, rail);
        line(group.key, key, {x, leaf_bottom_}, {x, top}, rail_ink(rail), rail_dash(rail), 1.4);
      }
    }
    y_ += high + 12;
  }

  // Storage, management and whatever else has switches of its own.
  void others() {
    std::vector<const NetworkTier*> rest;
    for (const NetworkTier& one : d_.switches)
      if (&one != leaf_ && &one != spine_ && &one != core_) rest.push_back(&one);
    if (rest.empty()) return;
    band({"Other networks", "其他网络"}, words({"storage, management and more", "存储、管理等"}), 76);
    double x = head;
    for (const NetworkTier* one : rest) {
      if (x + 190 > right) break;
      Element made = card("other/" + one->id, one->pointer, {x, y_ + 12}, 180,
                          words({"%1 × %2", "%1 × %2"}).arg(QString::fromStdString(one->tier), whole(one->count)),
                          words({"%1 each", "单台 %1"}, power_each(one->power_w)), {});
      add(std::move(made));
      x += 192;
    }
    y_ += 76 + 12;
  }

  void row(const std::string& key, const std::string& where, double y, const std::vector<QString>& cells, Face face) {
    static constexpr double ends[] = {0, 560, 660, 760, 850};  // right ends of the columns; the first is left-aligned
    Element made;
    made.key = key;
    made.pointer = where;
    made.box = QRectF(head, y, right - head, 22);
    made.name = cells.front();
    made.labels.push_back(text_within({head + 8, y + 2}, 300, cells.front(), face));
    for (std::size_t i = 1; i < cells.size(); ++i)
      if (!cells[i].isEmpty()) made.labels.push_back(text_right({head + ends[i] - 60, y + 2}, cells[i], face));
    for (std::size_t i = 1; i < cells.size(); ++i) made.name += QStringLiteral(", ") + cells[i];
    add(std::move(made));
  }

  void head_row(double y, const std::vector<QString>& cells) {
    static constexpr double ends[] = {0, 560, 660, 760, 850};
    scene_.notes.push_back(text_at({head + 8, y + 2}, cells.front(), Face::table_strong, Ink::text2));
    for (std::size_t i = 1; i < cells.size(); ++i)
      scene_.notes.push_back(text_right({head + ends[i] - 60, y + 2}, cells[i], Face::table_strong, Ink::text2));
  }

  // Links with their modules, switches; lengths are not part of a scenario.
  void bill() {
    const std::size_t lines = d_.links.size() + d_.switches.size() + 2;
    if (lines == 2) return;
    const double high = static_cast<double>(lines) * 23 + 22;
    band({"Cables and optics", "线缆与光模块"}, words({"with their power", "及其功率"}), high);
    double y = y_ + 10;
    head_row(y, {words({"Item", "项目"}), words({"Count", "数量"}), words({"Speed", "速率"}), words({"Modules", "光模块"}),
                 words({"Power", "功率"})});
    y += 23;
    double links = 0, modules = 0, power_w = 0;
    for (const NetworkLinks& one : d_.links) {
      const QString name = words({"%1: %2 to %3%4", "%1：%2 – %3%4"})
                               .arg(QString::fromStdString(one.id), QString::fromStdString(one.from), QString::fromStdString(one.to),
                                    one.optics.empty() ? QString() : QStringLiteral(" · ") + QString::fromStdString(one.optics));
      const double watts_of = one.modules * one.module_w;
      row("link/" + one.id, one.pointer, y, {name, whole(one.count), link_speed(one.bytes_per_s), whole(one.modules), watts(watts_of)},
          Face::table);
      links += one.count;
      modules += one.modules;
      power_w += watts_of;
      y += 23;
    }
    double switches = 0;
    for (const NetworkTier& one : d_.switches) {
      const QString type = one.switch_type.empty() ? QString() : QStringLiteral(" · ") + QString::fromStdString(one.switch_type);
      row("switch/" + one.id, one.pointer, y,
          {words({"switches %1%2", "交换机 %1%2"}).arg(QString::fromStdString(one.id), type),
           whole(one.count),
           {},
           {},
           watts(one.count * one.power_w)},
          Face::table);
      switches += one.count;
      power_w += one.count * one.power_w;
      y += 23;
    }
    row("total", "/fabric", y,
        {words({"Total: %1 links, %2 switches", "合计：%1 条链路，%2 台交换机"}).arg(whole(links), whole(switches)),
         {},
         {},
         whole(modules),
         watts(power_w)},
        Face::table_strong);
    y_ += high + 10;
  }

  void legend() {
    for (std::size_t rail = 0; rail < rails(); ++rail)
      scene_.legend.push_back(
          {LegendEntry::Kind::line, words({"rail %1", "%1 轨"}, QString::number(rail + 1)), rail_ink(rail), rail_dash(rail), 1.6});
    if (t_ && t_->cards_per_node > static_cast<int>(most_rails))
      scene_.legend.push_back({LegendEntry::Kind::text,
                               words({"%1 more rails", "另有 %1 轨"}, QString::number(t_->cards_per_node - static_cast<int>(most_rails)))});
    if (t_) {
      const double uplinks_bits = static_cast<double>(t_->leaves * t_->leaf_cables) * t_->uplink_bytes_per_s * 8;
      scene_.sentences.push_back(words({"Leaves: %1, oversubscription %2:1, uplinks of all %3 Tb/s; %4 cards a server, %5 servers a leaf",
                                        "叶交换机组 %1 个，收敛比 %2:1，上行合计 %3 Tb/s；每台服务器 %4 个网卡，每组叶下 %5 台服务器"})
                                     .arg(whole(static_cast<double>(t_->leaves)), ratio(t_->leaf_oversubscription),
                                          whole(uplinks_bits / 1e12), whole(t_->cards_per_node), whole(t_->nodes_per_leaf)));
    } else {
      scene_.sentences.push_back(words({"No topology is given: jobs do not share bandwidth, and how servers hang on leaves is not known.",
                                        "未给出拓扑：作业之间不争用带宽，服务器与叶交换机的对应关系未知。"}));
    }
    add_legend(scene_, scene_width, y_);
  }

  struct End {
    std::string key;
    QPointF at;
  };

  const NetworkDiagram& d_;
  const std::set<std::string>& unfolded_;
  const NetworkTopology* t_;
  const NetworkTier *leaf_ = nullptr, *spine_ = nullptr, *core_ = nullptr;
  std::vector<LeafGroup> groups_;
  std::vector<End> spine_ends_;
  Scene scene_;
  double y_ = 12, top_ = 0, top_middle_ = 0, leaf_from_ = 0, leaf_bottom_ = 0;
};

}  // namespace

Scene network_scene(const NetworkDiagram& d, const std::set<std::string>& unfolded) { return NetworkScene(d, unfolded).build(); }

}  // namespace icctwin::gui
