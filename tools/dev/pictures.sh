#!/usr/bin/env bash
# Draws the window's pictures anew: those that its tests hold pages against (tests/gui/reference) and those of the README (docs/pictures),
# from the run of tools/demo.sh. Look at each before it is kept.
#   tools/dev/pictures.sh [reference|readme]      the default is both
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

which=${1:-all}
case $which in
  all | reference | readme) ;;
  *) echo "usage: tools/dev/pictures.sh [reference|readme]" >&2; exit 2 ;;
esac
tools/dev/setup.sh --with test
export QT_QPA_PLATFORM=offscreen

if [ "$which" != readme ]; then
  tools/dev/build.sh release test_gui icctwin_pdf
  rm -f tests/gui/reference/*.png
  ICCTWIN_RENEW_PICTURES=1 build/release/bin/test_gui --test-case='pages look as in the pictures*'
fi

if [ "$which" != reference ]; then
  tools/dev/build.sh release icctwin_cli icctwin_gui
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  # Nothing of the user's own is seen in them.
  export HOME=$scratch XDG_CONFIG_HOME=$scratch XDG_DATA_HOME=$scratch XDG_STATE_HOME=$scratch XDG_CACHE_HOME=$scratch
  demo=scenarios/cases/philly_week_shanghai.json
  for run in 0001 0002; do
    warmer=()
    [ $run = 0001 ] || warmer=(--set /cooling/chilled_loop/supply_c=20)
    build/release/bin/icctwin run "$demo" --out "$scratch/runs/philly_week_shanghai/$run" "${warmer[@]}" --no-report --quiet
  done
  mkdir -p docs/pictures
  for look in zh_CN:light en:dark; do
    for page in plan results compare; do
      runs=(--open-run "$scratch/runs/philly_week_shanghai/0001")
      [ $page != compare ] || runs+=(--open-run "$scratch/runs/philly_week_shanghai/0002")
      build/release/bin/icctwin-gui --screenshot "docs/pictures/$page-${look%%[_:]*}.png" --size 1600x1000 --lang "${look%:*}" \
        --theme "${look#*:}" --page $page "${runs[@]}" "$demo"
    done
  done
fi
