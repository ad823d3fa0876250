#!/bin/sh
# get.sh URL CA-FILE PROXY-HOST PROXY-PORT [USER PASSWORD]
# shellcheck source=client-tests/sdk/sh/kit.sh
. "$(dirname "$0")/../../sdk/sh/kit.sh"

# example: begin
target "$1"
[ $# -gt 4 ] && export HTTP_PROXY_USER="$5" HTTP_PROXY_PASSWORD="$6"
through connect-proxy -H "$3:$4" "$name" "$port"
# example: end
