# get.tcl OPTION...: writes the answer's content. The options are those of curl::transfer, but
# that the user and the password after -proxyuserpwd are two. Without any: the version.
package require TclCurl

if {$argc == 0} {
    puts "TclCurl [package present TclCurl], [curl::version]"
    exit
}
# libcurl decodes user and password.
set at [lsearch -exact $argv -proxyuserpwd]
if {$at >= 0} {
    lassign [lrange $argv $at+1 $at+2] user password
    set argv [lreplace $argv $at+1 $at+2 "[curl::escape $user]:[curl::escape $password]"]
}
curl::transfer {*}$argv -bodyvar body -headervar head
if {![string match "* 200 *" $head(http)]} { error $head(http) }
fconfigure stdout -translation binary
puts -nonewline $body
