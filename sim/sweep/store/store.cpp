#include "sim/sweep/store/store.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <utility>

#include "sim/sweep/store/database.h"

namespace icctwin {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t application_id = 0x49435453;  // "ICTS", so that a file tells what it is

// Indicators are columns, so that a filter reads only what it asks for and people can query the file: SELECT run, pue FROM sweep.
constexpr const char* schema = R"(
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE runs(run INTEGER PRIMARY KEY, point INTEGER NOT NULL, replication INTEGER NOT NULL, role TEXT NOT NULL,
                  inputs TEXT NOT NULL, hash TEXT NOT NULL);
CREATE TABLE results(hash TEXT PRIMARY KEY, status TEXT NOT NULL, seconds REAL NOT NULL, warnings TEXT NOT NULL, problem TEXT NOT NULL,
                     sentence_en TEXT NOT NULL, sentence_zh TEXT NOT NULL, folder TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE kpi_names(id TEXT PRIMARY KEY, unit TEXT NOT NULL, title_en TEXT NOT NULL, title_zh TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE kpis(hash TEXT PRIMARY KEY);
CREATE VIEW sweep AS SELECT * FROM runs LEFT JOIN results USING (hash) LEFT JOIN kpis USING (hash) ORDER BY run;
)";

std::string column_name(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) text += c == '"' ? "\"\"" : std::string(1, c);
  return text + '"';
}

std::string insert_kpis(const std::string& names, const std::string& marks) {
  return "INSERT OR REPLACE INTO kpis(" + names + ") VALUES(" + marks + ")";
}

std::string values_json(const std::vector<std::string>& values) {
  nlohmann::json json = nlohmann::json::array();
  for (const auto& value : values) json.push_back(value);
  return json.dump();
}

std::vector<std::string> values_of(const std::string& text) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  std::vector<std::string> values;
  for (const auto& value : json)
    if (value.is_string()) values.push_back(value);
  return values;
}

}  // namespace

struct SweepStore::Impl {
  Impl(const std::string& file, bool to_read) : database(file, to_read) {}
  Database database;
  std::set<std::string, std::less<>> known;  ///< columns of kpis
};

SweepStore::SweepStore(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SweepStore::SweepStore(SweepStore&&) noexcept = default;
SweepStore& SweepStore::operator=(SweepStore&&) noexcept = default;
SweepStore::~SweepStore() = default;

namespace {

std::int64_t pragma(const Database& database, const std::string& name) {
  Statement statement(database, "PRAGMA " + name);
  return statement.step() ? statement.integer(0) : 0;
}

}  // namespace

std::optional<SweepStore> SweepStore::open(const fs::path& file, Diagnostics& diagnostics) {
  try {
    auto impl = std::make_unique<Impl>(file.string(), false);
    Database& database = impl->database;
    // A rollback journal works on shared file systems, where the shared memory of a write-ahead log does not.
    database.run("PRAGMA journal_mode = PERSIST; PRAGMA synchronous = FULL");
    if (pragma(database, "schema_version") == 0) {
      Transaction all(database);
      database.run("PRAGMA application_id = " + std::to_string(application_id));
      database.run(schema);
      all.commit();
    } else if (pragma(database, "application_id") != application_id) {
      diagnostics.add("E-SWP-020", file.string());
      return std::nullopt;
    }
    Statement columns(database, "SELECT name FROM pragma_table_info('kpis')");
    while (columns.step()) impl->known.insert(columns.text(0));
    return SweepStore(std::move(impl));
  } catch (const StoreError& error) {
    diagnostics.add("E-SWP-020", file.string(), error.what());
    return std::nullopt;
  }
}

std::optional<SweepStore> SweepStore::open_to_read(const fs::path& file, Diagnostics& diagnostics) {
  std::error_code error;
  if (!fs::is_regular_file(file, error)) {
    diagnostics.add("E-SWP-021", file.string());
    return std::nullopt;
  }
  try {
    auto impl = std::make_unique<Impl>(file.string(), true);
    if (pragma(impl->database, "application_id") != application_id) {
      diagnostics.add("E-SWP-020", file.string());
      return std::nullopt;
    }
    return SweepStore(std::move(impl));
  } catch (const StoreError& refused) {
    diagnostics.add("E-SWP-020", file.string(), refused.what());
    return std::nullopt;
  }
}

std::string SweepStore::meta(std::string_view key) const {
  Statement statement(impl_->database, "SELECT value FROM meta WHERE key = ?");
  statement.bind(1, key);
  return statement.step() ? statement.text(0) : std::string();
}

void SweepStore::set_meta(const std::map<std::string, std::string>& values) {
  Transaction all(impl_->database);
  Statement statement(impl_->database, "INSERT OR REPLACE INTO meta VALUES(?, ?)");
  for (const auto& [key, value] : values) {
    statement.bind(1, key);
    statement.bind(2, value);
    statement.run();
  }
  all.commit();
}

std::vector<SweepRun> SweepStore::runs() const {
  std::vector<SweepRun> runs;
  Statement statement(impl_->database, "SELECT run, point, replication, role, inputs, hash FROM runs ORDER BY run");
  while (statement.step())
    runs.push_back({statement.integer(0), statement.integer(1), static_cast<int>(statement.integer(2)), statement.text(3),
                    values_of(statement.text(4)), statement.text(5)});
  return runs;
}

void SweepStore::set_runs(std::span<const SweepRun> runs) {
  Transaction all(impl_->database);
  impl_->database.run("DELETE FROM runs");
  Statement statement(impl_->database, "INSERT INTO runs VALUES(?, ?, ?, ?, ?, ?)");
  for (const SweepRun& run : runs) {
    statement.bind(1, run.run);
    statement.bind(2, run.point);
    statement.bind(3, std::int64_t{run.replication});
    statement.bind(4, run.role);
    statement.bind(5, values_json(run.values));
    statement.bind(6, run.hash);
    statement.run();
  }
  all.commit();
}

std::set<std::string> SweepStore::final_hashes() const {
  std::set<std::string> hashes;
  Statement statement(impl_->database, "SELECT hash, status FROM results");
  while (statement.step())
    if (const auto status = record_status_of(statement.text(1)); status && is_final(*status)) hashes.insert(statement.text(0));
  return hashes;
}

void SweepStore::add(std::span<const RunRecord> records) {
  Database& database = impl_->database;
  Transaction all(database);
  for (const RunRecord& record : records) {
    Statement there(database, "SELECT status FROM results WHERE hash = ?");
    there.bind(1, record.hash);
    if (there.step())
      if (const auto status = record_status_of(there.text(0)); status && is_final(*status)) continue;
    Statement result(database, "INSERT OR REPLACE INTO results VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
    result.bind(1, record.hash);
    result.bind(2, record_status_name(record.status));
    result.bind(3, record.seconds);
    int place = 4;
    for (const std::string* text : {&record.warnings, &record.problem, &record.sentence.en, &record.sentence.zh, &record.folder})
      result.bind(place++, *text);
    result.run();
    if (record.kpis.empty()) continue;
    std::string names = "hash", marks = "?";
    for (const auto& kpi : record.kpis) {
      if (impl_->known.insert(kpi.id).second) {
        database.run("ALTER TABLE kpis ADD COLUMN " + column_name(kpi.id) + " REAL");
        Statement name(database, "INSERT OR IGNORE INTO kpi_names VALUES(?, ?, ?, ?)");
        name.bind(1, kpi.id);
        name.bind(2, kpi.unit);
        name.bind(3, kpi.title.en);
        name.bind(4, kpi.title.zh);
        name.run();
      }
      names.append(",").append(column_name(kpi.id));
      marks += ",?";
    }
    Statement values(database, insert_kpis(names, marks));
    values.bind(1, record.hash);
    for (std::size_t k = 0; k < record.kpis.size(); ++k) values.bind(static_cast<int>(k) + 2, record.kpis[k].value);
    values.run();
  }
  all.commit();
}

SweepTable SweepStore::table(const std::vector<std::string>& kpis) const {
  SweepTable table;
  const Database& database = impl_->database;
  std::string columns;
  Statement names(database, "SELECT id, unit, title_en, title_zh FROM kpi_names ORDER BY id");
  while (names.step()) {
    const std::string id = names.text(0);
    if (!kpis.empty() && std::ranges::find(kpis, id) == kpis.end()) continue;
    table.kpis.push_back({id, names.text(1), {names.text(2), names.text(3)}});
    columns += ", kpis." + column_name(id);
  }
  table.values.resize(table.kpis.size());
  table.runs = runs();
  std::unordered_map<std::string, std::vector<std::size_t>> places;  // a result may serve several runs
  for (std::size_t r = 0; r < table.runs.size(); ++r) places[table.runs[r].hash].push_back(r);
  const std::size_t count = table.runs.size();
  table.status.resize(count);
  table.sentences.resize(count);
  table.seconds.assign(count, no_value);
  for (auto* texts : {&table.warnings, &table.problems, &table.folders}) texts->resize(count);
  for (auto& column : table.values) column.assign(count, no_value);
  Statement rows(database, "SELECT results.hash, status, seconds, warnings, problem, sentence_en, sentence_zh, folder" + columns +
                               " FROM results LEFT JOIN kpis USING (hash)");
  while (rows.step()) {
    const auto found = places.find(rows.text(0));
    if (found == places.end()) continue;
    for (const std::size_t r : found->second) {
      table.status[r] = record_status_of(rows.text(1));
      table.seconds[r] = rows.number(2);
      table.warnings[r] = rows.text(3);
      table.problems[r] = rows.text(4);
      table.sentences[r] = {rows.text(5), rows.text(6)};
      table.folders[r] = rows.text(7);
      for (std::size_t k = 0; k < table.kpis.size(); ++k) table.values[k][r] = rows.number(static_cast<int>(k) + 8);
    }
  }
  return table;
}

const std::vector<double>* SweepTable::column(std::string_view id) const {
  const auto found = std::ranges::find(kpis, id, &StoredKpi::id);
  return found == kpis.end() ? nullptr : &values[static_cast<std::size_t>(found - kpis.begin())];
}

}  // namespace icctwin
