#include "sim/runner/data_hash.h"

#include <filesystem>
#include <set>

#include "sim/scenario/catalog/catalog.h"
#include "sim/scenario/text/sha256.h"

namespace icctwin {

std::string data_hash() {
  namespace fs = std::filesystem;
  const fs::path root = find_data_dir();
  std::set<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(root, error), end; !error && entry != end; entry.increment(error))
    if (entry->is_regular_file(error)) files.insert(entry->path());
  std::string text;
  for (const fs::path& file : files)
    if (const auto hash = hash_file(file)) text += file.lexically_relative(root).generic_string() + " " + hash->sha256 + "\n";
  return sha256_hex(text);
}

}  // namespace icctwin
