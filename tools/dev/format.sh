#!/usr/bin/env bash
# Formats all C++ sources in place; with --check changes nothing and fails, naming the places, if anything would change.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

tools/dev/setup.sh --with lint
# Versions of clang-format differ in taste; the one of Debian 12 decides.
format=$(command -v clang-format-14 || command -v clang-format)
options=(-i)
case ${1:-} in
  "") ;;
  --check) options=(--dry-run -Werror) ;;
  *) echo "usage: tools/dev/format.sh [--check]" >&2; exit 2 ;;
esac
tools/dev/sources.sh | xargs -d '\n' -n 40 -P "$(nproc)" "$format" --style=file "${options[@]}"
