#!/bin/sh
# Builds what goes into the images, before azd makes and pushes all of them at the same time: the web app, which is in
# the gateway's, and the projects that services share.
set -eu
cd "$(dirname "$0")/.."

npm ci --prefix web --no-audit --no-fund
npm run build --prefix web
for service in Migrations Ingestion Forecast Analytics Simulator Gateway; do
  dotnet build "services/$service" --configuration Release --runtime linux-x64
done
