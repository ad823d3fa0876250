// driver URL CA-FILE PROXY [USER PASSWORD]
int main (string[] args) {
    var session = new Soup.Session ();
    var message = new Soup.Message ("GET", args[1]);
    try {
        session.tls_database = TlsFileDatabase.@new (args[2]);
        session.proxy_resolver = new SimpleProxyResolver (args[3], null);
        message.authenticate.connect ((auth, retrying) => {
            if (!auth.is_for_proxy || retrying || args.length < 6) return false;
            auth.authenticate (args[4], args[5]);
            return true;
        });
        var body = session.send_and_read (message);
        stdout.write (body.get_data ());
        return message.status_code == Soup.Status.OK ? 0 : 1;
    } catch (Error problem) {
        stderr.printf ("%s\n", problem.message);
        return 1;
    }
}
