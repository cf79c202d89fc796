#pragma once
// Run folders for the benchmarks, made by the program itself.
#include <QDir>
#include <QProcess>
#include <cmath>

#include "sim/results/series/series_reader.h"
#include "tests/bench/gui/bench_application.h"

namespace icctwin::bench {

/// Runs the program to its end; what it says is of interest only where it fails.
inline void run_program(const QStringList& words) {
  QProcess program;
  program.setProcessChannelMode(QProcess::MergedChannels);
  program.start(QStringLiteral(ICCTWIN_PROGRAM), words);
  program.waitForFinished(-1);
  if (program.exitStatus() != QProcess::NormalExit || program.exitCode() != 0) qFatal("%s", program.readAll().constData());
}

/// The folder of a run of a year with everything on, made when it is first asked for. What is given are changes of the scenario.
inline QString run_year(const QString& name, const QStringList& changes = {}) {
  QString folder = scratch(name);
  if (QDir(folder).exists()) return folder;
  QStringList words = {QStringLiteral("run"), QStringLiteral(ICCTWIN_SOURCE_DIR "/scenarios/cases/year_2000.json"), QStringLiteral("--out"),
                       folder, QStringLiteral("--no-report")};
  for (const QString& change : changes) words << QStringLiteral("--set") << change;
  run_program(words);
  return folder;
}

/// Puts as many channels beside those of a run as to have so many in all.
inline void add_channels(const QString& folder, std::size_t count) {
  const std::string file = QDir(folder).filePath(QStringLiteral("series.nc")).toStdString();
  std::string error;
  const auto own = read_series(file, error);
  if (!own) qFatal("%s", error.c_str());
  std::vector<SeriesChannel> channels = own->channels;
  for (std::size_t i = channels.size(); i < count; ++i) channels.push_back({"extra_" + std::to_string(i) + "_w", "W", "one more", true});
  SeriesWriter writer;
  writer.open(file, 1735660800, 28800, channels);
  std::vector<double> row(channels.size());
  for (std::size_t at = 0; at < own->rows(); ++at) {
    for (std::size_t i = 0; i < row.size(); ++i)
      row[i] = i < own->values.size() ? static_cast<double>(own->values[i][at]) : std::sin(static_cast<double>(at * (i + 1))) * 1e5;
    writer.append(own->time_s[at], row);
  }
  writer.close();
}

}  // namespace icctwin::bench
