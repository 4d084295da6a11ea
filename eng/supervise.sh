#!/usr/bin/env bash
# Runs the AppHost of BIZPULSE_HOME and starts it again when it or its orchestrator was killed; it looks after all other parts itself.
# Ends when it is told to (SIGTERM, Ctrl-C), when the AppHost ends well, or when that could not start.
set -euo pipefail
. "$(dirname "$0")/common.sh"

apphost=$bin/BizPulse.AppHost/release/BizPulse.AppHost.dll
stopping=
umask 077
export DOTNET_ENVIRONMENT=${DOTNET_ENVIRONMENT:-Development}

echo $$ >"$home/supervisor.pid"
trap 'rm -f "$home/supervisor.pid"' EXIT
trap 'stopping=yes; kill -TERM "$process" 2>/dev/null || true' INT TERM HUP

while :; do
  dotnet "$apphost" </dev/null &
  process=$! code=0
  wait "$process" || code=$?
  while kill -0 "$process" 2>/dev/null; do wait "$process" || code=$?; done # a signal has only interrupted the wait
  [ -z "$stopping" ] || exit 0
  case $code in
    0 | 1) exit "$code" ;;
    *) warn "the AppHost ended with exit code $code and starts again" ;;
  esac
  sleep 1
done
