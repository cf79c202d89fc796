#pragma once
// SHA-256 as lowercase hexadecimal text (FIPS 180-4, by libmd).
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace icctwin {

std::string sha256_hex(std::string_view bytes);

struct FileHash {
  std::string sha256;
  std::uint64_t bytes = 0;
};

/// Hash and size of a file as it lies on the disk; nothing if it cannot be read.
std::optional<FileHash> hash_file(const std::filesystem::path& path);

}  // namespace icctwin
