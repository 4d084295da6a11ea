#!/usr/bin/env bash
# Asks the configured NuGet feed whether every package of the full profile can be restored in the version we build with, and keeps the
# answer in .bizpulse/build/feed.props until the sources or the packages change. One that is not found means the restricted profile;
# any other failure stops, since it says nothing about the feed.
set -euo pipefail
. "$(dirname "$0")/common.sh"

packages=$(sed -n '/Label="Aspire"/,/<\/ItemGroup>/s/<PackageVersion \(Include="[^"]*"\) Version="\([^"]*\)"/<PackageReference \1 Version="[\2]"/p' \
  "$root/Directory.Packages.props")
answer=$build/feed.props

[ -z "${FeedProfile:-}" ] || exit 0 # set by hand

cd "$root"
question=$({ dotnet nuget list source --format short; echo "$packages"; } | sha256sum | cut -d ' ' -f 1)
grep -qs "$question" "$answer" && exit 0

step "asking the package feed for Aspire"
mkdir -p "$build"
probe=$(mktemp -d "$build/probe.XXXXXX")
trap 'rm -rf "$probe"' EXIT
cat >"$probe/Probe.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <ImportDirectoryPackagesProps>false</ImportDirectoryPackagesProps>
  </PropertyGroup>
  <ItemGroup>
$packages
  </ItemGroup>
</Project>
PROJECT
echo '<Project />' | tee "$probe/Directory.Build.props" >"$probe/Directory.Build.targets"

if dotnet restore "$probe" --packages "$probe/packages" >"$probe/log" 2>&1; then
  profile=full
elif grep -qE 'error NU110[123]:' "$probe/log"; then
  profile=restricted
else
  cat "$probe/log" >&2
  fail "the package feed cannot be asked (see above); mend that, or choose by hand: FeedProfile=restricted or FeedProfile=full"
fi

cat >"$answer.new" <<PROPS
<!-- Written by eng/feed.sh for the package sources and packages with the hash $question. -->
<Project>
  <PropertyGroup>
    <FeedProfile>$profile</FeedProfile>
  </PropertyGroup>
</Project>
PROPS
mv "$answer.new" "$answer"
step "the feed profile is '$profile'"
