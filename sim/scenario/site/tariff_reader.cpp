#include "sim/scenario/site/tariff_reader.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "models/base/civil_time.h"
#include "sim/scenario/site/line_problems.h"
#include "sim/scenario/site/place_name.h"
#include "sim/scenario/site/site_csv.h"
#include "sim/scenario/text/csv.h"
#include "sim/scenario/text/read_file.h"
#include "sim/scenario/trace/row_log.h"

namespace icctwin {
namespace {

constexpr std::array<std::string_view, 8> tariff_columns = {"area_code", "name_en", "name_zh", "months", "class", "start", "end", "basis"};
constexpr int any_leap_year = 2000;  // 29 February counts among the half hours without a class

enum class Basis { transcribed, verified, gap, doubtful };
constexpr std::array<std::string_view, 4> basis_names = {"transcribed", "verified", "gap", "doubtful"};

// "07:30" as the number of half hours since midnight; 24:00 is the end of the day.
std::optional<std::size_t> parse_half_hour(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = parse_number(text.substr(0, 2));
  const std::string_view minute = text.substr(3);
  if (!hour || *hour < 0 || *hour > 24 || (minute != "00" && minute != "30")) return std::nullopt;
  const std::size_t half_hour = static_cast<std::size_t>(*hour) * 2 + (minute == "30" ? 1 : 0);
  if (half_hour > half_hours_per_day) return std::nullopt;
  return half_hour;
}

// The class of each half hour while an area is being read, and where it comes from.
struct Slot {
  std::optional<TariffClass> tariff_class;
  bool gap = false;
  std::size_t line = 0;
};
using Year = std::array<std::array<Slot, half_hours_per_day>, 12>;

class PeriodParser {
 public:
  PeriodParser(std::string_view text, const std::string& name, Diagnostics& diagnostics)
      : reader_(text), problems_(name, diagnostics), diagnostics_(diagnostics) {}

  std::optional<Tariff> parse(std::string_view area, const std::string& where) {
    if (!read_header()) return std::nullopt;
    const std::size_t fields_per_row = reader_.fields().size();
    std::vector<std::string> known;
    Tariff tariff;
    while (reader_.next() && !problems_.full(reader_.line())) {
      if (reader_.fields().size() != fields_per_row || reader_.malformed()) {
        problems_.add("E-SITE-002", reader_.line(), std::to_string(reader_.fields().size()), std::to_string(fields_per_row));
        continue;
      }
      if (known.empty() || known.back() != field(0)) known.emplace_back(field(0));
      if (!same_place(field(0), area) && !same_place(field(1), area) && field(2) != area) continue;
      tariff.area = printable(field(0));
      read_period();
    }
    if (problems_.has_errors()) return std::nullopt;
    if (tariff.area.empty()) {
      const std::vector<std::string_view> names(known.begin(), known.end());
      diagnostics_.add("E-SITE-030", where, printable(area), printable(nearest_place(area, names)));
      return std::nullopt;
    }
    finish(tariff, where);
    return tariff;
  }

 private:
  std::string_view field(std::size_t column) const { return trim(reader_.fields()[*places_[column]]); }

  bool read_header() {
    if (!reader_.next()) {
      problems_.add("E-SITE-015", 0, "0", "1");
      return false;
    }
    places_ = find_columns(reader_.fields(), tariff_columns, reader_.line(), problems_);
    for (std::size_t i = 0; i < tariff_columns.size(); ++i)
      if (!places_[i])
        problems_.add("E-SITE-010", reader_.line(), std::string(tariff_columns[i]), fmt::format("{}", fmt::join(tariff_columns, ", ")));
    return !problems_.has_errors();
  }

  std::vector<std::size_t> read_months() {
    std::vector<std::size_t> months;
    std::string_view rest = field(3);
    while (!rest.empty()) {
      const std::string_view word = rest.substr(0, rest.find(' '));
      rest = trim(rest.substr(word.size()));
      const auto month = parse_number(word);
      if (!month || *month < 1 || *month > 12 || *month != static_cast<int>(*month)) {
        problems_.add("E-SITE-001", reader_.line(), printable(field(3)), "months 1 to 12 with blanks between", "months");
        return {};
      }
      months.push_back(static_cast<std::size_t>(*month) - 1);
    }
    if (months.empty()) problems_.add("E-SITE-001", reader_.line(), "", "months 1 to 12 with blanks between", "months");
    return months;
  }

  std::optional<std::size_t> read_half_hour(std::size_t column) {
    const auto half_hour = parse_half_hour(field(column));
    if (!half_hour) problems_.add("E-SITE-032", reader_.line(), printable(field(column)), "write 07:00, 07:30 ... 24:00");
    return half_hour;
  }

  void read_period() {
    const auto months = read_months();
    const auto tariff_class = tariff_class_of(field(4));
    if (!tariff_class)
      problems_.add("E-SITE-031", reader_.line(), printable(field(4)), "sharp_peak, peak, flat, valley, deep_valley", "class");
    const auto start = read_half_hour(5);
    const auto end = read_half_hour(6);
    const auto basis = std::ranges::find(basis_names, field(7));
    if (basis == basis_names.end())
      problems_.add("E-SITE-031", reader_.line(), printable(field(7)), fmt::format("{}", fmt::join(basis_names, ", ")), "basis");
    if (!tariff_class || !start || !end || basis == basis_names.end()) return;
    const auto kind = static_cast<Basis>(basis - basis_names.begin());
    verified_ = verified_ && kind == Basis::verified;
    doubtful_ = doubtful_ || kind == Basis::doubtful;
    // An end at or before the start lies on the next day: 22:00 to 06:00 are the hours 22 to 24 and 0 to 6 of the same month.
    const std::size_t length = *end > *start ? *end - *start : *end + half_hours_per_day - *start;
    for (const std::size_t month : months) {
      for (std::size_t i = 0; i < length; ++i) {
        Slot& slot = year_[month][(*start + i) % half_hours_per_day];
        if (slot.tariff_class) {
          problems_.add("E-SITE-033", reader_.line(), fmt::format("{}-{}", field(5), field(6)),
                        fmt::format("line {}, month {}", slot.line, month + 1));
          return;
        }
        slot = Slot{*tariff_class, kind == Basis::gap, reader_.line()};
      }
    }
  }

  void finish(Tariff& tariff, const std::string& where) {
    std::size_t open_per_year = 0, first_open_month = 0;
    for (std::size_t month = 0; month < year_.size(); ++month) {
      for (std::size_t i = 0; i < half_hours_per_day; ++i) {
        const Slot& slot = year_[month][i];
        tariff.class_by_month[month][i] = slot.tariff_class.value_or(TariffClass::flat);
        if (slot.tariff_class && !slot.gap) continue;
        if (open_per_year == 0) first_open_month = month + 1;
        open_per_year += static_cast<std::size_t>(days_in_month(any_leap_year, static_cast<int>(month) + 1));
      }
    }
    tariff.unverified = !verified_;
    if (open_per_year > 0) diagnostics_.add("W-SITE-007", where, std::to_string(open_per_year), std::to_string(first_open_month));
    if (doubtful_) diagnostics_.add("W-SITE-008", where, tariff.area, "no classes, flat at all hours");
    if (!verified_ && !doubtful_) diagnostics_.add("H-SITE-005", where, tariff.area);
  }

  CsvReader reader_;
  LineProblems problems_;
  Diagnostics& diagnostics_;
  std::vector<std::optional<std::size_t>> places_;
  Year year_{};
  bool verified_ = true, doubtful_ = false;
};

}  // namespace

std::optional<Tariff> parse_tariff_periods(std::string_view text, std::string_view area, const std::string& name, const std::string& where,
                                           Diagnostics& diagnostics) {
  return PeriodParser(text, name, diagnostics).parse(area, where);
}

std::optional<Tariff> read_tariff_periods(const std::filesystem::path& path, std::string_view area, const std::string& where,
                                          Diagnostics& diagnostics) {
  const auto text = read_file(path, diagnostics);
  if (!text) return std::nullopt;
  auto tariff = parse_tariff_periods(*text, area, path.filename().string(), where, diagnostics);
  if (tariff) tariff->source = path.filename().string();
  return tariff;
}

std::optional<Tariff> find_tariff(const std::filesystem::path& data_dir, std::string_view area, const std::string& where,
                                  Diagnostics& diagnostics) {
  auto tariff = read_tariff_periods(data_dir / "tariff" / "tou_periods.csv", area, where, diagnostics);
  if (tariff) tariff->source = "tariff tables of the grid companies, February 2026, second-hand transcription";
  return tariff;
}

}  // namespace icctwin
