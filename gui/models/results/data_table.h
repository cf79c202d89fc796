#pragma once
// A table of results: what a chart or a list shows, with its exact values, to be read, copied and written.
#include <QByteArray>
#include <QString>
#include <QStringList>
#include <limits>
#include <vector>

namespace icctwin::gui {

struct DataColumn {
  enum class Kind { text, number, time };

  QString name, unit;
  Kind kind = Kind::text;
  QStringList texts = {};            ///< of a column of text
  std::vector<double> numbers = {};  ///< of a column of numbers, or seconds since 1970 UTC; NaN: no value
  int decimals = -1;                 ///< as shown; below 0: four significant digits
  bool is_single = false;            ///< the numbers were read with single precision, and are written so
};

struct DataTable {
  QString title;
  std::vector<DataColumn> columns;
  int utc_offset_s = 0;

  std::size_t rows() const;
  /// A cell as people read it, rounded; a dash where there is no value.
  QString shown(std::size_t row, std::size_t column) const;
  /// A cell as programs read it: shortest text with the same value, time in ISO 8601 with the offset; empty where there is no value.
  QString exact(std::size_t row, std::size_t column) const;

  /// RFC 4180 in UTF-8: a row of names, a row of units, then the values.
  QByteArray csv() const;
  /// For the clipboard: the same with tabs, of these rows.
  QString tsv(const std::vector<std::size_t>& of_rows) const;
  QString tsv() const;
};

DataColumn text_column(const QString& name, QStringList texts = {});
DataColumn number_column(const QString& name, const QString& unit, int decimals, std::vector<double> numbers = {});
DataColumn time_column(const QString& name, std::vector<double> unix_s = {});

/// "2025-07-09T15:00:00+08:00".
QString iso_time(double unix_s, int utc_offset_s);

}  // namespace icctwin::gui
