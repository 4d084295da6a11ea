#!/usr/bin/env bash
# Backs up the running system of BIZPULSE_HOME (.bizpulse/run) while it goes on: ./backup.sh FILE
# The file holds every service's tables as of one moment, with offsets and keys: keep it as safe as the database.
set -euo pipefail
. "$(dirname "$0")/eng/common.sh"
. "$root/eng/database.sh"

[ $# -eq 1 ] || fail "name the file: ./backup.sh FILE"
umask 077
of_database backup "$1"
step "written to $1 ($(du -h "$1" | cut -f1))"
