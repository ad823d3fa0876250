# get.tcl OPTION...: writes the answer's content. The options are those of curl::transfer. Without
# any: the version.
package require TclCurl

if {$argc == 0} {
    puts "TclCurl [package present TclCurl], [curl::version]"
    exit
}
curl::transfer {*}$argv -bodyvar body -headervar head
if {![string match "* 200 *" $head(http)]} { error $head(http) }
fconfigure stdout -translation binary
puts -nonewline $body
