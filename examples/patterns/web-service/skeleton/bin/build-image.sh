#!/bin/sh
# Builds the image, and tries it: known weaknesses, parts list, speed under load.
set -eu
trivy=aquasec/trivy:0.69.3@sha256:bcc376de8d77cfe086a917230e818dc9f8528e3c852f7b1aff648949b6258d1c
k6=grafana/k6:2.3.0@sha256:9c2dee7f8ed74d317e4027c06a10f169b625638189de8d4555d0b3486a5aeb34
socket=/var/run/docker.sock:/var/run/docker.sock

mkdir -p evidence
docker build --tag candidate --provenance=false .

docker run --rm --volume "$socket" "$trivy" image \
  --exit-code 1 --severity HIGH,CRITICAL --ignore-unfixed candidate
docker run --rm --volume "$socket" "$trivy" image \
  --format cyclonedx candidate > evidence/sbom.cdx.json

docker run --detach --rm --name candidate --read-only candidate
trap 'docker rm --force candidate >/dev/null' EXIT
ask="fetch('http://127.0.0.1:8080/healthz').catch(() => process.exit(1))"
for _ in 1 2 3 4 5 6 7 8 9 10; do
  docker exec candidate node --eval "$ask" && break
  sleep 1
done
docker run --rm --interactive --network container:candidate "$k6" run - < test/load.js
