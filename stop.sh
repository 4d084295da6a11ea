#!/usr/bin/env bash
# Stops the system of BIZPULSE_HOME (.bizpulse/run) and comes back when none of its processes is left.
set -euo pipefail
. "$(dirname "$0")/eng/common.sh"

home=$(cd "$home" 2>/dev/null && pwd) || { step "nothing runs: $home does not exist" && exit; }
patience=30

# Each part runs in a process group of its own, noted in processes/; the watcher outlives the AppHost to end what it left behind.
is_left() {
  local entry
  if [ -n "$apphost" ] && kill -0 "$apphost" 2>/dev/null; then return; fi
  for entry in "$home"/processes/*; do
    kill -0 -- "-${entry##*/}" 2>/dev/null && return
  done
  pgrep -f "bizpulse-lifeline $home/processes" >/dev/null
}

apphost=$(holder || true)
is_left || { step "nothing runs in $home" && exit; }

step "stopping the system of $home"
[ -z "$apphost" ] || kill -TERM "$apphost" 2>/dev/null || true
for ((tenths = 0; tenths < patience * 10; tenths++)); do
  is_left || { step "stopped" && exit; }
  [ $tenths != $((patience * 5)) ] || [ -z "$apphost" ] || kill -KILL "$apphost" 2>/dev/null || true
  sleep 0.1
done
fail "some processes of $home did not end in $patience s: $(ls "$home/processes")"
