#!/usr/bin/env bash
# Builds the program and runs a real study: one week of the Philly trace on a Shanghai data hall. Prints the table of key figures.
# What is already installed and built is not touched again, so a second call takes only the run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

scenario=scenarios/cases/philly_week_shanghai.json
results=runs/demo

tools/dev/setup.sh
tools/dev/build.sh release icctwin_cli
build/release/bin/icctwin run "$scenario" --out "$results" --force </dev/null
