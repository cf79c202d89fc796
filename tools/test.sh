#!/usr/bin/env bash
# Builds everything and runs the full test suite; the exit status is ctest's. Further arguments go to ctest:
#   tools/test.sh -L unit        tools/test.sh -R chiller
# ICCTWIN_PRESET names another preset than release.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

tools/dev/setup.sh --with test
preset=${ICCTWIN_PRESET:-release}
tools/dev/build.sh "$preset"
exec ctest --test-dir "build/$preset" --parallel "$(nproc)" --output-on-failure "$@" </dev/null
