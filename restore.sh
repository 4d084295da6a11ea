#!/usr/bin/env bash
# Puts a backup in the place of the data of the running system of BIZPULSE_HOME (.bizpulse/run): ./restore.sh FILE
# All or nothing, in one transaction. What arrived after the backup is read from Kafka again.
set -euo pipefail
. "$(dirname "$0")/eng/common.sh"
. "$root/eng/database.sh"

[ $# -eq 1 ] || fail "name the file: ./restore.sh FILE"
[ -f "$1" ] || fail "there is no $1"
of_database restore "$1"
step "restored from $1"
