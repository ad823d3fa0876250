package proxy407;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the command line names: the scenario itself goes into a file, which is removed at the end. */
final class ScenarioArgument implements AutoCloseable {
    private final String scenario;
    private final Path file;

    ScenarioArgument(String scenario) {
        this.scenario = scenario;
        try {
            file = isItself(scenario) ? Files.createTempFile("proxy407-", ".json") : null;
            if (file != null) {
                Files.writeString(file, scenario);
            }
        } catch (IOException problem) {
            throw new Proxy407Exception("The scenario can't be written: " + problem, problem);
        }
    }

    String argument() {
        return file == null ? scenario : file.toString();
    }

    @Override
    public void close() {
        if (file != null && !file.toFile().delete()) {
            file.toFile().deleteOnExit();
        }
    }

    /** What the control API takes: a name, or the scenario. */
    static Object content(String scenario) {
        if (!isItself(scenario) && !scenario.contains("/")) {
            return scenario;
        }
        try {
            return Json.read(isItself(scenario) ? scenario : Files.readString(Path.of(scenario)));
        } catch (IOException problem) {
            throw new Proxy407Exception("The scenario can't be read: " + problem, problem);
        } catch (IllegalArgumentException problem) {
            throw new Proxy407Exception("The scenario: " + problem.getMessage(), problem);
        }
    }

    private static boolean isItself(String scenario) {
        return scenario.stripLeading().startsWith("{");
    }
}
