// The lists of a run: key figures with formulas, ledger, events, failures, problems.
#include <QComboBox>
#include <QVBoxLayout>

#include "gui/document/words.h"
#include "gui/views/results/result_tab.h"
#include "gui/views/results/table_view.h"

namespace icctwin::gui {

QWidget* make_tables_tab(const TabInput& input) {
  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(16, 10, 16, 14);
  auto* view = new TableView;
  auto* which = new QComboBox;
  which->setAccessibleName(words({"Table", "表格"}));
  const auto data = input.data;
  // Each shares the life of all.
  const auto table = [data](const DataTable& of) { return std::shared_ptr<const DataTable>(data, &of); };
  const std::vector<std::shared_ptr<const DataTable>> tables = {table(data->kpis),     table(data->ledger),   table(data->events),
                                                                table(data->failures), table(data->problems), table(data->jobs)};
  for (const auto& one : tables) which->addItem(one->title + QStringLiteral(" (") + QString::number(one->rows()) + ')');
  view->add_control(which);
  const auto show = [view, tables, state = &input.state](int index) {
    state->table = index;
    view->present(tables[static_cast<std::size_t>(index)]);
  };
  QObject::connect(which, &QComboBox::currentIndexChanged, view, show);
  const int known = std::clamp(input.state.table, 0, static_cast<int>(tables.size()) - 1);
  which->setCurrentIndex(known);
  show(known);
  column->addWidget(view, 1);
  return page;
}

}  // namespace icctwin::gui
