#pragma once
// A folder for what is made on the way and not kept.
#include <cstdlib>
#include <filesystem>
#include <string>

namespace icctwin {

/// An empty folder that goes away.
class WorkFolder {
 public:
  WorkFolder() {
    std::error_code error;
    std::string name = (std::filesystem::temp_directory_path(error) / "icctwin-XXXXXX").string();
    if (!error && ::mkdtemp(name.data())) path_ = name;
  }
  ~WorkFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace icctwin
