#!/usr/bin/env bash
# Installs the Debian 12 packages that are missing. Instant and offline when there is nothing to do.
#   tools/dev/setup.sh                 what building and benchmarks need
#   tools/dev/setup.sh --with GROUP    and also: test, lint, sanitizers, coverage, bench (always in) or all; may be repeated
set -euo pipefail

declare -A packages=(
  [build]="build-essential g++ cmake ninja-build ccache pkg-config libsimgrid-dev libboost-dev libeigen3-dev nlohmann-json3-dev
           doctest-dev libcli11-dev libfmt-dev libnetcdf-dev zlib1g-dev libcsv-dev libmd-dev
           libprotobuf-dev libxlsxwriter-dev libsqlite3-dev libpagmo-dev
           qt6-base-dev qt6-svg-dev qt6-pdf-dev libqcustomplot-dev qt6-translations-l10n fonts-noto-cjk"
  [bench]="libbenchmark-dev"
  [test]="python3 python3-jsonschema python3-openpyxl poppler-utils netcdf-bin libsundials-dev slurm-wlm munge hostname procps
         xvfb openbox xdotool desktop-file-utils libxml2-utils"
  [lint]="clang-format clang-tidy python3"
  [sanitizers]="clang-14 libclang-rt-14-dev"
  [coverage]="gcovr"
)
# The release preset builds the benchmarks, so their library is always wanted.
groups=(build bench)

usage() { sed -n '2,4s/^# \{0,1\}//p' "$0"; }

while (($#)); do
  case $1 in
    --with)
      (($# > 1)) || { usage >&2; exit 2; }
      if [[ $2 == all ]]; then
        groups+=(test lint sanitizers coverage)
      elif [[ -n ${packages[$2]:-} ]]; then
        groups+=("$2")
      else
        echo "setup: unknown group '$2' (build, bench, test, lint, sanitizers, coverage, all)" >&2
        exit 2
      fi
      shift 2
      ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done

wanted=()
for group in "${groups[@]}"; do
  # shellcheck disable=SC2206  # a list of words on purpose
  wanted+=(${packages[$group]})
done

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  echo "setup: this is not a Debian system, so nothing was checked or installed. Provide what these Debian 12 packages hold," >&2
  echo "setup: then build with 'cmake --preset release && cmake --build --preset release': ${wanted[*]}" >&2
  exit 1
fi

# Those of the given packages that are not installed (dpkg-query says nothing about a package it has never seen).
not_installed() {
  local installed
  installed=" $( (dpkg-query --show --showformat='${binary:Package}=${db:Status-Status}\n' "$@" 2>/dev/null || true) |
    sed -n 's/\(:[^=]*\)\?=installed$//p' | tr '\n' ' ')"
  local package
  for package in "$@"; do
    [[ $installed == *" $package "* ]] || echo "$package"
  done
}

mapfile -t missing < <(not_installed "${wanted[@]}" | sort -u)
((${#missing[@]})) || exit 0

as_root=()
if ((EUID != 0)); then
  if ! command -v sudo >/dev/null; then
    echo "setup: packages are missing and this is neither root nor is there sudo. As root, run:" >&2
    echo "setup:   apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi

log=$(mktemp "${TMPDIR:-/tmp}/icctwin-setup.XXXXXX.log")
apt() {
  # Run level 1: Slurm and munge are for tests that start their own, no service is to run on the machine.
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 LC_ALL=C \
    apt-get -y -q -o DPkg::Lock::Timeout=120 -o Acquire::Retries=3 "$@" </dev/null >>"$log" 2>&1
}

echo "setup: installing ${#missing[@]} packages: ${missing[*]}"
apt update || echo "setup: 'apt-get update' failed (see $log); trying with the package lists there are" >&2
if apt install --no-install-recommends "${missing[@]}"; then
  rm -f "$log"
  exit 0
fi

# One name that apt does not know stops the whole call: say which, install the rest, and fail.
mapfile -t still < <(not_installed "${missing[@]}")
for package in "${still[@]}"; do
  apt install --no-install-recommends "$package" && continue
  if LC_ALL=C apt-cache policy "$package" | grep -q 'Candidate: [^(]'; then
    echo "setup: $package could not be installed; see $log" >&2
  else
    echo "setup: $package is not in this system's package lists. It is in Debian 12 (main): check /etc/apt/sources.list* and the" >&2
    echo "setup:   network, or install a build of it by hand where CMake or pkg-config finds it." >&2
  fi
done
mapfile -t still < <(not_installed "${missing[@]}")
((${#still[@]})) || exit 0
tail -n 15 "$log" >&2
exit 1
