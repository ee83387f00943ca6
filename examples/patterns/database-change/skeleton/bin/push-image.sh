#!/bin/sh
# Pushes the image that build-image.sh has tried, and prints it by digest.
set -eu
repository=$1
docker tag candidate "$repository:$2" >&2
docker push --quiet "$repository:$2" >&2
docker image inspect --format '{{ join .RepoDigests "\n" }}' "$repository:$2" |
  grep "^$repository@sha256:"
