// Any channels over time: a list with a filter at the left, up to three panels by unit at the right.
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <map>

#include "gui/document/words.h"
#include "gui/models/timeline.h"
#include "gui/models/workbench.h"
#include "gui/views/charts/time_chart.h"
#include "gui/views/results/result_tab.h"
#include "gui/views/theme.h"
#include "sim/results/report/names.h"

namespace icctwin::gui {
namespace {

constexpr int list_width = 300, channel_role = Qt::UserRole;
constexpr std::size_t most_panels = 3, most_lines = 6;
constexpr double most_rack_values = 6e7;  // 240 MB of numbers
constexpr std::string_view rack_channels[] = {"rack_power_w", "rack_coolant_out_c", "rack_junction_c", "rack_utilisation"};
constexpr double hour_s = 3600, day_s = 86400;

struct Group {
  Text title;
  std::vector<std::string_view> units;
};

/// By unit, so that what is chosen in one group shares a panel.
const std::vector<Group>& groups() {
  static const std::vector<Group> all = {{{"Power and heat", "功率与热量"}, {"W"}},
                                         {{"Temperature", "温度"}, {"degC"}},
                                         {{"Ratios and counts", "比例与数量"}, {"1"}},
                                         {{"Water, carbon, price", "水、碳与电价"}, {}}};
  return all;
}

QString rack_group_title(std::string_view channel) {
  if (channel == "rack_power_w") return words({"Power of racks", "机柜功率"});
  if (channel == "rack_coolant_out_c") return words({"Coolant leaving racks", "机柜出液温度"});
  return words({"Hottest junction of racks", "机柜最高结温"});
}

class SeriesTab : public QWidget {
 public:
  explicit SeriesTab(const TabInput& input)
      : input_(input),
        tree_(new QTreeWidget),
        filter_(new QLineEdit),
        note_(new QLabel),
        chart_(new TimeChart(QStringLiteral("series"), words({"Time series", "时间序列"}), resolution_words(input.run()),
                             &input.bench.timeline())) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 10, 16, 14);
    row->setSpacing(10);
    auto* side = new QWidget;
    side->setFixedWidth(list_width);
    auto* list = new QVBoxLayout(side);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(6);
    filter_->setPlaceholderText(words({"Filter channels", "筛选通道"}));
    filter_->setAccessibleName(filter_->placeholderText());
    filter_->setClearButtonEnabled(true);
    list->addWidget(filter_);
    tree_->setHeaderHidden(true);
    tree_->setColumnCount(1);
    tree_->setAccessibleName(words({"Channels", "通道"}));
    tree_->setUniformRowHeights(true);
    list->addWidget(tree_, 1);
    note_->setObjectName(QStringLiteral("muted"));
    note_->setWordWrap(true);
    list->addWidget(note_);
    row->addWidget(side);
    row->addWidget(chart_, 1);
    add_span_buttons();
    fill();
    QObject::connect(filter_, &QLineEdit::textChanged, this, [this](const QString& text) { apply_filter(text); });
    QObject::connect(tree_, &QTreeWidget::itemChanged, this, [this] { take_choice(); });
    QObject::connect(tree_, &QTreeWidget::itemExpanded, this, [this](QTreeWidgetItem* item) { read_racks(item); });
    QObject::connect(&input_.bench, &Workbench::rack_series_read, this, [this](const QString& channel) {
      add_racks(channel.toStdString());
      draw();
    });
    draw();
  }

 private:
  void add_span_buttons() {
    auto* spans = new QComboBox;
    spans->setAccessibleName(words({"Length of time shown", "显示时段"}));
    const double length_s = frame_of(input_.run()).length_s();
    spans->addItem(words({"Whole run", "整个运行"}), length_s);
    const std::pair<Text, double> all[] = {
        {{"Month", "月"}, 30 * day_s}, {{"Week", "周"}, 7 * day_s}, {{"Day", "日"}, day_s}, {{"Hour", "小时"}, hour_s}};
    for (const auto& [text, span_s] : all)
      if (span_s < length_s) spans->addItem(words(text), span_s);
    QObject::connect(spans, &QComboBox::activated, this, [this, spans] {
      const double span_s = spans->currentData().toDouble(), now_s = input_.bench.timeline().now_s();
      const double from_s = std::clamp(now_s - span_s / 2, 0.0, std::max(0.0, frame_of(input_.run()).length_s() - span_s));
      chart_->set_view(from_s, from_s + span_s);
    });
    chart_->add_control(spans);
  }

  QTreeWidgetItem* add_item(QTreeWidgetItem* group, const std::string& id, const QString& name) {
    auto* item = new QTreeWidgetItem(group, {name});
    item->setData(0, channel_role, qstring(id));
    item->setToolTip(0, qstring(id));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(0, input_.state.channels.contains(qstring(id)) ? Qt::Checked : Qt::Unchecked);
    return item;
  }

  QTreeWidgetItem* add_group(const QString& title) {
    auto* group = new QTreeWidgetItem(tree_, {title});
    group->setFont(0, face(Face::strong));
    group->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    return group;
  }

  void fill() {
    const QSignalBlocker quiet(tree_);
    if (input_.state.channels.isEmpty())
      for (const char* id : {"facility_power_w", "it_power_w", "cooling_power_w", "pue", "dry_bulb_c", "wet_bulb_c"})
        if (input_.data->channels.contains(id)) input_.state.channels << QLatin1String(id);
    std::vector<QTreeWidgetItem*> items;
    for (const Group& group : groups()) items.push_back(add_group(words(group.title)));
    if (input_.run().series)
      for (const SeriesChannel& channel : input_.run().series->channels) {
        std::size_t at = groups().size() - 1;
        for (std::size_t i = 0; i < groups().size(); ++i)
          if (std::ranges::count(groups()[i].units, input_.data->channel_unit(channel.name))) at = i;
        const auto values = input_.data->channels.at(channel.name);  // of one that was not read it is not known yet
        auto* item = add_item(items[at], std::string(channel.name), qstring(channel_name(channel.name, language())));
        if (values && values->range().empty()) item->setDisabled(true);
      }
    for (QTreeWidgetItem* item : items) {
      item->setHidden(item->childCount() == 0);
      item->setExpanded(true);
    }
    const double racks = input_.run().manifest.racks, step_s = input_.run().manifest.rack_output_step_s;
    const double rows = input_.run().manifest.simulated_s / step_s;
    if (racks * rows > most_rack_values) {
      const document::Numbers numbers(language());
      note_->setText(words({"Series of racks are too large to read here: %1 racks, %2 values each.",
                            "机柜序列过大，未读取：%1 个机柜，每个 %2 个值。"})
                         .arg(qstring(numbers.fixed(racks, 0)), qstring(numbers.fixed(rows, 0))));
    } else if (racks > 0 && step_s > 0) {
      for (const std::string_view channel : rack_channels) {
        auto* group = add_group(rack_group_title(channel));
        group->setData(0, channel_role, qstring(channel));
        group->setChildIndicatorPolicy(QTreeWidgetItem::ShowIndicator);
        if (std::ranges::any_of(input_.state.channels, [&](const QString& id) { return id.startsWith(qstring(channel) + '/'); }))
          group->setExpanded(true);
        if (group->isExpanded()) read_racks(group);
      }
    }
    note_->setHidden(note_->text().isEmpty());
  }

  void read_racks(QTreeWidgetItem* group) {
    const std::string channel = group->data(0, channel_role).toString().toStdString();
    if (channel.empty() || group->childCount() > 0) return;
    if (input_.bench.rack_series(channel)) add_racks(channel);
  }

  void add_racks(const std::string& channel) {
    const QSignalBlocker quiet(tree_);
    for (int i = 0; i < tree_->topLevelItemCount(); ++i) {
      QTreeWidgetItem* group = tree_->topLevelItem(i);
      if (group->data(0, channel_role).toString().toStdString() != channel || group->childCount() > 0) continue;
      const auto series = input_.bench.rack_series(channel);
      if (!series) {
        group->setChildIndicatorPolicy(QTreeWidgetItem::DontShowIndicator);
        group->setText(0, words({"%1: not in this run", "%1：本次运行未输出"}, rack_group_title(channel)));
        return;
      }
      for (const std::string& rack : series->rack_ids) add_item(group, std::string(channel).append("/").append(rack), qstring(rack));
    }
  }

  void apply_filter(const QString& text) {
    for (int i = 0; i < tree_->topLevelItemCount(); ++i) {
      QTreeWidgetItem* group = tree_->topLevelItem(i);
      int seen = 0;
      for (int k = 0; k < group->childCount(); ++k) {
        QTreeWidgetItem* item = group->child(k);
        const bool holds = text.isEmpty() || item->text(0).contains(text, Qt::CaseInsensitive) ||
                           item->data(0, channel_role).toString().contains(text, Qt::CaseInsensitive);
        item->setHidden(!holds);
        seen += holds ? 1 : 0;
      }
      group->setHidden(seen == 0 && !(text.isEmpty() && group->childIndicatorPolicy() == QTreeWidgetItem::ShowIndicator));
      if (!text.isEmpty() && seen > 0) group->setExpanded(true);
    }
  }

  void take_choice() {
    QStringList chosen;
    for (int i = 0; i < tree_->topLevelItemCount(); ++i)
      for (int k = 0; k < tree_->topLevelItem(i)->childCount(); ++k) {
        const QTreeWidgetItem* item = tree_->topLevelItem(i)->child(k);
        if (item->checkState(0) == Qt::Checked) chosen << item->data(0, channel_role).toString();
      }
    input_.state.channels = chosen;
    draw();
  }

  std::shared_ptr<const Pyramid> values_of(const std::string& id) {
    const auto slash = id.find('/');
    if (slash == std::string::npos) return input_.data->channel(id);
    auto& known = racks_[id];
    const auto series = known ? nullptr : input_.bench.rack_series(id.substr(0, slash));
    if (series) {
      const auto found = std::ranges::find(series->rack_ids, id.substr(slash + 1));
      if (found != series->rack_ids.end()) known = rack_values(*series, static_cast<std::size_t>(found - series->rack_ids.begin()));
    }
    return known;
  }

  void draw() {
    struct Chosen {
      std::string id;
      std::shared_ptr<const Pyramid> values;
      std::string_view unit;
    };
    std::vector<Chosen> chosen;
    double greatest_w = 0;
    for (const QString& id : input_.state.channels) {
      const std::string name = id.toStdString();
      const auto values = values_of(name);
      if (!values || values->range().empty()) continue;
      const bool is_rack = name.find('/') != std::string::npos;
      const std::string_view unit = !is_rack ? input_.data->channel_unit(name) : name.starts_with("rack_power_w") ? "W" : "degC";
      if (unit == "W")
        greatest_w = std::max(
            {greatest_w, std::abs(static_cast<double>(values->range().greatest)), std::abs(static_cast<double>(values->range().least))});
      chosen.push_back({name, values, unit});
    }
    std::vector<ChartPanel> panels;
    std::vector<QString> families;
    int left_out = 0;
    for (const Chosen& one : chosen) {
      const ChannelLook look = channel_look(one.id, one.unit, greatest_w);
      auto family = std::ranges::find(families, look.family);
      if (family == families.end()) {
        if (panels.size() == most_panels) {
          ++left_out;
          continue;
        }
        families.push_back(look.family);
        panels.push_back({.unit = look.unit.name, .decimals = look.unit.decimals, .lines = {}});
        family = families.end() - 1;
      }
      ChartPanel& panel = panels[static_cast<std::size_t>(family - families.begin())];
      if (panel.lines.size() == most_lines) {
        ++left_out;
        continue;
      }
      ChartLine line;
      line.id = qstring(one.id);
      line.name =
          one.id.find('/') == std::string::npos ? qstring(channel_name(one.id, language())) : qstring(one.id.substr(one.id.find('/') + 1));
      line.values = one.values;
      line.unit = look.unit;
      line.color = line_color(panel.lines.size());
      line.dash = line_dash(panel.lines.size());
      line.file_unit = qstring(one.unit);
      line.remark = qstring(document::Numbers(language()).fixed(look.unit.shown(one.values->mean()), look.unit.decimals));
      panel.lines.push_back(std::move(line));
    }
    QString remark = words({"%1, peaks kept; right: means", "%1，峰值保留；右侧为均值"}, resolution_words(input_.run()));
    if (left_out > 0)
      remark += QStringLiteral("  ·  ") + counted(left_out,
                                                  {"%1 not drawn: three panels of six lines at most", "%1 个未绘出：最多三幅、每幅六条"},
                                                  {"%1 not drawn: three panels of six lines at most", "%1 个未绘出：最多三幅、每幅六条"});
    if (panels.empty()) remark = words({"Choose channels at the left.", "请在左侧选择通道。"});
    chart_->set_title(words({"Time series", "时间序列"}), remark);
    chart_->present(frame_of(input_.run()), std::move(panels));
  }

  TabInput input_;
  QTreeWidget* tree_;
  QLineEdit* filter_;
  QLabel* note_;
  TimeChart* chart_;
  std::map<std::string, std::shared_ptr<const Pyramid>> racks_;
};

}  // namespace

QWidget* make_series_tab(const TabInput& input) {
  if (!input.run().series)
    return make_nothing(words({"No time series.", "没有时间序列。"}),
                        words({"series.nc of this run is missing or cannot be read.", "本次运行的 series.nc 缺失或无法读取。"}));
  return new SeriesTab(input);
}

}  // namespace icctwin::gui
