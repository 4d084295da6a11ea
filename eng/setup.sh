#!/usr/bin/env bash
# Sets up what one purpose needs: run, test or bench. Does nothing twice and can be run again from any state.
set -euo pipefail
. "$(dirname "$0")/common.sh"

purpose=${1:?run, test or bench}
cd "$root"

need_dotnet() {
  command -v dotnet >/dev/null || fail "the .NET 10 SDK is missing: see https://dot.net/download"
  dotnet --version >/dev/null 2>&1 || fail "the .NET SDK that global.json asks for is missing: see https://dot.net/download"
}

need_node() {
  command -v npm >/dev/null || fail "Node.js 20.19 or newer is missing: see https://nodejs.org"
  node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' ||
    fail "Node.js 20.19 or newer is needed, this is $(node --version)"
}

can_install() {
  command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }
}

# Packages that bring a server would start it; ours are started by the AppHost only.
install_packages() {
  step "installing $*"
  local as_root=() policy=/usr/sbin/policy-rc.d
  [ "$(id -u)" = 0 ] || as_root=(sudo -n)
  if [ ! -e $policy ]; then
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee $policy >/dev/null
    "${as_root[@]}" chmod +x $policy
    trap '"${as_root[@]}" rm -f '$policy EXIT
  fi
  quietly "apt-get update" "${as_root[@]}" apt-get update -q
  quietly "installing $*" "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends "$@"
  if [ -d /run/systemd/system ] && [[ " $* " == *" redis-server "* ]]; then
    "${as_root[@]}" systemctl disable --quiet --now redis-server || true
  fi
}

need_redis() {
  command -v redis-server >/dev/null || command -v valkey-server >/dev/null && return
  can_install || fail "Redis is missing: install redis-server or valkey-server (Debian and Ubuntu: apt-get install redis-server)"
  install_packages redis-server
}

# Without these some tests skip, and say so.
want_test_tools() {
  local missing=()
  command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
  command -v kcat >/dev/null || missing+=(kcat)
  /usr/bin/python3 -c 'import kafka' 2>/dev/null || missing+=(python3-kafka)
  [ ${#missing[@]} = 0 ] && return
  if can_install; then install_packages "${missing[@]}"; else warn "some tests will skip; they need ${missing[*]}"; fi
}

npm_packages() {
  local folder=$1 state
  state="$(node --version) $(sha256sum <"$folder/package-lock.json")"
  [ "$(cat "$folder/node_modules/.state" 2>/dev/null)" = "$state" ] && return
  step "fetching the packages of $folder"
  quietly "npm ci in $folder" npm ci --prefix "$folder" --no-audit --no-fund
  echo "$state" >"$folder/node_modules/.state"
}

web_app() {
  local state
  state=$(fingerprint web docs/api)
  [ -f web/dist/index.html ] && [ "$(cat "$build/web.state" 2>/dev/null)" = "$state" ] && return
  step "building the web app"
  quietly "building the web app" npm run --prefix web build
  echo "$state" >"$build/web.state"
}

state_of() { fingerprint "$@" eng ./*.props global.json; }

# dotnet_build <project or solution> <program that it must leave> <source folder...>
dotnet_build() {
  local target=$1 binary=$2 state kept
  shift 2
  state=$(state_of "$@")
  kept=$build/$(basename "$target").state
  [ -f "$bin/$binary/release/$binary.dll" ] && [ -f "$kept" ] && [ "$(cat "$kept")" = "$state" ] && return
  step "building $target"
  quietly "building $target" dotnet build "$target" --configuration Release --verbosity quiet --nologo -p:RestoreLockedMode=true
  echo "$state" >"$kept"
}

system_folders=(BizPulse.AppHost BizPulse.ServiceDefaults libs services hosting)

need_dotnet
need_node
mkdir -p "$build"
need_redis
npm_packages web
web_app

case $purpose in
  run) dotnet_build BizPulse.AppHost BizPulse.AppHost "${system_folders[@]}" ;;
  bench)
    dotnet_build BizPulse.AppHost BizPulse.AppHost "${system_folders[@]}"
    dotnet_build bench/BizPulse.Bench BizPulse.Bench "${system_folders[@]}" bench
    ;;
  test)
    want_test_tools
    npm_packages tests/e2e
    dotnet_build BizPulse.sln BizPulse.AppHost "${system_folders[@]}" bench tests BizPulse.sln
    state_of "${system_folders[@]}" >"$build/BizPulse.AppHost.state" # it is part of the solution
    ;;
esac
