#!/usr/bin/env bash
# Installs what is missing, builds, runs every test; the last line alone is 'N passed, N failed'.
# Usage: tests/run.sh [--long]      --long runs also what is marked Length=Long
# Needs Debian, the .NET SDK 10 and Node; root, or sudo where something is missing.
set -u -o pipefail
cd "$(dirname "$0")/.." || exit 1
long=no
for argument in "$@"; do
  case $argument in
    --long) long=yes ;;
    *) echo "unknown argument: $argument (known: --long)"; echo "0 passed, 1 failed"; exit 2 ;;
  esac
done
sudo=(); [ "$(id -u)" = 0 ] || { sudo=(sudo); [ -t 0 ] || sudo=(sudo -n); }
exec </dev/null
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 MSBUILDDISABLENODEREUSE=1
unset ASPNETCORE_ENVIRONMENT ASPNETCORE_URLS DOTNET_ENVIRONMENT

out=$(mktemp); work=$(mktemp -d)
export CALLCENTER_TEST_WORK=$work   # published builds and other work of this run; databases of other users need to pass
chmod 755 "$work"
trap 'rm -rf "$out" "$work"' EXIT
trap 'exit 130' INT TERM
started=$SECONDS

say() { printf '\n== %s (%d s)\n' "$1" $((SECONDS - started)); }
fail() { echo "FAILED: $1"; echo "0 passed, 1 failed"; exit 1; }

missing_packages() {
  command -v chromium >/dev/null || echo chromium
  [ -e /usr/share/doc/fonts-noto-cjk ] || echo fonts-noto-cjk
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || echo postgresql
}

retry() { # retry WHAT COMMAND…: four tries, a little longer apart each time
  local what=$1 try; shift
  for try in 1 2 3 4; do
    "$@" && return 0
    echo "$what failed (try $try of 4)"; sleep $((try * 5))
  done
  return 1
}

install_packages() {
  local packages; mapfile -t packages < <(missing_packages)
  [ ${#packages[@]} -gt 0 ] || { echo "chromium, fonts-noto-cjk, postgresql: present"; return 0; }
  echo "will install with apt-get: ${packages[*]}"
  local apt=("${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
  retry "apt-get update" "${apt[@]}" update || return 1
  retry "apt-get install" "${apt[@]}" install -y --no-install-recommends "${packages[@]}" >"$out" 2>&1 || { tail -20 "$out"; return 1; }
}

restore_npm() { # every committed lockfile, installed as it says
  local lock folder
  while read -r lock; do
    folder=$(dirname "$lock")
    [ "$folder/node_modules/.package-lock.json" -nt "$lock" ] && { echo "npm packages of $folder: present"; continue; }
    echo "will install with npm ci: $folder"
    retry "npm ci in $folder" npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund --loglevel=error || return 1
  done < <(find . -name package-lock.json -not -path "*/node_modules/*" -printf "%P\n")
}

say "What is missing"
install_packages || fail "packages could not be installed"
restore_npm || fail "npm packages could not be restored"

say "Restore"
retry "dotnet restore" dotnet restore CallCenter.sln -v q || fail "restore"
say "Format"
dotnet format whitespace CallCenter.sln --no-restore --verify-no-changes || fail "format: run 'dotnet format whitespace'"
say "Build, warnings are errors"
dotnet build CallCenter.sln -c Release --no-restore -v q -clp:NoSummary || fail "build"

say "Tests"
filter=(--filter-not-trait Length=Long); [ $long = no ] || filter=()
# The watchdog of the suites ends a test that hangs; this ends a suite that does not end.
timeout --kill-after=1m 45m dotnet test --solution CallCenter.sln -c Release --no-build --no-progress --no-ansi --max-parallel-test-modules 1 --timeout 20m "${filter[@]}" 2>&1 | tee "$out"
rc=${PIPESTATUS[0]}
count() { awk -v key="$1:" '$1 == key { n = $2 } END { print n + 0 }' "$out"; }
passed=$(count succeeded) failed=$(count failed) skipped=$(count skipped)
[ "$skipped" = 0 ] || echo "$skipped skipped: a skipped test counts as failed"
failed=$((failed + skipped))
[ "$passed" -gt 0 ] && [ "$failed" = 0 ] || rc=1
[ "$rc" = 0 ] || [ "$failed" -gt 0 ] || failed=1   # a module that crashed counts no test of its own
say "Done"
echo "$passed passed, $failed failed"
exit "$rc"
