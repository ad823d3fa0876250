package proxy407;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The running program. It ends when its standard input does, so it can't outlive the test run. */
final class Child {
    private static final long SECONDS_TO_END = 5;

    private final Process process;
    private final Path stderr;
    private final String port;

    /** Returns when the program printed the port of its control API. */
    Child(Path program, String scenario, Duration timeout) {
        ProcessBuilder builder = new ProcessBuilder(program.toString(), "serve", scenario,
            "--port", "0", "--admin-port", "0", "--admin-port-file", "-", "--log", "off",
            "--stop-with-stdin");
        // Credentials of a surrounding run would change the scenario.
        builder.environment().remove("PROXY407_CREDENTIALS");
        try {
            stderr = Files.createTempFile("proxy407-", ".stderr");
            builder.redirectError(stderr.toFile());
            process = builder.start();
        } catch (IOException problem) {
            throw new Proxy407Exception(program + " can't be started: " + problem.getMessage(), problem);
        }
        try {
            port = readPort(timeout);
        } catch (Proxy407Exception problem) {
            stop();
            throw new Proxy407Exception(program + " serve " + scenario + ": " + problem.getMessage());
        } finally {
            stderr.toFile().delete();  // A test run that is killed leaves nothing.
        }
    }

    String port() {
        return port;
    }

    private String readPort(Duration timeout) {
        CompletableFuture<String> line = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(line), "proxy407 standard output");
        reader.setDaemon(true);
        reader.start();
        try {
            String text = line.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (text != null && text.matches("\\d+")) {
                return text;
            }
            if (text != null) {
                throw new Proxy407Exception(
                    "it is another program: its first line is \"" + text + "\", not a port.");
            }
            boolean hasEnded = process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
            throw new Proxy407Exception("the program "
                + (hasEnded ? "ended with exit code " + process.exitValue() + " before it listened"
                            : "printed no port") + ". It said:\n" + said());
        } catch (TimeoutException tooLong) {
            throw new Proxy407Exception("the program did not listen within " + timeout.toMillis()
                + " ms. It said:\n" + said());
        } catch (InterruptedException | ExecutionException problem) {
            throw new Proxy407Exception("no port was read: " + problem, problem);
        }
    }

    private void read(CompletableFuture<String> line) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            line.complete(reader.readLine());
            while (reader.readLine() != null) {
                // Nobody reads the rest; a full pipe would stop the program.
            }
        } catch (IOException closed) {
            line.complete(null);
        }
    }

    private String said() {
        try {
            return Files.readString(stderr).strip();
        } catch (IOException problem) {
            return "(" + problem + ")";
        }
    }

    void stop() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyClosed) {
            // It ended by itself.
        }
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
