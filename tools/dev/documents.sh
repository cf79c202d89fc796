#!/usr/bin/env bash
# Writes what the program generates and the repository keeps: references in two languages and JSON Schemas of scenarios and sweeps.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

tools/dev/build.sh release icctwin_cli
program=build/release/bin/icctwin
"$program" describe --reference >docs/reference.md
"$program" describe --reference --lang zh >docs/reference.zh.md
"$program" schema >scenarios/scenario.schema.json
"$program" describe --sweep --reference >docs/sweep-reference.md
"$program" describe --sweep --reference --lang zh >docs/sweep-reference.zh.md
"$program" schema --sweep >scenarios/sweep.schema.json
