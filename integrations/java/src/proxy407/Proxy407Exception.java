package proxy407;

/** The program can't be found or started, or it refuses what it was asked for. */
public final class Proxy407Exception extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Proxy407Exception(String message) {
        super(message);
    }

    Proxy407Exception(String message, Throwable cause) {
        super(message, cause);
    }
}
