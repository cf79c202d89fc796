#include "sim/runner/companion.h"

#include <system_error>

namespace icctwin {

std::filesystem::path find_companion(std::string_view name, std::string_view installed_in) {
  std::error_code error;
  const std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) return {};
  const std::filesystem::path beside = self.parent_path();
  for (const std::filesystem::path& place : {beside / name, beside.parent_path() / installed_in / name})
    if (std::filesystem::is_regular_file(place, error)) return place;
  return {};
}

}  // namespace icctwin
