#!/bin/sh
# refused.sh HOW PROXY-URL URL: a client that does what it should until the proxy refuses it, or the
# target sends it elsewhere.
how=$1 proxy_url=$2 url=$3
cd || exit
get() { curl --silent --show-error --fail --proxy "$proxy_url" "$@"; }
status() { curl --silent --output /dev/null --write-out '%{http_code} %{http_connect}' --proxy "$proxy_url" "$url"; }
case $how in
    well) get --location "$url" ;;
    retries) until get "$url"; do :; done ;;
    crashes)
        get "$url" && exit
        case $(status) in *407*) kill -SEGV $$ ;; esac
        exit 1
        ;;
    hangs)
        get "$url" && exit
        sleep 600
        ;;
    calls-it-success) get "$url" || : ;;
    invents-credentials)
        get "$url" && exit
        proxy_url=http://:@${proxy_url#*//}
        get "$url"
        ;;
    gives-up-when-closed)
        case $(curl -si --proxy "$(printf %s "$proxy_url" | sed 's,//.*@,//,')" "$url") in
            *407*[Cc]onnection:\ close*) exit 1 ;;
        esac
        get "$url"
        ;;
    leaks-on-redirect)
        where=$(get --output answer --write-out '%{redirect_url}' "$url") || exit
        [ -n "$where" ] || exec cat answer
        url=$where
        get --header "X-Proxy: $proxy_url" "$url"
        ;;
    leaks-into-tunnel-on-redirect)
        where=$(get --output answer --write-out '%{redirect_url}' "$url") || exit
        [ -n "$where" ] || exec cat answer
        userinfo=${proxy_url#*//}
        get --header "Proxy-Authorization: Basic $(printf %s "${userinfo%@*}" | base64 -w0)" "$where"
        ;;
esac
