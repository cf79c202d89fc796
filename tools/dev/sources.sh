#!/usr/bin/env bash
# Lists our C++ sources, one a line, sorted: the files that format.sh and lint.sh work on.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
folders=()
for folder in models sim tools tests gui; do
  [[ -d $folder ]] && folders+=("$folder")
done
find "${folders[@]}" -type f \( -name '*.h' -o -name '*.cpp' \) | LC_ALL=C sort
