#include "gui/models/file_preview.h"

#include <QDir>
#include <QFileInfo>
#include <charconv>
#include <cmath>
#include <string_view>

#include "gui/document/words.h"
#include "sim/scenario/text/read_file.h"

namespace icctwin::gui {
namespace {

constexpr std::size_t most_preview_bytes = std::size_t{256} << 20;

std::vector<std::string_view> split(std::string_view line, char separator) {
  std::vector<std::string_view> cells;
  while (true) {
    const auto end = line.find(separator);
    cells.push_back(line.substr(0, end));
    if (end == std::string_view::npos) return cells;
    line.remove_prefix(end + 1);
  }
}

double number_of(std::string_view cell) {
  while (!cell.empty() && (cell.front() == ' ' || cell.front() == '"')) cell.remove_prefix(1);
  while (!cell.empty() && (cell.back() == ' ' || cell.back() == '"' || cell.back() == '\r')) cell.remove_suffix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return error == std::errc() && end == cell.data() + cell.size() ? value : NAN;
}

char separator_of(std::string_view line) {
  for (const char one : {'\t', ',', ';', ' '})
    if (line.find(one) != std::string_view::npos) return one;
  return ',';
}

}  // namespace

FilePreview preview_file(const QString& path) {
  FilePreview preview;
  Diagnostics problems;
  const auto text = read_file(path.toStdString(), problems, most_preview_bytes);
  if (!text) {
    for (const Problem& problem : problems.problems()) preview.problem = QString::fromStdString(sentence(problem, language()));
    return preview;
  }
  std::string_view rest = *text;
  char separator = 0;
  std::vector<std::string_view> names;
  std::ptrdiff_t drawn = -1;
  while (!rest.empty()) {
    const auto end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.empty() || line.front() == '#' || line.front() == ';') continue;
    if (separator == 0) separator = separator_of(line);
    ++preview.lines;
    const auto cells = split(line, separator);
    if (drawn < 0) {
      // The first line with a number behind a column that counts (a time): its column is drawn.
      std::ptrdiff_t found = -1;
      for (std::size_t c = cells.size() > 1 ? 1 : 0; c < cells.size() && found < 0; ++c)
        if (std::isfinite(number_of(cells[c]))) found = static_cast<std::ptrdiff_t>(c);
      if (found < 0) {
        names = cells;
        continue;
      }
      drawn = found;
    }
    if (static_cast<std::size_t>(drawn) < cells.size()) preview.values.push_back(number_of(cells[static_cast<std::size_t>(drawn)]));
  }
  for (const auto& name : names) preview.columns << qstring(name).trimmed();
  if (drawn >= 0 && drawn < preview.columns.size()) preview.drawn = preview.columns[drawn];
  return preview;
}

QString path_on_disk(const QString& path, const QString& folder) {
  return QFileInfo(path).isAbsolute() ? path : QDir(folder).filePath(path);
}

QString path_in_scenario(const QString& path, const QString& folder) {
  const QString relative = folder.isEmpty() ? path : QDir(folder).relativeFilePath(path);
  return relative.startsWith(QStringLiteral("../../..")) ? path : relative;
}

}  // namespace icctwin::gui
