#!/usr/bin/env bash
# Rewrites the golden summaries from the release program. Explain every number that moves in the commit.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for scenario in scenarios/start/*.json scenarios/cases/*.json; do
  name=$(basename "$scenario" .json)
  # As in test_overrides() of tests/support/run_program.h.
  overrides=()
  [[ $name == scale_100k ]] && overrides=(--set /simulation/duration_s=86400)
  build/release/bin/icctwin run "$scenario" --out "$work/$name" --quiet --no-report "${overrides[@]}" >/dev/null
  /usr/bin/python3 - "$work/$name/kpi.json" "tests/golden/$name.json" <<'PY'
import json, sys
kpis = json.load(open(sys.argv[1]))["kpis"]
with open(sys.argv[2], "w") as out:
    json.dump({name: kpi["value"] for name, kpi in kpis.items()}, out, indent=1)
    out.write("\n")
PY
done
