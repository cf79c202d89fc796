#pragma once
// How numbers, units and times are written for readers in each language; every value is rounded here, once.
#include <string>
#include <string_view>

#include "models/base/diagnostics.h"
#include "sim/document/blocks.h"

namespace icctwin::document {

/// Stands where a value is missing.
inline constexpr std::string_view missing_mark = "—";

/// A unit to show a quantity in: the value is divided by the divisor and shown with this many decimals.
struct DisplayUnit {
  double divisor = 1;
  int decimals = 0;
  std::string_view name;
};

class Numbers {
 public:
  explicit Numbers(Language language, int utc_offset_s = 0) : language_(language), utc_offset_s_(utc_offset_s) {}

  Language language() const { return language_; }
  int utc_offset_s() const { return utc_offset_s_; }

  /// "1,234.5" in English, "1234.5" or "12 345.6" with thin spaces in Chinese; U+2212 as minus; a dash when there is no value.
  std::string fixed(double value, int decimals) const;
  /// A share as a percentage: "2.3 %" with a no-break space in English, "2.3%" in Chinese.
  std::string percent(double ratio, int decimals = 1) const;
  /// Value and unit joined by a no-break space, or closed up where the unit begins with a Chinese character.
  std::string with_unit(double value, int decimals, std::string_view unit) const;
  std::string with_unit(double value, const DisplayUnit& unit) const;
  std::string in_unit(double value, const DisplayUnit& unit) const;
  /// The shortest text that stands for a value of unknown size, with four significant digits.
  std::string free(double value) const;

  /// The same as cells of a table: the exact value goes along.
  Cell cell(double value, int decimals) const { return {fixed(value, decimals), value, decimals}; }
  Cell cell(double value, const DisplayUnit& unit) const { return cell(value / unit.divisor, unit.decimals); }
  Cell free_cell(double value) const;

  /// "9 July 15:00" or "07-09 15:00".
  std::string moment(double unix_s) const;
  /// "2025-07-09 15:00", the same in both languages, for tables.
  std::string table_time(double unix_s) const;
  /// "7 to 13 July 2025" or "2025-07-07 至 07-13"; the end is the first instant that no longer belongs to the period.
  std::string period(double start_unix_s, double end_unix_s) const;
  /// "Mon 7 Jul" or "7/7 周一".
  std::string day(double unix_s, bool with_weekday) const;
  /// "Jul 2025" or "2025年7月".
  std::string month(int year, int month) const;
  /// "+08:00".
  std::string zone() const;

  // Units by size, for a whole report: taken once from its largest value, so that the parts can be compared.
  DisplayUnit energy(double largest_kwh) const;
  DisplayUnit power(double largest_w) const;
  DisplayUnit water(double largest_l) const;
  DisplayUnit carbon(double largest_kg) const;
  DisplayUnit money(double largest_cny) const;
  DisplayUnit duration(double largest_s) const;

 private:
  bool zh() const { return language_ == Language::zh; }

  Language language_;
  int utc_offset_s_;
};

/// Whether rounded parts, summed as shown, give the rounded total.
bool adds_up(const std::string& total, const std::string* parts, std::size_t count);

}  // namespace icctwin::document
