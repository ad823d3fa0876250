import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.apache.commons.httpclient.HttpClient;
import org.apache.commons.httpclient.NTCredentials;
import org.apache.commons.httpclient.UsernamePasswordCredentials;
import org.apache.commons.httpclient.auth.AuthScope;
import org.apache.commons.httpclient.methods.GetMethod;
import org.apache.commons.httpclient.params.HttpConnectionParams;
import org.apache.commons.httpclient.protocol.Protocol;
import org.apache.commons.httpclient.protocol.ProtocolSocketFactory;
import org.apache.commons.httpclient.protocol.SecureProtocolSocketFactory;

class Driver {
    public static void main(String[] args) throws Exception {
        List<String> features =
            List.of("basic.http", "basic.connect", "digest.http", "digest.connect", "ntlm.http", "ntlm.connect", "redirect");
        Kit.serve(args, "Commons HttpClient", Kit.version(HttpClient.class), features, Driver::get);
    }

    // example: begin
    static Kit.Answer get(Kit.Case what) throws Exception {
        ProtocolSocketFactory trusting = new Trusting(Kit.sslContext(what.caFile()).getSocketFactory());
        Protocol.registerProtocol("https", new Protocol("https", trusting, 443));
        HttpClient client = new HttpClient();
        client.getHostConfiguration().setProxy(what.proxyHost(), what.proxyPort());
        if (what.hasCredentials())
            client.getState().setProxyCredentials(
                AuthScope.ANY,
                what.offers("ntlm")
                    ? new NTCredentials(what.userInDomain(), what.password(), "", what.domain())
                    : new UsernamePasswordCredentials(what.user(), what.password())
            );
        GetMethod method = new GetMethod(what.url());
        try {
            int status = client.executeMethod(method);
            var challenge = method.getResponseHeader("Proxy-Authenticate");
            return new Kit.Answer(
                status, method.getResponseBodyAsString(), challenge == null ? null : challenge.getValue()
            );
        } finally {
            method.releaseConnection();
        }
    }

    /** The way of its SSL guide to trust other certificates. */
    record Trusting(SSLSocketFactory tls) implements SecureProtocolSocketFactory {
        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return tls.createSocket(host, port);
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
            return tls.createSocket(host, port, from, fromPort);
        }

        @Override
        public Socket createSocket(
            String host, int port, InetAddress from, int fromPort, HttpConnectionParams parameters
        ) throws IOException {
            return tls.createSocket(host, port, from, fromPort);
        }

        @Override
        public Socket createSocket(Socket tunnel, String host, int port, boolean close) throws IOException {
            return tls.createSocket(tunnel, host, port, close);
        }
    }
    // example: end
}
