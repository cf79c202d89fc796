// The flow of energy of the run or of one of its months.
#include <QComboBox>
#include <QVBoxLayout>

#include "gui/document/words.h"
#include "gui/views/charts/sankey_view.h"
#include "gui/views/results/result_tab.h"

namespace icctwin::gui {

QWidget* make_flow_tab(const TabInput& input) {
  if (!report::energy_book(input.run()).present)
    return make_nothing(words({"No ledger.", "没有台账。"}), words({"ledger.csv of this run is missing or holds no electricity.",
                                                                    "本次运行的 ledger.csv 缺失或没有电量科目。"}));
  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(16, 10, 16, 14);
  auto* flow = new SankeyView(QStringLiteral("energy_flow"), words({"Energy flow", "能流图"}));
  auto* months = new QComboBox;
  months->setAccessibleName(words({"Period", "时段"}));
  months->addItem(words({"Whole run", "整个运行"}), QString());
  if (input.data->months.size() > 1)
    for (const std::string& month : input.data->months) months->addItem(month_words(month), qstring(month));
  flow->add_control(months);
  const auto draw = [flow, months, data = input.data, state = &input.state] {
    state->flow_month = months->currentData().toString();
    const std::string month = state->flow_month.toStdString();
    const auto book = month.empty() ? report::energy_book(*data->run) : report::energy_book(*data->run, month);
    flow->present(report::sankey_diagram(report::Texts(language()), book));
  };
  const int known = months->findData(input.state.flow_month);
  months->setCurrentIndex(std::max(known, 0));
  QObject::connect(months, &QComboBox::currentIndexChanged, flow, draw);
  draw();
  column->addWidget(flow, 1);
  return page;
}

}  // namespace icctwin::gui
