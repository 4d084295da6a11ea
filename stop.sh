#!/usr/bin/env bash
# Stops the system of BIZPULSE_HOME (.bizpulse/run) and comes back when none of its processes is left.
set -euo pipefail
. "$(dirname "$0")/eng/common.sh"

home=$(cd "$home" 2>/dev/null && pwd) || { step "nothing runs: $home does not exist" && exit; }

supervisor=$(cat "$home/supervisor.pid" 2>/dev/null || true)
grep -qs supervise.sh "/proc/$supervisor/cmdline" || supervisor= # the number may have been given to another process since
apphost=$(holder || true)

is_alive() { [ -n "$1" ] && kill -0 "$1" 2>/dev/null; }
is_left() { is_alive "$supervisor" || is_alive "$apphost" || [ -n "$(parts)" ]; }

# ended_within <seconds>
ended_within() {
  local deadline=$((SECONDS + $1))
  while is_left; do
    [ $SECONDS -lt $deadline ] || return 1
    sleep 0.2
  done
}

signal() { kill -s "$1" "${@:2}" 2>/dev/null || true; }

is_left || { step "nothing runs in $home" && exit; }

step "stopping the system of $home"
if is_alive "$supervisor"; then signal TERM "$supervisor"; elif is_alive "$apphost"; then signal TERM "$apphost"; fi
if [ -n "$apphost" ] && ! ended_within 20; then warn "it takes long: its parts are ended by force"; fi
for by in INT KILL; do
  # shellcheck disable=SC2046 # one word a process
  ended_within 1 || signal $by $supervisor $apphost $(parts)
  ended_within 10 && { step "stopped" && exit; }
done
fail "some processes of $home did not end: $(parts | tr '\n' ' ')"
