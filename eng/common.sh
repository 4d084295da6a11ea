# shellcheck shell=bash disable=SC2034
# Shared parts of the scripts: where things are, and how a script speaks. Sourced, never run.
# The last line of a script that fails is the reason.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$root/.bizpulse/build
home=${BIZPULSE_HOME:-$root/.bizpulse/run}
bin=$root/artifacts/bin

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
export MSBUILDDISABLENODEREUSE=1 # no build process outlives the script

step() { printf '› %s\n' "$*"; }
warn() { printf '! %s\n' "$*" >&2; }
fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

set -E
trap 'printf "%s: line %s failed\n" "$0" "$LINENO" >&2' ERR

# quietly <what> <command...>: the output of the command is shown only when it fails.
quietly() {
  local what=$1 log
  shift
  log=$(mktemp)
  if ! "$@" >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    fail "$what failed: the output above says why"
  fi
  rm -f "$log"
}

# in_turn <command...>: one at a time in this checkout. The lock is not handed down, or a build server would keep it.
in_turn() {
  mkdir -p "$build"
  if command -v flock >/dev/null; then flock --close "$build/turn.lock" "$@"; else "$@"; fi
}

# fingerprint <path...>: changes with the name or content of any file below the paths.
fingerprint() {
  find "$@" \( -name node_modules -o -name bin -o -name obj -o -name dist -o -name test-results -o -name schema.ts \) -prune -o -type f -print0 |
    sort -z | xargs -0 sha256sum | sha256sum | cut -d ' ' -f 1
}

# The AppHost that runs in the home. It holds a lock: the number alone may have been given to another process since.
holder() {
  local process
  process=$(cat "$home/apphost.pid" 2>/dev/null) && kill -0 "$process" 2>/dev/null &&
    ! flock --nonblock "$home/apphost.lock" true 2>/dev/null && echo "$process"
}

# The living parts of the home's system, without the AppHost and who watches it. Postgres and Redis write a title over their environment,
# but work in a folder of the home.
parts() {
  { grep -lzxF "BIZPULSE_SYSTEM=$home" /proc/[0-9]*/environ 2>/dev/null || true
    find /proc -maxdepth 2 -name cwd -lname "$home/data/*" 2>/dev/null || true; } | cut -d / -f 3 | sort -un
}

# of_json <file> <key>: nothing when the file has just gone or was never whole
of_json() {
  node -e 'try { console.log(JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"))[process.argv[2]] ?? ""); } catch {}' "$1" "$2"
}
