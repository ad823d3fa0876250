#!/bin/sh
# get.sh URL CA-FILE PROXY-HOST PROXY-PORT [USER PASSWORD]
# shellcheck source=client-tests/sdk/sh/kit.sh
. "$(dirname "$0")/../../sdk/sh/kit.sh"

# example: begin
target "$1"
through socat - "PROXY:$3:$host:$port,proxyport=$4${5+,proxyauth=$5:$6}"
# example: end
