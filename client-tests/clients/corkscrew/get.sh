#!/bin/sh
# get.sh URL CA-FILE PROXY-HOST PROXY-PORT [USER PASSWORD]
# shellcheck source=client-tests/sdk/sh/kit.sh
. "$(dirname "$0")/../../sdk/sh/kit.sh"

# example: begin
target "$1"
[ $# -gt 4 ] && printf '%s:%s\n' "$5" "$6" >account
through corkscrew "$3" "$4" "$name" "$port" ${5+account}
# example: end
