# For programs that do no more than to open a tunnel: what is sent through it, and what comes out.
#
#     . kit.sh
#     target "$url"                              # sets host, port, path, and name: host without brackets
#     through PROGRAM ... "$host" "$port"        # prints the content; 0 only for a good answer

target() {
    rest=${1#*://} rest=${rest%%#*}
    host=${rest%%/*}
    path=${rest#"$host"}
    case $1 in https:*) port=443 ;; *) port=80 ;; esac
    case $host in *]) ;; *:*) port=${host##*:} host=${host%:*} ;; esac
    name=${host#[} name=${name%]}
}

# The program's input stays open until the answer is there: many close the tunnel when it ends.
through() {
    pipes=$(mktemp -d)
    mkfifo "$pipes/in" "$pipes/out"
    trap '' PIPE
    "$@" <"$pipes/in" >"$pipes/out" &
    exec 3>"$pipes/in" 4<"$pipes/out"
    printf 'GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "$path" "$host" >&3
    content <&4
}

content() {
    read -r _ status _
    while IFS= read -r line && [ "$line" != "$(printf '\r')" ]; do :; done
    cat
    case $status in 2??) ;; *) return 1 ;; esac
}
