#!/bin/sh
# ls-remote.sh URL PROXY-HOST:PORT [USER PASSWORD]: the user stands in the proxy's URL, and Git gets the
# password from a credential helper.
set -eu
# example: begin
url=$1
place=$2
helper=
if [ $# -eq 4 ]; then
    user=$(printf %s "$3" | od -An -v -tx1 | tr -d ' \n' | sed 's/../%&/g')
    place=$user@$place
    export ANSWER="password=$4"
    # shellcheck disable=SC2016 # Git's shell is to expand it
    helper='!f() { [ "$1" != get ] || printf "%s\n" "$ANSWER"; }; f'
fi
exec git -c "http.proxy=http://$place" -c "credential.helper=$helper" ls-remote "$url"
# example: end
