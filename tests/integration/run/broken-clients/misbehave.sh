#!/bin/sh
# misbehave.sh HOW URL PROXY-URL PROXY [WITH-CREDENTIALS]: a client that is wrong in one way, and
# only when it was given credentials, so that it passes its control case.
how=$1 url=$2 proxy_url=$3 proxy=$4 with=${5:-}
get() { curl --silent --show-error --fail "$@" "$url"; }
[ -n "$with" ] || how=well
case $how in
    well) get --proxy "$proxy_url" ;;
    drops-credentials) get --proxy "$proxy" ;;
    drops-on-connect) case $url in
        https:*) get --proxy "$proxy" ;;
        *) get --proxy "$proxy_url" ;;
        esac ;;
    decodes-not) get --proxy "$proxy" --proxy-header "Proxy-Authorization: Basic $(
        userinfo=${proxy_url#*//}
        printf %s "${userinfo%@*}" | base64 -w0
    )" ;;
    decodes-twice) get --proxy "$proxy" --proxy-header "Proxy-Authorization: Basic $(
        userinfo=${proxy_url#*//}
        printf %s "${userinfo%@*}" | python3 -c '
import sys, urllib.parse
once = urllib.parse.unquote(sys.stdin.read())
print(urllib.parse.unquote(once), end="")' | base64 -w0
    )" ;;
    leaks-into-tunnel) get --proxy "$proxy_url" --header "Proxy-Authorization: Basic $(
        userinfo=${proxy_url#*//}
        printf %s "${userinfo%@*}" | base64 -w0
    )" ;;
    leaks) get --proxy "$proxy_url" --header "X-Debug: $proxy_url" ;;
    hangs) sleep 600 ;;
    never-ends)
        url="$url?[1-1000000]"
        get --proxy "$proxy_url"
        ;;
    crashes) kill -SEGV $$ ;;
    prints-garbage)
        echo "DEBUG: proxy is set"
        get --proxy "$proxy_url"
        ;;
    says-failure)
        get --proxy "$proxy_url"
        exit 3
        ;;
    bypasses) echo '{"origin": "192.0.2.1"}' ;;
    loops)
        for _ in 1 2 3 4 5 6; do get --proxy "$proxy" || :; done
        get --proxy "$proxy_url"
        ;;
esac
