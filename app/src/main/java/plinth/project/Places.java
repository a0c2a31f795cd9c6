package plinth.project;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The folders of the user that programs keep things in: XDG's on Linux, the usual ones elsewhere. */
public final class Places {
    private final Map<String, String> environment;
    private final Path home;
    private final String system;

    Places(Map<String, String> environment, Path home, String system) {
        this.environment = environment;
        this.home = home;
        this.system = system.toLowerCase(Locale.ROOT);
    }

    /** Returns those of the user who runs the program. */
    public static Places ofUser() {
        return new Places(
                System.getenv(), Path.of(System.getProperty("user.home", ".")), System.getProperty("os.name", ""));
    }

    /** Returns the folder for what may be made again at any time. */
    public Path cache() {
        return place("XDG_CACHE_HOME", ".cache", "Library/Caches", "cache");
    }

    /** Returns the folder for what should outlive the program but is of no use on another machine: recovery files. */
    public Path state() {
        return place("XDG_STATE_HOME", ".local/state", "Library/Application Support", "state");
    }

    /** Returns the folder for what the user has set. */
    public Path config() {
        Optional<Path> roaming = Optional.ofNullable(environment.get("APPDATA"))
                .filter(v -> system.startsWith("windows") && !v.isBlank())
                .map(Path::of);
        return roaming.map(p -> p.resolve("plinth"))
                .orElseGet(() -> place("XDG_CONFIG_HOME", ".config", "Library/Application Support", "config"));
    }

    private Path place(String variable, String linux, String mac, String windows) {
        Optional<Path> told = Optional.ofNullable(environment.get(variable))
                .filter(v -> !v.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute);
        if (told.isPresent()) {
            return told.get().resolve("plinth");
        }
        if (system.startsWith("windows")) {
            String local = environment.getOrDefault(
                    "LOCALAPPDATA", home.resolve("AppData/Local").toString());
            return Path.of(local).resolve("Plinth").resolve(windows);
        }
        return home.resolve(system.startsWith("mac") ? mac : linux).resolve("plinth");
    }
}
