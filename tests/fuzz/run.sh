#!/usr/bin/env bash
# Runs every fuzz target for SECONDS (default 30), as many at a time as there are cores, from a copy of its corpus.
#   tests/fuzz/run.sh [SECONDS] [TARGET...]
# The corpus of fuzz_NAME.cpp is the folder corpus/NAME beside this script; fuzz_NAME.dict, if there, lists its keywords.
# Fails if an input crashes, hangs (10 s) or takes 2 GiB; that input is kept in build/fuzz/crashes/. Mend it, then add it to the corpus.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cd "$here/../.."

seconds=${1:-30}
[[ $seconds =~ ^[1-9][0-9]*$ ]] || { sed -n '2,4s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
(($#)) && shift

tools/dev/setup.sh --with sanitizers
tools/dev/build.sh asan icctwin_fuzz

targets=("$@")
if ((${#targets[@]} == 0)); then
  for source in "$here"/fuzz_*.cpp; do
    [[ -f $source ]] && targets+=("$(basename "$source" .cpp)")
  done
fi
((${#targets[@]})) || { echo "fuzz: no target in $here" >&2; exit 1; }

export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=1} UBSAN_OPTIONS=${UBSAN_OPTIONS:-print_stacktrace=1}
crashes=build/fuzz/crashes
mkdir -p "$crashes" build/fuzz/logs

fuzz_one() {
  local target=$1 seconds=$2 corpus log options=() known=()
  corpus=$(mktemp -d)
  log=build/fuzz/logs/$target.log
  # New inputs go to the copy; the folder in the repository grows only by hand.
  [[ -d tests/fuzz/corpus/${target#fuzz_} ]] && cp -r "tests/fuzz/corpus/${target#fuzz_}/." "$corpus"
  [[ -f tests/fuzz/$target.dict ]] && options+=("-dict=tests/fuzz/$target.dict")
  if build/asan/bin/"$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="build/fuzz/crashes/$target-" "${options[@]}" "$corpus" >"$log" 2>&1 </dev/null; then
    echo "fuzz: $target passed, $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs"
    rm -rf "$corpus"
  else
    rm -rf "$corpus"
    tail -n 40 "$log" >&2
    known=("build/fuzz/crashes/$target-"*)
    echo "fuzz: $target FAILED; log $log, inputs: ${known[*]}" >&2
    return 1
  fi
}
export -f fuzz_one
printf '%s\n' "${targets[@]}" | xargs -d '\n' -P "$(nproc)" -I{} bash -c 'fuzz_one "$1" "$2"' _ {} "$seconds"
