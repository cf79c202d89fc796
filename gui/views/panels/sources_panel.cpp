#include "gui/views/panels/sources_panel.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QThreadPool>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/document/words.h"
#include "gui/models/workbench.h"
#include "gui/views/row_views.h"

namespace icctwin::gui {

SourcesPanel::SourcesPanel(Workbench& bench, QWidget* parent)
    : Panel(bench, parent),
      search_(new QLineEdit),
      unverified_(new QToolButton),
      defaults_(new QToolButton),
      count_(new QLabel),
      nothing_(new QLabel),
      table_(new QTableView) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* tools = new QHBoxLayout;
  tools->setContentsMargins(12, 6, 12, 6);
  tools->setSpacing(6);
  search_->setClearButtonEnabled(true);
  search_->setMaximumWidth(280);
  count_->setObjectName(QStringLiteral("muted"));
  for (QToolButton* one : {unverified_, defaults_}) {
    one->setObjectName(QStringLiteral("toggle"));
    one->setCheckable(true);
    one->setFocusPolicy(Qt::TabFocus);
    connect(one, &QToolButton::toggled, this, &SourcesPanel::filter);
  }
  connect(search_, &QLineEdit::textChanged, this, &SourcesPanel::filter);
  tools->addWidget(search_, 1);
  tools->addWidget(unverified_);
  tools->addWidget(defaults_);
  tools->addWidget(count_);
  tools->addStretch(1);
  column->addLayout(tools);
  nothing_->setObjectName(QStringLiteral("muted"));
  nothing_->setContentsMargins(14, 4, 14, 10);
  column->addWidget(nothing_, 0, Qt::AlignTop);
  table_->setObjectName(QStringLiteral("sources"));
  table_->setModel(&model_);
  make_quiet(*table_);
  table_->horizontalHeader()->setSectionResizeMode(SourceModel::source_column, QHeaderView::Stretch);
  table_->setColumnWidth(SourceModel::title_column, 240);
  table_->setColumnWidth(SourceModel::value_column, 150);
  table_->setColumnWidth(SourceModel::origin_column, 140);
  table_->setColumnWidth(SourceModel::place_column, 260);
  column->addWidget(table_, 1);
  const auto go_to = [this](const QModelIndex& index) {
    if (const QVariant where = index.data(pointer_role); where.isValid()) bench_.select(where.toString().toStdString());
  };
  connect(table_, &QTableView::clicked, this, go_to);
  connect(table_, &QTableView::activated, this, go_to);
  connect(&bench.checker(), &Checker::checked, this, &SourcesPanel::read);
}

SourcesPanel::~SourcesPanel() { QThreadPool::globalInstance()->waitForDone(); }  // what lists the inputs hands them to this

QWidget* SourcesPanel::first_control() { return table_; }

void SourcesPanel::rebuild() {
  table_->setAccessibleName(words({"Sources of the inputs", "输入数据来源"}));
  search_->setPlaceholderText(words({"Filter inputs…", "筛选输入…"}));
  search_->setAccessibleName(words({"Filter of the inputs", "筛选输入"}));
  unverified_->setText(words({"Only unverified", "仅未核实"}));
  defaults_->setText(words({"Only defaults", "仅默认值"}));
  for (QToolButton* one : {unverified_, defaults_}) one->setAccessibleName(one->text());
  table_->verticalHeader()->setDefaultSectionSize(table_row_height());
  model_.retranslate();
  update_state();
}

void SourcesPanel::showEvent(QShowEvent* event) {
  Panel::showEvent(event);
  read();
}

void SourcesPanel::read() {
  const auto loaded = bench_.check().loaded;
  const auto plan = bench_.check().plan;
  if (!plan) {
    shown_.clear();
    model_.set_rows({});
    return update_state();
  }
  if (!isVisible() || reading_ || bench_.check().scenario_sha256 == shown_) return;
  reading_ = true;
  update_state();
  QThreadPool::globalInstance()->start([this, loaded, plan, hash = bench_.check().scenario_sha256] {
    auto rows = std::make_shared<std::vector<SourceRow>>(source_rows(*loaded, *plan));
    const auto take = [this, rows, hash] {
      reading_ = false;
      shown_ = hash;
      model_.set_rows(std::move(*rows));
      update_state();
      read();  // the scenario may have been checked again meanwhile
    };
    QMetaObject::invokeMethod(this, take, Qt::QueuedConnection);
  });
}

void SourcesPanel::filter() {
  model_.set_filter({search_->text().trimmed(), unverified_->isChecked(), defaults_->isChecked()});
  update_state();
}

void SourcesPanel::update_state() {
  count_->setText(words({"%1 inputs, %2 unverified", "%1 项输入，%2 项未核实"})
                      .arg(QString::number(model_.total()), QString::number(model_.unverified())));
  count_->setVisible(model_.total() > 0);
  nothing_->setText(model_.total() > 0 ? words({"No input matches.", "没有匹配的输入。"})
                    : reading_ || bench_.check().plan
                        ? words({"Listing the inputs…", "正在列出输入…"})
                        : words({"The scenario has errors that must be mended first; they are listed under Problems.",
                                 "方案存在错误，请先按“问题”面板修正。"}));
  nothing_->setVisible(model_.rowCount() == 0);
  table_->setVisible(model_.rowCount() > 0);
}

}  // namespace icctwin::gui
