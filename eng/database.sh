# shellcheck shell=bash
# Sourced by backup.sh and restore.sh.

# of_database <command> <file>: as the owner of the running system's database.
of_database() {
  local endpoints=$home/endpoints.json migrations=$bin/BizPulse.Migrations/release/BizPulse.Migrations.dll
  [ -f "$endpoints" ] || fail "nothing runs in $home: start it with ./start.sh, or set BIZPULSE_HOME"
  ConnectionStrings__bizpulse=$(node -p '
    const uri = new URL(JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).postgres);
    `Host=${uri.hostname};Port=${uri.port};Database=${uri.pathname.slice(1)};Username=${decodeURIComponent(uri.username)};Password="${decodeURIComponent(uri.password)}"`' \
    "$endpoints") dotnet "$migrations" "$@" || exit 1
}
