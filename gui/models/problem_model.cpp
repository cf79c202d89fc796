#include "gui/models/problem_model.h"

#include <algorithm>

#include "gui/document/words.h"

namespace icctwin::gui {

void ProblemModel::set_problems(const std::vector<Problem>& problems) {
  auto sorted = problems;
  std::ranges::stable_sort(sorted, {}, &Problem::severity);
  if (sorted == problems_) return;  // selection and place stay
  beginResetModel();
  problems_ = std::move(sorted);
  endResetModel();
}

std::size_t ProblemModel::count(Severity severity) const {
  return static_cast<std::size_t>(std::ranges::count(problems_, severity, &Problem::severity));
}

void ProblemModel::retranslate() {
  if (!problems_.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, column_count - 1));
  emit headerDataChanged(Qt::Horizontal, 0, column_count - 1);
}

QVariant ProblemModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const Problem& problem = problems_[static_cast<std::size_t>(index.row())];
  switch (role) {
    case Qt::DisplayRole:
      return QString::fromStdString(index.column() == code_column       ? problem.code
                                    : index.column() == sentence_column ? sentence(problem, language())
                                                                        : problem.where);
    case Qt::ToolTipRole:
      return QString::fromStdString(sentence(problem, language()) + "\n" + advice(problem, language())).trimmed();
    case severity_role:
      return static_cast<int>(problem.severity);
    case pointer_role:
      return problem.where.starts_with("/") ? QVariant(QString::fromStdString(problem.where)) : QVariant();
    default:
      return {};
  }
}

QVariant ProblemModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  static constexpr Text titles[] = {{"Code", "代码"}, {"Problem", "问题"}, {"Place", "位置"}};
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
