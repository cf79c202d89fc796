#pragma once
// Files that belong to this program and are not part of it: programs and modules with libraries that most runs do not need.
#include <filesystem>
#include <string_view>

namespace icctwin {

/// The file of this name beside this program or in a folder of its installation ("libexec/icctwin"); empty where there is none.
std::filesystem::path find_companion(std::string_view name, std::string_view installed_in);

}  // namespace icctwin
