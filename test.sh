#!/usr/bin/env bash
# Runs the tests: ./test.sh [filter]. The filter is part of a suite's name (those suites run in full), or else part of the full
# name of a .NET test. Every suite's output is kept in .bizpulse/test. The last line counts: N passed, N failed, N skipped.
set -euo pipefail
. "$(dirname "$0")/eng/common.sh"

filter=${1:-}
logs=$root/.bizpulse/test
minutes=8 # no suite may take longer: a hang is a failure
passed=0 failed=0 skipped=0 running=

export NO_COLOR=1 CI=1
unset BIZPULSE_HOME BIZPULSE_PORT # tests start systems of their own

trap '[ -z "$running" ] || kill -TERM "$running" 2>/dev/null || true' EXIT
trap 'exit 130' INT TERM

# run <suite> <command...>: the output goes to the suite's log, the exit code to $code.
run() {
  local started=$SECONDS
  log=$logs/$1.log code=0
  shift
  timeout --kill-after=30 ${minutes}m "$@" >"$log" 2>&1 </dev/null &
  running=$!
  wait "$running" || code=$?
  running=
  seconds=$((SECONDS - started))
}

# count <suite> <passed> <failed> <skipped>: what the suite itself counted; a failure it did not count is one more.
count() {
  local suite=$1 failures=$3
  [ "$code" = 0 ] || [ "$failures" -gt 0 ] || failures=1
  passed=$((passed + $2)) failed=$((failed + failures)) skipped=$((skipped + $4))
  printf '  %-32s %5d passed %4d failed %4d skipped %5d s\n' "$suite" "$2" "$failures" "$4" "$seconds"
  case $code in 124 | 137) warn "$suite did not end within $minutes minutes" ;; esac
}

number_before() { number "$(sed -nE "s/(.*[^0-9])?([0-9]+) $1.*/\2/p" <<<"$2")"; }
number_after() { number "$(sed -nE "s/.*$1: ([0-9]+).*/\1/p" <<<"$2")"; }
number() { echo "${1:-0}"; }

dotnet_suite() {
  local suite=$1 summary total failures skips
  shift
  run "$suite" dotnet "$bin/$suite/release/$suite.dll" -noLogo -noColor "$@"
  summary=$(grep -aE 'Total: [0-9]+' "$log" | tail -n 1 || true)
  total=$(number_after Total "$summary") skips=$(number_after Skipped "$summary")
  failures=$(($(number_after Failed "$summary") + $(number_after Errors "$summary")))
  [ "$total" != 0 ] || [ "$code" != 0 ] || return 0 # nothing here has that name
  count "$suite" $((total - failures - skips - $(number_after 'Not Run' "$summary"))) "$failures" "$skips"
  grep -ahA 1 -E '\[SKIP\]' "$log" | grep -v '^--' | sed 's/^/    /' || true
  if [ "$code" != 0 ]; then grep -aA 25 -E '\[FAIL\]|Unhandled exception|Catastrophic' "$log" || tail -n 40 "$log"; fi >&2
}

# Suites of the web: they count for themselves, each in a line that starts with the given word.
web_suite() {
  local suite=$1 word=$2 summary successes
  shift 2
  run "$suite" "$@"
  summary=$(grep -aE "^ *$word" "$log" | tail -n 8 | tr '\n' ' ' || true)
  successes=$(number_before passed "$summary")
  [ "$successes" != 0 ] || [ "$code" != 0 ] || code=1 # a suite that tested nothing did not pass
  count "$suite" "$successes" "$(number_before failed "$summary")" "$(number_before skipped "$summary")"
  [ "$code" = 0 ] || tail -n 80 "$log" >&2
}

# A check passes or fails as one.
check() {
  local suite=$1
  shift
  run "$suite" "$@"
  if [ "$code" = 0 ]; then count "$suite" 1 0 0; else count "$suite" 0 1 0 && tail -n 40 "$log" >&2; fi
}

has_browser() { command -v chromium >/dev/null || command -v google-chrome >/dev/null; }

skip() {
  code=0 seconds=0
  count "$1" 0 0 1
  warn "$1 skipped: $2"
}

run_suite() {
  case $1 in
    web-format) check "$1" npm run --prefix web format:check ;;
    web-lint) check "$1" npm run --prefix web lint ;;
    web-types) check "$1" npm run --prefix web typecheck ;;
    web-tests) web_suite "$1" 'Tests ' npm test --prefix web ;;
    e2e) if has_browser; then web_suite "$1" '[0-9]+ (passed|failed|skipped|did not run)' npm test --prefix tests/e2e; else skip "$1" "there is no chromium"; fi ;;
    dotnet-format) check "$1" dotnet format BizPulse.sln --verify-no-changes --no-restore ;;
    *) dotnet_suite "$@" ;;
  esac
}

cd "$root"
in_turn eng/setup.sh test
rm -rf "$logs"
mkdir -p "$logs"

mapfile -t dotnet_suites < <(find tests -name '*.Tests.csproj' -printf '%f\n' | sed 's/\.csproj$//' | sort)
suites=("${dotnet_suites[@]}" web-format web-lint web-types web-tests e2e dotnet-format)
mapfile -t chosen < <(printf '%s\n' "${suites[@]}" | grep -i -F -- "$filter" || true)

step "running the tests"
if [ ${#chosen[@]} -gt 0 ]; then
  for suite in "${chosen[@]}"; do run_suite "$suite"; done
else
  for suite in "${dotnet_suites[@]}"; do run_suite "$suite" -method "*$filter*"; done
fi

[ $((passed + failed + skipped)) -gt 0 ] || fail "no test has '$filter' in its name"
echo "$passed passed, $failed failed, $skipped skipped"
exit $((failed > 0))
