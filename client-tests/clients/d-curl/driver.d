/// driver CA-FILE URL [PROXY [USER PASSWORD]]: writes the content of the answer.
import std.compiler, std.net.curl, std.stdio;

void main(string[] args)
{
    if (args[1] == "--version")
    {
        writefln("Phobos %d.%03d", version_major, version_minor);
        return;
    }
    auto http = HTTP();
    http.caInfo = args[1];
    if (args.length > 3)
        http.proxy = args[3];
    if (args.length > 4)
        http.setProxyAuthentication(args[4], args[5]);
    write(get(args[2], http)); // throws for a status that is no success
}
