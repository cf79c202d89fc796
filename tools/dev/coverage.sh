#!/usr/bin/env bash
# Runs the tests in a build that counts lines and branches; prints the table and writes build/coverage/report/index.html.
# Arguments go to ctest, for example -L unit. The exit status is ctest's.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

tools/dev/setup.sh --with test --with coverage
tools/dev/build.sh coverage
# Counts of an earlier run would be added to these.
find build/coverage -name '*.gcda' -delete
status=0
ctest --test-dir build/coverage --parallel "$(nproc)" --output-on-failure "$@" </dev/null || status=$?

mkdir -p build/coverage/report
# Every call can throw, so the branches gcc counts for exceptions would drown the others.
gcovr --root . --object-directory build/coverage --gcov-executable gcov --filter 'models/' --filter 'sim/' --filter 'tools/' \
  --exclude-throw-branches --exclude-unreachable-branches --sort-percentage -j "$(nproc)" \
  --html-details build/coverage/report/index.html --txt build/coverage/report/summary.txt
cat build/coverage/report/summary.txt
echo "coverage: $PWD/build/coverage/report/index.html"
exit $status
