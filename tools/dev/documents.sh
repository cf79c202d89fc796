#!/usr/bin/env bash
# Writes what the program generates and the repository keeps: the reference in two languages and the JSON Schema of a scenario.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

tools/dev/build.sh release icctwin_cli
program=build/release/bin/icctwin
"$program" describe --reference >docs/reference.md
"$program" describe --reference --lang zh >docs/reference.zh.md
"$program" schema >scenarios/scenario.schema.json
