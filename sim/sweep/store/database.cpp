#include "sim/sweep/store/database.h"

#include <limits>

#include "sim/sweep/store/store.h"

namespace icctwin {
namespace {

constexpr int busy_timeout_ms = 60'000;  // a reader with the table open, or a slow shared disk

[[noreturn]] void fail(sqlite3* handle) { throw StoreError(handle ? sqlite3_errmsg(handle) : "out of memory"); }

}  // namespace

Database::Database(const std::string& file, bool to_read) {
  sqlite3* handle = nullptr;
  // A reader may have to roll back what a killed writer left; a protected file is opened for reading alone by itself.
  const int result = sqlite3_open_v2(file.c_str(), &handle, SQLITE_OPEN_READWRITE | (to_read ? 0 : SQLITE_OPEN_CREATE), nullptr);
  handle_.reset(handle);
  if (result != SQLITE_OK) fail(handle);
  sqlite3_busy_timeout(handle, busy_timeout_ms);
}

void Database::run(const std::string& sql) {
  if (sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(handle());
}

Statement::Statement(const Database& database, const std::string& sql) : database_(database.handle()) {
  sqlite3_stmt* handle = nullptr;
  if (sqlite3_prepare_v2(database_, sql.c_str(), static_cast<int>(sql.size()), &handle, nullptr) != SQLITE_OK) fail(database_);
  handle_.reset(handle);
}

void Statement::bind(int place, std::string_view text) {
  if (sqlite3_bind_text64(handle_.get(), place, text.data() ? text.data() : "", text.size(), SQLITE_TRANSIENT, SQLITE_UTF8) != SQLITE_OK)
    fail(database_);
}

void Statement::bind(int place, std::int64_t number) {
  if (sqlite3_bind_int64(handle_.get(), place, number) != SQLITE_OK) fail(database_);
}

void Statement::bind(int place, double number) {
  if ((number != number ? sqlite3_bind_null(handle_.get(), place) : sqlite3_bind_double(handle_.get(), place, number)) != SQLITE_OK)
    fail(database_);
}

bool Statement::step() {
  const int result = sqlite3_step(handle_.get());
  if (result != SQLITE_ROW && result != SQLITE_DONE) fail(database_);
  return result == SQLITE_ROW;
}

void Statement::run() {
  step();
  sqlite3_reset(handle_.get());
}

std::string Statement::text(int column) const {
  const auto* bytes = sqlite3_column_text(handle_.get(), column);
  return bytes ? std::string(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column)))
               : std::string();
}

double Statement::number(int column) const {
  return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL ? std::numeric_limits<double>::quiet_NaN()
                                                                   : sqlite3_column_double(handle_.get(), column);
}

Transaction::~Transaction() {
  if (done_) return;
  sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit() {
  database_.run("COMMIT");
  done_ = true;
}

}  // namespace icctwin
