#include "sim/scenario/text/read_file.h"

#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string_view>
#include <utility>

namespace icctwin {
namespace {

constexpr std::string_view gzip_magic = "\x1f\x8b";
constexpr int window_bits_gzip = 15 + 16;                  // 16 tells zlib to expect the gzip wrapper
constexpr std::size_t first_guess_factor = 6;              // text tables shrink about that much
constexpr std::size_t piece_bytes = std::size_t{1} << 30;  // zlib counts in unsigned int

// Frees zlib's state on every way out.
struct Inflater {
  z_stream stream{};
  bool ready = inflateInit2(&stream, window_bits_gzip) == Z_OK;
  Inflater() = default;
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater() {
    if (ready) inflateEnd(&stream);
  }
};

std::string too_large(std::size_t max_bytes) { return std::to_string(max_bytes) + " bytes"; }

std::optional<std::string> gunzip(std::string_view packed, const std::string& name, Diagnostics& diagnostics, std::size_t max_bytes) {
  const std::string where = name;
  Inflater inflater;
  z_stream& stream = inflater.stream;
  std::string text;
  std::size_t used = 0, filled = 0;
  const auto damaged = [&](std::string_view code, std::string what) {
    diagnostics.add(code, where, std::to_string(used), std::move(what), {{"file", name}});
    return std::nullopt;
  };
  if (!inflater.ready) return damaged("E-FILE-001", "zlib cannot start");

  text.resize(std::clamp<std::size_t>(packed.size() * first_guess_factor, 1024, std::min(max_bytes, piece_bytes) + 1));
  while (true) {
    if (filled == text.size()) {
      if (filled > max_bytes) return damaged("E-FILE-003", too_large(max_bytes));
      text.resize(std::min(text.size() * 2, max_bytes + 1));
    }
    const std::size_t room = std::min(text.size() - filled, piece_bytes);
    const std::size_t given = std::min(packed.size() - used, piece_bytes);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data() + used));
    stream.avail_in = static_cast<uInt>(given);
    stream.next_out = reinterpret_cast<Bytef*>(text.data() + filled);
    stream.avail_out = static_cast<uInt>(room);
    const int state = inflate(&stream, Z_NO_FLUSH);
    used += given - stream.avail_in;
    filled += room - stream.avail_out;
    if (filled > max_bytes) return damaged("E-FILE-003", too_large(max_bytes));
    if (state == Z_STREAM_END) {
      const auto rest = packed.substr(used);
      if (std::ranges::all_of(rest, [](char c) { return c == '\0'; })) break;  // tapes pad with zeros
      if (!rest.starts_with(gzip_magic)) return damaged("E-FILE-001", "bytes after the end of the gzip data");
      if (inflateReset(&stream) != Z_OK) return damaged("E-FILE-001", "zlib cannot start again");
    } else if (state == Z_BUF_ERROR || (state == Z_OK && used == packed.size() && stream.avail_out > 0)) {
      return damaged("E-FILE-002", "");
    } else if (state != Z_OK) {
      return damaged("E-FILE-001", stream.msg ? stream.msg : "damaged");
    }
  }
  text.resize(filled);
  return text;
}

}  // namespace

std::optional<std::string> unpack_text(std::string bytes, const std::string& name, Diagnostics& diagnostics, std::size_t max_bytes) {
  if (std::string_view(bytes).starts_with(gzip_magic)) return gunzip(bytes, name, diagnostics, max_bytes);
  if (bytes.size() > max_bytes) {
    diagnostics.add("E-FILE-003", name, std::to_string(bytes.size()), too_large(max_bytes), {{"file", name}});
    return std::nullopt;
  }
  return bytes;
}

std::optional<std::string> read_file(const std::filesystem::path& path, Diagnostics& diagnostics, std::size_t max_bytes) {
  const std::string name = path.generic_string();
  const auto unreadable = [&](std::string why) {
    diagnostics.add("E-IN-001", name, std::move(why), "", {{"file", name}});
    return std::nullopt;
  };
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) return unreadable("it is a folder");
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in) return unreadable(std::strerror(errno != 0 ? errno : ENOENT));
  std::string bytes;
  std::size_t filled = 0;
  const auto size = std::filesystem::file_size(path, error);
  bytes.resize(error ? 65536 : std::min<std::size_t>(size, max_bytes) + 1);
  // Pipes and growing files have no size to trust: read until the end comes.
  while (in.read(bytes.data() + filled, static_cast<std::streamsize>(bytes.size() - filled)), in.gcount() > 0) {
    filled += static_cast<std::size_t>(in.gcount());
    if (filled > max_bytes) {
      diagnostics.add("E-FILE-003", name, std::to_string(filled), too_large(max_bytes), {{"file", name}});
      return std::nullopt;
    }
    if (filled == bytes.size()) bytes.resize(std::min(bytes.size() * 2, max_bytes + 1));
  }
  if (in.bad()) return unreadable("reading stopped with an error");
  bytes.resize(filled);
  return unpack_text(std::move(bytes), name, diagnostics, max_bytes);
}

}  // namespace icctwin
