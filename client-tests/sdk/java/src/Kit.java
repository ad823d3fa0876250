import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileDescriptor;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The driver protocol, version 1 (client-tests/README.md), so that a driver is no more than the call.
 *
 * <pre>
 *     public static void main(String[] args) throws Exception {
 *         Kit.serve(args, "okhttp", Kit.version(OkHttpClient.class), List.of("basic.http", "basic.connect"), Driver::get);
 *     }
 * </pre>
 */
public final class Kit {
    private Kit() {}

    /** What a client is to do. What it is not told by this channel is null (the port: 0). */
    public record Case(
        String id, String via, String url, String caFile, int timeMs, List<String> schemes,
        String proxyUrl, String proxy, String proxyHost, int proxyPort, String user, String password,
        List<String> needs, String content, String noProxy, String httpsProxyUrl
    ) {
        public URI uri() {
            return URI.create(url);
        }

        public InetSocketAddress proxyAddress() {
            return new InetSocketAddress(proxyHost, proxyPort);
        }

        public URI proxyUri() {
            return URI.create(proxy);
        }

        public Proxy httpProxy() {
            return new Proxy(Proxy.Type.HTTP, proxyAddress());
        }

        public boolean hasCredentials() {
            return user != null;
        }

        /** The user and the domain of {@code DOMAIN\\user}, for an API that takes them apart from each other. */
        public String userInDomain() {
            return user.substring(user.indexOf('\\') + 1);
        }

        public String domain() {
            return user.contains("\\") ? user.substring(0, user.indexOf('\\')) : "";
        }

        public boolean takes(String feature) {
            return needs.contains(feature);
        }

        public boolean offers(String scheme) {
            return schemes.contains(scheme);
        }
    }

    /** What the client gave to its user, for any status; the challenge may be null. */
    public record Answer(int status, String body, String challenge) {}

    public interface Get {
        Answer get(Case what) throws Exception;
    }

    /** Answers every case on standard input by {@code get}; what it throws is what the client threw. */
    public static void serve(String[] args, String client, String version, List<String> features, Get get)
        throws Exception {
        PrintStream lines = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        System.setOut(System.err); // what a library prints is not the protocol's
        if (args.length == 1 && args[0].equals("--hello")) {
            lines.println(message().add("client", client).add("version", version)
                .add("runtime", "OpenJDK " + Runtime.version()).add("features", array(features)));
            System.exit(0);
        }
        BufferedReader cases = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line; (line = cases.readLine()) != null; )
            lines.println(outcome(Json.parse(line).asObject(), features, get));
        System.exit(0); // some clients have threads that would keep the process alive
    }

    private static JsonObject outcome(JsonObject asked, List<String> features, Get get) {
        JsonObject told = message().add("id", asked.get("id"));
        for (JsonValue need : asked.get("needs").asArray())
            if (!features.contains(need.asString())) return told.add("unsupported", need);
        try {
            Answer answer = get.get(read(asked));
            told.add("status", answer.status()).add("body", answer.body() == null ? "" : answer.body());
            if (answer.challenge() != null) told.add("challenge", answer.challenge());
        } catch (Throwable problem) { // whatever a user of the client would get to see
            told.add("error", chain(problem));
        }
        return told;
    }

    private static Case read(JsonObject asked) {
        return new Case(
            asked.get("id").asString(), asked.getString("via", null), asked.getString("url", null),
            asked.getString("ca_file", null), asked.getInt("time_ms", 15000),
            texts(asked.get("schemes")),
            asked.getString("proxy_url", null), asked.getString("proxy", null),
            asked.getString("proxy_host", null), asked.getInt("proxy_port", 0),
            asked.getString("user", null), asked.getString("password", null),
            texts(asked.get("needs")), asked.getString("content", null),
            asked.getString("no_proxy", null), asked.getString("https_proxy_url", null)
        );
    }

    private static List<String> texts(JsonValue items) {
        return items == null ? List.of() : items.asArray().values().stream().map(JsonValue::asString).toList();
    }

    private static JsonObject message() {
        return Json.object().add("v", 1);
    }

    private static JsonArray array(List<String> items) {
        return (JsonArray) Json.array(items.toArray(String[]::new));
    }

    private static String chain(Throwable problem) {
        StringBuilder text = new StringBuilder(problem.toString());
        for (Throwable cause = problem.getCause(); cause != null && cause != cause.getCause(); cause = cause.getCause())
            text.append("; caused by ").append(cause);
        return text.toString();
    }

    /** The version in the name of the jar that has this class, as Maven resolved it. */
    public static String version(Class<?> of) {
        String jar = Path.of(of.getProtectionDomain().getCodeSource().getLocation().getPath()).getFileName().toString();
        var match = Pattern.compile("-([0-9].*)\\.jar$").matcher(jar);
        return match.find() ? match.group(1) : jar;
    }

    public static X509TrustManager trustManager(String caFile) throws Exception {
        for (TrustManager one : trustManagers(caFile).getTrustManagers())
            if (one instanceof X509TrustManager found) return found;
        throw new IllegalStateException("no X509TrustManager");
    }

    public static TrustManagerFactory trustManagers(String caFile) throws Exception {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trustStore(caFile));
        return factory;
    }

    public static KeyStore trustStore(String caFile) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (FileInputStream pem = new FileInputStream(caFile)) {
            store.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        return store;
    }

    public static SSLContext sslContext(String caFile) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trustManagers(caFile).getTrustManagers(), null);
        return context;
    }
}
