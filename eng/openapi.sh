#!/usr/bin/env bash
# Saves the API document of the running system as docs/api/openapi.json, from which the web app's types are made.
set -euo pipefail
. "$(dirname "$0")/common.sh"

holder >/dev/null || fail "nothing runs in $home: ./start.sh --detach first"
mkdir -p "$root/docs/api"
node --input-type=module - "$(of_json "$home/endpoints.json" gateway)" >"$root/docs/api/openapi.json.new" <<'SCRIPT'
const answer = await fetch(`${process.argv[2]}/api/openapi.json`);
console.log(JSON.stringify(await answer.json(), null, 2));
SCRIPT
mv "$root/docs/api/openapi.json.new" "$root/docs/api/openapi.json"
