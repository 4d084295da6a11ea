#!/usr/bin/env bash
# Builds librdkafka, the native half of Confluent.Kafka, for feeds without librdkafka.redist. The C sources come from the npm
# package of Confluent's JavaScript client, which ships exactly the version that Confluent.Kafka wants. A C compiler, make and npm
# suffice; TLS, gzip and zstd are built in where libssl-dev, zlib1g-dev and libzstd-dev are installed (lz4 and snappy always).
# An existing library of the right version is left as it is. Called by Directory.Build.targets.
set -euo pipefail

version=2.15.1
package=@confluentinc/kafka-javascript@1.10.1
sha512=29578f5019f6d44a8254ff667f1cc4b8cdd26091c7105ed7fa2882d9ee374108034b211a92c2279821a8a13df0e6af9c340764482acaef58f42027eaa12a992f

root=$(cd "$(dirname "$0")/.." && pwd)
target=$root/.bizpulse/build/native
library=$target/librdkafka.so
stamp=$target/librdkafka.version

# MSBuild takes a line of this form for an error and shows it.
fail() { echo "eng/native.sh: error: $*" >&2; exit 1; }
is_current() { [ -f "$library" ] && [ "$(cat "$stamp" 2>/dev/null || echo $version)" = $version ]; }

is_current && exit
mkdir -p "$target"
exec 9>"$target/lock"
flock 9
is_current && exit

for tool in npm cc make; do
  command -v $tool >/dev/null || fail "'$tool' is missing; librdkafka $version is built with npm, a C compiler and make" \
    "(Debian and Ubuntu: apt-get install npm gcc make libssl-dev zlib1g-dev libzstd-dev)"
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

echo "building librdkafka $version, about a minute, once per checkout"
npm pack --silent $package >pack.log 2>&1 || fail "npm cannot fetch $package: $(tail -n 3 pack.log)"
tarball=$(ls ./*.tgz)
echo "$sha512  $tarball" | sha512sum --check --status || fail "$package is not the package that was pinned (its SHA-512 differs)"
tar -xzf "$tarball" package/deps/librdkafka

cd package/deps/librdkafka
# CXX is only asked for its version: the C++ wrapper is not built.
if ! { CC=cc CXX=cc ./configure --disable-gssapi --disable-curl --disable-lz4-ext --disable-debug-symbols &&
  make -C src -j"$(nproc)" librdkafka.so.1; } >"$work/build.log" 2>&1; then
  cp "$work/build.log" "$target/build.log"
  fail "librdkafka does not build: see $target/build.log"
fi

strip --strip-unneeded src/librdkafka.so.1 2>/dev/null || true
cp src/librdkafka.so.1 "$library.new"
mv "$library.new" "$library"
echo $version >"$stamp"
