#!/usr/bin/env bash
# Format check of every source, then clang-tidy (checks in .clang-tidy) over the library and program sources.
#   tools/dev/lint.sh [FILE.cpp...]      with files: clang-tidy looks at these only
# Without files, the sources of a folder are read as one (preset ci): most of the time goes into what they include.
# Tests are not linted: doctest's macros expand to what the checks forbid.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

tools/dev/setup.sh --with lint
status=0
tools/dev/format.sh --check || { status=1; echo "lint: run tools/dev/format.sh" >&2; }

# Only the list of compile commands is needed; nothing is built. It is made for g++: clang does not know every name of a warning in it.
preset=ci
(($#)) && preset=release
if [[ ! -f build/$preset/compile_commands.json || CMakePresets.json -nt build/$preset/build.ninja || $preset == ci ]]; then
  cmake --preset "$preset" >/dev/null </dev/null
fi
options=()
if (($#)); then
  files=("$@")
else
  # What is not compiled together stands in the list by itself. The longest first, so that no core waits for another at the end.
  mapfile -t files < <(sed -n 's/^ *"file": "\(.*\)",\{0,1\}$/\1/p' build/ci/compile_commands.json | sort -u |
    grep -vE "^$PWD/(build/ci/)?tests/|_autogen/" | xargs -d '\n' wc -c | grep -v ' total$' |
    awk '{ name = $2; if (name !~ /\/Unity\//) $1 = 0; print $1, name }' | sort -rn | cut -d' ' -f2)
  options=(--checks=-bugprone-suspicious-include "--header-filter=/(models|sim|tools|gui)/[^:]*\\.(h|cpp)$")
fi
tidy=$(command -v clang-tidy-14 || command -v clang-tidy)
log=build/clang-tidy.log
started=$SECONDS
tidy_status=0
printf '%s\n' "${files[@]}" | xargs -d '\n' -n 1 -P "$(nproc)" "$tidy" -p "build/$preset" --quiet "${options[@]}" \
  --extra-arg=-Wno-unknown-warning-option >"$log" 2>build/clang-tidy.err || tidy_status=1
if grep -qE '(warning|error):' "$log"; then
  tidy_status=1
  # A finding in a header is repeated for every file that includes it.
  grep -E '(warning|error):' "$log" | sed "s|^$PWD/||" | sort -u >&2
  echo "lint: each finding with its lines is in $log" >&2
elif ((tidy_status)); then
  # It failed without a finding: a file it cannot read, or a crash.
  tail -n 20 build/clang-tidy.err >&2
fi
echo "lint: clang-tidy over ${#files[@]} files in $((SECONDS - started)) s"
exit $((status | tidy_status))
