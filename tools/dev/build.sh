#!/usr/bin/env bash
# Configures a preset where needed and builds targets quietly; the full output is in build/PRESET/build.log and is shown when it fails.
#   tools/dev/build.sh PRESET [TARGET...]        the default is every target
# ICCTWIN_CMAKE_ARGS holds further arguments for the configure step, for example -DICCTWIN_WARNINGS_AS_ERRORS=ON.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

(($#)) || { sed -n '2,4s/^# \{0,1\}//p' "$0" >&2; exit 2; }
preset=$1
shift
folder=build/$preset
log=$folder/build.log
mkdir -p "$folder"

fail() {
  # The first errors matter more than the last lines, which repeat that the build stopped.
  grep -n -m 20 -A 6 -E 'error:|Error |FAILED:|undefined reference' "$log" >&2 || true
  tail -n 30 "$log" >&2
  echo "build: $1 failed; full output in $log" >&2
  exit 1
}

read -r -a extra <<<"${ICCTWIN_CMAKE_ARGS:-}"
if [[ ! -f $folder/build.ninja || CMakePresets.json -nt $folder/build.ninja ]] || ((${#extra[@]})); then
  cmake --preset "$preset" "${extra[@]}" >"$log" 2>&1 </dev/null || fail "configuring '$preset'"
fi

targets=()
(($#)) && targets=(--target "$@")
started=$SECONDS
cmake --build "$folder" --parallel "$(nproc)" "${targets[@]}" >"$log" 2>&1 </dev/null || fail "building '$preset'"
# A build with nothing to do is silent.
((SECONDS - started < 3)) || echo "build: $preset ${*:-all} in $((SECONDS - started)) s"
