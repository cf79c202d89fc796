#include "gui/models/results/result_tables.h"

#include "gui/document/words.h"
#include "gui/models/results/result_data.h"
#include "sim/results/report/names.h"

namespace icctwin::gui {
namespace {

constexpr double s_per_min = 60, s_per_h = 3600;

/// Collects a column of numbers from rows.
template <class Row>
DataColumn numbers_of(const std::vector<Row>& rows, const QString& name, const QString& unit, int decimals, double Row::*member,
                      double divisor = 1) {
  DataColumn column = number_column(name, unit, decimals);
  column.numbers.reserve(rows.size());
  for (const Row& row : rows) column.numbers.push_back(row.*member / divisor);
  return column;
}

template <class Row, class Text>
DataColumn texts_of(const std::vector<Row>& rows, const QString& name, Text&& text) {
  DataColumn column = text_column(name);
  column.texts.reserve(static_cast<qsizetype>(rows.size()));
  for (const Row& row : rows) column.texts << text(row);
  return column;
}

DataColumn times_of(const std::vector<JobRow>& jobs, const QString& name, double JobRow::*member) {
  DataColumn column = time_column(name);
  column.numbers.reserve(jobs.size());
  for (const JobRow& job : jobs) column.numbers.push_back(job.*member);
  return column;
}

DataTable table_of(const RunFolder& run, const Text& title) {
  DataTable table;
  table.title = words(title);
  table.utc_offset_s = run.manifest.utc_offset_s;
  return table;
}

/// The unit as it is written; a ratio has none.
QString unit_text(const std::string& unit) { return unit == "1" ? QString() : qstring(unit); }

QString severity_words(Severity severity) {
  switch (severity) {
    case Severity::error:
      return words({"Error", "错误"});
    case Severity::warning:
      return words({"Warning", "警告"});
    case Severity::hint:
      return words({"Hint", "提示"});
  }
  return {};
}

}  // namespace

QString job_state_words(JobState state) {
  switch (state) {
    case JobState::done:
      return words({"done", "完成"});
    case JobState::running:
      return words({"running", "运行中"});
    case JobState::queued:
      return words({"queued", "排队"});
    case JobState::rejected:
      return words({"rejected", "拒绝"});
    case JobState::cancelled:
      return words({"cancelled", "取消"});
  }
  return {};
}

DataTable job_table(const RunFolder& run) {
  DataTable table = table_of(run, {"Jobs", "作业"});
  const auto& jobs = run.jobs;
  QString states[5];
  for (int i = 0; i < 5; ++i) states[i] = job_state_words(static_cast<JobState>(i));
  const QString hours = QStringLiteral("h"), minutes = QStringLiteral("min");
  table.columns = {
      texts_of(jobs, words({"Job", "作业"}), [](const JobRow& job) { return qstring(job.job_id); }),
      texts_of(jobs, words({"Source", "来源"}), [](const JobRow& job) { return qstring(job.source); }),
      texts_of(jobs, words({"User", "用户"}), [](const JobRow& job) { return qstring(job.user); }),
      texts_of(jobs, words({"State", "状态"}), [&](const JobRow& job) { return states[static_cast<std::size_t>(job.state)]; }),
      times_of(jobs, words({"Submitted", "提交时间"}), &JobRow::submit_unix_s),
      times_of(jobs, words({"Started", "开始时间"}), &JobRow::start_unix_s),
      times_of(jobs, words({"Ended", "结束时间"}), &JobRow::end_unix_s),
      numbers_of(jobs, words({"Wait", "等待"}), minutes, 1, &JobRow::wait_s, s_per_min),
      numbers_of(jobs, words({"Full duration", "完整时长"}), hours, 2, &JobRow::duration_s, s_per_h),
      numbers_of(jobs, words({"Nodes", "节点"}), {}, 0, &JobRow::nodes),
      numbers_of(jobs, words({"Accelerators", "加速卡"}), {}, 0, &JobRow::accelerators),
      numbers_of(jobs, words({"Accelerator-hours", "加速卡时"}), hours, 1, &JobRow::accelerator_hours),
      numbers_of(jobs, words({"Energy", "用电量"}), QStringLiteral("kWh"), 1, &JobRow::energy_kwh),
      numbers_of(jobs, words({"Carbon", "碳排放"}), QStringLiteral("kg"), 1, &JobRow::carbon_kg),
      numbers_of(jobs, words({"Slowdown", "减速比"}), {}, 2, &JobRow::slowdown),
      numbers_of(jobs, words({"Interruptions", "中断次数"}), {}, 0, &JobRow::interruptions),
      texts_of(jobs, words({"First node", "首节点"}), [](const JobRow& job) { return qstring(job.first_node); }),
  };
  return table;
}

DataTable kpi_table(const RunFolder& run) {
  DataTable table = table_of(run, {"Key figures", "关键指标"});
  const auto& kpis = run.kpis;
  const bool partial = is_partial(run);
  table.columns = {texts_of(kpis, words({"Figure", "指标"}), [](const Kpi& kpi) { return qstring(kpi.title.in(language())); }),
                   number_column(words({"Value", "数值"}), {}, -1),
                   texts_of(kpis, words({"Unit", "单位"}), [](const Kpi& kpi) { return unit_text(kpi.unit); }),
                   texts_of(kpis, words({"Formula", "公式"}), [](const Kpi& kpi) { return qstring(kpi.formula.in(language())); }),
                   texts_of(kpis, words({"Id", "标识"}), [](const Kpi& kpi) { return qstring(kpi.id); })};
  // A part of a year tells nothing of the year.
  for (const Kpi& kpi : kpis) table.columns[1].numbers.push_back(partial && kpi.unit.ends_with("/a") ? no_value : kpi.value);
  return table;
}

DataTable ledger_table(const RunFolder& run) {
  DataTable table = table_of(run, {"Ledger", "台账"});
  const auto& rows = run.ledger;
  const auto book = [](const LedgerRow& row) {
    static constexpr std::pair<std::string_view, Text> books[] = {
        {"electricity", {"electricity", "电"}}, {"heat", {"heat", "热"}},   {"water", {"water", "水"}},
        {"carbon", {"carbon", "碳"}},           {"cost", {"cost", "费用"}}, {"fuel", {"fuel", "燃料"}}};
    for (const auto& [id, text] : books)
      if (row.book == id) return words(text);
    return qstring(row.book);
  };
  const auto side = [](const LedgerRow& row) {
    if (row.side == "source") return words({"source", "来源"});
    if (row.side == "use") return words({"use", "去向"});
    if (row.side == "stored") return words({"stored", "蓄存"});
    return qstring(row.side);
  };
  table.columns = {
      texts_of(rows, words({"Month", "月份"}),
               [](const LedgerRow& row) {
                 return row.month == "total" ? words({"Total", "合计"}) : qstring(row.month);
               }),
      texts_of(rows, words({"Book", "账"}), book),
      texts_of(rows, words({"Side", "方向"}), side),
      texts_of(rows, words({"Account", "科目"}), [](const LedgerRow& row) { return qstring(account_name(row.account, language())); }),
      numbers_of(rows, words({"Value", "数值"}), {}, 1, &LedgerRow::value),
      texts_of(rows, words({"Unit", "单位"}), [](const LedgerRow& row) { return unit_text(row.unit); }),
      texts_of(rows, words({"Id", "标识"}), [](const LedgerRow& row) { return qstring(row.account); })};
  return table;
}

DataTable event_table(const RunFolder& run) {
  DataTable table = table_of(run, {"Events", "事件"});
  DataColumn time = time_column(words({"Time", "时间"}));
  for (const EventRow& event : run.events) time.numbers.push_back(event.time_unix_s);
  table.columns = {
      std::move(time),
      texts_of(run.events, words({"Event", "事件"}), [](const EventRow& event) { return qstring(event.kind).replace('_', ' '); }),
      texts_of(run.events, words({"Object", "对象"}), [](const EventRow& event) { return qstring(event.object); }),
      texts_of(run.events, words({"Detail", "说明"}), [](const EventRow& event) { return qstring(event.detail); })};
  return table;
}

DataTable failure_table(const RunFolder& run) {
  DataTable table = table_of(run, {"Losing one element", "单点故障"});
  const auto& rows = run.failures;
  table.columns = {texts_of(rows, words({"Element", "元件"}), [](const FailureRow& row) { return qstring(row.element).replace('_', ' '); }),
                   texts_of(rows, words({"Name", "名称"}), [](const FailureRow& row) { return qstring(row.name); }),
                   numbers_of(rows, words({"Alike", "同类数"}), {}, 0, &FailureRow::alike),
                   texts_of(rows, words({"Consequence", "后果"}), [](const FailureRow& row) { return qstring(row.consequence); }),
                   numbers_of(rows, words({"Load", "负荷"}), QStringLiteral("kW"), 1, &FailureRow::load_w, 1000),
                   numbers_of(rows, words({"Capacity", "容量"}), QStringLiteral("kW"), 1, &FailureRow::capacity_w, 1000),
                   numbers_of(rows, words({"Lasts", "可维持"}), QStringLiteral("min"), 1, &FailureRow::lasts_s, s_per_min),
                   numbers_of(rows, words({"Racks", "机柜数"}), {}, 0, &FailureRow::racks)};
  return table;
}

DataTable problem_table(const RunFolder& run) {
  DataTable table = table_of(run, {"Problems", "问题"});
  const auto& rows = run.problems;
  table.columns = {texts_of(rows, words({"Severity", "级别"}), [](const RunProblem& row) { return severity_words(row.severity); }),
                   texts_of(rows, words({"Code", "代码"}), [](const RunProblem& row) { return qstring(row.code); }),
                   texts_of(rows, words({"Place", "位置"}), [](const RunProblem& row) { return qstring(row.where); }),
                   texts_of(rows, words({"Problem", "问题"}), [](const RunProblem& row) { return qstring(row.sentence.in(language())); }),
                   texts_of(rows, words({"Value", "数值"}), [](const RunProblem& row) { return qstring(row.value); }),
                   texts_of(rows, words({"Limit", "限值"}), [](const RunProblem& row) { return qstring(row.limit); }),
                   texts_of(rows, words({"Advice", "建议"}), [](const RunProblem& row) { return qstring(row.advice.in(language())); })};
  return table;
}

}  // namespace icctwin::gui
