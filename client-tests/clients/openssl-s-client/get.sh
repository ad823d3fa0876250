#!/bin/sh
# get.sh URL CA-FILE PROXY-HOST PROXY-PORT [USER PASSWORD]
# shellcheck source=client-tests/sdk/sh/kit.sh
. "$(dirname "$0")/../../sdk/sh/kit.sh"

# example: begin
target "$1"
through openssl s_client -quiet -verify_quiet -verify_return_error -CAfile "$2" -proxy "$3:$4" \
    ${5+-proxy_user "$5" -proxy_pass "pass:$6"} -connect "$host:$port"
# example: end
