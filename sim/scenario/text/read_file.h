#pragma once
// A file as text, unpacked when it is gzip.
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

#include "models/base/diagnostics.h"

namespace icctwin {

/// Largest text accepted, packed or not: 1 kB of gzip can stand for 1 MB, so that a limit is needed against hostile files.
constexpr std::size_t max_text_bytes = std::size_t{4} << 30;  // 4 GiB

/// Content of a plain or gzip file; nothing, and an error, if it cannot be read, is damaged or too large.
std::optional<std::string> read_file(const std::filesystem::path& path, Diagnostics& diagnostics, std::size_t max_bytes = max_text_bytes);

/// The bytes themselves, or what they unpack to when they begin like gzip (several members after each other included).
///
/// The name stands for the file in the problems.
std::optional<std::string> unpack_text(std::string bytes, const std::string& name, Diagnostics& diagnostics,
                                       std::size_t max_bytes = max_text_bytes);

}  // namespace icctwin
