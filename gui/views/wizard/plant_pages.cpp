// Power, cooling, network and workload of a new center.
#include <QLabel>
#include <QVBoxLayout>

#include "gui/views/wizard/wizard_page.h"

namespace icctwin::gui {
namespace {

constexpr double watts_of_kw = 1e3;

class PowerPage : public WizardPage {
 public:
  explicit PowerPage(CenterDraft& draft)
      : WizardPage(
            draft, {"Power", "供配电"},
            {"Counts of units follow from the design load; here is how they are arranged.", "台数由设计负荷计算得出，此处选择配置方式。"}) {
    auto* form = new Form;
    form->heading(words({"From intake to rack", "从进线到机柜"}));
    add_choice(*form, {"Redundancy", "冗余"}, redundancies, &CenterOptions::redundancy);
    add_choice(*form, {"Supply", "供电方式"}, supplies, &CenterOptions::supply);
    form->heading(words({"On the site", "现场电源"}));
    add_number(
        *form, {"Battery", "储能"}, QStringLiteral("kWh"), 0, 1e6, 500, 0, [](const CenterOptions& o) { return o.battery_kwh; },
        [](CenterOptions& o, double kwh) { o.battery_kwh = kwh; });
    add_number(
        *form, {"Photovoltaics", "光伏"}, QStringLiteral("kW"), 0, 1e6, 100, 0, [](const CenterOptions& o) { return o.pv_w / watts_of_kw; },
        [](CenterOptions& o, double kw) { o.pv_w = kw * watts_of_kw; });
    add_flag(*form, {"Generators", "柴油发电机"}, {"For the whole load, with one to spare", "按全部负荷配置，一台备用"},
             &CenterOptions::generators);
    form->sentence(words({"0 means none. Batteries and photovoltaics change what is bought from the grid, not what the center uses.",
                          "0 表示不设。储能与光伏改变购电量，不改变用电量。"}));
    column_->addWidget(form);
    column_->addStretch(1);
  }
  QString choice() const override { return qstring(named(redundancies, draft_.options().redundancy).word); }
};

class CoolingPage : public WizardPage {
 public:
  explicit CoolingPage(CenterDraft& draft)
      : WizardPage(draft, {"Cooling", "冷却"},
                   {"CDUs, chillers and heat rejection are sized for the design heat.", "CDU、冷水机组与散热设备按设计热量配置。"}) {
    auto* form = new Form;
    form->heading(words({"At the racks", "机柜侧"}));
    technology_ = choice_box();
    for (const auto& one : coolings) technology_->addItem(words(one.name), qstring(one.word));
    chip_ = form->row(words({"Technology", "冷却方式"}), technology_, {}, words({"Catalog", "设备库"}));
    connect(technology_, &QComboBox::activated, this, [this](int at) {
      change([&](CenterOptions& options) {
        options.cooling = coolings[static_cast<std::size_t>(at)].value;
        options.liquid_fraction.reset();
        options.liquid_supply_c.reset();
      });
    });
    follow([this](const CenterOptions&) { choose_word(*technology_, qstring(named(coolings, kind()).word)); });
    add_number(
        *form, {"Liquid share", "液冷占比"}, words({"%, cold plates only; 0: as in the data sheet", "%，仅冷板；0 表示按样本"}), 0, 100, 5,
        0, [](const CenterOptions& o) { return o.liquid_fraction.value_or(0) * 100; },
        [](CenterOptions& o, double percent) { o.liquid_fraction = percent > 0 ? std::optional<double>(percent / 100) : std::nullopt; });
    add_number(
        *form, {"Liquid supply", "供液温度"}, words({"°C; 0: what the technology allows", "°C；0 表示按冷却方式"}), 0, 60, 1, 1,
        [](const CenterOptions& o) { return o.liquid_supply_c.value_or(0); },
        [](CenterOptions& o, double c) { o.liquid_supply_c = c > 0 ? std::optional<double>(c) : std::nullopt; });
    add_number(
        *form, {"Supply air", "送风温度"}, QStringLiteral("°C"), 15, 35, 1, 1, [](const CenterOptions& o) { return o.air_supply_c; },
        [](CenterOptions& o, double c) { o.air_supply_c = c; });
    form->heading(words({"Plant", "冷站"}));
    add_count(*form, {"Spare CDUs", "备用 CDU"}, words({"units", "台"}), 0, 20, &CenterOptions::redundant_cdus);
    add_choice(*form, {"Heat rejection", "散热设备"}, rejections, &CenterOptions::rejection);
    note_ = form->sentence({});
    follow([this](const CenterOptions& options) {
      const RackType* rack = draft_.catalog().find_rack_type(options.rack_type);
      const bool own = rack && cooling_kind(rack->cooling) != kind();
      note_->setText(own ? words({"The catalog has this rack type with other cooling; a sister or a marked copy takes its place.",
                                  "设备库中该机柜为其他冷却方式；将采用同类机柜，或生成标注的副本。"})
                         : QString());
    });
    column_->addWidget(form);
    column_->addStretch(1);
  }
  QString choice() const override { return words(named(coolings, kind()).name); }

 private:
  CoolingKind kind() const {
    const CenterOptions& options = draft_.options();
    if (options.cooling) return *options.cooling;
    const RackType* rack = draft_.catalog().find_rack_type(options.rack_type);
    return rack ? cooling_kind(rack->cooling) : CoolingKind::air;
  }

  QComboBox* technology_;
  QLabel *chip_, *note_;
};

class NetworkPage : public WizardPage {
 public:
  explicit NetworkPage(CenterDraft& draft)
      : WizardPage(draft, {"Network", "组网"},
                   {"One network card for each accelerator; switches as many as the ports need.",
                    "每张加速卡一个网口，交换机数量由端口数计算。"}) {
    auto* form = new Form;
    form->heading(words({"Topology", "拓扑"}));
    auto* tiers = choice_box();
    tiers->addItem(words({"Two tiers: leaf, spine", "两层：叶、脊"}), QStringLiteral("2"));
    tiers->addItem(words({"Three tiers: leaf, spine, core", "三层：叶、脊、核心"}), QStringLiteral("3"));
    form->row(words({"Tiers", "层数"}), tiers, {}, words({"Template", "模板"}));
    connect(tiers, &QComboBox::activated, this, [this](int at) { change([&](CenterOptions& options) { options.tiers = 2 + at; }); });
    follow([tiers](const CenterOptions& options) { tiers->setCurrentIndex(options.tiers - 2); });
    add_flag(*form, {"Rails", "轨道"}, {"Each card of a server on a leaf of its own", "服务器各网口接入不同叶交换机"},
             &CenterOptions::rails);
    add_number(
        *form, {"Oversubscription", "收敛比"}, words({": 1 at the leaves", ": 1，叶交换机"}), 1, 8, 1, 1,
        [](const CenterOptions& o) { return o.oversubscription; }, [](CenterOptions& o, double ratio) { o.oversubscription = ratio; });
    auto* gear = choice_box();
    // Their names say ports and speed.
    for (const SwitchType& one : draft.catalog().switches) gear->addItem(QString::fromStdString(one.name), QString::fromStdString(one.id));
    gear->setFixedWidth(gear->sizeHint().width());
    form->row(words({"Switch", "交换机型号"}), gear, {}, words({"Catalog", "设备库"}));
    connect(gear, &QComboBox::activated, this, [this, gear](int at) {
      change([&](CenterOptions& options) { options.switch_type = gear->itemData(at).toString().toStdString(); });
    });
    follow([gear](const CenterOptions& options) { choose_word(*gear, QString::fromStdString(options.switch_type)); });
    column_->addWidget(form);
    column_->addStretch(1);
  }
  QString choice() const override { return draft_.options().tiers == 2 ? words({"two tiers", "两层"}) : words({"three tiers", "三层"}); }
};

class WorkloadPage : public WizardPage {
 public:
  explicit WorkloadPage(CenterDraft& draft)
      : WizardPage(draft, {"Workload", "负载"},
                   {"What the center works on while it is simulated; it can be changed at any time.", "仿真期间运行的作业，可随时修改。"}) {
    auto* form = new Form;
    form->heading(words({"Mix", "负载构成"}));
    add_choice(*form, {"Preset", "预设"}, mixes, &CenterOptions::mix);
    add_number(
        *form, {"Length", "仿真时长"}, words({"days from 7 July", "天，自 7 月 7 日起"}), 0.1, 366, 1, 1,
        [](const CenterOptions& o) { return o.days; }, [](CenterOptions& o, double days) { o.days = days; });
    auto* about = form->sentence({});
    follow([about](const CenterOptions& options) {
      switch (options.mix) {
        case WorkloadMix::training:
          return about->setText(words({"Random jobs of hours to days over up to a quarter of the servers, 80 % of the center on average.",
                                       "随机作业，时长数小时至数天，最多占四分之一服务器，平均占用全中心约 80%。"}));
        case WorkloadMix::inference:
          return about->setText(words({"Replicas on one to four servers that come and go, half at work, 70 % of the center on average.",
                                       "一至四台服务器的推理副本，时有增减，利用率中等，平均占用全中心约 70%。"}));
        case WorkloadMix::mixed:
          return about->setText(words({"Training on half of the center, inference on a quarter.", "训练约占一半，推理约占四分之一。"}));
        case WorkloadMix::trace:
          return about->setText(words({"7,866 training jobs of a Microsoft cluster, recorded in October 2017, as they were submitted.",
                                       "微软集群 2017 年 10 月记录的 7866 个训练作业，按原提交时间重放。"}));
      }
    });
    column_->addWidget(form);
    column_->addStretch(1);
  }
  QString choice() const override { return words(named(mixes, draft_.options().mix).name); }
};

}  // namespace

WizardPage* make_power_page(CenterDraft& draft) { return new PowerPage(draft); }
WizardPage* make_cooling_page(CenterDraft& draft) { return new CoolingPage(draft); }
WizardPage* make_network_page(CenterDraft& draft) { return new NetworkPage(draft); }
WizardPage* make_workload_page(CenterDraft& draft) { return new WorkloadPage(draft); }

}  // namespace icctwin::gui
