#include "gui/models/results/data_table.h"

#include <QDateTime>
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>

#include "gui/document/words.h"
#include "sim/document/numbers.h"

namespace icctwin::gui {
namespace {

template <class Number>
QString shortest(Number value) {
  std::array<char, 40> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  return QString::fromLatin1(text.data(), end - text.data());
}

/// Quoted where a reader would take it apart otherwise.
QString quoted(const QString& text) {
  if (!text.contains(',') && !text.contains('"') && !text.contains('\n') && !text.contains('\r')) return text;
  return '"' + QString(text).replace('"', QLatin1String("\"\"")) + '"';
}

QString one_line(QString text) { return text.replace('\t', ' ').replace('\n', ' '); }

}  // namespace

QString iso_time(double unix_s, int utc_offset_s) {
  if (!std::isfinite(unix_s)) return {};
  return QDateTime::fromSecsSinceEpoch(std::llround(unix_s), Qt::OffsetFromUTC, utc_offset_s).toString(Qt::ISODate);
}

DataColumn text_column(const QString& name, QStringList texts) {
  return {.name = name, .unit = {}, .kind = DataColumn::Kind::text, .texts = std::move(texts)};
}

DataColumn number_column(const QString& name, const QString& unit, int decimals, std::vector<double> numbers) {
  return {.name = name, .unit = unit, .kind = DataColumn::Kind::number, .texts = {}, .numbers = std::move(numbers), .decimals = decimals};
}

DataColumn time_column(const QString& name, std::vector<double> unix_s) {
  return {.name = name, .unit = {}, .kind = DataColumn::Kind::time, .texts = {}, .numbers = std::move(unix_s)};
}

std::size_t DataTable::rows() const {
  if (columns.empty()) return 0;
  const DataColumn& first = columns.front();
  return first.kind == DataColumn::Kind::text ? static_cast<std::size_t>(first.texts.size()) : first.numbers.size();
}

QString DataTable::shown(std::size_t row, std::size_t column) const {
  const DataColumn& of = columns[column];
  const document::Numbers numbers(language(), utc_offset_s);
  switch (of.kind) {
    case DataColumn::Kind::text:
      return of.texts[static_cast<qsizetype>(row)];
    case DataColumn::Kind::time:
      return std::isfinite(of.numbers[row]) ? qstring(numbers.table_time(of.numbers[row])) : qstring(document::missing_mark);
    case DataColumn::Kind::number:
      break;
  }
  if (!std::isfinite(of.numbers[row])) return qstring(document::missing_mark);
  return qstring(of.decimals < 0 ? numbers.free(of.numbers[row]) : numbers.fixed(of.numbers[row], of.decimals));
}

QString DataTable::exact(std::size_t row, std::size_t column) const {
  const DataColumn& of = columns[column];
  if (of.kind == DataColumn::Kind::text) return of.texts[static_cast<qsizetype>(row)];
  const double number = of.numbers[row];
  if (of.kind == DataColumn::Kind::time) return iso_time(number, utc_offset_s);
  if (!std::isfinite(number)) return {};
  return of.is_single ? shortest(static_cast<float>(number)) : shortest(number);
}

QByteArray DataTable::csv() const {
  QString text;
  QStringList cells;
  for (const DataColumn& column : columns) cells << quoted(column.name);
  text += cells.join(',') + '\n';
  cells.clear();
  for (const DataColumn& column : columns) cells << quoted(column.unit);
  text += cells.join(',') + '\n';
  for (std::size_t row = 0; row < rows(); ++row) {
    cells.clear();
    for (std::size_t i = 0; i < columns.size(); ++i) cells << quoted(exact(row, i));
    text += cells.join(',') + '\n';
  }
  return text.toUtf8();
}

QString DataTable::tsv(const std::vector<std::size_t>& of_rows) const {
  QString text;
  QStringList cells;
  for (const DataColumn& column : columns)
    cells << one_line(column.unit.isEmpty() ? column.name : column.name + QStringLiteral(" [") + column.unit + ']');
  text += cells.join('\t') + '\n';
  for (const std::size_t row : of_rows) {
    cells.clear();
    for (std::size_t i = 0; i < columns.size(); ++i) cells << one_line(exact(row, i));
    text += cells.join('\t') + '\n';
  }
  return text;
}

QString DataTable::tsv() const {
  std::vector<std::size_t> all(rows());
  std::iota(all.begin(), all.end(), 0);
  return tsv(all);
}

}  // namespace icctwin::gui
