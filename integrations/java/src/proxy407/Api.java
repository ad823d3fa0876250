package proxy407;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Speaks the control API of one program. */
final class Api {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String base;

    Api(String port) {
        base = "http://127.0.0.1:" + port + "/__admin";
    }

    Map<String, Object> call(String method, String path, Object body) {
        return call(method, path, body, PATIENCE);
    }

    /** The answer, or an exception with what the program says. */
    Map<String, Object> call(String method, String path, Object body, Duration timeout) {
        try {
            // A test may set a proxy selector for all of the JVM: its control API is not for the proxy.
            HttpURLConnection connection =
                (HttpURLConnection) new URL(base + path).openConnection(Proxy.NO_PROXY);
            connection.setRequestMethod(method);
            connection.setUseCaches(false);
            connection.setConnectTimeout((int) PATIENCE.toMillis());
            connection.setReadTimeout((int) timeout.toMillis());
            if (body != null) {
                send(connection, Json.write(body));
            }
            return read(connection, method + " " + path);
        } catch (IOException problem) {
            throw new Proxy407Exception("The control API does not answer: " + problem, problem);
        }
    }

    private static void send(HttpURLConnection connection, String body) throws IOException {
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Map<String, Object> read(HttpURLConnection connection, String what)
        throws IOException {
        int status = connection.getResponseCode();
        InputStream stream = status < 400 ? connection.getInputStream() : connection.getErrorStream();
        String text = "";
        if (stream != null) {
            try (stream) {
                text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        if (status >= 400) {
            throw new Proxy407Exception(problem(text, what + ": status " + status));
        }
        return text.isEmpty() ? Map.of() : Json.readObject(text);
    }

    private static String problem(String text, String otherwise) {
        try {
            Map<String, Object> problem = Json.readObject(text);
            StringBuilder made =
                new StringBuilder(String.valueOf(problem.getOrDefault("detail", otherwise)));
            if (problem.get("nearest") instanceof List<?> nearest) {
                nearest.forEach(one -> made.append("\n  nearest: ").append(near((Map<?, ?>) one)));
            }
            return made.toString();
        } catch (IllegalArgumentException | ClassCastException notJson) {
            return otherwise;
        }
    }

    @SuppressWarnings("unchecked")
    private static String near(Map<?, ?> near) {
        Exchange exchange = new Exchange((Map<String, Object>) near.get("exchange"));
        StringBuilder made = new StringBuilder(exchange.number() + "  " + exchange);
        for (Object one : (List<?>) near.get("differences")) {
            Map<?, ?> difference = (Map<?, ?>) one;
            made.append("; ").append(difference.get("key")).append(" was ")
                .append(difference.get("was")).append(", not ").append(difference.get("expected"));
        }
        return made.toString();
    }
}
