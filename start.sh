#!/usr/bin/env bash
# Starts the whole system on this machine: ./start.sh [--detach] [--no-demo] [--port N]
#   --detach    come back when it is healthy; ./stop.sh stops it
#   --no-demo   no demo shop, no demo traffic
#   --port N    of the gateway (8080)
# BIZPULSE_HOME is where it keeps its data, secrets and logs (.bizpulse/run); a second system needs a home and a port of its own.
set -euo pipefail
. "$(dirname "$0")/eng/common.sh"

detach=
while [ $# -gt 0 ]; do
  case $1 in
    --detach) detach=yes ;;
    --no-demo) export BizPulse__Demo=false ;;
    --port)
      [[ ${2:-} =~ ^[0-9]+$ ]] || fail "--port wants a number"
      export BIZPULSE_PORT=$2
      shift
      ;;
    -h | --help) sed -n '2,6s/^# \{0,1\}//p' "$0" && exit ;;
    *) fail "unknown option '$1': ./start.sh [--detach] [--no-demo] [--port N]" ;;
  esac
  shift
done

stop_command="${BIZPULSE_HOME:+BIZPULSE_HOME=$BIZPULSE_HOME }./stop.sh"
mkdir -p "$home"
home=$(cd "$home" && pwd)
export BIZPULSE_HOME=$home
log=$home/logs/apphost.log

is_healthy() {
  [ -n "$1" ] && node -e 'fetch(process.argv[1] + "/api/health").then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))' "$1"
}

announce() {
  local gateway
  gateway=$(of_json "$home/endpoints.json" gateway)
  cat <<TEXT

  BizPulse        $gateway
  sign in         testuser / testpassword
  administrator   admin, password in $home/admin-password
  API             $gateway/api/docs
  dashboard       $(of_json "$home/endpoints.json" dashboard)
  stop            $stop_command

TEXT
}

# Waits until every part is healthy; fails when the process ends before.
wait_for_health() {
  local watched=$1
  until [ -f "$home/endpoints.json" ] && is_healthy "$(of_json "$home/endpoints.json" gateway)"; do
    kill -0 "$watched" 2>/dev/null || return 1
    sleep 0.3
  done
}

if running=$(holder); then
  step "already running as process $running"
  wait_for_health "$running" || fail "process $running ended meanwhile: see $home/logs"
  announce
  exit
fi

in_turn "$root/eng/setup.sh" run
umask 077                     # what the system writes is for its owner alone
rm -f "$home/endpoints.json" # of an AppHost that was killed
step "starting"

if [ -z "$detach" ]; then
  { wait_for_health $$ && announce; } &
  exec "$root/eng/supervise.sh"
fi

mkdir -p "$home/logs"
setsid nohup "$root/eng/supervise.sh" >"$log" 2>&1 </dev/null &
if ! wait_for_health $!; then
  tail -n 40 "$log" >&2
  fail "BizPulse did not start: the lines above say why, all of them are in $log"
fi
announce
