#include "gui/models/problem_model.h"

#include <algorithm>

#include "gui/document/words.h"

namespace icctwin::gui {

void ProblemModel::set_problems(const std::vector<Problem>& problems, const std::vector<ProblemNote>& notes) {
  std::vector<Row> sorted;
  for (std::size_t i = 0; i < problems.size(); ++i) sorted.push_back({problems[i], i < notes.size() ? notes[i] : ProblemNote()});
  std::stable_sort(sorted.begin(), sorted.end(), [](const Row& a, const Row& b) { return a.problem.severity < b.problem.severity; });
  const bool same = std::equal(sorted.begin(), sorted.end(), rows_.begin(), rows_.end(),
                               [](const Row& a, const Row& b) { return a.problem == b.problem; });
  if (same) {  // selection and place stay
    rows_ = std::move(sorted);
    if (!rows_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, column_count - 1));
    return;
  }
  beginResetModel();
  rows_ = std::move(sorted);
  endResetModel();
}

std::vector<Problem> ProblemModel::problems() const {
  std::vector<Problem> all;
  for (const Row& row : rows_) all.push_back(row.problem);
  return all;
}

std::size_t ProblemModel::count(Severity severity) const {
  return static_cast<std::size_t>(std::count_if(
      rows_.begin(), rows_.end(), [&](const Row& row) { return row.problem.severity == severity && row.note.reason.isEmpty(); }));
}

void ProblemModel::retranslate() {
  if (!rows_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, column_count - 1));
  emit headerDataChanged(Qt::Horizontal, 0, column_count - 1);
}

QVariant ProblemModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Problem& problem = this->problem(index.row());
  const ProblemNote& note = this->note(index.row());
  switch (role) {
    case Qt::DisplayRole:
      if (index.column() == fix_column) return note.fix ? note.fix->title : QString();
      if (index.column() == sentence_column && !note.reason.isEmpty())
        return words({"%1 (acknowledged: %2)", "%1（已确认：%2）"}).arg(QString::fromStdString(sentence(problem, language())), note.reason);
      return QString::fromStdString(index.column() == code_column       ? problem.code
                                    : index.column() == sentence_column ? sentence(problem, language())
                                                                        : problem.where);
    case Qt::ToolTipRole:
      if (index.column() == fix_column) return note.fix ? note.fix->preview : QString();
      return QString::fromStdString(sentence(problem, language()) + "\n" + advice(problem, language())).trimmed();
    case severity_role:
      return static_cast<int>(problem.severity);
    case quiet_role:
      return !note.reason.isEmpty();
    case pointer_role:
      return problem.where.starts_with("/") ? QVariant(QString::fromStdString(problem.where)) : QVariant();
    default:
      return {};
  }
}

QVariant ProblemModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  static constexpr Text titles[] = {{"Code", "代码"}, {"Problem", "问题"}, {"Place", "位置"}, {"Fix", "修复建议"}};
  return words(titles[section]);
}

std::map<std::string, Severity> worst_by_place(const std::vector<Problem>& problems) {
  std::map<std::string, Severity> worst;
  for (const Problem& problem : problems) {
    if (!problem.where.starts_with("/")) continue;  // of a file, not of the scenario
    const auto [at, added] = worst.emplace(problem.where, problem.severity);
    if (!added) at->second = std::min(at->second, problem.severity);
  }
  return worst;
}

std::map<std::string, QString> sentences_by_place(const std::vector<Problem>& problems) {
  std::map<std::string, QString> sentences;
  const auto worst = worst_by_place(problems);
  for (const Problem& problem : problems)
    if (const auto at = worst.find(problem.where); at != worst.end() && at->second == problem.severity)
      sentences.emplace(problem.where, QString::fromStdString(sentence(problem, language())));
  return sentences;
}

}  // namespace icctwin::gui
