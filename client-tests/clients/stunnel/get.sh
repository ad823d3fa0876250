#!/bin/sh
# get.sh URL CA-FILE PROXY-HOST PROXY-PORT [USER PASSWORD]
# shellcheck source=client-tests/sdk/sh/kit.sh
. "$(dirname "$0")/../../sdk/sh/kit.sh"

# example: begin
target "$1"
cat >stunnel.conf <<END
client = yes
connect = $3:$4
protocol = connect
protocolHost = $host:$port
${5+protocolUsername = $5}
${5+protocolPassword = $6}
CAfile = $2
verifyChain = yes
checkHost = $name
sni = $name
END
through stunnel stunnel.conf
# example: end
