#!/usr/bin/env bash
# A topic as JSON objects, one per line, to standard output: what is on it now, deletions included.
# dump.sh <bootstrap servers> <topic> [further options of kcat, for instance -X security.protocol=SASL_SSL …]
set -euo pipefail
servers=$1 topic=$2
shift 2
kcat -C -q -b "$servers" -t "$topic" -X isolation.level=read_committed "$@" -o beginning -e -J |
  jq -c '{key, partition, offset, headers: (.headers // [] | [range(0; length; 2) as $i | {(.[$i]): .[$i + 1]}] | add), value: (.payload | if . == null or . == "" then null else fromjson end)}'
