# get.tcl CA-FILE URL [PROXY-URL | HOST PORT [USER PASSWORD]]: writes the answer's content; without a
# proxy the environment tells it. Without arguments: the versions.
package require http
package require tls
package require autoproxy

if {$argc == 0} {
    puts "http [package present http], autoproxy [package present autoproxy]"
    exit
}
lassign $argv ca_file url host port user password
switch $argc {
    2 { autoproxy::init }
    3 { autoproxy::init $host }
    default {
        autoproxy::init
        autoproxy::configure -host $host -port $port
        http::config -proxyfilter autoproxy::filter
        if {$argc == 6} { autoproxy::configure -basic -username $user -password $password }
    }
}
http::register https 443 [list autoproxy::tls_socket -cafile $ca_file -require 1]
set answer [http::geturl $url]
if {[http::ncode $answer] != 200} { error [http::code $answer] }
fconfigure stdout -translation binary
puts -nonewline [http::data $answer]
