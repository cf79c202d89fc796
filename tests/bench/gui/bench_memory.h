#pragma once
// Memory of this process, as Linux counts it.
#include <malloc.h>

#include <cstdlib>
#include <fstream>
#include <string>

namespace icctwin::bench {

struct Memory {
  double resident_mb = 0;
  double peak_mb = 0;  ///< the most that was resident since memory_from_now()
};

inline Memory memory() {
  Memory memory;
  constexpr double kib_in_mb = 1024 / 1e6;
  std::ifstream file("/proc/self/status");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("VmRSS:")) memory.resident_mb = std::atof(line.c_str() + 6) * kib_in_mb;
    if (line.starts_with("VmHWM:")) memory.peak_mb = std::atof(line.c_str() + 6) * kib_in_mb;
  }
  return memory;
}

/// What is held now, without what was freed before; the peak is counted anew from now on.
inline Memory memory_from_now() {
  malloc_trim(0);
  std::ofstream("/proc/self/clear_refs") << 5;
  return memory();
}

}  // namespace icctwin::bench
