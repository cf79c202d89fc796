#!/usr/bin/env bash
# Builds everything and runs the full test suite; the exit status is ctest's. Further arguments go to ctest:
#   tools/test.sh -L unit        tools/test.sh -R chiller
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

tools/dev/setup.sh --with test
tools/dev/build.sh release
exec ctest --test-dir build/release --parallel "$(nproc)" --output-on-failure "$@" </dev/null
