package proxy407;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** Finds the program: PROXY407_BINARY, a resource jar of this platform, PATH, in that order. */
final class Program {
    static final String VARIABLE = "PROXY407_BINARY";

    private final List<String> tried = new ArrayList<>();

    private Program() {}

    static Path find() {
        String named = System.getenv(VARIABLE);
        if (named != null && !named.isEmpty()) {
            return executable(Path.of(named));
        }
        return new Program().search();
    }

    private static Path executable(Path path) {
        if (!Files.exists(path)) {
            throw new Proxy407Exception(VARIABLE + " names \"" + path + "\", which does not exist.");
        }
        if (Files.isDirectory(path) || !Files.isExecutable(path)) {
            throw new Proxy407Exception(VARIABLE + " names \"" + path + "\", which is not executable.");
        }
        return path.toAbsolutePath();
    }

    private Path search() {
        tried.add(VARIABLE + ": not set");
        Path found = fromResource();
        if (found == null) {
            found = fromPath();
        }
        if (found == null) {
            throw new Proxy407Exception("The program proxy407 is not found. Set " + VARIABLE
                + " to its path, or add proxy407-binary-" + platform()
                + " to the test dependencies. Tried:\n  " + String.join("\n  ", tried));
        }
        return found;
    }

    /** As Maven's os plugin names it: linux-x86_64, linux-aarch_64. */
    private static String platform() {
        String machine = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "aarch_64";
            default -> System.getProperty("os.arch");
        };
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).replace(' ', '-') + "-" + machine;
    }

    private Path fromPath() {
        String path = System.getenv().getOrDefault("PATH", "");
        for (String folder : path.split(File.pathSeparator)) {
            Path candidate = Path.of(folder.isEmpty() ? "." : folder, "proxy407").toAbsolutePath();
            if (Files.isExecutable(candidate) && !Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        tried.add("PATH: not found in \"" + path + "\"");
        return null;
    }

    private Path fromResource() {
        String resource = "/proxy407/binary/" + platform() + "/proxy407";
        try (InputStream sums = Program.class.getResourceAsStream(resource + ".sums")) {
            if (sums == null) {
                tried.add("class path: no resource " + resource);
                return null;
            }
            String[] read = new String(sums.readAllBytes(), StandardCharsets.US_ASCII).split("\\s+");
            return unpacked(resource, read[0], Long.parseLong(read[1], 16));
        } catch (IOException problem) {
            tried.add("class path: " + resource + " can't be unpacked: " + problem);
            return null;
        }
    }

    /** Once for each version, into a folder of the user's: others could change what lies in /tmp. */
    private static synchronized Path unpacked(String resource, String sha256, long crc32)
        throws IOException {
        Path folder = cache().resolve("proxy407").resolve(sha256);
        Path program = folder.resolve("proxy407");
        if (Files.exists(program)) {
            return program;
        }
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "part", null);
        try {
            if (copy(resource, part) != crc32) {
                throw new IOException("its CRC-32 is another one");
            }
            // No other JVM sees half of the file: it may start the program at the same time.
            Files.move(part, program, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        return program;
    }

    private static Path cache() {
        String named = System.getenv("XDG_CACHE_HOME");
        return named != null && !named.isEmpty()
            ? Path.of(named) : Path.of(System.getProperty("user.home"), ".cache");
    }

    /** A JVM that has just started needs a quarter of a second for the SHA-256 of all this. */
    private static long copy(String resource, Path target) throws IOException {
        CRC32 sum = new CRC32();
        try (InputStream in = new CheckedInputStream(Program.class.getResourceAsStream(resource), sum)) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
        return sum.getValue();
    }
}
