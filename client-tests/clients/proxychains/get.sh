#!/bin/sh
# get.sh URL CA-FILE PROXY-HOST PROXY-PORT [USER PASSWORD]
# shellcheck source=client-tests/sdk/sh/kit.sh
. "$(dirname "$0")/../../sdk/sh/kit.sh"

# example: begin
target "$1"
cat >proxychains.conf <<END
strict_chain
proxy_dns
[ProxyList]
http $3 $4 $5 $6
END
exec proxychains4 -q -f proxychains.conf curl --silent --show-error --fail --cacert "$2" "$1"
# example: end
