#include "sim/runner/write_pdf.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>
#include <system_error>

#include "sim/document/json.h"
#include "sim/runner/companion.h"

namespace icctwin {
namespace {

namespace fs = std::filesystem;

/// A file in memory, closed at the end.
class MemoryFile {
 public:
  explicit MemoryFile(const char* name) : descriptor_(::memfd_create(name, MFD_CLOEXEC)) {}
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

  int descriptor() const { return descriptor_; }
  bool write(std::string_view text) {
    while (!text.empty()) {
      const auto written = ::write(descriptor_, text.data(), text.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return false;
      text.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::lseek(descriptor_, 0, SEEK_SET) == 0;
  }
  /// What another program wrote: the beginning is enough for a message.
  std::string read() {
    std::array<char, 2000> buffer{};
    if (::lseek(descriptor_, 0, SEEK_SET) != 0) return {};
    const auto length = ::read(descriptor_, buffer.data(), buffer.size());
    std::string text(buffer.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
    return text;
  }

 private:
  int descriptor_;
};

/// Exit code of the program, or -1 when it could not be started or was ended by a signal.
int run_program(const fs::path& program, const fs::path& file, const MemoryFile& input, const MemoryFile& errors) {
  std::string name = program.string(), out = file.string();
  std::array<char*, 3> argv = {name.data(), out.data(), nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input.descriptor(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors.descriptor(), STDERR_FILENO);
  pid_t child = 0;
  const int failed = ::posix_spawn(&child, name.c_str(), &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return -1;
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return -1;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

bool write_pdf(const document::Document& document, const fs::path& file, Diagnostics& diagnostics) {
  const fs::path program = find_companion("icctwin-pdf", "libexec/icctwin");
  if (program.empty()) {
    diagnostics.add("E-DOC-001", file.string(), "icctwin-pdf");
    return false;
  }
  MemoryFile input("document"), errors("errors");
  if (!input.write(document::json(document))) {
    diagnostics.add("E-DOC-004", file.string(), std::strerror(errno));
    return false;
  }
  const fs::path beside = file.string() + ".tmp";
  const int code = run_program(program, beside, input, errors);
  // See tools/pdf/README.md.
  constexpr int no_cjk_font = 3, no_font = 4, not_written = 5;
  std::error_code error;
  if (code == 0) fs::rename(beside, file, error);
  if (code == 0 && !error) return true;
  std::error_code ignored;
  fs::remove(beside, ignored);
  if (code == no_cjk_font)
    diagnostics.add("E-DOC-002", file.string());
  else if (code == no_font)
    diagnostics.add("E-DOC-003", file.string(), errors.read());
  else if (code == not_written || error)
    diagnostics.add("E-RUN-003", file.string(), error ? error.message() : errors.read());
  else
    diagnostics.add("E-DOC-004", file.string(), code < 0 ? "icctwin-pdf" : errors.read());
  return false;
}

}  // namespace icctwin
