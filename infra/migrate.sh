#!/bin/sh
# Runs the migrations and waits for their end. azd calls it when the job has its new image and no service has.
set -eu

group=${AZURE_RESOURCE_GROUP:?is missing: azd sets it}
patience=${MIGRATIONS_PATIENCE:-960} # seconds; the job itself gives up after 900, azd after 1,200
pause=${MIGRATIONS_PAUSE:-5}

fail() {
  echo "The migrations $1. What they said: az containerapp job logs show --name migrations --container migrations" \
    "--resource-group $group --execution $execution" >&2
  exit 1
}

execution=$(az containerapp job start --name migrations --resource-group "$group" --query name --output tsv)
echo "The migrations run as $execution."

waited=0
while :; do
  status=$(az containerapp job execution show --name migrations --resource-group "$group" \
    --job-execution-name "$execution" --query properties.status --output tsv)
  case $status in
    Succeeded) echo "The migrations have ended well." && exit ;;
    Failed | Stopped | Degraded) fail "ended as $status" ;;
  esac
  [ "$waited" -lt "$patience" ] || fail "have not ended within $patience seconds"
  sleep "$pause"
  waited=$((waited + pause))
done
