#include "gui/views/overview_page.h"

#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include "gui/document/words.h"
#include "gui/models/units.h"
#include "gui/models/workbench.h"
#include "gui/views/page_parts.h"

namespace icctwin::gui {
namespace {

constexpr int columns = 4;

TileText tile_of(const Fact& fact, const SheetNames& names) {
  TileText tile;
  tile.label = words(fact.title);
  const Quantity quantity = figure(fact.value, fact.unit);
  tile.value = quantity.number;
  tile.unit = quantity.unit;
  tile.remark = words(fact.remark);
  if (!fact.names.empty()) tile.remark = tile.remark.arg(names.of_list(fact.names));
  tile.share = fact.share;
  return tile;
}

/// What the scenario is about, whole: it is the question that the reader has to have in mind.
QLabel* about_label(const QString& text) {
  auto* label = new QLabel(text);
  label->setObjectName(QStringLiteral("label"));
  label->setWordWrap(true);
  return label;
}

}  // namespace

OverviewPage::OverviewPage(Workbench& bench, Commands&, QWidget* parent) : WorkPage(bench, parent), scroll_(new QScrollArea) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(scroll_);
  scroll_->setWidgetResizable(true);
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  connect(&bench.checker(), &Checker::checked, this, &OverviewPage::rebuild);
}

void OverviewPage::rebuild() {
  const CheckResult& result = bench_.check();
  const int at = scroll_->verticalScrollBar()->value();
  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(16, 12, 16, 16);
  column->setSpacing(10);
  const Node* about = bench_.document().root().member(language() == Language::zh ? "description_zh" : "description");
  add_header(*column, bench_.document().name(language()), words({"computed from the scenario", "由方案计算"}), {});
  if (about) column->addWidget(about_label(qstring(about->plain())));
  if (result.facts.empty()) {
    add_empty(*column, words({"No sizes yet.", "尚无规模数据。"}),
              words({"The scenario has errors that must be mended first; they are listed under Problems.",
                     "方案存在错误，请先按“问题”面板修正。"}));
  } else {
    std::vector<TileText> tiles;
    for (const Fact& fact : result.facts) tiles.push_back(tile_of(fact, result.names));
    add_tiles(*column, tiles, columns, true);
    column->addStretch(1);
  }
  scroll_->setWidget(page);
  scroll_->verticalScrollBar()->setValue(at);
}

}  // namespace icctwin::gui
