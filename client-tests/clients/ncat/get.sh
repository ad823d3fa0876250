#!/bin/sh
# get.sh URL CA-FILE PROXY-HOST PROXY-PORT [USER PASSWORD]
# shellcheck source=client-tests/sdk/sh/kit.sh
. "$(dirname "$0")/../../sdk/sh/kit.sh"

# example: begin
target "$1"
through ncat --proxy "$3:$4" ${5+--proxy-auth "$5:$6"} --proxy-dns remote \
    --ssl --ssl-verify --ssl-trustfile "$2" "$name" "$port"
# example: end
