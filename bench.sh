#!/usr/bin/env bash
# Measures: ./bench.sh <name> [options]; without a name it lists what can be measured. Results also go to bench/<name>.json in
# BIZPULSE_HOME.
set -euo pipefail
. "$(dirname "$0")/eng/common.sh"

mkdir -p "$home"
home=$(cd "$home" && pwd)
export BIZPULSE_HOME=$home
in_turn "$root/eng/setup.sh" bench
exec dotnet "$bin/BizPulse.Bench/release/BizPulse.Bench.dll" "$@"
