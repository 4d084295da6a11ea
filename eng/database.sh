# shellcheck shell=bash
# Sourced by backup.sh and restore.sh.

# of_database <command> <file>: as the owner of the running system's database.
of_database() {
  local migrations=$bin/BizPulse.Migrations/release/BizPulse.Migrations.dll uri
  uri=$(holder >/dev/null && of_json "$home/endpoints.json" postgres || true)
  [ -n "$uri" ] || fail "nothing runs in $home: start it with ./start.sh, or set BIZPULSE_HOME"
  ConnectionStrings__bizpulse=$(node -p '
    const uri = new URL(process.argv[1]);
    `Host=${uri.hostname};Port=${uri.port};Database=${uri.pathname.slice(1)};Username=${decodeURIComponent(uri.username)};Password="${decodeURIComponent(uri.password)}"`' \
    "$uri") dotnet "$migrations" "$@" || exit 1
}
