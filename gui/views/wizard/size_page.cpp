// How large a new center is: accelerators, rack type, how it is rounded, and what that makes.
#include <QAbstractButton>
#include <QButtonGroup>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>

#include "gui/views/delegates.h"
#include "gui/views/row_views.h"
#include "gui/views/theme.h"
#include "gui/views/wizard/figures.h"
#include "gui/views/wizard/wizard_page.h"

namespace icctwin::gui {
namespace {

constexpr int card_height = 82, most_accelerators = 200'000;

/// One of two ways of rounding, with the sum that it gives.
class RoundCard : public QAbstractButton {
 public:
  explicit RoundCard(Rounding rounding) : rounding_(rounding) {
    setCheckable(true);
    setFixedHeight(card_height);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(words(named(roundings, rounding).name));
  }
  Rounding rounding() const { return rounding_; }
  void set_size(const CenterSize& size) {
    title_ = words({"Accelerators: %1", "%1 张"}, count_words(size.accelerators));
    sum_ = qstring(size_words(size, rounding_, language()));
    const int more = size.accelerators - size.asked;
    rest_ = more == 0
                ? words({"exactly what was asked for", "与要求数量一致"})
                : words({"%1 more (+%2 %), %3", "多 %1 张（+%2%），%3"})
                      .arg(count_words(more), QString::number(100.0 * more / std::max(1, size.asked), 'f', 1),
                           size.last_rack_nodes > 0 ? words({"last rack not full", "末柜未满"}) : words({"every rack full", "无半空机柜"}));
    setAccessibleDescription(sum_);
    update();
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool strong = isChecked() || hasFocus();
    painter.setPen(QPen(strong ? t.accent : t.line2, strong ? 2 : 1));
    painter.setBrush(isChecked() ? t.selected : t.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    painter.setPen(QPen(isChecked() ? t.accent : t.line2, isChecked() ? 4 : 1));
    painter.setBrush(t.surface);
    painter.drawEllipse(QPointF(21, 21), isChecked() ? 5 : 6.5, isChecked() ? 5 : 6.5);
    const auto write = [&](const QString& text, Face of, const QColor& color, int left, int y) {
      painter.setFont(face(of));
      painter.setPen(color);
      painter.drawText(QRectF(left, y, width() - left - 10, 20), Qt::AlignLeft | Qt::AlignVCenter,
                       painter.fontMetrics().elidedText(text, Qt::ElideRight, width() - left - 10));
    };
    write(title_, Face::strong, t.text, 36, 11);
    write(sum_, Face::table, t.text2, 14, 36);
    write(rest_, Face::table, t.text3, 14, 55);
  }

 private:
  Rounding rounding_;
  QString title_, sum_, rest_;
};

class SizePage : public WizardPage {
 public:
  explicit SizePage(CenterDraft& draft)
      : WizardPage(draft, {"Size", "规模"},
                   {"Accelerators and rack type; racks are counted up and placed in facing rows.",
                    "给出加速卡总数与机柜型号，程序取整并生成布置。"}) {
    auto* form = new Form;
    auto* count = count_box(1, most_accelerators, 1);
    form->row(words({"Accelerators", "加速卡总数"}), count, words({"cards", "张"}), words({"User", "用户"}));
    connect(count, &QSpinBox::valueChanged, this,
            [this](int value) { change([&](CenterOptions& options) { options.accelerators = value; }); });
    follow([count](const CenterOptions& options) {
      if (count->value() != options.accelerators) count->setValue(options.accelerators);
    });
    auto* type = choice_box();
    type->setMaxVisibleItems(16);
    for (const RackType* one : accelerator_racks(draft.catalog()))
      type->addItem(QString::fromStdString(language() == Language::zh ? one->name_zh : one->name), QString::fromStdString(one->id));
    source_ = form->row(words({"Rack type", "机柜型号"}), type, {}, words({"Catalog", "设备库"}));
    connect(type, &QComboBox::activated, this, [this, type](int at) {
      change([&](CenterOptions& options) {
        options.rack_type = type->itemData(at).toString().toStdString();
        options.cooling.reset();
        options.liquid_fraction.reset();
        options.liquid_supply_c.reset();
      });
    });
    follow([this, type](const CenterOptions& options) {
      choose_word(*type, QString::fromStdString(options.rack_type));
      const RackType* rack = draft_.catalog().find_rack_type(options.rack_type);
      if (!rack) return;
      source_->setText(rack->confidence == Confidence::low ? words({"Catalog, unverified", "设备库，未核实"})
                                                           : words({"Catalog", "设备库"}));
      source_->setToolTip(QString::fromStdString(rack->source));
    });
    add_count(*form, {"Racks in a row", "每列机柜"}, words({"at most", "最多"}), 1, 60, &CenterOptions::racks_per_row);
    form->heading(words({"Rounding", "取整方式"}));
    column_->addWidget(form);
    auto* cards = new QHBoxLayout;
    cards->setSpacing(12);
    auto* group = new QButtonGroup(this);
    for (const auto& one : roundings) {
      auto* card = new RoundCard(one.value);
      group->addButton(card);
      cards->addWidget(card);
      connect(card, &QAbstractButton::clicked, this,
              [this, card] { change([&](CenterOptions& options) { options.rounding = card->rounding(); }); });
      follow([this, card](const CenterOptions& options) {
        card->setChecked(card->rounding() == options.rounding);
        card->set_size(center_size(draft_.catalog(), options.rack_type, options.accelerators, card->rounding()));
      });
    }
    column_->addLayout(cards);
    auto* heading = new QLabel(words({"What this makes", "生成的对象"}));
    heading->setFont(face(Face::strong));
    heading->setContentsMargins(0, 8, 0, 0);
    column_->addWidget(heading);
    make_table();
    column_->addWidget(parts_, 1);
    connect(&draft, &CenterDraft::computed, this, &SizePage::show_parts);
  }
  QString choice() const override { return count_words(draft_.size().accelerators); }

 private:
  void make_table() {
    parts_ = new QTableWidget(0, 4);
    make_quiet(*parts_);
    parts_->setAccessibleName(words({"What this makes", "生成的对象"}));
    parts_->setFocusPolicy(Qt::NoFocus);
    parts_->setSelectionMode(QAbstractItemView::NoSelection);
    parts_->setHorizontalHeaderLabels(
        {words({"Object", "对象"}), words({"Count", "数量"}), words({"Rule", "规则"}), words({"Source", "来源"})});
    parts_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    parts_->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    parts_->setColumnWidth(0, 132);
    parts_->setColumnWidth(1, 64);
    parts_->setColumnWidth(3, 84);
    parts_->verticalHeader()->hide();
  }

  void show_parts() {
    const auto& parts = draft_.result().parts;
    parts_->setRowCount(static_cast<int>(parts.size()));
    for (int i = 0; i < parts_->rowCount(); ++i) {
      const CenterPart& part = parts[static_cast<std::size_t>(i)];
      const QString texts[] = {words(part.name), part.count, part.rule, words(part.source)};
      for (int c = 0; c < 4; ++c) {
        auto* item = new QTableWidgetItem(texts[c]);
        item->setTextAlignment((c == 1 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
        item->setToolTip(texts[c]);
        parts_->setItem(i, c, item);
      }
    }
  }

  QLabel* source_;
  QTableWidget* parts_;
};

}  // namespace

WizardPage* make_size_page(CenterDraft& draft) { return new SizePage(draft); }

}  // namespace icctwin::gui
