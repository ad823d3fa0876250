#!/bin/sh
# locks.sh URL CA-FILE [PROXY-URL]: asks a Git LFS server for its locks.
set -eu
# example: begin
git init -q .
git config lfs.url "$1"
git config http.sslCAInfo "$2"
[ $# -lt 3 ] || git config http.proxy "$3"
git lfs locks
# example: end
