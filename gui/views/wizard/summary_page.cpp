// What a new center will be, and what of it nobody has confirmed.
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

#include "gui/models/units.h"
#include "gui/views/row_views.h"
#include "gui/views/theme.h"
#include "gui/views/wizard/figures.h"
#include "gui/views/wizard/wizard_page.h"

namespace icctwin::gui {
namespace {

class SummaryPage : public WizardPage {
 public:
  explicit SummaryPage(CenterDraft& draft)
      : WizardPage(draft, {"Summary", "汇总"},
                   {"Create makes one scenario that is not saved yet. Every later change can be undone.",
                    "“创建”生成一个尚未保存的方案，此后的修改均可撤销。"}),
        facts_(new QLabel),
        heading_(new QLabel),
        table_(new QTableWidget(0, 3)) {
    facts_->setWordWrap(true);
    column_->addWidget(facts_);
    heading_->setFont(face(Face::strong));
    heading_->setContentsMargins(0, 8, 0, 0);
    column_->addWidget(heading_);
    make_quiet(*table_);
    table_->setAccessibleName(words({"Values that are not confirmed", "未确认的取值"}));
    table_->setSelectionMode(QAbstractItemView::NoSelection);
    table_->setHorizontalHeaderLabels({words({"Value", "取值项"}), words({"Holds", "默认值"}), words({"Source", "来源"})});
    table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table_->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    table_->setColumnWidth(0, 200);
    table_->setColumnWidth(1, 110);
    table_->verticalHeader()->hide();
    column_->addWidget(table_, 1);
    connect(&draft, &CenterDraft::computed, this, &SummaryPage::show_result);
    follow([this](const CenterOptions& options) {
      facts_->setText(words({"%1 at %2. %3, %4, %5.", "%2，%1。%3，%4，%5。"})
                          .arg(qstring(size_words(draft_.size(), options.rounding, language())), site_name(),
                               words(named(redundancies, options.redundancy).name), words(named(supplies, options.supply).name),
                               words(named(mixes, options.mix).name)));
    });
  }

 private:
  QString site_name() const {
    const ShippedSite* site = draft_.site();
    if (!site) return {};
    return QString::fromStdString(language() == Language::zh ? site->site.name_zh : site->site.name);
  }

  void show_result() {
    const auto& list = draft_.result().unverified;
    heading_->setText(counted(static_cast<qsizetype>(list.size()), {"%1 value rests on no checked source", "%1 个取值没有经核实的来源"},
                              {"%1 values rest on no checked source", "%1 个取值没有经核实的来源"}));
    table_->setRowCount(static_cast<int>(list.size()));
    for (int i = 0; i < table_->rowCount(); ++i) {
      const FoundInput& one = list[static_cast<std::size_t>(i)];
      const QString unit = unit_words(one.unit);
      const QString texts[] = {QString::fromStdString(language() == Language::zh && !one.title_zh.empty() ? one.title_zh : one.title),
                               QString::fromStdString(one.value) + (unit.isEmpty() ? QString() : u' ' + unit),
                               QString::fromStdString(one.source)};
      for (int c = 0; c < 3; ++c) {
        auto* item = new QTableWidgetItem(texts[c]);
        item->setToolTip(c == 0 ? QString::fromStdString(one.pointer) : texts[c]);
        table_->setItem(i, c, item);
      }
    }
  }

  QLabel *facts_, *heading_;
  QTableWidget* table_;
};

}  // namespace

WizardPage* make_summary_page(CenterDraft& draft) { return new SummaryPage(draft); }

}  // namespace icctwin::gui
