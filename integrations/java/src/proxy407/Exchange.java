package proxy407;

import java.util.Map;

/**
 * A request and what became of it: the object of {@code --log json}. Values that the program gives as
 * null are null here.
 *
 * @param all every member by its name
 */
public record Exchange(Map<String, Object> all) {
    public long number() {
        return (Long) all.get("number");
    }

    /** 0 where no response was sent. */
    public int status() {
        return all.get("status") instanceof Long status ? status.intValue() : 0;
    }

    public String recorder() {
        return text("recorder");
    }

    public String scenario() {
        return text("scenario");
    }

    public String method() {
        return text("method");
    }

    public String target() {
        return text("target");
    }

    /** open, accepted, challenged, refused, malformed or fault. */
    public String verdict() {
        return text("verdict");
    }

    /** The user name that was accepted. */
    public String user() {
        return text("user");
    }

    public String cause() {
        return text("cause");
    }

    /** The id of the exact mistake: {@code proxy407 explain ID} tells more. */
    public String finding() {
        return text("finding");
    }

    public String message() {
        return text("message");
    }

    public String fix() {
        return text("fix");
    }

    public String requestHead() {
        return text("request_head");
    }

    private String text(String key) {
        return (String) all.get(key);
    }

    @Override
    public String toString() {
        return status() + " " + verdict() + "  " + method() + " " + target();
    }
}
