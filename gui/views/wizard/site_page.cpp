// Where a new center stands: shipped sites with climate, carbon factor and tariff, each with its source.
#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

#include "gui/views/theme.h"
#include "gui/views/wizard/wizard_page.h"

namespace icctwin::gui {
namespace {

constexpr int city_list_width = 186;

QString site_name(const ShippedSite& site) {
  return QString::fromStdString(language() == Language::zh && !site.site.name_zh.empty() ? site.site.name_zh : site.site.name);
}

class SitePage : public WizardPage {
 public:
  explicit SitePage(CenterDraft& draft)
      : WizardPage(draft, {"Site", "场址"},
                   {"The place gives climate, carbon factor and tariff. Each can be replaced afterwards.",
                    "场址决定气候、电网排放因子与电价，之后均可替换。"}),
        list_(new QListWidget),
        facts_(new QWidget) {
    auto* row = new QHBoxLayout;
    row->setSpacing(20);
    list_->setFixedWidth(city_list_width);
    list_->setAccessibleName(words({"Sites", "场址"}));
    list_->setObjectName(QStringLiteral("boxed"));
    for (const ShippedSite& site : draft.sites()) {
      auto* item = new QListWidgetItem(site_name(site), list_);
      item->setData(Qt::UserRole, QString::fromStdString(site.id));
    }
    connect(list_, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
      if (item && !showing_) draft_.set_site(item->data(Qt::UserRole).toString().toStdString());
    });
    row->addWidget(list_);
    row->addWidget(facts_, 1, Qt::AlignTop);
    column_->addLayout(row, 1);
    follow([this](const CenterOptions&) {
      showing_ = true;
      for (int i = 0; i < list_->count(); ++i)
        if (draft_.site() && list_->item(i)->data(Qt::UserRole).toString().toStdString() == draft_.site()->id) list_->setCurrentRow(i);
      showing_ = false;
    });
    connect(&draft, &CenterDraft::computed, this, &SitePage::show_facts);
  }
  QString choice() const override { return draft_.site() ? site_name(*draft_.site()) : QString(); }

 private:
  void show_facts() {
    delete facts_->layout();
    qDeleteAll(facts_->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    auto* column = new QVBoxLayout(facts_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    for (const SiteFact& fact : draft_.result().site) {
      auto* name = role_label(fact.name, "muted");
      column->addWidget(name);
      auto* value = new QLabel(fact.value);
      value->setFont(face(Face::strong));
      value->setWordWrap(true);
      column->addWidget(value);
      if (!fact.source.isEmpty() || fact.unverified) {
        const QString mark = fact.unverified ? words({"unverified", "未核实"}) : QString();
        auto* source = role_label(mark.isEmpty()          ? fact.source
                                  : fact.source.isEmpty() ? mark
                                                          : words({"%1; %2", "%1；%2"}).arg(mark, fact.source),
                                  "muted");
        source->setFont(face(Face::small));
        source->setWordWrap(true);
        column->addWidget(source);
      }
      column->addSpacing(8);
    }
    column->addStretch(1);
  }

  QListWidget* list_;
  QWidget* facts_;
  bool showing_ = false;
};

}  // namespace

WizardPage* make_site_page(CenterDraft& draft) { return new SitePage(draft); }

}  // namespace icctwin::gui
